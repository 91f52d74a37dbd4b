"""The Head Teachers' Briefing (H29): one page from the same figures."""

from __future__ import annotations

from reportkit.blocks import Block, BulletList, Heading, Paragraph, Title
from reportkit.judgement.metrics import Verdict
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.update.glance import heading_for, results
from reportkit.reports.sections.update.headlines import headline_sentences
from reportkit.vocabulary import in_words

_RESULTS = {
    Verdict.MET: "yes, on every measure we can judge",
    Verdict.CANNOT_SAY: "we cannot say",
}
_MOST_CHANGES = 3


def briefing(profile: BoroughProfile) -> list[Block]:
    """Headlines, results, what is coming, and where the rest stands."""
    ledger = Ledger()
    return [
        Title("Headteachers' Briefing", f"{profile.name}, {profile.term.label}"),
        Heading(1, "Headlines"),
        BulletList(headline_sentences(profile, ledger)),
        Heading(1, "How we compare"),
        BulletList(tuple(words(_result(profile, place)) for place in range(5))),
        Heading(1, "Coming up"),
        BulletList(tuple(words(point) for point in _coming(profile))),
        Paragraph(
            words(
                f"Figures are public and as known on {in_words(profile.as_at)}. The School Improvement "
                "Update has the rest, with sources and data notes."
            )
        ),
        ledger.evidence(),
    ]


def _result(profile: BoroughProfile, place: int) -> str:
    result = results(profile)[place]
    partly = f"{result.met} of {result.judged}"
    return f"{heading_for(profile, result.aim)}: {_RESULTS.get(result.verdict, partly)}."


def _coming(profile: BoroughProfile) -> list[str]:
    following = profile.terms.after(profile.term)
    events = [f"{in_words(e.day)}: {e.title}." for e in profile.authority.events if e.day >= profile.as_at]
    releases = [
        f"{due:%B %Y}: {title}, {year}." for due, title, year in profile.next_releases if due > profile.as_at
    ]
    return [*events, *releases[:_MOST_CHANGES], f"{in_words(following.starts)}: start of {following.label}."]

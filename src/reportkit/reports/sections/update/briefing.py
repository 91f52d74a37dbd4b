"""The Head Teachers' Briefing (H29): one page from the same figures."""

from __future__ import annotations

from reportkit.blocks import Block, BulletList, Heading, Inline, Paragraph, Title
from reportkit.judgement.aims import AimResult
from reportkit.reports.citing import Ledger, words
from reportkit.reports.profiles import BoroughProfile
from reportkit.reports.sections.update.glance import heading_for, result_words, results
from reportkit.reports.sections.update.headlines import headline_sentences
from reportkit.settings import NationalChange
from reportkit.vocabulary import in_words

_MOST = 2
_MOST_DATES = 4


def briefing(profile: BoroughProfile) -> list[Block]:
    """Headlines, results, what is coming, and where the rest stands."""
    ledger = Ledger()
    return [
        Title("Headteachers' Briefing", f"{profile.name}, {profile.term.label}"),
        Heading(1, "Headlines"),
        BulletList(headline_sentences(profile, ledger, brief=True)),
        Heading(1, "How we compare"),
        BulletList(tuple(_result(profile, result, ledger) for result in results(profile))),
        *_national(profile),
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


def _result(profile: BoroughProfile, result: AimResult, ledger: Ledger) -> Inline:
    heading = heading_for(profile, result.aim)
    return (*words(f"{heading}. "), *result_words(profile, result, ledger), *words("."))


def _national(profile: BoroughProfile) -> list[Block]:
    changes = tuple(words(f"{change.date_words}: {change.what}") for change in _changes(profile))
    return [Heading(1, "National changes"), BulletList(changes)] if changes else []


def _changes(profile: BoroughProfile) -> list[NationalChange]:
    """The changes that come next, else the newest."""
    coming = [change for change in profile.changes if change.day > profile.as_at]
    return (coming or list(profile.changes))[:_MOST]


def _coming(profile: BoroughProfile) -> list[str]:
    """The next few dates: the Update has them all."""
    following = profile.terms.after(profile.term)
    events = [
        (e.day, f"{in_words(e.day)}: {e.title}.") for e in profile.authority.events if e.day >= profile.as_at
    ]
    releases = [
        (due, f"{due:%B %Y}: {title}, {year}.")
        for due, title, year in profile.next_releases
        if due > profile.as_at
    ]
    term = (following.starts, f"{in_words(following.starts)}: start of {following.label}.")
    return [line for _, line in sorted([*events, *releases[:_MOST], term])[:_MOST_DATES]]

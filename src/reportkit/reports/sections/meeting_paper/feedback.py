"""What a meeting must have before it (H95, H96): inspection, monitoring, reviews, and what teams said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportkit.blocks import Block, BulletList
from reportkit.casework.events import Event
from reportkit.casework.events.support_kinds import MonitoringVisit, SchoolReview
from reportkit.casework.record import Answer
from reportkit.casework.requirements.contacts import CONTACTS
from reportkit.reports.citing import words
from reportkit.reports.profiles.register import RegisterProfile
from reportkit.reports.sections.meeting_paper.up import Up
from reportkit.reports.sections.register.wording import met, on_day
from reportkit.reports.wording import counted, listed, listed_apart
from reportkit.vocabulary import in_words

_NO_CONCERN = "no concern"


def feedback(profile: RegisterProfile, up: Up) -> list[Block]:
    """Each the newest item, or since when there is none; then what teams returned. Never blank."""
    always = (_inspection(up), _monitoring(profile, up), _school_review(profile, up))
    return [BulletList(tuple(words(line) for line in (*always, *_returned(profile, up))))]


def _inspection(up: Up) -> str:
    if up.assessed is None:
        return "Inspection: not known, as the school is on no list held."
    said, on = str(up.assessed.facts["inspection"]), up.subject.facts.inspected_on
    since = f" No graded inspection since {in_words(on)} is held." if on else ""
    return f"Inspection: {said}{since}{_newer(up)}"


def _newer(up: Up) -> str:
    """That nobody has decided since the inspection."""
    on, entry = up.subject.facts.inspected_on, up.entry
    decided = max(
        (event.happened_on for event in (entry.decision, entry.placed_by) if event) if entry else (),
        default=None,
    )
    if on is None or decided is None or on <= decided:
        return ""
    return f" It is newer than the last decision, of {in_words(decided)}."


def _monitoring(profile: RegisterProfile, up: Up) -> str:
    last = up.subject.file.last(MonitoringVisit)
    if last is None or not isinstance(last.payload, MonitoringVisit):
        return f"Ofsted’s monitoring: none on record since {_since(profile, up)}."
    said = last.payload
    on, found = in_words(last.happened_on), said.found.rstrip(".")
    return f"Ofsted’s monitoring: visit {said.number} on {on}: {found}. None on record since {on}."


def _since(profile: RegisterProfile, up: Up) -> str:
    """The inspection, or the first day of the records where no inspection is held."""
    on, kept = up.subject.facts.inspected_on, profile.record.kept_since
    if on:
        return f"the inspection of {in_words(on)}"
    return f"the records begin, on {in_words(kept)}" if kept else "the beginning, as nothing is on record yet"


def _day(profile: RegisterProfile) -> str:
    return in_words(profile.record.as_at)


def _school_review(profile: RegisterProfile, up: Up) -> str:
    last = up.subject.file.last(SchoolReview)
    if last is None or not isinstance(last.payload, SchoolReview):
        kept = profile.record.kept_since
        since = f"since the records begin, on {in_words(kept)}" if kept else f"by {_day(profile)}"
        return f"{_review_name(profile)}: none on record {since}."
    found = last.payload.findings
    said = (
        f" found: {listed_apart(finding.rstrip('.') for finding in found)}"
        if found
        else ": no finding recorded"
    )
    on = in_words(last.happened_on)
    return f"{_review_name(profile)}: the {last.payload.sort} of {on}{said}. None on record since {on}."


def _review_name(profile: RegisterProfile) -> str:
    """School Review where the policy has one (H39)."""
    return "School Review" if profile.rules.has("H39") else "Review of the school"


def last_contact(profile: RegisterProfile, up: Up) -> str:
    """When the school was last met or spoken with, by what is on record."""
    last: Event | None = up.subject.file.last(*CONTACTS)
    return f"Last contact: {met(last)}." if last else f"Last contact: none on record by {_day(profile)}."


def _returned(profile: RegisterProfile, up: Up) -> Iterator[str]:
    """What each team answered about the school; those that did not are named (H96)."""
    given = _by_team(up.school.answers)
    yield from _answers(given)
    silent = [team.team for team in profile.record.teams if team.team not in given]
    if silent or not given:
        yield _no_return(silent)


def _by_team(answers: tuple[Answer, ...]) -> Mapping[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.team, []).append(answer)
    return found


def _answers(given: Mapping[str, list[Answer]]) -> Iterator[str]:
    """What was said of concern, team by team; then the teams that said there is none, in one line a day."""
    calm: dict[str, list[str]] = {}
    for team, answers in given.items():
        if all(answer.said == _NO_CONCERN for answer in answers):
            calm.setdefault(on_day(max(answer.on for answer in answers)), []).append(_asked(team, answers))
            continue
        said = listed_apart(f"{answer.question}: {answer.said} ({on_day(answer.on)})" for answer in answers)
        yield f"{team}: {said}."
    for day, teams in calm.items():
        yield f"Returned as “no concern” ({day}): {listed(teams)}."


def _asked(team: str, answers: list[Answer]) -> str:
    """The team, with how many questions it answered if more than one."""
    return f"{team} ({counted(len(answers), 'question', 'questions')})" if len(answers) > 1 else team


def _no_return(silent: list[str]) -> str:
    of = f" from these teams: {listed(silent)}" if silent else ""
    return f"No return about this school{of}. That is not “no concern”."

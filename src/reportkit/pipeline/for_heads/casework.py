"""What the casework store says of each school to its own head, written to a file once for a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from reportkit.casework.events import Event
from reportkit.casework.register import Casefile, History, register_entry, tell_history
from reportkit.casework.requirements import Rules, SchoolFacts, Subject
from reportkit.casework.store import open_store
from reportkit.judgement.assessment.model import Assessment
from reportkit.judgement.policies import Register
from reportkit.pipeline.for_heads.acts import (
    agreed_ahead,
    days_done,
    officers,
    replied_on,
    reviewed_on,
    support_given,
    talks,
)
from reportkit.pipeline.for_heads.returns import Returned
from reportkit.pipeline.for_heads.screening import Names, Screen
from reportkit.pipeline.for_heads.standing import recorded_standing, why_held
from reportkit.pipeline.keeping import Kept
from reportkit.places import Places
from reportkit.publishing.manifest import write_atomically
from reportkit.reports.profiles.casework import (
    Handed,
    LeftOut,
    OwnCasework,
    Recorded,
    handed_json,
    handed_path,
)
from reportkit.reports.sections.school.front import readers_of
from reportkit.settings import read_terms
from reportkit.vocabulary import Urn

_PRIVATE, _OWNERS = 0o600, 0o700
_A_YEAR = timedelta(days=365)


def hand_casework(places: Places, kept: Kept, folder: Path) -> Path:
    """The file, in the term's `working` folder. The store is read once, for all schools."""
    header = kept.now.header
    events = open_store(places.casework).events(header.authority)
    handed = casework_for_heads(
        events, kept.now, kept.then, Rules(kept.terms.pack, read_terms(places.params))
    )
    path = handed_path(folder, header.policy, header.as_at)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(_OWNERS)
    content = handed_json(handed)
    if not path.is_file() or path.read_bytes() != content:
        write_atomically(path, content)
        path.chmod(_PRIVATE)
    return path


def casework_for_heads(
    events: Sequence[Event], now: Assessment, then: Assessment | None, rules: Rules
) -> Handed:
    """Of every school assessed what its own head may read, as it stood on the days of the assessments."""
    header, earlier = now.header, then.header.as_at if then else None
    schools = [_School.of(row, readers_of(rules.pack)) for row in _listed(now)]
    whole = _Borough(
        _histories(events, schools),
        Returned.of(events, header.as_at, rules.terms),
        Names.of((str(school.urn), school.called) for school in schools),
        rules,
        header.as_at,
        earlier,
    )
    left_out: list[LeftOut] = []
    found = {str(school.urn): whole.of(school, left_out) for school in schools}
    return Handed(header.authority, header.policy, header.as_at, earlier, found, tuple(left_out))


def _listed(now: Assessment) -> Iterator[Mapping[str, object]]:
    registers = now.placements["register"]
    for row, register in zip(now.schools.to_dict("records"), registers, strict=True):
        yield {**{str(key): value for key, value in row.items()}, "register": register}


@dataclass(frozen=True, slots=True)
class _School:
    """A school with every number it has had and every name it goes by; `readers` are of its document."""

    urn: Urn
    urns: tuple[Urn, ...]
    called: tuple[str, ...]
    is_placed: bool
    readers: tuple[str, ...]

    @classmethod
    def of(cls, row: Mapping[str, object], readers: tuple[str, ...]) -> _School:
        urn = Urn(str(row["urn"]))
        before = tuple(map(Urn, row["earlier_urns"]))  # type: ignore[call-overload]  # texts, as kept
        called = (str(urn), *map(str, before), str(row["name"]), str(row["trust"] or ""))
        return cls(urn, (urn, *before), called, row["register"] == Register.ON, readers)


@dataclass(frozen=True, slots=True)
class _Borough:
    """What is looked up for each school."""

    histories: Mapping[Urn, History]
    returned: Returned
    names: Names
    rules: Rules
    as_at: date
    earlier: date | None

    def of(self, school: _School, left_out: list[LeftOut]) -> OwnCasework:
        """What the school's own head may read; what may not be printed goes to `left_out`."""
        history = self.histories.get(school.urn, History(()))
        file = Casefile(self.as_at, history.standing(self.as_at))
        screen = Screen(str(school.urn), self.names, school.is_placed or _is_on(school.urn, file))
        since = _spoken_since(school.urn, file)
        own = OwnCasework(
            now=recorded_standing(school.urn, file, screen),
            then=self._then(school.urn, history),
            talks=talks(file, school.readers, since, screen),
            replied_on=replied_on(file, since),
            officers=officers(file),
            done=days_done(file),
            ahead=agreed_ahead(file, screen, is_on=screen.is_on_register),
            reviewed_on=reviewed_on(file),
            self_evaluation=self.returned.self_evaluation(school.urns),
            networks=self.returned.networks(school.urns),
            support=support_given(file, history, screen),
            commentary=self.returned.commentary_for(school.urns, screen),
            held=why_held(school.urn, file, self.rules),
        )
        left_out += screen.left_out
        return own

    def _then(self, urn: Urn, history: History) -> Recorded | None:
        if self.earlier is None:
            return None
        file = Casefile(self.earlier, history.standing(self.earlier))
        return recorded_standing(urn, file, Screen(str(urn), self.names, is_on_register=True))


def _histories(events: Sequence[Event], schools: Sequence[_School]) -> Mapping[Urn, History]:
    """By the number that a school has now; what was recorded under an earlier one comes first."""
    now = {urn: school.urn for school in schools for urn in school.urns}
    order = {urn: -place for school in schools for place, urn in enumerate(school.urns)}
    found: dict[Urn, list[Event]] = {}
    for event in events:
        if event.urn in now:
            found.setdefault(now[event.urn], []).append(event)
    return {
        urn: tell_history(sorted(mine, key=lambda event: order[event.urn or urn]))
        for urn, mine in found.items()
    }


def _is_on(urn: Urn, file: Casefile) -> bool:
    entry = register_entry(urn, file)
    return entry is not None and entry.is_on


def _spoken_since(urn: Urn, file: Casefile) -> date:
    """From when a talk counts as one about the present category; for a school in none, a year ago."""
    if not _is_on(urn, file):
        return file.as_at - _A_YEAR
    moves = Subject(SchoolFacts(urn, ""), file).moves
    return moves[-2].event.happened_on if len(moves) > 1 else date.min

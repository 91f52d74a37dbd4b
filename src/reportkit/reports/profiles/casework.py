"""What the council's casework says of a school that its own head may read, as it is handed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from reportkit.exceptions import MissingData, UsageError


@dataclass(frozen=True, slots=True)
class Act:
    """What a person decided: when, who, why and which indicators were cited.

    `by` is empty where the name was erased, `why` where the reason is not for print.
    """

    on: date
    by: str
    why: str = ""
    indicators: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where the records put a school that is, or was, on the register or in a category.

    `rule` is the rule that placed it, empty where a person did; then `given` says who. `departs` tells that
    the decision sets a rule's placement aside. `ended` is the decision that ended it, None while it holds.
    `focus` and `aspect` are of support for one aspect alone.
    """

    category: str
    since: date | None = None
    rule: str = ""
    given: Act | None = None
    departs: bool = False
    ended: Act | None = None
    handed_to: str = ""
    focus: str = ""
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk with a reader of the document, or something that was written to them."""

    on: date
    by: str
    whom: str
    means: str
    is_written: bool
    about: str = ""
    accepts: bool | None = None
    reply_by: date | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """The officer that the school has in a role, since when."""

    role: str
    name: str
    since: date


@dataclass(frozen=True, slots=True)
class Support:
    """Support that goes on: who gives it, what for, since when, and until when it is planned."""

    provider: str
    aspect: str
    since: date
    hand_back_on: date | None = None


@dataclass(frozen=True, slots=True)
class SelfEvaluation:
    """The newest self-evaluation that came in; `dated` is the date it bears, None if none was noted."""

    received_on: date
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """A network that the school belongs to."""

    theme: str
    joined_on: date


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something agreed for a day to come."""

    on: date
    what: str


@dataclass(frozen=True, slots=True)
class Commentary:
    """An officer's own words for the head, in markdown."""

    by: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class OwnCasework:
    """All of one school that its own head may read.

    `then` is where the records put it on the day of the assessment compared with. `done` has, by rule of
    the policy, the days on which what it promises was done. `held` says why the document may not be sent yet,
    empty where it may.
    """

    now: Recorded | None = None
    then: Recorded | None = None
    talks: tuple[Talk, ...] = ()
    replied_on: date | None = None
    officers: tuple[Officer, ...] = ()
    done: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    ahead: tuple[Ahead, ...] = ()
    reviewed_on: date | None = None
    self_evaluation: SelfEvaluation | None = None
    networks: tuple[Network, ...] = ()
    support: tuple[Support, ...] = ()
    commentary: tuple[Commentary, ...] = ()
    held: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that were recorded and are not printed, and why: for the team alone."""

    urn: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Handed:
    """The casework of every school of an authority under a policy, as of a day and of the one before.

    A school of which nothing is recorded is in `schools` as well.
    """

    authority: str
    policy: str
    as_at: date
    earlier: date | None
    schools: Mapping[str, OwnCasework]
    left_out: tuple[LeftOut, ...] = ()

    def of(self, urn: str, authority: str, policy: str, as_at: date) -> OwnCasework:
        """The school's own part. Raises UsageError if it is of another authority, policy or day."""
        if (self.authority, self.policy, self.as_at) != (authority, policy, as_at):
            raise UsageError(
                f"The casework named is of {self.authority} under {self.policy} on {self.as_at}, not of "
                f"{authority} under {policy} on {as_at}. Build the profiles again."
            )
        return self.schools[urn]


_HANDED = TypeAdapter(Handed)


def handed_path(folder: Path, policy: str, as_at: date) -> Path:
    """Where a run keeps it, in the term's folder."""
    return folder / "working" / f"school-casework-{policy}-{as_at}.json"


def handed_json(handed: Handed) -> bytes:
    """As it is kept in a file."""
    return _HANDED.dump_json(handed, indent=1)


def read_handed(path: Path) -> Handed:
    """The file, read again only when it has changed. Raises MissingData if there is none that can be read."""
    try:
        said = path.stat()
    except OSError as error:
        raise MissingData(f"There is no casework in {path}. Build the profiles again.") from error
    return _read(path, (said.st_mtime_ns, said.st_size))


@cache
def _read(path: Path, _stamp: tuple[int, int]) -> Handed:
    try:
        return _HANDED.validate_json(path.read_bytes())
    except ValidationError as error:
        raise MissingData(f"The casework in {path} cannot be read. Build the profiles again.") from error

"""The one door through which acts of casework come, whether typed as a command or as a row of a sheet."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from reportkit.casework.events import Entry, Event, Payload, parse_payload
from reportkit.casework.register import LOOKS_BACK, casefile, register_entry
from reportkit.casework.requirements import rule_undercut
from reportkit.exceptions import CaseworkRefused
from reportkit.pipeline.casework.asking import Asked
from reportkit.pipeline.casework.categories import Values, refused
from reportkit.pipeline.casework.days import check_days
from reportkit.pipeline.casework.filling import WORKED_OUT, fill
from reportkit.pipeline.casework.knowing import Known
from reportkit.vocabulary import Urn


def admit(known: Known, kind: str, values: Values) -> Entry:
    """The act with what is known filled in. Raises CaseworkRefused for one that may not be recorded."""
    entry = admit_plain(known.asked, known.facts.urn, kind, fill(known, kind, values), known.opened_on)
    _check_rule_is_kept(known, entry)
    return entry


def admit_typed(known: Known, kind: str, values: Values) -> Entry:
    """The same of an act where somebody may have typed what is worked out: only what comes to the same."""
    names = WORKED_OUT.get(kind, ())
    entry = admit(known, kind, {name: value for name, value in values.items() if name not in names})
    for name in names:
        if name in values and not _is_same(entry.payload, name, values[name]):
            raise CaseworkRefused(
                f"Nothing was recorded for {entry.urn}: “{name}” is worked out by reportkit, which comes to "
                f"another answer than “{values[name]}”. Leave the line out."
            )
    return entry


def admit_plain(
    asked: Asked, urn: Urn | None, kind: str, values: Values, opened_on: date | None = None
) -> Entry:
    """An act of which nothing is worked out. Raises CaseworkRefused for days that cannot be."""
    payload = parse_payload(kind, values)
    check_days(asked, payload, opened_on)
    return Entry(
        authority=asked.authority,
        urn=urn,
        who=asked.doer,
        recorded_at=asked.at,
        happened_on=asked.on,
        why=asked.why,
        payload=payload,
        indicators=asked.indicators,
        corrects=asked.corrects,
        entered_by=asked.by,
        key=asked.key,
    )


def as_event(entry: Entry, number: int) -> Event:
    """The event that the entry will be."""
    return Event(**{field.name: getattr(entry, field.name) for field in fields(Entry)}, number=number)


def _is_same(payload: Payload, name: str, typed: object) -> bool:
    try:
        return parse_payload(payload.kind, {**payload.model_dump(), name: typed}) == payload
    except CaseworkRefused:
        return False


def _check_rule_is_kept(known: Known, entry: Entry) -> None:
    """Raises CaseworkRefused where the act leaves a milder category than that of a rule in force (K55)."""
    events, today = known.history.events, known.asked.today
    is_astray = entry.corrects is not None and entry.corrects not in {event.id for event in events}
    if is_astray or not isinstance(entry.payload, LOOKS_BACK):
        return  # the store refuses a correction of what there is not
    after = (*events, as_event(entry, _next_number(events)))
    urn = known.facts.urn
    was = rule_undercut(register_entry(urn, casefile(events, today)), known.pack)
    now = rule_undercut(register_entry(urn, casefile(after, today)), known.pack)
    if now is not None and was is None:
        source = f" ({known.rules.clause('K55')})" if known.rules.has("K55") else ""
        raise refused(
            known,
            f"would stand in a milder category than {now.id} gave it by rule, which would still be in "
            f"force{source}. To set the rule aside, decide on a day when it is in force, with --departs-from "
            f"{now.id} and --approved-by",
        )


def _next_number(events: tuple[Event, ...]) -> int:
    return max((event.number for event in events), default=0) + 1

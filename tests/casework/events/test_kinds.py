"""Every kind of event comes back from the store's JSON as it went in, and refuses what makes no sense."""

from __future__ import annotations

import json

import pytest

from reportkit.casework.events import KINDS, parse_payload, payload_json, payload_of
from reportkit.casework.events.parties import Party
from reportkit.exceptions import UsageError
from tests.casework.events.examples import EXAMPLES, NOTICE
from tests.rows import each_row

BY_KIND = {payload.kind: payload for payload in EXAMPLES}


def test_there_is_an_example_of_every_kind():
    assert set(BY_KIND) == set(KINDS)


@each_row("kind", KINDS)
def test_an_event_comes_back_as_it_went_in(kind):
    payload = BY_KIND[kind]
    said = json.loads(json.dumps(payload_json(payload)))
    assert payload_of(kind, said) == payload


@each_row("kind", KINDS)
def test_an_event_can_be_made_of_what_a_person_types(kind):
    assert parse_payload(kind, payload_json(BY_KIND[kind])) == BY_KIND[kind]


@each_row("kind", KINDS)
def test_an_event_names_only_kinds_that_there_are(kind):
    named = {name for kinds in KINDS[kind].refers.values() for name in kinds}
    assert named <= set(KINDS)
    assert KINDS[kind].refers.keys() <= KINDS[kind].model_fields.keys()


# What may be arranged, or be on record, on a later day than what names it.
ARRANGED = {"meeting", "member", "pool-head"}


@each_row("kind", [kind for kind, said in KINDS.items() if said.refers])
def test_an_event_cannot_have_happened_before_the_one_it_names(kind):
    named = {name for kinds in KINDS[kind].refers.values() for name in kinds}
    assert KINDS[kind].comes_after or named <= ARRANGED


SENSELESS = {
    "a category left out": ("decision", {"category": None}, "“category”"),
    "a category left blank": ("decision", {"category": "  "}, "“category”: it is blank; write it out"),
    "a misspelt entry": ("decision", {"categroy": "ri_a"}, "“categroy”: there is no such entry"),
    "no event's id": ("reply", {"to": "the first"}, "“to”: it is not written as it must be"),
    "a day there is not": ("review", {"next_on": "2026-02-30"}, "“next_on”"),
    "a control character": ("kit", {"discussed": "a\x00b"}, "cannot be printed"),
    "a removal of a rule's placement by nobody": ("removal", {"approved_by": ""}, "needs who approved"),
    "a taper that runs backwards": (
        "taper",
        {"steps": [{"on": "2026-12-03", "support": "a"}, {"on": "2026-12-01", "support": "b"}]},
        "order of their days",
    ),
    "a notice to an academy (H57)": ("notice", {"is_maintained": False}, "record a referral instead"),
    "a notice to the head alone (K68)": ("notice", {"to": ["head"]}, "addressed to the governing body"),
    "a formal notice without a factor (H92)": ("notice", {"factors": []}, "gives factors"),
    "a formal notice without a route (H93)": ("notice", {"route": None}, "gives route"),
    "without particulars (s.60)": (
        "notice",
        {"matters": "", "action": "", "comply_by": None, "powers": []},
        "gives matters, action, comply by, powers (section 60)",
    ),
}


@pytest.mark.parametrize(("kind", "change", "said"), SENSELESS.values(), ids=list(SENSELESS))
def test_what_makes_no_sense_is_refused_by_name(kind, change, said):
    with pytest.raises(UsageError) as refused:
        parse_payload(kind, payload_json(BY_KIND[kind]) | change)
    assert str(refused.value).startswith(f"The {kind} cannot be recorded: ")
    assert said in str(refused.value)


def test_a_pre_formal_notice_needs_no_particulars():
    said = payload_json(NOTICE) | {"stage": "pre-formal", "factors": [], "route": None, "powers": []}
    assert parse_payload("notice", said).kind == "notice"


def test_a_kind_of_a_newer_version_is_refused_with_what_to_do():
    with pytest.raises(
        UsageError, match=r"no kind of event “séance”.*If a newer version recorded it, update"
    ):
        payload_of("séance", {})


def test_a_plan_says_which_of_its_five_parts_are_missing():
    assert BY_KIND["plan"].missing_parts == ("strategies", "success criteria", "resources", "timescales")


def test_parties_are_told_apart():
    assert len({party.value for party in Party}) == len(Party)

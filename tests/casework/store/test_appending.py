"""Events are appended in the order of their school, whole or not at all, and read as they were written."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import timedelta, timezone

import pytest

from reportkit.casework.events import Entry, payload_json
from reportkit.casework.events.parties import Party
from reportkit.casework.events.register_kinds import Reply, Withdrawal
from reportkit.casework.store import open_store, verify
from reportkit.casework.store.reading import read_all
from reportkit.exceptions import UsageError
from tests.casework.events.builders import (
    NOW,
    OTHER,
    SCHOOL,
    TODAY,
    by_person,
    by_rule,
    contact,
    decision,
    entry,
    reading,
    removal,
)


def test_an_event_is_read_as_it_was_written(store):
    late = NOW.replace(tzinfo=timezone(timedelta(hours=1)))
    asked = entry(decision(), ago=2, recorded_at=late, entered_by="Cy Clerk", indicators=(1, 11), key="a/1")
    (event,) = store.append(asked)
    assert store.history(SCHOOL).events == (event,)
    assert {field.name: getattr(event, field.name) for field in fields(Entry)} == {
        field.name: getattr(asked, field.name) for field in fields(Entry)
    }


def test_each_school_counts_for_itself_and_the_borough_too(store):
    asked = (entry(contact()), entry(contact(), urn=OTHER), entry(contact()), reading())
    assert [one.id for one in store.append(*asked)] == ["102368-1", "102369-1", "102368-2", "hillingdon-1"]
    assert [one.id for one in store.events("hillingdon")] == [
        "102368-1", "102368-2", "102369-1", "hillingdon-1",
    ]  # fmt: skip
    assert store.events("hackney") == ()


def test_of_several_entries_all_are_kept_or_none(store):
    with pytest.raises(UsageError, match="not on the register"):
        store.append(entry(contact()), entry(removal()))
    assert store.history(SCHOOL).events == ()


def test_an_entry_that_cannot_be_recorded_is_refused(store):
    with pytest.raises(UsageError, match=r"cite at least one of the eleven \(H97\)"):
        store.append(entry(decision(), indicators=()))


def test_an_entry_sent_twice_under_one_key_is_recorded_once(store):
    asked = entry(contact(), key="returns.xlsx/3")
    first = store.append(asked)
    again = store.append(replace(asked, recorded_at=NOW + timedelta(hours=1), entered_by="Cy Clerk"))
    assert again == first
    with pytest.raises(UsageError, match=r"recorded as 102368-1 with other words.*correct 102368-1"):
        store.append(entry(contact("something else"), key="returns.xlsx/3"))


def test_an_event_names_only_what_was_recorded_of_the_same_school(store):
    store.append(entry(contact()), entry(by_person(), urn=OTHER))
    answer = Reply(to="102368-1", party=Party.HEAD, said="Yes")
    assert store.append(entry(answer))[0].id == "102368-2"
    for named, urn in (("102368-9", SCHOOL), ("102368-1", OTHER), ("102369-1", OTHER)):
        with pytest.raises(UsageError, match=f"{named} is no notification or contact or notice"):
            store.append(entry(replace_to(answer, named), urn=urn))


def replace_to(answer, named):
    return answer.model_copy(update={"to": named})


def test_a_rule_s_placement_under_an_earlier_urn_cannot_end_unsaid_either(store):
    store.append(entry(by_rule()))
    with pytest.raises(UsageError, match="102368-1 placed the school by rule"):
        store.append(entry(removal(), urn=OTHER), earlier={OTHER: (SCHOOL,)})
    store.append(entry(removal("102368-1"), urn=OTHER), earlier={OTHER: (SCHOOL,)})
    assert [one.id for one in store.history(OTHER, (SCHOOL,)).events] == ["102368-1", "102369-1"]


def test_an_event_is_corrected_once_however_many_try_at_once(store, address):
    store.append(entry(contact("first")))

    def correct(number):
        try:
            open_store(address).append(entry(contact(f"better {number}"), corrects="102368-1"))
        except UsageError as error:
            return str(error)
        return "recorded"

    with ThreadPoolExecutor(4) as officers:
        answers = list(officers.map(correct, range(4)))
    assert answers.count("recorded") == 1
    assert sum("was corrected by 102368-2 already" in answer for answer in answers) == 3


def test_a_school_is_removed_once_however_many_try_at_once(store, address):
    store.append(entry(by_person()))

    def remove(_):
        try:
            open_store(address).append(entry(removal()))
        except UsageError as error:
            return "not on the register" in str(error)
        return "recorded"

    with ThreadPoolExecutor(4) as officers:
        assert sorted(map(str, officers.map(remove, range(4)))) == ["True", "True", "True", "recorded"]
    assert verify(store) == 2


def test_the_register_is_opened_by_somebody_who_says_why(store):
    store.append(entry(by_rule()))
    register = store.open_register(reading(who="Di Director"))
    assert [one.urn for one in register.on] == [SCHOOL]
    (recorded,) = [one for one in store.events("hillingdon") if one.kind == "reading"]
    assert (recorded.who, recorded.why) == ("Di Director", "Half-termly meeting")


def test_a_register_opened_without_a_reason_stays_closed(store):
    with pytest.raises(UsageError, match="no reason is given"):
        store.open_register(replace(reading(), why=""))
    with pytest.raises(ValueError, match="with a reading"):
        store.open_register(entry(contact()))


def test_what_was_taken_back_stays_in_the_history(store):
    store.append(entry(by_rule()))
    store.append(entry(Withdrawal(approved_by="Bea"), corrects="102368-1"))
    history = store.history(SCHOOL)
    assert [one.event.id for one in history.told if one.stands] == []
    assert [one.id for one in history.events] == ["102368-1", "102368-2"]
    assert store.open_register(reading()).on == ()


def test_words_in_any_script_and_of_any_length_come_back(store):
    words = 'Ґрунт 学校 😀 "quotes" \\ \' ; -- ' * 500
    (event,) = store.append(entry(contact(words)))
    assert event.payload.discussed == words.strip()
    assert store.history(SCHOOL).events == (event,)
    assert json.dumps(payload_json(event.payload))


def test_the_days_of_events_are_the_days_that_were_given(store):
    store.append(entry(contact(), happened_on=TODAY.replace(year=1999)))
    assert store.history(SCHOOL).events[0].happened_on.year == 1999


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(store):
    store.append(entry(contact()))
    with store.reading() as connection:
        first = read_all(connection)
        store.append(entry(contact("meanwhile")))
        assert read_all(connection) == first
    assert verify(store) == 2

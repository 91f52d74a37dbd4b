"""A person is taken out of every word, with their contact data, and nothing else is."""

from __future__ import annotations

import pytest

from reportkit.casework.events import Named
from reportkit.casework.events.erasing import ERASED, Person, without_person, words_without
from reportkit.exceptions import UsageError
from tests.casework.events.builders import contact, event

JO = Person("Jo Bloggs")


def cleared(payload, person=JO, **said):
    return [after for _, after in without_person([event(payload, 1, **said)], person)]


def test_a_name_goes_with_its_contact_data_and_the_position_stays():
    (after,) = cleared(contact())
    assert after.payload.person == Named(name=ERASED, position="head")


@pytest.mark.parametrize(
    "words", ["JO BLOGGS rang", "we met Jo\n Bloggs", "Jo Bloggs's plan", "jo@school.example"]
)
def test_a_name_or_address_in_running_words_goes_too(words):
    (after,) = cleared(contact(words))
    assert ERASED in after.payload.discussed
    assert "jo" not in after.payload.discussed.lower()


def test_who_why_and_who_wrote_it_down_are_searched_too():
    named = {"who": "Jo Bloggs", "why": "Jo Bloggs asked", "entered_by": "Jo Bloggs"}
    (after,) = cleared(contact(person=Named(name="Di Deputy")), **named)
    assert (after.who, after.why, after.entered_by) == (ERASED, f"{ERASED} asked", ERASED)


def test_other_ways_of_naming_the_person_are_taken_out_if_given():
    (after,) = cleared(contact("Mrs Bloggs agreed"), Person("Jo Bloggs", ("Mrs Bloggs",)))
    assert after.payload.discussed == f"{ERASED} agreed"


@pytest.mark.parametrize("name", ["Jo Bloggsworth", "Majo Bloggs", "Joe Bloggs"])
def test_a_person_with_a_similar_name_stays(name):
    assert cleared(contact(name, person=Named(name=name, email="x@school.example"))) == []


@pytest.mark.parametrize("name", ["Jo", " ", ""])
def test_a_name_too_short_is_refused(name):
    with pytest.raises(UsageError, match="too short to be erased"):
        cleared(contact(), Person(name))


@pytest.mark.parametrize(
    "post",
    [
        *(
            "Headteacher",
            "Head",
            "head teacher",
            "The Head",
            "SIP",
            "LaMA",
            "SIL",
            "Chair",
            "CHAIR OF GOVERNORS",
        ),
        *("Co-Chair", "Director of Children’s Services", "Deputy Head"),
        *("School Improvement Partner", "Mrs"),
    ],
)
def test_a_post_or_title_is_refused_as_it_names_many_people(post):
    for person in (Person(post), Person("Jo Bloggs", (post,))):
        with pytest.raises(UsageError, match="is a post or a title and nobody's name") as refused:
            cleared(contact("the head and the chair met"), person)
        assert f"“{post}”" in str(refused.value)


@pytest.mark.parametrize("name", ["Jo Head", "Mrs Head", "Ann Partner", "Dr Chair", "Lama Haddad"])
def test_somebody_whose_name_is_also_a_post_can_be_erased(name):
    (after,) = cleared(contact(f"{name} agreed"), Person(name))
    assert after.payload.discussed == f"{ERASED} agreed"


def test_a_request_does_not_keep_the_name_either():
    assert words_without("as Jo Bloggs asked", JO) == f"as {ERASED} asked"

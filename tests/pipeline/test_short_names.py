"""A school is found by a name with a word shortened, left out, or put in, where it can be no other school."""

from __future__ import annotations

from functools import cache

import pytest

from reportkit.pipeline.board.guarding import Guard
from reportkit.pipeline.board.secrets import make_guard
from reportkit.pipeline.short_names import abbreviated, names_left
from reportkit.publishing.disclosure import Passage
from tests.pipeline.board.boroughs import borough, school
from tests.settings.policies.builders import PARAMS

SECRET = (
    *("Pudding Terrace", "Jigsaw Heights", "Wheelbarrow Court", "Rolling Pin Fields", "Rolling Pin Terrace"),
    *("Market Street", "Toffee Gdns", "Kazoo Hill"),
)
OTHERS = ("Kazoo Lane Primary School", "Rolling Pin Green Infant School", "The Hill Primary School")


@cache
def guard() -> Guard:
    secret = [school(f"{name} Primary School", on=True) for name in SECRET]
    return make_guard(borough(secret, [school(name) for name in OTHERS]), PARAMS, (), ())


def is_found(said: str) -> bool:
    passages = (Passage("the text", said),)
    return any("whose standing the team alone knows" in leak.why for leak in guard().leaks(passages, ()))


@pytest.mark.parametrize(
    "said",
    [
        *("Pudding Tce Primary", "Pudding Terr.", "Jigsaw Hts", "Wheelbarrow Ct", "Wheelbarrow Crt Primary"),
        *("Jigsaw Primary School", "Jigsaw Primary", "the Rolling Pin primaries", "Pudding [sic] Terrace"),
        *("Market St Primary", "Toffee Gardens", "Pudding (the old) Terrace Primary", "PUDDING TCE"),
    ],
)
def test_a_name_is_found_as_people_write_it(said: str) -> None:
    assert is_found(f"Thanks to {said} for the minutes.")


@pytest.mark.parametrize(
    "said",
    [
        *(
            "Kazoo Primary School",
            "Rolling Pin Infants",
            "The Primary School",
            "a pudding",
            "jigsaw heighten",
        ),
        *("a rolling pin", "Kazoo Ln Primary", "the market"),
    ],
)
def test_what_may_be_another_school_or_no_school_may_stand(said: str) -> None:
    assert not is_found(f"Thanks to {said} for the minutes.")


def test_one_table_shortens_words_and_writes_them_out() -> None:
    assert set(abbreviated("Pudding Terrace Primary")) == {
        f"Pudding {one} Primary" for one in ("tce", "terr", "ter")
    }
    assert "Pudding terrace" in set(abbreviated("Pudding Tce"))
    assert tuple(abbreviated("Court")) == ()


def test_what_is_left_of_a_name_says_which_schools_it_may_mean() -> None:
    left = names_left(["Jigsaw Heights Primary School", "Jigsaw Green Primary School", "Birch Hill School"])
    assert len(left["jigsaw primary"]) == len(left["jigsaw primaries"]) == 2
    assert left["birch school"] == {"Birch Hill School"}
    assert not names_left(["Birch Hill School"], frozenset({"birch school", "birch schools"}))

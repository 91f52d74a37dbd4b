"""A school's document is of that school alone, whatever its neighbours are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from reportkit.blocks import Paragraph, Title
from reportkit.exceptions import DocumentError
from reportkit.pipeline.right_school import (
    GUARD_VERSION,
    ForHead,
    check_profile,
    check_right_school,
    names_and_numbers,
)
from reportkit.publishing.disclosure import WatchList
from reportkit.publishing.disclosure.spotting import Spotter, Wanted
from reportkit.publishing.word import compose_document
from reportkit.publishing.word.properties import Properties
from reportkit.vocabulary import Urn
from tests.publishing.builders import PROPERTIES, words

OWN, OTHER = Urn("102368"), Urn("102369")
NAMES = {
    OWN: "Oak Hill Infant School",
    OTHER: "Oak Hill Junior School",
    Urn("102370"): "Oak Hill",  # stands in the school's own name
    Urn("102371"): "Oak Hill Infant School",  # of the same name
}


def check(*said: str) -> None:
    blocks = (Title("School profile"), *(Paragraph(words(text)) for text in said))
    content = compose_document(blocks, PROPERTIES)
    watched = WatchList(names_and_numbers(NAMES), (OWN, NAMES[OWN], "Oak Hill Junior School Trust"))
    partial(check_right_school, OWN, watched)(blocks, content)


def test_a_document_of_its_own_school_passes() -> None:
    check("Oak Hill Infant School, URN 102368, of the Oak Hill Junior School Trust")


@pytest.mark.parametrize(
    "said", ["Oak Hill Junior School", "102369", "102371", "See OAK HILL junior school.", "Oak Hill"]
)
def test_another_school_is_refused_with_the_place(said: str) -> None:
    with pytest.raises(DocumentError, match="was not written, for it would hold “"):
        check("Oak Hill Infant School, URN 102368", said)


def test_a_document_without_the_schools_number_is_refused() -> None:
    with pytest.raises(DocumentError, match="does not name it"):
        check("Oak Hill Infant School")


MARKED = replace(PROPERTIES, marking="OFFICIAL-SENSITIVE: for the headteacher only.")
SPOTTER = Spotter(
    (
        Wanted("Thimble Heath Infant School", "it is another school's name", (OTHER,)),
        Wanted("Ada Returner", "it is a person who told the team something", (OTHER,)),
    )
)


def check_for_head(said: str, properties: Properties = MARKED) -> Mapping[str, Any]:
    blocks = (Title("School profile"), Paragraph(words(f"URN {OWN}. {said}")))
    return check_profile(ForHead(OWN, SPOTTER), blocks, compose_document(blocks, properties))


def test_the_manifest_says_that_the_guard_found_nothing() -> None:
    noted = {"guard": {"audience": "head", "findings": 0, "version": GUARD_VERSION}}
    assert check_for_head("All is well.") == noted


@pytest.mark.parametrize("said", ["thimble-heath infant school", "Ada Returner told us."])
def test_neither_another_school_nor_who_told_the_team_passes(said: str) -> None:
    with pytest.raises(DocumentError, match="was not written, for it would hold"):
        check_for_head(said)


def test_a_profile_without_its_marking_is_refused() -> None:
    with pytest.raises(DocumentError, match="do not say OFFICIAL-SENSITIVE"):
        check_for_head("All is well.", PROPERTIES)

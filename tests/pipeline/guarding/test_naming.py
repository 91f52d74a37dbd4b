"""What a school goes by is found, save where the words mean something else."""

from __future__ import annotations

from reportkit.pipeline.guarding.naming import short_names, spotter_of
from reportkit.publishing.disclosure import Passage
from tests.pipeline.guarding.boroughs import CALLED, OTHER, OWN, borough_schools


def found(text: str, printed: str = "") -> list[str]:
    spotter = spotter_of(borough_schools(), CALLED, (), printed)
    return [leak.text for leak in spotter.find((Passage("", text),), (OWN,))]


def test_a_name_without_its_last_words_and_as_in_an_index_is_found() -> None:
    assert list(short_names("Oak Hill Church of England Primary School"))[-2:] == ["Oak Hill", "Hill, Oak"]
    assert list(short_names("Rise Academy")) == []
    assert "of, Esher Church" not in short_names("Esher Church of England Primary School")
    assert found("Heath, Thimble") == ["Heath, Thimble"]


def test_a_former_name_that_a_policy_says_is_something_else() -> None:
    assert found("Old Button Lane School") == ["Old Button Lane School"]
    assert found("Old Button Lane School", printed="the Old Button Lane School as it then was") == []


def test_the_name_a_school_has_is_found_though_a_policy_says_it() -> None:
    assert found(CALLED[OTHER][0], printed=CALLED[OTHER][0]) == [CALLED[OTHER][0]]

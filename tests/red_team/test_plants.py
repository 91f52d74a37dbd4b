"""Each plant is a true leak: it is in the file, it is not in the clean one, and the file still opens.

One of each kind in the ordinary tests, all of them in `make soak`, where each is looked for.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from reportkit.places import Places
from tests.built import LONG, TERM
from tests.red_team.every_plant import FAIR, PLANTS
from tests.red_team.layers import Layer, Planted
from tests.red_team.plants import Plant
from tests.red_team.reading import holds
from tests.red_team.secrets_of import Secrets
from tests.red_team.test_red_team import SAMPLE


@pytest.mark.parametrize("plant", SAMPLE, ids=lambda plant: plant.name)
def test_the_words_of_one_of_each_kind_are_in_the_planted_file_and_not_in_the_clean_one(
    plant: Plant, sampled: Planted, clean_places: Places, secrets: Secrets
) -> None:
    assert_planted(plant, sampled.layer_of(plant), clean_places, secrets)


@pytest.mark.parametrize("plant", SAMPLE, ids=lambda plant: plant.name)
def test_the_planted_file_of_one_of_each_kind_still_opens(plant: Plant, sampled: Planted) -> None:
    assert_opens(sampled.layer_of(plant).paths[plant.name])


@pytest.mark.soak
@LONG[1]
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_the_words_are_in_the_planted_file_and_not_in_the_clean_one(
    plant: Plant, planted: Planted, clean_places: Places, secrets: Secrets
) -> None:
    assert_planted(plant, planted.layer_of(plant), clean_places, secrets)


@pytest.mark.soak
@LONG[1]
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_the_planted_file_still_opens(plant: Plant, planted: Planted) -> None:
    assert_opens(planted.layer_of(plant).paths[plant.name])


def assert_planted(plant: Plant, layer: Layer, clean_places: Places, secrets: Secrets) -> None:
    path, words = layer.paths[plant.name], plant.words(secrets)
    assert path == layer.folder(plant.authority) / plant.path(secrets)
    assert holds(layer.folder(plant.authority), plant.path(secrets), words)
    clean = clean_places.outputs / plant.authority / TERM
    assert not (clean / plant.path(secrets)).exists() or not holds(clean, plant.path(secrets), words)


def assert_opens(path: Path) -> None:
    if path.suffix in (".docx", ".xlsx") and not path.name.startswith("~$"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
    elif path.suffix == ".eml":
        assert message_from_bytes(path.read_bytes(), policy=policy.default)["Subject"]
    else:
        assert path.stat().st_size


def test_there_are_more_than_eighty_plants_and_no_two_of_one_name() -> None:
    assert len(FAIR) >= 80
    assert [name for name, times in Counter(plant.name for plant in PLANTS).items() if times > 1] == []

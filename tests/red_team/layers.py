"""Copies of the documents with plants in them: as few copies as will do, for each is guarded at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from reportkit.places import Places
from tests.built import TERM
from tests.red_team.every_plant import PLANTS
from tests.red_team.plants import Plant
from tests.red_team.secrets_of import Secrets


@dataclass(frozen=True, eq=False)
class Layer:
    """One copy of the documents, and the plants in it with the file each is in."""

    places: Places
    paths: dict[str, Path]

    def folder(self, authority: str) -> Path:
        """The term's folder."""
        return self.places.outputs / authority / TERM


@dataclass
class Planted:
    """Every plant planted, layer by layer, when the first of a layer is asked for."""

    copy: Callable[[], Places]
    secrets: Secrets
    plants: Sequence[Plant] = PLANTS
    _made: dict[int, Layer] = field(default_factory=dict)

    @cached_property
    def _layers(self) -> list[list[Plant]]:
        return layers_of(self.plants, self.secrets)

    def layer_of(self, plant: Plant) -> Layer:
        """The layer that holds the plant."""
        number = next(number for number, layer in enumerate(self._layers) if plant in layer)
        if number not in self._made:
            self._made[number] = self._plant(self._layers[number])
        return self._made[number]

    def _plant(self, plants: Iterable[Plant]) -> Layer:
        places = self.copy()
        found = {p.name: p.how(places.outputs / p.authority / TERM, self.secrets) for p in plants}
        return Layer(places, found)


def layers_of(plants: Sequence[Plant], secrets: Secrets) -> list[list[Plant]]:
    """The plants in layers: of one audience and borough, and no two in one document."""
    layers: list[list[Plant]] = []
    for plant in plants:
        fitting = (layer for layer in layers if _fits(plant, layer, secrets))
        found = next(fitting, None)
        if found is None:
            layers.append([plant])
        else:
            found.append(plant)
    return layers


def _fits(plant: Plant, layer: Sequence[Plant], secrets: Secrets) -> bool:
    if plant.alone or any(one.alone for one in layer):
        return False
    same = all((one.authority, one.told) == (plant.authority, plant.told) for one in layer)
    return same and plant.path(secrets) not in {one.path(secrets) for one in layer}

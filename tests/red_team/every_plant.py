"""Every plant there is, by what it shows."""

from __future__ import annotations

from tests.red_team import (
    audiences,
    bodies,
    email_plants,
    embedded,
    file_plants,
    leftovers,
    look_alikes,
    misplaced,
    properties,
    schools_counted,
    small_numbers,
    torn,
    word_parts,
    xml_tricks,
)
from tests.red_team.plants import Plant

KINDS: dict[str, tuple[Plant, ...]] = {
    "the body of a document": (*bodies.PLANTS, *xml_tricks.PLANTS),
    "the other parts of a document": (*word_parts.PLANTS, *properties.PLANTS),
    "what a document carries": embedded.PLANTS,
    "the file, its name and its place": (*file_plants.PLANTS, *misplaced.PLANTS),
    "a rule of B5": (*small_numbers.PLANTS, *schools_counted.PLANTS, *leftovers.PLANTS),
    "an audience": audiences.PLANTS,
    "a look-alike": (*look_alikes.PLANTS, *torn.PLANTS),
    "an e-mail": email_plants.PLANTS,
}
PLANTS = tuple(plant for plants in KINDS.values() for plant in plants)
FAIR = tuple(plant for plant in PLANTS if not plant.arguable)
ARGUABLE = tuple(plant for plant in PLANTS if plant.arguable)

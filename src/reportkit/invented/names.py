"""Names that nobody could take for a real school, trust or person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

_FIRST = (
    *("Teapot", "Marmalade", "Gingerbread", "Thimble", "Pepperpot", "Snowglobe", "Pocketwatch", "Humbug"),
    *("Crumpet", "Toffee", "Jigsaw", "Mitten", "Pancake", "Sixpence", "Parasol", "Trifle", "Umbrella"),
    *("Tin Whistle", "Doodle", "Bobbin", "Custard", "Porridge", "Kazoo", "Lollipop", "Moonbeam"),
    *("Paperclip", "Pudding", "Rolling Pin", "Skittle", "Sugarlump", "Treacle", "Wheelbarrow"),
)
_SECOND = (
    *("Hill", "Lane", "Green", "Row", "Bridge", "Corner", "Common", "Wharf", "Meadow", "Steps"),
    *("Fields", "Gate", "Yard", "Rise", "Orchard", "Quay", "Hollow", "Spinney", "Bank", "Court"),
    *("Terrace", "Crossing", "Garden", "Heights"),
)
_TRUSTS = ("Biscuit Tin", "Picnic Basket", "Button Jar", "Hopscotch", "Paper Boat", "Puddle Jumpers")
_GIVEN = (
    *("Ada", "Bram", "Cleo", "Desmond", "Effie", "Farouk", "Greta", "Hamza", "Imogen", "Jasper"),
    *("Kiran", "Lottie", "Milo", "Nasreen", "Otis", "Priya", "Quentin", "Rosa", "Samir", "Tilda"),
)
_FAMILY = (
    *("Pennyfeather-Quill", "Thistlebeam", "Candlewick", "Marzipan", "Figgleton", "Larkspurrow"),
    *("Buttonhook", "Snugglesworth", "Twinklebury", "Applecrumb", "Dumplington", "Featherstoke"),
    *("Gumdropp", "Hattersnip", "Inkwell", "Jamboree", "Kettlewhist", "Lambswool", "Mothballe", "Nutmegg"),
)


def school_names(count: int, rng: np.random.Generator) -> tuple[str, ...]:
    """So many places that schools are named for, no two alike."""
    return _drawn([f"{first} {second}" for first, second in product(_FIRST, _SECOND)], count, rng)


def head_names(count: int, rng: np.random.Generator) -> tuple[str, ...]:
    """So many invented people, no two alike."""
    return _drawn([f"{given} {family}" for given, family in product(_GIVEN, _FAMILY)], count, rng)


def trust_names() -> tuple[str, ...]:
    """The invented trusts."""
    return tuple(f"{name} Learning Trust" for name in _TRUSTS)


def _drawn(names: Sequence[str], count: int, rng: np.random.Generator) -> tuple[str, ...]:
    return tuple(names[place] for place in rng.permutation(len(names))[:count])

"""Parts of the file that nothing shows."""

from __future__ import annotations

from reportkit.publishing.word.cleaning.container import Container, Relation, relations_of
from reportkit.publishing.word.cleaning.wording import counted, listed

# A part of such a kind is shown only where the text refers to it by its number.
_BY_NUMBER = frozenset(
    [
        *("image", "hyperlink", "header", "footer", "chart", "chartEx", "font", "chartUserShapes"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors"),
    ]
)


def drop_strays(held: Container) -> list[str]:
    """What was taken out that no reference led to."""
    strays = [name for name in _keep_reached(held) if not name.endswith(".rels")]
    if not strays:
        return []
    return [f"{counted(len(strays), 'part')} of the file that nothing refers to: {listed(sorted(strays))}"]


def drop_unshown(held: Container) -> list[str]:
    """What was taken out of that which the text no longer shows, such as a picture that was deleted."""
    before = _reached(held)
    while any(_is_dropped(held, relation) for relation in held.all_relations()):
        pass
    unshown = before - _reached(held)
    pictures = sum(held.kinds[name].startswith("image/") for name in unshown)
    _keep_reached(held)
    others = len(unshown) - pictures
    return [
        *([f"{counted(pictures, 'picture')} in the file that no page shows"] if pictures else []),
        *([f"{counted(others, 'part')} of the file (such as a header) that no page shows"] if others else []),
    ]


def _is_dropped(held: Container, relation: Relation) -> bool:
    if not _is_unshown(held, relation):
        return False
    held.drop(relation)
    return True


def _is_unshown(held: Container, relation: Relation) -> bool:
    if relation.name == "diagramDrawing":
        return not any(one.name == "diagramData" for one in held.relations(relation.source))
    return relation.name in _BY_NUMBER and bool(relation.source) and not held.referring(relation)


def _keep_reached(held: Container) -> list[str]:
    """Keep what a reference leads to; what went."""
    reached = _reached(held)
    referring = [name for name in ["", *reached] if held.relations(name)]
    return held.keep_only([*reached, *map(relations_of, referring)])


def _reached(held: Container) -> set[str]:
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for relation in held.relations(waiting.pop()):
            if not relation.is_external and relation.part in held.parts and relation.part not in reached:
                reached.add(relation.part)
                waiting.append(relation.part)
    return reached

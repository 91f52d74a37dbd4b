"""Every printed figure is what the published files give, worked out by code that shares nothing."""

from __future__ import annotations

import ast
import os
import random
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.built import AUTHORITIES, BRIEFING, DOCUMENTS, SOURCE, THE_DAY, UPDATE, Checkout
from tests.truth import recompute
from tests.truth.recompute import Recomputing

SEED = 20261122
HOW_MANY = 30
BLOCK = "application/vnd.reportkit.block+json"
_UNIT_WORDS = re.compile(r" points?$")

Printed = dict[str, Any]
Section = tuple[str, tuple[int, int]]  # document, and where in it


@pytest.fixture(scope="module")
def recomputing() -> Recomputing:
    return Recomputing(SOURCE / "data", THE_DAY)


def test_the_recomputation_imports_nothing_of_reportkit() -> None:
    tree = ast.parse(Path(recompute.__file__).read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "relative"]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported - set(sys.stdlib_module_names) == {"pandas", "pyarrow"}


def test_thirty_figures_from_every_section_are_what_the_published_files_give(
    checkout: Checkout, recomputing: Recomputing
) -> None:
    drawn = drawn_figures(checkout)
    assert len(drawn) == HOW_MANY
    assert {authority for authority, _ in drawn} == set(AUTHORITIES)
    assert {key for key, _ in drawn.values()} == set(sections(checkout))
    assert not wrong([figure for _, figure in drawn.values()], recomputing)


def test_every_figure_is_what_the_published_files_give_and_is_traced_to_just_its_cells(
    checkout: Checkout, recomputing: Recomputing
) -> None:
    figures = [f for a in AUTHORITIES for d in DOCUMENTS for f in checkout.of(a).figures(d)]
    assert len(figures) > 500
    assert not wrong(figures, recomputing)


def test_a_published_figure_is_traced_to_the_one_cell_that_holds_it(
    checkout: Checkout, recomputing: Recomputing
) -> None:
    published = {cell: number for number in recomputing.published.values() for cell in number.cells}
    for authority in AUTHORITIES:
        for figure in checkout.of(authority).figures(UPDATE):
            if figure["how"] == "as published":
                (cell,) = cells_of(figure)
                number = published[cell]
                assert bare(figure) == f"{number.rounded:,}".replace("-", "−") + "%" * number.percent


def test_a_figure_is_the_newest_that_the_area_has(checkout: Checkout, recomputing: Recomputing) -> None:
    for authority in AUTHORITIES:
        for figure in checkout.of(authority).figures(UPDATE):
            area, rest = figure["id"].split(":")
            parts = rest.split(".")
            if figure["how"] == "as published" and parts[2] == area:
                assert parts[3] == recomputing.latest(parts[0], parts[1], area), figure["id"]


def test_a_figure_stands_in_the_text_of_its_document(checkout: Checkout) -> None:
    for authority in AUTHORITIES:
        for document in DOCUMENTS:
            spans = list(spans_of(checkout.of(authority).notebook(document)))
            shown = {(span["figure"], span["text"]) for span in spans}
            listed = {(f["id"], f["printed"]) for f in checkout.of(authority).figures(document)}
            assert shown <= listed, "a figure is printed that the manifest does not list"


@pytest.mark.soak
@pytest.mark.skipif(not os.environ.get("REPORTKIT_SOAK"), reason="a long trial, run by make soak")
def test_every_figure_of_twenty_other_authorities_is_what_the_published_files_give(
    checkout: Checkout, recomputing: Recomputing
) -> None:
    assert checkout.siod.is_file()
    known = [code for code in recomputing.authorities if code in recomputing.neighbours]
    chosen = random.Random(SEED).sample([c for c in known if c not in ("312", "204", "936")], 20)
    found = []
    for code in chosen:
        name = f"area-{code}"
        settings = f'name: "{recomputing.names[code]}"\ncode: "{code}"\nteam: School Improvement Team\n'
        path = checkout.root / "params" / "authorities" / f"{name}.yaml"
        path.write_text(settings, encoding="utf-8")
        found += wrong([f for d in DOCUMENTS for f in checkout.of(name).figures(d)], recomputing)
    assert not found


def sections(checkout: Checkout) -> dict[Section, list[tuple[str, Printed]]]:
    """For each section of the documents that prints figures: (authority, figure)."""
    found: dict[Section, list[tuple[str, Printed]]] = {}
    for authority in AUTHORITIES:
        for document in DOCUMENTS:
            for place, figures in evidence_of(checkout.of(authority).notebook(document)):
                key = (document, place)
                found.setdefault(key, []).extend((authority, figure) for figure in figures)
    return found


def drawn_figures(checkout: Checkout) -> dict[tuple[str, str], Any]:
    """Figures drawn by a fixed seed: one of each section, then others, authorities in turn."""
    rng = random.Random(SEED)
    by_section = {key: sorted(f, key=str) for key, f in sections(checkout).items()}
    drawn: dict[tuple[str, str], Any] = {}
    turn = 0
    while len(drawn) < HOW_MANY:
        for key in sorted(by_section):
            own = [(a, f) for a, f in by_section[key] if a == AUTHORITIES[turn % len(AUTHORITIES)]]
            authority, figure = rng.choice(own or by_section[key])
            turn += 1
            if len(drawn) < HOW_MANY and (authority, figure["id"]) not in drawn:
                drawn[authority, figure["id"]] = (key, figure)
    return drawn


def evidence_of(notebook: dict[str, Any]) -> list[tuple[tuple[int, int], list[Printed]]]:
    """The figures listed at the end of each section, with its cell and its order there."""
    return [
        ((number, order), block["figures"])
        for number, cell in enumerate(notebook["cells"])
        for order, block in enumerate(b for b in blocks_of(cell) if b["kind"] == "Evidence")
        if block["figures"]
    ]


def blocks_of(cell: dict[str, Any]) -> list[dict[str, Any]]:
    return [o["data"][BLOCK] for o in cell.get("outputs", []) if BLOCK in o.get("data", {})]


def spans_of(part: Any) -> list[dict[str, Any]]:
    """Every piece of text with a figure's id, however deep it stands."""
    if isinstance(part, list):
        return [span for item in part for span in spans_of(item)]
    if not isinstance(part, dict):
        return []
    own = [part] if part.get("figure") and "text" in part else []
    return own + [span for item in part.values() for span in spans_of(item)]


def wrong(figures: list[Printed], recomputing: Recomputing) -> list[str]:
    """What is printed, or traced, otherwise than the published files give."""
    found = []
    for figure in figures:
        answer = recomputing.answer(figure["id"])
        if bare(figure) != answer.text or cells_of(figure) != answer.cells:
            traced = "" if cells_of(figure) == answer.cells else " and other cells"
            found.append(f"{figure['id']}: {figure['printed']}, worked out anew {answer.text}{traced}")
    return found


def bare(figure: Printed) -> str:
    """The figure as printed, without the words for its unit."""
    return {"none": "0"}.get(figure["printed"], _UNIT_WORDS.sub("", figure["printed"]))


def cells_of(figure: Printed) -> frozenset[recompute.Cell]:
    return frozenset((file, row, column) for file, row, column in figure["cells"])


def test_the_briefing_prints_no_figure_that_the_update_does_not(checkout: Checkout) -> None:
    for authority in AUTHORITIES:
        update = {(f["id"], f["printed"]) for f in checkout.of(authority).figures(UPDATE)}
        briefing = {(f["id"], f["printed"]) for f in checkout.of(authority).figures(BRIEFING)}
        assert briefing <= update

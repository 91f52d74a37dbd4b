"""A notebook runs the same by either engine; one that fails says where, and is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
import pytest

from reportkit.exceptions import NotebookFailed, UsageError
from reportkit.publishing.execution import run_notebook
from reportkit.publishing.exporter.docx import ReportkitDocxExporter
from tests.built import NOTEBOOKS, SOURCE, UPDATE, Checkout, profile_parameters

FOLDER = Path(__file__).parent / "notebooks"
ENGINES = ("reportkit", "nbclient")


def run(name: str, target: Path, engine: str = "reportkit", **parameters: str) -> nbformat.NotebookNode:
    """One of the small notebooks beside this file, run."""
    return run_notebook(FOLDER / f"{name}.ipynb", target, parameters or {"who": "Hackney"}, engine)


def printed(path: Path) -> str:
    """All that the cells of a notebook on disk printed."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    found = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
    return "".join("".join(output["text"]) for output in found if output.get("name") == "stdout")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cell_that_raises_is_named_and_the_notebook_kept(tmp_path: Path, engine: str) -> None:
    target = tmp_path / "executed.ipynb"
    with pytest.raises(NotebookFailed) as failure:
        run("raises", target, engine)
    assert "raises.ipynb, cell 4: ValueError: two schools have one name" in str(failure.value)
    assert str(target) in str(failure.value)
    assert printed(target) == "Before, in Hackney.\n"


def test_a_mistake_of_syntax_is_named_and_the_notebook_kept(tmp_path: Path) -> None:
    with pytest.raises(NotebookFailed, match=r"syntax_error.ipynb, cell 4: SyntaxError"):
        run("syntax_error", tmp_path / "executed.ipynb")
    assert printed(tmp_path / "executed.ipynb") == "Before.\n"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("exits_hard", r"exits_hard.ipynb, cell 4: ProcessEnded"),
        ("exits_politely", r"exits_politely.ipynb, cell 4: SystemExit: 0"),
    ],
)
def test_a_cell_that_ends_the_process_is_named_and_what_ran_is_kept(
    tmp_path: Path, name: str, said: str, engine: str
) -> None:
    with pytest.raises(NotebookFailed, match=said):
        run(name, tmp_path / "executed.ipynb", engine)
    assert printed(tmp_path / "executed.ipynb") == "Before.\n"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cell_that_hangs_is_stopped_at_its_deadline_and_named(tmp_path: Path, engine: str) -> None:
    target = tmp_path / "executed.ipynb"
    with pytest.raises(NotebookFailed, match=r"hangs.ipynb, cell 4: DeadlinePassed"):
        run_notebook(FOLDER / "hangs.ipynb", target, {"who": "Hackney"}, engine, deadline=2)
    assert printed(tmp_path / "executed.ipynb") == "Before.\n"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, nbformat.NotebookNode]:
    """A notebook that shows one of everything, run by each engine."""
    folder = tmp_path_factory.mktemp("both")
    return {engine: run("shows_everything", folder / f"{engine}.ipynb", engine) for engine in ENGINES}


def test_both_engines_show_the_same_in_the_same_order(both: dict[str, nbformat.NotebookNode]) -> None:
    forked, kernel = (list(in_one_piece(map(essence, outputs(both[engine])))) for engine in ENGINES)
    assert forked == kernel
    assert [kind for kind, _ in forked] == ["stream", "display_data", "stream", "stream", "display_data",
        "stream", "execute_result", "stream", "display_data", "display_data", "execute_result"]  # fmt: skip


def test_printed_lines_and_displays_keep_their_order(both: dict[str, nbformat.NotebookNode]) -> None:
    shown = [part for kind, part in map(essence, outputs(both["reportkit"])) if kind != "execute_result"]
    assert shown[:6] == [
        ("stdout", "First,\ntogether.\n"),
        {"text/markdown": "Then **Hackney**.", "text/plain": "<IPython.core.display.Markdown object>"},
        ("stdout", "Between.\n"),
        ("stderr", "A warning.\n"),
        {"text/html": "<p>Last displayed.</p>", "text/plain": "<IPython.core.display.HTML object>"},
        ("stdout", "After.\n"),
    ]


def test_charts_drawn_inline_are_in_the_outputs(both: dict[str, nbformat.NotebookNode]) -> None:
    for notebook in both.values():
        assert sum("image/png" in o.get("data", {}) for o in outputs(notebook)) == 2


def test_both_engines_give_the_same_word_file(both: dict[str, nbformat.NotebookNode]) -> None:
    forked, kernel = (word(both[engine]) for engine in ENGINES)
    assert forked == kernel


def test_both_engines_give_the_same_update(checkout: Checkout, tmp_path: Path) -> None:
    source = SOURCE / "notebooks" / NOTEBOOKS[UPDATE]
    given = profile_parameters(checkout, "hackney")
    made = [word(run_notebook(source, tmp_path / f"{e}.ipynb", given, e)) for e in ENGINES]
    assert made[0] == made[1]


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def in_one_piece(shown: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Text printed in a row on one stream as one output: a kernel under load sends it in pieces."""
    for (kind, name), group in groupby(
        shown, lambda item: (item[0], item[1][0] if item[0] == "stream" else "")
    ):
        found = [what for _, what in group]
        if kind == "stream":
            yield kind, (name, "".join(text for _, text in found))
        else:
            yield from ((kind, what) for what in found)


def essence(output: nbformat.NotebookNode) -> tuple[str, Any]:
    """What an output shows, apart from when it was shown."""
    if output.output_type == "stream":
        return "stream", (output.name, output.text)
    return output.output_type, dict(output.data)


def word(notebook: nbformat.NotebookNode) -> bytes:
    content, _ = ReportkitDocxExporter().from_notebook_node(notebook)
    return bytes(content)


@pytest.mark.parametrize(
    "text", ["0123", "0012345", "no", "null", "1e3", "2026-11-22", "~", " a ", 'say "x"']
)
@pytest.mark.parametrize("engine", ["reportkit"])
def test_a_parameter_arrives_as_the_text_it_is(tmp_path: Path, text: str, engine: str) -> None:
    notebook = run("repeats_its_parameter", tmp_path / "executed.ipynb", engine, code=text)
    assert outputs(notebook)[0].text == f"{text!r}\n"


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("raises", {"who": "A", "wich": "B"}, r"raises.ipynb takes the parameters who; who, wich were given"),
        ("raises", {}, r"raises.ipynb takes the parameters who; none were given"),
        ("raises", {"who": 312}, r"raises.ipynb: who must be given as text, in quotation marks"),
        ("raises", {"who": date(2026, 11, 22)}, r"who must be given as text"),
        ("raises", {"who": False}, r"who must be given as text"),
        ("without_parameters", {"who": "A"}, r"needs one cell tagged “parameters”; it has 0"),
        ("two_parameter_cells", {"who": "A"}, r"needs one cell tagged “parameters”; it has 2"),
        ("parameters_not_text", {"who": "A", "how_many": "3"}, r'must be  name = "text"'),
        ("parameters_worked_out", {"who": "A"}, r'must be  name = "text"'),
    ],
)
def test_parameters_that_a_notebook_does_not_take_are_refused_before_it_runs(
    tmp_path: Path, name: str, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        run_notebook(FOLDER / f"{name}.ipynb", tmp_path / "executed.ipynb", given)
    assert not (tmp_path / "executed.ipynb").exists()


def test_a_notebook_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no notebook"):
        run("no_such", tmp_path / "executed.ipynb")

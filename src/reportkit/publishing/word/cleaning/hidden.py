"""Text and pictures that are in the file and not on the page."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.fields import fields_of
from reportkit.publishing.word.cleaning.joining import join_with_next, may_go
from reportkit.publishing.word.cleaning.names import VAL, M, W, ancestor, is_on, remove, text_of, w
from reportkit.publishing.word.cleaning.tables import drop_row
from reportkit.publishing.word.cleaning.wording import counted, quoted

_SIGNS = w("fldChar", "instrText")
_SHOWN = w("t", "drawing", "pict", "sym", "footnoteReference", "endnoteReference")


def drop_hidden(held: Container) -> list[str]:
    """What was taken out: the hidden words, and how many pictures."""
    styles = _hiding_styles(held)
    words: list[str] = []
    pictures = 0
    for root in held.texts():
        pictures += _drop_pictures(root)
        words += _drop_rows(root)
        words += _drop_runs(root, styles)
        _drop_marks(root)
    said = " ".join(" … ".join(filter(None, words)).split())
    number = counted(pictures, "hidden picture or shape", "hidden pictures or shapes")
    return [*([f"hidden text: {quoted(said)}"] if said else []), *([number] if pictures else [])]


def _drop_pictures(root: _Element) -> int:
    hidden = [node for node in root.iter("{*}docPr") if node.get("hidden") in {"1", "true"}]
    hidden += [
        node
        for node in root.iter("{urn:schemas-microsoft-com:vml}*")
        if "visibility:hidden" in node.get("style", "").replace(" ", "")
    ]
    for node in hidden:
        holder = next(node.iterancestors(*w("drawing", "pict")), None)
        if holder is not None:
            remove(holder)
    return len(hidden)


def _drop_rows(root: _Element) -> list[str]:
    rows = [row for row in root.iter(f"{W}tr") if is_on(row.find(f"{W}trPr/{W}hidden"))]
    words = [text_of(row) for row in rows]
    for row in rows:
        drop_row(row)
    return words


def _drop_runs(root: _Element, styles: Mapping[str, bool]) -> list[str]:
    """Take out hidden runs; a sign of a field of which something is shown stays, for it shows nothing."""
    hidden = {run for run in root.iter(f"{W}r", f"{M}r") if _is_hidden(run, styles)}
    kept = {run for field in fields_of(root) if not set(field.runs) <= hidden for run in field.runs}
    words = []
    for run in [run for run in root.iter(f"{W}r", f"{M}r") if run in hidden]:
        if run in kept and any(child.tag in _SIGNS for child in run):
            _show(run)
            continue
        words.append(text_of(run))
        _remove_run(run)
    return words


def _show(run: _Element) -> None:
    for mark in run.findall(f"{W}rPr/{W}vanish"):
        remove(mark)


def _remove_run(run: _Element) -> None:
    holder = run.getparent()
    remove(run)
    if holder is not None and holder.tag == f"{W}hyperlink" and not len(holder):
        remove(holder)


def _drop_marks(root: _Element) -> None:
    """A paragraph whose own mark is hidden runs on into the next one; an empty one is not there."""
    for mark in list(root.iter(f"{W}vanish")):
        properties = mark.getparent()
        owner = properties.getparent() if properties is not None else None
        if owner is None or owner.tag != f"{W}pPr" or not is_on(mark):
            continue
        if properties is not None and is_on(properties.find(f"{W}specVanish")):
            continue
        paragraph = owner.getparent()
        remove(mark)
        if paragraph is not None and (may_go(paragraph) or next(paragraph.iter(*_SHOWN), None) is not None):
            join_with_next(paragraph)


def _is_hidden(run: _Element, styles: Mapping[str, bool]) -> bool:
    own = run.find(f"{W}rPr/{W}vanish")
    if own is not None:
        return is_on(own)
    names = [
        _style(run, f"{W}rPr/{W}rStyle"),
        _style(ancestor(run, f"{W}p"), f"{W}pPr/{W}pStyle"),
        _style(ancestor(run, f"{W}tbl"), f"{W}tblPr/{W}tblStyle"),
    ]
    # Word switches over from one kind of style to the next: twice hidden is shown.
    return sum(styles.get(name, False) for name in names) % 2 == 1 or styles.get("", False)


def _style(node: _Element | None, path: str) -> str:
    found = node.find(path) if node is not None else None
    return found.get(VAL, "-") if found is not None else "-"


def _hiding_styles(held: Container) -> dict[str, bool]:
    """Of each style by its id whether it hides text, itself or by the one below it; "" is the default."""
    nodes = [one for name in held.related("styles") for one in held.tree(name).iter(f"{W}style")]
    by_id = {node.get(f"{W}styleId", ""): node for node in nodes}
    hiding = {name: _hides(node, by_id, 0) for name, node in by_id.items()}
    defaults = [held.tree(name).find(f"{W}docDefaults//{W}vanish") for name in held.related("styles")]
    return hiding | {"": any(is_on(one) for one in defaults)}


def _hides(style: _Element, by_id: Mapping[str, _Element], depth: int) -> bool:
    own = style.find(f"{W}rPr/{W}vanish")
    if own is not None:
        return is_on(own)
    base = by_id.get(_style(style, f"{W}basedOn"))
    return base is not None and depth < len(by_id) and _hides(base, by_id, depth + 1)

"""Comments, and who they are by."""

from __future__ import annotations

from lxml.etree import _Element

from reportkit.publishing.word.cleaning.container import Container
from reportkit.publishing.word.cleaning.names import W, remove, remove_all, text_of, w
from reportkit.publishing.word.cleaning.wording import by, counted, quoted

_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_MARKS = w("commentRangeStart", "commentRangeEnd", "annotationRef")


def drop_comments(held: Container) -> list[str]:
    """What was taken out: how many comments, by whom, and what each says."""
    comments = [one for name in held.related("comments") for one in held.tree(name).iter(f"{W}comment")]
    people = [
        str(value)
        for name in held.related("people")
        for one in held.tree(name)
        for key, value in one.items()
        if str(key).endswith("}author")
    ]
    for relation in held.all_relations():
        if relation.name in _PARTS:
            held.drop(relation)
    marks = sum(_drop_marks(root) for root in held.texts())
    return _said(comments, people, marks)


def _drop_marks(root: _Element) -> int:
    number = 0
    for reference in list(root.iter(f"{W}commentReference")):
        run = reference.getparent()
        remove(reference)
        number += 1
        if run is not None and all(child.tag == f"{W}rPr" for child in run):
            remove(run)
    return number + remove_all(root, _MARKS)


def _said(comments: list[_Element], people: list[str], marks: int) -> list[str]:
    authors = [one.get(f"{W}author", "") for one in comments]
    words = "; ".join(quoted(text_of(one)) for one in comments)
    removed = [f"{counted(len(comments), 'comment')}{by(authors)}: {words}"] if comments else []
    others = [name for name in people if name not in authors]
    if others:
        removed.append(f"the names of people noted in the file: {', '.join(dict.fromkeys(others))}")
    return removed or (["marks of comments that are no longer there"] if marks else [])

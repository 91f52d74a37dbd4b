"""A document's properties, from the notebook's own metadata."""

from __future__ import annotations

from datetime import date
from typing import Any

from nbformat import NotebookNode

from reportkit.exceptions import DocumentError
from reportkit.publishing.word import Properties

_KNOWN = {"title", "subject", "marking", "as_at"}


def read_properties(nb: NotebookNode, title: str) -> Properties:
    """What `metadata.reportkit` says of the document; `title` where it says nothing of a title.

    Raises DocumentError for an `as_at` that is no date of the form 2026-11-22.
    """
    stated = {name: str(value) for name, value in _stated(nb).items() if name in _KNOWN}
    return Properties(
        title=stated.get("title") or title,
        subject=stated.get("subject", ""),
        marking=stated.get("marking", ""),
        as_at=_date(stated["as_at"]) if stated.get("as_at") else None,
    )


def _stated(nb: NotebookNode) -> dict[str, Any]:
    return dict(nb.metadata.get("reportkit") or {})


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise DocumentError(
            f"The notebook's metadata gives as_at as “{text}”. Write it as a date such as 2026-11-22."
        ) from error

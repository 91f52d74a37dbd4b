"""The guard inside a build: a document for all schools is looked at before it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from reportkit.blocks import Block
from reportkit.exceptions import DocumentError
from reportkit.pipeline.guarding.found import Found
from reportkit.pipeline.guarding.knowing import Knowledge, know
from reportkit.pipeline.guarding.letting import parted
from reportkit.pipeline.guarding.marking import marking_leaks
from reportkit.pipeline.guarding.of_readers import leaks_in
from reportkit.pipeline.guarding.placing import placed
from reportkit.pipeline.right_school import noted
from reportkit.places import Places
from reportkit.publishing.disclosure import Passage, read_everything
from reportkit.publishing.disclosure.leftovers import find_leftovers
from reportkit.publishing.disclosure.whereabouts import in_words

_MOST_TOLD = 3


def known_for_build(places: Places, authority: str, as_at: date) -> Knowledge:
    """What a build for all schools is held against.

    Without casework no school's standing is on record: nothing is assessed only to guard the document.
    """
    known = know(places, authority, as_at)
    if places.has_casework:
        return known
    return replace(known, settings=known.settings.model_copy(update={"policy": ""}))


def check_open(known: Knowledge, document: str, blocks: Sequence[Block], content: bytes) -> Mapping[str, Any]:
    """What the manifest keeps of the check. Raises DocumentError for what its readers may not see."""
    looked = placed(known, known.folder / document, None)
    passages = (Passage("its name and folder", document), *read_everything(content))
    leaks = (
        *marking_leaks(known, looked, passages),
        *find_leftovers(content),
        *leaks_in(known, looked, passages),
    )
    said = (leak._replace(where=in_words(leak.where, leak.text, content)) for leak in leaks)
    found, _ = parted(known, (Found(document, *leak) for leak in said))
    if found:
        told = "; ".join(map(str, found[:_MOST_TOLD]))
        raise DocumentError(f"{document} was not written. {told}")
    return noted(looked.audience)

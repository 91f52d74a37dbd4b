"""A document that a person has edited in Word, as it may leave the house."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportkit.publishing.word.cleaning.charts import drop_chart_sources
from reportkit.publishing.word.cleaning.comments import drop_comments
from reportkit.publishing.word.cleaning.container import Container, open_container
from reportkit.publishing.word.cleaning.custom import drop_custom_xml
from reportkit.publishing.word.cleaning.fields import unlink_fields
from reportkit.publishing.word.cleaning.hidden import drop_hidden
from reportkit.publishing.word.cleaning.leftovers import drop_marks
from reportkit.publishing.word.cleaning.links import drop_local_links
from reportkit.publishing.word.cleaning.lone import drop_strays, drop_unshown
from reportkit.publishing.word.cleaning.pictures import strip_pictures
from reportkit.publishing.word.cleaning.properties import clean_properties
from reportkit.publishing.word.cleaning.refusing import refuse_unclean
from reportkit.publishing.word.cleaning.related import drop_related
from reportkit.publishing.word.cleaning.settings import clean_settings
from reportkit.publishing.word.cleaning.tracked import accept_changes

# Comments are counted before the text they hang on may go; what nothing refers to any more goes last.
_STEPS = (
    refuse_unclean,
    drop_strays,
    clean_properties,
    drop_comments,
    accept_changes,
    drop_hidden,
    clean_settings,
    unlink_fields,
    drop_local_links,
    drop_chart_sources,
    drop_custom_xml,
    drop_marks,
    drop_related,
    strip_pictures,
    drop_unshown,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The copy to be sent, and in plain words what was taken out of it: nothing for one built here."""

    content: bytes = field(repr=False)
    removed: tuple[str, ...]


def clean_copy(content: bytes) -> Cleaned:
    """The document without author, comments, tracked changes, hidden text and the like; all else as it was.

    The same document gives the same bytes, and a cleaned one is left as it is. Raises DocumentError, saying
    what to do, for a file that is no .docx, is broken or locked, or holds a macro or another file.
    """
    held: Container = open_container(content)
    removed: list[str] = []
    for step in _STEPS:
        removed += step(held)
    return Cleaned(held.packed(), tuple(removed))

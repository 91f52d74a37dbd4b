"""The copy of a document that is sent: without what Word keeps of who worked on it, when and how."""

from reportkit.publishing.word.cleaning.copying import Cleaned, clean_copy

__all__ = ["Cleaned", "clean_copy"]

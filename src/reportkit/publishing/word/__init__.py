"""Word files: written from blocks onto a template, and looked over for whoever cannot see them."""

from reportkit.publishing.word.composer import compose_document
from reportkit.publishing.word.properties import Properties
from reportkit.publishing.word.stationery import find_template

__all__ = ["Properties", "compose_document", "find_template"]

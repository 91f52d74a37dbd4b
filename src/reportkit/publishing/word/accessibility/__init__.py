"""A lint of built Word files for people who use a screen reader, a magnifier or a printer without colour."""

from reportkit.publishing.word.accessibility.checking import RULES, check_document
from reportkit.publishing.word.accessibility.findings import Finding

__all__ = ["RULES", "Finding", "check_document"]

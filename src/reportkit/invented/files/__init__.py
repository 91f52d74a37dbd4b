"""What is published of the invented boroughs, in the publishers' own layouts, a module a format."""

from reportkit.invented.files.writing import published_files, write_files

__all__ = ["published_files", "write_files"]

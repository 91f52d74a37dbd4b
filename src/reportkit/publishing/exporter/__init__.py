"""Any notebook as a Word file: `jupyter nbconvert --to reportkit-docx notebook.ipynb`."""

from reportkit.publishing.exporter.docx import ReportkitDocxExporter
from reportkit.publishing.exporter.notebook import LeftOut, Reading, read_notebook

__all__ = ["LeftOut", "Reading", "ReportkitDocxExporter", "read_notebook"]

"""Any notebook as a Word file: `jupyter nbconvert --to reportkit-docx notebook.ipynb`."""

from reportkit.publishing.exporter.docx import ReportkitDocxExporter, write_described_word
from reportkit.publishing.exporter.notebook import LeftOut, Reading, read_notebook

__all__ = ["LeftOut", "Reading", "ReportkitDocxExporter", "read_notebook", "write_described_word"]

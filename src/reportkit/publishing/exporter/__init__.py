"""Any notebook as a Word file: `jupyter nbconvert --to reportkit-docx notebook.ipynb`.

The exporter itself is in `docx`, apart: it brings in nbconvert, for which a batch of documents has no use.
"""

from reportkit.publishing.exporter.notebook import LeftOut, Reading, read_notebook
from reportkit.publishing.exporter.writing import write_described_word

__all__ = ["LeftOut", "Reading", "read_notebook", "write_described_word"]

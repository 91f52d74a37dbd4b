"""`python -m reportkit.publishing.word.template [FILE]`: make the template afresh."""

from __future__ import annotations

import sys
from pathlib import Path

from reportkit.publishing.word.template.making import make_template

if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("report_templates/reportkit.docx")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(make_template())
    sys.stdout.write(f"Wrote {target}. Restyle it in Word; the names of its styles must stay as they are.\n")

"""`python -m tests.publishing.batch.stopped FOLDER COUNT`: a batch in a process of its own, to be stopped."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.publishing.batch.jobs import jobs, run

if __name__ == "__main__":
    run(Path(sys.argv[1]), jobs(Path(sys.argv[1]), int(sys.argv[2])))

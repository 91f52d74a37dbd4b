"""`python -m reportkit`, and the command `reportkit`."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from reportkit.cli import main


def run() -> NoReturn:
    """Run a command, and end as soon as all it says is said.

    Python would take apart everything in memory first, a quarter of a second after a borough's documents.
    """
    try:
        main()
    except SystemExit as ended:
        with suppress(OSError):  # whoever reads may have gone
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(ended.code if isinstance(ended.code, int) else 0)


if __name__ == "__main__":
    run()

"""The papers of a board meeting: each from its own notebook, and all of them bound into one pack.

A further document is added in three steps, none of which touches another document:

1. `reports/sections/board/NAME.py`: profile to blocks, a function for each part, `TITLE` and
   `expected_parts(profile)`.
2. `notebooks/board_NAME.ipynb`: a `parameters` cell, then one `show(section(profile))` for each part.
3. A line in `LEAVES` in `documents.py` beside this file: its label in the pack, its file and its notebook;
   for one that reads more than the record of the board also a function that says what (`reads`: locations
   for its notebook, hashes for the plan) and one that gives its profile from it (`profile`).

No notebook is handed anything of a school from the team's record: only the record of the board itself,
published data, and counts that were released for members (`counts.json`). `disclosing` makes these counts
and the guard that looks at every built file; no job is made before (docs/adr/0013).
"""

from reportkit.pipeline.board.building import build_board_pack
from reportkit.pipeline.board.opening import AskedPack

__all__ = ["AskedPack", "build_board_pack"]

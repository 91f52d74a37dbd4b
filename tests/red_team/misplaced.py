"""Names of files and folders that tell, and files that are out of their place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.red_team.plants import BOARD, PAPER_D, PROFILE, SECOND, How, Plant
from tests.red_team.secrets_of import Secrets


def placed(document: str, source: str = "", content: str = "") -> How:
    """A file of this name: a copy of one that was built, or these words."""

    def plant(folder: Path, secrets: Secrets) -> Path:
        path = folder / secrets.fill(document)
        path.parent.mkdir(parents=True, exist_ok=True)
        if source:
            shutil.copy(folder / secrets.fill(source), path)
        else:
            path.write_text(secrets.fill(content), encoding="utf-8")
        return path

    return plant


LONG = " " * 180
NOTEBOOK = (
    json.dumps(
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {},
            "cells": [
                {
                    "cell_type": "code",
                    "source": "df",
                    "id": "a",
                    "metadata": {},
                    "execution_count": 1,
                    "outputs": [{"output_type": "stream", "name": "stdout", "text": "WORDS"}],
                }
            ],
        }
    )
    .replace("{", "{{")
    .replace("}", "}}")
    .replace("WORDS", "{small.name} disadvantaged 1 of 3")
)

PLANTS: tuple[Plant, ...] = (
    Plant(
        "a category in a file's name",
        "head",
        "schools/{gobar.urn}/GOBAR-{gobar.urn}.docx",
        placed("schools/{gobar.urn}/GOBAR-{gobar.urn}.docx", "public/heads-briefing.docx"),
        "GOBAR-",
    ),
    Plant(
        "a category in a folder's name",
        "members",
        f"{BOARD}/gobar/paper-h.docx",
        placed(f"{BOARD}/gobar/paper-h.docx", PAPER_D),
        "gobar",
    ),
    Plant(
        "a school in a file's name",
        "members",
        f"{BOARD}/papers/paper-h-{{gobar.name}}.docx",
        placed(f"{BOARD}/papers/paper-h-{{gobar.name}}.docx", PAPER_D),
        "{gobar.name}",
    ),
    Plant(
        "a school at the end of a long name",
        "members",
        f"{BOARD}/papers/paper-h{LONG}{{gobar.name}}.docx",
        placed(f"{BOARD}/papers/paper-h{LONG}{{gobar.name}}.docx", PAPER_D),
        "{gobar.name}",
    ),
    Plant(
        "a school in a folder's name",
        "public",
        "public/{gobar.name} at risk/heads-briefing.docx",
        placed("public/{gobar.name} at risk/heads-briefing.docx", "public/heads-briefing.docx"),
        "{gobar.name}",
    ),
    Plant(
        "another head's profile in a head's folder",
        "head",
        "schools/{mine.urn}/school-profile-{second.urn}.docx",
        placed("schools/{mine.urn}/school-profile-{second.urn}.docx", SECOND),
        "{second.name}",
    ),
    Plant(
        "another head's profile under a head's own name",
        "head",
        PROFILE,
        placed(PROFILE, SECOND),
        "{second.name}",
    ),
    Plant(
        "the register among the board's papers",
        "members",
        f"{BOARD}/papers/paper-h.docx",
        placed(f"{BOARD}/papers/paper-h.docx", "restricted/register.docx"),
        "{gobar.name}",
    ),
    Plant(
        "the overview among what is public",
        "public",
        "public/borough-overview.xlsx",
        placed("public/borough-overview.xlsx", "restricted/borough-overview.xlsx"),
        "{gobar.name}",
    ),
    Plant(
        "an executed notebook among what is public",
        "public",
        "public/update.ipynb",
        placed("public/update.ipynb", "", NOTEBOOK),
        "{small.name} disadvantaged 1 of 3",
    ),
    Plant(
        "a list of a day's work among the board's papers",
        "members",
        f"{BOARD}/papers/working.csv",
        placed(f"{BOARD}/papers/working.csv", "", "urn,category\n{gobar.urn},gobar\n"),
        "{gobar.urn},gobar",
    ),
    Plant(
        "an owner file that Word leaves",
        "public",
        "public/~$heads-briefing.docx",
        placed("public/~$heads-briefing.docx", "", "\x12{informant}, {gobar.name}, GOBAR"),
        "{gobar.name}",
    ),
    Plant(
        "a stream of a file as a copier names it",
        "head",
        "schools/{mine.urn}/school-profile-{mine.urn}.docx:notes.txt",
        placed("schools/{mine.urn}/school-profile-{mine.urn}.docx:notes.txt", "", "{other.name}"),
        "{other.name}",
        arguable="No post would carry it; a copy to another disk does.",
    ),
)

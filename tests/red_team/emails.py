"""An e-mail as dispatch would rehearse it, and the ways in which one can tell what it must not."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from tests.red_team.plants import SECOND, Plant, Words
from tests.red_team.secrets_of import Secrets

FOLDER = "restricted/dispatch/profiles"
MAIL, MANIFEST = f"{FOLDER}/{{mine.urn}}.eml", f"{FOLDER}/manifest.json"
HEADS = ("mine", "second", "small", "watched")
SUBJECT = "OFFICIAL-SENSITIVE: school profile, autumn term 2026"
BODY = "Dear Headteacher,\n\nYour school's profile is attached.\n\nWexcombe School Improvement Team\n"
PAGE = "<html><body>HIDDEN<p>Dear Headteacher,</p><p>Your school's profile is attached.</p></body></html>"
WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
Mail = Callable[[EmailMessage, str], None]


def clean(folder: Path, secrets: Secrets, head: str = "mine") -> EmailMessage:
    """The e-mail to a head with the profile of the school and nothing else."""
    urn = getattr(secrets, head).urn
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Wexcombe School Improvement Team <team@wexcombe.example>"
    mail["To"] = f"head@school{urn}.example"
    mail["Subject"] = SUBJECT
    mail["Message-ID"] = f"<profile-{urn}-2026-autumn@wexcombe.example>"
    mail["Date"] = "Sun, 22 Nov 2026 18:00:00 +0000"
    mail.set_content(BODY)
    mail.add_alternative(PAGE.replace("HIDDEN", ""), subtype="html")
    name = f"school-profile-{urn}.docx"
    attach(mail, folder / "schools" / urn / name, name)
    return mail


def attach(mail: EmailMessage, path: Path, name: str) -> None:
    """The document attached under this name."""
    mail.add_attachment(path.read_bytes(), maintype=WORD[0], subtype=WORD[1], filename=name)


def post(folder: Path, secrets: Secrets, mail: EmailMessage, head: str = "mine") -> Path:
    """The e-mail written, and a line for it in the manifest; its path."""
    urn = getattr(secrets, head).urn
    path, manifest = folder / FOLDER / f"{urn}.eml", folder / MANIFEST
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(mail.as_bytes())
    told = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else []
    line = {"to": f"head@school{urn}.example", "urn": urn, "subject": SUBJECT, "file": path.name}
    manifest.write_text(json.dumps([*told, line], indent=1), encoding="utf-8")
    return path


def mailed(name: str, words: Words, change: Mail, *, audience: str = "head", **said: Any) -> Plant:
    """The e-mail to one of the heads with the words put in by `change`."""
    head = HEADS[sum(map(ord, name)) % len(HEADS)]

    def plant(folder: Path, secrets: Secrets) -> Path:
        mail = clean(folder, secrets, head)
        change(mail, found.words(secrets))
        return post(folder, secrets, mail, head)

    document = f"{FOLDER}/{{{head}.urn}}.eml"
    found = Plant(name, audience, document, plant, words, **said)
    return found


def another_profile(name: str) -> Callable[[Path, Secrets], Path]:
    """Another school's profile attached under this name, beside the school's own."""

    def plant(folder: Path, secrets: Secrets) -> Path:
        mail = clean(folder, secrets)
        attach(mail, folder / secrets.fill(SECOND), secrets.fill(name))
        return post(folder, secrets, mail)

    return plant

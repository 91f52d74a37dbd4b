"""E-mails that tell one head of another school, or tell anybody what only the head may know."""

from __future__ import annotations

import json
from pathlib import Path

from tests.red_team import email_changes as changes
from tests.red_team import emails as mail
from tests.red_team.email_changes import header, page
from tests.red_team.emails import MAIL, MANIFEST, another_profile, mailed
from tests.red_team.plants import Plant
from tests.red_team.secrets_of import Secrets

HIDDEN = '<div style="display:none;max-height:0;font-size:1px">WORDS</div>'


def manifest(folder: Path, secrets: Secrets) -> Path:
    """The manifest of a head's folder says where the school stands."""
    path = mail.post(folder, secrets, mail.clean(folder, secrets)).with_name("manifest.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    told[0]["subject"] = secrets.fill("GOBAR: school profile of {gobar.name}")
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def of_another(folder: Path, secrets: Secrets) -> Path:
    """The whole text is another head's."""
    found = mail.clean(folder, secrets)
    words = secrets.fill(
        "Dear {second.head},\n\nThe profile of {second.name} (URN {second.urn}) is attached.\n"
    )
    changes.plain(found, words)
    return mail.post(folder, secrets, found)


PLANTS: tuple[Plant, ...] = (
    mailed(
        "a category in the subject", "GOBAR", header("Subject", "OFFICIAL-SENSITIVE: WORDS school profile")
    ),
    mailed("a risk word in the subject", "at risk", header("Subject", "Your school is WORDS: profile")),
    mailed(
        "another school in the subject", "{other.name}", header("Subject", "Profile: WORDS \u2013 autumn")
    ),
    mailed("another number in the subject", "{gobar.urn}", header("Subject", "Profile WORDS")),
    mailed("a header of one's own", "GOBAR", header("X-Category")),
    mailed("another school in a header of one's own", "{other.name}", header("X-School")),
    mailed(
        "a category in the message's number",
        "gobar",
        header("Message-ID", "<profile-WORDS-1@wexcombe.example>"),
    ),
    mailed("keywords", "{gobar.name}", header("Keywords")),
    mailed(
        "the name that an address shows", "{other.name}", header("To", '"Head of WORDS" <head@x.example>')
    ),
    mailed(
        "the name of the sender",
        "{informant}",
        header("From", '"WORDS, safeguarding" <team@wexcombe.example>'),
    ),
    mailed("a copy to another head", "head@another.example", header("Cc")),
    mailed("a blind copy to a third person", "clerk@wexcombe.example", header("Bcc")),
    mailed(
        "a copy to the chair of a Hillingdon school",
        "chair@governors.example",
        header("Cc"),
    ),
    mailed("two heads addressed", "head@another.example", header("To", "head@school.example, WORDS")),
    mailed("an answer that goes to another head", "head@another.example", header("Reply-To")),
    mailed("the text alone", "{other.name}", changes.plain),
    mailed("the text alone, in base64", "{gobar.name}", changes.encoded("utf-8", "base64")),
    mailed(
        "the text alone, in quoted letters",
        "{gobar.name} \u2013 not yours",
        changes.encoded("utf-8", "quoted-printable"),
    ),
    mailed("the text alone, in two bytes a letter", "{gobar.name}", changes.encoded("utf-16", "base64")),
    mailed("the page alone", "{other.name}", page("<p>WORDS</p>")),
    mailed("a comment in the page", "{gobar.name}", page("<!-- WORDS -->")),
    mailed("a line that is shown before opening", "{gobar.name}", page(HIDDEN)),
    mailed(
        "an address in the page", "{gobar.urn}", page('<a href="https://wexcombe.example/?s=WORDS">x</a>')
    ),
    mailed("a picture's text in the page", "{other.name}", page('<img src="x.png" alt="WORDS">')),
    mailed(
        "letters by number in the page",
        "{other.name}",
        lambda sent, words: page("".join(f"&#{ord(one)};" for one in words))(sent, ""),
    ),
    mailed(
        "tags inside the name in the page",
        "{other.name}",
        lambda sent, words: page("<b>" + "</b><b>".join(words) + "</b>")(sent, ""),
    ),
    mailed("the name of what is attached", "{gobar.name}", changes.named),
    mailed("an e-mail inside", "{other.name}", changes.forwarded),
    mailed("an appointment", "{other.name}", changes.calendar),
    mailed("in front of the first part", "{gobar.name}", changes.preamble),
    mailed("behind the last part", "{gobar.name}", changes.epilogue),
    mailed("a note in a ZIP", "{gobar.name}", changes.zipped),
    Plant("another head's letter", "head", MAIL, of_another, "{second.name}"),
    Plant(
        "another profile beside the right one",
        "head",
        MAIL,
        another_profile("school-profile-{second.urn}.docx"),
        "{second.name}",
    ),
    Plant(
        "another profile under the right name",
        "head",
        MAIL,
        another_profile("school-profile-{mine.urn}.docx"),
        "{second.name}",
    ),
    Plant(
        "a category in the manifest",
        "officers",
        MANIFEST,
        manifest,
        "GOBAR: school profile",
        alone=True,
        arguable="The manifest stays inside; a colleague without need to know may read it.",
    ),
)

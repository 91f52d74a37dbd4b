"""Where an e-mail can say something: headers, parts, names, and what lies around and inside them."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

from tests.red_team.emails import BODY, PAGE, Mail


def header(field: str, text: str = "WORDS") -> Mail:
    """A header set to the text."""

    def change(mail: EmailMessage, words: str) -> None:
        del mail[field]
        mail[field] = text.replace("WORDS", words)

    return change


def plain(mail: EmailMessage, words: str) -> None:
    """Only the plain text says it."""
    _part(mail, "text/plain").set_content(f"{BODY}\n{words}\n")


def page(hidden: str) -> Mail:
    """Only the page says it."""

    def change(mail: EmailMessage, words: str) -> None:
        _part(mail, "text/html").set_content(
            PAGE.replace("HIDDEN", hidden.replace("WORDS", words)), subtype="html"
        )

    return change


def encoded(charset: str, cte: str) -> Mail:
    """The plain text in another alphabet or transfer encoding."""

    def change(mail: EmailMessage, words: str) -> None:
        _part(mail, "text/plain").set_content(f"{BODY}\n{words}\n", charset=charset, cte=cte)

    return change


def named(mail: EmailMessage, words: str) -> None:
    """The attachment's name says it."""
    next(mail.iter_attachments()).set_param("filename", f"{words}.docx", "Content-Disposition")


def forwarded(mail: EmailMessage, words: str) -> None:
    """Another head's e-mail inside this one."""
    inner = EmailMessage(policy=SMTP)
    inner["Subject"], inner["To"] = "School profile", "head@elsewhere.example"
    inner.set_content(f"Dear Headteacher of {words},\n")
    mail.add_attachment(inner)


def calendar(mail: EmailMessage, words: str) -> None:
    """An appointment."""
    said = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Visit to {words}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    mail.add_attachment(said.encode(), maintype="text", subtype="calendar", filename="visit.ics")


def preamble(mail: EmailMessage, words: str) -> None:
    """In front of the first part, where no program shows it."""
    mail.preamble = words


def epilogue(mail: EmailMessage, words: str) -> None:
    """Behind the last part."""
    mail.epilogue = words


def zipped(mail: EmailMessage, words: str) -> None:
    """A note in a ZIP."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("note.txt", words)
    mail.add_attachment(held.getvalue(), maintype="application", subtype="zip", filename="notes.zip")


def _part(mail: EmailMessage, kind: str) -> EmailMessage:
    return next(
        part for part in mail.walk() if part.get_content_type() == kind and isinstance(part, EmailMessage)
    )

"""The words of a letter, from templates that a person may edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

import reportkit
from reportkit.exceptions import UsageError
from reportkit.publishing.dispatch.sandbox import LetterEnvironment

TEMPLATES = Path("report_templates/email")
SUBJECT, TEXT, HTML = "subject.txt", "body.txt", "body.html"
_PACKAGE = Path(reportkit.__file__).parent
_BY_TEMPLATES = (TemplateError, RecursionError, TypeError, ValueError)
_NO_FIELD = re.compile(r"'(\w+)' is undefined")


@dataclass(frozen=True, slots=True)
class Written:
    """A letter's words: the subject on one line, the plain text, and the same in HTML."""

    subject: str
    text: str
    html: str


def find_email_templates() -> Path:
    """The folder of templates: in the current folder, else the one that came with the package.

    Raises UsageError where neither is there.
    """
    for shelf in (Path.cwd(), _PACKAGE, _PACKAGE.parents[1]):
        if (shelf / TEMPLATES).is_dir():
            return shelf / TEMPLATES
    raise UsageError(f"{TEMPLATES}: the templates of letters were not found. Put them back.")


def render_email(folder: Path, kind: str, fields: Mapping[str, object]) -> Written:
    """The words of a kind of letter.

    Raises UsageError naming the file, the line, what is wrong in it, and the fields there are.
    """
    environment = _environment(folder)
    subject, text, html = (
        _render(environment, folder, f"{kind}/{name}", fields) for name in (SUBJECT, TEXT, HTML)
    )
    lines = subject.strip().splitlines()
    if len(lines) != 1:
        raise UsageError(f"{folder / kind / SUBJECT}: a subject is one line; this gives {len(lines)}.")
    return Written(lines[0].strip(), text.strip() + "\n", html.strip() + "\n")


@lru_cache(maxsize=4)
def _environment(folder: Path) -> LetterEnvironment:
    return LetterEnvironment(folder)


def _render(environment: LetterEnvironment, folder: Path, name: str, fields: Mapping[str, object]) -> str:
    with _explained(folder, name, fields):
        return environment.get_template(name).render(fields)


@contextmanager
def _explained(folder: Path, name: str, fields: Mapping[str, object]) -> Iterator[None]:
    """What is wrong with a template, in words for whoever edited it."""
    there_are = f"The fields are: {', '.join(sorted(fields)) or 'none'}."
    try:
        yield
    except TemplateNotFound as error:
        raise UsageError(f"{folder / str(error.name)}: there is no such template. Put it back.") from error
    except TemplateSyntaxError as error:
        place = f"{error.filename or folder / name}, line {error.lineno}"
        raise UsageError(f"{place}: {error.message} Correct it. {there_are}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{folder / name}: it is not UTF-8. Save it as UTF-8.") from error
    except _BY_TEMPLATES as error:
        place = _place(error.__traceback__, folder) or str(folder / name)
        raise UsageError(
            f"{place}: {_why(error)}. Correct the template, or the field. {there_are}"
        ) from error


def _why(error: Exception) -> str:
    """What went wrong, as far as it can be said without the words of a programmer."""
    if isinstance(error, RecursionError):
        return "too much stands within something else"
    missing = _NO_FIELD.fullmatch(str(error)) if isinstance(error, UndefinedError) else None
    return f"{error}: there is no field called {missing[1]}" if missing else str(error)


def _place(traceback: TracebackType | None, folder: Path) -> str:
    """The template's line that was being filled: the last one in the error's way."""
    place = ""
    while traceback is not None:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if file.is_relative_to(folder):
            place = f"{file}, line {traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place

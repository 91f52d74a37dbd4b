"""Tells what LibreOffice reads in a document with each password; run by a Python that has its module."""

from __future__ import annotations

import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]  # comes with LibreOffice, for the system's own Python
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]
from com.sun.star.lang import IllegalArgumentException  # type: ignore[import-not-found]

CLOSED = "it does not open"
TRIES, SECONDS = 200, 0.3


def desktop_of(pipe: str) -> Any:
    """The program's desktop, once it has come up."""
    services = uno.getComponentContext().ServiceManager
    resolver = services.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(TRIES):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except NoConnectException:
            time.sleep(SECONDS)
    raise SystemExit("LibreOffice did not come up.")


def read(desktop: Any, path: str, password: str) -> str:
    """The document's text. LibreOffice takes a wrong password for a wrong argument."""
    asked = tuple(
        PropertyValue(name, 0, value, 0) for name, value in (("Hidden", True), ("Password", password))
    )
    try:
        document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, asked)
    except IllegalArgumentException:
        return CLOSED
    text = str(document.Text.String).strip()
    document.close(True)
    return text


desktop = desktop_of(sys.argv[1])
for password in sys.argv[3:]:
    sys.stdout.write(read(desktop, sys.argv[2], password) + "\n")
desktop.terminate()

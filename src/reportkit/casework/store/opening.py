"""Opening a store, new or old."""

from __future__ import annotations

from reportkit.casework.store.address import make_engine, read_address
from reportkit.casework.store.schema import bring_up
from reportkit.casework.store.store import Store
from reportkit.casework.store.trouble import told


def open_store(address: str) -> Store:
    """The store at an address such as `Places.casework`, made or brought up to date if need be.

    Raises UsageError for an address that cannot be used and for a store that a newer reportkit wrote.
    """
    url = read_address(address)
    engine = make_engine(url)
    with told(url):
        bring_up(engine)
    return Store(engine)

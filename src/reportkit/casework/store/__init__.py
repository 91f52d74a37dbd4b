"""Where events are kept for good: SQLite or PostgreSQL, appended to and never changed."""

from reportkit.casework.events.erasing import Person
from reportkit.casework.store.backing_up import Backup, back_up, check_backup, check_is_new
from reportkit.casework.store.erasing import erase, find_person, naming
from reportkit.casework.store.opening import open_store
from reportkit.casework.store.restoring import restore
from reportkit.casework.store.store import Store
from reportkit.casework.store.verifying import verify

__all__ = [
    "Backup",
    "Person",
    "Store",
    "back_up",
    "check_backup",
    "check_is_new",
    "erase",
    "find_person",
    "naming",
    "open_store",
    "restore",
    "verify",
]

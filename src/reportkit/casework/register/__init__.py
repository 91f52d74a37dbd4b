"""What the events add up to: a school's history, what stands of it, and the register on a day."""

from reportkit.casework.register.entries import (
    Register,
    RegisterEntry,
    Status,
    build_register,
    register_entry,
    register_steps,
)
from reportkit.casework.register.following import LOOKS_BACK, check_follows
from reportkit.casework.register.standing import Casefile, History, Told, casefile, tell_history

__all__ = [
    "LOOKS_BACK",
    "Casefile",
    "History",
    "Register",
    "RegisterEntry",
    "Status",
    "Told",
    "build_register",
    "casefile",
    "check_follows",
    "register_entry",
    "register_steps",
    "tell_history",
]

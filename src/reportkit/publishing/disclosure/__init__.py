"""Whether a built file holds only what its reader may see: the file is opened as a stranger would."""

from reportkit.publishing.disclosure.guard import Forbidden, Leak, WatchList, find_leaks, find_leaks_in
from reportkit.publishing.disclosure.opened import Passage, read_everything

__all__ = ["Forbidden", "Leak", "Passage", "WatchList", "find_leaks", "find_leaks_in", "read_everything"]

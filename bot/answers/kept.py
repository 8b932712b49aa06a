"""What is made of the lists that a library gives, kept for as long as it gives the same list."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

# Lists whose work is kept at once: about as many servers may ask in turn. A list that is out of date goes, as one that
# nobody asks for, when so many others have been asked for since.
_MOST_KEPT = 32


class Kept(Generic[_Given, _Made]):
    """Makes something of a list, and makes it anew only for another list; safe to use from several threads."""

    def __init__(self, make: Callable[[_Given], _Made]) -> None:
        """Name what is made."""
        self._make = make
        self._lock = threading.Lock()
        self._known: dict[int, tuple[_Given, _Made]] = {}

    def of(self, given: _Given) -> _Made:
        """What is made of `given`: told from others by what it is, not by what it holds, which would take long."""
        with self._lock:
            known = self._known.pop(id(given), None)
            if known is None or known[0] is not given:
                known = given, self._make(given)
            self._known[id(given)] = known
            if len(self._known) > _MOST_KEPT:
                self._known.pop(next(iter(self._known)))
            return known[1]

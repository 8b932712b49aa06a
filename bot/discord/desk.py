"""Where answers are worked on: off the event loop, one at a time for each person, and never more than can wait."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

_T = TypeVar("_T")

MOST_WAITING = 300
# Answers take turns on the processor anyway; a second thread only answers a name while the first embeds a review.
_WORKERS = 2
_LOOKING_UP = 4


class BusyError(Exception):
    """No work is taken on now; the message says why, as a reply to the one who asks."""


class StillAnsweringError(BusyError):
    """The same person's last question is still being answered."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("One at a time: I am still looking up your last question.")


class CrowdedError(BusyError):
    """As many questions wait as can be answered within a minute or so."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("There is a crowd at the box office: too many questions wait just now. Ask again in a minute.")


class Desk:
    """Takes work from people and does it on threads of its own."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        """Let at most `most_waiting` people wait at any moment."""
        self._most = most_waiting
        self._people: set[int] = set()
        self._working: set[asyncio.Future[Any]] = set()
        self._heavy = ThreadPoolExecutor(_WORKERS, thread_name_prefix="answers")
        self._light = ThreadPoolExecutor(_LOOKING_UP, thread_name_prefix="lookups")

    async def answer(self, person: int, work: Callable[[], _T]) -> _T:
        """Do the work that answers somebody, when it is its turn.

        Raises StillAnsweringError or CrowdedError, and then does nothing.
        """
        if person in self._people:
            raise StillAnsweringError
        if len(self._people) >= self._most:
            raise CrowdedError
        working = asyncio.get_running_loop().run_in_executor(self._heavy, work)
        self._people.add(person)
        self._working.add(working)
        try:
            return await working
        finally:
            self._people.discard(person)
            self._working.discard(working)

    async def look_up(self, work: Callable[[], _T]) -> _T:
        """Do work of a few milliseconds, beside all answers: a setting, a list of films."""
        return await asyncio.get_running_loop().run_in_executor(self._light, work)

    async def drain(self, seconds: float) -> None:
        """Wait until everybody has an answer, but no longer than this."""
        if self._working:
            await asyncio.wait(self._working, timeout=seconds)

    def close(self) -> None:
        """Take on nothing more, and wait for what is being worked on."""
        for pool in (self._heavy, self._light):
            pool.shutdown(wait=True, cancel_futures=True)

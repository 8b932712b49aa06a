"""What can go wrong on the way: error answers, rate limits, cut connections, delays."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """Answer with this HTTP status and Discord's code, without doing anything."""

    status: int
    code: int = 0
    message: str = "A fault of the test"


@dataclass(frozen=True)
class RateLimit:
    """Answer 429: come back in so many seconds."""

    seconds: float
    is_global: bool = False


@dataclass(frozen=True)
class CutBefore:
    """Cut the connection without doing anything; `reset` as a reset, else as an orderly close without an answer."""

    reset: bool = True


@dataclass(frozen=True)
class CutAfter:
    """Do what was asked, then cut the connection instead of answering."""

    reset: bool = True


@dataclass(frozen=True)
class Delay:
    """Wait so many seconds, then do what was asked."""

    seconds: float


Fault = Status | RateLimit | CutBefore | CutAfter | Delay


@dataclass
class _Planned:
    method: str
    path: re.Pattern[str]
    kind: Fault
    times: int


class Faults:
    """The faults that are still to come."""

    def __init__(self) -> None:
        """Plan nothing."""
        self._planned: list[_Planned] = []
        self._limit: float | None = None
        self._limited: set[str] = set()

    def plan(self, method: str, path: str, kind: Fault, times: int) -> None:
        """Let the next `times` requests of `method` ("*" is any) whose path holds the pattern `path` fail."""
        self._planned.append(_Planned(method.upper(), re.compile(path), kind, times))

    def limit_every_route_once(self, seconds: float) -> None:
        """Answer the first request to each route with 429."""
        self._limit = seconds
        self._limited.clear()

    def take(self, method: str, path: str, template: str) -> Fault | None:
        """The fault of this request; it is used up by that."""
        for planned in self._planned:
            if planned.times and planned.method in ("*", method) and planned.path.search(path):
                planned.times -= 1
                return planned.kind
        route = f"{method} {template}"
        if self._limit is not None and template and route not in self._limited:
            self._limited.add(route)
            return RateLimit(self._limit)
        return None

"""What can go wrong, as one tree.

    MatineeError                 the message is one line that says what to do
    ├── ReviewError              a file could not be read as a review: path, line, reason
    ├── LibraryError             (index) the library cannot be used as it is
    │   ├── LibraryFormatError   made by a newer Matinee
    │   ├── LibraryModelError    made with another embedding model
    │   └── LibraryDamagedError  the catalogue itself is not readable
    ├── ModelError               (index) the embedding model is missing or not the one expected
    ├── SettingsError            (bot) a setting is missing, or has a value that cannot be used
    ├── ConversationError        (bot) what is kept of conversations cannot be read or written
    ├── DiscordError             (bot) Discord does not let the bot in, or cannot be reached
    ├── OutputError              (bot) a file that was asked for cannot be written
    └── QuestionFileError        (bot) a row of a question file cannot be used

Each message stands alone: a person reads it as one line on stderr, or as a reply.
"""

from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class MatineeError(Exception):
    """Base of all errors that Matinee raises on purpose."""


class ReviewError(MatineeError):
    """A file that could not be read as a review.

    `path` is what was read, `line` the 1-based line where reading stopped (None where no line is to blame),
    `reason` what was found and what to do about it.
    """

    def __init__(self, path: Path | str, reason: str, line: int | None = None) -> None:
        """Say where and why."""
        where = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{where}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


def attempt(read: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> "_T | ReviewError":
    """What `read` gives, or the ReviewError that it raises: one of several posts shall not stop the others."""
    try:
        return read(*args, **kwargs)
    except ReviewError as error:
        return error


def or_raise(found: "_T | ReviewError") -> _T:
    """What was found, where a ReviewError in its place shall end everything."""
    if isinstance(found, ReviewError):
        raise found
    return found

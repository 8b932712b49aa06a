"""Values that sources give beside their text: one line, an address, a year."""

import re

from reviews.films import YEAR
from reviews.text import normalise

_ADDRESS = re.compile(r"https?://\S+")
_YEAR = re.compile(YEAR)
_NOTHING = frozenset({"", "~", "null", "none", "n/a"})
# Enough for any title or name; what is longer is no value of one line.
_LONGEST = 2000


def line(value: object) -> str | None:
    """A text or a number as one normalised line; None for anything else, and for words that say that there is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = " ".join(normalise(str(value)[:_LONGEST]).split())
    return None if text.lower() in _NOTHING else text


def address(value: object) -> str | None:
    """A text that is an address on the web; None for anything else."""
    text = line(value)
    return text if text and _ADDRESS.fullmatch(text) else None


def year(value: object) -> int | None:
    """A text that is a year in which a film can have come out; None for anything else."""
    text = line(value)
    return int(text) if text and _YEAR.fullmatch(text) else None

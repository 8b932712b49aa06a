"""Lines of text as readers of every format make blocks of them: normalised, without bullets and addresses."""

import re

from reviews.document import Block, BlockKind
from reviews.text import normalise

_ADDRESS = re.compile(
    r"\(\s*(?:https?://|www\.)[^\s()]+\s*\)|(?:https?://|www\.)[^\s<>\"\u2e28\u2e29]*"
    r"[^\s<>\".,;:!?)\u2e28\u2e29]",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[\u2022\u00b7\u25aa\u25e6\u25cf\u2023]\s+")
_SPACE_BEFORE_MARK = re.compile(r" (?=[.,;!?)](?!\.))")


def lines_of(kind: BlockKind, text: str) -> list[Block]:
    """A block for each line of a text, normalised, without addresses of links unless a line is nothing else."""
    lines = (without_bullet(line.strip()) for line in normalise(text).split("\n"))
    return [Block(kind, without_addresses(line)) for line in lines if line]


def without_bullet(line: str) -> str:
    """A line without the sign of a list before it."""
    return _BULLET.sub("", line)


def without_addresses(line: str) -> str:
    """A line without the addresses of links in it; one that is nothing else but perhaps a label stays."""
    if "//" not in line and "www." not in line.lower():
        return line
    bare = _SPACE_BEFORE_MARK.sub("", " ".join(_ADDRESS.sub(" ", line).split()))
    return bare if any(map(str.isalnum, bare)) and not bare.endswith(":") else line

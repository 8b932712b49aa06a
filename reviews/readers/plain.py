"""Plain text: paragraphs parted by blank lines, a headline, perhaps hard-wrapped lines."""

import re

from reviews.document import Block, BlockKind
from reviews.readers.lines import without_addresses, without_bullet
from reviews.readers.spoiler_marks import bare
from reviews.text import normalise

_WRAP_WIDTH = (45, 110)
_TERMINAL = re.compile(r"""[.!?…:;,)"'\u201d\u2019*]$""")
# A lower-case word and a full stop inside the line: "NO. 7" and "Mrs. Doubtfire" end nothing.
_SENTENCE_END = re.compile(r"\b[a-z]{2,}[.!?] [A-Z]")
_LONGEST_HEADING_WORDS = 16
_YEAR_END = re.compile(r"\((?:18|19|20)\d\d\)$")
_REVIEW = re.compile(r"(?:my |the )?(?:(?:movie|film) )?review\b", re.IGNORECASE)
_FILM_AND_REVIEW = re.compile(r"\((?:18|19|20)\d\d\) (?:(?:movie|film) )?review\b", re.IGNORECASE)
_LONGEST_HEADLINE_WORDS = 24
_HASH = re.compile(r"^#+\s*")


def blocks(text: str) -> tuple[Block, ...]:
    """Split plain text into blocks; a line of its own without a full stop is a heading.

    Lines of hard-wrapped text are joined; elsewhere each line is a block, since its writer broke it on purpose.
    """
    text = normalise(text)
    paragraphs = [paragraph.split("\n") for paragraph in text.split("\n\n")]
    wrapped = _is_hard_wrapped(paragraphs)
    found: list[Block] = []
    for paragraph in paragraphs:
        lines = [" ".join(paragraph)] if wrapped or _goes_on(paragraph) else paragraph
        alone = len(lines) == 1
        found += [_block(line, alone=alone) for line in lines if line.strip("#*_=-~ ")]
    return tuple(found)


def _block(line: str, *, alone: bool) -> Block:
    marked = _HASH.match(line) is not None
    text = without_bullet(without_addresses(_HASH.sub("", line)))
    seen = bare(text)
    short = len(seen.split()) <= _LONGEST_HEADING_WORDS
    closed = (_TERMINAL.search(seen) and not _YEAR_END.search(seen)) or _SENTENCE_END.search(seen)
    if marked or (alone and short and not closed and any(map(str.isalpha, seen))):
        return Block(BlockKind.HEADING, text)
    return Block(BlockKind.PROSE, text)


def is_headline(text: str) -> bool:
    """Whether a text that opens a review is its headline although nothing marks it: a title with its year, or so."""
    words = len(text.split())
    if words <= _LONGEST_HEADLINE_WORDS and _FILM_AND_REVIEW.search(text):
        return True
    if words > _LONGEST_HEADING_WORDS or _SENTENCE_END.search(text):
        return False
    return _YEAR_END.search(text) is not None or (_REVIEW.match(text) is not None and not _TERMINAL.search(text))


def _is_hard_wrapped(paragraphs: list[list[str]]) -> bool:
    """Whether line breaks inside paragraphs come from a column width: all such lines are about equally long."""
    broken = [len(line) for lines in paragraphs for line in lines[:-1]]
    longest = max((len(line) for lines in paragraphs for line in lines), default=0)
    low, high = _WRAP_WIDTH
    return bool(broken) and longest <= high and sum(length >= low for length in broken) >= 0.8 * len(broken)


def _goes_on(lines: list[str]) -> bool:
    """Whether a paragraph is hard-wrapped in a text that is not, all in all: a line goes on in the next."""
    low, high = _WRAP_WIDTH
    fits = all(low <= len(line) <= high for line in lines[:-1]) and len(lines[-1]) <= high
    return fits and any(line[:1].islower() for line in lines[1:])

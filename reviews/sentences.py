"""Sentences: where one ends and the next begins, as spans into the review's text."""

import re

import nupunkt

from reviews.document import PlacedBlock
from reviews.records import Span

# The embedding model reads at most 256 tokens, about 1,000 characters of English.
LONGEST = 900
_TITLE = re.compile(r"\b(?:vs|Mr|Mrs|Ms|Dr|St|Lt|Sgt|Capt|Prof|Gen|Col|Rev)\.\s*$")
_BEFORE_NUMBER = re.compile(r"\b(?:nos?|vol|pt|ch|ep|no)\.\s*$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|[\s.(])[A-Z]\.\s*$")
_PLAIN_END = re.compile(r"\b(?P<word>[a-z]{3,})[.!?][\"'\u201d\u2019)]* +(?=[\"'\u201c\u2018(]?[A-Z])")
_NAME_END = re.compile(
    r"\b[A-Z][a-z]{2,}[.!?] +(?=(?:He|She|His|Her|They|Their|It|Its|This|That|But|And|The|In|When|Then)\b)"
)
_SHORT_FORMS = frozenset("vol feat esp approx incl dept min max est etc misc".split())
# No word is so long, and nupunkt takes the square of its length.
_ENDLESS_WORD = re.compile(r"\S{2000}")
_LETTERS = re.compile(r"[^\W_]")
_CUTS = ("; ", ": ", ", ", " ")


def split_sentences(block: PlacedBlock) -> list[Span]:
    """Split one block of text into sentences of at most `LONGEST` characters.

    A full stop in "No. 7", "Mr." or "J. Smith" ends nothing; a piece without any letter joins the one before.
    """
    spans: list[Span] = []
    start, last = 0, len(block.text.rstrip())
    for end in _ends(block.text):
        piece = block.text[start:end]
        # A space and a letter are enough; to copy all the rest each time takes the square of the length.
        if end < last and _goes_on(piece, block.text[end : end + 2]):
            continue
        if spans and not _LETTERS.search(piece):
            spans[-1] = Span(spans[-1].start, end)
        elif piece.strip():
            spans.append(Span(start, end))
        start = end
    trimmed = [_trim(block.text, span) for span in spans]
    return [
        Span(block.span.start + part.start, block.span.start + part.end)
        for span in trimmed
        for part in _cut(block.text, span)
    ]


def _ends(text: str) -> list[int]:
    """Where sentences may end: as nupunkt finds, and after a plain word that it takes for an abbreviation ("car.")."""
    found = {len(text)} if _ENDLESS_WORD.search(text) else {end for _, end in nupunkt.sent_spans(text)}
    found |= {match.end() for match in _PLAIN_END.finditer(text) if match["word"] not in _SHORT_FORMS}
    found |= {match.end() for match in _NAME_END.finditer(text)}
    return sorted(found)


def _goes_on(piece: str, rest: str) -> bool:
    """Whether the full stop at the end of `piece` belongs to an abbreviation or an initial."""
    following = rest.lstrip()[:1]
    if _BEFORE_NUMBER.search(piece):
        return following.isdigit()
    initial = _INITIAL.search(piece) is not None and following.isupper() and not piece.rstrip().endswith("I.")
    return initial or _TITLE.search(piece) is not None


def _trim(text: str, span: Span) -> Span:
    piece = span.of(text)
    return Span(span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip()))


def _cut(text: str, span: Span) -> list[Span]:
    """Cut a sentence that is longer than `LONGEST`, at the last clause or word that still fits."""
    parts: list[Span] = []
    start = span.start
    while span.end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = next((at + len(mark) for mark in _CUTS if (at := window.rfind(mark)) > LONGEST // 2), LONGEST)
        parts.append(_trim(text, Span(start, start + cut)))
        start += cut
    if text[start : span.end].strip():
        parts.append(_trim(text, Span(start, span.end)))
    return parts

"""What an author says of spoilers: by marks in the text, or for a review as a whole."""

from bisect import bisect_right
from collections.abc import Sequence

from reviews.document import BlockKind, Document, PlacedBlock, Spoilers
from reviews.errors import ReviewError
from reviews.records import Span, SpoilerLevel
from reviews.text import fold


def marks_of(spans: Sequence[Span], blocks: Sequence[PlacedBlock], document: Document) -> list[SpoilerLevel | None]:
    """What the author says of each sentence: PLOT, that it is a spoiler; PREMISE, that it is none; None, nothing.

    Raises ReviewError where the front matter names a heading that the review does not have.
    """
    hidden = [span for block in blocks for span in block.hidden]
    starts = [span.start for span in hidden]
    said = document.front.spoilers
    below = _first_spoiler(said, blocks, document) if said and said.anywhere else None
    otherwise = SpoilerLevel.PREMISE if said and not said.anywhere else None

    def is_hidden(span: Span) -> bool:
        last = bisect_right(starts, span.end - 1) - 1
        return (last >= 0 and hidden[last].overlaps(span)) or (below is not None and span.start >= below)

    return [SpoilerLevel.PLOT if is_hidden(span) else otherwise for span in spans]


def hides_headline(headline: str, blocks: Sequence[PlacedBlock]) -> bool:
    """Whether the author marked a headline as a spoiler."""
    return any(block.hidden and fold(block.text) == fold(headline) for block in blocks)


def _first_spoiler(said: Spoilers, blocks: Sequence[PlacedBlock], document: Document) -> int:
    """From where on a review gives the film away, as its source says."""
    if said.below is None:
        return 0
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    found = next((block for block in headings if fold(block.text) == fold(said.below)), None)
    if found is None:
        there = ", ".join(f'"{block.text[:60]}"' for block in headings[:8]) or "none"
        reason = f'spoilers: from: names a heading "{said.below}" that is not in the review; its headings: {there}'
        raise ReviewError(document.path, reason, document.line)
    return found.span.start

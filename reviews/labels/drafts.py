"""Sentences before they are labelled, each with its place in the review."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from reviews import boilerplate
from reviews.records import LeftOut, Span, SpoilerLevel
from reviews.text import fold

_PARAGRAPH_BREAK = re.compile("\n\n")
# The first blocks of a review, where a heading with the film's title is the headline.
HEADLINES = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before it is labelled: where it stands, its paragraph, and the heading above it.

    `marked` is what its author says of it: PLOT, that it is a spoiler; PREMISE, that it is none.
    """

    span: Span
    text: str
    paragraph: int
    heading: str | None = None
    after_notice: bool = False
    marked: SpoilerLevel | None = None


def draft(
    text: str,
    sentences: Sequence[tuple[Span, SpoilerLevel | None]],
    left_out: Sequence[LeftOut],
    title: str,
) -> tuple[Draft, ...]:
    """Place the sentences of a review, in order: where each stands, with what its author says of it.

    `text` is the whole review, in which blank lines part paragraphs; what was `left_out` of it holds its headings and
    spoiler notices; `title` is the film's.
    """
    breaks = [match.start() for match in _PARAGRAPH_BREAK.finditer(text)]
    headings = _headings(text, left_out)
    notices = [part.span.start for part in left_out if part.why == boilerplate.SPOILER_NOTICE]
    drafts: list[Draft] = []
    heading: str | None = None
    for span, marked in sentences:
        while headings and headings[0].start < span.start:
            above = headings.popleft()
            is_headline = bisect_left(breaks, above.start) < HEADLINES and fold(title) in fold(above.of(text))
            heading = None if is_headline else above.of(text)
        noticed = bool(notices) and notices[0] < span.start
        drafts.append(Draft(span, span.of(text), bisect_left(breaks, span.start), heading, noticed, marked))
    return tuple(drafts)


def _headings(text: str, left_out: Sequence[LeftOut]) -> deque[Span]:
    """Where the headings stand; one of several sentences was left out sentence by sentence."""
    found: deque[Span] = deque()
    for part in left_out:
        if part.why != boilerplate.HEADING:
            continue
        if found and "\n\n" not in text[found[-1].end : part.span.start]:
            found[-1] = Span(found[-1].start, part.span.end)
        else:
            found.append(part.span)
    return found

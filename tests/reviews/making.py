"""Shorthands: a document, a reading or placed sentences from a few lines of text."""

from collections.abc import Sequence

from reviews.document import Block, BlockKind, Document, PlacedBlock, lay_out
from reviews.errors import ReviewError, or_raise
from reviews.readers import parse_documents
from reviews.reading import understand
from reviews.records import Reading, Span
from reviews.sentences import split_sentences

# Enough English with no name in it for any text to be a review.
FILLER = "The photography is lovely and the music is quiet, so there was nothing for me to complain about."


def parse_all(text: str, path: str = "lantern.md") -> list[Document | ReviewError]:
    """Parse a text as the file at `path` would be."""
    suffix = path[path.rindex(".") :].lower() if "." in path else ""
    return parse_documents(text.encode(), path, path, suffix)


def parse(text: str, path: str = "lantern.md") -> Document:
    """Parse a text that holds one review."""
    (document,) = parse_all(text, path)
    return or_raise(document)


def read(text: str, path: str = "lantern.md") -> Reading:
    """Read a text as the review in the file at `path`."""
    return understand(parse(text, path))


def blocks_of(text: str, path: str = "lantern.md") -> list[tuple[str, str]]:
    """The kind and the text of each block."""
    return [(block.kind.value, block.text) for block in parse(text, path).blocks]


def place(*texts: str) -> tuple[PlacedBlock, ...]:
    """Lay out paragraphs; those that begin with # are headings."""
    blocks = [
        Block(BlockKind.HEADING if text.startswith("#") else BlockKind.PROSE, text.lstrip("# ")) for text in texts
    ]
    return lay_out(tuple(blocks))[1]


def split(text: str) -> list[str]:
    """The sentences of one paragraph."""
    return [span.of(text) for span in split_sentences(PlacedBlock(BlockKind.PROSE, Span(0, len(text)), text))]


def spread(*texts: str) -> list[tuple[Span, str]]:
    """Sentences with one space between them, and where each stands."""
    placed: list[tuple[Span, str]] = []
    for text in texts:
        start = placed[-1][0].end + 1 if placed else 0
        placed.append((Span(start, start + len(text)), text))
    return placed


def left_out(reading: Reading) -> list[tuple[str, str]]:
    """Why something was left out, and its text."""
    return [(part.why, part.span.of(reading.review.text)) for part in reading.left_out]


def kept(reading: Reading) -> list[str]:
    """The texts of the sentences."""
    return [sentence.text for sentence in reading.sentences]


def levels(reading: Reading) -> list[str]:
    """The spoiler level of each sentence."""
    return [sentence.spoiler.word for sentence in reading.sentences]


def paragraphs(*texts: str) -> str:
    """Join paragraphs with blank lines."""
    return "\n\n".join(texts)


def level_of(reading: Reading, start: str) -> str:
    """The spoiler level of the one sentence that begins with `start`."""
    found: Sequence[str] = [s.spoiler.word for s in reading.sentences if s.text.startswith(start)]
    (level,) = found
    return level

"""What a reader of a source format hands on: blocks of normalised text and the typed front matter."""

from dataclasses import dataclass, field, fields
from enum import StrEnum

from reviews.records import Rating, Span


class BlockKind(StrEnum):
    """What a block of text is in its source."""

    HEADING = "heading"
    PROSE = "prose"
    CAPTION = "caption"
    CODE = "code"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, line or caption: normalised text without a blank line in it.

    `hidden` are the parts of its text that the author marked as spoilers, in order.
    """

    kind: BlockKind
    text: str
    hidden: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An entry of a cast list in front matter."""

    actor: str
    character: str | None = None


@dataclass(frozen=True, slots=True)
class Spoilers:
    """What the source says of the whole review: whether it gives the film away, or from which heading on it does."""

    anywhere: bool
    below: str | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the source says about the review outside its text; every field None or empty where it says nothing."""

    film: str | None = None
    title: str | None = None
    year: int | None = None
    reviewer: str | None = None
    published: str | None = None
    url: str | None = None
    image: str | None = None
    rating: Rating | None = None
    slug: str | None = None
    spoilers: Spoilers | None = None
    cast: tuple[Role, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    def or_else(self, other: "FrontMatter") -> "FrontMatter":
        """What this says, and where it says nothing, what `other` does; facts of both are joined by name."""
        joined = {item.name: getattr(self, item.name) or getattr(other, item.name) for item in fields(self)}
        known = {name for name, _ in self.facts}
        joined["facts"] = self.facts + tuple(fact for fact in other.facts if fact[0] not in known)
        return FrontMatter(**joined)


@dataclass(frozen=True, slots=True)
class Post:
    """One review as its reader finds it: its blocks, what is said about it beside them, and its 1-based line.

    `key` tells it from the other posts of its file: its address, or another name that stays the same; None for a
    file that is one post.
    """

    blocks: tuple[Block, ...]
    front: FrontMatter = field(default_factory=FrontMatter)
    line: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A post and where it was read: `blocks` in order, what its front matter says, and its digest.

    `path` is as given by the caller and serves messages, with the `line` where the post begins; it names the film
    only if `is_whole_file`. `source` identifies the review. Without a source, as for an upload, its film and its
    reviewer do.
    """

    path: str
    source: str | None
    sha256: str
    blocks: tuple[Block, ...]
    front: FrontMatter = field(default_factory=FrontMatter)
    line: int | None = None
    is_whole_file: bool = True


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and where it, and what is hidden of it, stands in `Review.text`."""

    kind: BlockKind
    span: Span
    text: str
    hidden: tuple[Span, ...] = ()


def lay_out(blocks: tuple[Block, ...]) -> tuple[str, tuple[PlacedBlock, ...]]:
    """Join blocks with blank lines into the review's text, and say where each stands in it."""
    placed: list[PlacedBlock] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        hidden = tuple(Span(start + span.start, start + span.end) for span in block.hidden)
        placed.append(PlacedBlock(block.kind, Span(start, end), block.text, hidden))
        start = end + 2
    return "\n\n".join(block.text for block in blocks), tuple(placed)

"""One reader per source format, chosen by content rather than by file name alone."""

import hashlib
from pathlib import Path

from reviews.document import Block, BlockKind, Document, Post
from reviews.errors import ReviewError, attempt
from reviews.readers import feed, frontmatter, hive, letterboxd, markdown, page, plain, spoiler_marks
from reviews.readers.limits import check_length, check_size, check_source
from reviews.text import decode

_MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
_PLAIN = frozenset({".txt", ".text"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_FEEDS = frozenset({".xml", ".rss", ".atom"})
_TABLES = frozenset({".csv", ".tsv"})
SUFFIXES = _MARKDOWN | _PLAIN | _HTML | _FEEDS | _TABLES | {".json"}


def read_documents(path: Path) -> list[Document | ReviewError]:
    """Read every review in a file: each as a Document, or as the ReviewError with which it is refused.

    Raises ReviewError for a file that is refused as a whole: missing, empty, too large, binary, not UTF-8, damaged,
    or without a review in it.
    """
    try:
        if path.is_dir():
            raise ReviewError(path, "this is a folder, not a file")
        check_size(path, path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReviewError(path, "there is no such file") from error
    except OSError as error:
        raise ReviewError(path, f"the file cannot be read ({error.strerror})") from error
    return parse_documents(data, path=str(path), source=str(path.resolve()), suffix=path.suffix.lower())


def parse_documents(data: bytes, path: str, source: str | None, suffix: str) -> list[Document | ReviewError]:
    """Parse the bytes of a file; its `suffix`, in lower case, decides only where the content does not.

    Raises ReviewError as `read_documents` does.
    """
    check_size(path, len(data))
    text = decode(data, path)
    if not text.strip():
        raise ReviewError(path, "the file is empty; write a review into it first")
    posts = _read(text, path, suffix)
    digest = hashlib.sha256(data).hexdigest()
    return [post if isinstance(post, ReviewError) else attempt(_document, post, path, source, digest) for post in posts]


def _read(text: str, path: str, suffix: str) -> list[Post | ReviewError]:
    """Read a text with the reader of its format."""
    start = text.lstrip("\ufeff \t\r\n")
    if feed.begins_like(text) or (suffix in _FEEDS and start.startswith("<")):
        return feed.read(text, path)
    if suffix == ".json" or (suffix not in _MARKDOWN and hive.begins_like(start)):
        return hive.read(text, path)
    if suffix in _TABLES or letterboxd.begins_like(text):
        return letterboxd.read(text, path)
    check_source(text, path)
    if suffix in _HTML or (page.begins_like(start) and (suffix not in _MARKDOWN or page.is_whole(start))):
        return [page.read(text, path)]
    if suffix in _MARKDOWN or frontmatter.opens(text):
        return [markdown.read(text, path)]
    return [Post(plain.blocks(spoiler_marks.carry(text)))]


def _document(post: Post, path: str, source: str | None, digest: str) -> Document:
    """Place a post; one of several in a file is known by its key, and has a digest of its own."""
    path = path if post.line or not post.key else f"{path} ({post.key})"
    found, front = spoiler_marks.settle(post.blocks), spoiler_marks.without_marks(post.front)
    if not found:
        where = "below the front matter" if post.line and not post.key else "in it"
        raise ReviewError(path, f"there is no text {where}", post.line)
    blocks = _with_headline(found)
    check_length(sum(len(block.text) for block in blocks), path, post.line)
    if post.key is None:
        return Document(path, source, digest, blocks, front)
    own = hashlib.sha256(repr((blocks, front)).encode("utf-8", "replace")).hexdigest()
    return Document(path, post.key, own, blocks, front, post.line, is_whole_file=False)


def _with_headline(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, the first one a heading if it reads as the headline of a review."""
    first, *others = blocks
    if first.kind is BlockKind.PROSE and others and plain.is_headline(first.text):
        return Block(BlockKind.HEADING, first.text), *others
    return blocks

"""One reader per source format, chosen by content rather than by file name alone."""

import hashlib
import re
from pathlib import Path

from reviews.document import Document
from reviews.errors import ReviewError
from reviews.readers import frontmatter, markdown, plain
from reviews.text import decode, normalise

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text"})
_HTML = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
LARGEST_BYTES = 4 * 1024 * 1024


def read_document(path: Path) -> Document:
    """Read one file as plain text or Markdown.

    Raises ReviewError for a file that is missing, empty, too large, binary, not UTF-8, or whose front matter is
    damaged.
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
    return parse_document(data, path=str(path), source=str(path.resolve()), markup=path.suffix.lower())


def check_size(path: Path | str, size: int) -> None:
    """Raise ReviewError if a review of `size` bytes is too large to be read."""
    if size > LARGEST_BYTES:
        raise ReviewError(path, f"the file has {size:,} bytes; a review may have {LARGEST_BYTES:,}")


def parse_document(data: bytes, path: str, source: str | None, markup: str) -> Document:
    """Parse the bytes of one review; `markup` is a file suffix, which decides where the content does not.

    Raises ReviewError as `read_document` does.
    """
    check_size(path, len(data))
    text = decode(data, path)
    if not text.strip():
        raise ReviewError(path, "the file is empty; write a review into it first")
    if markup in {".html", ".htm", ".xhtml"} or _HTML.match(text):
        raise ReviewError(path, "this is HTML, which is not read yet; save the review as plain text or Markdown")
    front, body, first_line = frontmatter.split(text, path)
    is_markdown = first_line > 1 or markup in {".md", ".markdown"}
    blocks = (markdown if is_markdown else plain).blocks(body if is_markdown else normalise(body))
    if not blocks:
        raise ReviewError(path, "there is no text below the front matter", first_line)
    return Document(path, source, hashlib.sha256(data).hexdigest(), blocks, front)

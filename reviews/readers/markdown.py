"""Markdown: headings, paragraphs, lists and quotes as blocks of plain text; markup, links and pictures dropped."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reviews.document import Block, BlockKind
from reviews.text import normalise

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_UNREAD_HTML = {"script", "style", "iframe", "figcaption"}
_PARTING_HTML = frozenset(
    "p div center section article blockquote ul ol li table tr td th h1 h2 h3 h4 h5 h6 br hr".split()
)
_BREAKING_TAG = re.compile(r"^<br\b", re.IGNORECASE)


def blocks(text: str) -> tuple[Block, ...]:
    """Split Markdown into blocks of normalised plain text.

    A paragraph that holds nothing but pictures is dropped; the emphasised line right below it is its caption.
    """
    found: list[Block] = []
    kind = BlockKind.PROSE
    after_picture = False
    for token in _PARSER.parse(text):
        if token.type == "heading_open":
            kind = BlockKind.HEADING
        elif token.type in {"heading_close", "paragraph_close"}:
            kind = BlockKind.PROSE
        elif token.type == "inline":
            children = token.children or []
            caption = after_picture and _is_emphasised(children)
            after_picture = _is_picture(children)
            piece = BlockKind.CAPTION if caption else kind
            found += _blocks_of(piece, _inline_text(children))
        elif token.type in {"fence", "code_block"}:
            found += _blocks_of(BlockKind.CODE, token.content)
        elif token.type == "html_block":
            found += _blocks_of(BlockKind.PROSE, _html_text(token.content))
    return tuple(found)


def _blocks_of(kind: BlockKind, text: str) -> list[Block]:
    return [Block(kind, line) for line in normalise(text).split("\n") if line.strip()]


def _inline_text(children: Iterable[Token]) -> str:
    """The words of inline content: a soft break is a space, a hard break a new line, a picture nothing."""
    pieces: list[str] = []
    for child in children:
        if child.type in {"text", "code_inline", "text_special"}:
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and _BREAKING_TAG.match(child.content)):
            pieces.append("\n")
    return "".join(pieces)


def _html_text(content: str) -> str:
    """The words of a block of HTML, such as a paragraph inside <div>: one line for each element that parts text."""
    words = _Words()
    words.feed(content)
    words.close()
    return "\n".join(" ".join(line.split()) for line in "".join(words.pieces).split("\n"))


class _Words(HTMLParser):
    """Collects the text of HTML, without that of elements that are not for reading."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        if tag in _UNREAD_HTML:
            self._unread.append(tag)
        elif tag in _PARTING_HTML:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            self._unread.remove(tag)
        elif tag in _PARTING_HTML:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(" ".join(data.split("\n")))


def _is_picture(children: list[Token]) -> bool:
    return any(child.type == "image" for child in children) and not _inline_text(children).strip()


def _is_emphasised(children: list[Token]) -> bool:
    return bool(children) and children[0].type == "em_open" and children[-1].type == "em_close"

"""Markdown: headings, paragraphs, lists and quotes as blocks of plain text; markup, links and pictures dropped."""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reviews.document import Block, BlockKind
from reviews.text import normalise

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_BREAKING_TAG = re.compile(r"^<br\b", re.IGNORECASE)
_SKIPPED_HTML = {"script", "style", "iframe"}


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


def _is_picture(children: list[Token]) -> bool:
    return any(child.type == "image" for child in children) and not _inline_text(children).strip()


def _is_emphasised(children: list[Token]) -> bool:
    return bool(children) and children[0].type == "em_open" and children[-1].type == "em_close"

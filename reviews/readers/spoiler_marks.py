"""Spoiler marks in a source: what its author hides, carried through the readers of all formats.

Read are Discord's ``||text||``, Reddit's ``>!text!<``, ``[spoiler]text[/spoiler]`` of forums, shortcodes named spoiler,
and in HTML ``<details>``, ``<spoiler>`` and ``class="spoiler"``. Each becomes a pair of characters that no text has,
which every reader carries along as it does letters; at the end they are taken out, and what lay between is marked.

https://support.discord.com/hc/en-us/articles/210298617, https://support.reddithelp.com/hc/en-us/articles/360043033952
"""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from reviews.document import Block, FrontMatter
from reviews.records import Span

# Double parentheses, which next to nobody writes; to Markdown they are punctuation, as marks are.
OPEN, CLOSE = "\u2e28", "\u2e29"
_CARRIED = re.compile(f"[{OPEN}{CLOSE}]")
# Not a link, [spoilers](address), nor [spoiler free].
_TAG = re.compile(
    r"\[(?P<end>/)?spoilers?(?:=[^\[\]\n]{0,100}|\s\w{1,20}=[^\[\]\n]{0,100})?\](?!\()"
    r"|\{\{[<%]\s{0,9}(?P<hugo_end>/)?\s{0,9}spoilers?\b[^{}\n]{0,200}[>%]\}\}"
    r"|\{%-?\s{0,9}(?P<liquid_end>end_?|/)?spoilers?\b[^{}\n]{0,200}%\}",
    re.IGNORECASE,
)
# Where a paragraph ends, in text and in HTML.
_END = r"(?P<end>\n[ \t]*\n|</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|td|tr|table|script|style|head|body)\b|\Z)"
_BARS = re.compile(rf"(?P<open>\|{{2,}}(?!\|))|{_END}", re.IGNORECASE)
# Not the end of one tag of HTML and the start of another: <b>!now!</b>.
_ARROWS = re.compile(
    rf"(?P<open>(?:(?<![\w\"'/-])>|&gt;)!(?!\[))|(?P<close>!(?:<(?![/\w])|&lt;))|{_END}", re.IGNORECASE
)


def carry(text: str) -> str:
    """Put the marks of a source, be it text, Markdown or HTML, into the form in which readers carry them along.

    A tag that is never closed hides all that follows, a bar that is not, its paragraph; arrows without their partner in
    the same paragraph are no marks.
    """
    text = _CARRIED.sub("", text)
    if "spoiler" in text.lower():
        text = _TAG.sub(lambda tag: CLOSE if any(tag.groups()) else OPEN, text)
    if "||" in text:
        text = _paired(text, _BARS)
    if "!<" in text or "!&lt;" in text:
        text = _paired(text, _ARROWS)
    return text


def _paired(text: str, notation: re.Pattern[str]) -> str:
    """A text with each pair of marks of a notation, inside a paragraph, replaced."""
    parts: list[str] = []
    taken = 0
    opened: re.Match[str] | None = None
    for match in notation.finditer(text):
        ends = match["end"] is not None
        if opened is None:
            opened = None if ends or not match["open"] else match
        elif notation is _BARS or match.lastgroup == "close":
            parts += [text[taken : opened.start()], OPEN, text[opened.end() : match.start()], CLOSE]
            taken, opened = match.start() if ends else match.end(), None
        elif ends:
            opened = None
    return "".join((*parts, text[taken:]))


def bare(text: str) -> str:
    """A text without carried marks."""
    return _CARRIED.sub("", text)


def without_marks(front: FrontMatter) -> FrontMatter:
    """What a source says of a review, without marks that stood in it."""
    said: dict[str, Any] = {item.name: getattr(front, item.name) for item in fields(front)}
    said |= {name: bare(value) for name, value in said.items() if isinstance(value, str)}
    return FrontMatter(**said)


def settle(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Take the carried marks out of the blocks of a post, and say of each block which parts they hide.

    A block that held nothing else is dropped.
    """
    settled: list[Block] = []
    depth = 0
    for block in blocks:
        if depth == 0 and not _CARRIED.search(block.text):
            settled.append(block)
            continue
        kept = ""
        hidden: list[Span] = []
        for piece in re.split(f"([{OPEN}{CLOSE}])", block.text):
            if piece in {OPEN, CLOSE}:
                depth = max(0, depth + (1 if piece == OPEN else -1))
            else:
                # Of the spaces on both sides of a mark one is enough.
                part = piece.lstrip(" ") if not kept or kept.endswith(" ") else piece
                if depth and part:
                    hidden.append(Span(len(kept), len(kept) + len(part)))
                kept += part
        text = kept.rstrip()
        spans = tuple(Span(span.start, min(span.end, len(text))) for span in hidden if span.start < len(text))
        if text:
            settled.append(replace(block, text=text, hidden=spans))
    return tuple(settled)

"""Shortcodes of site generators inside Markdown, which are instructions and not text: a plugin for markdown-it.

Hugo's ``{{< youtube id >}}`` and ``{{% notice %}}``, Liquid's ``{% include x %}`` and ``{{ page.title }}`` (Jekyll,
Eleventy), kramdown's ``{: .class}``, and WordPress's ``[caption id="a"]`` with its closing tag. They are taken out
before the Markdown is parsed, as the generators do, since they may stand in addresses and go over paragraphs.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_BRACES = (("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}"), ("{:", "}"))
_LONGEST = 2000
_START = re.compile(r"[{\[]")
# Liquid's tags with something inside that is no text of the review.
_WITH_INSIDE = re.compile(
    r"\{%-?\s*(?P<tag>comment|highlight|capture|schema)\b[^%]{0,200}-?%\}.{0,4000}?\{%-?\s*end(?P=tag)\s*-?%\}",
    re.DOTALL,
)
_WORDPRESS = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|youtube|vimeo|rating|star)(?:\s+\w+\s*=[^\[\]]*|\s*)\]"
)


def plugin(parser: MarkdownIt) -> None:
    """Make `parser` leave shortcodes out of what it reads."""
    parser.core.ruler.after("normalize", "shortcodes", _take_out)


def _take_out(state: StateCore) -> None:
    state.src = without(state.src)


def without(text: str) -> str:
    """A text without the shortcodes in it."""
    kept: list[str] = []
    start = 0
    while match := _START.search(text, start):
        end = _end(text, match.start())
        kept.append(text[start : match.start() if end else match.end()])
        start = end or match.end()
    return "".join((*kept, text[start:]))


def _end(text: str, start: int) -> int | None:
    """Where the shortcode that begins at `start` ends, or None if none does."""
    if text[start] == "[":
        match = _WORDPRESS.match(text, start)
        return match.end() if match else None
    if match := _WITH_INSIDE.match(text, start):
        return match.end()
    for opening, closing in _BRACES:
        if text.startswith(opening, start):
            at = text.find(closing, start + len(opening), start + _LONGEST)
            if at >= 0:
                return at + len(closing)
    return None

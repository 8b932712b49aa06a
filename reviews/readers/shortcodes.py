"""Shortcodes of site generators inside Markdown, which are instructions and not text: a plugin for markdown-it.

Hugo's ``{{< youtube id >}}`` and ``{{% notice %}}``, Liquid's ``{% include x %}`` and ``{{ page.title }}`` (Jekyll,
Eleventy), kramdown's ``{: .class}``, and WordPress's ``[caption id="a"]`` with its closing tag.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_BRACES = (("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%", "%}"), ("{:", "}"))
_LONGEST = 2000
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.{0,2000}?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_WORDPRESS = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|youtube|vimeo|rating|star)(?:\s+\w+\s*=[^\[\]]*|\s*)\]"
)


def plugin(parser: MarkdownIt) -> None:
    """Make `parser` leave shortcodes out of what it renders."""
    parser.inline.ruler.before("escape", "shortcode", _skip)
    parser.inline.add_terminator_char("{")


def _skip(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001 - markdown-it's signature
    end = _end(state.src, state.pos)
    if end is None:
        return False
    state.pos = end
    return True


def _end(text: str, start: int) -> int | None:
    """Where the shortcode that begins at `start` ends, or None if none does."""
    if text[start] == "[":
        match = _WORDPRESS.match(text, start)
        return match.end() if match else None
    if match := _COMMENT.match(text, start):
        return match.end()
    for opening, closing in _BRACES if text[start] == "{" else ():
        if text.startswith(opening, start):
            at = text.find(closing, start + len(opening), start + _LONGEST)
            if at >= 0:
                return at + len(closing)
    return None

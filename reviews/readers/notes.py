"""What programs for notes, and MDX, add to Markdown: a plugin for markdown-it.

Obsidian's links ``[[page|label]]``, pictures ``![[a.jpg]]``, ``==marks==``, ``%%comments%%``, callouts
``> [!info] title`` (GitHub has them too) and block names ``^name``; imports, exports and values of MDX.

https://help.obsidian.md/syntax, https://mdxjs.com/docs/what-is-mdx/#esm
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_PICTURE = re.compile(r"!\[\[[^\[\]\n]+\]\]")
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?(?P<label>[^\[\]|\n]+)\]\]")
_COMMENT = re.compile(r"%%.{1,2000}?%%", re.DOTALL)
_MARK = re.compile(r"==(?=\S)|(?<=\S)==")
# A value of the page, as in {frontmatter.title}.
_VALUE = re.compile(r"\{[A-Za-z_$][\w$]*(?:\.[\w$]+)+\}")
_CALLOUT = re.compile(r"\[!\w+\][+-]?[ \t]*")
_BLOCK_NAME = re.compile(r"\^[\w-]+[ \t]*(?=\n|$)")
_MODULE = re.compile(r"(?:import\b.*\bfrom\s*[\"']|import\s*[\"']|export\s+(?:const|let|default|function)\b)")


def plugin(parser: MarkdownIt) -> None:
    """Make `parser` read notes."""
    parser.inline.ruler.before("link", "notes", _inline)
    parser.block.ruler.before("paragraph", "module", _module)


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Leave out what is no text; of a link keep the label, of a callout's title a line of its own."""
    at = state.pos
    if link := _LINK.match(state.src, at):
        if not silent:
            state.push("text", "", 0).content = link["label"].rpartition("/")[2]
        state.pos = link.end()
        return True
    patterns = [_PICTURE, _COMMENT, _MARK, _BLOCK_NAME, _VALUE] + [_CALLOUT] * (at == 0)
    match = next((found for pattern in patterns if (found := pattern.match(state.src, at))), None)
    if match is None:
        return False
    if match.re is _CALLOUT and not silent:
        head, newline, _ = state.src[match.end() :].partition("\n")
        state.push("text", "", 0).content = head
        if newline:
            state.push("hardbreak", "br", 0)
        state.pos = match.end() + len(head) + len(newline)
        return True
    state.pos = match.end()
    return True


def _module(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Leave out the lines of a paragraph that begins as a module of JavaScript does."""
    start = state.bMarks[line] + state.tShift[line]
    if not _MODULE.match(state.src, start, state.eMarks[line]):
        return False
    if not silent:
        while line < last and not state.isEmpty(line):
            line += 1
        state.line = line
    return True

"""Markdown, with the HTML that may stand in it: headings, paragraphs, lists and quotes as blocks of plain text."""

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from reviews.document import Block, Post
from reviews.readers import frontmatter, html, shortcodes

_PARSER = (
    MarkdownIt("commonmark", {"html": True})
    .enable(["table", "strikethrough"])
    .use(footnote_plugin)
    .use(shortcodes.plugin)
)


def read(text: str, path: str) -> Post:
    """Read one post: its front matter, if it has any, and the Markdown below it; raises ReviewError for either."""
    front, body, line = frontmatter.split(text, path)
    return Post(blocks(body, path), front, line if line > 1 else None)


def blocks(text: str, path: str) -> tuple[Block, ...]:
    """Split Markdown into blocks of plain text; markup, links, pictures and shortcodes are dropped.

    Raises ReviewError for HTML in it that is nested too deep.
    """
    return html.blocks_of_text(_PARSER.render(text), path)

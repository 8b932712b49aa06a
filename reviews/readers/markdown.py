"""Markdown, with the HTML that may stand in it: headings, paragraphs, lists and quotes as blocks of plain text."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from reviews.document import Block, Post
from reviews.readers import frontmatter, html, notes, shortcodes, spoiler_marks

# Blocks whose text is none of the review's, and may look like Markdown.
_RAW = ("<!--", "<script", "<style", "<pre", "<textarea", "<?", "<!")


def _parser(*, breaks: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "breaks": breaks})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin).use(tasklists_plugin)
    parser.use(shortcodes.plugin).use(notes.plugin)

    def html_block(_: RendererHTML, tokens: Sequence[Token], number: int, __: OptionsDict, env: EnvType) -> str:
        """Render the Markdown inside a block of HTML as well, as the sites do for which it is written."""
        content = tokens[number].content
        if content.lstrip().lower().startswith(_RAW):
            return content
        rendered: str = parser.renderInline(content, {"references": env.get("references", {})})
        # Tags that only a browser understands are no tags to Markdown.
        return content if rendered.count("&lt;") > content.count("&lt;") else rendered

    parser.add_render_rule("html_block", html_block)
    return parser


_PARSER = _parser(breaks=False)
_PARSER_OF_LINES = _parser(breaks=True)


def read(text: str, path: str) -> Post:
    """Read one post: its front matter, if it has any, and the Markdown below it; raises ReviewError for either."""
    front, body, line = frontmatter.split(text, path)
    return Post(blocks(body, path), front, line if line > 1 else None)


def blocks(text: str, path: str, *, line_by_line: bool = False) -> tuple[Block, ...]:
    """Split Markdown into blocks of plain text; markup, links, pictures and shortcodes are dropped.

    With `line_by_line` each line is one of its own, as where people type into a form. Raises ReviewError for HTML in
    it that is nested too deep.
    """
    parser = _PARSER_OF_LINES if line_by_line else _PARSER
    return html.blocks_of_text(parser.render(spoiler_marks.carry(text)), path)

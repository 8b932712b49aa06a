"""Web pages and pieces of HTML: the text of the review, and what the page says about it."""

import re
from typing import cast

import lxml.html

from reviews.document import Block, FrontMatter, Post
from reviews.readers import frontmatter, html, microformats, schema_org, spoiler_marks, values

# Tags of a page as a whole; without any of them it is a piece of one, and all of it is the review.
_WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|article|main|section|div|header|p|h[1-6]|center|blockquote|span|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_START = 4000
# To find the main text takes the square of their number; of a larger page everything is read.
_MOST_ELEMENTS = 10_000
# The tags of trafilatura's own XML, https://trafilatura.readthedocs.io/, in those of HTML.
_TAGS = {
    "head": "h2", "lb": "br", "hi": "em", "quote": "blockquote", "list": "ul", "item": "li", "row": "tr", "cell": "td",
    "graphic": "img", "ref": "a", "main": "div", "code": "pre",
}  # fmt: skip
# What trafilatura would take for text; a figcaption it knows itself.
_CAPTIONS = "//*[contains(concat(' ', @class), '-caption') or contains(concat(' ', @class, ' '), ' caption ')]"
_META = {
    "title": ("og:title", "twitter:title"),
    "reviewer": ("author", "article:author", "parsely-author", "dc.creator"),
    "published": ("article:published_time", "date", "datepublished", "dc.date"),
    "url": ("og:url",),
    "image": ("og:image", "twitter:image"),
}


def begins_like(text: str) -> bool:
    """Whether a text begins as HTML does."""
    return _BEGINS.match(text.lstrip("\ufeff").lstrip()) is not None


def is_whole(text: str) -> bool:
    """Whether HTML is a whole page, with a head or a body of its own."""
    return _WHOLE.search(text, 0, _START) is not None


def read(text: str, path: str) -> Post:
    """Read a page or a piece of HTML, with front matter above it perhaps.

    Of a page the main text is read, without menus, teasers and comments. Raises ReviewError for damaged front matter
    and for HTML that is nested too deep.
    """
    front, body, line = frontmatter.split(text, path)
    body = spoiler_marks.carry(body)
    root = html.parse(body, path)
    if root is None:
        return Post((), front)
    marked, marked_html = microformats.read(body, root)
    linked, linked_text = schema_org.read(root)
    said = front.or_else(marked).or_else(linked)
    blocks = html.blocks_of_text(marked_html, path)
    if is_whole(body):
        said = said.or_else(_meta(root))
        if not (said.reviewer and said.published):
            said = said.or_else(_by_line(body))
        if not blocks and sum(1 for _ in root.iter()) <= _MOST_ELEMENTS:
            blocks = _main_text(lxml.html.tostring(root, encoding="unicode"), path, linked_text)
    return Post(blocks or html.blocks_of(root), said, line if line > 1 else None)


def _main_text(text: str, path: str, stated: str) -> tuple[Block, ...]:
    """The blocks of a page's main text; `stated` is what the page itself says it is, taken where that is longer."""
    import trafilatura  # noqa: PLC0415 - it takes long to load, and most reviews are no pages

    try:
        found = trafilatura.bare_extraction(
            text,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
            prune_xpath=_CAPTIONS,
        )
    except Exception:  # noqa: BLE001 - whatever trips it, the page can be read without it
        found = None
    blocks: tuple[Block, ...] = ()
    if found is not None and not isinstance(found, dict) and found.body is not None:
        for element in found.body.iter():
            if element.tag in _TAGS:
                element.tag = _TAGS[element.tag]
        blocks = html.blocks_of(cast("lxml.html.HtmlElement", found.body))
    of_statement = html.blocks_of_text(html.as_html(stated), path) if stated.strip() else ()
    return max(blocks, of_statement, key=_fullness)


def _fullness(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """How much text blocks hold, and of the same text, into how many it is parted."""
    return sum(len(block.text.replace(" ", "")) for block in blocks), len(blocks)


def _by_line(text: str) -> FrontMatter:
    """Who wrote a page, and when, as it shows them to its readers."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - as above

    try:
        shown = extract_metadata(text, extensive=False)
    except Exception:  # noqa: BLE001 - as above
        return FrontMatter()
    return FrontMatter(reviewer=values.line(shown.author), published=values.line(shown.date))


def _meta(root: lxml.html.HtmlElement) -> FrontMatter:
    """What the head of a page says."""
    named = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta.get("content")
        for meta in root.iter("meta")
    }
    canonical = next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)
    said = {
        field: next((found for name in names if (found := values.line(named.get(name)))), None)
        for field, names in _META.items()
    }
    headings = (values.line(element.text_content()) for tag in ("h1", "title") for element in root.iter(tag))
    return FrontMatter(
        title=said["title"] or next((heading for heading in headings if heading), None),
        reviewer=None if values.address(said["reviewer"]) else said["reviewer"],
        published=said["published"],
        url=values.address(canonical) or values.address(said["url"]),
        image=values.address(said["image"]),
    )

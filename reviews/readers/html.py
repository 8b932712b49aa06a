"""HTML: from a tree of elements to blocks of plain text."""

import re
from html import escape

import lxml.html
from lxml import etree

from reviews.document import Block, BlockKind
from reviews.errors import ReviewError
from reviews.readers.lines import lines_of
from reviews.readers.spoiler_marks import CLOSE, OPEN, bare

# libxml2 drops what lies deeper than 256 elements, silently.
DEEPEST = 250
# Marks without text between them; nobody hides so deep.
_MOST_MARKS = 20
_UNREAD = frozenset(
    """head title script style noscript template iframe object embed svg math canvas audio video map form button input
    select textarea datalist nav""".split()
)
_PARTING = frozenset(
    """html body address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hgroup hr legend li main ol p pre section summary table tbody td tfoot th thead tr
    ul""".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CAPTIONS = frozenset("figcaption caption summary".split())
# As WordPress (wp-caption-text), Blogger (tr-caption) and others name what stands below a picture.
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:-text)?(?:\s|$)")
_BUTTON_CLASS = re.compile(r"(?:^|\s)(?:button|btn)(?:\s|$)")
_SPOILER_CLASS = re.compile(
    r"(?<!\bno[_-])(?<!\bnon[_-])(?:^|(?<=[\s_-]))spoilers?(?:[_-](?:text|content|body|inner))?(?:\s|$)", re.IGNORECASE
)
_FOOTNOTES_CLASS = re.compile(r"(?:^|\s)footnotes?(?:\s|$)")
_PICTURES = frozenset("img picture graphic".split())
# How a line under a picture is set apart from the text.
_ASIDE = frozenset("em i small sub sup".split())
_MARK = re.compile(r"\[?\d{1,3}\]?|[*\u2020\u2021]|\u21a9.?")


def parse(text: str, path: str) -> lxml.html.HtmlElement | None:
    """Parse HTML, a whole page or a piece of one, with what it hides marked; None if there is nothing in it.

    Raises ReviewError for elements that lie deeper than `DEEPEST` in each other.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None
    if _depth(root) > DEEPEST:
        raise ReviewError(
            path, f"its HTML is nested more than {DEEPEST} elements deep; save the text of the review alone"
        )
    for element in root.iter("*"):
        if _is_spoiler(element):
            _mark(element)
    return root


def blocks_of(root: lxml.html.HtmlElement) -> tuple[Block, ...]:
    """The headings, paragraphs, lines, captions, code and footnotes below an element, in order, as plain text.

    Pictures leave nothing; a line right below one that is all set apart (emphasised or small) is its caption.
    """
    collector = _Collector()
    collector.walk(root, BlockKind.PROSE, aside=False)
    collector.close_line(BlockKind.PROSE)
    return tuple(collector.blocks)


def blocks_of_text(text: str, path: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML; raises ReviewError as `parse` does."""
    root = parse(text, path)
    return () if root is None else blocks_of(root)


def as_html(text: str) -> str:
    """Plain text as HTML that reads the same, line for line."""
    return escape(text).replace("\n", "<br>")


class _Collector:
    """Walks a tree, and makes a block of each run of text that the tree parts from others."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._line: list[str] = []
        self._has_plain_text = False
        self._below_picture = False

    def walk(self, element: lxml.html.HtmlElement, kind: BlockKind, *, aside: bool) -> None:
        """Take the text of an element and of all in it, but not its tail."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNREAD or _is_footnote_mark(element) or _is_button(element):
            return
        if tag == "br":
            self.close_line(kind)
        elif tag in _PICTURES:
            self._below_picture = True
        if tag in _PARTING:
            self.close_line(kind)
        inner, inner_aside = _kind(element, kind), aside or tag in _ASIDE
        self._add(element.text, inner, aside=inner_aside)
        for child in element:
            self.walk(child, inner, aside=inner_aside)
            self._add(child.tail, inner, aside=inner_aside)
        if tag in _PARTING:
            self.close_line(inner)

    def close_line(self, kind: BlockKind) -> None:
        """End the block that is being read, if there is any text in it."""
        text = "".join(self._line)
        marks = text.strip()
        if not bare(marks):
            self._line = [marks[-_MOST_MARKS:]] if marks else []  # they hide what comes next, or end what was hidden
            return
        self._line.clear()
        if kind is BlockKind.PROSE and self._below_picture and not self._has_plain_text:
            kind = BlockKind.CAPTION
        self.blocks += lines_of(kind, text)
        self._has_plain_text = self._below_picture = False

    def _add(self, text: str | None, kind: BlockKind, *, aside: bool) -> None:
        if not text:
            return
        self._line.append(text if kind is BlockKind.CODE else text.replace("\r", " ").replace("\n", " "))
        self._has_plain_text = self._has_plain_text or (not aside and bool(text.strip()))


def _kind(element: lxml.html.HtmlElement, outer: BlockKind) -> BlockKind:
    if outer in {BlockKind.FOOTNOTE, BlockKind.CAPTION}:
        return outer
    if element.tag in _HEADINGS:
        return BlockKind.HEADING
    classes = element.get("class") or ""
    if element.tag in _CAPTIONS or _CAPTION_CLASS.search(classes):
        return BlockKind.CAPTION
    if element.tag == "pre":
        return BlockKind.CODE
    if _FOOTNOTES_CLASS.search(classes):
        return BlockKind.FOOTNOTE
    return outer


def _is_footnote_mark(element: lxml.html.HtmlElement) -> bool:
    """Whether an element is the small number or arrow that leads to a footnote, or back from it."""
    if element.tag == "sup":
        return any((link.get("href") or "").startswith("#") for link in element.iter("a"))
    leads_within = element.tag == "a" and (element.get("href") or "").startswith("#")
    return leads_within and _MARK.fullmatch("".join(element.itertext()).strip()) is not None


def _is_button(element: lxml.html.HtmlElement) -> bool:
    return element.tag == "a" and _BUTTON_CLASS.search(element.get("class") or "") is not None


def _mark(element: lxml.html.HtmlElement) -> None:
    """Put the text of an element between carried marks."""
    element.text = OPEN + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + CLOSE
    else:
        element.text += CLOSE


def _is_spoiler(element: lxml.html.HtmlElement) -> bool:
    return element.tag in {"details", "spoiler"} or _SPOILER_CLASS.search(element.get("class") or "") is not None


def _depth(root: lxml.html.HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest

"""Discord's Markdown as HTML, as the text a person reads, and as the list of what in it is active.

Written apart from the bot, so that tests can hold the bot's text against it and pictures of its cards show what Discord
would. It follows Discord's desktop client as "Markdown Text 101", the rules of simple-markdown and the observations
behind the parse-discord library describe it; lists and quotes are read one level deep.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

_DEPTH: Final = 40  # nested deeper, text is left as it is
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_FLAGS: Final = re.DOTALL | re.IGNORECASE

# Begin a line; the first group is what they hold. A caller's text is scanned from left to right, first rule first.
_BLOCKS = (
    ("quote", re.compile(r" *>>> (.+)", _FLAGS)),
    ("quote", re.compile(r"((?: *> [^\n]*(?:\n|\Z))+)")),
    ("subtext", re.compile(r"-# +(?!-#)([^\n]+)(?:\n|\Z)")),
    *((f"heading{n}", re.compile(rf"{'#' * n}[^\S\n]+(?!#)([^\n]+)(?:\n|\Z)")) for n in (1, 2, 3)),
    ("list", re.compile(r"((?: *(?:[-*]|\d+\.) +[^\n]+(?:\n|\Z))+)", re.ASCII)),
)
_MARKER = re.compile(r"^ *(?:> |[-*] +|\d+\. +)", re.ASCII | re.MULTILINE)

# Hold more text in their first group. Spoilers and strikes end at the first closing sign, escaped or not.
_SPANS = (
    ("bold", re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)", _FLAGS)),
    ("underline", re.compile(r"__((?:\\.|[^\\])+?)__(?!_)", _FLAGS)),
    ("italic", re.compile(r"\*(?!\s)((?:\\.|\*\*|[^*\\])+?)(?<!\s) {0,2}\*(?!\*)", _FLAGS)),
    ("italic", re.compile(r"_((?:\\.|__|[^_\\])+?)_(?![a-z0-9_])", _FLAGS)),
    ("strike", re.compile(r"~~(.+?)~~(?!_)", _FLAGS)),
    ("spoiler", re.compile(r"\|\|(.+?)\|\|", _FLAGS)),
)

# Are shown by a template.
_LEAVES = (
    ("codeblock", re.compile(r"```(?:[\w.+-]*\n)?(.*?[^\n].*?)```", _FLAGS), r"\1"),
    ("code", re.compile(r"(`+)(.+?)(?<!`)\1(?!`)", _FLAGS), r"\2"),
    ("user mention", re.compile(r"<@!?(\d+)>"), r"@\1"),
    ("role mention", re.compile(r"<@&(\d+)>"), r"@\1"),
    ("channel mention", re.compile(r"<#(\d+)>"), r"#\1"),
    ("channel mention", re.compile(r"<id:(\w+)>"), r"#\1"),
    ("everyone", re.compile(r"@(everyone|here)"), r"@\1"),
    ("command", re.compile(r"</([^:>]+):\d+>"), r"/\1"),
    ("timestamp", re.compile(r"<t:(-?\d{1,10})(?::[tTdDfFR])?>", re.ASCII), r"\1"),
    ("emoji", re.compile(r"<a?:(\w+):\d+>"), r":\1:"),
    ("emoji", re.compile(r":([\w+-]+):"), r":\1:"),
)
_LINKS = (
    re.compile(r"<((?:[a-z][a-z0-9+.-]*:/|mailto:|tel:|sms:)[^ >]+)>", _FLAGS),
    re.compile(r"<([^\s<>@:]+@[^\s<>@:]+\.[^\s<>@:]+|\+\d+)>", _FLAGS),
    re.compile(r"""((?:https?|steam|discord)://[^\s<]+[^<.,:;"'\]\s])""", _FLAGS),
)
_MASKED = re.compile(
    r"""\[((?:\[[^\]]*\]|[^\[\]])*[^\[]*)\]
    \(\s*<?((?:\([^)]*\)|\((?![^)]*\))|[^\s\\(]|\\[^\n])*?)>?(?:\s+['"](.*?)['"])?\s*\)""",
    _FLAGS | re.VERBOSE,
)
_INVITE = re.compile(r"(?:www\.)?discord(?:app)?\.(?:gg|com/invite|com)/[\w-]+", _FLAGS)
_STARTS: Final = "*_~|`<@:"
_NOT_IN_LABELS: Final = frozenset(
    {"link", "masked link", "invite", "emoji", "everyone", "user mention", "role mention", "channel mention", "command"}
)
_TAGS: Final = {
    "bold": "strong", "italic": "em", "underline": "u", "strike": "s", "quote": "blockquote",
    "heading1": "h1", "heading2": "h2", "heading3": "h3", "subtext": "small",
    "list": "ul", "item": "li", "code": "code", "codeblock": "pre",
}  # fmt: skip
_BLOCK_KINDS: Final = frozenset({"quote", "heading1", "heading2", "heading3", "subtext", "item", "codeblock"})


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text, of kind "text" or a kind that `special` can name ("item" within lists).

    `text` is what a person reads where nothing is nested, `target` where a link leads.
    """

    kind: str
    text: str = ""
    children: tuple["Token", ...] = ()
    target: str = ""


def to_tokens(text: str) -> tuple[Token, ...]:
    """Take a text apart."""
    return tuple(_joined(_tokens(text, depth=0, line_start=True, label=False)))


def to_html(text: str) -> str:
    """HTML without styles: the classes are spoiler, mention and emoji, everything else has an element."""
    return "".join(map(_html, to_tokens(text)))


def visible_text(text: str) -> str:
    """What a person reads once all spoilers are open; each block on its own line."""
    return "".join(map(_read, to_tokens(text))).removesuffix("\n")


def special(text: str) -> set[str]:
    """The kinds of active things in a text; empty where it only shows words."""
    return set(_kinds(to_tokens(text)))


def _tokens(text: str, *, depth: int, line_start: bool, label: bool) -> Iterator[Token]:
    at = 0
    while at < len(text):
        escape = None if label else _ESCAPE.match(text, at)
        if escape:
            yield Token("text", escape[1])
            at = escape.end()
            continue
        begins = not label and (text[at - 1] == "\n" if at else line_start)
        found = _token(text, at, depth, begins=begins, label=label) if depth < _DEPTH else None
        token, end = found or (Token("text", text[at]), at + 1)
        yield token
        at = end


def _token(text: str, at: int, depth: int, *, begins: bool, label: bool) -> tuple[Token, int] | None:
    """The active thing that begins at a place, with its end."""
    if begins and (block := _block(text, at, depth)):
        return block
    if text[at] in _STARTS:
        for kind, pattern, template in _LEAVES:
            if match := pattern.match(text, at):
                return Token(kind, _shown(kind, match.expand(template))), match.end()
        for kind, pattern in _SPANS:
            if match := pattern.match(text, at):
                inner = _tokens(match[1], depth=depth + 1, line_start=begins, label=label)
                return Token(kind, children=tuple(_joined(inner))), match.end()
    return None if label else _link(text, at, depth)


def _block(text: str, at: int, depth: int) -> tuple[Token, int] | None:
    for kind, pattern in _BLOCKS:
        if match := pattern.match(text, at):
            held = match[1].removesuffix("\n")
            if kind == "list":
                return Token(kind, children=tuple(map(_item, held.split("\n")))), match.end()
            if kind == "quote" and not match[0].lstrip().startswith(">>>"):
                held = _MARKER.sub("", held)
            inner = _tokens(held, depth=depth + 1, line_start=kind == "quote", label=False)
            return Token(kind, children=tuple(_joined(inner))), match.end()
    return None


def _item(line: str) -> Token:
    inner = _tokens(_MARKER.sub("", line), depth=1, line_start=False, label=False)
    return Token("item", children=tuple(_joined(inner)))


def _link(text: str, at: int, depth: int) -> tuple[Token, int] | None:
    if text[at] == "[" and (match := _MASKED.match(text, at)):
        return _masked(match, depth), match.end()
    for pattern in _LINKS:
        if match := pattern.match(text, at):
            loose = (
                not match[0].startswith("<") and match[1].endswith(")") and match[1].count(")") > match[1].count("(")
            )
            url = match[1].removesuffix(")") if loose else match[1]
            return Token("link", url, target=url), match.end() - loose
    if match := _INVITE.match(text, at):
        return Token("invite", match[0], target=f"https://{match[0]}"), match.end()
    return None


def _masked(match: re.Match[str], depth: int) -> Token:
    """A masked link, or the text as it stands where Discord makes none: its label may hold no other active thing."""
    held = tuple(_joined(_tokens(match[1], depth=depth + 1, line_start=False, label=True)))
    label = tuple(_tokens(match[1].replace("\\", ""), depth=depth + 1, line_start=False, label=False))
    if not re.match(r"https?://[^/]", match[2]) or not match[1].strip() or _NOT_IN_LABELS & set(_kinds(label)):
        return Token("text", match[0])
    return Token("masked link", children=held, target=match[2])


def _joined(tokens: Iterator[Token]) -> Iterator[Token]:
    """Tokens with neighbouring texts made one."""
    pending: list[str] = []
    for token in tokens:
        if token.kind == "text":
            pending.append(token.text)
            continue
        if pending:
            yield Token("text", "".join(pending))
            pending.clear()
        yield token
    if pending:
        yield Token("text", "".join(pending))


def _shown(kind: str, text: str) -> str:
    if kind != "timestamp":
        return text.strip("\n") if kind == "codeblock" else text
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(text))
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _kinds(tokens: tuple[Token, ...]) -> Iterator[str]:
    for token in tokens:
        if token.kind not in {"text", "item"}:
            yield token.kind.rstrip("123")
        if token.kind == "link" and _INVITE.search(token.target):
            yield "invite"
        yield from _kinds(token.children)


def _read(token: Token) -> str:
    held = token.text + "".join(map(_read, token.children))
    return f"{held}\n" if token.kind in _BLOCK_KINDS else held


def _html(token: Token) -> str:
    held = html.escape(token.text) + "".join(map(_html, token.children))
    if token.kind == "text":
        return held.replace("\n", "<br>")
    if token.kind in _TAGS:
        return f"<{_TAGS[token.kind]}>{held}</{_TAGS[token.kind]}>"
    if token.target:
        return f'<a href="{html.escape(token.target)}">{held}</a>'
    name = token.kind if token.kind in {"spoiler", "emoji"} else "mention"
    return f'<span class="{name}">{held}</span>'

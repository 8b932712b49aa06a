"""Messages of Matinee's as HTML that looks like Discord's dark theme, from the very data that Discord is sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from scripts.discord_markdown import to_html

Payload = Mapping[str, Any]

WIDTH: Final = 560  # of a picture, in CSS pixels
_INLINE_FIELDS: Final = 3  # that stand side by side at most
_STYLES: Final = {1: "primary", 2: "secondary", 3: "success", 4: "danger"}
_ROW, _BUTTON = 1, 2
_TIME: Final = "Today at 20:15"

_BOT: Final = """\
<circle cx="20" cy="20" r="20" fill="#8c2f39"/>
<g transform="rotate(-18 20 20)" fill="none" stroke="#8c2f39" stroke-width="2" stroke-linejoin="round">
<path fill="#f6e3b4" stroke="none" d="M8 13h24v4.5a2.5 2.5 0 0 0 0 5V27H8v-4.5a2.5 2.5 0 0 0 0-5z"/>
<path stroke-width="1.5" stroke-dasharray="2 1.6" d="M26 14v12"/>
<path d="M12.5 24v-7.5l3.75 5 3.75-5V24"/>
</g>"""
_PERSON: Final = """\
<circle cx="20" cy="20" r="20" fill="{colour}"/>
<g fill="#fff"><circle cx="20" cy="15.5" r="6.5"/><path d="M8 32c1-7 6-9 12-9s11 2 12 9z"/></g>"""
_EYE: Final = """\
<svg viewBox="0 0 24 24" fill="#949ba4"><circle cx="12" cy="12" r="2.2"/>
<path fill-rule="evenodd" d="M12 5C6.5 5 2.7 9 1 12c1.7 3 5.5 7 11 7s9.3-4 11-7c-1.7-3-5.5-7-11-7z
m0 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9z"/></svg>"""
_ATTACHMENT: Final = """\
<svg viewBox="0 0 24 24" fill="none" stroke="#b5bac1" stroke-width="2"><circle cx="15.5" cy="9" r="1.5"/>
<rect x="3" y="4" width="18" height="16" rx="2"/><path d="M4 17l5-5 4 4 3-3 4 4"/></svg>"""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody mentions Matinee, with a question."""

    question: str


@dataclass(frozen=True, slots=True)
class Command:
    """Somebody uses a command; one from the menu of a message has that message, as another person wrote it."""

    name: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody presses a button on an answer."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its embed and its rows of buttons as Discord is sent them, and what it answers."""

    cause: Mention | Command | Press
    embed: Payload
    rows: Sequence[Payload] = ()
    private: bool = False


def page(messages: Sequence[Message]) -> str:
    """A page that shows messages, one below the other, each on a card of its own."""
    style = Path(__file__).with_name("picture.css").read_text(encoding="utf-8")
    cards = "".join(f'<div class="card">{"".join(_card(message))}</div>' for message in messages)
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{style}</style><body>{cards}</body></html>'


def _card(message: Message) -> Iterator[str]:
    if isinstance(message.cause, Command) and message.cause.message:
        said = to_html(message.cause.message)
        yield f'<div class="message">{_avatar("somebody")}{_head("somebody")}<div>{said}</div></div>'
    yield f'<div class="message{" private" * message.private}"><div class="cause">{_cause(message.cause)}</div>'
    yield f"{_avatar('Matinee')}{_head('Matinee')}{_embed(message.embed)}"
    yield from map(_row, message.rows)
    if message.private:
        dismiss = '<span class="link">Dismiss message</span>'
        yield f'<div class="only-you">{_EYE} Only you can see this • {dismiss}</div>'
    yield "</div>"


def _cause(cause: Mention | Command | Press) -> str:
    if isinstance(cause, Press):
        return f"{_avatar('Matinee', small=True)}{_name('Matinee')} <em>Click to see attachment</em> {_ATTACHMENT}"
    you = f"{_avatar('you', small=True)}{_name('you')}"
    if isinstance(cause, Command):
        return f'{you} used <span class="link">{escape(cause.name)}</span>'
    return f'{you} <span class="mention">@Matinee</span> {escape(cause.question)}'


def _head(name: str) -> str:
    return f'<div>{_name(name)} <span class="time">{_TIME}</span></div>'


def _name(name: str) -> str:
    tag = '<span class="tag">APP</span>' if name == "Matinee" else ""
    return f'<span class="name">{name}</span>{tag}'


def _avatar(name: str, *, small: bool = False) -> str:
    drawn = _BOT if name == "Matinee" else _PERSON.format(colour="#3d7a8c" if name == "you" else "#8a6d3b")
    return f'<svg class="avatar{" small" * small}" viewBox="0 0 40 40">{drawn}</svg>'


def _embed(embed: Payload) -> str:
    """An embed; Discord reads no Markdown in authors and footers. Pictures in it are left out: none is fetched."""
    parts = [
        ("author", escape(embed.get("author", {}).get("name", ""))),
        ("title", to_html(embed.get("title", ""))),
        ("text", to_html(embed.get("description", ""))),
    ]
    shown = [f'<div class="{name}">{held}</div>' for name, held in parts if held]
    shown += _fields(embed.get("fields", ()))
    if "footer" in embed:
        shown.append(f'<div class="footer">{escape(embed["footer"]["text"])}</div>')
    bar = f' style="border-color: #{embed["color"]:06x}"' if "color" in embed else ""
    return f'<div class="embed"{bar}>{"".join(shown)}</div>'


def _fields(fields: Sequence[Payload]) -> Iterator[str]:
    """The fields in their rows: those that are inline side by side."""
    for inline, group in groupby(fields, lambda field: field["inline"]):
        held = [f"<dl><dt>{to_html(field['name'])}</dt><dd>{to_html(field['value'])}</dd></dl>" for field in group]
        most = _INLINE_FIELDS if inline else 1
        for start in range(0, len(held), most):
            yield f'<div class="fields">{"".join(held[start : start + most])}</div>'


def _row(row: Payload) -> str:
    """A row of buttons. Raises ValueError for what this page cannot show."""
    if row["type"] != _ROW or any(item["type"] != _BUTTON for item in row["components"]):
        message = f"expected a row of buttons, found {row}"
        raise ValueError(message)
    return f'<div class="buttons">{"".join(map(_button, row["components"]))}</div>'


def _button(button: Payload) -> str:
    style = f"{_STYLES[button['style']]}{' disabled' * button['disabled']}"
    return f'<span class="button {style}">{escape(button["label"])}</span>'

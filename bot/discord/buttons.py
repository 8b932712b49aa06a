"""Buttons, each with all that it needs in its id: what it does, and to which answer."""

import discord

from bot.answers.records import Answer, Kind, NoAnswer
from bot.conversation.records import Reply, Wish
from bot.discord import limits
from bot.discord.cards import film_label, has_hidden
from bot.discord.markup import plain, shorten, width
from reviews.records import Film

# Marks the ids of our buttons, choices and forms.
PREFIX = "m:"
_LONGEST_LABEL = 34
_LONGEST_NAME_IN_ID = 80
_MOST_CHOICES = 5


def button(  # noqa: PLR0913 - Discord's own parameters
    action: str,
    rest: str,
    label: str,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    *,
    row: int = 0,
    disabled: bool = False,
) -> discord.ui.Button[discord.ui.View]:
    """A button that is found again by its action and what it is about."""
    identifier = f"{PREFIX}{action}:{rest}"[: limits.CUSTOM_ID]
    return discord.ui.Button(label=label, style=style, custom_id=identifier, row=row, disabled=disabled)


def number_in(text: str) -> int | None:
    """The number, 0 or more, that stands in a button's id; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() else None


def view_of(*items: discord.ui.Item[discord.ui.View]) -> discord.ui.View:
    """A view of these buttons and choices."""
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view


def page_buttons(action: str, page: int, pages: int, rest: str = "") -> discord.ui.View | None:
    """Buttons to the pages beside one, which counts from 0; None where there is no other. `rest` follows the number."""
    if pages == 1:
        return None
    return view_of(
        button(action, f"{page - 1}{rest}", "Back", disabled=page == 0),
        button(action, f"{page + 1}{rest}", "Further", disabled=page == pages - 1),
    )


def answer_buttons(reply: Reply, *, shown: bool = False) -> discord.ui.View:
    """What can be done with an answer: see what is hidden, hear others, choose, go on asking, and say how it was.

    `shown` says that nothing of it is hidden any more.
    """
    first: list[discord.ui.Button[discord.ui.View]] = []
    if has_hidden(reply) and not shown:
        first.append(button("spoilers", reply.id, "Show spoilers", discord.ButtonStyle.danger))
    if reply.result.kind is Kind.SUMMARY and isinstance(reply.result, Answer) and reply.request.wish is not Wish.STORY:
        first.append(button("story", reply.id, "The whole story", discord.ButtonStyle.danger))
    if reply.others:
        first.append(button("others", reply.id, "Other reviewers"))
    first += choices(reply)
    if isinstance(reply.result, NoAnswer) and reply.result.films:
        return view_of(*first)
    row = 0 if len(first) + 2 <= limits.BUTTONS_IN_ROW else 1
    return view_of(
        *first,
        button("helpful", reply.id, "Helpful", row=row),
        button("wrong", reply.id, "Wrong", row=row),
    )


def film_buttons(film: Film) -> discord.ui.View:
    """What more can be asked about a film at a glance; nothing where its name is too long for an id."""
    wishes = {Wish.SUMMARY: "Summary", Wish.OPINION: "Opinions", Wish.CAST: "Who plays whom"}
    if width(film.name) > _LONGEST_NAME_IN_ID:
        return view_of()
    return view_of(*(button("wish", f"{wish.value}:{film.name}", label) for wish, label in wishes.items()))


def choices(reply: Reply) -> list[discord.ui.Button[discord.ui.View]]:
    """The films to choose from, or the questions to go on with."""
    result = reply.result
    if not isinstance(result, NoAnswer) or result.kind is Kind.FILMS:
        return []
    blue = discord.ButtonStyle.primary
    if result.films:
        return [
            button("film", f"{reply.id}:{number}", film_label(film), blue)
            for number, film in enumerate(result.films[:_MOST_CHOICES])
        ]
    return [
        button("ask", f"{reply.id}:{number}", shorten(plain(text), _LONGEST_LABEL + 6), blue)
        for number, text in enumerate(result.suggestions[:_MOST_CHOICES])
    ]

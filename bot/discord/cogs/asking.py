"""Asking: the slash commands and menus that answer, and the buttons on their answers."""

from collections.abc import Awaitable, Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.records import NoAnswer
from bot.conversation import host
from bot.conversation.host import LONGEST_QUESTION
from bot.conversation.records import Reply, Request, Wish
from bot.discord.answering import (
    GONE,
    answer_acknowledged,
    answer_command,
    answer_privately,
    begin,
    card_of,
    recalled,
    settings_of,
)
from bot.discord.buttons import film_buttons, number_in
from bot.discord.cards import hidden_embed, notice
from bot.discord.choosing import FilmTitle, suggest_films
from bot.discord.client import Interaction, MatineeBot
from bot.discord.delivery import Card, acknowledge, change, deliver
from bot.discord.films import film_embed, films_card
from bot.discord.places import place_of


class Asking(commands.Cog):
    """Commands that answer."""

    def __init__(self, bot: MatineeBot) -> None:
        """Take charge of the menus and of the buttons on answers."""
        self._bot = bot
        self._menus = [
            app_commands.ContextMenu(name="Ask Matinee about this", callback=ask_about),
            app_commands.ContextMenu(name="Is this a spoiler?", callback=judge),
        ]
        bot.handlers |= {
            "spoilers": show_spoilers,
            "open": open_answer,
            "helpful": _rater(helpful=True),
            "wrong": _rater(helpful=False),
            "others": hear_others,
            "story": show_story,
            "film": choose_film,
            "ask": ask_suggested,
            "films": turn_page,
            "wish": grant_wish,
        }

    async def cog_load(self) -> None:
        """Add the message menus, which belong to no class."""
        for menu in self._menus:
            self._bot.tree.add_command(menu)

    @app_commands.command()
    @app_commands.describe(question="What you want to know", film="The film it is about, if you do not name it")
    @app_commands.autocomplete(film=suggest_films)
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        film: FilmTitle | None = None,
    ) -> None:
        """Ask about a film: the story, the cast, what the reviewers thought."""
        await answer_command(interaction, Request(Wish.QUESTION, question, film, chosen=film is not None))

    @app_commands.command()
    @app_commands.describe(film="The film")
    @app_commands.autocomplete(film=suggest_films)
    async def summary(self, interaction: Interaction, film: FilmTitle) -> None:
        """What a film is about, without spoilers."""
        await answer_command(interaction, Request(Wish.SUMMARY, film=film))

    @app_commands.command()
    @app_commands.describe(film="The film", name="An actor or a character")
    @app_commands.autocomplete(film=suggest_films)
    async def cast(
        self, interaction: Interaction, film: FilmTitle, name: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        """Who is in a film, who plays whom, and whom somebody plays."""
        await answer_command(interaction, Request(Wish.CAST, name or "", film))

    @app_commands.command()
    @app_commands.describe(film="The film")
    @app_commands.autocomplete(film=suggest_films)
    async def opinion(self, interaction: Interaction, film: FilmTitle) -> None:
        """What the reviewers thought of a film."""
        await answer_command(interaction, Request(Wish.OPINION, film=film))

    @app_commands.command()
    @app_commands.describe(film="The film")
    @app_commands.autocomplete(film=suggest_films)
    async def film(self, interaction: Interaction, film: FilmTitle) -> None:
        """A film at a glance: year, cast, director, ratings and verdict."""
        settings = await begin(interaction)
        if settings:
            await _show_film(interaction, film, private=settings.private)

    @app_commands.command()
    @app_commands.describe(search="A part of the title")
    async def films(self, interaction: Interaction, search: app_commands.Range[str, 1, 100] | None = None) -> None:
        """The films that have reviews here."""
        bot, place = interaction.client, place_of(interaction)
        if await begin(interaction):
            card = await bot.desk.look_up(lambda: films_card(bot.host, place, 0, search or ""))
            await deliver(interaction, card)


async def ask_about(interaction: Interaction, message: discord.Message) -> None:
    """Answer a message as if it were a question."""
    words = _words_of(message)
    if not words.strip():
        await _say_privately(interaction, "I can read words only, and there are none in that message.")
        return
    await answer_command(interaction, Request(Wish.QUESTION, words, follows=False))


async def judge(interaction: Interaction, message: discord.Message) -> None:
    """Judge what a message gives away, only for the one who asks."""
    await answer_privately(interaction, Request(Wish.JUDGEMENT, _words_of(message)))


def _words_of(message: discord.Message) -> str:
    """What a message says, or what was forwarded in it."""
    return message.content or "\n".join(snapshot.content for snapshot in message.message_snapshots)


async def show_spoilers(interaction: Interaction, answer_id: str) -> None:
    """Show what an answer hides, only to the one who asks for it."""
    if not await acknowledge(interaction, private=True):
        return
    reply = await recalled(interaction, answer_id)
    if reply:
        embed = hidden_embed(reply)
        await deliver(interaction, Card(embed) if embed else notice("Nothing of that answer is hidden."))


async def open_answer(interaction: Interaction, answer_id: str) -> None:
    """Open an answer for the one who asked, and for nobody else."""
    bot = interaction.client
    if not await acknowledge(interaction, private=True):
        return
    asked_by = await bot.desk.look_up(lambda: bot.host.asked_by(answer_id))
    if asked_by not in {None, interaction.user.id}:
        await deliver(interaction, notice("That answer is for the one who asked. Ask me yourself with /ask."))
        return
    reply = await recalled(interaction, answer_id)
    if reply:
        await deliver(interaction, await card_of(bot, place_of(interaction), reply))


async def show_story(interaction: Interaction, answer_id: str) -> None:
    """Tell the whole story of the film that was summarised, only to the one who asks for it."""
    if not await acknowledge(interaction, private=True):
        return
    reply = await recalled(interaction, answer_id)
    request = host.whole_story(reply) if reply else None
    if request:
        await answer_acknowledged(interaction, request, private=True, whole=True)
    elif reply:
        await deliver(interaction, notice(GONE))


async def hear_others(interaction: Interaction, answer_id: str) -> None:
    """Answer the same request from other reviewers' reviews."""
    await _answer_after(interaction, answer_id, host.other_reviewers)


async def choose_film(interaction: Interaction, rest: str) -> None:
    """Answer the same request about the film that was chosen for it."""
    answer_id, _, number = rest.partition(":")
    await _answer_after(interaction, answer_id, lambda reply: _chosen(reply, number_in(number)))


async def ask_suggested(interaction: Interaction, rest: str) -> None:
    """Answer a question that was suggested."""
    answer_id, _, number = rest.partition(":")
    await _answer_after(interaction, answer_id, lambda reply: host.suggested(reply, number_in(number)))


async def grant_wish(interaction: Interaction, rest: str) -> None:
    """Answer what is asked by a button on the card of a film."""
    wish, _, film = rest.partition(":")
    known = next((known for known in (Wish.SUMMARY, Wish.OPINION, Wish.CAST) if known.value == wish), Wish.SUMMARY)
    await answer_command(interaction, Request(known, film=film))


async def _show_film(interaction: Interaction, title: str, *, private: bool) -> None:
    """Show a film at a glance; what is not found is kept as an answer, and so are the films to choose from."""
    bot, place = interaction.client, place_of(interaction)
    found = await bot.desk.answer(place.user, lambda: bot.host.card(place, title))
    if isinstance(found, NoAnswer):
        await answer_acknowledged(interaction, Request(Wish.FILM, film=title), private=private)
        return
    samples = await bot.desk.look_up(lambda: bot.host.only_samples(place))
    await deliver(interaction, Card(film_embed(found, samples=samples), film_buttons(found.film)))


async def turn_page(interaction: Interaction, rest: str) -> None:
    """Turn to another page of the list of films."""
    bot, place = interaction.client, place_of(interaction)
    page, _, search = rest.partition(":")
    await change(interaction, await bot.desk.look_up(lambda: films_card(bot.host, place, number_in(page) or 0, search)))


def _chosen(reply: Reply, number: int | None) -> Request | None:
    films = reply.result.films if isinstance(reply.result, NoAnswer) else ()
    return host.about_film(reply, films[number]) if number is not None and number < len(films) else None


async def _answer_after(
    interaction: Interaction, answer_id: str, request_of: Callable[[Reply], Request | None]
) -> None:
    """Answer what somebody asks by a button on an answer; in a private server only for them."""
    settings = await settings_of(interaction.client, place_of(interaction))
    open_here = settings.answers_in(place_of(interaction).settings_channel)
    private = settings.private or not open_here or _is_private(interaction)
    if not await acknowledge(interaction, private=private):
        return
    reply = await recalled(interaction, answer_id)
    request = request_of(reply) if reply else None
    if request and request.film and request.wish is Wish.FILM:
        await _show_film(interaction, request.film, private=private)
    elif request:
        await answer_acknowledged(interaction, request, private=private)
    elif reply:
        await deliver(interaction, notice(GONE))


def _is_private(interaction: Interaction) -> bool:
    """Whether the message whose button was pressed is seen only by this person."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def _rater(*, helpful: bool) -> Callable[[Interaction, str], Awaitable[None]]:
    """Make the handler of a button that says how an answer was."""

    async def handler(interaction: Interaction, answer_id: str) -> None:
        bot, user = interaction.client, interaction.user.id
        if not await acknowledge(interaction, private=True):
            return
        if await recalled(interaction, answer_id):
            await bot.desk.look_up(lambda: bot.store.rate(answer_id, user, helpful=helpful))
            thanks = "Thanks, noted: it helped." if helpful else "Thanks, noted: it was wrong."
            await deliver(interaction, notice(thanks))

    return handler


async def _say_privately(interaction: Interaction, text: str) -> None:
    if await acknowledge(interaction, private=True):
        await deliver(interaction, notice(text))

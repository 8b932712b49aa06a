"""The way of a question over Discord: acknowledged at once, answered at the desk, delivered as a card."""

from dataclasses import replace

import discord

from bot.answers.records import Kind
from bot.conversation.records import Place, Reply, Request, ServerSettings
from bot.discord.buttons import answer_buttons, button, view_of
from bot.discord.cards import answer_embed, notice, whole_embed
from bot.discord.client import Interaction, MatineeBot
from bot.discord.delivery import Card, TooLateError, acknowledge, deliver, post
from bot.discord.films import films_card
from bot.discord.places import place_of

GONE = "That answer has gone: it was too old or forgotten, or its review has been changed or removed. Just ask again."


async def settings_of(bot: MatineeBot, place: Place) -> ServerSettings:
    """The settings of the server of a place."""
    return await bot.desk.look_up(lambda: bot.store.settings(place.server))


def where_it_answers(settings: ServerSettings) -> str:
    """Say in which channels Matinee answers."""
    channels = ", ".join(f"<#{channel}>" for channel in settings.channels[:10])
    return f"In this server I answer in {channels}."


async def begin(interaction: Interaction) -> ServerSettings | None:
    """Acknowledge a command, to all or only to the one who asks, as the server wants it; None if all is said then."""
    bot, place = interaction.client, place_of(interaction)
    settings = await settings_of(bot, place)
    open_here = settings.answers_in(place.settings_channel)
    if not await acknowledge(interaction, private=settings.private or not open_here):
        return None
    if not open_here:
        await deliver(interaction, Card(content=where_it_answers(settings)))
        return None
    return settings


async def answer_command(interaction: Interaction, request: Request) -> None:
    """Answer a slash command."""
    settings = await begin(interaction)
    if settings:
        await answer_acknowledged(interaction, request, private=settings.private)


async def answer_privately(interaction: Interaction, request: Request) -> None:
    """Answer only to the one who asks."""
    if await acknowledge(interaction, private=True):
        await answer_acknowledged(interaction, request, private=True)


async def answer_acknowledged(
    interaction: Interaction, request: Request, *, private: bool, whole: bool = False
) -> None:
    """Answer an interaction that Discord knows to wait for; `whole` shows also what the cover would hide."""
    bot, place = interaction.client, place_of(interaction)
    reply = await bot.desk.answer(place.user, lambda: bot.host.answer(place, request))
    try:
        message = await deliver(interaction, await card_of(bot, place, reply, whole=whole))
    except TooLateError:
        message = await _deliver_late(interaction, reply, private=private)
    if message is not None and not private:
        await note_message(bot, reply, message)


async def card_of(bot: MatineeBot, place: Place, reply: Reply, *, whole: bool = False) -> Card:
    """The card of an answer."""
    if reply.result.kind is Kind.FILMS:
        return await bot.desk.look_up(lambda: films_card(bot.host, place, 0, ""))
    if whole:
        return Card(whole_embed(reply), answer_buttons(replace(reply, others=False), shown=True))
    return Card(answer_embed(reply), answer_buttons(reply))


async def note_message(bot: MatineeBot, reply: Reply, message: int) -> None:
    """Remember which message carries an answer, for those who reply to it."""
    await bot.desk.look_up(lambda: bot.store.sent_as(reply.id, message))


def to_open(reply: Reply) -> Card:
    """A public line without content, and the button that opens the answer for the one who asked."""
    opening = button("open", reply.id, "Open my answer", discord.ButtonStyle.primary)
    return Card(content="Your answer is ready; only you can open it.", view=view_of(opening))


async def recalled(interaction: Interaction, answer_id: str) -> Reply | None:
    """The answer that a button belongs to; where it has gone, that is said, and None comes back.

    The interaction must be acknowledged before.
    """
    bot, place = interaction.client, place_of(interaction)
    reply = await bot.desk.look_up(lambda: bot.host.recall(answer_id, place))
    if reply is None:
        await deliver(interaction, notice(GONE))
    return reply


async def _deliver_late(interaction: Interaction, reply: Reply, *, private: bool) -> int | None:
    """Deliver to the channel what came too late for the interaction; what is private as a button to open it."""
    channel = interaction.channel
    if not isinstance(channel, discord.abc.Messageable):
        return None
    card = to_open(reply) if private else await card_of(interaction.client, place_of(interaction), reply)
    try:
        return await post(channel, card, interaction.id)
    except discord.Forbidden:
        return None

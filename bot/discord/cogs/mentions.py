"""Mentions: questions that people put by writing to Matinee, in channels, threads, replies and direct messages."""

import asyncio
import logging
import re
from contextlib import suppress

import discord
from discord.ext import commands

from bot.conversation.records import Place, Request, ServerSettings, Wish
from bot.discord.answering import card_of, note_message, settings_of, to_open, where_it_answers
from bot.discord.client import MatineeBot
from bot.discord.delivery import LINE_BROKEN, Card, post
from bot.discord.failures import words_for
from bot.discord.places import place_of_message
from bot.discord.seen import Seen
from reviews.text import fold

_HELLO = "Ask me about a reviewed film: who plays whom, what happens, whether it is any good. /films lists them."
_MENTION_ME = "I can't read replies to slash commands: mention me in your message, or use /ask."
_NEED_EMBEDS = "I can't show answers in this channel: I need the permission Embed Links here. /ask works anyway."
# Discord shows it for ten.
_TYPING_SHOWS_SECONDS = 8.0
_SMALL_TALK = re.compile(
    r"(?:hi|hello|hey|yo|good (?:morning|evening|day|night)|thanks?(?: you)?|thx|cheers|help|ok|okay|cool|nice|lol"
    r"|what can you do|who are you|what are you|how are you|how do(?:es)? (?:you|this) work)"
    r"(?: matinee| bot| there| all)?"
)
_log = logging.getLogger("matinee.discord")


class Mentions(commands.Cog):
    """Messages that are meant for Matinee."""

    def __init__(self, bot: MatineeBot) -> None:
        """Begin without a message seen."""
        self._bot = bot
        self._seen = Seen()
        self._told = Seen()
        self._typing: set[asyncio.Task[None]] = set()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for Matinee, once, however often it arrives."""
        if not self._is_from_a_person(message) or not self._seen.is_new(message.id):
            return
        me = self._bot.user
        if me is None:
            return
        if message.guild is None or me in message.mentions:
            await self._answer_or_say_why_not(message)
        elif _replies_to_a_slash_answer(message, me.id) and await self._is_first_reply(message):
            await self._say(message, _MENTION_ME)

    async def _is_first_reply(self, message: discord.Message) -> bool:
        """Whether people who talk below an answer, where Matinee answers at all, have not been told before."""
        place = place_of_message(message)
        answers = (await settings_of(self._bot, place)).answers_in(place.settings_channel)
        before = message.reference.message_id if message.reference else None
        return answers and before is not None and self._told.is_new(before)

    async def _answer_or_say_why_not(self, message: discord.Message) -> None:
        try:
            await self._answer(message)
        except discord.Forbidden:
            await _react(message)
        except Exception as error:  # noqa: BLE001 - whatever fails, somebody waits for a reply
            await self._say(message, words_for(error))

    async def _answer(self, message: discord.Message) -> None:
        bot, place = self._bot, place_of_message(message)
        question = _without_mentions(message)
        settings = await settings_of(bot, place)
        refusal = _refusal(message, settings, place, question)
        if refusal:
            await self._say(message, refusal)
            return
        request = await self._request(message, question)
        done = asyncio.Event()
        typing = asyncio.create_task(_type(message.channel, done))
        self._typing.add(typing)
        typing.add_done_callback(self._typing.discard)
        try:
            reply = await bot.desk.answer(place.user, lambda: bot.host.answer(place, request))
        finally:
            done.set()
        card = to_open(reply) if settings.private else await card_of(bot, place, reply)
        sent = await post(message.channel, card, message.id, message)
        if sent is not None:
            await note_message(bot, reply, sent)

    async def _request(self, message: discord.Message, question: str) -> Request:
        """The question, with the film and the question of the answer that it replies to."""
        replied_to = message.reference.message_id if message.reference else None
        if replied_to is None:
            return Request(Wish.QUESTION, question)
        place = place_of_message(message)
        return await self._bot.desk.look_up(lambda: self._bot.host.replying_to(replied_to, place, question))

    async def _say(self, message: discord.Message, text: str) -> None:
        """Reply with one line."""
        try:
            await post(message.channel, Card(content=text), message.id, message)
        except discord.Forbidden:
            await _react(message)
        except (discord.HTTPException, *LINE_BROKEN) as error:
            _log.warning("a line could not be said (%s)", type(error).__name__)

    def _is_from_a_person(self, message: discord.Message) -> bool:
        ordinary = message.type in {discord.MessageType.default, discord.MessageType.reply}
        return ordinary and not message.author.bot and message.webhook_id is None


def _refusal(message: discord.Message, settings: ServerSettings, place: Place, question: str) -> str | None:
    """Why a message is not answered here, if so."""
    if not settings.answers_in(place.settings_channel):
        return where_it_answers(settings)
    if not fold(question) or _SMALL_TALK.fullmatch(fold(question)):
        return _HELLO
    if message.guild and not message.channel.permissions_for(message.guild.me).embed_links:
        return _NEED_EMBEDS
    return None


def _replies_to_a_slash_answer(message: discord.Message, me: int) -> bool:
    """Whether a message replies to an answer of ours to an interaction: it arrives without its words."""
    before = message.reference.resolved if message.reference else None
    return isinstance(before, discord.Message) and before.author.id == me and before.interaction_metadata is not None


def _without_mentions(message: discord.Message) -> str:
    """The words of a message, without the mentions in it."""
    return " ".join(re.sub(r"<(?:@[!&]?|#)\d+>", " ", message.content).split())


async def _react(message: discord.Message) -> None:
    """Where nothing may be written, at least show that the message was seen; else only the log says why."""
    server = message.guild.id if message.guild else None
    _log.warning("no permission to write in channel %d of server %s", message.channel.id, server)
    with suppress(discord.HTTPException, *LINE_BROKEN):
        await message.add_reaction("🔇")


async def _type(channel: discord.abc.Messageable, done: asyncio.Event) -> None:
    """Show that an answer is being written until it is done, where that is allowed.

    Told to end, never cancelled: discord.py would wait for ever after a request cancelled in a global rate limit.
    """
    with suppress(discord.HTTPException, *LINE_BROKEN):
        while not done.is_set():
            await channel.typing()
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), _TYPING_SHOWS_SECONDS)

"""A whole Matinee on a simulated Discord: the real bot over a real library, and people who talk to it."""

import asyncio
import inspect
from collections.abc import Iterator
from contextlib import closing
from contextvars import copy_context
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, MemberActor, UserHandle

from bot.conversation.records import ServerSettings
from bot.conversation.store import Store
from bot.discord import limits
from bot.discord.buttons import view_of
from bot.discord.client import MatineeBot
from bot.discord.delivery import Card
from bot.discord.desk import Desk
from bot.discord.serving import make_bot
from bot.session import Session
from index.library import SHARED, Library
from reviews.records import Reading
from tests.fakes import HashingEmbedder

Person = MemberActor | UserHandle

WHO = "Who plays Maren in The Salt Harbour?"
HOW_IT_ENDS = "How does The Salt Harbour end?"
ENDING = "Maren sails away and the lamp goes out."
SALT = "The Salt Harbour"


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an asynchronous test on the loop on which its world lives."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    loop = pyfuncitem.funcargs["loop"]
    assert isinstance(loop, asyncio.Runner)
    names = inspect.signature(pyfuncitem.obj).parameters
    test = pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})
    loop.run(test, context=copy_context())  # in which simcord's plugin has set the clock
    return True


@dataclass(frozen=True, slots=True)
class World:
    """A Discord with one server and one channel in it; Ann is a member, Bea may manage the server."""

    env: Env
    bot: MatineeBot
    library: Library
    server: GuildHandle
    channel: ChannelHandle
    ann: MemberActor
    bea: MemberActor

    @property
    def me(self) -> str:
        """A mention of Matinee."""
        assert self.bot.user is not None
        return self.bot.user.mention

    async def slash(
        self,
        who: Person,
        command: str,
        /,
        *,
        at: ChannelHandle | None = None,
        **options: Any,  # noqa: ANN401 - any options
    ) -> discord.Message:
        """Give a command, by default in the one channel; give back what answers it."""
        if isinstance(who, UserHandle):
            return said(await who.slash(command, **options))
        return said(await who.slash(at or self.channel, command, **options))

    async def click(self, who: Person, message: discord.Message, label: str) -> discord.Message:
        """Press a button; give back what answers it, or the message as it is now if that was changed."""
        return said(await who.click(message, label=label))

    async def mention(self, who: MemberActor, words: str, at: ChannelHandle | None = None) -> discord.Message:
        """Write words to Matinee in a channel; give back the last message there."""
        there = at or self.channel
        await who.send(there, f"{self.me} {words}")
        return last(there)

    async def put(self, channel: ChannelHandle, card: Card) -> discord.Message:
        """Have a card of Matinee's stand in a channel, where everybody meets its buttons."""
        found = self.bot.get_channel(channel.id)
        assert isinstance(found, discord.TextChannel)
        assert card.view is not None
        return await found.send(content=card.content or "a card", view=card.view)

    async def copy(self, message: discord.Message, channel: ChannelHandle) -> discord.Message:
        """Have the buttons of a message stand in another channel."""
        buttons = [item for row in message.components if isinstance(row, discord.ActionRow) for item in row.children]
        items: list[discord.ui.Item[discord.ui.View]] = [
            discord.ui.Button.from_component(item) for item in buttons if isinstance(item, discord.Button)
        ]
        return await self.put(channel, Card(view=view_of(*items)))

    def add(self, *readings: Reading, collection: str = SHARED) -> None:
        """Add reviews to the library."""
        for reading in readings:
            self.library.add(reading, collection, HashingEmbedder())

    def clear(self) -> None:
        """Take every review out of the library."""
        for listing in self.library.reviews():
            self.library.remove(listing.collection, listing.review.id)

    def set(self, **changes: Any) -> None:  # noqa: ANN401 - any of the settings
        """Change settings of the server."""
        self.bot.store.update_settings(self.server.id, lambda old: replace(old, **changes))

    def settings(self) -> ServerSettings:
        """Read the settings of the server."""
        return self.bot.store.settings(self.server.id)

    def thread(self, name: str = "a thread") -> ChannelHandle:
        """Open a thread of the one channel."""
        made = self.env.backend.create_thread(self.channel.id, name, self.ann.id)
        return ChannelHandle(self.env, self.server, made)

    def other_server(self) -> tuple[ChannelHandle, MemberActor]:
        """Make a second server; give back a channel of it, and somebody who may manage it."""
        server = self.env.create_guild("Elsewhere")
        managers = server.create_role("managers", permissions=discord.Permissions(manage_guild=True))
        return server.create_text_channel("far"), server.add_member(self.env.create_user("cleo"), roles=[managers])

    def sent(self) -> list[dict[str, Any]]:
        """Read the messages that Matinee sent or changed, as they went out."""
        bodies = [request.json for request in self.env.http_requests if isinstance(request.json, dict)]
        bodies = [body["data"] if isinstance(body.get("data"), dict) else body for body in bodies]
        return [body for body in bodies if {"embeds", "content"} & set(body)]


@pytest.fixture
def loop() -> Iterator[asyncio.Runner]:
    """Make an event loop."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def bot(loop: asyncio.Runner, library: Library, tmp_path: Path) -> Iterator[MatineeBot]:
    """Put Matinee together over the small library of four films."""
    with Store(tmp_path / "conversations.sqlite") as store, closing(Desk()) as desk:
        yield loop.run(make_bot(Session(library, HashingEmbedder()), store, desk))


@pytest.fixture
def env(loop: asyncio.Runner, bot: MatineeBot) -> Iterator[Env]:
    """Take Matinee online; what it does not handle itself fails the test at its end."""
    world = Env(bot, shard_count=1)
    loop.run(world.start())
    yield world
    loop.run(world.shutdown())
    world._raise_errors_since(world._errors_acknowledged)


@pytest.fixture
def world(env: Env, bot: MatineeBot, library: Library) -> World:
    """Make a server with a channel and two people."""
    server = env.create_guild("Film club")
    managers = server.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    ann = server.add_member(env.create_user("ann"))
    bea = server.add_member(env.create_user("bea"), roles=[managers])
    return World(env, bot, library, server, server.create_text_channel("films"), ann, bea)


def said(result: InteractionResult) -> discord.Message:
    """Give the message that answers an interaction."""
    assert result.response is not None, result
    return result.response.message


def last(channel: ChannelHandle) -> discord.Message:
    """Give the last message of a channel."""
    message = channel.last_message
    assert message is not None
    return message


def embed_of(message: discord.Message) -> discord.Embed:
    """Give the one embed of a message."""
    [embed] = message.embeds
    return embed


def words_of(message: discord.Message) -> str:
    """Give the description of a message's embed."""
    return embed_of(message).description or ""


def buttons_of(message: discord.Message) -> list[str]:
    """Give the labels of a message's buttons."""
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    return [item.label or "" for row in rows for item in row.children if isinstance(item, discord.Button)]


def selects_of(message: discord.Message) -> dict[str, discord.SelectMenu]:
    """Give the choices on a message by what they set."""
    rows = [row for row in message.components if isinstance(row, discord.ActionRow)]
    menus = [item for row in rows for item in row.children if isinstance(item, discord.SelectMenu)]
    return {menu.custom_id.split(":")[1]: menu for menu in menus}


def everything_in(message: discord.Message) -> str:
    """Give all that a person, a notification or a screen reader may read of a message."""
    return "\n".join([message.content, *(str(embed.to_dict()) for embed in message.embeds), *buttons_of(message)])


# What holds for every card, whatever words are in it


def units(text: str) -> int:
    """Count UTF-16 code units, the larger of the two ways in which Discord counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def markdown_of(embed: discord.Embed) -> list[str]:
    """Give the parts of an embed that Discord reads as Markdown."""
    fields = [text for field in embed.fields for text in (field.name, field.value)]
    return [text for text in (embed.title, embed.description, *fields) if text]


def texts_of(card: Card) -> list[str]:
    """Give every text of a card that somebody may read, or that a link or an id carries."""
    return [*_strings(card.embed.to_dict() if card.embed else {}), *_strings(_rows(card)), card.content or ""]


def check_limits(card: Card) -> None:
    """Assert that Discord takes a card: nothing is too long, too many, empty or twice there."""
    if card.embed:
        _check_embed(card.embed)
    items = card.view.children if card.view else []
    assert len(items) <= limits.ROWS * limits.BUTTONS_IN_ROW
    buttons = [item for item in items if isinstance(item, discord.ui.Button)]
    identifiers = [button.custom_id or "" for button in buttons]
    assert len(set(identifiers)) == len(identifiers)
    assert all(1 <= units(identifier) <= limits.CUSTOM_ID for identifier in identifiers)
    assert all(1 <= units((button.label or "").strip()) <= limits.BUTTON_LABEL for button in buttons)
    assert units(card.content or "") <= limits.CONTENT


def _check_embed(embed: discord.Embed) -> None:
    assert embed.title or embed.description
    title, description = embed.title or "", embed.description or ""
    author, footer = embed.author.name or "", embed.footer.text or ""
    assert units(title) <= limits.EMBED_TITLE
    assert units(description) <= limits.EMBED_DESCRIPTION
    assert units(author) <= limits.EMBED_AUTHOR
    assert units(footer) <= limits.EMBED_FOOTER
    assert len(embed.fields) <= limits.EMBED_FIELDS
    for field in embed.fields:
        assert 1 <= units((field.name or "").strip()) <= limits.FIELD_NAME
        assert 1 <= units((field.value or "").strip()) <= limits.FIELD_VALUE, field
    parts = [title, description, author, footer, *(text or "" for f in embed.fields for text in (f.name, f.value))]
    assert sum(map(units, parts)) <= limits.EMBEDS_TOTAL


def _rows(card: Card) -> list[Any]:
    return card.view.to_components() if card.view else []


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []

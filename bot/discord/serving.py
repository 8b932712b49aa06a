"""Puts Matinee together and keeps it on Discord until it is told to stop."""

import asyncio
import contextlib
import logging
import signal
import threading
from collections.abc import Iterator
from typing import Any

import discord

from bot.conversation.host import Host
from bot.conversation.shelf import Shelf
from bot.conversation.store import Store
from bot.discord.client import MatineeBot
from bot.discord.cogs.about import About
from bot.discord.cogs.asking import Asking
from bot.discord.cogs.managing import Managing
from bot.discord.cogs.mentions import Mentions
from bot.discord.cogs.reviewing import Reviewing
from bot.discord.delivery import LINE_BROKEN
from bot.discord.desk import Desk
from bot.errors import DiscordError
from bot.session import Session

_LAST_ANSWERS_SECONDS = 10.0
_AUTHENTICATION_FAILED = 4004
_APPLICATIONS = "https://discord.com/developers/applications"
_log = logging.getLogger("matinee.discord")


async def make_bot(session: Session, store: Store, desk: Desk) -> MatineeBot:
    """A bot with all its commands that has not gone online yet."""
    host = Host(session.library, session.ready, store)
    shelf = Shelf(session.library, session.ready, store)
    bot = MatineeBot(host, shelf, store, desk)
    for cog in (Asking, Mentions, Reviewing, Managing, About):
        await bot.add_cog(cog(bot))
    return bot


async def serve(session: Session, store: Store, token: str) -> None:
    """Answer on Discord until SIGINT or SIGTERM; then finish the answers that are being written, and leave.

    Raises DiscordError if Discord refuses the token or cannot be reached at the start.
    """
    desk = Desk()
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        # Windows has no signal handlers on the loop; there Ctrl-C ends the program as it does any other.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(name, stopped.set)
    try:
        async with await make_bot(session, store, desk) as bot:
            leaving = asyncio.create_task(stopped.wait())
            entering = asyncio.create_task(_log_in(bot, token))
            await asyncio.wait({entering, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not entering.done():
                entering.cancel()
                return
            await entering
            online = asyncio.create_task(_stay_online(bot))
            warm = _warm_up(session)
            await _until_one_ends(online, leaving, warm)
            if leaving.done():
                _log.info("Matinee leaves Discord")
                await _finish_answers()
            await bot.close()
            leaving.cancel()
            await online
            if warm.done():
                await warm
    finally:
        desk.close()


async def _until_one_ends(
    online: "asyncio.Task[None]", leaving: "asyncio.Task[bool]", warm: "asyncio.Future[None]"
) -> None:
    """Wait until the bot is offline, is told to leave, or cannot load its model."""
    ends: set[asyncio.Future[Any]] = {online, leaving, warm}
    while True:
        done, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        if done != {warm} or warm.exception():
            return
        ends.discard(warm)


async def _finish_answers() -> None:
    """Wait for the answers that are being written, but not for long.

    discord.py runs each command, button and message as a task with such a name.
    """
    names = ("CommandTree", "discord.py: on_")
    begun = [task for task in asyncio.all_tasks() if task.get_name().startswith(names)]
    if begun:
        await asyncio.wait(begun, timeout=_LAST_ANSWERS_SECONDS)


async def _log_in(bot: MatineeBot, token: str) -> None:
    with _telling_what_to_do():
        await bot.login(token)


async def _stay_online(bot: MatineeBot) -> None:
    """Stay connected, over all that passes by itself; return once the bot is closed."""
    with _telling_what_to_do():
        await bot.connect()


@contextlib.contextmanager
def _telling_what_to_do() -> Iterator[None]:
    """Turn what keeps the bot from Discord into a DiscordError that says what to do."""
    refused = f"Discord refuses the token in DISCORD_TOKEN: reset it at {_APPLICATIONS} (Bot, Reset Token)"
    try:
        yield
    except discord.LoginFailure as error:
        raise DiscordError(refused) from error
    except discord.ConnectionClosed as error:
        ended = f"Discord has ended the connection (code {error.code}): start again in a minute"
        raise DiscordError(refused if error.code == _AUTHENTICATION_FAILED else ended) from error
    except discord.HTTPException as error:
        message = f"Discord is not ready ({error.status}): start again in a minute"
        raise DiscordError(message) from error
    except discord.GatewayNotFound as error:
        message = "Discord is not ready (it names no gateway): start again in a minute"
        raise DiscordError(message) from error
    except LINE_BROKEN as error:
        message = f"Discord cannot be reached ({error}): check the network and start again"
        raise DiscordError(message) from error


def _warm_up(session: Session) -> "asyncio.Future[None]":
    """Load the language model before the first question needs it, beside everything else.

    On a thread that nobody waits for at the end: loading takes long, and cannot be called off.
    """
    loop = asyncio.get_running_loop()
    warm: asyncio.Future[None] = loop.create_future()

    def tell(error: Exception | None) -> None:
        if not warm.done():
            warm.set_exception(error) if error else warm.set_result(None)

    def load() -> None:
        failure: Exception | None = None
        try:
            session.ready().embed(["warm"])
        except Exception as error:  # noqa: BLE001 - it is raised where the future is awaited
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(tell, failure)

    threading.Thread(target=load, name="warm-up", daemon=True).start()
    return warm

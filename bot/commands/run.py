"""`matinee run`."""

import asyncio
import logging

import click

from bot.conversation.store import Store
from bot.discord.serving import STORE_NAME, serve
from bot.errors import SettingsError
from bot.notices import done_loading
from bot.session import open_session
from bot.settings import read_settings


@click.command("run")
def command() -> int:
    """Answer on Discord, until stopped by Ctrl-C. The bot's token stands in DISCORD_TOKEN."""
    token = read_settings().token
    if token is None or not token.get_secret_value().strip():
        message = (
            "DISCORD_TOKEN is not set: put your bot's token there, from"
            " https://discord.com/developers/applications (Bot, Reset Token)"
        )
        raise SettingsError(message)
    _log_with_time()
    with open_session() as session, Store(session.library.home / STORE_NAME) as store:
        done_loading()
        asyncio.run(serve(session, store, token.get_secret_value().strip()))
    return 0


def _log_with_time() -> None:
    """Log for whoever keeps the bot running; discord.py's own log only where something is wrong."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING, force=True)
    logging.getLogger("matinee").setLevel(logging.INFO)

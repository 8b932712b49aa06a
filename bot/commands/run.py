"""`matinee run`."""

import asyncio
import logging

import click

from bot.conversation.store import FILE_NAME, Store
from bot.discord.serving import serve
from bot.errors import SettingsError
from bot.notices import done_loading
from bot.session import open_session
from bot.settings import read_settings


@click.command("run")
def command() -> int:
    """Answer on Discord, until stopped by Ctrl-C. The bot's token stands in DISCORD_TOKEN."""
    token = _token()
    _log_with_time()
    with open_session() as session, Store(session.library.home / FILE_NAME) as store:
        done_loading()
        asyncio.run(serve(session, store, token))
    return 0


def _token() -> str:
    """The bot's token; raises SettingsError, which never quotes it, where there is none that could be one."""
    secret = read_settings().token
    token = secret.get_secret_value().strip() if secret else ""
    where = "https://discord.com/developers/applications (Bot, Reset Token)"
    if not token:
        message = f"DISCORD_TOKEN is not set: put your bot's token there, from {where}"
        raise SettingsError(message)
    if not token.isascii() or not token.isprintable() or " " in token:
        what = "a space, a line break or a quotation mark"
        message = f"DISCORD_TOKEN is no token, as it holds {what}: copy it again, from {where}"
        raise SettingsError(message)
    return token


def _log_with_time() -> None:
    """Log for whoever keeps the bot running; discord.py's own log only where something is wrong."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.WARNING, force=True)
    logging.getLogger("matinee").setLevel(logging.INFO)

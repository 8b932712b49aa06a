"""What is said when something fails: one table from errors to replies, so that nobody meets silence or a traceback."""

import logging
import secrets
from typing import Any

import discord
from discord import app_commands

from bot.discord.cards import notice
from bot.discord.delivery import LINE_BROKEN, TooLateError, acknowledge, deliver
from bot.discord.desk import BusyError
from bot.errors import ConversationError
from index.errors import LibraryError, ModelError
from reviews.errors import ReviewError

_log = logging.getLogger("matinee.discord")
_UNUSABLE = "My library can't be used just now. Try again in a minute; if it stays so, tell whoever runs me."


def words_for(error: Exception) -> str:
    """Say what went wrong and what to do about it; what nobody expected is logged under a short reference."""
    match error:
        case BusyError():
            return str(error)
        case ReviewError():
            return f"I can't take that review. {error.reason[:1].upper()}{error.reason[1:]}."
        case LibraryError() | ModelError() | ConversationError():
            _log.error("%s", error)
            return _UNUSABLE
        case app_commands.MissingPermissions():
            return "That is for people with the permission Manage Server."
        case app_commands.NoPrivateMessage():
            return "That works in a server only."
        case discord.Forbidden():
            return "I lack a permission in this channel: I need View Channel, Send Messages and Embed Links."
    reference = secrets.token_hex(3).upper()
    _log.error("internal error %s", reference, exc_info=error)
    return f"Something went wrong on my side. Try again; if it stays so, tell whoever runs me: error {reference}."


async def tell_failure(interaction: discord.Interaction[Any], error: Exception) -> None:
    """Answer an interaction with what went wrong, only to the one who asked where that is still open."""
    if isinstance(error, TooLateError):
        _log.warning("an interaction's token ran out before its response was written")
        return
    words = words_for(error)
    try:
        if interaction.response.is_done() or await acknowledge(interaction, private=True):
            await deliver(interaction, notice(words))
    except (discord.HTTPException, TooLateError, *LINE_BROKEN) as second:
        _log.warning("a failure could not be told (%s)", type(second).__name__)

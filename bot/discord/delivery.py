"""Gets messages to Discord: acknowledged at once, delivered once, also over a bad line or after a long wait.

Only what may be repeated is: an acknowledgement, an edit, and a channel message whose nonce makes a second one the
first again.
"""

import asyncio
import io
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import aiohttp
import discord

_T = TypeVar("_T")

# What a broken line looks like; a TimeoutError is an OSError.
LINE_BROKEN = (aiohttp.ClientError, OSError)

_TRIES = 4
_PAUSE_SECONDS = 0.4
_ALREADY_ACKNOWLEDGED = 40060
# The message, channel or server has gone, or the interaction has: nobody is left to tell.
_GONE = frozenset({10003, 10004, 10008, 10062})
_NO_HISTORY = 160002
# Answers of Discord's servers that discord.py takes for final.
_NOT_TRIED_AGAIN = frozenset({503, 520, 522})
_UNKNOWN_WEBHOOK, _INVALID_TOKEN = 10015, 50027
_log = logging.getLogger("matinee.discord")


@dataclass(frozen=True, slots=True)
class Card:
    """A message as it goes out: an embed with its buttons, or a plain line.

    `files`, each a name and its bytes, go with the response of an interaction only.
    """

    embed: discord.Embed | None = None
    view: discord.ui.View | None = None
    content: str | None = None
    files: tuple[tuple[str, bytes], ...] = ()

    def attachments(self) -> list[discord.File]:
        """The files to be sent, made anew: one that was sent once is read to its end."""
        return [discord.File(io.BytesIO(data), name) for name, data in self.files]


class TooLateError(Exception):
    """The interaction's token has run out: its response can no longer be written."""


async def acknowledge(interaction: discord.Interaction[Any], *, private: bool, new: bool = True) -> bool:
    """Tell Discord that an answer is coming; False if it is too late to.

    It comes as a new message, or, if not `new`, in place of the one whose button was pressed. Where the line broke
    after Discord was told, telling it again says that it knows.
    """
    try:
        await _patiently(lambda: interaction.response.defer(ephemeral=private, thinking=new))
    except discord.HTTPException as error:
        if error.code == _ALREADY_ACKNOWLEDGED:
            return True
        if error.code in _GONE:
            _log.warning("an interaction could not be acknowledged in time (code %s)", error.code)
            return False
        raise
    return True


async def deliver(interaction: discord.Interaction[Any], card: Card) -> int | None:
    """Write the response of an acknowledged interaction; give back its message's id, None if that has gone.

    Raises TooLateError if the token has run out, which it does after 15 minutes.
    """
    try:
        message = await _patiently(
            lambda: interaction.edit_original_response(
                content=card.content, embed=card.embed, view=_sealed(card.view), attachments=card.attachments()
            )
        )
    except discord.HTTPException as error:
        if error.code in {_UNKNOWN_WEBHOOK, _INVALID_TOKEN}:
            raise TooLateError from error
        if error.code in _GONE:
            return None
        raise
    return message.id


async def change(interaction: discord.Interaction[Any], card: Card) -> None:
    """Put a card in place of the one whose button was pressed."""
    try:
        await _patiently(
            lambda: interaction.response.edit_message(
                content=card.content, embed=card.embed, view=_sealed(card.view), attachments=[]
            )
        )
    except discord.HTTPException as error:
        if error.code not in _GONE | {_ALREADY_ACKNOWLEDGED}:
            raise


async def post(
    channel: discord.abc.Messageable, card: Card, nonce: int, answering: discord.Message | None = None
) -> int | None:
    """Send a message to a channel, as a reply where it answers one; give back its id, None if the channel has gone.

    The same nonce never makes a second message. Raises discord.Forbidden where Matinee may not write.
    """
    reference = answering.to_reference(fail_if_not_exists=False) if answering else None
    parts = {"embed": card.embed, "view": _sealed(card.view), "reference": reference}
    options: dict[str, Any] = {name: part for name, part in parts.items() if part is not None}
    try:
        message = await _patiently(
            lambda: channel.send(content=card.content, nonce=str(nonce), mention_author=False, **options)
        )
    except discord.HTTPException as error:
        if error.code == _NO_HISTORY and answering:
            # Without Read Message History a reply is refused, a message of its own is not.
            return await post(channel, card, nonce)
        if error.code in _GONE:
            return None
        raise
    return message.id


async def open_form(interaction: discord.Interaction[Any], form: discord.ui.Modal) -> None:
    """Open a form; what is written into it comes back under its id alone, also after a restart."""
    form.stop()
    try:
        await _patiently(lambda: interaction.response.send_modal(form))
    except discord.HTTPException as error:
        if error.code not in _GONE | {_ALREADY_ACKNOWLEDGED}:
            raise


def _sealed(view: discord.ui.View | None) -> discord.ui.View | None:
    """A view that discord.py keeps no record of: its buttons are found by their ids, also after a restart."""
    if view is not None:
        view.stop()
    return view


async def _patiently(send: Callable[[], Awaitable[_T]]) -> _T:
    """Send what may be sent twice, again after a broken connection; discord.py itself waits out 429 and most 5xx."""
    for attempt in range(1, _TRIES):
        try:
            return await send()
        except discord.DiscordServerError as error:
            if error.status not in _NOT_TRIED_AGAIN:
                raise
            await asyncio.sleep(_PAUSE_SECONDS * attempt)
        except LINE_BROKEN as error:
            _log.info("sending again after %s", type(error).__name__)
            await asyncio.sleep(_PAUSE_SECONDS * attempt)
    return await send()

"""Where an interaction or a message comes from."""

from typing import Any

import discord

from bot.conversation.records import Place


def place_of(interaction: discord.Interaction[Any]) -> Place:
    """The place of an interaction."""
    return _place(interaction.guild_id, interaction.channel_id or 0, interaction.channel, interaction.user.id)


def place_of_message(message: discord.Message) -> Place:
    """The place of a message."""
    server = message.guild.id if message.guild else None
    return _place(server, message.channel.id, message.channel, message.author.id)


def _place(server: int | None, channel: int, found: object, user: int) -> Place:
    parent = found.parent_id if isinstance(found, discord.Thread) else None
    return Place(server, channel, user, parent)

"""Who may do what: people in a server, and Matinee in a channel."""

from typing import Any

import discord
from discord import app_commands

# What Matinee asks for when it is invited: to be mentioned and answer, in threads too, and to reply to what it read.
NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    read_message_history=True,
    add_reactions=True,
)


def invite_link(application: int) -> str:
    """Where somebody who manages a server invites Matinee into it."""
    return discord.utils.oauth_url(application, permissions=NEEDED, scopes=("bot", "applications.commands"))


def check_may_manage(interaction: discord.Interaction[Any]) -> None:
    """Raise MissingPermissions unless somebody may manage the server; who sees a command can be changed in Discord."""
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    if not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])

"""Who may do what."""

from typing import Any

import discord
from discord import app_commands


def check_may_manage(interaction: discord.Interaction[Any]) -> None:
    """Raise MissingPermissions unless somebody may manage the server; who sees a command can be changed in Discord."""
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    if not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])

"""The Discord client: what every command, button and message handler works with."""

import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.conversation.host import Host
from bot.conversation.shelf import Shelf
from bot.conversation.store import Store
from bot.discord.buttons import PREFIX
from bot.discord.desk import Desk
from bot.discord.failures import tell_failure
from bot.discord.permissions import invite_link
from bot.discord.seen import Seen
from bot.errors import ConversationError

Interaction = discord.Interaction["MatineeBot"]
Handler = Callable[[Interaction, str], Awaitable[None]]

_WHEN_LEAVING_A_SERVER_SECONDS = 60.0
_TREE_NOTE = "command tree"
_log = logging.getLogger("matinee.discord")


class _Tree(app_commands.CommandTree["MatineeBot"]):
    """The commands; each interaction is taken up once, and each failure is told."""

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        return interaction.client.seen.is_new(interaction.id)

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        if not isinstance(error, app_commands.CommandNotFound):
            await tell_failure(
                interaction, error.original if isinstance(error, app_commands.CommandInvokeError) else error
            )


class MatineeBot(commands.AutoShardedBot):
    """Matinee on Discord. Buttons, selects and forms carry all they need in their ids, so they outlive a restart."""

    def __init__(self, host: Host, shelf: Shelf, store: Store, desk: Desk) -> None:
        """Answer with `host`, keep servers' reviews with `shelf` and their settings in `store`, and work at `desk`."""
        # Matinee has no voice: without this, discord.py warns at every start that it could have none.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=intents,
            tree_cls=_Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            help_command=None,
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
        )
        self.host = host
        self.shelf = shelf
        self.store = store
        self.desk = desk
        self.handlers: dict[str, Handler] = {}
        self.seen = Seen()

    async def setup_hook(self) -> None:
        """Tell Discord the commands if they have changed."""
        await self._sync_when_changed()
        self.clear_old.start()

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cog that answers them; there are no commands with a prefix."""

    async def on_interaction(self, interaction: Interaction) -> None:
        """Hand a button, a choice or a form to its handler by its id alone, so that a restart changes nothing."""
        if interaction.type in {discord.InteractionType.component, discord.InteractionType.modal_submit}:
            data: Mapping[str, Any] = interaction.data or {}
            await self._handle(interaction, str(data.get("custom_id", "")))

    async def on_ready(self) -> None:
        """Say that Matinee is there."""
        _log.info("Matinee is on Discord as %s; servers: %d", self.user, len(self.guilds))
        _log.info("to invite it into a server: %s", invite_link(self.application_id or 0))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget what was asked and set in a server that Matinee has left; its reviews stay until they are removed."""
        await self.desk.drain(_WHEN_LEAVING_A_SERVER_SECONDS)  # what is being answered is kept when it is done
        await self.desk.look_up(lambda: self.store.forget_server(guild.id))

    async def close(self) -> None:
        """Leave Discord."""
        self.clear_old.cancel()
        await super().close()

    @tasks.loop(minutes=10)
    async def clear_old(self) -> None:
        """Forget what has been kept long enough."""
        try:
            await self.desk.look_up(self.store.clear_old)
        except ConversationError as error:
            _log.warning("what is old could not be forgotten yet: %s", error)

    async def _handle(self, interaction: Interaction, custom_id: str) -> None:
        action, _, rest = custom_id.removeprefix(PREFIX).partition(":")
        handler = self.handlers.get(action)
        if not custom_id.startswith(PREFIX) or handler is None or not self.seen.is_new(interaction.id):
            return
        try:
            await handler(interaction, rest)
        except Exception as error:  # noqa: BLE001 - whatever fails, somebody waits for a reply
            await tell_failure(interaction, error)

    async def _sync_when_changed(self) -> None:
        """Tell Discord the commands, unless it knows these: it takes only 200 new ones a day."""
        tree = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        known = json.dumps([self.application_id, tree], sort_keys=True)
        digest = hashlib.sha256(known.encode()).hexdigest()
        if await self.desk.look_up(lambda: self.store.note(_TREE_NOTE)) == digest:
            return
        await self.tree.sync()
        await self.desk.look_up(lambda: self.store.set_note(_TREE_NOTE, digest))

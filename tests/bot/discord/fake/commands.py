"""The commands that the bot synced."""

from collections.abc import Sequence

from tests.bot.discord.fake.ids import Snowflakes
from tests.bot.discord.fake.records import ImpossibleActionError, Payload

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, SUBCOMMAND_GROUP = 1, 2


_INSTALLS = (0, 1)
"""The app may be installed by servers and by users."""


def _contexts(command: Payload) -> list[int] | None:
    contexts: list[int] | None = command.get("contexts")
    return [0] if contexts is None and command.get("dm_permission") is False else contexts


class Commands:
    """All commands of the bot, those for every server and those for one."""

    def __init__(self, ids: Snowflakes) -> None:
        """Begin without commands."""
        self.syncs = 0
        """How often the commands for every server were replaced."""
        self.guild_syncs = 0
        self.created = 0
        """How many commands were new in a sync; Discord allows 200 a day."""
        self.everywhere: list[Payload] = []
        self.in_guild: dict[int, list[Payload]] = {}
        self._ids = ids

    def replace(self, commands: Sequence[Payload], application_id: int, guild_id: int | None) -> list[Payload]:
        """Put these commands in the place of all there were; those with a known name keep their id."""
        old = self.everywhere if guild_id is None else self.in_guild.get(guild_id, [])
        known = {(made["type"], made["name"]): made["id"] for made in old}
        made = [self._stored(command, application_id, guild_id, known) for command in commands]
        if guild_id is None:
            self.everywhere = made
            self.syncs += 1
        else:
            self.in_guild[guild_id] = made
            self.guild_syncs += 1
        return made

    def _stored(
        self, command: Payload, application_id: int, guild_id: int | None, known: dict[tuple[int, str], str]
    ) -> Payload:
        kind = command.get("type", SLASH)
        key = (kind, command["name"])
        self.created += key not in known
        permissions = command.get("default_member_permissions")
        stored: Payload = {"description": "", "options": [], "nsfw": False} | command
        stored |= {
            "id": known.get(key) or str(self._ids.make()),
            "application_id": str(application_id),
            "version": str(self._ids.make()),
            "type": kind,
            "contexts": _contexts(command),
            "integration_types": command.get("integration_types") or list(_INSTALLS),
            "default_member_permissions": None if permissions is None else str(permissions),
        }
        if guild_id is not None:
            stored["guild_id"] = str(guild_id)
        return stored

    def find(self, kind: int, name: str, guild_id: int | None) -> Payload:
        """The command of this type and name, as a user in this server finds it."""
        commands = [*self.in_guild.get(guild_id or 0, []), *self.everywhere]
        for command in commands:
            if (command["type"], command["name"]) == (kind, name):
                return command
        names = ", ".join(f"{made['name']} (type {made['type']})" for made in commands)
        why = f"there is no command {name!r} of type {kind}; there are: {names or 'none'}"
        raise ImpossibleActionError(why)

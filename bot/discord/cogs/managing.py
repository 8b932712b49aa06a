"""Settings of a server, for people who may manage it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.cover import Cover
from bot.conversation.records import Place, ServerSettings
from bot.discord import limits
from bot.discord.answering import settings_of
from bot.discord.buttons import PREFIX, number_in, view_of
from bot.discord.client import Interaction, MatineeBot
from bot.discord.delivery import Card, acknowledge, change, deliver
from bot.discord.permissions import check_may_manage
from bot.discord.places import place_of

_COLOUR = 0x5A6B7B
_COVERS = {
    Cover.COVER: ("A button", "Spoilers stay hidden; a button shows them to the one who clicks only"),
    Cover.BARS: ("Spoiler bars", "Spoilers stand in the answer behind ||bars||"),
    Cover.SHOW: ("No cover", "Spoilers are shown to everybody"),
}
_AS_SERVER = "server"
_Change = Callable[[ServerSettings, Place, list[str]], ServerSettings]


class Managing(commands.Cog):
    """The command for settings."""

    def __init__(self, bot: MatineeBot) -> None:
        """Take charge of the choices on the panel."""
        bot.handlers |= {
            "cover": _changer(lambda settings, _, values: replace(settings, cover=Cover(values[0]))),
            "cover-here": _changer(_cover_here),
            "private": _changer(lambda settings, _, values: replace(settings, private=values[0] == "private")),
            "channels": _changer(lambda settings, _, values: replace(settings, channels=tuple(map(int, values)))),
        }

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.default_permissions(manage_guild=True)
    async def settings(self, interaction: Interaction) -> None:
        """How Matinee covers spoilers, where it answers, and who sees its answers."""
        check_may_manage(interaction)
        if await acknowledge(interaction, private=True):
            place = place_of(interaction)
            await deliver(interaction, settings_card(await settings_of(interaction.client, place), place))


def settings_card(settings: ServerSettings, place: Place) -> Card:
    """The settings of a server, each with a choice to change it; the cover also for the channel it is shown in."""
    here = settings.channel_covers.get(place.settings_channel)
    channels = " ".join(f"<#{channel}>" for channel in settings.channels) or "every channel"
    lines = [
        f"**Spoilers in this server**: {_COVERS[settings.cover][0].lower()}",
        f"**Spoilers in this channel**: {_COVERS[here][0].lower() if here else 'as in the server'}",
        f"**Answers go to**: {'only the one who asks' if settings.private else 'everybody in the channel'}",
        f"**I answer in**: {channels}",
    ]
    embed = discord.Embed(title="Settings of this server", description="\n".join(lines), colour=_COLOUR)
    embed.set_footer(text="A channel's threads go with it. To set another channel's spoilers, use /settings there.")
    return Card(embed, view_of(*_choices(settings, place, here)))


def _choices(settings: ServerSettings, place: Place, here: Cover | None) -> list[discord.ui.Item[discord.ui.View]]:
    rest = str(place.settings_channel)
    covers = [_option(how.value, *words, chosen=settings.cover is how) for how, words in _COVERS.items()]
    of_channel = [_option(_AS_SERVER, "As in the server", None, chosen=here is None)]
    of_channel += [_option(how.value, *words, chosen=here is how) for how, words in _COVERS.items()]
    seen_by = [
        _option("public", "Answers for everybody", None, chosen=not settings.private),
        _option("private", "Answers only for the one who asks", None, chosen=settings.private),
    ]
    return [
        _select("cover", rest, "Spoilers in this server", covers),
        _select("cover-here", rest, "Spoilers in this channel", of_channel),
        _select("private", rest, "Who sees answers", seen_by),
        discord.ui.ChannelSelect(
            custom_id=f"{PREFIX}channels:{rest}",
            placeholder="Channels where I answer (none: everywhere)",
            channel_types=[discord.ChannelType.text, discord.ChannelType.forum, discord.ChannelType.news],
            min_values=0,
            max_values=limits.SELECT_OPTIONS,
            default_values=[
                discord.SelectDefaultValue(id=channel, type=discord.SelectDefaultValueType.channel)
                for channel in settings.channels
            ],
        ),
    ]


def _option(value: str, label: str, description: str | None, *, chosen: bool) -> discord.SelectOption:
    return discord.SelectOption(value=value, label=label, description=description, default=chosen)


def _select(
    action: str, rest: str, placeholder: str, options: list[discord.SelectOption]
) -> discord.ui.Select[discord.ui.View]:
    return discord.ui.Select(custom_id=f"{PREFIX}{action}:{rest}", placeholder=placeholder, options=options)


def _changer(change_of: _Change) -> Callable[[Interaction, str], Awaitable[None]]:
    """Make the handler of a choice on the panel; `rest` of its id is the channel that the panel was opened in."""

    async def handler(interaction: Interaction, rest: str) -> None:
        check_may_manage(interaction)
        bot, server = interaction.client, interaction.guild_id or 0
        place = place_of(interaction)
        place = replace(place, channel=number_in(rest) or place.settings_channel, parent=None)
        data: Mapping[str, Any] = interaction.data or {}
        values = list(data.get("values", []))
        settings = await bot.desk.look_up(
            lambda: bot.store.update_settings(server, lambda old: _changed(change_of, old, place, values))
        )
        await change(interaction, settings_card(settings, place))

    return handler


def _changed(change_of: _Change, settings: ServerSettings, place: Place, values: list[str]) -> ServerSettings:
    """The settings with a change, or as they were where what was chosen was never offered."""
    try:
        return change_of(settings, place, values)
    except (ValueError, IndexError):
        return settings


def _cover_here(settings: ServerSettings, place: Place, values: list[str]) -> ServerSettings:
    covers = dict(settings.channel_covers)
    covers.pop(place.settings_channel, None)
    if values[0] != _AS_SERVER:
        covers[place.settings_channel] = Cover(values[0])
    return replace(settings, channel_covers=covers)

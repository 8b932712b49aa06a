"""The settings of a server: shown as they are, changed one at a time, by people who may manage it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
import pytest

from bot.answers.cover import Cover
from bot.conversation.records import Place, ServerSettings
from bot.discord.cogs.managing import settings_card
from tests.bot.discord.behaviour.conftest import HOW_IT_ENDS, World, embed_of, said, selects_of, words_of

REFUSED = "That is for people with the permission Manage Server."


async def choose(world: World, panel: discord.Message, what: str, values: Sequence[Any]) -> discord.Message:
    """Have Bea choose on the panel; give back the panel as it is then."""
    return said(await world.bea.select(panel, values, custom_id=selects_of(panel)[what].custom_id))


def chosen(panel: discord.Message, what: str) -> list[str]:
    """Give what is chosen on the panel already."""
    menu = selects_of(panel)[what]
    return [option.value for option in menu.options if option.default] + [str(v.id) for v in menu.default_values]


async def test_the_panel_is_only_for_who_opened_it(world: World) -> None:
    """The settings are shown only to the one who asks for them."""
    panel = await world.slash(world.bea, "settings")
    assert panel.flags.ephemeral
    assert list(selects_of(panel)) == ["cover", "cover-here", "private", "channels"]


async def test_the_defaults_are_chosen_at_first(world: World) -> None:
    """Without settings, the panel shows the defaults."""
    panel = await world.slash(world.bea, "settings")
    assert {what: chosen(panel, what) for what in selects_of(panel)} == {
        "cover": ["cover"],
        "cover-here": ["server"],
        "private": ["public"],
        "channels": [],
    }


async def test_what_holds_is_chosen(world: World) -> None:
    """The panel shows what holds now: of the server, and of the channel it was opened in."""
    other = world.server.create_text_channel("cinema")
    covers = {world.channel.id: Cover.SHOW, other.id: Cover.COVER}
    world.set(cover=Cover.BARS, private=True, channels=(world.channel.id, other.id), channel_covers=covers)
    panel = await world.slash(world.bea, "settings")
    assert {what: chosen(panel, what) for what in selects_of(panel)} == {
        "cover": ["bars"],
        "cover-here": ["show"],
        "private": ["private"],
        "channels": [str(world.channel.id), str(other.id)],
    }
    assert words_of(panel).splitlines() == [
        "**Spoilers in this server**: spoiler bars",
        "**Spoilers in this channel**: no cover",
        "**Answers go to**: only the one who asks",
        f"**I answer in**: <#{world.channel.id}> <#{other.id}>",
    ]


BEFORE = ServerSettings(Cover.BARS, private=True, channels=(7,), channel_covers={8: Cover.SHOW})


@pytest.mark.parametrize(
    ("what", "value", "after"),
    [
        ("cover", "show", replace(BEFORE, cover=Cover.SHOW)),
        ("cover", "cover", replace(BEFORE, cover=Cover.COVER)),
        ("private", "public", replace(BEFORE, private=False)),
        ("private", "private", BEFORE),
    ],
)
async def test_a_choice_changes_just_that(world: World, what: str, value: str, after: ServerSettings) -> None:
    """Each choice changes its own setting, leaves all others, and shows the panel as it is then."""
    world.bot.store.update_settings(world.server.id, lambda _: BEFORE)
    panel = await world.slash(world.bea, "settings")
    changed = await choose(world, panel, what, [value])
    assert world.settings() == after
    assert changed.id == panel.id
    assert chosen(changed, what) == [value]


@pytest.mark.parametrize("how", Cover)
async def test_a_channel_gets_a_cover_of_its_own(world: World, how: Cover) -> None:
    """The cover of the channel is set for the one that the panel was opened in, and nothing else changes."""
    world.bot.store.update_settings(world.server.id, lambda _: BEFORE)
    panel = await world.slash(world.bea, "settings")
    await choose(world, panel, "cover-here", [how.value])
    assert world.settings() == replace(BEFORE, channel_covers={8: Cover.SHOW, world.channel.id: how})


async def test_a_channel_goes_back_to_the_server_s_cover(world: World) -> None:
    """The choice "As in the server" takes the channel's own cover away, and no other channel's."""
    world.set(channel_covers={world.channel.id: Cover.SHOW, 8: Cover.BARS})
    panel = await world.slash(world.bea, "settings")
    await choose(world, panel, "cover-here", ["server"])
    assert world.settings().channel_covers == {8: Cover.BARS}


async def test_in_a_thread_the_channel_is_set(world: World) -> None:
    """A panel opened in a thread sets the cover of the channel that the thread hangs on."""
    panel = await world.slash(world.bea, "settings", at=world.thread())
    await choose(world, panel, "cover-here", ["show"])
    assert world.settings().channel_covers == {world.channel.id: Cover.SHOW}


async def test_channels_are_chosen_and_taken_back(world: World) -> None:
    """Chosen channels are those where it answers; with none chosen it answers everywhere again."""
    world.set(cover=Cover.BARS)
    panel = await world.slash(world.bea, "settings")
    panel = await choose(world, panel, "channels", [world.channel])
    assert world.settings() == ServerSettings(Cover.BARS, channels=(world.channel.id,))
    await choose(world, panel, "channels", [])
    assert world.settings() == ServerSettings(Cover.BARS)


async def test_a_change_holds_at_once(world: World) -> None:
    """The very next answer obeys a changed setting."""
    panel = await world.slash(world.bea, "settings")
    await choose(world, panel, "cover", ["show"])
    assert "sails" in words_of(await world.slash(world.ann, "ask", question=HOW_IT_ENDS))


async def test_settings_of_another_server_stay(world: World) -> None:
    """A change in one server changes nothing in another."""
    _, cleo = world.other_server()
    await choose(world, await world.slash(world.bea, "settings"), "cover", ["show"])
    assert world.bot.store.settings(cleo.guild.id) == ServerSettings()


# Who may


async def test_the_command_is_refused_without_manage_server(world: World) -> None:
    """Where Discord's own settings open /settings to everybody, Matinee still asks for Manage Server."""
    [known] = [c for c in await world.bot.tree.fetch_commands() if c.name == "settings"]
    world.server.set_command_permissions(known, {world.ann: True})
    refused = await world.slash(world.ann, "settings")
    assert refused.flags.ephemeral
    assert words_of(refused) == REFUSED
    assert len(world.env.errors) == 1  # the refusal, which Matinee has told


@pytest.mark.parametrize(
    ("what", "value"), [("cover", "show"), ("cover-here", "show"), ("private", "private"), ("channels", None)]
)
async def test_a_choice_is_refused_without_manage_server(world: World, what: str, value: str | None) -> None:
    """A member who gets at the choices of a panel is refused, and nothing changes."""
    place = Place(world.server.id, world.channel.id, world.bea.id)
    panel = await world.put(world.channel, settings_card(ServerSettings(), place))
    values: list[Any] = [value] if value else [world.channel]
    refused = said(await world.ann.select(panel, values, custom_id=selects_of(panel)[what].custom_id))
    assert refused.flags.ephemeral
    assert words_of(refused) == REFUSED
    assert world.settings() == ServerSettings()


async def test_a_panel_that_is_left_open_is_refused_later(world: World) -> None:
    """Who loses Manage Server while the panel is open changes nothing with it any more."""
    panel = await world.slash(world.bea, "settings")
    world.env.backend.remove_member_role(world.server.id, world.bea.id, world.server.roles["managers"].id)
    assert words_of(await choose(world, panel, "cover", ["show"])) == REFUSED
    assert world.settings() == ServerSettings()


async def test_a_server_that_matinee_leaves_is_forgotten(world: World) -> None:
    """When Matinee is removed from a server, its settings and what was asked there are forgotten."""
    world.set(private=True)
    await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    world.env.backend.remove_guild(world.server.id)
    await world.env.settle()
    assert world.settings() == ServerSettings()
    assert world.bot.store.export(world.ann.id)["answers"] == []


async def test_the_panel_says_how_far_it_reaches(world: World) -> None:
    """The panel says that threads go with their channel, and where to set another channel's cover."""
    panel = await world.slash(world.bea, "settings")
    assert embed_of(panel).footer.text == (
        "A channel's threads go with it. To set another channel's spoilers, use /settings there."
    )

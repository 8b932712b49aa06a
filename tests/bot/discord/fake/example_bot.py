"""A small bot that uses all that the fake offers; the fake's own tests run it."""

import asyncio
import os
import re
import time
from typing import Any, Self

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

_OPTION_MOST = 20


class Counter(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"count:(?P<count>\d+)"):
    """A button that counts its clicks, also over restarts: the count is in its custom_id."""

    def __init__(self, count: int) -> None:
        """Show `count`."""
        super().__init__(discord.ui.Button(label=f"Count {count}", custom_id=f"count:{count}"))
        self.count = count

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again from its custom_id."""
        return cls(int(match["count"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Count one more."""
        await interaction.response.edit_message(content=f"clicked {self.count + 1}", view=_counting(self.count + 1))


def _counting(count: int) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(Counter(count))
    view.add_item(discord.ui.Button(label="Site", url="https://example.com/"))
    view.add_item(discord.ui.Button(label="Closed", custom_id="closed", disabled=True))
    return view


class Form(discord.ui.Modal, title="Add a review"):
    """A modal with a text and a file."""

    reviewer = discord.ui.Label[Any](text="Reviewer", component=discord.ui.TextInput(max_length=_OPTION_MOST))
    review = discord.ui.Label[Any](text="Review", component=discord.ui.FileUpload(required=False))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """Tell what was sent."""
        assert isinstance(self.reviewer.component, discord.ui.TextInput)
        assert isinstance(self.review.component, discord.ui.FileUpload)
        texts = [(await upload.read()).decode() for upload in self.review.component.values]
        await interaction.response.send_message(f"{self.reviewer.component.value}: {texts}", ephemeral=True)


class ChannelChoice(discord.ui.ChannelSelect[Any]):
    """A select of channels."""

    async def callback(self, interaction: discord.Interaction) -> None:
        """Tell what was chosen."""
        await interaction.response.send_message(f"chose {self.values[0].name}")


class ExampleBot(commands.AutoShardedBot):
    """The bot."""

    def __init__(self) -> None:
        """Ask for what needs no privilege."""
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            commands.when_mentioned, intents=intents, allowed_mentions=discord.AllowedMentions.none(), help_command=None
        )

    async def setup_hook(self) -> None:
        """Register the commands once."""
        self.add_dynamic_items(Counter)
        self.tree.add_command(_reviews)
        self.tree.add_command(_quote)
        single: tuple[app_commands.Command[Any, ..., None], ...] = (_ask, _big, _late, _choose, _stop_loop)
        for command in single:
            self.tree.add_command(command)
        await self.tree.sync()

    async def on_message(self, message: discord.Message, /) -> None:
        """Echo what mentions the bot, and say "empty" to replies without content."""
        assert self.user is not None
        if message.author.bot:
            return
        resolved = message.reference.resolved if message.reference else None
        if self.user in message.mentions or message.guild is None:
            await self._echo(message)
        elif isinstance(resolved, discord.Message) and resolved.author == self.user:
            await message.reply(f"empty: {message.content!r}", mention_author=False)

    async def _echo(self, message: discord.Message) -> None:
        text = f"heard {message.content}"
        if message.guild is not None and not message.channel.permissions_for(message.guild.me).embed_links:
            text += " (no embeds here)"
        try:
            await message.reply(text, nonce=str(message.id), mention_author=False)
        except (OSError, aiohttp.ClientError):  # cut with a reset, or without an answer
            await message.reply(text, nonce=str(message.id), mention_author=False)


_reviews = app_commands.Group(name="review", description="Reviews.")


@app_commands.command(name="ask", description="Ask something.")
@app_commands.describe(film="Which film", hidden="Only for you")
async def _ask(
    interaction: discord.Interaction, film: app_commands.Range[str, 1, _OPTION_MOST], *, hidden: bool = False
) -> None:
    await interaction.response.defer(ephemeral=hidden)
    embed = discord.Embed(title="Film", description=film)
    await interaction.edit_original_response(content="done", embed=embed, view=_counting(0))


@_ask.autocomplete("film")
async def _offer_films(_interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    films = ("Night Ferry", "Glass Orchard")
    return [app_commands.Choice(name=film, value=film) for film in films if current.lower() in film.lower()]


@_reviews.command(name="add", description="Add a review.")
@app_commands.describe(file="The file")
async def _add(interaction: discord.Interaction, file: discord.Attachment | None = None) -> None:
    if file is None:
        await interaction.response.send_modal(Form())
        return
    await interaction.response.defer(ephemeral=True)
    try:
        text = (await file.read()).decode()
    except discord.NotFound:
        text = "gone"
    await interaction.edit_original_response(content=f"{file.size} claimed: {text}")
    await interaction.followup.send("and more", ephemeral=True)


@app_commands.command(name="big", description="Break a limit.")
async def _big(interaction: discord.Interaction) -> None:
    try:
        await interaction.response.send_message("x" * 2001)
    except discord.HTTPException as error:
        await interaction.response.send_message(f"refused {error.code}")


@app_commands.command(name="late", description="Answer too late.")
async def _late(interaction: discord.Interaction) -> None:
    await asyncio.sleep(3.1)
    try:
        await interaction.response.send_message("late")
    except discord.NotFound as error:
        assert isinstance(interaction.channel, discord.abc.Messageable)
        await interaction.channel.send(f"refused {error.code}")


@app_commands.command(name="choose", description="Choose a channel.")
async def _choose(interaction: discord.Interaction) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(ChannelChoice(custom_id="channels"))
    await interaction.response.send_message("which?", view=view)


@app_commands.command(name="stop", description="Block the event loop.")
@app_commands.default_permissions(manage_guild=True)
async def _stop_loop(interaction: discord.Interaction, seconds: float) -> None:
    await interaction.response.send_message("blocking")
    time.sleep(seconds)  # noqa: ASYNC251 - this command shows what a blocked loop does


@app_commands.context_menu(name="Quote")
async def _quote(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"{message.author.display_name} wrote {message.content}")


def main() -> None:
    """Run it with the token of the environment."""
    ExampleBot().run(os.environ["DISCORD_TOKEN"])

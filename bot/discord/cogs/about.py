"""What Matinee can do, what it keeps of people, and how they get or delete it."""

import json

import discord
from discord import app_commands
from discord.ext import commands

from bot.conversation.store import KEEP_ANSWERS, KEEP_DRAFTS, KEEP_TALKS
from bot.discord.buttons import button, view_of
from bot.discord.cards import notice
from bot.discord.client import Interaction, MatineeBot
from bot.discord.delivery import Card, acknowledge, change, deliver

_COLOUR = 0x4C6EA8
_DAY, _HOUR = 24 * 3600, 3600
_HELP = """\
I answer questions about films from reviews of them, in the reviewers' own words. What gives away more than the \
premise stays hidden until you ask for it, and where the reviews don't say, I say so.

**Ask** with `/ask`, or mention me: *who plays the captain in …?*, *is it scary?*, *how does it end?* Go on with \
*and his daughter?*, or reply to my answer.
**/summary** what a film is about, without spoilers
**/cast** who plays whom · **/opinion** what the reviewers thought
**/film** a film at a glance · **/films** all that have reviews
On a message, under **Apps**: *Ask Matinee about this*, and *Is this a spoiler?*
**/privacy** what I keep of you, and how to delete it

People with Manage Server: **/review add**, **/review list**, **/review remove** and **/settings**."""
_PRIVACY = f"""\
I keep, on the computer of whoever runs me and nowhere else:
- your questions, messages that you had me answer, and which reviews answered them, for {KEEP_ANSWERS // _DAY} days, \
so that the buttons on answers work;
- your last question in each channel, for {KEEP_TALKS // _HOUR} hour, so that you can go on asking;
- whether you found an answer helpful, for {KEEP_ANSWERS // _DAY} days;
- a review that you upload, for {KEEP_DRAFTS // _DAY} day if you don't save it. A saved one belongs to the server.

Each with the number that Discord has for you, never your name. I see no messages but those that mention me, reply to \
me, or that you point me to, and nothing is used for training."""


class About(commands.Cog):
    """Commands about Matinee itself."""

    def __init__(self, bot: MatineeBot) -> None:
        """Take charge of the buttons below what is kept."""
        bot.handlers |= {"export": export, "forget": ask_to_forget, "forget-all": forget, "stay": stay}

    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        """What Matinee can do."""
        if await acknowledge(interaction, private=True):
            await deliver(interaction, Card(discord.Embed(title="Matinee", description=_HELP, colour=_COLOUR)))

    @app_commands.command()
    async def privacy(self, interaction: Interaction) -> None:
        """What Matinee keeps of you, as a file, and how to delete it."""
        if not await acknowledge(interaction, private=True):
            return
        embed = discord.Embed(title="What I keep of you", description=_PRIVACY, colour=_COLOUR)
        buttons = view_of(
            button("export", "", "Give me all of it"),
            button("forget", "", "Forget me", discord.ButtonStyle.danger),
        )
        await deliver(interaction, Card(embed, buttons))


async def export(interaction: Interaction, _rest: str) -> None:
    """Give somebody all that is kept of them, as a file."""
    bot, user = interaction.client, interaction.user.id
    if not await acknowledge(interaction, private=True):
        return
    kept = await bot.desk.look_up(lambda: bot.store.export(user))
    data = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    files = (("matinee-and-you.json", data),)
    await deliver(interaction, Card(notice("All that I keep of you is in this file.").embed, files=files))


async def ask_to_forget(interaction: Interaction, _rest: str) -> None:
    """Ask whether all shall really be forgotten."""
    if not await acknowledge(interaction, private=True):
        return
    buttons = view_of(
        button("forget-all", "", "Forget me", discord.ButtonStyle.danger),
        button("stay", "", "Keep it"),
    )
    question = notice("Shall I delete all that I keep of you? The buttons on your answers will stop working.")
    await deliver(interaction, Card(question.embed, buttons))


async def forget(interaction: Interaction, _rest: str) -> None:
    """Delete all that is kept of somebody."""
    bot, user = interaction.client, interaction.user.id
    await bot.desk.look_up(lambda: bot.store.forget(user))
    await change(interaction, notice("Done. I have deleted all that I kept of you."))


async def stay(interaction: Interaction, _rest: str) -> None:
    """Leave everything as it is."""
    await change(interaction, notice("Nothing was deleted."))

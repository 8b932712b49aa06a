"""Reviews of a server's own: added, listed and removed by people who may manage it."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.conversation.shelf import Upload
from bot.discord import limits
from bot.discord.attachments import fetch
from bot.discord.buttons import PREFIX, number_in
from bot.discord.cards import film_label, notice, reviewer_name
from bot.discord.choosing import choice
from bot.discord.client import Interaction, MatineeBot
from bot.discord.delivery import Card, TooLateError, acknowledge, change, deliver, open_form
from bot.discord.failures import words_for
from bot.discord.markup import harmless_within, shorten
from bot.discord.permissions import check_may_manage
from bot.discord.places import place_of
from bot.discord.review_cards import preview_card, removal_card, reviews_card
from index.records import Outcome
from reviews.records import Review

_PASTED = "your text"
_TEXT_FIELDS = 3
_LONGEST_NAME = 80
_NOT_SAVED = "Not saved"
_DRAFT_GONE = "That review has been saved or discarded already, or it waited longer than a day. Add it again."
_SAVED = {
    Outcome.ADDED: "saved. It answers questions in this server from now on.",
    Outcome.REPLACED: "saved, in place of the earlier review of this film by this reviewer.",
    Outcome.UNCHANGED: "this very review is there already.",
}


async def suggest_reviews(interaction: Interaction, partial: str) -> list[app_commands.Choice[str]]:
    """Reviews of this server, like what is typed so far."""
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        return []
    wanted = partial.casefold()[: limits.CHOICE_NAME]
    named = [(f"{film_label(item.film)} by {reviewer_name(item)}", item.id) for item in await _reviews(interaction)]
    found = [choice(name, identifier) for name, identifier in named if wanted in name.casefold()]
    return found[: limits.CHOICES]


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
class Reviewing(commands.GroupCog, group_name="review", group_description="The reviews of this server"):
    """Commands for the reviews of a server."""

    def __init__(self, bot: MatineeBot) -> None:
        """Take charge of the buttons on previews, lists and removals, and of the form."""
        bot.handlers |= {
            "paste": take_form,
            "save": save,
            "discard": discard,
            "reviews": turn_page,
            "remove": remove,
            "keep": keep,
        }

    async def interaction_check(self, interaction: Interaction, /) -> bool:  # type: ignore[override]
        """Let only people with Manage Server through."""
        check_may_manage(interaction)
        return True

    @app_commands.command()
    @app_commands.describe(
        file="The review: text, Markdown, HTML or a Hive post (JSON); without one, a form opens",
        reviewer="Who wrote it, if the review does not say",
        film="The film, perhaps with its year, if the review does not say",
    )
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        reviewer: app_commands.Range[str, 1, _LONGEST_NAME] | None = None,
        film: app_commands.Range[str, 1, 200] | None = None,
    ) -> None:
        """Add a review to this server: from a file, or by pasting it."""
        if file is None:
            await open_form(interaction, _form(reviewer or "", film or ""))
            return
        if await acknowledge(interaction, private=True):
            data = await fetch(file.url, file.filename, file.size)
            await _preview(interaction, Upload(file.filename, data, reviewer, film))

    @app_commands.command()
    async def list(self, interaction: Interaction) -> None:
        """List the reviews of this server."""
        if await acknowledge(interaction, private=True):
            await deliver(interaction, reviews_card(await _reviews(interaction), 0))

    @app_commands.command()
    @app_commands.describe(review="The review")
    @app_commands.autocomplete(review=suggest_reviews)
    async def remove(self, interaction: Interaction, review: app_commands.Range[str, 1, 100]) -> None:
        """Remove a review from this server."""
        if not await acknowledge(interaction, private=True):
            return
        found = next((item for item in await _reviews(interaction) if item.id == review), None)
        missing = notice("This server has no such review. Choose one from those offered while you type.")
        await deliver(interaction, removal_card(found) if found else missing)


async def take_form(interaction: Interaction, reviewer: str) -> None:
    """Read a review that was pasted into the form, or attached to it."""
    check_may_manage(interaction)
    if not await acknowledge(interaction, private=True):
        return
    data: Mapping[str, Any] = interaction.data or {}
    fields = {field["custom_id"]: field for field in _fields(data.get("components", []))}
    text = _joined([str(fields.get(f"text{n}", {}).get("value") or "") for n in range(1, _TEXT_FIELDS + 1)])
    film = str(fields.get("film", {}).get("value") or "").strip() or None
    attached = [data["resolved"]["attachments"][key] for key in fields.get("file", {}).get("values") or []]
    if not attached and not text.strip():
        await deliver(interaction, notice("There is nothing in the form: attach a file, or paste the review."))
        return
    if attached and text.strip():
        await deliver(interaction, _refused("Give a file or a text, not both.", text))
        return
    try:
        name, content = f"{_PASTED}.md", text.encode()
        if attached:
            name = attached[0]["filename"]
            content = await fetch(attached[0]["url"], name, attached[0]["size"])
        await _preview(interaction, Upload(name, content, reviewer or None, film))
    except TooLateError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever fails, nobody shall lose what they wrote
        await deliver(interaction, _refused(words_for(error), text))


async def save(interaction: Interaction, draft_id: str) -> None:
    """Save an uploaded review."""
    check_may_manage(interaction)
    bot, server = interaction.client, interaction.guild_id or 0
    if not await acknowledge(interaction, private=True, new=False):
        return
    try:
        saved = await bot.desk.answer(interaction.user.id, lambda: bot.shelf.save(draft_id, server))
    except Exception as error:  # noqa: BLE001 - whatever fails, the preview and its buttons stay
        await deliver(interaction, _not_saved(interaction, words_for(error)))
        return
    await deliver(interaction, notice(_saved_words(*saved) if saved else _DRAFT_GONE))


def _saved_words(outcome: Outcome, review: Review) -> str:
    return f"{film_label(review.film, limits.CHOICE_NAME)} by {reviewer_name(review)}: {_SAVED[outcome]}"


def _not_saved(interaction: Interaction, why: str) -> Card:
    """The preview as it was, with why it was not saved."""
    message = interaction.message
    if message is None or not message.embeds:
        return notice(why)
    embed = message.embeds[0].copy()
    kept = [field for field in embed.fields if field.name != _NOT_SAVED]
    embed.clear_fields()
    for field in kept:
        embed.add_field(name=field.name, value=field.value, inline=field.inline)
    embed.add_field(name=_NOT_SAVED, value=harmless_within(why, limits.FIELD_VALUE), inline=False)
    return Card(embed, discord.ui.View.from_message(message, timeout=None))


async def discard(interaction: Interaction, draft_id: str) -> None:
    """Throw an uploaded review away."""
    check_may_manage(interaction)
    bot, server = interaction.client, interaction.guild_id or 0
    there = await bot.desk.look_up(lambda: bot.shelf.discard(draft_id, server))
    await change(interaction, notice("Discarded." if there else _DRAFT_GONE))


async def turn_page(interaction: Interaction, page: str) -> None:
    """Turn to another page of the list."""
    check_may_manage(interaction)
    await change(interaction, reviews_card(await _reviews(interaction), number_in(page) or 0))


async def remove(interaction: Interaction, review_id: str) -> None:
    """Remove a review, now that it was confirmed."""
    check_may_manage(interaction)
    bot, server = interaction.client, interaction.guild_id or 0
    known = {item.id for item in await _reviews(interaction)}
    if review_id in known:
        await bot.desk.look_up(lambda: bot.shelf.remove(server, review_id))
        await change(interaction, notice("Removed. Its answers have gone with it."))
    else:
        await change(interaction, notice("That review has been removed already."))


async def keep(interaction: Interaction, _review_id: str) -> None:
    """Leave a review where it is."""
    await change(interaction, notice("Nothing was removed."))


def _form(reviewer: str, film: str) -> discord.ui.Modal:
    """The form to paste a review into; the reviewer travels in its id."""
    identifier = f"{PREFIX}paste:{shorten(reviewer, _LONGEST_NAME)}"
    form = discord.ui.Modal(title="Add a review", custom_id=identifier[: limits.CUSTOM_ID], timeout=None)
    upload = discord.ui.FileUpload[discord.ui.Modal](custom_id="file", required=False)
    form.add_item(
        discord.ui.Label(text="A file", description="Text, Markdown, HTML or JSON; or paste it below", component=upload)
    )
    title = discord.ui.TextInput[discord.ui.Modal](custom_id="film", required=False, max_length=200, default=film)
    form.add_item(discord.ui.Label(text="Film (year), if the review doesn't say", component=title))
    for number in range(1, _TEXT_FIELDS + 1):
        part = discord.ui.TextInput[discord.ui.Modal](
            custom_id=f"text{number}",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=limits.MODAL_INPUT,
        )
        form.add_item(discord.ui.Label(text=f"The review, part {number} of {_TEXT_FIELDS}", component=part))
    return form


def _fields(components: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The inputs of a form: each lies in a label."""
    return [inner for outer in components if isinstance(inner := outer.get("component"), dict)]


async def _preview(interaction: Interaction, upload: Upload) -> None:
    bot, place = interaction.client, place_of(interaction)
    draft_id, reading = await bot.desk.answer(place.user, lambda: bot.shelf.preview(place, upload))
    server = place.server or 0
    replaces = await bot.desk.look_up(lambda: bot.shelf.holds(server, reading.review.id))
    await deliver(interaction, preview_card(draft_id, reading, replaces=replaces))


def _joined(parts: Sequence[str]) -> str:
    """The parts of a pasted text: a part that fills its field goes on in the next, another ends a paragraph."""
    text = ""
    for part in parts:
        full = len(part) >= limits.MODAL_INPUT
        text += part if full else f"{part}\n\n"
    return text


def _refused(why: str, text: str) -> Card:
    """Say why a review was refused, and give back what somebody wrote into the form."""
    card = notice(why)
    if not text.strip():
        return card
    return Card(card.embed, files=(("your-review.md", text.encode()),))


async def _reviews(interaction: Interaction) -> list[Review]:
    bot, server = interaction.client, interaction.guild_id or 0
    return await bot.desk.look_up(lambda: bot.shelf.reviews(server))

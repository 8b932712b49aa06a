"""Reviews as the people see them who look after a server's collection: how one was understood, and the list."""

from collections.abc import Sequence

import discord

from bot.discord import limits
from bot.discord.buttons import button, page_buttons, view_of
from bot.discord.cards import film_label, fitting, reviewer_name
from bot.discord.delivery import Card
from bot.discord.markup import harmless, shorten
from reviews.records import Reading, Review, SpoilerLevel

REVIEWS_ON_PAGE = 10
_COLOUR = 0x5B7F3A
_MOST_CAST = 8


def preview_card(draft_id: str, reading: Reading, *, replaces: bool = False) -> Card:
    """How an uploaded review was understood, to be saved or discarded; `replaces` says that it has a forerunner."""
    review = reading.review
    instead = " It takes the place of the earlier review of this film by this reviewer." if replaces else ""
    embed = discord.Embed(
        title="Is this right?",
        description=(
            f"This is how I read the review. Saved, it answers questions in this server only.{instead} If the film or"
            " the reviewer is wrong, discard it and add it again with the options film and reviewer."
        ),
        colour=_COLOUR,
    )
    embed.add_field(name="Film", value=harmless(film_label(review.film, limits.CHOICE_NAME)))
    embed.add_field(name="Reviewer", value=harmless(reviewer_name(review)))
    embed.add_field(name="Rating", value=harmless(shorten(review.rating.original, 60)) if review.rating else "none")
    embed.add_field(name="Cast", value=_cast(reading), inline=False)
    embed.add_field(name="Spoilers", value=_spoilers(reading), inline=False)
    save = button("save", draft_id, "Save", discord.ButtonStyle.success)
    return Card(embed, view_of(save, button("discard", draft_id, "Discard")))


def reviews_card(reviews: Sequence[Review], page: int) -> Card:
    """A page of a server's own reviews, with buttons to the pages beside it; `page` counts from 0."""
    if not reviews:
        return Card(discord.Embed(description="This server has no reviews of its own. Add one with **/review add**."))
    pages = -(-len(reviews) // REVIEWS_ON_PAGE)
    page = min(max(page, 0), pages - 1)
    shown = reviews[page * REVIEWS_ON_PAGE : (page + 1) * REVIEWS_ON_PAGE]
    lines = [
        f"- **{harmless(film_label(review.film, 70))}** by {harmless(shorten(reviewer_name(review), 50))}"
        for review in shown
    ]
    embed = discord.Embed(title="Reviews of this server", description="\n".join(lines), colour=_COLOUR)
    embed.set_footer(text=f"{len(reviews)} review{'s' * (len(reviews) > 1)} · page {page + 1} of {pages}")
    return Card(embed, page_buttons("reviews", page, pages))


def removal_card(review: Review) -> Card:
    """Ask whether a review shall really go."""
    name = f"{harmless(film_label(review.film, 100))} by {harmless(reviewer_name(review))}"
    embed = discord.Embed(description=f"Remove the review of **{name}**? It can't be brought back.", colour=_COLOUR)
    remove = button("remove", review.id, "Remove", discord.ButtonStyle.danger)
    return Card(embed, view_of(remove, button("keep", review.id, "Keep")))


def _cast(reading: Reading) -> str:
    members = reading.cast[:_MOST_CAST]
    if not members:
        return "none found"
    names = [
        harmless(shorten(m.actor, 50)) + (f" as {harmless(shorten(m.character, 40))}" if m.character else "")
        for m in members
    ]
    more = len(reading.cast) - len(members)
    return fitting([*names, *([f"and {more} more"] if more else [])], "\n")


def _spoilers(reading: Reading) -> str:
    levels = [sentence.spoiler for sentence in reading.sentences]
    later = sum(level > SpoilerLevel.PREMISE for level in levels)
    ends = sum(level is SpoilerLevel.ENDING for level in levels)
    share = round(100 * later / max(1, len(levels)))
    tell = "tells" if ends == 1 else "tell"
    return f"{later} of {len(levels)} sentences ({share}%) are hidden as spoilers; {ends} of them {tell} the ending."

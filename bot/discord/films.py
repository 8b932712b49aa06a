"""Films as Discord shows them: the list in pages, and one film at a glance."""

import discord

from bot.answers.film_card import FilmCard, Rated
from bot.answers.verdicts import Verdict
from bot.conversation.host import Host, Shelved
from bot.conversation.records import Place
from bot.discord import limits
from bot.discord.buttons import page_buttons
from bot.discord.cards import film_label, fitting, reviewer_name, source_line
from bot.discord.delivery import Card
from bot.discord.markup import harmless, harmless_within, safe_url, shorten

FILMS_ON_PAGE = 12
_COLOUR = 0x4C6EA8
_LONGEST_SEARCH = 60
_MOST_RATED = 8
_MOST_CAST = 15
_VERDICTS = {Verdict.LIKED: "liked it", Verdict.MIXED: "of two minds", Verdict.DISLIKED: "did not like it"}


def films_card(host: Host, place: Place, page: int, search: str) -> Card:
    """A page of the films that are seen from a place, with buttons to the pages beside it; `page` counts from 0."""
    search = shorten(search, _LONGEST_SEARCH)
    found = host.films(place, search)
    pages = max(1, -(-len(found) // FILMS_ON_PAGE))
    page = min(max(page, 0), pages - 1)
    lines = [_line(item) for item in found[page * FILMS_ON_PAGE : (page + 1) * FILMS_ON_PAGE]]
    embed = discord.Embed(title="Reviewed films", description="\n".join(lines) or _nothing(search), colour=_COLOUR)
    notes = [f"{len(found)} film{'s' * (len(found) != 1)}"]
    notes += [f"page {page + 1} of {pages}"] * (pages > 1)
    notes += ["sample reviews, until /review add brings your own"] * (bool(found) and host.only_samples(place))
    embed.set_footer(text=" · ".join(notes))
    return Card(embed, page_buttons("films", page, pages, f":{search}"))


def film_embed(card: FilmCard, *, samples: bool) -> discord.Embed:
    """A film at a glance; nothing in it gives away more than the premise."""
    film = card.film
    embed = discord.Embed(title=harmless_within(film_label(film, limits.EMBED_TITLE), limits.EMBED_TITLE))
    embed.colour = discord.Colour(_COLOUR)
    if card.verdict:
        embed.description = f"> “{harmless(card.verdict.quote)}”\n{source_line(card.verdict.review)}"
    if card.directors:
        embed.add_field(name="Directed by", value=fitting([harmless(shorten(n, 80)) for n in card.directors], ", "))
    if card.cast:
        roles = [_role(actor, role) for actor, role in card.cast[:_MOST_CAST]]
        embed.add_field(name="Cast", value=fitting(roles, "\n"), inline=False)
    ratings = [_rating(rated) for rated in card.ratings[:_MOST_RATED]]
    embed.add_field(name="Reviews", value=fitting(ratings, "\n"), inline=False)
    picture = safe_url(card.image)
    if picture:
        embed.set_image(url=picture)
    if samples:
        embed.set_footer(text="a sample review")
    return embed


def _line(item: Shelved) -> str:
    count = f" · {item.reviews} reviews" if item.reviews > 1 else ""
    return f"- {harmless(film_label(item.film, limits.CHOICE_NAME))}{count}"


def _nothing(search: str) -> str:
    if search:
        return f"No reviewed film is called anything like “{harmless(search)}”. **/films** alone lists all."
    return "There are no reviews yet. People with Manage Server can add some with **/review add**."


def _role(actor: str, role: str | None) -> str:
    as_role = f" as {harmless(shorten(role, 60))}" if role else ""
    return f"{harmless(shorten(actor, 60))}{as_role}"


def _rating(rated: Rated) -> str:
    review = rated.review
    words = [harmless(shorten(review.rating.original, 40))] if review.rating else []
    if rated.verdict:
        words.append(_VERDICTS[rated.verdict] + (" (inferred from the words)" if rated.inferred else ""))
    said = ", ".join(words) or "no verdict"
    return f"**{harmless(shorten(reviewer_name(review), 60))}**: {said}"

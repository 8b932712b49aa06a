"""Autocomplete: films and reviews to choose from while somebody types."""

from discord import app_commands

from bot.discord import limits
from bot.discord.client import Interaction
from bot.discord.markup import plain, shorten
from bot.discord.places import place_of

FilmTitle = app_commands.Range[str, 1, 200]


async def suggest_films(interaction: Interaction, partial: str) -> list[app_commands.Choice[str]]:
    """Films that are seen from here, like what is typed so far; most asked first."""
    bot, place = interaction.client, place_of(interaction)
    titles = await bot.desk.look_up(lambda: bot.host.titles(place, partial, limits.CHOICES))
    return [choice(title, title) for title in titles]


def choice(name: str, value: str) -> app_commands.Choice[str]:
    """A choice within Discord's limits; a film's title that is cut still finds its film."""
    return app_commands.Choice(
        name=shorten(plain(name), limits.CHOICE_NAME) or "?", value=shorten(value, limits.CHOICE_VALUE).rstrip("…")
    )

"""What the reviews say of a film at a glance: its facts, its people, and how each reviewer rated it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.opinion import verdict_of, verdict_quotes
from bot.answers.people import members_of, safe_roles
from bot.answers.records import Citation
from bot.answers.verdicts import Verdict
from index.records import Entry
from reviews.names import squeeze
from reviews.records import Film, Review

_LONGEST_VERDICT = 300


@dataclass(frozen=True, slots=True)
class Rated:
    """What one reviewer made of the film; `inferred` where the words say so, not a rating; None where neither does."""

    review: Review
    verdict: Verdict | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class FilmCard:
    """A film at a glance. `cast` holds actor and character, where known; `verdict` gives nothing away."""

    film: Film
    ratings: tuple[Rated, ...]
    directors: tuple[str, ...]
    cast: tuple[tuple[str, str | None], ...]
    image: str | None
    verdict: Citation | None


def card_of(film: Film, entries: Sequence[Entry]) -> FilmCard:
    """Gather the card of a film from all its reviews."""
    reviews = [entry.reading.review for entry in entries]
    quotes = (quote for entry in entries for quote in verdict_quotes(entry, _LONGEST_VERDICT, 1))
    facts = (fact for entry in entries for fact in entry.reading.facts)
    return FilmCard(
        film,
        tuple(Rated(entry.reading.review, *verdict_of(entry)) for entry in entries),
        tuple({squeeze(fact.value): fact.value for fact in facts if fact.name == "director"}.values()),
        tuple(safe_roles(members_of(entries))),
        next((review.image for review in reviews if review.image), None),
        next(quotes, None),
    )

"""`matinee remove`."""

import click

from bot.session import open_session
from index.errors import LibraryError
from index.library import SAMPLES, SHARED, Library


@click.command("remove")
@click.argument("review")
def command(review: str) -> int:
    """Remove REVIEW, by its id as `matinee films --reviews` shows it (with or without its collection)."""
    with open_session() as session:
        collection, identifier = _find(session.library, review)
        removed = session.library.remove(collection, identifier)
        session.library.refresh()
    click.echo(f"removed: {removed.film.name}, {removed.reviewer or 'unnamed reviewer'} ({collection}/{identifier})")
    return 0


def _find(library: Library, review: str) -> tuple[str, str]:
    """The collection and id that a review's name means."""
    collection, slash, identifier = review.partition("/")
    if not slash:
        places = [listing.collection for listing in library.reviews() if listing.review.id == review]
        if len(places) > 1:
            names = " or ".join(f"{place}/{review}" for place in places)
            message = f"{review} stands in several collections: say {names}"
            raise LibraryError(message)
        collection, identifier = (places[0] if places else SHARED), review
    if collection == SAMPLES:
        message = "the samples cannot be removed; they are no longer searched once you add reviews of your own"
        raise LibraryError(message)
    return collection, identifier

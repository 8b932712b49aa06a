"""All that one sentence says of who plays whom, but for what it says of other films."""

import re

from reviews.cast.identity import identities
from reviews.cast.lists import lists
from reviews.cast.mentions import MARK, Marked
from reviews.cast.people_words import is_place
from reviews.cast.praise import praise
from reviews.cast.verbs import several, verbs
from reviews.cast.wordings import Casting, Strength
from reviews.names import is_full_name, is_part_of
from reviews.text import fold

# From here on a sentence speaks of another film: "In the original, ...", "as in NAME, where ...".
_OTHER_FILM = re.compile(
    r"\b[Ii]n (?:the |an? |its |his |her )?(?:\w+ )?(?:first|original|previous|earlier|prior|other|last|silent|second"
    r"|(?:18|19|20)\d\d)(?: (?:film|movie|picture|one|version|adaptation|entry|install?ment|outing|series|remake"
    r"|sequel|prequel))(?: version)?\b|\b[Ii]n the original,|\b(?:[Aa]s|[Ll]ike"
    rf"|[Jj]ust as) in (?:the )?(?P<like>{MARK})|^[Ii]n (?P<film>{MARK}),(?! (?:an?|the|his|her) )"
    rf"|[Ii]n (?P<where>{MARK}),? where\b|\b(?:the|a) (?:(?:18|19|20)\d\d|original|previous|earlier) (?:film|movie"
    r"|version|adaptation|series|picture|remake|production|TV series|television series),? (?:starring|with|had|has"
    r"|featur\w+|in which|where|which)\b"
)
_IN_FILM_BEHIND = re.compile(
    rf" in (?:(?:the |its |their )(?:first|original|previous|earlier|other|(?:18|19|20)\d\d)\b|(?P<film>{MARK})(?!'s))"
)


def castings(sentence: Marked, previous: Marked | None, title: str) -> list[Casting]:
    """The castings of one sentence, in its order, in the film of this `title`.

    `previous` is the sentence before, for "Ito Ken plays him". An actor without a role is given once, and only where
    the sentence gives no role.
    """
    if not sentence.names:
        return []
    pairs = list(several(sentence))
    found = [*verbs(sentence, previous), *lists(sentence), *praise(sentence), *identities(sentence)]
    if pairs:
        # "A and B shine as X and Y" holds "B shine as X", which is wrong.
        actors = {pair.actor for pair in pairs}
        found = pairs + [casting for casting in found if casting.actor not in actors]
    if not found:
        return found
    found = _without_roles_as_actors(found)
    other = _starts_other_film(sentence, title)
    found = [casting for casting in found if casting.start < other and not _is_in_other_film(sentence, casting, title)]
    with_role = {casting.actor for casting in found if casting.role and casting.strength > Strength.HINTED}
    found.sort(key=lambda casting: casting.start)
    return [casting for casting in found if casting.role or casting.actor not in with_role]


def _is_in_other_film(sentence: Marked, casting: Casting, title: str) -> bool:
    """Whether a casting is said of another film: "as Hana in the original", "so good as Hana in NAME"."""
    match = _IN_FILM_BEHIND.match(sentence.text, casting.end)
    if match is None or match["film"] is None:
        return match is not None
    film = sentence.name_of(match["film"])
    return is_full_name(film) and not _is_here(film, title)


def _without_roles_as_actors(found: list[Casting]) -> list[Casting]:
    """The castings but for those whose actor is the role of another that begins before: "A plays B, plays a cop"."""
    return [
        casting
        for casting in found
        if not any(
            casting.actor == other.role
            and other.strength is Strength.STATED
            and other.start < casting.start < other.end
            for other in found
        )
    ]


def _starts_other_film(sentence: Marked, title: str) -> int:
    """Where a sentence begins to speak of another film; its length if it does not."""
    for match in _OTHER_FILM.finditer(sentence.text):
        film = match["like"] or match["film"] or match["where"]
        if film is None or not (_is_here(sentence.name_of(film), title)):
            return match.start()
    return len(sentence.text)


def _is_here(name: str, title: str) -> bool:
    """Whether "in NAME" may mean a place or this very film."""
    return is_place(fold(name).split()) or is_part_of(name, title)

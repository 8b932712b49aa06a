"""Facts about a film: who directed it, when it came out, how it was rated."""

import re
from collections.abc import Sequence

from bot.answers.opinion import rating_words
from bot.answers.quoting import citation_of
from bot.answers.records import LONGEST_ANSWER, Answer, Citation, Headline, Kind, NoAnswer
from index.records import Entry
from reviews.records import Fact, Film, Review
from reviews.text import fold

_MOST_PROOFS = 2
_SOMEBODYS = re.compile(r"(?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)(?:['\u2019]s|(?<=s)['\u2019]) (?P<what>.+)$")
_SAYS = {
    "director": "{value} directed {film}.",
    "writer": "{value} wrote {film}.",
    "year": "{film} came out in {value}.",
    "country": "{film} comes from {value}.",
    "genre": "{film}: {value}.",
    "runtime": "{film} runs {value}.",
    "based on": "{film} is based on {value}.",
    "language": "{film} is in {value}.",
    "music": "{value} composed the music of {film}.",
    "photography": "{value} photographed {film}.",
    "awards": "{film}: {value}.",
}
_NOT_SAID = {
    "director": "who directed {film}",
    "writer": "who wrote {film}",
    "year": "when {film} came out",
    "country": "where {film} comes from",
    "genre": "what genre {film} is",
    "runtime": "how long {film} is",
    "based on": "what {film} is based on",
    "language": "what language {film} is in",
    "rating": "how {film} is rated",
}


def answer_fact(film: Film, entries: Sequence[Entry], name: str) -> Answer | NoAnswer:
    """Answer a fact that reviews state, with its proof; `name` is the fact's name, or "rating"."""
    if name == "rating":
        return _rating(film, entries)
    found = [(entry, fact) for entry in entries for fact in entry.reading.facts if fact.name == name]
    if not found:
        return not_said(film, name)
    values = _values(found)
    value = "; ".join(values) if name == "awards" else _and([_by_its_author(value) for value in values])
    text = _SAYS[name].format(value=value, film=_bare(film, name))
    sources = tuple(dict.fromkeys(entry.reading.review for entry, _ in found))
    return Answer(Kind.FACT, film, Headline(text), _proofs(found, values, LONGEST_ANSWER - len(text)), sources)


def _proofs(found: Sequence[tuple[Entry, Fact]], values: Sequence[str], room: int) -> tuple[Citation, ...]:
    """The first sentences that prove what is said, each once, as far as there is room for them."""
    kept: list[Citation] = []
    for entry, fact in found:
        if fact.span is None or fact.value not in values or len(kept) == _MOST_PROOFS:
            continue
        proof = citation_of(entry.reading.review, fact.span, entry.reading.sentences)
        if proof not in kept and len(proof.quote) <= room:
            kept.append(proof)
            room -= len(proof.quote)
    return tuple(kept)


def not_said(film: Film, name: str) -> NoAnswer:
    """Say that the reviews do not give a fact."""
    what = _NOT_SAID.get(name)
    reason = f"The review doesn't say {what.format(film=film.name)}." if what else _no_word(film, name)
    return NoAnswer(Kind.FACT, film, reason)


def _no_word(film: Film, name: str) -> str:
    return f"The review of {film.name} has nothing on its {name}."


def _bare(film: Film, name: str) -> str:
    return film.title if name == "year" else film.name


def _values(found: Sequence[tuple[Entry, Fact]]) -> list[str]:
    """The values of the first review that gives any, and others that add to it, each once."""
    first = found[0][0].key
    values: dict[str, str] = {}
    for entry, fact in found:
        if entry.key == first:
            values.setdefault(fold(fact.value), fact.value)
    return list(values.values())


def _and(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"


def _by_its_author(value: str) -> str:
    """A work as somebody's: "Mario Puzo's bestseller" as "the bestseller by Mario Puzo"; anything else as it is."""
    match = _SOMEBODYS.match(value)
    if match is None:
        return value
    what = match["what"]
    return f"{'the ' if what[0].islower() else ''}{what} by {match['who']}"


def _rating(film: Film, entries: Sequence[Entry]) -> Answer | NoAnswer:
    rated = [entry.reading.review for entry in entries if entry.reading.review.rating]
    if not rated:
        return not_said(film, "rating")
    text = "; ".join(f"{_who(review)} gives {film.name} {rating_words(review)}" for review in rated[:4]) + "."
    return Answer(Kind.FACT, film, Headline(text), (), tuple(rated))


def _who(review: Review) -> str:
    return review.reviewer or "The reviewer"

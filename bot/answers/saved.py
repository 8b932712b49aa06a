"""Answers kept for later: quotes as places in reviews, never as text, so that what is gone is never quoted again.

A headline is kept as it reads, and shown again only while all the reviews that it rests on stand.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.answers.records import Answer, Citation, Headline, Kind, NoAnswer
from index.records import Entry
from reviews.records import Film, Review, Span, SpoilerLevel


def to_json(result: Answer | NoAnswer) -> str:
    """Write an answer down; `restore` reads it."""
    row = _answer_row(result) if isinstance(result, Answer) else _no_answer_row(result)
    return json.dumps(row, ensure_ascii=False)


def restore(saved: str, entries_of: Callable[[str], Sequence[Entry]]) -> Answer | NoAnswer | None:
    """Read an answer back; None if a review that it rests on has been removed or changed since.

    `entries_of` gives the reviews of a film, by its id, that the reader may see now.
    """
    try:
        return _restored(json.loads(saved), entries_of)
    except (KeyError, TypeError, ValueError):
        return None  # another version of Matinee wrote it


def _restored(row: dict[str, Any], entries_of: Callable[[str], Sequence[Entry]]) -> Answer | NoAnswer | None:
    if "reason" in row:
        film = _film(row["film"]) if row["film"] else None
        films = tuple(_film(item) for item in row["films"])
        return NoAnswer(Kind(row["kind"]), film, row["reason"], tuple(row["suggestions"]), films)
    reviews = _reviews_now([*row["sources"], *(item["review"] for item in row["citations"])], entries_of)
    if reviews is None:
        return None
    citations = []
    for item in row["citations"]:
        review, span = reviews[_key(item["review"])], Span(item["start"], item["end"])
        citations.append(Citation(review, span, span.of(review.text), SpoilerLevel(item["spoiler"])))
    return Answer(
        Kind(row["kind"]),
        _film(row["about"]),
        Headline(row["headline"], SpoilerLevel(row["spoiler"])),
        tuple(citations),
        tuple(reviews[_key(source)] for source in row["sources"]),
    )


def film_of(saved: str) -> str | None:
    """The name of the film that a saved answer is about, if any."""
    row = json.loads(saved)
    film = row.get("about") or row.get("film")
    return Film("", film["title"], film.get("year")).name if film else None


def _answer_row(answer: Answer) -> dict[str, Any]:
    return {
        "kind": answer.kind.value,
        "about": _film_row(answer.film),
        "headline": answer.headline.text,
        "spoiler": int(answer.headline.spoiler),
        "citations": [
            {
                "review": _review_row(citation.review),
                "start": citation.span.start,
                "end": citation.span.end,
                "spoiler": int(citation.spoiler),
            }
            for citation in answer.citations
        ],
        "sources": [_review_row(source) for source in answer.sources],
    }


def _no_answer_row(result: NoAnswer) -> dict[str, Any]:
    return {
        "kind": result.kind.value,
        "film": _film_row(result.film) if result.film else None,
        "reason": result.reason,
        "suggestions": result.suggestions,
        "films": [_film_row(film) for film in result.films],
    }


def _film_row(film: Film) -> dict[str, Any]:
    return {"id": film.id, "title": film.title, "year": film.year, "aliases": film.aliases}


def _film(row: dict[str, Any]) -> Film:
    return Film(row["id"], row["title"], row["year"], tuple(row["aliases"]))


def _review_row(review: Review) -> dict[str, str]:
    return {"id": review.id, "film": review.film.id, "text": _digest(review)}


def _digest(review: Review) -> str:
    return hashlib.sha256(review.text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _key(row: dict[str, str]) -> tuple[str, str]:
    return row["id"], row["text"]


def _reviews_now(
    rows: Iterable[dict[str, str]], entries_of: Callable[[str], Sequence[Entry]]
) -> dict[tuple[str, str], Review] | None:
    """The reviews that these rows name, as they are now; None if one is gone or has another text."""
    wanted = list(rows)
    films = sorted({row["film"] for row in wanted})
    now = [entry.reading.review for film in films for entry in entries_of(film)]
    found = {(review.id, _digest(review)): review for review in now}
    return found if all(_key(row) in found for row in wanted) else None

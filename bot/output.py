"""Answers as JSON: the contract that scripts rely on."""

import json
from typing import Any

from bot.answers.cover import Cover, hidden_text, shown_text
from bot.answers.records import Answer, NoAnswer
from reviews.records import Reading, Span


def result_row(
    identifier: str | int | None, result: Answer | NoAnswer, how: Cover, milliseconds: float
) -> dict[str, Any]:
    """One answered question, as `ask --json` prints it and `eval` writes it."""
    return {
        "id": identifier,
        "answered": isinstance(result, Answer),
        "film": result.film.title if result.film else None,
        "kind": result.kind.value,
        "shown": shown_text(result, how),
        "hidden": hidden_text(result, how),
        "citations": [
            {
                "review": citation.review.id,
                "film": citation.review.film.title,
                "start": citation.span.start,
                "end": citation.span.end,
                "quote": citation.quote,
                "spoiler": citation.spoiler.word,
            }
            for citation in (result.citations if isinstance(result, Answer) else ())
        ],
        "ms": round(milliseconds, 1),
    }


def reading_row(reading: Reading) -> dict[str, Any]:
    """One review as it was understood, as `inspect --json` prints it."""
    review = reading.review
    rating = {"value": review.rating.value, "best": review.rating.best} if review.rating else None
    return {
        "film": {"title": review.film.title, "year": review.film.year},
        "reviewer": review.reviewer,
        "title": review.title,
        "published": review.published,
        "url": review.url,
        "image": review.image,
        "rating": rating,
        "facts": [{"name": fact.name, "value": fact.value, **_place(fact.span)} for fact in reading.facts],
        "cast": [{"actor": m.actor, "character": m.character, **_place(m.span)} for m in reading.cast],
        "sentences": [
            {
                **_place(sentence.span),
                "text": sentence.text,
                "aspect": sentence.aspect.value,
                "spoiler": sentence.spoiler.word,
                "spoiler_score": sentence.spoiler_score,
            }
            for sentence in reading.sentences
        ],
        "left_out": [{**_place(part.span), "why": part.why} for part in reading.left_out],
        "text": review.text,
    }


def as_line(row: dict[str, Any]) -> str:
    """A row as one line of JSON."""
    return json.dumps(row, ensure_ascii=False)


def _place(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}

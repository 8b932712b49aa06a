"""Records to rows of the catalogue and back."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.embedder import Vectors, unit_rows
from index.records import Embedded
from reviews.records import (
    Aspect,
    CastMember,
    Fact,
    Film,
    LeftOut,
    Passage,
    Rating,
    Reading,
    Review,
    Sentence,
    Span,
    SpoilerLevel,
)

# Fixed, so that a library can be carried to a machine of another byte order.
_STORED = np.dtype("<f4")
BYTES_PER_NUMBER = _STORED.itemsize


def to_blob(vector: Vectors) -> bytes:
    """Write one vector, (d,), as the catalogue stores it."""
    return vector.astype(_STORED).tobytes()


def from_blobs(blobs: Iterable[bytes], dimension: int) -> Vectors:
    """Read the vectors of `blobs`, which are `dimension` long each, as (n, d) float32."""
    return np.frombuffer(b"".join(blobs), dtype=_STORED).reshape(-1, dimension).astype(np.float32)


def stored_vectors(db: sqlite3.Connection, dimension: int) -> tuple[NDArray[np.int64], Vectors]:
    """Read the vectors of all embedded passages: ids (n,) ascending, and (n, d) unit rows.

    A row that cannot be a vector of this library is left out; `Library.check` reports it.
    """
    found = db.execute(
        "SELECT id, vector FROM passages WHERE length(vector) = ? ORDER BY id", (dimension * BYTES_PER_NUMBER,)
    ).fetchall()
    ids = np.array([row["id"] for row in found], dtype=np.int64)
    vectors = from_blobs((row["vector"] for row in found), dimension)
    usable = unit_rows(vectors)
    return ids[usable], vectors[usable]


def digest(reading: Reading) -> str:
    """Compute the sha256 of all that a reading says, but not of its passages' ids, which the library gives."""
    bare = replace(reading, passages=tuple(replace(passage, id=0) for passage in reading.passages))
    return hashlib.sha256(repr(bare).encode("utf-8", "surrogatepass")).hexdigest()


def insert(db: sqlite3.Connection, collection: str, read: Reading, made: Embedded) -> None:
    """Insert what was made of a review; `read` is the review as it was read, to be compared with when added again."""
    reading = made.reading
    key = _insert_review(db, collection, reading, digest(read))
    _insert_texts(db, key, made)
    db.executemany(
        "INSERT INTO cast_members (review, actor, character, span_start, span_end) VALUES (?,?,?,?,?)",
        [(key, member.actor, member.character, *_ends(member.span)) for member in reading.cast],
    )
    db.executemany(
        "INSERT INTO facts (review, name, value, span_start, span_end) VALUES (?,?,?,?,?)",
        [(key, fact.name, fact.value, *_ends(fact.span)) for fact in reading.facts],
    )
    db.executemany(
        "INSERT INTO left_out (review, span_start, span_end, why) VALUES (?,?,?,?)",
        [(key, part.span.start, part.span.end, part.why) for part in reading.left_out],
    )


def replace_texts(db: sqlite3.Connection, key: int, made: Embedded) -> None:
    """Put the passages and the sentences that were made of a review in place of those that it has."""
    db.execute("DELETE FROM passages WHERE review = ?", (key,))
    db.execute("DELETE FROM sentences WHERE review = ?", (key,))
    _insert_texts(db, key, made)


def _insert_texts(db: sqlite3.Connection, key: int, made: Embedded) -> None:
    passages, sentences = made.reading.passages, made.reading.sentences
    db.executemany(
        "INSERT INTO passages (review, span_start, span_end, aspect, spoiler, text, vector) VALUES (?,?,?,?,?,?,?)",
        [
            (key, p.span.start, p.span.end, p.aspect.value, p.spoiler.value, p.text, blob)
            for p, blob in zip(passages, _blobs(made.of_passages, len(passages)), strict=True)
        ],
    )
    db.executemany(
        "INSERT INTO sentences (review, span_start, span_end, aspect, spoiler, spoiler_score, marked, text, vector)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        [
            (key, s.span.start, s.span.end, s.aspect.value, s.spoiler.value, s.spoiler_score, s.marked, s.text, blob)
            for s, blob in zip(sentences, _blobs(made.of_sentences, len(sentences)), strict=True)
        ],
    )


def _blobs(vectors: Vectors | None, count: int) -> list[bytes | None]:
    return [None] * count if vectors is None else [to_blob(vector) for vector in vectors]


def _insert_review(db: sqlite3.Connection, collection: str, reading: Reading, reading_digest: str) -> int:
    review = reading.review
    row = {
        "collection": collection,
        "id": review.id,
        "film_id": review.film.id,
        "film_title": review.film.title,
        "film_year": review.film.year,
        "film_aliases": json.dumps(review.film.aliases),
        "reviewer": review.reviewer,
        "title": review.title,
        "published": review.published,
        "url": review.url,
        "image": review.image,
        "rating_value": review.rating.value if review.rating else None,
        "rating_best": review.rating.best if review.rating else None,
        "rating_original": review.rating.original if review.rating else None,
        "source": review.source,
        "sha256": review.sha256,
        "reading_digest": reading_digest,
        "text": review.text,
    }
    cursor = db.execute(
        "INSERT INTO reviews (collection, id, film_id, film_title, film_year, film_aliases, reviewer, title, published,"
        " url, image, rating_value, rating_best, rating_original, source, sha256, reading_digest, text)"
        " VALUES (:collection, :id, :film_id, :film_title, :film_year, :film_aliases, :reviewer, :title, :published,"
        " :url, :image, :rating_value, :rating_best, :rating_original, :source, :sha256, :reading_digest, :text)",
        row,
    )
    key = cursor.lastrowid
    if key is None:
        message = "SQLite gave the new review no row key"
        raise RuntimeError(message)
    return key


def reading_of(db: sqlite3.Connection, row: sqlite3.Row) -> Reading:
    """Read the whole reading of the review in `row`, a row of `reviews`."""

    def rows(query: str) -> sqlite3.Cursor:
        return db.execute(query, (row["key"],))

    return Reading(
        review=review_of(row),
        sentences=tuple(
            _sentence(s)
            for s in rows(
                "SELECT span_start, span_end, text, aspect, spoiler, spoiler_score, marked"
                " FROM sentences WHERE review = ? ORDER BY id"
            )
        ),
        passages=tuple(
            passage_of(p, row["id"])
            for p in rows(
                "SELECT id, span_start, span_end, text, aspect, spoiler FROM passages WHERE review = ? ORDER BY id"
            )
        ),
        cast=tuple(
            CastMember(c["actor"], c["character"], _span_or_none(c))
            for c in rows("SELECT * FROM cast_members WHERE review = ? ORDER BY id")
        ),
        facts=tuple(
            Fact(f["name"], f["value"], _span_or_none(f))
            for f in rows("SELECT * FROM facts WHERE review = ? ORDER BY id")
        ),
        left_out=tuple(
            LeftOut(_span(part), part["why"]) for part in rows("SELECT * FROM left_out WHERE review = ? ORDER BY id")
        ),
    )


def _sentence(row: sqlite3.Row) -> Sentence:
    marked = None if row["marked"] is None else SpoilerLevel(row["marked"])
    level = SpoilerLevel(row["spoiler"])
    return Sentence(_span(row), row["text"], Aspect(row["aspect"]), level, row["spoiler_score"], marked)


def review_of(row: sqlite3.Row) -> Review:
    """Read the review in a row of `reviews`."""
    rating = None
    if row["rating_value"] is not None:
        rating = Rating(row["rating_value"], row["rating_best"], row["rating_original"])
    return Review(
        id=row["id"],
        film=film_of(row),
        text=row["text"],
        source=row["source"],
        sha256=row["sha256"],
        reviewer=row["reviewer"],
        title=row["title"],
        published=row["published"],
        url=row["url"],
        image=row["image"],
        rating=rating,
    )


def film_of(row: sqlite3.Row) -> Film:
    """Read the film in a row of `reviews`."""
    return Film(row["film_id"], row["film_title"], row["film_year"], tuple(json.loads(row["film_aliases"])))


def passage_of(row: sqlite3.Row, review_id: str) -> Passage:
    """Read the passage in a row of `passages`."""
    return Passage(row["id"], review_id, _span(row), row["text"], Aspect(row["aspect"]), SpoilerLevel(row["spoiler"]))


def _span(row: sqlite3.Row) -> Span:
    return Span(row["span_start"], row["span_end"])


def _span_or_none(row: sqlite3.Row) -> Span | None:
    return None if row["span_start"] is None else _span(row)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)

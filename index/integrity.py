"""Whether the catalogue is sound: what `Library.check` looks at, apart from the derived vector file."""

import sqlite3
from collections.abc import Iterator

from index.catalogue import Catalogue, damaged_message, dimension_of
from index.embedder import unit_rows
from index.rows import BYTES_PER_NUMBER, from_blobs, reading_of
from reviews.records import Reading

_AGAIN = "remove the review and add it again"


def span_faults(reading: Reading) -> Iterator[str]:
    """Say of each part of a reading that does not stand in the review's text where it claims to."""
    text = reading.review.text
    quotes = [(s.span, s.text) for s in reading.sentences] + [(p.span, p.text) for p in reading.passages]
    for span, quote in quotes:
        if span.of(text) != quote:
            yield f"the text at {span.start}..{span.end} is not what is quoted from there"
    proofs = [m.span for m in reading.cast] + [f.span for f in reading.facts] + [part.span for part in reading.left_out]
    for proof in proofs:
        if proof and proof.end > len(text):
            yield f"{proof.start}..{proof.end} is outside the text"


def repair_keywords(catalogue: Catalogue) -> list[str]:
    """Compare the keyword index with the passages, and make it again if it differs; say so."""
    with catalogue.read() as db:
        try:
            db.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            sound = False
        else:
            sound = True
    if sound:
        return []
    with catalogue.write() as db:
        db.execute("INSERT INTO passage_words (passage_words) VALUES ('rebuild')")
    return ["the keyword index differed from the passages and has been made again"]


def problems(catalogue: Catalogue) -> list[str]:
    """Look for what cannot be repaired: a damaged file, lost reviews, wrong spans, wrong vectors."""
    with catalogue.read() as db:
        found = [
            damaged_message(catalogue.path, row[0]) for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"
        ]
        if db.execute("PRAGMA foreign_key_check").fetchone():
            found.append(damaged_message(catalogue.path, "parts of a review are left without it"))
        for row in db.execute("SELECT * FROM reviews ORDER BY key").fetchall():
            where = f"review {row['id']} in {row['collection']}"
            found += [f"{where}: {fault}: {_AGAIN}" for fault in _review_faults(db, row)]
    return found


def _review_faults(db: sqlite3.Connection, row: sqlite3.Row) -> Iterator[str]:
    try:
        yield from span_faults(reading_of(db, row))
    except ValueError as error:
        yield str(error)
    dimension = dimension_of(db) or 0
    blobs = [
        blob
        for (blob,) in db.execute(
            "SELECT vector FROM passages WHERE review = :key AND vector IS NOT NULL"
            " UNION ALL SELECT vector FROM sentences WHERE review = :key AND vector IS NOT NULL",
            {"key": row["key"]},
        )
    ]
    right = [blob for blob in blobs if len(blob) == dimension * BYTES_PER_NUMBER]
    if len(right) < len(blobs):
        yield f"{len(blobs) - len(right)} of its vectors have a wrong size"
    if right and not unit_rows(from_blobs(right, dimension)).all():
        yield "some of its vectors are not of length 1"

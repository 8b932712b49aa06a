"""Search: filters first, then two rankings, by meaning and by keywords, fused into one.

Fusion is reciprocal rank fusion: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and
individual rank learning methods", SIGIR 2009, https://doi.org/10.1145/1571941.1572114.
"""

import json
import re
import sqlite3
from collections.abc import Sequence

from index.embedder import Vectors
from index.records import Hit, Query
from index.rows import passage_of
from index.vectors import VectorStore

# The constant of the paper, section 2.
_RRF_K = 60
# How deep each ranking is read, at least; what stands deeper adds less than 1/160 to a fused score.
_DEPTH = 100
# More words than any question has, few enough to keep a pasted novel from taking seconds.
_MAX_WORDS = 64

# Words that questions are made of: a passage that shares only these with the question is no find.
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about after all am an and any are as at be been before being but by can could d did do does
        doing done end for from had has have he her hers him his how i if in into is it its ll m me
        movie film my no not of on or our out re s she should so some t tell than that the their them
        then there these they this those to too up us ve was we were what when where which while who
        whom whose why will with would you your
        """,
    )
)

_FILTERED = """
    SELECT passages.id FROM passages JOIN reviews ON reviews.key = passages.review
    WHERE reviews.collection IN (SELECT value FROM json_each(:collections))
    AND (:film_ids IS NULL OR reviews.film_id IN (SELECT value FROM json_each(:film_ids)))
    AND (:aspects IS NULL OR passages.aspect IN (SELECT value FROM json_each(:aspects)))
    AND passages.spoiler <= :max_spoiler
"""
# The + keeps SQLite from asking the keyword index once for every allowed id: seconds instead of milliseconds.
_KEYWORDS = """
    SELECT rowid FROM passage_words WHERE passage_words MATCH :words
    AND +rowid IN (SELECT value FROM json_each(:allowed))
    ORDER BY bm25(passage_words), rowid LIMIT :depth
"""
_PASSAGES = """
    SELECT passages.id, passages.span_start, passages.span_end, passages.text, passages.aspect, passages.spoiler,
    reviews.id AS review_id
    FROM passages JOIN reviews ON reviews.key = passages.review
    WHERE passages.id IN (SELECT value FROM json_each(?))
"""


def search(db: sqlite3.Connection, store: VectorStore, query: Query, vector: Vectors) -> list[Hit]:
    """Find the passages that answer `query`, whose text has the unit `vector`, (d,); best first.

    Passages that the store does not hold, because they are not embedded yet, are not found.
    """
    allowed = _allowed(db, query)
    depth = max(query.limit, _DEPTH)
    by_meaning = store.search(vector, allowed, depth)
    by_words = _keyword_ranking(db, query.text, allowed, depth)
    scores = dict(by_meaning)
    # What only the keywords found still needs its cosine.
    missing = [found for found in by_words if found not in scores]
    scores |= dict(store.search(vector, missing, len(missing)))
    fused = fuse([found for found, _ in by_meaning], [found for found in by_words if found in scores])
    # A stable sort: what is fused alike is told apart by meaning.
    best = sorted(fused, key=lambda found: (-fused[found], -scores[found], found))[: query.limit]
    rows = {row["id"]: row for row in db.execute(_PASSAGES, (json.dumps(best),))}
    return [
        Hit(passage_of(rows[found], rows[found]["review_id"]), scores[found], rank)
        for rank, found in enumerate(best, start=1)
    ]


def fuse(*rankings: Sequence[int]) -> dict[int, float]:
    """Reciprocal rank fusion: for each id the sum of 1 / (60 + its rank), ranks from 1; higher is better."""
    fused: dict[int, float] = {}
    for ranking in rankings:
        for rank, found in enumerate(ranking, start=1):
            fused[found] = fused.get(found, 0.0) + 1 / (_RRF_K + rank)
    return fused


def keyword_expression(text: str) -> str:
    """`text` as an FTS5 expression that any of its telling words matches; "" if it has none.

    Each word is quoted, so that nothing in `text` is read as FTS5 syntax.
    """
    words = dict.fromkeys(word for word in re.findall(r"[^\W_]+", text.casefold()) if word not in _FUNCTION_WORDS)
    return " OR ".join(f'"{word}"' for word in list(words)[:_MAX_WORDS])


def _allowed(db: sqlite3.Connection, query: Query) -> list[int]:
    """List the ids of all passages that `query` may find."""
    parameters = {
        "collections": json.dumps(query.collections),
        "film_ids": None if query.film_ids is None else json.dumps(sorted(query.film_ids)),
        "aspects": None if query.aspects is None else json.dumps(sorted(query.aspects)),
        "max_spoiler": query.max_spoiler.value,
    }
    return [found for (found,) in db.execute(_FILTERED, parameters)]


def _keyword_ranking(db: sqlite3.Connection, text: str, allowed: Sequence[int], depth: int) -> list[int]:
    """Rank those of the `allowed` ids that share a telling word with `text`: best bm25 first."""
    words = keyword_expression(text)
    if not words:
        return []
    parameters = {"words": words, "allowed": json.dumps(allowed), "depth": depth}
    return [found for (found,) in db.execute(_KEYWORDS, parameters)]

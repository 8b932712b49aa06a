"""The library: the one way in for reviews, and the one way to find them again."""

import difflib
import json
import logging
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from index import integrity, retrieval, rows
from index.batches import batches, embed_readings
from index.catalogue import Catalogue, Generation, dimension_of, generation_of
from index.embedder import DEFAULT_MODEL, Embedder, Vectors
from index.errors import LibraryError, LibraryModelError
from index.records import CastName, CheckReport, Embedded, Entry, FilmCount, Hit, Listing, Outcome, Query
from index.vectors import Unusable, VectorStore, load_store, save_store
from reviews.records import Film, Passage, Reading, Review

SHARED = "shared"
SAMPLES = "samples"

_Listed = TypeVar("_Listed")

_COLLECTION_NAME = re.compile(r"[A-Za-z0-9_-]+")
_GONE = "the review is no longer in the library: ask again"
_log = logging.getLogger("matinee.index")

_WAITING = """
    FROM reviews WHERE key IN (
        SELECT review FROM sentences WHERE vector IS NULL UNION SELECT review FROM passages WHERE vector IS NULL
    )
"""
# Of those that wait for vectors, as many as have about `TEXTS_AT_ONCE` texts.
_REVIEWS_AT_ONCE = 10


class Library:
    """All reviews of one folder. Safe to use from several threads, and beside other processes.

    Reviews are added, replaced and removed within one collection only. Each write is one transaction. Every method
    may raise LibraryError: the library is busy, closed, or cannot be written to.
    """

    def __init__(self, home: Path, catalogue: Catalogue) -> None:
        """Take an open catalogue; use `open` to get a library."""
        self.home = home
        self._catalogue = catalogue
        self._vector_file = home / "vectors.faiss"
        self._store: VectorStore | None = None
        self._store_generation: Generation | None = None
        self._lists: dict[tuple[str, ...], tuple[Generation, Any]] = {}

    @classmethod
    def open(cls, home: Path, model: str = DEFAULT_MODEL) -> Self:
        """Open the library in the folder `home`, made if missing, for vectors of the embedding model `model`.

        The model itself is not loaded. Raises LibraryFormatError, LibraryModelError or LibraryDamagedError for a
        library that cannot be used, and leaves that as it is; LibraryError if the folder cannot be made.
        """
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the library folder {home} cannot be made ({error.strerror}): choose another folder"
            raise LibraryError(message) from error
        return cls(home, Catalogue(home / "catalogue.sqlite", model))

    def close(self) -> None:
        """Close the files; closing twice does nothing."""
        self._catalogue.close()

    def __enter__(self) -> Self:
        """Give back the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    # Writing

    def add(self, reading: Reading, collection: str, embedder: Embedder | None) -> Outcome:
        """Add a review to `collection`, in place of the one with its id, unless all of it is there already.

        Without an embedder its vectors wait for `embed_missing`, and until then no search finds it; so do those that
        an unchanged review lacks. The vector file follows at the next search, or at `refresh`. Raises ValueError if
        a part of the reading is not in its text, LibraryModelError if the embedder is not that of the library.
        """
        [(_, outcome)] = self.add_many([reading], collection, embedder)
        return outcome

    def add_many(
        self, readings: Iterable[Reading], collection: str, embedder: Embedder | None
    ) -> Iterator[tuple[Reading, Outcome]]:
        """Add reviews as `add` does, one transaction each, and give each back once it is safely stored.

        Cheaper than adding them one by one, for texts of several reviews are embedded together.
        """
        check_collection(collection)
        self._check_embedder(embedder)
        for batch in batches(readings):
            new = [n for n, reading in enumerate(batch) if not self._holds(collection, reading)]
            made = {n: Embedded(batch[n], None, None) for n in new}
            if embedder and new:
                # Before any transaction: nobody else should wait for a model.
                made = dict(zip(new, embed_readings([batch[n] for n in new], embedder), strict=True))
            for n, reading in enumerate(batch):
                # One that was there may have gone meanwhile, or been replaced by another of the same id in this batch.
                yield reading, self._put(collection, reading, made.get(n, Embedded(reading, None, None)))

    def embed_missing(self, embedder: Embedder, progress: Callable[[int, int], None] | None = None) -> int:
        """Embed and label the reviews that have no vectors yet, and give back how many; quick if there are none.

        Every review is committed on its own. `progress` is told after each how many are done, and of how many.
        """
        self._check_embedder(embedder)
        [(total,)] = self._rows(f"SELECT count(*) {_WAITING}")
        done = 0
        while waiting := self._waiting():
            embedded = embed_readings([reading for _, reading in waiting], embedder)
            for (key, read), made in zip(waiting, embedded, strict=True):
                self._fill(key, read, made)
                done += 1
                if progress:
                    progress(done, max(done, total))
        return done

    def remove(self, collection: str, review_id: str) -> Review:
        """Remove a review with all that belongs to it, and give it back.

        Raises LibraryError, which names the nearest ids, if the collection has no such review.
        """
        with self._catalogue.write() as db:
            row = db.execute(
                "SELECT * FROM reviews WHERE collection = ? AND id = ?", (collection, review_id)
            ).fetchone()
            if row is None:
                raise LibraryError(_no_review(db, collection, review_id))
            db.execute("DELETE FROM reviews WHERE key = ?", (row["key"],))
        return rows.review_of(row)

    def refresh(self) -> None:
        """Bring the vector file up to date; a search does so on its own."""
        with self._catalogue.read() as db:
            self._current_store(db)

    # Reading

    def visible(self, collection: str | None = None) -> tuple[str, ...]:
        """Say which collections a search for `collection` sees: its own and what is shared, if they hold anything.

        As long as these hold no review, the samples are seen instead; what other collections hold changes nothing.
        """
        if collection is not None:
            check_collection(collection)
        wanted = (SHARED,) if collection in {None, SHARED} else (SHARED, str(collection))
        query = "SELECT 1 FROM reviews WHERE collection = ? LIMIT 1"
        return tuple(name for name in wanted if self._rows(query, name)) or (SAMPLES,)

    def reviews(self, collection: str | None = None) -> list[Listing]:
        """List all reviews, or those of one collection, by collection, then by film."""
        found = self._rows(
            "SELECT * FROM reviews WHERE ?1 IS NULL OR collection = ?1"
            " ORDER BY collection, film_title COLLATE NOCASE, film_year, key",
            collection,
        )
        return [Listing(row["key"], row["collection"], rows.review_of(row)) for row in found]

    def films(self, collections: Sequence[str]) -> tuple[FilmCount, ...]:
        """List the films that `collections` have reviews of, by title and year.

        As long as nothing is written, the same list is given back, not an equal one: what is made of it can be kept.
        """
        return self._listed(
            "films",
            collections,
            "SELECT film_id, film_title, film_year, film_aliases FROM reviews"
            " WHERE collection IN (SELECT value FROM json_each(?))"
            " ORDER BY film_title COLLATE NOCASE, film_year, key",
            lambda found: _counted(map(rows.film_of, found)),
        )

    def entries(self, collections: Sequence[str], film_id: str | None = None) -> list[Entry]:
        """Read all that `collections` hold, or all that they hold of one film, in the order it was added."""
        with self._catalogue.read() as db:
            found = db.execute(
                "SELECT * FROM reviews WHERE collection IN (SELECT value FROM json_each(?1))"
                " AND (?2 IS NULL OR film_id = ?2) ORDER BY key",
                (json.dumps(collections), film_id),
            ).fetchall()
            return [Entry(row["key"], row["collection"], rows.reading_of(db, row)) for row in found]

    def sentence_vectors(self, key: int) -> Vectors:
        """Read the vectors of a review's sentences: (n, d) float32 unit rows, in the order of its sentences.

        Raises LibraryError if the review is gone, or not embedded yet.
        """
        with self._catalogue.read() as db:
            dimension = dimension_of(db) or 0
            blobs = [
                blob for (blob,) in db.execute("SELECT vector FROM sentences WHERE review = ? ORDER BY id", (key,))
            ]
            known = db.execute("SELECT 1 FROM reviews WHERE key = ?", (key,)).fetchone()
        if not known:
            raise LibraryError(_GONE)
        if any(blob is None or len(blob) != dimension * rows.BYTES_PER_NUMBER for blob in blobs):
            message = f"review {key} has sentences without a usable vector: `matinee check` says what to do"
            raise LibraryError(message)
        return rows.from_blobs(blobs, dimension) if blobs else np.empty((0, dimension), dtype=np.float32)

    def cast_names(self, collections: Sequence[str]) -> tuple[CastName, ...]:
        """List who is named as cast in the reviews of `collections`, each name once a film; kept as `films` is."""
        return self._listed(
            "cast",
            collections,
            "SELECT film_id, actor, character FROM cast_members JOIN reviews ON reviews.key = cast_members.review"
            " WHERE collection IN (SELECT value FROM json_each(?))"
            " GROUP BY film_id, actor, character ORDER BY min(cast_members.id)",
            lambda found: tuple(CastName(*row) for row in found),
        )

    def review_of(self, passage: Passage) -> Review:
        """Read the review that a stored passage belongs to; raises LibraryError if it is gone."""
        found = self._rows("SELECT * FROM reviews WHERE key = (SELECT review FROM passages WHERE id = ?)", passage.id)
        if not found:
            raise LibraryError(_GONE)
        return rows.review_of(found[0])

    def search(self, query: Query, vector: NDArray[Any]) -> list[Hit]:
        """Find passages for `query`, best first; `vector` is that of its text, (d,) float32 of length 1.

        What other processes have added or removed since is taken up first. Raises ValueError for a vector that is
        not one of this library's.
        """
        with self._catalogue.read() as db:
            store = self._current_store(db)
            if store is None:
                return []
            return retrieval.search(db, store, query, vector)

    def check(self) -> CheckReport:
        """Look at everything in the library, and make again what is derived and wrong.

        Raises LibraryDamagedError if the catalogue is too damaged to be looked at.
        """
        repaired = integrity.repair_keywords(self._catalogue)
        with self._catalogue.read() as db:
            if self._file_differs(db):
                self._rebuild(db, generation_of(db), Unusable.DAMAGED)
                repaired.append("the vector file differed from the catalogue and has been made again")
            self._current_store(db)
            reviews, passages = db.execute(
                "SELECT (SELECT count(*) FROM reviews), (SELECT count(*) FROM passages)"
            ).fetchone()
        problems = integrity.problems(self._catalogue)
        return CheckReport(reviews, passages, self._unembedded(), tuple(repaired), tuple(problems))

    # Underneath

    def _listed(
        self, name: str, collections: Sequence[str], query: str, make: Callable[[list[sqlite3.Row]], _Listed]
    ) -> _Listed:
        """What is made of the rows that `query` finds in some collections, made anew only after a write."""
        wanted = (name, *collections)
        with self._catalogue.read() as db:
            generation = generation_of(db)
            known = self._lists.get(wanted)
            if known and known[0] == generation:
                made: _Listed = known[1]
                return made
            made = make(db.execute(query, (json.dumps(list(collections)),)).fetchall())
            self._lists = {key: kept for key, kept in self._lists.items() if kept[0] == generation}
            self._lists[wanted] = generation, made
            return made

    def _rows(self, query: str, *parameters: object) -> list[sqlite3.Row]:
        with self._catalogue.read() as db:
            return db.execute(query, parameters).fetchall()

    def _holds(self, collection: str, reading: Reading) -> bool:
        query = "SELECT 1 FROM reviews WHERE collection = ? AND id = ? AND reading_digest = ?"
        return bool(self._rows(query, collection, reading.review.id, rows.digest(reading)))

    def _waiting(self) -> list[tuple[int, Reading]]:
        """The first reviews that wait for vectors, with their keys."""
        with self._catalogue.read() as db:
            found = db.execute(f"SELECT * {_WAITING} ORDER BY key LIMIT ?", (_REVIEWS_AT_ONCE,)).fetchall()
            return [(row["key"], rows.reading_of(db, row)) for row in found]

    def _fill(self, key: int, read: Reading, made: Embedded) -> None:
        """Store what was made of a review that waited for it, unless it has gone or was replaced meanwhile."""
        with self._catalogue.write() as db:
            row = db.execute("SELECT * FROM reviews WHERE key = ?", (key,)).fetchone()
            if row is None or rows.reading_of(db, row) != read:
                return
            self._claim(db, made)
            rows.replace_texts(db, key, made)

    def _claim(self, db: sqlite3.Connection, made: Embedded) -> None:
        if made.dimension is not None:
            self._catalogue.claim(db, made.dimension)

    def _put(self, collection: str, reading: Reading, made: Embedded) -> Outcome:
        """Store one reading in one transaction."""
        if self._holds(collection, reading):
            return Outcome.UNCHANGED
        for fault in integrity.span_faults(reading):
            message = f"{reading.review.source}: {fault}"
            raise ValueError(message)
        with self._catalogue.write() as db:
            self._claim(db, made)
            old = db.execute("DELETE FROM reviews WHERE collection = ? AND id = ?", (collection, reading.review.id))
            replaced = old.rowcount > 0
            rows.insert(db, collection, reading, made)
        return Outcome.REPLACED if replaced else Outcome.ADDED

    def _check_embedder(self, embedder: Embedder | None) -> None:
        if embedder and embedder.name != self._catalogue.model:
            message = (
                f"the library {self.home} is open for the embedding model {self._catalogue.model}, "
                f"not {embedder.name}: use one model for both"
            )
            raise LibraryModelError(message)

    def _unembedded(self) -> int:
        [row] = self._rows(
            "SELECT (SELECT count(*) FROM passages WHERE vector IS NULL)"
            " + (SELECT count(*) FROM sentences WHERE vector IS NULL)"
        )
        count: int = row[0]
        return count

    def _current_store(self, db: sqlite3.Connection) -> VectorStore | None:
        """Take up the vectors of the catalogue's generation, from the file if that has them; None if there are none."""
        generation = generation_of(db)
        if generation != self._store_generation:
            loaded = load_store(self._vector_file, generation, self._catalogue.model)
            if isinstance(loaded, VectorStore):
                self._store, self._store_generation = loaded, generation
            else:
                self._rebuild(db, generation, loaded)
        return self._store

    def _rebuild(self, db: sqlite3.Connection, generation: Generation, why: Unusable) -> None:
        if why is Unusable.DAMAGED:
            _log.warning("the vector file %s was damaged: it is rebuilt from the catalogue", self._vector_file)
        else:
            _log.debug("the vector file %s is %s: it is rebuilt from the catalogue", self._vector_file, why.value)
        dimension = dimension_of(db)
        self._store = None if dimension is None else VectorStore.of(*rows.stored_vectors(db, dimension))
        self._store_generation = generation
        if self._store is None:
            return
        try:
            save_store(self._store, self._vector_file, generation, self._catalogue.model)
        except OSError as error:
            _log.warning(
                "the vector file %s cannot be written (%s): searching goes on", self._vector_file, error.strerror
            )

    def _file_differs(self, db: sqlite3.Connection) -> bool:
        """Tell whether the vector file claims to be up to date but is not what the catalogue holds, or is damaged."""
        loaded = load_store(self._vector_file, generation_of(db), self._catalogue.model)
        if isinstance(loaded, Unusable):
            return loaded is Unusable.DAMAGED
        ids, vectors = rows.stored_vectors(db, dimension_of(db) or loaded.dimension)
        return not (np.array_equal(loaded.ids, ids) and np.array_equal(loaded.vectors, vectors))


def check_collection(name: str) -> None:
    """Raise LibraryError unless `name` can be the name of a collection."""
    if not _COLLECTION_NAME.fullmatch(name):
        message = f"{name!r} cannot name a collection: use letters, digits, - and _ only"
        raise LibraryError(message)


def _counted(films: Iterable[Film]) -> tuple[FilmCount, ...]:
    """Each film once, with how often it comes."""
    counts: dict[str, FilmCount] = {}
    for film in films:
        known = counts.get(film.id, FilmCount(film, 0))
        counts[film.id] = FilmCount(_with_aliases(known.film, film), known.reviews + 1)
    return tuple(counts.values())


def _with_aliases(film: Film, other: Film) -> Film:
    """Give `film` those of the other's aliases that it lacks."""
    if film.aliases == other.aliases:
        return film
    return replace(film, aliases=tuple(dict.fromkeys((*film.aliases, *other.aliases))))


def _no_review(db: sqlite3.Connection, collection: str, review_id: str) -> str:
    ids = [row["id"] for row in db.execute("SELECT id FROM reviews WHERE collection = ? ORDER BY key", (collection,))]
    near = difflib.get_close_matches(review_id, ids, cutoff=0.3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`matinee films --reviews` lists all reviews"
    return f"collection {collection} has no review {review_id}: {hint}"

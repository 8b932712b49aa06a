"""Which texts of a review are embedded, and how many at once."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from index.embedder import Embedder, Vectors, check_vectors
from reviews.records import Film, Reading

# Enough to put short texts beside short ones, few enough to lose little work in a crash.
TEXTS_AT_ONCE = 512


def passage_text(film: Film, text: str) -> str:
    """Put the film before a passage, whose own words often do not say what they are about."""
    return f"{film.name}: {text}"


def texts_of(reading: Reading) -> list[str]:
    """List what is embedded of a review: its passages, then its sentences, which stay bare."""
    film = reading.review.film
    return [passage_text(film, p.text) for p in reading.passages] + [s.text for s in reading.sentences]


def batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Split `readings`, in order, into runs of about `TEXTS_AT_ONCE` texts; a long review is a run of its own."""
    batch: list[Reading] = []
    size = 0
    for reading in readings:
        batch.append(reading)
        size += len(reading.passages) + len(reading.sentences)
        if size >= TEXTS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def embed_readings(readings: Sequence[Reading], embedder: Embedder) -> list[Vectors]:
    """Embed several readings in one go: for each the vectors of its `texts_of`, (n, d) float32 unit rows.

    Raises ValueError if the embedder does not keep its contract, or a text is blank.
    """
    texts = [texts_of(reading) for reading in readings]
    flat = [text for several in texts for text in several]
    vectors = check_vectors(embedder.embed(flat), len(flat), embedder.dimension)
    return np.split(vectors, np.cumsum([len(several) for several in texts])[:-1]) if texts else []

"""From readings to what is stored of them: which texts are embedded, how many at once, and the labels that follow."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from index.embedder import Embedder, Vectors, check_vectors
from index.records import Embedded
from reviews.labels import relabel
from reviews.labels.network import VECTOR_LENGTH, VECTORS_OF
from reviews.records import Film, Reading

# Enough to put short texts beside short ones, few enough to lose little work in a crash.
TEXTS_AT_ONCE = 512


def passage_text(film: Film, text: str) -> str:
    """Put the film before a passage, whose own words often do not say what they are about."""
    return f"{film.name}: {text}"


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


def embed_readings(readings: Sequence[Reading], embedder: Embedder) -> list[Embedded]:
    """Embed several readings in one go: their sentences, which then are labelled anew, and the passages that follow.

    Raises ValueError if the embedder does not keep its contract, or a text is blank.
    """
    of_sentences = _embed([[s.text for s in reading.sentences] for reading in readings], embedder)
    labelled = [_labelled(reading, vectors, embedder) for reading, vectors in zip(readings, of_sentences, strict=True)]
    texts = [[passage_text(reading.review.film, p.text) for p in reading.passages] for reading in labelled]
    return [Embedded(*each) for each in zip(labelled, _embed(texts, embedder), of_sentences, strict=True)]


def label_by_vectors(reading: Reading, embedder: Embedder) -> Reading:
    """A reading with its sentences labelled as they will be once it is stored."""
    [vectors] = _embed([[sentence.text for sentence in reading.sentences]], embedder)
    return _labelled(reading, vectors, embedder)


def _labelled(reading: Reading, vectors: Vectors, embedder: Embedder) -> Reading:
    """The reading labelled by its sentences' vectors; as it is where another model than the labels' made them."""
    fit = embedder.name == VECTORS_OF and vectors.shape[1] == VECTOR_LENGTH
    return relabel(reading, vectors) if fit else reading


def _embed(texts: Sequence[Sequence[str]], embedder: Embedder) -> list[Vectors]:
    """The vectors of each list of texts, (n, d) float32 unit rows, all embedded in one go."""
    flat = [text for several in texts for text in several]
    vectors = check_vectors(embedder.embed(flat), len(flat), embedder.dimension)
    return np.split(vectors, np.cumsum([len(several) for several in texts])[:-1]) if texts else []

"""Trains the networks that label sentences, measures them, and writes their weights and the report.

`python -m scripts.labels.train FOLDER`, where FOLDER holds `cast`, `opinion`, `formats`, `spoilers` and `subjectivity`,
and lies beside `reviews`. Takes about twenty minutes on two cores. With --measure nothing is written.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from index.embedder import Embedder, load_embedder
from reviews.labels import relabel
from reviews.labels.network import Network, to_arrays
from reviews.labels.network import load as load_network
from reviews.reading import SAMPLE_LABELS, read_samples_by_words
from scripts.labels import report
from scripts.labels.folds import cross_validate
from scripts.labels.gold import load
from scripts.labels.training import Array, learn_sides, untrained

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "reviews" / "labels" / "weights.npz"
REPORT = ROOT / "docs" / "labels.md"


def main() -> int:
    """Train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--measure", action="store_true", help="write neither weights nor report")
    arguments = parser.parse_args()
    if not arguments.measure:
        _check_reading()
    gold = load(arguments.folder)
    embedder = load_embedder()
    vectors = [embedder.embed([sentence.text for sentence in item.reading.sentences]) for item in gold]
    sides = learn_sides(list(_questions(arguments.folder, embedder)))
    by_vectors = cross_validate(gold, vectors, sides)
    by_words = cross_validate(gold, vectors, None)
    text = report.text(by_vectors, by_words)
    print(text)
    print(report.summaries(by_vectors))
    if not arguments.measure:
        _save(by_words.final, by_vectors.final)
        REPORT.write_text(text, encoding="utf-8")
        _label_samples(embedder)
    return 0


def _check_reading() -> None:
    """Make sure that reviews can be read, which the weights of another set of features would prevent."""
    try:
        next(read_samples_by_words())
    except (OSError, ValueError):
        _save(untrained(), untrained())


def _save(by_words: Network, by_vectors: Network) -> None:
    arrays: dict[str, Any] = {**to_arrays(by_words, "words/"), **to_arrays(by_vectors, "vectors/")}
    np.savez_compressed(WEIGHTS, **arrays)


def _label_samples(embedder: Embedder) -> None:
    """Write down how the samples are labelled by the weights that were just saved."""
    load_network.cache_clear()
    labels = {}
    for reading in read_samples_by_words():
        found = relabel(reading, embedder.embed([sentence.text for sentence in reading.sentences]))
        labels[reading.review.source] = [(s.aspect.value, s.spoiler.value, s.spoiler_score) for s in found.sentences]
    lines = (f"{json.dumps(source)}: {json.dumps(found)}" for source, found in labels.items())
    (ROOT / "reviews" / "samples" / SAMPLE_LABELS).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _questions(folder: Path, embedder: Embedder) -> Iterator[tuple[Array, list[bool]]]:
    """What other data sets are asked: is it opinion, is it a spoiler, does it set the story up, does it end it."""
    for path, text, answer, yes in (
        (folder / "subjectivity" / "sentences.jsonl", "text", "label", "subjective"),
        (folder / "spoilers" / "tvtropes.jsonl", "sentence", "spoiler", True),
        (folder / "spoilers" / "plot_zones.jsonl", "sentence", "zone", "setup"),
        (folder / "spoilers" / "plot_zones.jsonl", "sentence", "zone", "ending"),
    ):
        rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        rows = [row for row in rows if row[text].strip()]
        yield embedder.embed([row[text] for row in rows]), [row[answer] == yes for row in rows]


if __name__ == "__main__":
    sys.exit(main())

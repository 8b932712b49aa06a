"""Trains what tells a verdict from the words of a review, and measures it in five folds by film."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.answers.verdicts import PLACES, Verdict, judging_text, places, signs, verdict_of_text
from index.batches import batches, embed_readings
from index.embedder import Embedder
from reviews.reading import read_upload
from reviews.records import Reading
from scripts.answers.examples import rows
from scripts.answers.logistic import fit

_FOLDS, _INNER_FOLDS = 5, 4
_FEWEST = 3
_SMOOTHING = 0.5
_DECAY = 0.01
VERDICTS = tuple(Verdict)
_NO_VERDICT = "none"


@dataclass(frozen=True, slots=True)
class Judged:
    """The judging sentences of a review, where their words stand among the leanings, and its verdict's number."""

    film: str
    text: str
    places: NDArray[np.int64]
    verdict: int


def judged(folder: Path, embedder: Embedder) -> list[Judged]:
    """The reviews of `cast` with a grade, the grade as a verdict."""
    labels = {row["doc_id"]: Verdict(row["label"]) for row in rows(folder / "cast/opinion_labels.jsonl")}
    graded = [row for row in rows(folder / "cast/reviews.jsonl") if row["doc_id"] in labels]
    readings = (
        read_upload(row["text"].encode(), "review.txt", film=f"{row['film']} ({row['year']})") for row in graded
    )
    made = (embedded.reading for batch in batches(readings) for embedded in embed_readings(batch, embedder))
    return [_judged(row["film"], reading, labels[row["doc_id"]]) for row, reading in zip(graded, made, strict=True)]


def train(folder: Path, embedder: Embedder) -> dict[str, NDArray[np.floating]]:
    """Learn from all graded reviews and from the polarity set; prints what it is worth in folds first."""
    reviews = judged(folder, embedder)
    by_others = leanings_of_others(folder)
    told = cross_validated(reviews, by_others)
    report(told)
    return _head(reviews, by_others)


def leanings_of_others(folder: Path) -> NDArray[np.float32]:
    """How far words lean in the polarity set: (PLACES,)."""
    found = [(places(row["text"]), row["label"] == "pos") for row in rows(folder / "polarity/reviews.jsonl")]
    return _log_ratio([there for there, good in found if good], [there for there, good in found if not good])


def cross_validated(reviews: Sequence[Judged], by_others: NDArray[np.float32]) -> Counter[tuple[str, str]]:
    """How often each verdict was told as which, each review by what the other films' reviews taught."""
    folds = np.array([crc32(review.film.encode()) % _FOLDS for review in reviews])
    told: Counter[tuple[str, str]] = Counter()
    for fold in range(_FOLDS):
        others = [review for review, own in zip(reviews, folds, strict=True) if own != fold]
        head = _head(others, by_others)
        for review, own in zip(reviews, folds, strict=True):
            if own == fold:
                answer = verdict_of_text(review.text, head)
                told[VERDICTS[review.verdict].value, answer.value if answer else _NO_VERDICT] += 1
    return told


def _head(reviews: Sequence[Judged], by_others: NDArray[np.float32]) -> dict[str, NDArray[np.floating]]:
    weights, bias = _fit(_held_out_signs(reviews, by_others), [review.verdict for review in reviews])
    leanings = np.stack([_leanings(reviews), by_others]).astype(np.float16)
    return {"leanings": leanings, "weights": weights, "bias": bias}


def report(told: Counter[tuple[str, str]]) -> None:
    """Print the confusion table and macro-F1."""
    names = [verdict.value for verdict in VERDICTS]
    for label in names:
        print(f"verdicts: {label} told as {', '.join(f'{o} {told[label, o]}' for o in (*names, _NO_VERDICT))}")
    print(f"verdicts: macro-F1 {macro_f1(told, names):.3f} in five folds by film")


def macro_f1(told: Counter[tuple[str, str]], labels: Sequence[str]) -> float:
    """The mean over the labels of the harmonic mean of precision and recall."""
    return sum(_f1(told, label) for label in labels) / len(labels)


def _f1(told: Counter[tuple[str, str]], label: str) -> float:
    said = sum(count for (_, other), count in told.items() if other == label)
    there = sum(count for (one, _), count in told.items() if one == label)
    return 2 * told[label, label] / max(1, said + there)


def _judged(film: str, reading: Reading, verdict: Verdict) -> Judged:
    text = judging_text(reading.sentences)
    return Judged(film, text, places(text), VERDICTS.index(verdict))


def _leanings(reviews: Sequence[Judged]) -> NDArray[np.float32]:
    good, bad = VERDICTS.index(Verdict.LIKED), VERDICTS.index(Verdict.DISLIKED)
    return _log_ratio([r.places for r in reviews if r.verdict == good], [r.places for r in reviews if r.verdict == bad])


def _log_ratio(good: Sequence[NDArray[np.int64]], bad: Sequence[NDArray[np.int64]]) -> NDArray[np.float32]:
    """The log ratio of how often words stand in good and in bad reviews; 0 for rare ones (naive Bayes, Wang 2012)."""
    counts = [np.bincount(np.concatenate(found), minlength=PLACES) for found in (good, bad)]
    ratios = [np.log((count + _SMOOTHING) / (len(found) + 1)) for count, found in zip(counts, (good, bad), strict=True)]
    leaning: NDArray[np.float32] = np.where(sum(counts) >= _FEWEST, ratios[0] - ratios[1], 0.0).astype(np.float32)
    return leaning


def _held_out_signs(reviews: Sequence[Judged], by_others: NDArray[np.float32]) -> NDArray[np.float32]:
    """The signs of each review, by leanings learnt from others: from its own they would seem to tell all."""
    found: list[NDArray[np.float32] | None] = [None] * len(reviews)
    for part in range(_INNER_FOLDS):
        others = [review for number, review in enumerate(reviews) if number % _INNER_FOLDS != part]
        leanings = np.stack([_leanings(others), by_others])
        for number in range(part, len(reviews), _INNER_FOLDS):
            found[number] = signs(reviews[number].text, leanings)
    return np.stack([signs for signs in found if signs is not None])


def _fit(given: NDArray[np.float32], verdicts: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (signs, 3) and bias (3,) over signs that were of one scale while learning; every verdict weighs alike."""
    mean, deviation = given.mean(0), given.std(0) + 1e-6
    weights, bias = fit((given - mean) / deviation, verdicts, len(VERDICTS), decay=_DECAY, evenly=1.0)
    weights = weights / deviation[:, None]
    return weights, bias - mean @ weights

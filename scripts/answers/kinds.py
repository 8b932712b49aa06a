"""Trains what tells a question's kind from its vector, and measures it on questions that it has not learnt from."""

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answers.kinds import KINDS
from bot.answers.records import Kind
from index.embedder import Embedder
from scripts.answers.examples import OWN, reading_sets, rows, without_title
from scripts.answers.logistic import fit

# How a film ends is part of its plot here; a summary is asked for in wordings enough.
_KIND_OF = {**{kind.value: kind for kind in KINDS}, Kind.ENDING.value: Kind.PLOT}
# Of the many questions for a film, so few that they don't outweigh the others.
_MOST_WHICH_FILM = 2000
# Rarer kinds weigh more, but not so much that they weigh alike.
_DECAY, _EVENLY = 1e-4, 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A question and its kind."""

    question: str
    kind: Kind


def train(folder: Path, embedder: Embedder) -> dict[str, NDArray[np.float32]]:
    """Learn from our own questions, those on stories and `intents`; prints what it is worth on those kept apart."""
    learnt, apart = _own(folder, "shared"), _own(folder, "unseen")
    stories = [
        Told(example.question, Kind.PLOT) for example in reading_sets(folder) if example.text.name.startswith("quoref")
    ]
    told = [*learnt, *stories, *_of_intents(folder)]
    vectors = embedder.embed_questions([item.question for item in told])
    labels = [KINDS.index(item.kind) for item in told]
    weights, bias = fit(vectors, labels, len(KINDS), decay=_DECAY, evenly=_EVENLY)
    found = embedder.embed_questions([item.question for item in apart]) @ weights + bias
    right = Counter(
        item.kind for item, odds in zip(apart, found, strict=True) if KINDS[int(odds.argmax())] is item.kind
    )
    for kind, count in Counter(item.kind for item in apart).items():
        print(f"kinds: {kind.value} {right[kind]} of {count}")
    return {"weights": weights, "bias": bias}


def _own(folder: Path, name: str) -> list[Told]:
    titles = {row["doc_id"]: row["film"] for row in rows(folder / "cast/reviews.jsonl")}
    return [
        Told(without_title(row["question"], titles[row["doc"]]), _KIND_OF[row["kind"]])
        for row in rows(OWN / f"{name}.jsonl")
        if row["kind"] in _KIND_OF
    ]


def _of_intents(folder: Path) -> list[Told]:
    """What is said to a bot that is about no film, and questions for a film by what is in it."""
    others = [
        Told(row["text"], Kind.OFF_TOPIC)
        for row in rows(folder / "intents/film_intents.jsonl")
        if row["label_kind"] == "gold"
    ]
    which = [Told(row["text"], Kind.WHICH_FILM) for row in rows(folder / "intents/mit_movie_trivia.jsonl")]
    return others + random.Random(0).sample(which, _MOST_WHICH_FILM)  # noqa: S311 - the same ones every time

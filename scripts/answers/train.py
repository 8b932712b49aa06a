"""Trains what reads questions, and writes its weights.

`python -m scripts.answers.train FOLDER [encoder] [reader] [kinds] [verdicts]`, where FOLDER holds `reader`, `cast`,
`intents` and `polarity`. Nothing of `plot` and `opinion`, and no question on the samples, is trained on. The encoder
and the reader take about half an hour on two cores, the others minutes; `kinds` needs the encoder.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.answers.kinds import KIND_WEIGHTS
from bot.answers.verdicts import VERDICT_WEIGHTS
from index.embedder import QUESTION_WEIGHTS, SentenceEmbedder, load_embedder
from index.reader import READER_WEIGHTS
from scripts.answers import kinds, question_encoder, reader, verdicts
from scripts.answers.examples import own, reading_sets

Weights = Mapping[str, NDArray[Any]]


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*_PARTS, []], help=" or ".join(_PARTS))
    options = parser.parse_args()
    embedder = load_embedder()
    for part in options.parts or _PARTS:
        place, train = _PARTS[part]
        np.savez_compressed(place, **train(options.folder, embedder))  # type: ignore[arg-type]
        if part == "encoder":
            embedder = load_embedder()
    return 0


def _train_encoder(folder: Path, embedder: SentenceEmbedder) -> Weights:
    return question_encoder.train([*reading_sets(folder), *own(folder)[0]], embedder)


def _train_reader(folder: Path, embedder: SentenceEmbedder) -> Weights:
    """What refers back to somebody, and then once more what people ask of reviews."""
    ours, _ = own(folder)
    first = [*(example for example in reading_sets(folder) if example.text.name.startswith("quoref")), *ours]
    return reader.train([first, ours], embedder)


_PARTS: dict[str, tuple[Path, Callable[[Path, SentenceEmbedder], Weights]]] = {
    "encoder": (QUESTION_WEIGHTS, _train_encoder),
    "reader": (READER_WEIGHTS, _train_reader),
    "kinds": (KIND_WEIGHTS, kinds.train),
    "verdicts": (VERDICT_WEIGHTS, verdicts.train),
}


if __name__ == "__main__":
    sys.exit(main())

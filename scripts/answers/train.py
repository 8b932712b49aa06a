"""Trains what reads questions, and writes its weights.

`python -m scripts.answers.train FOLDER [encoder] [reader]`, where FOLDER holds `reader` and `cast`. Nothing of `plot`
and `opinion`, and no question on the samples, is trained on. Takes about half an hour on two cores.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from index.embedder import QUESTION_WEIGHTS, load_embedder
from index.reader import READER_WEIGHTS
from scripts.answers import question_encoder, reader
from scripts.answers.examples import own, reading_sets

_PARTS = ("encoder", "reader")


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", metavar="PART", help=" or ".join(_PARTS))
    options = parser.parse_args()
    embedder = load_embedder()
    general, (ours, _) = reading_sets(options.folder), own(options.folder)
    parts = options.parts or _PARTS
    if "encoder" in parts:
        np.savez_compressed(QUESTION_WEIGHTS, **question_encoder.train([*general, *ours], embedder))  # type: ignore[arg-type]
    if "reader" in parts:
        # What refers back to somebody, and then once more what people ask of reviews.
        first = [*(e for e in general if e.text.name.startswith("quoref")), *ours]
        np.savez_compressed(READER_WEIGHTS, **reader.train([first, ours], embedder))  # type: ignore[arg-type]
    return 0


if __name__ == "__main__":
    sys.exit(main())

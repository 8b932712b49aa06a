"""Reviews whose sentences were labelled by hand, as the networks see them.

The samples' labels stand in `tests/data/gold`, with their sentences. Of reviews that are not this project's only the
labels are kept, in `shared.jsonl`, each under a digest of its sentence: the texts are read from the folder of data.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any

from reviews.errors import ReviewError, or_raise
from reviews.reading import read_reviews, read_samples_by_words
from reviews.records import Aspect, Reading, SpoilerLevel

SAMPLES = Path(__file__).parents[2] / "tests" / "data" / "gold" / "samples.jsonl"
WRITTEN = Path(__file__).parent / "written"
SHARED = Path(__file__).parent / "shared.jsonl"
# A label on one line: a letter for the aspect, a digit for the level.
_ASPECTS = {"p": Aspect.PLOT, "c": Aspect.CAST, "o": Aspect.OPINION, "b": Aspect.BACKGROUND, "x": Aspect.BOILERPLATE}


class Part(StrEnum):
    """What labelled reviews are there for."""

    SAMPLES = "the samples"
    WRITTEN = "reviews written for training"
    SHARED = "reviews by others"
    HELD_OUT = "reviews kept out of training"


@dataclass(frozen=True, slots=True)
class Gold:
    """A review with its sentences' true labels, in order; `film` is the same for all reviews of a film."""

    part: Part
    film: str
    reading: Reading
    aspects: tuple[Aspect, ...]
    levels: tuple[SpoilerLevel, ...]


def digest(text: str) -> str:
    """What a sentence's label is kept under."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def load(folder: Path) -> list[Gold]:
    """Read all labelled reviews: our own, and those whose texts are in the folder of data.

    A sentence of a review by others that has no label, since sentences are parted otherwise now, is taken out.
    """
    return [*samples(), *written(), *_shared(folder)]


def samples() -> list[Gold]:
    """Read the samples with their labels; raises ValueError where these do not fit."""
    return list(_own(Part.SAMPLES, SAMPLES, read_samples_by_words()))


def written() -> list[Gold]:
    """Read the reviews that were written for training, with their labels; raises ValueError as `samples` does."""
    files = sorted(WRITTEN.glob("*.md"))
    readings = (or_raise(found) for file in files for found in read_reviews(file))
    return list(_own(Part.WRITTEN, WRITTEN / "labels.jsonl", readings))


def _own(part: Part, path: Path, readings: Iterable[Reading]) -> Iterator[Gold]:
    """Give reviews of our own the labels that a file has for all their sentences."""
    labels: dict[tuple[str, str], tuple[Aspect, SpoilerLevel]] = {}
    for row in _rows(path):
        labels[row["review"], row["text"]] = Aspect(row["aspect"]), SpoilerLevel[row["level"].upper()]
    for reading in readings:
        name = PurePath(reading.review.source.removeprefix("samples:")).name
        found = [labels.get((name, sentence.text)) for sentence in reading.sentences]
        missing = [s.text for s, label in zip(reading.sentences, found, strict=True) if label is None]
        if missing:
            message = f"{name}: no label for “{missing[0]}”: label it in {path.name}"
            raise ValueError(message)
        known = [label for label in found if label]
        aspects, levels = tuple(aspect for aspect, _ in known), tuple(level for _, level in known)
        yield Gold(part, reading.review.film.id, reading, aspects, levels)


def _shared(folder: Path) -> Iterator[Gold]:
    texts = {
        "cast": {row["doc_id"]: row for row in _rows(folder / "cast" / "reviews.jsonl")},
        "opinion": {row["doc_id"]: row for row in _rows(folder / "opinion" / "docs.jsonl")},
    }
    manifest = {row["path"]: folder / row["file"] for row in _rows(folder / "formats" / "manifest.jsonl")}
    with tempfile.TemporaryDirectory() as place:
        for row in _rows(SHARED):
            name = row["doc"]
            if row["set"] == "reviews":
                path, part = folder.parent / "reviews" / name, Part.HELD_OUT
            elif row["set"] == "formats":
                path, part = Path(place) / name, Part.HELD_OUT
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(manifest[name].read_bytes())
            else:
                path, part = Path(place) / f"{name}.md", Part.SHARED
                path.write_text(_as_post(texts[row["set"]][name]), encoding="utf-8")
            yield _labelled(part, path, row["labels"])


def _as_post(row: dict[str, Any]) -> str:
    title, year = row.get("film") or f"Film {row['item_id']}", row.get("year")
    dated = f"year: {year}\n" if year else ""
    return f"---\ntitle: {json.dumps(title)}\n{dated}---\n\n{row['text']}\n"


def _labelled(part: Part, path: Path, labels: dict[str, str]) -> Gold:
    reading = next(read_reviews(path))
    if isinstance(reading, ReviewError):
        raise reading
    known = [sentence for sentence in reading.sentences if digest(sentence.text) in labels]
    codes = [labels[digest(sentence.text)] for sentence in known]
    return Gold(
        part,
        reading.review.film.id,
        replace(reading, sentences=tuple(known)),
        tuple(_ASPECTS[code[0]] for code in codes),
        tuple(SpoilerLevel(int(code[1])) for code in codes),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)

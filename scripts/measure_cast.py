"""Measures how well the cast and the directors are read, on reviews and questions in a folder.

`python scripts/measure_cast.py FOLDER [--misses] [--half 0|1]`

The folder holds `reviews.jsonl`, rows of {"doc_id", "film", "year", "text", "directors": [...]}, and
`questions.jsonl`, rows of {"doc_id", "type", "question", "answers", "answerable", "strength"?}. Every review is
written to a file with title and year as its only front matter, all are loaded at once, and each question is asked of
the whole library. An answer is right when its headline has an accepted name, and wrong when it has any other.
"""

import argparse
import json
import re
import sys
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answers.records import Answer, NoAnswer, Question
from bot.session import LazyEmbedder, Session
from index.embedder import DEFAULT_MODEL
from index.library import SHARED, Library
from reviews.errors import or_raise
from reviews.reading import find_files, read_reviews
from reviews.text import fold


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its film and year, the names that answer it, and whether it has an answer at all."""

    doc: str
    kind: str
    question: Question
    answers: tuple[str, ...]
    answerable: bool


def main() -> int:
    """Print how many questions of each kind were answered rightly, wrongly, or not."""
    options = _options()
    reviews = [row for row in _rows(options.folder / "reviews.jsonl") if _wanted(row["doc_id"], options.half)]
    cases = list(_cases(reviews, _rows(options.folder / "questions.jsonl")))
    verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        _load(reviews, Path(folder) / "reviews", library)
        answerer = Session(library, LazyEmbedder(DEFAULT_MODEL, lambda: None)).answerer
        for case in cases:
            result = answerer.ask(case.question)
            verdict = _verdict(case, result)
            verdicts[case.kind][verdict] += 1
            if options.misses and verdict in {"wrong", "declined"} and (verdict == "wrong" or case.answerable):
                said = result.headline.text if isinstance(result, Answer) else result.reason
                print(f"{verdict}\t{case.kind}\t{case.doc}\t{case.question.text}\t{'|'.join(case.answers)}\t{said}")
    for kind, counts in sorted(verdicts.items()):
        total = sum(counts.values())
        good = counts["right"]
        print(f"{kind:<32} {good}/{total} ({good / total:.1%})  {dict(counts)}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with reviews.jsonl and questions.jsonl")
    parser.add_argument("--misses", action="store_true", help="print every question that was not answered rightly")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only one half of the films")
    return parser.parse_args()


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _wanted(doc: str, half: int | None) -> bool:
    return half is None or zlib.crc32(doc.encode()) % 2 == half


def _load(reviews: Sequence[dict[str, Any]], folder: Path, library: Library) -> None:
    folder.mkdir()
    for row in reviews:
        front = f"---\ntitle: {json.dumps(row['film'], ensure_ascii=False)}\nyear: {row['year']}\n---\n\n"
        (folder / f"{row['doc_id']}.md").write_text(front + row["text"], encoding="utf-8")
    readings = (or_raise(found) for path in find_files(folder) for found in read_reviews(path))
    for _ in library.add_many(readings, SHARED, None):
        pass


def _cases(reviews: Sequence[dict[str, Any]], questions: Sequence[dict[str, Any]]) -> Iterator[Case]:
    known = {row["doc_id"]: row for row in reviews}
    for row in questions:
        review = known.get(row["doc_id"])
        if review is None or row.get("strength") == "weak":
            continue
        answers = tuple(review["directors"]) if row["type"] == "director" else tuple(row["answers"])
        kind = row["type"] if row["answerable"] else "unanswerable"
        film = f"{row['film']} ({row['year']})"
        yield Case(row["doc_id"], kind, Question(row["question"], film), answers, row["answerable"])
    for doc, review in known.items():
        text = fold(review["text"])
        if not any(fold(name).split()[-1] in text for name in review["directors"]):
            question = Question(f"Who directed {review['film']}?", f"{review['film']} ({review['year']})")
            yield Case(doc, "director, surname not in review", question, (), answerable=False)


def _verdict(case: Case, result: Answer | NoAnswer) -> str:
    if isinstance(result, NoAnswer):
        return "declined" if case.answerable else "right"
    if not case.answerable:
        return "wrong"
    accepted = [fold(answer) for answer in case.answers]
    named = [any(f" {name} " in f" {fold(piece)} " for name in accepted) for piece in _pieces(case, result)]
    return "right" if all(named) else "wrong"


def _pieces(case: Case, result: Answer) -> list[str]:
    """What a headline says, name by name: "A plays X; B plays X.", "A and B directed Storm (2010)."."""
    text = result.headline.text
    if case.kind == "director":
        return re.split(r", | and ", text.split(" directed ")[0])
    return text.split("; ")


if __name__ == "__main__":
    sys.exit(main())

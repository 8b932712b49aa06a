"""Questions with the places in their texts that answer them, from folders of data and from our own files."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from reviews.document import BlockKind, PlacedBlock
from reviews.records import Span
from reviews.sentences import split_sentences

_ONE_IN = 10
OWN = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its name, with its sentences; `title` is the film's, where there is one."""

    name: str
    title: str
    text: str
    sentences: tuple[Span, ...]

    def of(self, position: int) -> str:
        """The sentence at a position."""
        return self.sentences[position].of(self.text)


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and where in its text the answers stand; nowhere if the text does not answer it."""

    text: Text
    question: str
    answers: tuple[Span, ...]

    @property
    def answering(self) -> list[int]:
        """The positions of the sentences that hold an answer."""
        return [
            position
            for position, sentence in enumerate(self.text.sentences)
            if any(sentence.overlaps(answer) for answer in self.answers)
        ]


def reading_sets(folder: Path) -> list[Example]:
    """Questions on all kinds of texts: the reading sets of `folder`."""
    return list(_reading_sets(folder / "reader"))


def own(folder: Path) -> tuple[list[Example], list[Example]]:
    """Our own questions on the reviews of `folder`: those to train on, and those on a tenth of the films."""
    found = list(_own(folder / "cast" / "reviews.jsonl"))
    apart = [crc32(example.text.title.encode()) % _ONE_IN == 0 for example in found]
    return [e for e, kept in zip(found, apart, strict=True) if not kept], [
        e for e, kept in zip(found, apart, strict=True) if kept
    ]


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a text, paragraph by paragraph."""
    found: list[Span] = []
    for line in re.finditer(r".*\S.*", text):
        span = Span(line.start(), line.end())
        found += split_sentences(PlacedBlock(BlockKind.PROSE, span, line[0]))
    return tuple(found)


def _reading_sets(folder: Path) -> Iterator[Example]:
    texts: dict[str, Text] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for row in rows(path):
            text = row["context"]
            if text not in texts:
                texts[text] = Text(f"{path.stem} {len(texts)}", "", text, sentences_of(text))
            starts = row.get("answer_starts")
            answers = _at(row["answers"], starts) if starts else _everywhere(row["answers"], text)
            yield Example(texts[text], row["question"], answers)


def _own(reviews: Path) -> Iterator[Example]:
    texts = {row["doc_id"]: Text(row["doc_id"], row["film"], row["text"], ()) for row in rows(reviews)}
    split: dict[str, Text] = {}
    for row in rows(OWN / "shared.jsonl"):
        name = row["doc"]
        if name not in split:
            known = texts[name]
            split[name] = Text(name, known.title, known.text, sentences_of(known.text))
        answers = tuple(Span(start, end) for start, end in row["answers"])
        yield Example(split[name], without_title(row["question"], split[name].title), answers)


def without_title(question: str, title: str) -> str:
    """A question as the answerer asks it: without the film's title."""
    return re.sub(rf"\b{re.escape(title)}\b", "the film", question, flags=re.IGNORECASE)


def _at(answers: Sequence[str], starts: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(start, start + len(answer)) for answer, start in zip(answers, starts, strict=True))


def _everywhere(answers: Sequence[str], text: str) -> tuple[Span, ...]:
    return tuple(
        Span(match.start(), match.end())
        for answer in answers
        for match in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", text)
    )

"""Runs question files through the answers, and counts how often they are right."""

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.answers.answerer import Answerer
from bot.answers.cover import Cover, hidden_text, shown_text
from bot.answers.records import LONGEST_ANSWER, Answer, NoAnswer, Question
from bot.errors import QuestionFileError
from reviews.text import fold


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a question file. `answers`, `answerable` and `kind` serve the count only, never the answerer."""

    id: str | int
    question: Question
    answers: tuple[str, ...] = ()
    answerable: bool | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one row went: the answer, and the milliseconds that it took."""

    row: Row
    result: Answer | NoAnswer
    milliseconds: float

    @property
    def answered(self) -> bool:
        """Whether there was an answer at all."""
        return isinstance(self.result, Answer)

    @property
    def right(self) -> bool:
        """Whether an accepted answer stands in what was shown or hidden, as whole words, within the limit."""
        text = f"{shown_text(self.result, Cover.COVER)}\n{hidden_text(self.result, Cover.COVER)}"[: LONGEST_ANSWER + 40]
        return self.answered and any(stands_in(answer, text) for answer in self.row.answers)


@dataclass(slots=True)
class Count:
    """Counts over the rows of one kind; times in milliseconds."""

    rows: int = 0
    with_answers: int = 0
    right: int = 0
    unanswerable: int = 0
    rightly_declined: int = 0
    answerable: int = 0
    wrongly_declined: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one more row."""
        self.rows += 1
        self.milliseconds.append(outcome.milliseconds)
        answerable = bool(outcome.row.answers) if outcome.row.answerable is None else outcome.row.answerable
        if outcome.row.answers:
            self.with_answers += 1
            self.right += outcome.right
        if answerable:
            self.answerable += 1
            self.wrongly_declined += not outcome.answered
        elif outcome.row.answerable is False:
            self.unanswerable += 1
            self.rightly_declined += not outcome.answered

    @property
    def p50(self) -> float:
        """The median time of an answer."""
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        """The time within which 95 of 100 answers came."""
        return statistics.quantiles(self.milliseconds, n=20)[-1] if self.rows > 1 else self.milliseconds[0]


def read_questions(path: Path) -> list[Row]:
    """Read a question file; raises QuestionFileError with the line that cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise QuestionFileError(str(path), None, "there is no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(str(path), None, "the file cannot be read as UTF-8 text") from error
    rows = [_row(str(path), number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        raise QuestionFileError(str(path), None, "there is no question in this file")
    return rows


def evaluate(rows: Iterable[Row], answerer: Answerer) -> Iterator[Outcome]:
    """Answer every row, one after the other."""
    for row in rows:
        start = time.perf_counter()
        result = answerer.ask(row.question)
        yield Outcome(row, result, (time.perf_counter() - start) * 1000)


def table(outcomes: Sequence[Outcome]) -> dict[str, Count]:
    """Count the outcomes by kind (the row's, else the one found), with a last line for all."""
    counts: defaultdict[str, Count] = defaultdict(Count)
    for outcome in outcomes:
        counts[outcome.row.kind or outcome.result.kind.value].add(outcome)
    everything = Count()
    for outcome in outcomes:
        everything.add(outcome)
    return {**dict(sorted(counts.items())), "all": everything}


def _row(path: str, number: int, line: str) -> Row:
    try:
        values: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionFileError(path, number, f"this is not JSON: {error.msg}") from error
    if not isinstance(values, dict):
        raise QuestionFileError(path, number, "a row must be a JSON object")
    question, identifier = values.get("question"), values.get("id", number)
    if not isinstance(question, str) or not question.strip():
        raise QuestionFileError(path, number, 'a row needs "question", a text')
    answers, answerable = values.get("answers") or [], values.get("answerable")
    if not isinstance(answers, list) or not all(isinstance(answer, str) for answer in answers):
        raise QuestionFileError(path, number, '"answers" must be a list of texts')
    if answerable is not None and not isinstance(answerable, bool):
        raise QuestionFileError(path, number, '"answerable" must be true or false')
    film, previous, kind = (values.get(name) for name in ("film", "previous", "kind"))
    if not all(value is None or isinstance(value, str) for value in (film, previous, kind)):
        raise QuestionFileError(path, number, '"film", "previous" and "kind" must be texts')
    return Row(identifier, Question(question, film, previous), tuple(answers), answerable, kind)


def stands_in(answer: str, text: str) -> bool:
    """Whether an answer stands in a text as whole words, case and apostrophes folded."""
    wanted, there = (fold(part).replace("'", "") for part in (answer, text))
    return bool(wanted) and f" {wanted} " in f" {there} "

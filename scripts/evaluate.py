"""Answers our own questions on the samples, and writes how well into `docs/evaluation.md`.

`python -m scripts.evaluate [--out FILE]`
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answers.cover import Cover, cover
from bot.answers.records import Answer
from bot.evaluation import Count, Outcome, evaluate, read_questions, table
from bot.session import Session
from index.embedder import Embedder, load_embedder
from index.library import SHARED, Library
from reviews.reading import read_samples
from reviews.records import SpoilerLevel
from scripts.labels.gold import Gold, samples

_ROOT = Path(__file__).parents[1]
QUESTIONS = _ROOT / "tests/data/questions/samples.jsonl"
_REPORT = _ROOT / "docs/evaluation.md"
_INTRODUCTION = """\
# How well questions are answered

Made by `make eval`; the figures are measured. The questions (`tests/data/questions/samples.jsonl`) are on the sample
reviews, written as people ask in a chat, with slips, follow-ups, false premises and things that no review says. Nothing
is trained on them, but they were looked at while the wordings were written, so expect somewhat less on other films.

An answer is right when an accepted one stands in it, shown or hidden. "Declined" means that the answer was that the
reviews do not say. How the models behind this were trained, and what they are worth on data by others, is told in
[answers.md](answers.md).
"""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Of the answers given, how many show a sentence at once that gives away more than the premise."""

    answers: int
    by_labels: int
    by_hand: int


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=_REPORT)
    out = parser.parse_args().out
    outcomes = answer_all(load_embedder())
    report = f"{_INTRODUCTION}\n{as_table(table(outcomes))}\n{as_sentence(uncovered(outcomes, samples()))}\n"
    out.write_text(report, encoding="utf-8")
    print(report)
    return 0


def answer_all(embedder: Embedder) -> list[Outcome]:
    """Answer every question from a library of just the samples."""
    with tempfile.TemporaryDirectory() as home, Library.open(Path(home)) as library:
        for _ in library.add_many(read_samples(), SHARED, embedder):
            pass
        return list(evaluate(read_questions(QUESTIONS), Session(library, embedder).answerer))


def uncovered(outcomes: Iterable[Outcome], gold: Sequence[Gold]) -> Uncovered:
    """Count the answers that give away too much at once: by the labels that hide, and by those given by hand."""
    telling = {
        sentence.text
        for review in gold
        for sentence, level in zip(review.reading.sentences, review.levels, strict=True)
        if level > SpoilerLevel.PREMISE
    }
    answers = by_labels = by_hand = 0
    for outcome in outcomes:
        if not isinstance(outcome.result, Answer):
            continue
        answers += 1
        shown = cover(outcome.result, Cover.COVER).shown
        by_labels += any(citation.spoiler > SpoilerLevel.PREMISE for citation in shown)
        by_hand += any(text in citation.quote for citation in shown for text in telling)
    return Uncovered(answers, by_labels, by_hand)


def as_table(counts: dict[str, Count]) -> str:
    """The counts as a table in Markdown."""
    lines = ["| kind | questions | right | rightly declined | wrongly declined |", "|---|---|---|---|---|"]
    for kind, count in counts.items():
        shares = (
            _share(count.right, count.with_answers),
            _share(count.rightly_declined, count.unanswerable),
            _share(count.wrongly_declined, count.answerable),
        )
        lines.append(f"| {kind} | {count.rows} | {' | '.join(shares)} |")
    return "\n".join(lines) + "\n"


def as_sentence(found: Uncovered) -> str:
    """What is shown at once that should not be."""
    return (
        f"Of {found.answers} answers, {found.by_labels} show a sentence at once that is labelled as giving away more "
        f"than the premise, and {found.by_hand} one that people labelled so by hand."
    )


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())

"""How sentences are grouped into passages."""

import pytest

from reviews.passages import LONGEST, build_passages
from reviews.records import Aspect, Passage, Sentence, Span, SpoilerLevel

NONE, PREMISE, PLOT, ENDING = SpoilerLevel
Row = tuple[str, Aspect, SpoilerLevel, int]


def build(rows: list[Row], gap: str = " ") -> tuple[Passage, ...]:
    """Build the passages of sentences given as (text, aspect, level, paragraph), with `gap` between them."""
    sentences: list[Sentence] = []
    start = 0
    for text, aspect, level, _ in rows:
        sentences.append(Sentence(Span(start, start + len(text)), text, aspect, level, 0.5))
        start += len(text) + len(gap)
    whole = gap.join(text for text, _, _, _ in rows)
    return build_passages("r", whole, sentences, [paragraph for _, _, _, paragraph in rows])


def grouped(rows: list[Row], gap: str = " ") -> list[str]:
    """The texts of the passages."""
    return [passage.text for passage in build(rows, gap)]


def test_neighbours_of_one_level_are_a_passage() -> None:
    """A run of sentences of one level is one passage, with the aspect that most of them have, counted from 0."""
    rows: list[Row] = [
        ("A.", Aspect.PLOT, PREMISE, 0),
        ("B.", Aspect.CAST, PREMISE, 0),
        ("C.", Aspect.CAST, PREMISE, 0),
        ("D.", Aspect.PLOT, PLOT, 0),
    ]
    assert build(rows) == (
        Passage(0, "r", Span(0, 8), "A. B. C.", Aspect.CAST, PREMISE),
        Passage(1, "r", Span(9, 11), "D.", Aspect.PLOT, PLOT),
    )


def test_a_passage_never_crosses_a_level() -> None:
    """A new level begins a new passage, even for one sentence, and so does the way back."""
    rows: list[Row] = [
        (text, Aspect.PLOT, level, 0) for text, level in zip("ABCD", [NONE, PLOT, ENDING, PLOT], strict=True)
    ]
    assert grouped(rows) == ["A", "B", "C", "D"]


def test_opinion_and_story_are_not_mixed() -> None:
    """A verdict and what happens are two passages, though their level is the same."""
    rows: list[Row] = [("A.", Aspect.PLOT, PLOT, 0), ("B.", Aspect.OPINION, PLOT, 0), ("C.", Aspect.CAST, PLOT, 0)]
    assert grouped(rows) == ["A.", "B.", "C."]


def test_a_passage_never_runs_over_what_was_left_out() -> None:
    """Text that no sentence covers parts two passages."""
    rows: list[Row] = [("A.", Aspect.PLOT, PLOT, 0), ("B.", Aspect.PLOT, PLOT, 0)]
    assert grouped(rows, " Please upvote. ") == ["A.", "B."]


@pytest.mark.parametrize(("length", "count"), [((LONGEST - 1) // 2, 1), ((LONGEST - 1) // 2 + 1, 2)])
def test_a_passage_is_no_longer_than_the_limit(length: int, count: int) -> None:
    """Sentences join as long as the passage stays within the limit, the space between them counted."""
    rows: list[Row] = [("a" * (LONGEST // 2), Aspect.PLOT, PLOT, 0), ("b" * length, Aspect.PLOT, PLOT, 0)]
    assert len(build(rows)) == count


@pytest.mark.parametrize(("length", "count"), [(LONGEST // 2, 1), (LONGEST // 2 + 1, 2)])
def test_a_long_passage_ends_with_its_paragraph(length: int, count: int) -> None:
    """A passage of more than half the limit takes nothing from the next paragraph; a shorter one does."""
    rows: list[Row] = [("a" * length, Aspect.PLOT, PLOT, 0), ("b.", Aspect.PLOT, PLOT, 1)]
    assert len(build(rows, "\n\n")) == count


def test_a_sentence_over_the_limit_is_a_passage_of_its_own() -> None:
    """A sentence longer than a passage is kept whole."""
    rows: list[Row] = [("a" * (LONGEST + 1), Aspect.PLOT, PLOT, 0), ("b.", Aspect.PLOT, PLOT, 0)]
    assert grouped(rows) == ["a" * (LONGEST + 1), "b."]

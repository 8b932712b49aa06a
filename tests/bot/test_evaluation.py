"""Question files, and the count of how well they are answered."""

import json
import re
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from bot.answers.records import Answer, Headline, Kind, NoAnswer, Question
from bot.errors import QuestionFileError
from bot.evaluation import Count, Outcome, Row, evaluate, read_questions, table
from tests.bot.making import make_film

FILM = make_film("Storm", 2010)


def write(tmp_path: Path, *rows: object) -> Path:
    """Write a question file of one JSON value a line; text is written as it is."""
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_rows_are_read_whole(tmp_path: Path) -> None:
    """Every field of a row is read, blank lines are skipped, and a row without id goes by its line."""
    full = {
        "id": "q1",
        "question": "And his daughter?",
        "film": "Storm",
        "previous": "Who plays Odd?",
        "answers": ["Tuva Lie"],
        "answerable": True,
        "kind": "cast",
    }
    assert read_questions(
        write(tmp_path, full, "", {"question": "Is it good?", "answers": None}, {"id": 7, "question": "x"})
    ) == [
        Row(
            "q1", Question("And his daughter?", "Storm", "Who plays Odd?"), ("Tuva Lie",), answerable=True, kind="cast"
        ),
        Row(3, Question("Is it good?", None, None)),
        Row(7, Question("x", None, None)),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "this is not JSON"),
        ("[1]", "a row must be a JSON object"),
        ('"Who?"', "a row must be a JSON object"),
        ({"id": 1}, 'a row needs "question", a text'),
        ({"question": " "}, 'a row needs "question", a text'),
        ({"question": 3}, 'a row needs "question", a text'),
        ({"question": "x", "answers": "Ann"}, '"answers" must be a list of texts'),
        ({"question": "x", "answers": [1]}, '"answers" must be a list of texts'),
        ({"question": "x", "answerable": "yes"}, '"answerable" must be true or false'),
        ({"question": "x", "answerable": 1}, '"answerable" must be true or false'),
        ({"question": "x", "film": 1}, '"film", "previous" and "kind" must be texts'),
        ({"question": "x", "previous": ["y"]}, '"film", "previous" and "kind" must be texts'),
        ({"question": "x", "kind": {}}, '"film", "previous" and "kind" must be texts'),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, row: object, reason: str) -> None:
    """A row that cannot be used is refused with the file, the line and what is wrong."""
    path = write(tmp_path, {"question": "Who?"}, "", row)
    with pytest.raises(QuestionFileError, match=re.escape(f"{path}, line 3: {reason}")) as caught:
        read_questions(path)
    assert (caught.value.path, caught.value.line) == (str(path), 3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no such file"),
        (b"\xff\xfe\x00", "the file cannot be read as UTF-8 text"),
        (b"", "there is no question in this file"),
        (b"\n \n", "there is no question in this file"),
    ],
    ids=["missing", "not UTF-8", "empty", "blank"],
)
def test_a_bad_file_is_named(tmp_path: Path, content: bytes | None, reason: str) -> None:
    """A file that cannot be used as a whole is refused with its path."""
    path = tmp_path / "questions.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(QuestionFileError, match=re.escape(f"{path}: {reason}")) as caught:
        read_questions(path)
    assert caught.value.line is None


def test_a_folder_is_no_question_file(tmp_path: Path) -> None:
    """A folder in place of the file is refused too."""
    with pytest.raises(QuestionFileError, match="cannot be read"):
        read_questions(tmp_path)


def answer(text: str, kind: Kind = Kind.CAST) -> Answer:
    """Make an answer of one line."""
    return Answer(kind, FILM, Headline(text), (), ())


DECLINED = NoAnswer(Kind.PLOT, FILM, "Ruth Vega is not said.")


@pytest.mark.parametrize(
    ("answers", "result", "right"),
    [
        (("Ruth Vega",), answer("Ruth Vega plays Ada."), True),
        (("RUTH VEGA",), answer("ruth vega plays Ada."), True),
        (("nobody", "Ada"), answer("Ruth Vega plays Ada."), True),
        (("Ada's",), answer("Ruth plays Ada\u2019s aunt."), True),
        (("Adas",), answer("Ruth plays Ada\u2019s aunt."), True),
        (("Ada",), answer("Ruth plays Adam."), False),
        (("Vega Ruth",), answer("Ruth Vega plays Ada."), False),
        (("Ruth Vega",), DECLINED, False),
        ((), answer("Ruth Vega plays Ada."), False),
        (("",), answer("Ruth Vega plays Ada."), False),
    ],
)
def test_when_an_answer_is_right(answers: tuple[str, ...], result: Answer | NoAnswer, right: bool) -> None:  # noqa: FBT001
    """An accepted answer must stand in the answer as whole words, case and apostrophes folded."""
    assert Outcome(Row(1, Question("?"), answers), result, 1.0).right is right


def test_the_table() -> None:
    """The counts by kind, and for all, are those worked out by hand; the row's kind goes before the one found."""

    def row(kind: str | None, *answers: str, answerable: bool | None = None) -> Row:
        return Row("q", Question("?"), answers, answerable, kind)

    outcomes = [
        Outcome(row("who", "Ruth"), answer("Ruth plays Ada."), 10.0),
        Outcome(row("who", "Ruth", answerable=True), answer("Ann plays Ada."), 20.0),
        Outcome(row("who", "Ruth"), DECLINED, 30.0),
        Outcome(row(None, answerable=False), DECLINED, 40.0),
        Outcome(row(None, answerable=False), answer("Ann plays Ada.", Kind.PLOT), 50.0),
        Outcome(row(None), answer("Ann plays Ada.", Kind.FACT), 60.0),
    ]
    who = Count(3, with_answers=3, right=1, answerable=3, wrongly_declined=1, milliseconds=[10.0, 20.0, 30.0])
    plot = Count(2, unanswerable=2, rightly_declined=1, milliseconds=[40.0, 50.0])
    fact = Count(1, milliseconds=[60.0])
    everything = Count(6, 3, 1, 2, 1, 3, 1, [10.0, 20.0, 30.0, 40.0, 50.0, 60.0])
    counts = table(outcomes)
    assert counts == {"fact": fact, "plot": plot, "who": who, "all": everything}
    assert list(counts) == ["fact", "plot", "who", "all"]
    assert (counts["who"].p50, counts["fact"].p50, counts["fact"].p95) == (20.0, 60.0, 60.0)


def test_what_is_accepted_never_reaches_the_answerer(answerer: Answerer) -> None:
    """Rows that differ only in answers, answerable and kind get the same answers, in their order."""
    question = Question("Who plays Maren in The Salt Harbour?")
    plain = Row(1, question)
    loaded = Row(2, question, ("Gard Moe",), answerable=False, kind="plot")
    outcomes = list(evaluate([plain, loaded], answerer))
    assert [outcome.row for outcome in outcomes] == [plain, loaded]
    assert outcomes[0].result == outcomes[1].result == answerer.ask(question)
    assert all(outcome.milliseconds > 0 for outcome in outcomes)

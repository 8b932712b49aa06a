"""The commands, run in this process."""

import json
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.__main__ import _COMMANDS, _run
from bot.answers.records import Kind, NoAnswer
from bot.answers.saved import to_json
from bot.conversation.records import Place, Request, Wish
from bot.conversation.store import FILE_NAME, Store
from bot.exit_codes import NOT_SAID
from reviews.records import Film
from tests.bot.making import write_review

BOAT = """---
title: The Paper Boat
year: 2003
author: Nils Grey
rating: 4/5
---

The Paper Boat is a quiet film about a ferryman, and I recommend it. Vera Lang plays Irma, a widow who repairs boats on
a wide river. One spring a stranger named Jonas, played by Emil Frost, asks her for a crossing. He hides a letter that
he never shows to anybody. In the end the boat sinks and Irma learns that Jonas was her son.
"""
CLOCK = """---
title: Clockwork Winter
year: 1996
author: Rosa Klee
---

Clockwork Winter tells of a town whose bells have stopped. Tom Adler plays the clockmaker Anton, who has not slept since
the first snow fell. I liked the music, and the story is clever, but it is too long for what it has to say.
"""


class Ran(NamedTuple):
    """How a command went: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as `matinee` would, in a home of its own."""
    assert home.is_dir()

    def run(*arguments: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["matinee", *arguments])
        monkeypatch.setattr(sys, "stdin", StringIO(stdin))
        capsys.readouterr()
        code = _run()
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def boat(run: Run, tmp_path: Path) -> str:
    """Add a review, and give back its name."""
    path = write_review(tmp_path / "in", "boat.md", BOAT)
    assert run("add", str(path)).code == 0
    return next(word for word in run("films", "--reviews").out.split() if word.startswith("shared/"))


# Answers and their exit codes


def test_an_answer(run: Run) -> None:
    """An answer is the line, the quote that proves it and the source, and says that it comes from the samples."""
    assert run("ask", "Who plays Dallas in Alien?") == Ran(
        0,
        "Tom Skerritt plays Dallas.\n\n  “Tom Skerritt plays Dallas, the easy-going captain.”\n\n— Matinee samples on "
        "Alien (1979)\n(a sample review: add your own with matinee add)\n",
        "Loading the library …\n",
    )


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (("ask", "Who directed Parasite?"), 0, "Bong Joon-ho directed Parasite (2019)."),
        (("ask", "when did it come out", "--film", "parasite"), 0, "Parasite came out in 2019."),
        (("ask", "Who directed Jaws?"), 1, "The review doesn't say who directed Jaws (1975)."),
        (("ask", "Who directed True Grit?"), 1, "Which film do you mean: True Grit (1969) or True Grit (2010)?"),
        (("cast", "jaws", "Quint"), 0, "Robert Shaw plays Quint."),
        (("cast", "Jaws", "Nobody"), 1, "The review of Jaws (1975) doesn't say who plays Nobody."),
        (("summary", "Spirited Away"), 0, "Spirited Away (2001), without spoilers:"),
        (("summary", "Vertigo"), 1, "I have no review of a film called Vertigo."),
        (("opinion", "the happening"), 0, "Matinee samples did not like The Happening (2008): 2/10."),
    ],
)
def test_answers_and_exit_codes(run: Run, arguments: tuple[str, ...], code: int, line: str) -> None:
    """What is answered exits with 0, what the reviews do not say with 1, and the first line says it either way."""
    ran = run(*arguments)
    assert ran.code == code
    assert ran.out.splitlines()[0].startswith(line)


@pytest.mark.parametrize("command", list(_COMMANDS))
def test_every_command_has_help(run: Run, command: str) -> None:
    """Each command explains itself, and says nothing of loading."""
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Usage: ")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("dance",),
        ("ask",),
        ("ask", "Who?", "Why?"),
        ("ask", "Who?", "--spoilers", "maybe"),
        ("summary",),
        ("cast", "a", "b", "c"),
        ("add",),
        ("remove",),
        ("inspect",),
        ("eval",),
        ("films", "--nonsense"),
    ],
)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    """Wrong usage exits with 2, and says on stderr how to use it, without a traceback."""
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: " in ran.err
    assert "Traceback" not in ran.err


def test_json(run: Run) -> None:
    """With --json stdout holds one object with exactly the contract's keys, and nothing else."""
    ran = run("ask", "Who plays Dallas in Alien?", "--json")
    row = json.loads(ran.out)
    assert ran.out.count("\n") == 1
    assert list(row) == ["id", "answered", "film", "kind", "shown", "hidden", "citations", "ms"]
    assert {key: row[key] for key in ("id", "answered", "film", "kind", "hidden")} == {
        "id": None,
        "answered": True,
        "film": "Alien",
        "kind": "cast",
        "hidden": "",
    }
    assert [list(citation) for citation in row["citations"]] == [["review", "film", "start", "end", "quote", "spoiler"]]
    declined = run("summary", "Vertigo", "--json")
    assert (declined.code, json.loads(declined.out)["answered"]) == (1, False)


def test_the_covers(run: Run) -> None:
    """The ending is hidden, stands behind bars, or is shown, as asked for."""
    [covered, bars, shown] = [
        run("ask", "How does Casablanca end?", "--spoilers", how).out for how in ("cover", "bars", "show")
    ]
    assert "puts Ilsa on the plane" not in covered
    assert "it gives away the ending. To see it, ask again with --spoilers show." in covered
    assert re.search(r"\|\|[^|]*puts Ilsa on the plane[^|]*\|\|", bars)
    assert "puts Ilsa on the plane" in shown
    assert "||" not in shown


def test_piped_output_is_plain(run: Run, boat: str) -> None:
    """Without a terminal no command writes an escape code, nor breaks a quote into lines."""
    assert boat
    for arguments in (
        ("films",),
        ("films", "--reviews"),
        ("ask", "Who plays Irma?"),
        ("summary", "paper boat"),
        ("check",),
    ):
        ran = run(*arguments)
        assert "\x1b" not in ran.out + ran.err
    assert "“Vera Lang plays Irma, a widow who repairs boats on a wide river.”" in run("ask", "Who plays Irma?").out


# The library


def test_the_samples_go_once_a_review_is_added(run: Run, tmp_path: Path) -> None:
    """The samples are listed, and said to be such, until a review is added; then only that one is."""
    listed = run("films").out.splitlines()
    assert len(listed) == 25
    assert "True Grit (1969)" in listed
    assert listed[-1] == "(the samples: they go once you add reviews of your own)"
    path = write_review(tmp_path / "in", "boat.md", BOAT)
    assert run("add", str(path)).out == "1 added, 0 replaced, 0 unchanged, 0 refused\n"
    assert run("films").out == "The Paper Boat (2003)\n"
    assert run("ask", "Who plays Irma?").out.splitlines()[0] == "Vera Lang plays Irma."
    assert "sample" not in run("ask", "Who plays Irma?").out


def test_adding_again(run: Run, tmp_path: Path) -> None:
    """The same file again is unchanged, a changed file replaces its review, and both are reported."""
    path = write_review(tmp_path / "in", "boat.md", BOAT)
    run("add", str(path))
    before = run("films", "--reviews").out
    ran = run("add", str(path))
    assert (ran.code, ran.out) == (0, "0 added, 0 replaced, 1 unchanged, 0 refused\n")
    write_review(tmp_path / "in", "boat.md", BOAT.replace("Emil Frost", "Otto Brand"))
    ran = run("add", str(path))
    assert (ran.code, ran.out) == (0, "0 added, 1 replaced, 0 unchanged, 0 refused\n")
    assert run("films", "--reviews").out == before
    assert run("cast", "paper boat", "Jonas").out.splitlines()[0] == "Otto Brand plays Jonas."


def test_adding_what_is_there_is_quick(run: Run, boat: str, tmp_path: Path) -> None:
    """Adding reviews that are all unchanged does not load the language model."""
    assert boat
    assert "language model" not in run("add", str(tmp_path / "in")).err


def test_a_folder_with_one_bad_file(run: Run, tmp_path: Path) -> None:
    """Of a folder with a bad file the rest is added, the bad one is named on one line, and the exit code is 3."""
    folder = tmp_path / "in"
    write_review(folder, "boat.md", BOAT)
    write_review(folder / "more", "clock.md", CLOCK)
    write_review(folder, "bad.md", "")
    ran = run("add", str(folder))
    assert (ran.code, ran.out) == (3, "2 added, 0 replaced, 0 unchanged, 1 refused\n")
    [line] = [line for line in ran.err.splitlines() if not line.startswith("Loading")]
    assert line.startswith(f"matinee: {folder / 'bad.md'}")
    assert run("films").out == "Clockwork Winter (1996)\nThe Paper Boat (2003)\n"


def test_a_reviewer_and_a_collection(run: Run, tmp_path: Path) -> None:
    """A reviewer given on the command line is taken over the file's, and a collection holds its reviews apart."""
    path = write_review(tmp_path / "in", "boat.md", BOAT)
    assert run("add", str(path), "--reviewer", "Ida Moon", "--collection", "guild-1").code == 0
    [line] = [line for line in run("films", "--reviews").out.splitlines() if not line.startswith("samples/")]
    assert re.fullmatch(r"guild-1/boat-[0-9a-f]{8}  The Paper Boat \(2003\), Ida Moon", line)
    assert "The Paper Boat" not in run("films").out


def test_adding_the_samples(run: Run) -> None:
    """With --samples they are shared reviews like any other."""
    ran = run("add", "--samples")
    assert (ran.code, ran.out) == (0, "29 added, 0 replaced, 0 unchanged, 0 refused\n")
    assert run("films").out.splitlines()[-1].startswith("True Grit (2010)")
    assert run("films", "--reviews").out.count("shared/") == 29


def test_removing(run: Run, boat: str) -> None:
    """A review goes by its id, with or without its collection; then its film is gone."""
    ran = run("remove", boat)
    assert ran == Ran(0, f"removed: The Paper Boat (2003), Nils Grey ({boat})\n", "")
    assert "Paper Boat" not in run("films", "--reviews").out


def test_removing_by_id_alone(run: Run, boat: str) -> None:
    """The id alone is enough where only one collection has it."""
    ran = run("remove", boat.removeprefix("shared/"))
    assert ran == Ran(0, f"removed: The Paper Boat (2003), Nils Grey ({boat})\n", "")


def test_removing_what_stands_twice(run: Run, boat: str, tmp_path: Path) -> None:
    """An id that two collections have must be said with its collection, and nothing is removed before."""
    identifier = boat.removeprefix("shared/")
    run("add", str(tmp_path / "in" / "boat.md"), "--collection", "guild")
    ran = run("remove", identifier)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"matinee: {identifier} stands in several collections: say guild/{identifier} or shared/{identifier}\n"
    )
    assert run("remove", f"guild/{identifier}").code == 0
    assert boat in run("films", "--reviews").out


@pytest.mark.parametrize("name", ["nothing", "shared/nothing", "guild/nothing", ""])
def test_removing_what_is_not_there(run: Run, boat: str, name: str) -> None:
    """An unknown review is refused on one line, and the library stays as it was."""
    before = run("films", "--reviews").out
    ran = run("remove", name)
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert ran.err.startswith("matinee: collection ")
    assert run("films", "--reviews").out == before
    assert boat in before


def test_samples_cannot_be_removed(run: Run) -> None:
    """A sample is not removed, and it is said why."""
    sample = run("films", "--reviews").out.split()[0].removeprefix("samples/")
    ran = run("remove", sample)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("matinee: the samples cannot be removed")


def test_check(run: Run, boat: str, home: Path) -> None:
    """A sound library is well; what is derived is made again and reported."""
    assert boat
    assert run("ask", "Where does the widow repair boats?", "--film", "paper boat").code == 0
    ran = run("check")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "all is well"
    assert ran.out.startswith("30 reviews, ")
    (home / "vectors.faiss").write_bytes(b"no vectors")
    ran = run("check")
    assert ran.code == 0
    assert any(line.startswith("repaired: ") for line in ran.out.splitlines())
    assert not any(line.startswith("repaired: ") for line in run("check").out.splitlines())


# Bad input


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing.md", None),
        ("empty.md", b""),
        ("blank.txt", b" \n\n"),
        ("binary.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("latin.txt", "Amélie is a film about a café and its guests.".encode("latin-1")),
        (
            "front.md",
            b"---\ntitle: [unclosed\nyear: x\n---\n\nThe film is about a river and the people who live on it.\n",
        ),
        ("unclosed.md", b"---\ntitle: Nobody\n\nThe film is about a river and the people who live on it.\n"),
        ("folder", b"/"),
    ],
    ids=["missing", "empty", "blank", "binary", "not UTF-8", "front matter", "front matter left open", "no review"],
)
@pytest.mark.parametrize("command", ["add", "inspect"])
def test_a_file_that_is_no_review(  # noqa: PLR0913, PLR0917 - fixtures
    run: Run, boat: str, tmp_path: Path, command: str, name: str, data: bytes | None
) -> None:
    """A path that is no review gives one line that names it, exit code 3, and leaves the library as it was."""
    assert boat
    path = tmp_path / name
    if data == b"/":
        path.mkdir()
        (path / "notes.pdf").write_bytes(b"%PDF")
    elif data is not None:
        path.write_bytes(data)
    before = run("films", "--reviews").out
    ran = run(command, str(path))
    assert ran.code == 3
    assert ran.out == ("0 added, 0 replaced, 0 unchanged, 1 refused\n" if command == "add" else "")
    assert ran.err.startswith(f"matinee: {path}")
    assert ran.err.count("\n") == 1
    assert run("films", "--reviews").out == before


def test_a_collection_with_a_bad_name(run: Run, boat: str, tmp_path: Path) -> None:
    """A name that cannot be a collection's is refused before anything is read."""
    assert boat
    ran = run("add", str(tmp_path / "in"), "--collection", "a b")
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert "cannot name a collection" in ran.err


COMMANDS_WITH_LIBRARY = [
    ("films",),
    ("ask", "Who plays Irma?"),
    ("cast", "paper boat"),
    ("remove", "boat"),
    ("check",),
]


@pytest.mark.parametrize("arguments", COMMANDS_WITH_LIBRARY, ids=lambda arguments: str(arguments[0]))
@pytest.mark.parametrize(
    ("trouble", "reason"),
    [("newer", "has format 99"), ("damaged", "catalogue.sqlite"), ("model", "was made with the embedding model")],
)
def test_a_library_that_cannot_be_used(  # noqa: PLR0913, PLR0917 - fixtures
    run: Run,
    boat: str,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    trouble: str,
    reason: str,
) -> None:
    """A library of a newer format, of another model or damaged gives one line, exit code 3, and stays as it is."""
    assert boat
    catalogue = home / "catalogue.sqlite"
    with closing(sqlite3.connect(catalogue)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if trouble == "newer":
            db.execute("PRAGMA user_version = 99")
    if trouble == "damaged":
        catalogue.write_bytes(b"this is no database " * 500)
    if trouble == "model":
        monkeypatch.setenv("MATINEE_MODEL", "other")
    before = catalogue.read_bytes()
    ran = run(*arguments)
    assert (ran.code, ran.out) == (3, "")
    [line] = [line for line in ran.err.splitlines() if not line.startswith("Loading")]
    assert line.startswith("matinee: ")
    assert reason in line
    assert catalogue.read_bytes() == before


def test_adding_to_a_library_of_another_model(
    run: Run, boat: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A review is not added to a library of another model, and it is said why."""
    path = write_review(tmp_path / "in", "clock.md", CLOCK)
    monkeypatch.setenv("MATINEE_MODEL", "other")
    ran = run("add", str(path))
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    monkeypatch.delenv("MATINEE_MODEL")
    assert run("films").out == "The Paper Boat (2003)\n"
    assert boat


def test_a_home_that_is_a_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder that cannot be made gives one line and exit code 3."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("MATINEE_HOME", str(tmp_path / "file"))
    ran = run("films")
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert ran.err.startswith("matinee: ")


def test_an_empty_model_setting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be used is named by its variable."""
    monkeypatch.setenv("MATINEE_MODEL", "")
    ran = run("films")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("matinee: the setting MATINEE_MODEL cannot be used: ")


@pytest.mark.parametrize("question", ["", "  ", "?", "\udcff", "why is \udcff wet"])
def test_a_question_of_nothing(run: Run, question: str) -> None:
    """A blank or undecodable question is one that the reviews do not answer, not a failure."""
    ran = run("ask", question, "--film", "Jaws")
    assert ran.code in {0, NOT_SAID}
    assert "matinee: " not in ran.err


# inspect, eval, chat


def test_inspect(run: Run, tmp_path: Path) -> None:
    """A review is shown as it is understood: film, reviewer, rating, cast with proof, and every sentence's labels."""
    path = write_review(tmp_path, "boat.md", BOAT)
    ran = run("inspect", str(path))
    assert (ran.code, ran.err) == (0, "Loading the language model, a few seconds …\n")
    lines = ran.out.splitlines()
    assert lines[:3] == ["The Paper Boat (2003)", "  reviewer  Nils Grey", "  rating    4/5"]
    assert "  Vera Lang as Irma  (“Vera Lang plays Irma, a widow who repairs boats on a wide river.”)" in lines
    legend, *text = lines[lines.index("Text") + 1 :]
    assert re.fullmatch(
        r"  \d gives nothing away · \d tells the premise · \d hidden: later events · \d hidden: the ending", legend
    )
    assert len(text) == 5
    assert all(
        re.match(r"  (plot|cast|opinion|background|boilerplate), (none|premise|plot|ending) \d\.\d\d +\S", line)
        for line in text
    )


def test_inspect_shows_what_its_author_says(run: Run, tmp_path: Path) -> None:
    """A sentence that its author marks is shown as marked, and without the mark."""
    path = write_review(tmp_path, "boat.md", BOAT.replace("Vera Lang plays", "||Vera Lang|| plays"))
    lines = run("inspect", str(path)).out.splitlines()
    [marked] = [line for line in lines if " marked " in line]
    assert re.match(r"  \w+, (plot|ending) marked +Vera Lang plays Irma", marked)


def test_inspect_as_json(run: Run, tmp_path: Path) -> None:
    """With --json there is one object a review with exactly the contract's keys, and its quotes stand in its text."""
    write_review(tmp_path / "in", "boat.md", BOAT)
    write_review(tmp_path / "in", "clock.txt", CLOCK)
    ran = run("inspect", str(tmp_path / "in"), "--json")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["film"] for row in rows] == [
        {"title": "The Paper Boat", "year": 2003},
        {"title": "Clockwork Winter", "year": 1996},
    ]
    assert rows[0]["rating"] == {"value": 4, "best": 5}
    assert rows[1]["rating"] is None
    for row in rows:
        assert list(row) == [
            "film", "reviewer", "title", "published", "url", "image", "rating", "facts", "cast", "sentences",
            "left_out", "text",
        ]  # fmt: skip
        for sentence in row["sentences"]:
            assert list(sentence) == ["start", "end", "text", "aspect", "spoiler", "spoiler_score"]
            assert row["text"][sentence["start"] : sentence["end"]] == sentence["text"]
        assert all(list(fact) == ["name", "value", "start", "end"] for fact in row["facts"])
        assert all(list(member) == ["actor", "character", "start", "end"] for member in row["cast"])
        assert all(list(part) == ["start", "end", "why"] for part in row["left_out"])


QUESTIONS = [
    {"id": "a", "question": "Who plays Irma in The Paper Boat?", "answers": ["Vera Lang"], "kind": "who"},
    {"id": "b", "question": "Who directed it?", "film": "The Paper Boat", "answerable": False, "kind": "fact"},
    {
        "id": "c",
        "question": "And Jonas?",
        "previous": "Who plays Irma in The Paper Boat?",
        "answers": ["Otto"],
        "kind": "who",
    },
]


def test_eval(run: Run, tmp_path: Path) -> None:
    """A question file is answered from just the reviews given, counted by kind, and written row by row."""
    write_review(tmp_path / "in", "boat.md", BOAT)
    questions = tmp_path / "questions.jsonl"
    questions.write_text("".join(f"{json.dumps(row)}\n" for row in QUESTIONS), encoding="utf-8")
    results = tmp_path / "results.jsonl"
    ran = run("eval", str(questions), "--reviews", str(tmp_path / "in"), "--out", str(results))
    assert ran.code == 0
    table = [re.split(r"\s{2,}", line.strip())[:5] for line in ran.out.splitlines()]
    assert table == [
        ["kind", "questions", "right", "rightly declined", "wrongly declined"],
        ["fact", "1", "-", "1/1 (100.0%)", "-"],
        ["who", "2", "1/2 (50.0%)", "-", "0/2 (0.0%)"],
        ["all", "3", "1/2 (50.0%)", "1/1 (100.0%)", "0/2 (0.0%)"],
    ]
    rows = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    tells = "It tells of the story, the cast and what the reviewer thought."
    assert [(row["id"], row["answered"], row["kind"], row["shown"].splitlines()[0]) for row in rows] == [
        ("a", True, "cast", "Vera Lang plays Irma."),
        (
            "b",
            False,
            "fact",
            f"The review doesn't say who directed The Paper Boat (2003). {tells}",
        ),
        ("c", True, "cast", "Emil Frost plays Jonas."),
    ]
    assert "Paper Boat" not in run("films").out


def test_eval_of_the_library(run: Run, boat: str, tmp_path: Path) -> None:
    """Without --reviews the questions are answered from the library."""
    assert boat
    questions = tmp_path / "questions.jsonl"
    questions.write_text(json.dumps(QUESTIONS[0]), encoding="utf-8")
    ran = run("eval", str(questions))
    assert ran.code == 0
    assert re.search(r"^all +1 +1/1 \(100\.0%\)", ran.out, re.MULTILINE)


@pytest.mark.parametrize("bad", ["questions", "row", "reviews", "review", "out"])
def test_eval_with_bad_input(run: Run, tmp_path: Path, bad: str) -> None:
    """A missing file, a bad row, a missing or bad review or an unwritable result: one line, and exit code 3."""
    questions = tmp_path / "questions.jsonl"
    if bad != "questions":
        questions.write_text("{" if bad == "row" else json.dumps(QUESTIONS[0]), encoding="utf-8")
    reviews = tmp_path / ("nowhere" if bad == "reviews" else "in")
    write_review(tmp_path / "in", "boat.md", "" if bad == "review" else BOAT)
    out = tmp_path / "nowhere" / "out.jsonl" if bad == "out" else tmp_path / "out.jsonl"
    ran = run("eval", str(questions), "--reviews", str(reviews), "--out", str(out))
    assert (ran.code, ran.out if bad != "out" else "") == (3, "")
    [line] = [line for line in ran.err.splitlines() if not line.startswith("Loading")]
    assert line.startswith("matinee: ")
    assert "internal error" not in line


def test_chat(run: Run) -> None:
    """One question after another keeps film and person; /spoilers shows what was hidden; quit leaves."""
    lines = [
        "Who plays Quint in Jaws?",
        "and Chrissie?",
        "and Martin Brody?",
        "Who directed it?",
        "How does Casablanca end?",
        "/spoilers",
        "quit",
        "x",
    ]
    ran = run("chat", stdin="\n".join(lines))
    assert ran.code == 0
    assert "Robert Shaw plays Quint." in ran.out
    assert "Susan Backlinie plays Chrissie." in ran.out
    assert "Roy Scheider plays Martin Brody." in ran.out
    assert "The review doesn't say who directed Jaws (1975)." in ran.out
    [hidden, shown] = ran.out.split("How Casablanca (1942) ends:")[1:]
    assert "puts Ilsa on the plane" not in hidden
    assert "puts Ilsa on the plane" in shown
    assert "\x1b" not in ran.out
    assert ">" not in ran.out


@pytest.mark.parametrize("stdin", ["", "   \nWho plays Quint?\n"])
def test_chat_ends_with_its_input(run: Run, stdin: str) -> None:
    """At the end of the input the chat ends, and a blank line is no question."""
    ran = run("chat", "--film", "Jaws", stdin=stdin)
    assert ran.code == 0
    assert "internal error" not in ran.err
    assert ("Robert Shaw plays Quint." in ran.out) == bool(stdin)


def test_feedback(run: Run, home: Path) -> None:
    """What people said on Discord is counted, and the questions that were answered wrong are listed."""
    nobody = "Nobody has rated an answer yet: the buttons stand below each answer on Discord.\n"
    assert run("feedback") == Ran(0, nobody, "")
    result = to_json(NoAnswer(Kind.CAST, Film("jaws", "Jaws", 1975), "The review doesn't say."))
    with Store(home / FILE_NAME) as store:
        answer = store.save_answer(Place(1, 2, 3), Request(Wish.QUESTION, "who plays\nVaughn"), result)
        store.rate(answer, 3, helpful=False)
        store.rate(answer, 4, helpful=True)
    assert run("feedback") == Ran(0, "1 helpful, 1 wrong\nwrong x1  who plays Vaughn (Jaws (1975))\n", "")

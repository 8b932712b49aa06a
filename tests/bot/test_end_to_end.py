"""The whole way with the real language model, over the samples."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from bot.answers.cover import Cover, hidden_text, shown_text
from bot.answers.records import Answer
from bot.session import open_session
from index.batches import label_by_vectors
from index.embedder import load_embedder
from index.library import Library
from index.records import Outcome
from reviews.reading import read_samples, read_samples_by_words
from reviews.records import SpoilerLevel
from tests.bot.making import ask_for, check_honest
from tests.bot.test_command_line import BOAT
from tests.bot.test_start_up import start

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def real(sample_home: Path) -> Iterator[Answerer]:
    """Answer from the samples with the default model."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATINEE_HOME", str(sample_home))
        patch.delenv("MATINEE_MODEL", raising=False)
        with open_session() as session:
            yield session.answerer


# Question, words that must be shown at once, words that must be hidden.
ANSWERED = [
    ("Who plays Quint in Jaws?", ["Robert Shaw"], []),
    ("Who directed Parasite?", ["Bong Joon-ho"], []),
    ("who wrote the shawshank redemption", ["Frank Darabont"], []),
    ("When did Casablanca come out?", ["1942"], []),
    ("How long is Miracle in Cell Number 7?", ["a little over two hours"], []),
    ("Who is in The Sixth Sense?", ["Bruce Willis", "Toni Collette"], []),
    ("Why is Andy in prison in The Shawshank Redemption?", ["shooting his wife"], []),
    ("What backpack does the girl want in Miracle in Cell No. 7?", [], ["Sailor Moon"]),
    ("How does Casablanca end?", [], ["on the plane with her husband"]),
    ("What happens at the end of Titanic?", [], ["grand staircase"]),
    ("Who hides in the shuttle in Alien?", [], ["The alien has hidden in the shuttle."]),
    ("Is The Happening worth watching?", ["2/10"], []),
    ("How is the music in Spirited Away?", ["Hisaishi"], []),
    ("What did the reviewer think of Parasite?", ["4.5/5", "recommend"], []),
    ("What is Spirited Away about?", ["Chihiro"], []),
]


@pytest.mark.parametrize(("text", "shown", "hidden"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_questions_that_the_samples_answer(real: Answerer, text: str, shown: list[str], hidden: list[str]) -> None:
    """The words that answer are shown, or hidden where they give away more than the premise."""
    result = real.ask(ask_for(text))
    assert isinstance(result, Answer), result
    check_honest(result)
    at_once, covered = shown_text(result, Cover.COVER), hidden_text(result, Cover.COVER)
    assert [words for words in shown if words not in at_once] == []
    assert [words for words in hidden if words not in covered or words in at_once] == []


DECLINED = [
    "Who directed Jaws?",
    "What was the budget of Alien?",
    "Who plays Indiana Jones in Jaws?",
    "Who directed Vertigo?",
    "What time is it in Oslo?",
]


@pytest.mark.parametrize("text", DECLINED)
def test_questions_that_the_samples_do_not_answer(real: Answerer, text: str) -> None:
    """What the reviews do not say is declined, never guessed."""
    assert not isinstance(real.ask(ask_for(text)), Answer)


def test_a_summary_shows_nothing_later(real: Answerer) -> None:
    """What a film is about is told with nothing above the premise, and nothing hidden."""
    result = real.ask(ask_for("What is Spirited Away about?"))
    assert isinstance(result, Answer)
    assert max(citation.spoiler for citation in result.citations) <= SpoilerLevel.PREMISE
    assert hidden_text(result, Cover.COVER) == ""
    assert not any(word in shown_text(result, Cover.SHOW) for word in ("dragon", "No-Face", "contract"))


def test_a_conversation(real: Answerer) -> None:
    """Follow-ups keep the film and the person."""
    first = "Who is Andy Dufresne in The Shawshank Redemption?"
    assert "Tim Robbins plays Andy Dufresne." in shown_text(real.ask(ask_for(first)), Cover.COVER)
    second = real.ask(ask_for("and the warden?", "The Shawshank Redemption", first))
    assert second.film is not None
    assert second.film.title == "The Shawshank Redemption"


def test_the_command_with_the_real_model(tmp_path: Path) -> None:
    """A review is added and asked about by processes of their own, with one line on stderr for each wait."""
    home, path = tmp_path / "home", tmp_path / "boat.md"
    path.write_text(BOAT, encoding="utf-8")
    added = start(home, "-m", "bot", "add", str(path))
    assert (added.returncode, added.stdout) == (0, "1 added, 0 replaced, 0 unchanged, 0 refused\n")
    asked = start(home, "-m", "bot", "ask", "What does the stranger hide?", "--json")
    assert asked.returncode == 0
    row = json.loads(asked.stdout)
    assert "a letter that he never shows" in row["shown"] + row["hidden"]
    assert [line.split(" ")[0] for line in asked.stderr.splitlines()] == ["Loading", "Loading"]


def test_the_samples_are_labelled_as_they_would_be_now() -> None:
    """The labels that come with the samples are those that the weights give them, but for rounding."""
    embedder = load_embedder()
    for held, read in zip(read_samples(), read_samples_by_words(), strict=True):
        made = label_by_vectors(read, embedder)
        assert [s.aspect for s in held.sentences] == [s.aspect for s in made.sentences]
        assert [s.spoiler for s in held.sentences] == [s.spoiler for s in made.sentences]
        scores = zip(held.sentences, made.sentences, strict=True)
        assert all(abs(one.spoiler_score - other.spoiler_score) < 0.01 for one, other in scores)


def test_what_is_stored_is_labelled_by_vectors(tmp_path: Path) -> None:
    """A review is labelled by its words when it is read, and by its vectors once it is stored, at once or later."""
    reading = next(read_samples_by_words())
    embedder = load_embedder()
    final = label_by_vectors(reading, embedder)
    with Library.open(tmp_path) as library:
        library.add(reading, "one", embedder)
        library.add(reading, "two", None)
        library.embed_missing(embedder)
        for [entry] in (library.entries([name]) for name in ("one", "two")):
            found = entry.reading.sentences
            assert [s.spoiler for s in found] == [s.spoiler for s in final.sentences]
            assert [s.spoiler_score for s in found] != [s.spoiler_score for s in reading.sentences]
        assert library.add(reading, "one", embedder) is Outcome.UNCHANGED

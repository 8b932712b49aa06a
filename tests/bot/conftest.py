"""A small library with remakes, the samples read once, and a home folder with them to copy."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from index.embedder import DEFAULT_MODEL
from index.library import SAMPLES, SHARED, Library
from reviews.reading import read_samples
from reviews.records import Rating, Reading
from tests.bot.making import background, ending, later, opinion, premise, review
from tests.fakes import HashingEmbedder


class DefaultEmbedder(HashingEmbedder):
    """The fake embedder under the name of the default model, for commands."""

    name = DEFAULT_MODEL


HARBOUR = review(
    "The Salt Harbour",
    2011,
    [
        background("Liv Aasen directed this drama in Norway in 2011."),
        premise("Ivar Holm plays the lighthouse keeper Odd Brekke, who fears the sea."),
        premise("Tuva Lie is his daughter Maren, and she collects bottles."),
        later("Odd hides a smuggler in the boathouse because he owes him money."),
        later("Gard Moe plays the smuggler, and he burns the boathouse down."),
        ending("Maren sails away and the lamp goes out."),
        opinion("The acting of Ivar Holm is superb."),
        opinion("I recommend it to anybody who loves the sea."),
    ],
    cast=[("Ivar Holm", "Odd Brekke"), ("Tuva Lie", "Maren"), ("Gard Moe", "the smuggler"), ("Siri Dahl", None)],
    facts=[("director", "Liv Aasen"), ("country", "Norway"), ("year", "2011")],
    rating=Rating(4, 5, "4/5"),
)
FERRY_1987 = review(
    "Night Ferry",
    1987,
    [
        premise("A pianist named Bruno boards the last ferry with a stolen violin."),
        opinion("The music is wonderful."),
    ],
    cast=[("Paul Reuter", "Bruno")],
    facts=[("director", "Hanna Voss")],
    reviewer="Ben Writer",
)
FERRY_2016 = review(
    "Night Ferry",
    2016,
    [premise("A dancer named Cleo boards the last ferry with a stolen coat."), opinion("I was bored by all of it.")],
    cast=[("Dina Salz", "Cleo")],
)
ORCHARD = review(
    "Glass Orchard",
    2004,
    [premise("Two cousins plant apple trees behind a closed factory."), ending("The factory swallows the trees.")],
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open a library of four films, two of them of one title."""
    with Library.open(tmp_path / "library", HashingEmbedder.name) as opened:
        for _ in opened.add_many([HARBOUR, FERRY_1987, FERRY_2016, ORCHARD], SHARED, HashingEmbedder()):
            pass
        yield opened


@pytest.fixture
def answerer(library: Library) -> Answerer:
    """Answer from the small library."""
    return Answerer(library, HashingEmbedder)


@pytest.fixture
def modelless(library: Library) -> Answerer:
    """Answer from the small library, and fail where the language model is asked for."""

    def refuse() -> HashingEmbedder:
        pytest.fail("this question asked for the language model")

    return Answerer(library, refuse)


@pytest.fixture(scope="session")
def samples() -> tuple[Reading, ...]:
    """Read the sample reviews once."""
    return tuple(read_samples())


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a home folder with the samples in it, as the first command does."""
    from bot.session import open_session  # noqa: PLC0415 - only these tests need it

    home = tmp_path_factory.mktemp("template") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATINEE_HOME", str(home))
        with open_session() as session:
            assert session.library.visible() == (SAMPLES,)
    return home


@pytest.fixture
def home(sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the commands a home folder with the samples, and the fake embedder."""
    folder = tmp_path / "home"
    shutil.copytree(sample_home, folder)
    monkeypatch.setenv("MATINEE_HOME", str(folder))
    monkeypatch.delenv("MATINEE_MODEL", raising=False)
    load: Callable[[str], DefaultEmbedder] = lambda _model: DefaultEmbedder()  # noqa: E731
    monkeypatch.setattr("bot.session.load_embedder", load)
    return folder

"""A library in a folder of its own, and a few readings to put into it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from reviews.records import Aspect, CastMember, Fact, LeftOut, Reading, Span, SpoilerLevel
from tests.fakes import HashingEmbedder, make_reading


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open an empty library for the fake embedder."""
    with Library.open(tmp_path / "home", HashingEmbedder.name) as opened:
        yield opened


@pytest.fixture
def storm() -> Reading:
    """Make a reading with everything in it."""
    return make_reading(
        "Storm",
        2010,
        [
            ("A sailor fears the storm.", Aspect.PLOT, SpoilerLevel.PREMISE),
            ("The sailor drowns.", Aspect.PLOT, SpoilerLevel.ENDING),
            ("Ruth Vega is superb.", Aspect.OPINION, SpoilerLevel.NONE),
            ("Follow me on the web.", Aspect.BOILERPLATE, SpoilerLevel.NONE),
        ],
        cast=[CastMember("Ruth Vega", None, Span(45, 54)), CastMember("Ito Ken", "the sailor", None)],
        facts=[Fact("year", "2010", None), Fact("lead", "Ruth Vega", Span(45, 54))],
        left_out=[LeftOut(Span(66, 87), "asks to be followed")],
    )


@pytest.fixture
def garden() -> Reading:
    """Make a reading of another film."""
    return make_reading("Garden", 1999, [("Two sisters grow roses.", Aspect.PLOT, SpoilerLevel.PREMISE)])


def execute(library: Library, statement: str, *parameters: object) -> None:
    """Change the catalogue behind the library's back."""
    with closing(sqlite3.connect(library.home / "catalogue.sqlite")) as db, db:
        db.execute(statement, parameters)

"""Transactions and generations of the catalogue."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.catalogue import Catalogue, Generation, generation_of
from index.errors import LibraryError


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Open an empty catalogue."""
    opened = Catalogue(tmp_path / "catalogue.sqlite", "m")
    yield opened
    opened.close()


def generation(catalogue: Catalogue) -> Generation:
    """Read the generation."""
    with catalogue.read() as db:
        return generation_of(db)


def test_each_write_begins_a_generation(catalogue: Catalogue) -> None:
    """A write raises the generation's number by one and changes its revision; reading changes neither."""
    before = generation(catalogue)
    assert generation(catalogue) == before
    with catalogue.write():
        pass
    after = generation(catalogue)
    assert after.number == before.number + 1
    assert after.revision != before.revision


def test_a_failed_write_leaves_nothing(catalogue: Catalogue) -> None:
    """An exception in a write undoes all of it, its generation too, and the next write works."""
    before = generation(catalogue)

    def fail() -> None:
        with catalogue.write() as db:
            db.execute("UPDATE meta SET dimension = 3")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert generation(catalogue) == before
    with catalogue.write() as db:
        assert db.execute("SELECT dimension FROM meta").fetchone()[0] is None


def test_a_busy_library_says_so(catalogue: Catalogue) -> None:
    """If another process holds the catalogue too long, the error says to try again."""
    other = Catalogue(catalogue.path, "m")
    with other.read() as db:
        db.execute("PRAGMA busy_timeout = 1")

    def write() -> None:
        with catalogue.write(), other.write():
            pass

    with pytest.raises(LibraryError, match="busy with another process: try again"):
        write()
    other.close()


def test_commits_survive_a_power_cut(catalogue: Catalogue) -> None:
    """The file is kept with a write-ahead log that is synced at every commit."""
    with catalogue.read() as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 2

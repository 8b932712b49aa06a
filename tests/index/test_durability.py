"""Crashes, damage, other versions, and several processes and threads at once."""

import logging
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import LibraryDamagedError, LibraryError, LibraryFormatError, LibraryModelError
from index.library import SHARED, Library
from index.records import Hit, Outcome, Query
from reviews.records import Aspect, Reading, SpoilerLevel
from tests.fakes import HashingEmbedder, make_reading
from tests.index.conftest import execute

EMBEDDER = HashingEmbedder()
ROOT = Path(__file__).parents[2]


def numbered(n: int) -> Reading:
    """Make the n-th of many readings."""
    sentences = [(f"Sentence {m} of film {n}.", Aspect.PLOT, SpoilerLevel(m % 4)) for m in range(30)]
    return make_reading(f"Film {n}", 1990, sentences)


def find(library: Library, text: str) -> list[Hit]:
    """Search all that is shared."""
    return library.search(Query(text, (SHARED,)), EMBEDDER.embed([text])[0])


ADD_FOR_EVER = """
import itertools, pathlib, sys
from index.library import Library, SHARED
from tests.fakes import HashingEmbedder
from tests.index.test_durability import EMBEDDER, find, numbered

with Library.open(pathlib.Path(sys.argv[1]), EMBEDDER.name) as library:
    for n in itertools.count():
        library.add(numbered(n), SHARED, EMBEDDER)
        print(n, flush=True)
        find(library, "film")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that kills")
@pytest.mark.parametrize("added_before", [1, 5, 9])
def test_a_kill_loses_nothing_that_was_added(tmp_path: Path, added_before: int) -> None:
    """After a kill -9 amid adding and searching, all that was reported as added is whole, and nothing half there."""
    arguments = [sys.executable, "-c", ADD_FOR_EVER, str(tmp_path)]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        reported = [int(next(adding.stdout)) for _ in range(added_before)]
        os.kill(adding.pid, signal.SIGKILL)
        reported += [int(line) for line in adding.stdout]
    with Library.open(tmp_path, EMBEDDER.name) as library:
        entries = library.entries([SHARED])
        assert len(reported) <= len(entries) <= len(reported) + 1
        assert all(library.add(numbered(n), SHARED, None) is Outcome.UNCHANGED for n in range(len(entries)))
        assert len(find(library, "film")) == 10
        report = library.check()
        assert (report.unembedded, report.problems) == (0, ())


def cut_in_half(file: Path) -> None:
    """Leave what a crash amid writing would."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def overwrite_middle(file: Path) -> None:
    """Change bytes, but not the size."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


def empty(file: Path) -> None:
    """Leave nothing in the file."""
    file.write_bytes(b"")


@pytest.mark.parametrize("harm", [cut_in_half, overwrite_middle, empty])
def test_a_damaged_vector_file_is_rebuilt_and_said(
    library: Library, storm: Reading, caplog: pytest.LogCaptureFixture, harm: Callable[[Path], None]
) -> None:
    """A damaged or half-written vector file is made again from the catalogue, with one warning, and finds the same."""
    library.add(storm, SHARED, EMBEDDER)
    before = find(library, "sailor")
    file = library.home / "vectors.faiss"
    good = file.read_bytes()
    harm(file)
    with Library.open(library.home, EMBEDDER.name) as again:
        assert find(again, "sailor") == before
    assert file.read_bytes() == good
    [record] = caplog.records
    assert (record.name, record.levelno) == ("matinee.index", logging.WARNING)
    assert record.getMessage() == f"the vector file {file} was damaged: it is rebuilt from the catalogue"


def test_a_missing_or_stale_vector_file_is_rebuilt_silently(
    library: Library, storm: Reading, garden: Reading, caplog: pytest.LogCaptureFixture
) -> None:
    """A vector file that is missing, or older than the catalogue, is made again without a word."""
    file = library.home / "vectors.faiss"
    library.add(storm, SHARED, EMBEDDER)
    library.refresh()
    stale = file.read_bytes()
    library.add(garden, SHARED, EMBEDDER)
    before = find(library, "roses")
    good = file.read_bytes()
    assert before[0].passage.text == "Two sisters grow roses."
    for spoil in (file.unlink, lambda: file.write_bytes(stale)):
        spoil()
        with Library.open(library.home, EMBEDDER.name) as again:
            assert find(again, "roses") == before
        assert file.read_bytes() == good
    assert caplog.records == []


def test_a_restored_backup_never_meets_the_vectors_of_what_it_replaced(
    tmp_path: Path, storm: Reading, garden: Reading
) -> None:
    """A catalogue put back from a backup, that has since had as many writes, does not take up the newer vectors."""
    home, backup = tmp_path / "home", tmp_path / "backup"
    with Library.open(home, EMBEDDER.name):
        pass
    shutil.copytree(home, backup)
    with Library.open(home, EMBEDDER.name) as library:
        library.add(garden, SHARED, EMBEDDER)
        library.refresh()
    shutil.copy(home / "vectors.faiss", backup)
    with Library.open(backup, EMBEDDER.name) as library:
        library.add(storm, SHARED, EMBEDDER)
        hits = find(library, "Storm (2010): A sailor fears the storm.")
    assert hits[0].score == pytest.approx(1)


def test_a_library_that_cannot_write_the_vector_file_searches(
    library: Library, storm: Reading, caplog: pytest.LogCaptureFixture
) -> None:
    """If the vector file cannot be written, searching goes on, with a warning and without leaving half a file."""
    (library.home / "vectors.faiss").mkdir()
    library.add(storm, SHARED, EMBEDDER)
    assert len(find(library, "sailor")) == 4
    assert "cannot be written" in caplog.records[-1].getMessage()
    assert list(library.home.glob("*.tmp")) == []


def test_a_newer_library_is_refused(library: Library, storm: Reading) -> None:
    """A library of a newer format is refused with how to upgrade, and left as it is."""
    library.add(storm, SHARED, EMBEDDER)
    library.close()
    execute(library, "PRAGMA user_version = 3")
    before = (library.home / "catalogue.sqlite").read_bytes()
    with pytest.raises(LibraryFormatError, match=r"has format 3.*pip install --upgrade matinee-bot"):
        Library.open(library.home, EMBEDDER.name)
    assert (library.home / "catalogue.sqlite").read_bytes() == before


def test_an_older_library_is_brought_up_to_date(library: Library, storm: Reading) -> None:
    """A library of format 1, whose sentences know no marks, opens, keeps its reviews, and is embedded anew."""
    library.add(storm, SHARED, EMBEDDER)
    [before] = library.entries([SHARED])
    library.close()
    execute(library, "ALTER TABLE sentences DROP COLUMN marked")
    execute(library, "PRAGMA user_version = 1")
    with Library.open(library.home, EMBEDDER.name) as again:
        assert again.entries([SHARED]) == [before]
        assert again.check().unembedded == 8
        again.embed_missing(EMBEDDER)
        assert len(find(again, "sailor")) == 4


def test_a_library_of_another_model_is_refused(library: Library, storm: Reading) -> None:
    """A library with vectors of another model is refused, by name, with what to do, and still opens with its own."""
    library.add(storm, SHARED, EMBEDDER)
    with pytest.raises(LibraryModelError, match=r"made with the embedding model hashing-64, not other: set the model"):
        Library.open(library.home, "other")
    with Library.open(library.home, EMBEDDER.name) as again:
        assert len(find(again, "sailor")) == 4


def test_a_library_without_vectors_takes_up_another_model(library: Library, storm: Reading) -> None:
    """As long as nothing is embedded the model can change; one who still has the old one is then refused."""
    library.add(storm, SHARED, None)
    with Library.open(library.home, "other") as again:
        assert len(again.reviews()) == 1
    with pytest.raises(LibraryModelError, match="made with the embedding model other, not hashing-64"):
        library.embed_missing(EMBEDDER)


@pytest.mark.parametrize("content", [b"Dear diary, " * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    """A catalogue that SQLite cannot read is refused with what to do, and left as it is."""
    file = tmp_path / "catalogue.sqlite"
    file.write_bytes(content)
    with pytest.raises(LibraryDamagedError, match=r"cannot be read.*put a backup of it back"):
        Library.open(tmp_path)
    assert file.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """A SQLite file of another program is refused, and left as it is."""
    file = tmp_path / "catalogue.sqlite"
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE diary (entry TEXT)")
    before = file.read_bytes()
    with pytest.raises(LibraryDamagedError, match="belongs to another program"):
        Library.open(tmp_path)
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    """If a file stands where the library's folder should be, the error names it."""
    (tmp_path / "home").touch()
    with pytest.raises(LibraryError, match=r"folder .*home cannot be made .*: choose another folder"):
        Library.open(tmp_path / "home")


def test_a_second_library_sees_what_the_first_does(library: Library, storm: Reading, garden: Reading) -> None:
    """What one adds or removes, another that has the library open finds, or no longer finds, at its next search."""
    library.add(storm, SHARED, EMBEDDER)
    with Library.open(library.home, EMBEDDER.name) as second:
        assert len(find(second, "sailor roses")) == 4
        library.add(garden, SHARED, EMBEDDER)
        assert len(find(second, "sailor roses")) == 5
        second.remove(SHARED, storm.review.id)
        assert [hit.passage.text for hit in find(library, "sailor roses")] == ["Two sisters grow roses."]


def test_many_threads_may_use_a_library(library: Library) -> None:
    """Adding and searching from several threads at once ends with everything added and nothing wrong."""

    def work(n: int) -> int:
        library.add(numbered(n), SHARED, EMBEDDER)
        return len(find(library, f"film {n}"))

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(work, range(16))) == [10] * 16
    assert library.check().problems == ()
    assert len(library.reviews()) == 16


OPEN_AND_ADD = """
import pathlib, sys
from index.library import Library, SHARED
from tests.index.test_durability import EMBEDDER, numbered

with Library.open(pathlib.Path(sys.argv[1]), EMBEDDER.name) as library:
    for n in range(8):
        library.add(numbered(int(sys.argv[2]) + n), SHARED, EMBEDDER)
"""


def test_several_processes_may_make_and_fill_a_library(tmp_path: Path) -> None:
    """Processes that make a library at the same moment and add to it take turns, and none fails."""
    started = [
        subprocess.Popen([sys.executable, "-c", OPEN_AND_ADD, str(tmp_path), str(first)], cwd=ROOT)
        for first in (0, 100, 200)
    ]
    assert [process.wait() for process in started] == [0, 0, 0]
    with Library.open(tmp_path, EMBEDDER.name) as library:
        assert len(library.reviews()) == 24
        assert library.check().problems == ()


def test_opening_a_library_needs_no_model() -> None:
    """The library is imported without PyTorch and sentence-transformers, which take seconds."""
    code = "import sys, index.library; print({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert printed.stdout == "set()\n"

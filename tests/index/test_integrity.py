"""What a check finds, repairs and reports."""

import pytest

from index.library import SHARED, Library
from index.records import CheckReport, Query
from reviews.records import Reading
from tests.fakes import HashingEmbedder
from tests.index.conftest import execute

EMBEDDER = HashingEmbedder()


@pytest.fixture(autouse=True)
def filled(library: Library, storm: Reading, garden: Reading) -> None:
    """Put two reviews into the library."""
    library.add(storm, SHARED, EMBEDDER)
    library.add(garden, SHARED, EMBEDDER)
    library.refresh()


def test_a_sound_library_passes(library: Library) -> None:
    """In a sound library there is nothing to repair and no problem."""
    assert library.check() == CheckReport(reviews=2, passages=5, unembedded=0, repaired=(), problems=())


def test_what_waits_for_vectors_is_no_problem(library: Library, storm: Reading) -> None:
    """What is not embedded yet is counted, and is no problem."""
    library.add(storm, "guild", None)
    assert library.check() == CheckReport(reviews=3, passages=9, unembedded=8, repaired=(), problems=())


@pytest.mark.parametrize(
    "harm",
    [
        "INSERT INTO passage_words (passage_words) VALUES ('delete-all')",
        "INSERT INTO passage_words (rowid, text) VALUES (99, 'unheard')",
        "UPDATE passage_words_data SET block = x'00' WHERE id > 10",
    ],
)
def test_a_wrong_keyword_index_is_made_again(library: Library, harm: str) -> None:
    """A keyword index that lacks a passage, has one too many, or is damaged is made again; keywords work after it."""
    execute(library, harm)
    report = library.check()
    assert report.repaired == ("the keyword index differed from the passages and has been made again",)
    assert report.problems == ()
    assert library.check().repaired == ()
    vector = EMBEDDER.embed(["nothing alike"])[0]
    assert library.search(Query("drowning", (SHARED,)), vector)[0].passage.text == "The sailor drowns."


def test_a_damaged_vector_file_is_made_again(library: Library) -> None:
    """A damaged vector file is made again and reported once."""
    (library.home / "vectors.faiss").write_bytes(b"no")
    assert library.check().repaired == ("the vector file differed from the catalogue and has been made again",)
    assert library.check().repaired == ()


def test_vectors_other_than_the_catalogues_are_made_again(library: Library) -> None:
    """A whole vector file of the right stamp that does not hold the catalogue's vectors is made again."""
    execute(library, "UPDATE passages SET vector = (SELECT vector FROM passages WHERE id = 1) WHERE id = 2")
    assert library.check().repaired == ("the vector file differed from the catalogue and has been made again",)
    hits = library.search(Query("x", (SHARED,)), EMBEDDER.embed(["Storm (2010): A sailor fears the storm."])[0])
    assert [hit.score for hit in hits[:2]] == pytest.approx([1, 1])


@pytest.mark.parametrize(
    ("harm", "review", "fault"),
    [
        (
            "UPDATE passages SET span_start = 1 WHERE id = 1",
            "storm",
            "the text at 1..25 is not what is quoted from there",
        ),
        ("UPDATE left_out SET span_end = 500", "storm", "66..500 is outside the text"),
        ("UPDATE sentences SET aspect = 'weather' WHERE id = 1", "storm", "'weather' is not a valid Aspect"),
        ("UPDATE passages SET vector = x'00' WHERE id = 5", "garden", "1 of its vectors have a wrong size"),
        (
            "UPDATE passages SET vector = zeroblob(256) WHERE id = 5",
            "garden",
            "some of its vectors are not of length 1",
        ),
        (
            "UPDATE sentences SET vector = zeroblob(256) WHERE id = 1",
            "storm",
            "some of its vectors are not of length 1",
        ),
    ],
)
def test_what_cannot_be_repaired_is_reported(library: Library, harm: str, review: str, fault: str) -> None:
    """A wrong span, value or vector is reported with the review it is in and what to do; searching goes on."""
    execute(library, harm)
    [problem] = library.check().problems
    assert problem.startswith(f"review {review}-")
    assert problem.endswith(f"-ann-critic in shared: {fault}: remove the review and add it again")
    assert library.search(Query("sailor", (SHARED,)), EMBEDDER.embed(["sailor"])[0])


def test_lost_parts_are_reported(library: Library) -> None:
    """Parts whose review is gone are reported as damage."""
    execute(library, "DELETE FROM reviews WHERE id = 'garden-1999-ann-critic'")
    [problem] = library.check().problems
    assert problem.startswith(f"the library {library.home / 'catalogue.sqlite'} cannot be read (parts of a review")

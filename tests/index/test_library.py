"""Adding, replacing, removing and listing reviews."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import ANY

import numpy as np
import pytest

from index.embedder import check_vectors
from index.errors import LibraryError, LibraryModelError
from index.library import SAMPLES, SHARED, Library
from index.records import CastName, Entry, FilmCount, Listing, Outcome, Query
from reviews.records import Aspect, Film, Rating, Reading, SpoilerLevel
from tests.fakes import HashingEmbedder, make_reading

EMBEDDER = HashingEmbedder()


def ask(library: Library, text: str, *collections: str) -> list[str]:
    """Search for `text` and give back the texts that are found."""
    hits = library.search(Query(text, collections or (SHARED,)), EMBEDDER.embed([text])[0])
    return [hit.passage.text for hit in hits]


def without_ids(reading: Reading) -> Reading:
    """Give a stored reading the passage ids of one that is not."""
    return replace(reading, passages=tuple(replace(passage, id=0) for passage in reading.passages))


def test_a_reading_comes_back_whole(library: Library, storm: Reading) -> None:
    """What is read from the library is what was added, with ids given to its passages."""
    review = replace(
        storm.review,
        film=replace(storm.review.film, aliases=("Sturm", "嵐")),
        title="Wet",
        published="2011-01-02",
        url="https://reviews.example/storm",
        image="https://reviews.example/storm.jpg",
        rating=Rating(3.5, 5, "3½/5"),
    )
    full = replace(storm, review=review)
    assert library.add(full, SHARED, EMBEDDER) is Outcome.ADDED
    [entry] = library.entries([SHARED])
    assert without_ids(entry.reading) == full
    assert [passage.id for passage in entry.reading.passages] == [1, 2, 3, 4]
    assert library.reviews() == [Listing(entry.key, SHARED, review)]
    assert library.review_of(entry.reading.passages[0]) == review


def test_adding_again_changes_nothing(library: Library, storm: Reading) -> None:
    """The same reading again, even one taken out of the library, is unchanged and stays as it is."""
    library.add(storm, SHARED, EMBEDDER)
    [before] = library.entries([SHARED])
    assert library.add(storm, SHARED, EMBEDDER) is Outcome.UNCHANGED
    assert library.add(before.reading, SHARED, EMBEDDER) is Outcome.UNCHANGED
    assert library.entries([SHARED]) == [before]


def test_a_new_reading_of_a_review_replaces_the_old(library: Library, storm: Reading, garden: Reading) -> None:
    """A review with a known id replaces that one wholly: search, listing and check see only the new; ids are new."""
    library.add(storm, SHARED, EMBEDDER)
    library.add(garden, SHARED, EMBEDDER)
    [old, _] = library.entries([SHARED])
    new = make_reading("Storm", 2010, [("A sailor loves the calm.", Aspect.PLOT, SpoilerLevel.PREMISE)])
    assert library.add(new, SHARED, EMBEDDER) is Outcome.REPLACED
    assert ask(library, "sailor") == ["A sailor loves the calm.", "Two sisters grow roses."]
    [_, entry] = library.entries([SHARED])
    assert without_ids(entry.reading) == new
    used = {passage.id for passage in old.reading.passages}
    assert used.isdisjoint(passage.id for passage in entry.reading.passages)
    with pytest.raises(LibraryError, match="no longer in the library"):
        library.review_of(old.reading.passages[0])
    report = library.check()
    assert (report.repaired, report.problems) == ((), ())


def test_ids_are_never_used_again(library: Library, storm: Reading) -> None:
    """A review that is removed and added again has another key and other passage ids."""
    library.add(storm, SHARED, None)
    [old] = library.entries([SHARED])
    library.remove(SHARED, storm.review.id)
    library.add(storm, SHARED, None)
    [new] = library.entries([SHARED])
    assert new.key != old.key
    assert {p.id for p in new.reading.passages}.isdisjoint(p.id for p in old.reading.passages)


def test_better_labels_replace_the_same_text(library: Library, storm: Reading) -> None:
    """The same text read with other labels is a new reading."""
    library.add(storm, SHARED, EMBEDDER)
    surer = replace(storm.sentences[0], spoiler_score=0.125)
    again = replace(storm, sentences=(surer, *storm.sentences[1:]))
    assert library.add(again, SHARED, EMBEDDER) is Outcome.REPLACED
    assert library.entries([SHARED])[0].reading.sentences[0] == surer


def test_collections_are_apart(library: Library, storm: Reading) -> None:
    """One id in two collections is two reviews; replacing and removing one leaves the other as it was."""
    library.add(storm, "guild-1", EMBEDDER)
    library.add(storm, "guild_2", EMBEDDER)
    [kept] = library.entries(["guild_2"])
    new = make_reading("Storm", 2010, [("It rains.", Aspect.PLOT, SpoilerLevel.PREMISE)])
    assert library.add(new, "guild-1", EMBEDDER) is Outcome.REPLACED
    assert library.entries(["guild_2"]) == [kept]
    assert library.remove("guild-1", new.review.id) == new.review
    assert library.entries(["guild-1", "guild_2"]) == [kept]
    assert ask(library, "rains", "guild-1", "guild_2") == ask(library, "rains", "guild_2")
    assert ask(library, "rains", "guild-1") == []


def test_removing_what_is_not_there_names_what_is(library: Library, storm: Reading) -> None:
    """Removing an unknown id is refused with the nearest ids of that collection, and of no other."""
    library.add(storm, SHARED, None)
    with pytest.raises(LibraryError, match=r"no review storm-2010-ann: did you mean storm-2010-ann-critic\?"):
        library.remove(SHARED, "storm-2010-ann")
    with pytest.raises(LibraryError, match=r"collection guild has no review storm-2010-ann.*matinee films --reviews"):
        library.remove("guild", "storm-2010-ann")
    assert len(library.reviews()) == 1


@pytest.mark.parametrize("name", ["", "a b", "../x", "ä", "a\n"])
def test_collections_have_plain_names(library: Library, storm: Reading, name: str) -> None:
    """A collection's name is of letters, digits, - and _; anything else is refused."""
    with pytest.raises(LibraryError, match="cannot name a collection: use letters"):
        library.add(storm, name, None)
    with pytest.raises(LibraryError, match="cannot name a collection"):
        library.visible(name)


def test_quotes_must_stand_in_the_text(library: Library, storm: Reading) -> None:
    """A reading with a quote that is not in the text, or a proof outside of it, is refused, and nothing stored."""
    moved = replace(storm.sentences[0], text="A tailor fears the storm.")
    with pytest.raises(ValueError, match=r"the text at 0\.\.25 is not what is quoted"):
        library.add(replace(storm, sentences=(moved, *storm.sentences[1:])), SHARED, EMBEDDER)
    short = replace(storm, review=replace(storm.review, text=storm.review.text[:80]), sentences=(), passages=())
    with pytest.raises(ValueError, match=r"66\.\.87 is outside the text"):
        library.add(short, SHARED, EMBEDDER)
    assert library.reviews() == []


def test_many_are_added_in_order(library: Library) -> None:
    """Many reviews come back in order with what became of each; one given twice is unchanged the second time."""
    made = [
        make_reading(
            f"Film {n}", 1990, [(f"Word{n} and word{m}.", Aspect.PLOT, SpoilerLevel(m % 4)) for m in range(40)]
        )
        for n in range(20)
    ]
    library.add(made[3], SHARED, None)
    outcomes = list(library.add_many(iter([*made, made[0]]), SHARED, EMBEDDER))
    expected = [Outcome.ADDED] * 3 + [Outcome.UNCHANGED] + [Outcome.ADDED] * 16 + [Outcome.UNCHANGED]
    assert outcomes == list(zip([*made, made[0]], expected, strict=True))
    for entry in library.entries([SHARED])[1:]:
        texts = [sentence.text for sentence in entry.reading.sentences]
        assert np.array_equal(library.sentence_vectors(entry.key), EMBEDDER.embed(texts))


def test_what_has_no_vectors_gets_them(library: Library, storm: Reading, garden: Reading) -> None:
    """Reviews added without an embedder are listed but not found, until what is missing is embedded."""
    library.add(garden, SHARED, EMBEDDER)
    library.add(storm, SHARED, None)
    assert ask(library, "storm sailor") == ["Two sisters grow roses."]
    [_, entry] = library.entries([SHARED])
    with pytest.raises(LibraryError, match="without a usable vector"):
        library.sentence_vectors(entry.key)
    steps: list[tuple[int, int]] = []
    assert library.embed_missing(EMBEDDER, lambda done, total: steps.append((done, total))) == 1
    assert steps == [(1, 1)]
    assert ask(library, "storm sailor")[0] == "A sailor fears the storm."
    check_vectors(library.sentence_vectors(entry.key), 4, 64)
    assert library.embed_missing(EMBEDDER) == 0


def test_two_of_one_id_in_a_batch(library: Library, storm: Reading) -> None:
    """Of two reviews of one id that are added together the last one stays, also where it was there before."""
    other = replace(storm, cast=())
    library.add(storm, SHARED, EMBEDDER)
    outcomes = [outcome for _, outcome in library.add_many([other, storm], SHARED, EMBEDDER)]
    assert outcomes == [Outcome.REPLACED, Outcome.REPLACED]
    assert [entry.reading.cast for entry in library.entries([SHARED])] == [storm.cast]


def test_vectors_do_not_depend_on_when_they_are_made(library: Library, storm: Reading) -> None:
    """Embedding at once or later gives the same scores: the film's name is put before the passage in both."""
    library.add(storm, "one", EMBEDDER)
    library.add(storm, "two", None)
    library.embed_missing(EMBEDDER)
    own = "Storm (2010): The sailor drowns."
    vector = EMBEDDER.embed([own])[0]
    one, two = (library.search(Query(own, (name,)), vector) for name in ("one", "two"))
    assert [(hit.passage.text, hit.score) for hit in one] == [(hit.passage.text, hit.score) for hit in two]
    assert one[0].passage.text == "The sailor drowns."
    assert one[0].score == pytest.approx(1)


def test_another_embedder_is_refused(library: Library, storm: Reading) -> None:
    """An embedder other than the library's is refused before anything is stored."""

    class Other(HashingEmbedder):
        name = "other"

    with pytest.raises(LibraryModelError, match="open for the embedding model hashing-64, not other"):
        library.add(storm, SHARED, Other())
    with pytest.raises(LibraryModelError, match="open for the embedding model hashing-64, not other"):
        library.embed_missing(Other())
    assert library.reviews() == []


def test_samples_are_seen_only_alone(library: Library, storm: Reading, garden: Reading) -> None:
    """Samples are seen by whom no other review is seen; what other collections hold changes nothing for them."""
    assert library.visible("guild") == (SAMPLES,)
    library.add(storm, SAMPLES, None)
    assert library.visible() == (SAMPLES,)
    library.add(garden, "guild", None)
    assert library.visible() == (SAMPLES,)
    assert library.visible("guild") == ("guild",)
    assert library.visible("other") == (SAMPLES,)
    library.add(storm, SHARED, None)
    assert library.visible() == (SHARED,)
    assert library.visible(SHARED) == (SHARED,)
    assert library.visible("guild") == (SHARED, "guild")
    assert library.visible("other") == (SHARED,)


def test_reviews_are_listed_by_collection(library: Library, storm: Reading, garden: Reading) -> None:
    """All reviews are listed by collection and film; those of one collection alone where that is named."""
    for collection, reading in (("guild-2", storm), ("guild-1", storm), ("guild-1", garden), (SHARED, garden)):
        library.add(reading, collection, None)
    listed = [(listing.collection, listing.review) for listing in library.reviews()]
    assert listed == [
        ("guild-1", garden.review),
        ("guild-1", storm.review),
        ("guild-2", storm.review),
        (SHARED, garden.review),
    ]
    for collection in ("guild-1", "guild-2", SHARED, "guild"):
        of_one = [(listing.collection, listing.review) for listing in library.reviews(collection)]
        assert of_one == [each for each in listed if each[0] == collection]


def test_films_are_counted(library: Library, storm: Reading, garden: Reading) -> None:
    """Films are listed by title with the number of reviews and all aliases, remakes apart, other collections not."""
    remake = make_reading("storm", 2022, [("Again.", Aspect.OPINION, SpoilerLevel.NONE)])
    second = make_reading("Storm", 2010, [("Fine.", Aspect.OPINION, SpoilerLevel.NONE)], reviewer="Bo")
    alias = replace(second.review, film=replace(second.review.film, aliases=("Sturm",)))
    third = make_reading("Storm", 2010, [("Good.", Aspect.OPINION, SpoilerLevel.NONE)], reviewer="Cy")
    for reading in (remake, storm, replace(second, review=alias), third):
        library.add(reading, SHARED, None)
    library.add(garden, "guild", None)
    assert list(library.films([SHARED])) == [
        FilmCount(Film("storm-2010", "Storm", 2010, ("Sturm",)), 3),
        FilmCount(Film("storm-2022", "storm", 2022), 1),
    ]
    assert [count.film.id for count in library.films([SHARED, "guild"])] == ["garden-1999", "storm-2010", "storm-2022"]
    assert library.entries([SHARED], "storm-2022") == [Entry(1, SHARED, ANY)]
    assert library.entries(["guild"], "storm-2022") == []


def test_cast_names_are_listed_once_a_film(library: Library, storm: Reading) -> None:
    """The names of a film's cast are listed once, however many reviews name them, and only from the collections."""
    other = replace(storm, review=replace(storm.review, id="other"))
    library.add(storm, SHARED, None)
    library.add(other, SHARED, None)
    expected = (CastName("storm-2010", "Ruth Vega", None), CastName("storm-2010", "Ito Ken", "the sailor"))
    assert library.cast_names([SHARED]) == expected
    assert library.cast_names(["guild"]) == ()


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    """A library may be closed twice, and says that it is closed when it is used after that."""
    library = Library.open(tmp_path)
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="has been closed"):
        library.reviews()

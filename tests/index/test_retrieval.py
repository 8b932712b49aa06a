"""Searching: filters, fusion, keywords."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.library import SHARED, Library
from index.records import Hit, Query
from index.retrieval import fuse, keyword_expression
from reviews.records import Aspect, Reading, SpoilerLevel
from tests.fakes import HashingEmbedder, make_reading

EMBEDDER = HashingEmbedder()
NOTHING = Query("x", (SHARED,))


def search(library: Library, query: Query) -> list[Hit]:
    """Search with the vector of the query's text."""
    return library.search(query, EMBEDDER.embed([query.text])[0])


def test_a_passage_searched_with_its_own_vector_scores_one(library: Library, storm: Reading, garden: Reading) -> None:
    """The passage whose embedded text is the question comes first, with a cosine of 1."""
    library.add(garden, SHARED, EMBEDDER)
    library.add(storm, SHARED, EMBEDDER)
    hit = search(library, replace(NOTHING, text="Storm (2010): A sailor fears the storm."))[0]
    assert hit.passage.text == "A sailor fears the storm."
    assert hit.score == pytest.approx(1)
    assert hit.rank == 1


def test_scores_are_cosines(library: Library) -> None:
    """A score is the cosine that can be worked out by hand, and ranks count from 1."""
    library.add(make_reading("M", None, [("alpha beta", Aspect.PLOT, SpoilerLevel.NONE)]), SHARED, EMBEDDER)
    library.add(make_reading("M", None, [("gamma", Aspect.PLOT, SpoilerLevel.NONE)], reviewer="B"), SHARED, EMBEDDER)
    hits = search(library, replace(NOTHING, text="alpha"))
    assert [(hit.passage.text, hit.rank) for hit in hits] == [("alpha beta", 1), ("gamma", 2)]
    # "M: alpha beta" shares one word of three with the question, "M: gamma" none of two.
    assert [hit.score for hit in hits] == pytest.approx([1 / 3**0.5, 0], abs=1e-6)


QUERIES = st.builds(
    Query,
    text=st.just("the secret ending"),
    collections=st.sets(st.sampled_from(["a", "b", "shared"])).map(tuple),
    film_ids=st.none() | st.frozensets(st.sampled_from(["f-1", "g-2", "h-3"])),
    aspects=st.none() | st.frozensets(st.sampled_from(Aspect)),
    max_spoiler=st.sampled_from(SpoilerLevel),
    limit=st.integers(1, 200),
)


@settings(deadline=None)
@given(query=QUERIES)
def test_filters_come_before_ranking(full: Library, query: Query) -> None:
    """For every filter and limit the hits are allowed passages, and as many as there are up to the limit."""
    hits = search(full, query)
    allowed = {
        passage.id
        for entry in full.entries(query.collections)
        if query.film_ids is None or entry.reading.review.film.id in query.film_ids
        for passage in entry.reading.passages
        if passage.spoiler <= query.max_spoiler and (query.aspects is None or passage.aspect in query.aspects)
    }
    found = [hit.passage.id for hit in hits]
    assert set(found) <= allowed
    assert len(set(found)) == len(found) == min(query.limit, len(allowed))
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Make a library with every combination of collection, film, aspect and spoiler level."""
    home: Path = tmp_path_factory.mktemp("full")
    sentences = [(f"The secret ending {a} {s}.", a, s) for a in Aspect for s in SpoilerLevel]
    with Library.open(home, EMBEDDER.name) as library:
        for collection in ("a", "b", "shared"):
            for title, year in (("f", 1), ("g", 2), ("h", 3)):
                library.add(make_reading(title, year, sentences), collection, EMBEDDER)
        yield library


def test_keywords_find_what_meaning_misses(library: Library) -> None:
    """A telling word, in any inflection and with or without accents, lifts a passage above one of higher cosine."""
    for n in range(3):
        filler = make_reading(f"Filler {n}", None, [("What about it.", Aspect.PLOT, SpoilerLevel.NONE)])
        library.add(filler, SHARED, EMBEDDER)
    text = "Amélie was waltzing in a very long sentence on many other things."
    library.add(make_reading("Far", None, [(text, Aspect.PLOT, SpoilerLevel.NONE)]), SHARED, EMBEDDER)
    hits = search(library, replace(NOTHING, text="what about amelie waltzes"))
    assert hits[0].passage.text == text
    assert hits[0].score < hits[1].score


def test_what_only_keywords_find_has_its_cosine(library: Library) -> None:
    """A passage too far away in meaning to be ranked by it is found by its word, and scored with its true cosine."""
    near = [("What about it.", aspect, SpoilerLevel.NONE) for aspect in (Aspect.PLOT, Aspect.CAST)] * 60
    library.add(make_reading("Near", None, near), SHARED, EMBEDDER)
    far = make_reading("Far", None, [("Some sailor saw three white birds.", Aspect.PLOT, SpoilerLevel.NONE)])
    library.add(far, SHARED, EMBEDDER)
    question = "what about it sailor"
    [hit] = [hit for hit in search(library, replace(NOTHING, text=question)) if hit.passage.review_id == far.review.id]
    asked, found = EMBEDDER.embed([question, "Far: Some sailor saw three white birds."])
    assert hit.rank <= 2
    assert hit.score == pytest.approx(float(asked @ found), abs=1e-6)


def test_fusion_is_reciprocal_rank_fusion() -> None:
    """Each ranking gives an id 1 / (60 + rank)."""
    assert fuse([7, 8], [8, 9]) == pytest.approx({7: 1 / 61, 8: 1 / 62 + 1 / 61, 9: 1 / 62})


def test_keywords_leave_out_what_questions_are_made_of() -> None:
    """Only telling words are searched for, each once, quoted; a question without any has no expression."""
    assert keyword_expression('What does the "Sailor" NEAR sailor* do?') == '"sailor" OR "near"'
    assert keyword_expression("who is she? - it's \x00 _ ''") == ""


ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.lists(
    st.sampled_from(['"', "'", "*", "^", ":", "(", ")", "NEAR(", "AND", "OR", "NOT", "+", "-", "{", "}", "\x00", "a"])
).map(" ".join)


@settings(deadline=None)
@given(text=ANY_TEXT)
def test_no_text_breaks_the_search(full: Library, text: str) -> None:
    """Whatever a user writes, it is searched for and never a syntax error."""
    vector = EMBEDDER.embed(["x"])[0]
    assert len(full.search(Query(text, ("a",), limit=60), vector)) == 60


def test_a_pasted_novel_is_searched(full: Library) -> None:
    """A question of very many words is searched like any other, by its first 64 telling words."""
    text = " ".join(f"word{n}" for n in range(20_000)) + " secret"
    assert len(search(full, Query(text, ("a",)))) == 10
    assert keyword_expression(text).split(" OR ") == [f'"word{n}"' for n in range(64)]


def test_a_limit_must_give_something() -> None:
    """A query for no hits is refused."""
    with pytest.raises(ValueError, match="limit of at least 1, not 0"):
        Query("x", (SHARED,), limit=0)


def test_an_empty_library_finds_nothing(library: Library) -> None:
    """An empty library gives no hits, and no error."""
    assert search(library, NOTHING) == []

"""What each sentence is about, and how much of the film it gives away."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews import boilerplate
from reviews.labels import Known, draft, gives_away, label, level_by_words, relabel
from reviews.labels.features import WIDTH, features
from reviews.labels.levels import known_of
from reviews.labels.network import VECTOR_LENGTH, load
from reviews.records import Aspect, CastMember, LeftOut, Reading, Span, SpoilerLevel
from tests.reviews.making import FILLER, level_of, paragraphs, read

PREMISE = [
    "Taro, played by Ito Ken, is the keeper of a lighthouse and lives with his daughter Mio.",
    "One day they find a stranger on the rocks, and she does not know her name.",
    "He hides her from the village.",
]
PLOT = [
    "The villagers search the house and Mio lies to them.",
    "Taro teaches the stranger to mend his nets.",
    "She tells Mio about a city under the sea.",
    "The priest recognises her and she begs him to be silent.",
    "He tells the mayor all the same.",
    "The mayor comes to the tower with his men.",
    "Taro locks the door and puts the lamp out.",
]
ENDING = [
    "In the end she walks back into the sea and Mio follows her.",
    "Taro lights the lamp for the last time and dies beside it.",
]
VERDICT = "I admire the photography, and the script is a little too clever for its own good."


def review(*parts: str) -> Reading:
    """Read a review of Lantern whose paragraphs these are."""
    return read(paragraphs("# Lantern (2010)", *parts))


def told() -> Reading:
    """Read a review that tells a story to its end."""
    return review(f"{FILLER} {VERDICT}", " ".join(PREMISE), " ".join(PLOT), " ".join(ENDING), VERDICT)


def test_of_a_told_story_all_that_comes_later_is_covered() -> None:
    """Of a story told to its end no later event and nothing of the ending may be shown."""
    levels = {sentence.text: sentence.spoiler for sentence in told().sentences}
    assert all(levels[text] >= SpoilerLevel.PLOT for text in [*PLOT, *ENDING])


def test_what_judges_stays_readable() -> None:
    """A judgement of the photography stays readable in front of a story as well as behind it."""
    reading = review(f"{FILLER} {VERDICT} I would recommend it to anybody.", " ".join(PREMISE), FILLER)
    assert [sentence.spoiler.word for sentence in reading.sentences if sentence.text == FILLER] == ["none", "none"]


@settings(deadline=None, max_examples=40)
@given(st.permutations([*PLOT, *ENDING, VERDICT, "It is great, and she is great."]))
def test_what_tells_a_death_is_never_shown(sentences: list[str]) -> None:
    """In whatever order the sentences stand below the premise, the one that tells the death is covered."""
    reading = review(" ".join(PREMISE), " ".join(sentences))
    assert level_of(reading, "Taro lights the lamp") in {"plot", "ending"}


@pytest.mark.parametrize(
    "sentence",
    [
        "It doesn't end happily.",
        "It doesn\u2019t end happily.",
        "The film ends sadly.",
        "It ends in tears.",
        "Be warned, it does not end well.",
        "It is a sad ending that sends you out happy.",
        "It starts as a comedy and ends as a tragedy.",
    ],
)
@pytest.mark.parametrize("others", [PREMISE, []], ids=["behind the premise", "alone"])
def test_whether_it_ends_well_is_covered(sentence: str, others: list[str]) -> None:
    """A sentence that says whether it ends happily is covered, among the story and in the verdict alike."""
    reading = review(" ".join(others) or FILLER, f"{VERDICT} {sentence}")
    assert level_of(reading, sentence) in {"plot", "ending"}


@pytest.mark.parametrize(
    "sentence",
    [
        "I love the moment when Mio dies in his arms.",
        "The best scene is the one in which the priest is murdered by his brother.",
        "I was shocked when it turns out that she is his sister.",
        "I loved the great, moving and superb scene in which she dies.",
        "For me the best and most beautiful shot of the film is when Mio is murdered.",
    ],
)
def test_an_opinion_with_a_late_event_is_covered(sentence: str) -> None:
    """A verdict that tells a late event is covered."""
    level = level_of(review(" ".join([*PREMISE, *PLOT]), VERDICT, sentence, FILLER), sentence)
    assert level in {"plot", "ending"}


@pytest.mark.parametrize(
    ("sentence", "aspect"),
    [
        ("He hides her from the village.", Aspect.PLOT),
        ("I love the photography, and the script is brilliant.", Aspect.OPINION),
    ],
)
def test_aspects(sentence: str, aspect: Aspect) -> None:
    """What tells the story and what judges the film are told apart."""
    reading = review(f"{FILLER} {VERDICT}", f"{PREMISE[0]} {sentence} {PREMISE[1]}", VERDICT)
    assert [found.aspect for found in reading.sentences if found.text == sentence] == [aspect]


def test_the_level_follows_from_the_score() -> None:
    """Scores lie in [0, 1], and exactly the sentences from the threshold on are covered."""
    threshold = load(with_vectors=False).threshold
    for sentence in told().sentences:
        assert 0 <= sentence.spoiler_score <= 1
        assert (sentence.spoiler >= SpoilerLevel.PLOT) == (sentence.spoiler_score >= threshold)


def test_labels_are_the_same_each_time() -> None:
    """Labelling depends on nothing but the review."""
    assert told() == told()


def test_a_review_without_sentences_has_no_labels() -> None:
    """Nothing is labelled where there is nothing."""
    assert label((), Known.of((), (), "Lantern")) == ()


def test_vectors_decide_too() -> None:
    """With vectors the same sentences get other scores, and passages of one level each."""
    reading = told()
    vectors = np.random.default_rng(1).normal(size=(len(reading.sentences), VECTOR_LENGTH)).astype(np.float32)
    again = relabel(reading, vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    assert [s.text for s in again.sentences] == [s.text for s in reading.sentences]
    assert [s.spoiler_score for s in again.sentences] != [s.spoiler_score for s in reading.sentences]
    for passage in again.passages:
        within = [s for s in again.sentences if s.span.overlaps(passage.span)]
        assert {s.spoiler for s in within} == {passage.spoiler}


def test_labelling_again_by_words_changes_nothing() -> None:
    """What was read can be labelled from the reading alone: headings, paragraphs and notices are found in it again."""
    reading = review(
        f"{FILLER} {VERDICT}", "## The story", " ".join(PREMISE), "SPOILERS AHEAD!", " ".join(PLOT), VERDICT
    )
    assert relabel(reading, None) == reading


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=8))
def test_numbers_are_numbers(texts: list[str]) -> None:
    """Of any sentence all features are finite numbers, as many as the networks expect."""
    text = "\n\n".join(texts)
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in texts]
    drafts = draft(text, [(span, None) for span in spans], (), "Lantern")
    found = features(drafts, Known.of((), (), "Lantern"))
    assert found.shape == (len(texts), WIDTH)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()


def test_a_draft_knows_its_place() -> None:
    """A sentence knows its paragraph, the heading above it, and whether a spoiler notice stands before it."""
    text = "Lantern\n\nA one. A two.\n\nThe end\n\nBeware of spoilers.\n\nA three."
    out = [LeftOut(Span(0, 7), boilerplate.HEADING), LeftOut(Span(24, 31), boilerplate.HEADING)]
    out.append(LeftOut(Span(33, 52), boilerplate.SPOILER_NOTICE))
    placed = [(Span(9, 15), None), (Span(16, 22), None), (Span(54, 62), SpoilerLevel.PLOT)]
    found = draft(text, placed, out, "Lantern")
    assert [(one.text, one.paragraph, one.heading, one.after_notice, one.marked) for one in found] == [
        ("A one.", 1, None, False, None),
        ("A two.", 1, None, False, None),
        ("A three.", 4, "The end", True, SpoilerLevel.PLOT),
    ]


@pytest.mark.parametrize(
    ("headline", "tells"),
    [
        ("Lantern (2010): a light that stays with you", False),
        ("Lantern: why Taro dies", True),
        ("Taro and the sea", True),
        ("Lantern, and the twist that she was dead all along", True),
        ("Lantern ends badly", True),
        ("Review: Lantern", False),
    ],
)
def test_headlines_that_give_the_film_away(headline: str, tells: bool) -> None:  # noqa: FBT001
    """A headline that names a character, a late event, or how it ends is not to be shown."""
    known = Known.of([CastMember("Ito Ken", "Taro", None)], (), "Lantern")
    assert gives_away(headline, known, "Lantern") is tells


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The lamp is lovely.", SpoilerLevel.NONE),
        ("Taro dies.", SpoilerLevel.PLOT),
        ("In the end he kills the mayor.", SpoilerLevel.ENDING),
        ("It ends badly.", SpoilerLevel.PLOT),
        ("The twist is that she is a ghost.", SpoilerLevel.PLOT),
    ],
)
def test_what_a_lone_sentence_gives_away(text: str, level: SpoilerLevel) -> None:
    """A sentence that somebody writes about a film is judged by its words."""
    assert level_by_words(text, [CastMember("Ito Ken", "Taro", None)], "Lantern") is level


def test_who_is_known() -> None:
    """Characters by their names, people by theirs, and never a word of both."""
    reading = review(" ".join(PREMISE), "Hanna Voss directed it.", VERDICT)
    known = known_of(reading)
    assert "taro" in known.characters
    assert {"ito", "ken"} <= known.people
    assert not known.characters & known.people

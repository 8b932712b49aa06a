"""What each sentence is about, and how much of the film it gives away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews.records import Aspect, Reading, SpoilerLevel
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


def test_a_retelling_goes_from_premise_to_ending() -> None:
    """Of a story told to its end the first sentences are premise, then comes plot, and its close is the ending."""
    reading = review(" ".join(PREMISE), " ".join(PLOT), " ".join(ENDING), VERDICT)
    told = [sentence.spoiler.word for sentence in reading.sentences]
    assert told == ["premise"] * 3 + ["plot"] * 7 + ["ending"] * 2 + ["none"]


def test_a_story_that_is_not_told_to_its_end_has_no_ending() -> None:
    """Where nothing shows that the retelling gets to the end, no sentence is called the ending."""
    reading = review(" ".join(PREMISE), " ".join(PLOT[:3]), VERDICT)
    assert [sentence.spoiler.word for sentence in reading.sentences] == ["premise"] * 3 + ["plot"] * 3 + ["none"]


@settings(deadline=None, max_examples=40)
@given(st.permutations([*PREMISE, *PLOT, *ENDING]), st.integers(1, 12))
def test_a_retelling_never_goes_back_to_the_premise(sentences: list[str], length: int) -> None:
    """In whatever order a story is told, nothing after the first plot sentence is premise."""
    reading = review(" ".join(sentences[:length]), VERDICT)
    told = [sentence.spoiler for sentence in reading.sentences if sentence.aspect in {Aspect.PLOT, Aspect.CAST}]
    late = [level >= SpoilerLevel.PLOT for level in told]
    assert late == sorted(late)


@settings(deadline=None, max_examples=40)
@given(st.permutations([*PLOT, *ENDING, VERDICT, "It is great, and she is great."]))
def test_what_tells_a_death_is_never_shown(sentences: list[str]) -> None:
    """In whatever order the sentences stand below the premise, the one that tells the death is covered."""
    reading = review(" ".join(PREMISE), " ".join(sentences))
    assert level_of(reading, "Taro lights the lamp") in {"plot", "ending"}


@pytest.mark.parametrize(
    "sentence",
    [
        "In the end she walks back into the sea.",
        "The film ends with Mio alone in the tower.",
        "The last scene shows her at the window.",
        "Ten years later Mio is the keeper.",
        "It was all a dream of his.",
        "By the end he has told her the truth.",
    ],
)
def test_ending_cues(sentence: str) -> None:
    """Late in a retelling, a sentence that says that it tells the end is the ending."""
    assert level_of(review(" ".join([*PREMISE, *PLOT]), sentence, VERDICT), sentence) == "ending"


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
def test_whether_it_ends_well_is_plot(sentence: str, others: list[str]) -> None:
    """A sentence that says whether it ends happily is plot, among the story and in the verdict alike."""
    assert level_of(review(" ".join(others) or FILLER, f"{VERDICT} {sentence}"), sentence) == "plot"


@pytest.mark.parametrize(
    "sentence",
    [
        "The twist is dumb.",
        "The ending is moving.",
        "The last act falls apart.",
        "I think the finale is rushed.",
        "The photography is superb.",
        "I would recommend it to anybody.",
    ],
)
def test_a_verdict_without_content_gives_nothing_away(sentence: str) -> None:
    """To say that the twist is dumb, without the twist, gives nothing away."""
    assert level_of(review(" ".join([*PREMISE, *PLOT]), VERDICT, sentence), sentence) == "none"


@pytest.mark.parametrize(
    "sentence",
    [
        "Wonderful Mio stands there, and it is a great, great scene.",
        "Of course he lies.",
        "Poor Taro, brilliant and sad, is the best keeper of them all.",
        "Silence.",
        "The knife is still in the boat.",
        "It was the priest.",
    ],
)
def test_inside_the_retelling_nothing_is_shown_by_mistake(sentence: str) -> None:
    """A sentence about a character, or one that no rule knows, is covered where the story is being told."""
    story = [*PREMISE, *PLOT[:4], sentence, *PLOT[4:]]
    assert level_of(review(" ".join(story), VERDICT), sentence) in {"plot", "ending"}


@pytest.mark.parametrize(
    "sentence",
    [
        "I love the moment when Mio dies in his arms.",
        "The best scene is the one in which the priest is murdered by his brother.",
        "I was shocked when it turns out that she is his sister.",
        "Ken is superb when he finally kills the mayor.",
        "I loved the great, moving and superb scene in which she dies.",
        "The best joke is that the beggar invented everything.",
        "I love how the cup hits the floor when he understands it.",
        "For me the best and most beautiful shot of the film is when Mio is murdered.",
    ],
)
def test_an_opinion_with_a_late_event_is_covered(sentence: str) -> None:
    """A verdict that tells a late event is at least plot."""
    level = level_of(review(" ".join([*PREMISE, *PLOT]), VERDICT, sentence, FILLER), sentence)
    assert level in {"plot", "ending"}


@pytest.mark.parametrize("heading", ["Ending", "The ending (spoilers)", "How it ends", "The finale"])
def test_what_stands_below_a_heading_for_the_ending_is_the_ending(heading: str) -> None:
    """Each sentence of the story below such a heading is the ending, cue or not."""
    reading = review(" ".join(PREMISE), " ".join(PLOT), f"## {heading}", "She takes Mio's hand and he lets her go.")
    assert [sentence.spoiler.word for sentence in reading.sentences][-2:] == ["plot", "ending"]


def test_a_heading_for_the_ending_cuts_the_premise_short() -> None:
    """Even the second sentence of a story is no premise where its heading says that it tells the ending."""
    reading = review(PREMISE[0], "## Ending", "She takes Mio's hand and he lets her go.", VERDICT)
    assert [sentence.spoiler.word for sentence in reading.sentences][:2] == ["premise", "ending"]


def test_a_spoiler_notice_cuts_the_premise_short() -> None:
    """What follows a spoiler notice is no premise, however early it stands."""
    reading = review(PREMISE[0], "SPOILERS AHEAD!", PREMISE[1], VERDICT)
    assert [sentence.spoiler.word for sentence in reading.sentences][:2] == ["premise", "plot"]


@pytest.mark.parametrize(
    ("sentence", "aspect"),
    [
        ("He hides her from the village.", Aspect.PLOT),
        ("I love the photography, and the script is brilliant.", Aspect.OPINION),
        ("The film was released in the spring of 2010.", Aspect.BACKGROUND),
        ("Bo Lind plays the mayor with a superb and brilliant calm.", Aspect.CAST),
    ],
)
def test_aspects(sentence: str, aspect: Aspect) -> None:
    """Each sentence is about the story, the verdict, the film's making or its cast."""
    reading = review(FILLER, sentence, VERDICT)
    assert [found.aspect for found in reading.sentences if found.text == sentence] == [aspect]


def test_scores_rise_with_the_levels() -> None:
    """A sentence of a higher level has a higher score, and all lie in [0, 1]."""
    reading = review(" ".join(PREMISE), " ".join(PLOT), " ".join(ENDING), VERDICT)
    scores = dict(sorted({(sentence.spoiler, sentence.spoiler_score) for sentence in reading.sentences}))
    assert list(scores) == list(SpoilerLevel)
    assert 0 <= min(scores.values()) <= max(scores.values()) <= 1
    assert list(scores.values()) == sorted(set(scores.values()))

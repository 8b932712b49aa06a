"""The whole story of a film, for who asks for it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.records import Answer, Headline, Kind, NoAnswer
from bot.answers.summary import LONGEST_STORY, tell_story
from reviews.records import Aspect, Reading, SpoilerLevel
from tests.bot.making import (
    Labelled,
    background,
    ending,
    entries,
    later,
    make_film,
    opinion,
    premise,
    quotes_of,
    review,
)

FILM = make_film("Storm", 2010)
LABELLED: st.SearchStrategy[Labelled] = st.tuples(
    st.builds(lambda words, n: f"The sailor {'walks on ' * words}number {n}.", st.integers(0, 60), st.integers(0, 99)),
    st.sampled_from(Aspect),
    st.sampled_from(SpoilerLevel),
)


def story(*readings: Reading) -> Answer | NoAnswer:
    """Tell the story of Storm from these reviews."""
    return tell_story(FILM, entries(*readings))


def test_the_story_is_told_in_order() -> None:
    """All that happens is told in the review's words and order, and nothing else; neighbours are one quote."""
    reading = review(
        "Storm",
        2010,
        [
            background("It was shot in Oslo."),
            premise("A sailor fears the sea."),
            later("He sails."),
            opinion("The music is great."),
            later("The mast breaks."),
            ending("He drowns."),
            opinion("I recommend it."),
        ],
    )
    answer = story(reading)
    assert isinstance(answer, Answer)
    assert (answer.kind, answer.film) == (Kind.SUMMARY, FILM)
    assert answer.headline == Headline("The story of Storm (2010), to its end:")
    assert quotes_of(answer) == ["A sailor fears the sea. He sails.", "The mast breaks. He drowns."]
    assert [citation.spoiler for citation in answer.citations] == [SpoilerLevel.PLOT, SpoilerLevel.ENDING]
    assert answer.sources == (reading.review,)


def test_the_review_that_tells_most() -> None:
    """Of several reviews the one that tells most tells the story, alone."""
    short = review("Storm", 2010, [premise("It rains."), opinion("I love it."), opinion("It is great.")])
    full = review("Storm", 2010, [premise("A sailor sails."), ending("He drowns.")], reviewer="Bo")
    answer = story(short, full)
    assert quotes_of(answer) == ["A sailor sails. He drowns."]
    assert isinstance(answer, Answer)
    assert answer.sources == (full.review,)


def test_the_end_is_told_though_there_is_no_room() -> None:
    """Of a story that is too long the end is told, and what is left out stands before it."""
    middle = [later(f"On day {number} the sailor sees {'a wave and ' * 8}a gull.") for number in range(100)]
    reading = review("Storm", 2010, [premise("A sailor sails."), *middle, ending("He drowns."), ending("It is over.")])
    answer = story(reading)
    assert isinstance(answer, Answer)
    told = " ".join(quotes_of(answer))
    assert told.startswith("A sailor sails. On day 0 ")
    assert told.endswith(" a gull. He drowns. It is over.")
    assert quotes_of(answer)[-1] == "He drowns. It is over."
    assert LONGEST_STORY - 150 < len(told) <= LONGEST_STORY


def test_an_end_that_is_too_long() -> None:
    """Of an ending that would fill all the room the last is told, and half is left to what comes before."""
    before = [later(f"On day {number} the sailor sees {'a wave and ' * 8}a gull.") for number in range(100)]
    after = [ending(f"On night {number} the sailor meets {'a ghost and ' * 8}a fish.") for number in range(100)]
    told = " ".join(quotes_of(story(review("Storm", 2010, [*before, *after]))))
    half = told.index("On night ")
    assert told.endswith(after[-1][0])
    assert LONGEST_STORY // 2 - 150 < half <= LONGEST_STORY // 2 + 150
    assert len(told) <= LONGEST_STORY


def test_no_story_is_told() -> None:
    """A review that tells nothing of the story is no answer."""
    reading = review("Storm", 2010, [opinion("I recommend it."), background("It was shot in Oslo.")])
    assert story(reading) == NoAnswer(
        Kind.SUMMARY,
        FILM,
        "The review of Storm (2010) doesn't tell the story.",
    )


@settings(deadline=None)
@given(st.lists(st.lists(LABELLED, max_size=30), min_size=1, max_size=2))
def test_a_story_is_honest_and_fits(made: list[list[Labelled]]) -> None:
    """Whatever the reviews hold, a story is only what happens, word for word, in order, within the room, to its end."""
    readings = [review("Storm", 2010, sentences, reviewer=f"Critic {n}") for n, sentences in enumerate(made)]
    answer = story(*readings)
    plots = [[s for s in reading.sentences if s.aspect is Aspect.PLOT] for reading in readings]
    if isinstance(answer, NoAnswer):
        assert not any(plots)
        return
    [number] = [n for n, reading in enumerate(readings) if reading.review in answer.sources]
    rank = [(any(s.spoiler is SpoilerLevel.ENDING for s in plot), len(plot)) for plot in plots]
    assert rank[number] == max(rank)
    told = [s for s in plots[number] if any(s.span.overlaps(citation.span) for citation in answer.citations)]
    assert " ".join(quotes_of(answer)) == " ".join(sentence.text for sentence in told)
    assert len(" ".join(quotes_of(answer))) <= LONGEST_STORY
    assert all(citation.span.of(citation.review.text) == citation.quote for citation in answer.citations)
    ends = [sentence for sentence in plots[number] if sentence.spoiler is SpoilerLevel.ENDING]
    assert ends[:1] == [sentence for sentence in told if sentence in ends[:1]]

"""How much somebody's message gives away, judged by what the reviews tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.records import Answer, Kind, NoAnswer
from bot.answers.spoiler_check import judge, pieces_of
from reviews.records import Reading
from reviews.text import fold
from tests.bot.conftest import FERRY_1987, FERRY_2016, HARBOUR
from tests.bot.making import check_honest, ending, entries, later, make_film, opinion, premise, quotes_of, review
from tests.fakes import HashingEmbedder

EMBEDDER = HashingEmbedder()
FILM = make_film("Storm", 2010)
STORM = review(
    "Storm",
    2010,
    [
        premise("A sailor named Taro fears northern waters."),
        later("Taro steals silver compasses from merchants every midnight."),
        ending("Captain Brandt drowns beside burning lighthouses."),
        opinion("Photography seems gorgeous throughout."),
    ],
    cast=[("Ito Ken", "Taro")],
)
SAFE = "Safe, as far as the reviews of Storm (2010) tell: it gives nothing of the story away."
PREMISE = "It tells the premise of Storm (2010), and no more than that."
LATER = "Spoiler: it gives away later events of Storm (2010)."
ENDING = "Spoiler: it gives away the ending of Storm (2010)."
VERDICTS = [SAFE, PREMISE, LATER, ENDING]


def judged(pieces: list[str], *readings: Reading) -> Answer:
    """Judge the pieces of a message by reviews of Storm."""
    known = [(entry, EMBEDDER.embed([s.text for s in entry.reading.sentences])) for entry in entries(*readings)]
    return judge(FILM, pieces, EMBEDDER.embed(pieces), known)


@pytest.mark.parametrize(
    ("message", "pieces"),
    [
        ("Taro drowns. I cried!", ["Taro drowns.", "I cried!"]),
        ("Taro drowns\nI cried", ["Taro drowns", "I cried"]),
        ("Taro drowns\r\n\r\n\r\n  I cried  \n", ["Taro drowns", "I cried"]),
        ("taro drowns and i cried so much lol", ["taro drowns and i cried so much lol"]),
        ("Mr. Taro drowns.", ["Mr. Taro drowns."]),
        ("\U0001f600 Taro drowns", ["\U0001f600 Taro drowns"]),
        ("\U0001f600", []),
        ("?!", []),
        ("", []),
    ],
)
def test_the_pieces_of_a_message(message: str, pieces: list[str]) -> None:
    """A message falls into its lines, and these into their sentences; what has no word in it is none."""
    assert pieces_of(message) == pieces


def test_every_sentence_is_a_piece() -> None:
    """A very long message is judged to its last sentence."""
    message = " ".join(f"Taro walks to house {number}." for number in range(100))
    assert pieces_of(message) == [f"Taro walks to house {number}." for number in range(100)]


def test_another_language_is_never_called_safe() -> None:
    """What is not English may tell anything, and is said to."""
    told = judged(["elle part en avion avec son mari à la fin de la nuit"], STORM)
    assert told.headline.text == "Perhaps a spoiler: the reviews of Storm (2010) don't tell this."


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_message_has_pieces_of_one_line(message: str) -> None:
    """Whatever is written, each piece has a word in it and stands on one line."""
    pieces = pieces_of(message)
    assert all(fold(piece) and piece.splitlines() == [piece] for piece in pieces)


@pytest.mark.parametrize(
    ("message", "verdict", "quote"),
    [
        ("Tickets cost nine crowns yesterday", SAFE, None),
        ("Photography seems gorgeous throughout.", SAFE, None),
        ("a sailor named taro fears northern waters", PREMISE, STORM.sentences[0].text),
        ("taro steals silver compasses from merchants", LATER, STORM.sentences[1].text),
        ("captain brandt drowns beside lighthouses", ENDING, STORM.sentences[2].text),
    ],
)
def test_a_message_is_judged_by_what_the_reviews_tell(message: str, verdict: str, quote: str | None) -> None:
    """A message gives away what the sentence gives away that tells the same, and that sentence is the proof."""
    answer = judged([message], STORM)
    assert (answer.kind, answer.film, answer.headline.text) == (Kind.SPOILER_CHECK, FILM, verdict)
    assert quotes_of(answer) == ([quote] if quote else [])
    assert answer.sources == (STORM.review,)
    check_honest(answer)


@pytest.mark.parametrize(
    ("message", "verdict"),
    [
        ("It doesn't end happily.", LATER),
        ("Somebody dies at the end, and he is buried by his wife.", ENDING),
        ("I loved the music.", SAFE),
    ],
)
def test_what_no_review_tells_is_judged_by_its_words(message: str, verdict: str) -> None:
    """Without a review that tells it, the words of a message decide, and there is nothing to quote."""
    answer = judged([message])
    assert (answer.headline.text, answer.citations, answer.sources) == (verdict, (), ())


def test_words_may_give_away_more_than_the_reviews() -> None:
    """Where a message's words tell an ending and the reviews do not, it is an ending, and no milder proof is quoted."""
    told = "A sailor named Taro fears northern waters"
    assert judged([told], STORM).headline.text == PREMISE
    answer = judged([f"{told} and dies in the end"], STORM)
    assert (answer.headline.text, answer.citations) == (ENDING, ())


def test_the_worst_sentence_counts() -> None:
    """One sentence that gives the ending away makes a message a spoiler, and only that one is proved."""
    answer = judged([sentence.text for sentence in STORM.sentences], STORM)
    assert (answer.headline.text, quotes_of(answer)) == (ENDING, [STORM.sentences[2].text])


def test_any_review_may_tell_it() -> None:
    """What only the second review tells is judged by that, and all reviews are sources."""
    other = review("Storm", 2010, [later("Merchants betray somebody called Rosalind.")], reviewer="Bo")
    answer = judged(["merchants betray somebody called rosalind"], STORM, other)
    assert (answer.headline.text, quotes_of(answer)) == (LATER, [other.sentences[0].text])
    assert answer.sources == (STORM.review, other.review)


def test_where_reviews_differ_the_worse_counts() -> None:
    """What one review tells as premise and another as a later event is a later event."""
    text = STORM.sentences[1].text
    early = review("Storm", 2010, [premise(text)], reviewer="Bo")
    assert judged([text], early).headline.text == PREMISE
    assert judged([text], early, STORM).headline.text == LATER


PIECES = st.sampled_from(
    [
        *(sentence.text for sentence in STORM.sentences),
        "taro drowns",
        "burning lighthouses and compasses",
        "It doesn't end happily.",
        "Tickets cost nine crowns yesterday",
        "merchants fear midnight",
        "He dies at the end.",
        "?",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4))
def test_a_message_is_as_bad_as_its_worst_sentence(pieces: list[str]) -> None:
    """A message is judged as the worst of its sentences alone, in a fixed line that quotes no review; the proof too."""
    answer = judged(pieces, STORM)
    alone = max(VERDICTS.index(judged([piece], STORM).headline.text) for piece in pieces)
    assert answer.headline.text == VERDICTS[alone]
    assert [citation.spoiler.value for citation in answer.citations] in ([], [alone])
    assert alone or not answer.citations
    check_honest(answer)


@pytest.mark.parametrize(
    ("message", "title", "film"),
    [
        ("The Salt Harbour is a fine drama.", None, HARBOUR),
        ("It is a fine drama.", "The Salt Harbour", HARBOUR),
        ("Night Ferry (1987) is wonderful.", "The Salt Harbour", FERRY_1987),
        ("It is a fine drama about the sea.", "night ferry 2016", FERRY_2016),
    ],
)
def test_the_film_that_is_judged(answerer: Answerer, message: str, title: str | None, film: Reading) -> None:
    """A message is judged for the film that it names, else for the one that is given."""
    result = answerer.judge(message, title)
    assert isinstance(result, Answer)
    assert (result.kind, result.film, result.sources) == (Kind.SPOILER_CHECK, film.review.film, (film.review,))


def test_a_message_about_one_of_two_films(answerer: Answerer) -> None:
    """A message that names a title of two films asks back which is meant."""
    result = answerer.judge("Night Ferry is wonderful.")
    assert isinstance(result, NoAnswer)
    assert (result.kind, result.films) == (Kind.SPOILER_CHECK, (FERRY_1987.review.film, FERRY_2016.review.film))


def test_a_message_about_no_film(answerer: Answerer) -> None:
    """A message that tells no film is not judged, and films are offered to choose from."""
    result = answerer.judge("Good morning, everybody!")
    assert isinstance(result, NoAnswer)
    assert (result.kind, result.film, len(result.films)) == (Kind.SPOILER_CHECK, None, 3)
    assert result.reason.startswith("I can't tell which film this message is about.")

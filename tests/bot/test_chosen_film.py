"""Questions about a film that was picked for them."""

import pytest

from bot.answers.answerer import Answerer
from bot.answers.records import Answer, Kind, NoAnswer, Question
from tests.bot.conftest import FERRY_1987, FERRY_2016, HARBOUR, ORCHARD
from tests.bot.making import quotes_of


def chosen(answerer: Answerer, text: str, film: str) -> Answer | NoAnswer:
    """Ask a question about a film that was picked for it."""
    return answerer.ask(Question(text, film, chosen=True))


def said(result: Answer | NoAnswer) -> str:
    """Give the one line of an answer, or of why there is none."""
    return result.headline.text if isinstance(result, Answer) else result.reason


@pytest.mark.parametrize(
    ("text", "film", "line"),
    [
        ("Who directed it?", "The Salt Harbour", "Liv Aasen directed The Salt Harbour (2011)."),
        ("Who directed Glass Orchard?", "The Salt Harbour", "Liv Aasen directed The Salt Harbour (2011)."),
        ("Who directed Vertigo?", "The Salt Harbour", "Liv Aasen directed The Salt Harbour (2011)."),
        ("who directed the salt hrbxr", "The Salt Harbour (2011)", "Liv Aasen directed The Salt Harbour (2011)."),
        ("Who plays Maren in Vertigo?", "The Salt Harbour", "Tuva Lie plays Maren."),
        (
            "Who plays Maren?",
            "Glass Orchard",
            "The review of Glass Orchard (2004) doesn't say who plays Maren. It tells of the story.",
        ),
        ("Is Night Ferry worth watching?", "The Salt Harbour", "Yes: Ann Critic liked The Salt Harbour (2011): 4/5."),
        ("How does Night Ferry end?", "Glass Orchard", "How Glass Orchard (2004) ends:"),
    ],
)
def test_the_chosen_film_wins(modelless: Answerer, text: str, film: str, line: str) -> None:
    """A film that was picked is meant, whatever film the question names, known or not."""
    assert said(chosen(modelless, text, film)) == line


def test_a_film_that_is_only_current_does_not_win(modelless: Answerer) -> None:
    """Unless it was picked, a film gives way to the one that the question names."""
    question = Question("Who directed Night Ferry (1987)?", "The Salt Harbour")
    assert said(modelless.ask(question)) == "Hanna Voss directed Night Ferry (1987)."


def test_the_current_film_tells_films_of_one_title_apart(modelless: Answerer) -> None:
    """A title that two films share means the one that is current."""
    found = [modelless.ask(Question("Who directed Night Ferry?", f"Night Ferry ({year})")) for year in (1987, 2016)]
    assert [result.film and result.film.year for result in found] == [1987, 2016]


@pytest.mark.parametrize(
    ("film", "line"),
    [
        ("Night Ferry (1987)", "In Night Ferry (1987): Paul Reuter as Bruno."),
        ("Night Ferry (2016)", "In Night Ferry (2016): Dina Salz as Cleo."),
    ],
)
@pytest.mark.parametrize("text", ["Who is in Night Ferry?", "Who is in it?", "Who is in Night Ferry 2016?"])
def test_one_of_two_films_of_a_title(modelless: Answerer, text: str, film: str, line: str) -> None:
    """Of two films of one title the one that was picked is meant, also where the question names the other year."""
    assert said(chosen(modelless, text, film)) == line


def test_a_chosen_title_of_two_films_asks_back(modelless: Answerer) -> None:
    """A title of two films that is picked without a year asks back."""
    result = chosen(modelless, "Who is in it?", "Night Ferry")
    assert isinstance(result, NoAnswer)
    assert result.films == (FERRY_1987.review.film, FERRY_2016.review.film)


@pytest.mark.parametrize("text", ["Who is in it?", "Who directed The Salt Harbour?", "What is it about?"])
def test_an_unknown_film_is_declined(modelless: Answerer, text: str) -> None:
    """A picked film that has no review is declined, with the nearest, though the question names one that has."""
    result = chosen(modelless, text, "Glass Orchestra")
    assert isinstance(result, NoAnswer)
    assert result.reason == "I have no review of a film called Glass Orchestra. The nearest:"
    assert (result.film, result.films) == (None, (ORCHARD.review.film,))


def test_what_happens_in_the_chosen_film(answerer: Answerer) -> None:
    """A question for the plot quotes the film that was picked, though another tells it more closely."""
    result = chosen(answerer, "Who boards the last ferry with a stolen violin?", "Night Ferry (2016)")
    assert result.kind is Kind.PLOT
    assert quotes_of(result)[0] == FERRY_2016.sentences[0].text
    assert isinstance(result, Answer)
    assert result.sources == (FERRY_2016.review,)


def test_the_question_before_is_left_aside(modelless: Answerer) -> None:
    """A film that was picked is not narrowed by the question before."""
    question = Question("Who directed it?", "The Salt Harbour", "Who is in Night Ferry 1987?", chosen=True)
    result = modelless.ask(question)
    assert (said(result), result.film) == ("Liv Aasen directed The Salt Harbour (2011).", HARBOUR.review.film)

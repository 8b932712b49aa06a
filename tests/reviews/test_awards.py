"""Awards that a film, or somebody for it, won or was nominated for."""

import pytest

from reviews.awards import find_awards
from reviews.films import make_film
from reviews.records import Fact, Span
from tests.reviews.making import split, spread

LANTERN = make_film("Lantern", 2010)


@pytest.mark.parametrize(
    ("text", "awards"),
    [
        ("It won two Oscars, for its song and for its sets.", ["won two Oscars, for its song and for its sets"]),
        ("Lantern won the Palme d'Or, which is odd.", ["won the Palme d'Or"]),
        (
            "It went on to win eleven Oscars, including Best Picture.",
            ["went on to win eleven Oscars, including Best Picture"],
        ),
        ("The film had three Oscar nominations and won none.", ["had three Oscar nominations and won none"]),
        (
            "It won the Golden Bear in Berlin and later the Oscar.",
            ["won the Golden Bear in Berlin and later the Oscar"],
        ),
        ("It was nominated for ten Oscars.", ["was nominated for ten Oscars"]),
        ("It got an Oscar, the film got eight of them in total.", ["got an Oscar", "got eight of them in total"]),
        ("Took four Oscars, all of them technical.", ["Took four Oscars"]),
        ("Six Oscars, all for craft.", ["Six Oscars"]),
        ("The music by Bo Lind received an Academy Award.", ["received an Academy Award"]),
        ("Ruth Vega won an Oscar for her role, and Bo Lind did not.", ["Ruth Vega won an Oscar for her role"]),
        (
            "Ruth Vega received the Oscar for her role, and the film also won Best Picture.",
            ["Ruth Vega received the Oscar for her role", "won Best Picture"],
        ),
        ("The queen is Ruth Vega, who won the Oscar as supporting actress.", ["won the Oscar as supporting actress"]),
        ("He was nominated for the Oscar for this role.", ["was nominated for the Oscar for this role"]),
        ("Ruth Vega won the Oscar, and no wonder.", ["Ruth Vega won the Oscar"]),
        ("Ruth Vega's Oscar-winning script is neat.", ["Ruth Vega's Oscar-winning script"]),
    ],
)
def test_awards(text: str, awards: list[str]) -> None:
    """What was won, and for what, is told in the review's words, up to where they turn to something else."""
    assert [fact.value for fact in find_awards(spread(*split(text)), LANTERN)] == awards


@pytest.mark.parametrize(
    "text",
    [
        "It should have won an Oscar.",
        "It never won an Oscar.",
        "Ruth Vega deserved an Oscar for her role.",
        "Harbour won two Oscars.",
        "Ruth Vega won an Oscar for Harbour.",
        "Ruth Vega won an Oscar for her role in Harbour.",
        "Ruth Vega, who won the Oscar twice, is calm.",
        "Two years later she won the Oscar for her role as a nun.",
        "Oscar-winning director Ruth Vega is calm.",
        "It foreshadows her Oscar-winning role in Harbour.",
        "Oscar Lind plays a keeper.",
        "He won the race.",
        "The award for the worst wig goes to Bo Lind.",
    ],
)
def test_what_is_no_award_of_the_film(text: str) -> None:
    """What ought to have been won, and what was won for another film or by nobody, is no award of this one."""
    assert find_awards(spread(*split(text)), LANTERN) == []


def test_the_sentence_is_the_proof() -> None:
    """The proof of an award is its sentence, and what is said twice is told once."""
    sentences = spread("It is calm.", "It won the Oscar.", "It won the Oscar.")
    assert find_awards(sentences, LANTERN) == [Fact("awards", "won the Oscar", Span(12, 29))]

"""Reading the likeliest sentences closely, and the decision whether they answer."""

from collections.abc import Sequence

import numpy as np

from bot.answers import decision
from bot.answers.close_reading import read_closely
from index.reader import Found
from tests.bot.making import entries, later, opinion, review, scored

[STORM] = entries(
    review("Storm", 2010, [later("The sailor sails."), later("The sailor drowns."), opinion("It is sad.")])
)
[STORY] = entries(review("Storm", 2010, [later("The sailor sails."), later("The sailor drowns.")]))


class Preferring:
    """A reader that is sure of the sentence with one word, or that none answers."""

    def __init__(self, word: str) -> None:
        """Name the word."""
        self.word = word
        self.read_texts: list[str] = []

    def read(self, question: str, sentences: Sequence[str]) -> Found:  # noqa: ARG002 - whatever the question is
        """Read as `index.reader.Reader.read` says."""
        self.read_texts = list(sentences)
        scores = np.array([0.0 if self.word in text else -9.0 for text in sentences], dtype=np.float32)
        return Found(scores, -9.0 if (scores == 0).any() else 0.0)


def test_the_reader_has_a_say_in_the_order() -> None:
    """A sentence that the reader is sure of comes first, though another scored a little better before."""
    found = read_closely("who drowns", scored(STORM, (0, 5.0), (1, 4.5), (2, 1.0)), Preferring("drowns"))
    assert [item.position for item in found.ranked] == [1, 0, 2]
    assert found.answers


def test_sentences_are_read_in_the_order_of_their_text() -> None:
    """What is read together stands as in the review, so that "he" follows whom it means."""
    reader = Preferring("drowns")
    read_closely("who drowns", scored(STORM, (2, 5.0), (1, 4.5), (0, 1.0)), reader)
    assert reader.read_texts == ["The sailor sails.", "The sailor drowns.", "It is sad."]


def test_where_the_reader_finds_nothing() -> None:
    """Where the reader finds that no sentence answers, nothing is answered."""
    assert not read_closely("why", scored(STORM, (0, 5.0), (1, 4.5), (2, 1.0)), Preferring("mutiny")).answers


def test_a_sentence_without_end() -> None:
    """A sentence that is too long to be read whole is read all the same."""
    [endless] = entries(review("Storm", 2010, [later("The sailor sails on " * 80 + "and on.")]))
    reader = Preferring("sails")
    assert read_closely("who sails", scored(endless, (0, 5.0)), reader).answers
    assert len(reader.read_texts) == 1


def test_nothing_to_read() -> None:
    """Without any sentence there is no answer, and no chance of one."""
    found = read_closely("why", [], Preferring("x"))
    assert (found.ranked, found.chance, found.answers) == ((), 0.0, False)


def test_a_synopsis_answers_more() -> None:
    """Of a text that tells the story and nothing else an answer is likelier than of a review, all else being equal."""
    ranked = ((0, 5.0), (1, 4.5))
    review_of_it = read_closely("why", scored(STORM, *ranked, (2, 1.0)), Preferring("mutiny"))
    synopsis = read_closely("why", scored(STORY, *ranked), Preferring("mutiny"))
    assert synopsis.chance > review_of_it.chance


def test_every_sign_but_the_reader_and_the_score_is_nothing() -> None:
    """A surer reader and a better score make an answer likelier."""
    chances = [
        decision.chance(decision.signs(lead=lead, best=best, told=0.5)) for lead, best in ((-2, 5), (0, 5), (0, 9))
    ]
    assert chances == sorted(chances)
    assert chances[0] < chances[-1]

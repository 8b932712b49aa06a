"""What the words of a longer review make of a film."""

import pytest

from bot.answers.verdicts import Verdict, leaning, places, verdict_from_words
from tests.bot.making import later, opinion, review

PRAISE = (
    "It is a superb film, moving and funny, and I loved every minute of it. The cast is excellent and the script is"
    " clever and full of warmth. The photography is gorgeous and the music is beautiful, and the end is perfect."
    " One of the best films of the year, and a great pleasure from the first scene to the last."
)
BLAME = (
    "It is a dull and lazy mess, and I was bored from the start. The script is stupid, the jokes are not funny, and the"
    " acting is awful. Nothing works, the effects look cheap, and the end is ridiculous. It is too long by an hour and"
    " a waste of a good cast. One of the worst films of the year, a terrible bore that has nothing to say."
)


@pytest.mark.parametrize(("text", "verdict"), [(PRAISE, Verdict.LIKED), (BLAME, Verdict.DISLIKED)])
def test_a_longer_review_is_judged_by_how_its_words_lean(text: str, verdict: Verdict) -> None:
    """Without a word of advice, all words together tell."""
    sentences = [opinion(f"{part}.") for part in text.rstrip(".").split(". ")]
    assert verdict_from_words(review("Storm", 2010, sentences).sentences) is verdict


def test_the_story_is_no_verdict() -> None:
    """Sentences that tell the story do not count, however terrible it is."""
    assert verdict_from_words(review("Storm", 2010, [later("The terrible, awful captain drowns.")]).sentences) is None


def test_sentences_lean() -> None:
    """Praise leans up and blame leans down."""
    assert leaning("superb, moving and beautiful") > 0 > leaning("dull, boring and stupid")


def test_words_and_pairs_have_places() -> None:
    """Each word and each pair of neighbours counts once, whatever its case."""
    assert len(places("A dull, dull film")) == len({"a", "dull", "film", "a dull", "dull dull", "dull film"})
    assert list(places("Dull film")) == list(places("dull FILM"))

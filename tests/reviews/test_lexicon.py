"""Words that tell what a sentence is about: looked up quickly, and never missed for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews import lexicon
from reviews.lexicon import Cues, Words

CUES = {name: value for name, value in vars(lexicon).items() if isinstance(value, Cues) and value.phrases}


@pytest.mark.parametrize("name", CUES)
@given(data=st.data())
def test_each_phrase_holds_a_key(name: str, data: st.DataObject) -> None:
    """Whatever a cue's phrases find is found by its keys too, so that the quick look loses nothing."""
    cues = CUES[name]
    assert cues.phrases is not None
    phrase = data.draw(st.from_regex(cues.phrases.pattern.replace(r"\w", "[a-z]"), fullmatch=True))
    text = Words.of(phrase)
    assert cues.stand_in(text)
    assert cues.count(text) == sum(word in cues.single for word in text.words) + len(cues.phrases.findall(text.lowered))


def test_words_and_phrases_are_counted() -> None:
    """Each single word and each phrase counts once, in whatever case."""
    assert lexicon.BACKGROUND.count(Words.of("Released in 1999, it was Directed By nobody.")) == 3
    assert lexicon.LATE_CUES.stand_in(Words.of("He turns out to be kind."))
    assert not lexicon.LATE_CUES.stand_in(Words.of("He is kind."))

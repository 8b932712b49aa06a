"""Where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.document import BlockKind, PlacedBlock
from reviews.records import Span
from reviews.sentences import LONGEST, split_sentences
from tests.reviews.making import split


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ship sinks.", "Nobody is surprised."],
        ["Is it good?", "Yes!", "It is."],
        ["The men of Cell No. 7 adopt her.", "She stays."],
        ["Watch Vol. 2 first.", "It is better."],
        ["I saw CELL NO. 7 twice.", "It is better."],
        ["He likes Pt. 2 and Ep. 4 of it.", "I do not."],
        ["Mr. Hart and Mrs. Kintner meet Dr. Loomis.", "They argue."],
        ["Then Lt. Ripley and Capt. Dallas wake up.", "It is dark."],
        ["It is J. J. Gittes who asks.", "He gets no answer."],
        ["Samuel L. Jackson is fun.", "So is the car."],
        ["M. Night Shyamalan wrote it.", "It shows."],
        ["The train leaves at 5 p.m. and nobody is on it.", "He waits."],
        ["She moves to the U.S. with her son.", "He hates it."],
        ["Godzilla vs. Kong was louder.", "This is not."],
        ['"Run!" he says.', "She runs."],
        ["He says: \u201cI know.\u201d", "She does not."],
        ["He waits... and waits.", "She comes."],
        ["He waits\u2026", "Then she comes."],
        ["The last act (it is from the U.S. too) is loud.", "I left."],
        ["He dies (or does he?) and returns.", "She waits."],
        ["She leaves.", "(He does not see it.)", "Then it rains."],
        ["It is great \U0001f600 and sad.", "Go and see it."],
        ["What?!", "No way."],
        ["He says no.", "She says yes."],
        ["It costs 3.50 to see it.", "Pay that."],
        ["It is a masterpiece.", "No. Really."],
    ],
    ids=lambda sentences: sentences[0],
)
def test_a_paragraph_is_split_where_sentences_end(sentences: list[str]) -> None:
    """Full stops in abbreviations, initials, numbers, quotes and brackets end nothing; the others do."""
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize("text", ["It is great. \U0001f600\U0001f600", "It is great. ***", 'It is great. "'])
def test_a_piece_without_letters_joins_the_sentence_before(text: str) -> None:
    """Emoji and stray marks behind a sentence belong to it."""
    assert split(text) == [text]


def test_spans_point_into_the_whole_text() -> None:
    """The spans of a block that stands further down in the text count from the text's start."""
    block = PlacedBlock(BlockKind.PROSE, Span(100, 115), "It rains. It is")
    assert split_sentences(block) == [Span(100, 109), Span(110, 115)]


def test_a_word_of_4000_characters_is_cut() -> None:
    """A word longer than a sentence may be is cut at the limit, and nothing of it is lost."""
    assert [len(piece) for piece in split("a" * 4000)] == [LONGEST] * 4 + [4000 - 4 * LONGEST]


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    """A sentence over the limit is cut behind the last semicolon that fits, rather than at a comma or a word."""
    first = "word, " * 130 + "end;"
    assert split(f"{first} {'more, ' * 60}stop.") == [first, f"{'more, ' * 60}stop."]


@given(
    st.lists(st.sampled_from(["No.", "Mr.", "A.", "ship", "Ship", "7", "\u2026", "?!", '"', ")", "\U0001f600", "p.m."]))
)
def test_sentences_hold_every_word_once(words: list[str]) -> None:
    """The sentences in order are the paragraph, none too long, trimmed, and nothing is lost between them."""
    text = " ".join(words)
    if not text:
        return
    spans = split_sentences(PlacedBlock(BlockKind.PROSE, Span(0, len(text)), text))
    pieces = [span.of(text) for span in spans]
    assert " ".join(pieces).split() == words or not pieces
    assert all(piece == piece.strip() and len(piece) <= LONGEST for piece in pieces)

"""What the text itself says about each sentence, as numbers: its words, its form, its heading, its place."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reviews import lexicon
from reviews.labels.drafts import Draft
from reviews.labels.known import Known
from reviews.lexicon import Words
from reviews.text import fold

Numbers = NDArray[np.float32]

_CUES = (
    lexicon.FILM_WORDS,
    lexicon.EVALUATIONS,
    lexicon.THIRD_PERSON,
    lexicon.BACKGROUND,
    lexicon.RELATIONS,
    lexicon.PREMISE_CUES,
    lexicon.LATE_CUES,
    lexicon.ENDING_CUES,
    lexicon.TWIST_CUES,
    lexicon.ENDS_BADLY_OR_WELL,
    lexicon.CASTING,
    lexicon.TO_THE_READER,
)
_HEADINGS = (
    lexicon.OPINION_HEADING,
    lexicon.PLOT_HEADING,
    lexicon.ENDING_HEADING,
    lexicon.PREMISE_HEADING,
)
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_DIGIT = re.compile(r"\d")
# A capital letter that does not begin a sentence.
_NAME_INSIDE = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+")
_QUOTES = ('"', "\u201c")
# What is counted is counted up to here: the fourth "he" of a sentence says no more than the third.
_MOST = 3
_MOST_NAMES = 4
_SHORT = 6
_LONG = 60
_FAR = 30
_MANY = 80

# How many numbers there are of each sentence.
WIDTH = len(_CUES) + len(_HEADINGS) + 30


def features(drafts: Sequence[Draft], known: Known) -> Numbers:
    """The numbers of each sentence of one review: (n, `WIDTH`) float32, not yet brought to one scale."""
    rows = [
        (*_of_words(one, known), *_of_form(one.text), *_of_heading(one), *_of_place(drafts, number))
        for number, one in enumerate(drafts)
    ]
    return np.array(rows, dtype=np.float32).reshape(len(drafts), WIDTH)


def _of_words(draft: Draft, known: Known) -> tuple[float, ...]:
    words, folded = Words.of(draft.text), fold(draft.text).split()
    there = frozenset(folded)
    actors = known.proofs.get(draft.span)
    return (
        *(min(_MOST, cues.count(words)) for cues in _CUES),
        min(_MOST, len(lexicon.FIRST_PERSON.findall(draft.text))),
        known.count_characters(draft.text, folded),
        actors is not None,
        actors is not None and " ".join(folded).startswith(actors),
        not known.people.isdisjoint(there),
        bool(known.title) and known.title <= there,
    )


def _of_form(text: str) -> tuple[float, ...]:
    # Not its tense: most reviews tell stories in the present, and those that do not would be taken for history.
    length = text.count(" ") + 1
    return (
        text.rstrip().endswith("?"),
        "!" in text,
        "(" in text,
        any(mark in text for mark in _QUOTES),
        _YEAR.search(text) is not None,
        _DIGIT.search(text) is not None,
        min(length, _LONG) / 20,
        length < _SHORT,
        min(_MOST_NAMES, len(_NAME_INSIDE.findall(text))),
    )


def _of_heading(draft: Draft) -> tuple[float, ...]:
    heading = draft.heading or ""
    return (bool(heading), *(kind.search(heading) is not None for kind in _HEADINGS), draft.after_notice)


def _of_place(drafts: Sequence[Draft], number: int) -> tuple[float, ...]:
    last = len(drafts) - 1
    share = number / max(1, last)
    paragraph = drafts[number].paragraph
    return (
        share,
        (1 - share) ** 2,
        share**2,
        number < 2,  # noqa: PLR2004 - a ladder of steps says more to a network than a length
        number == 0,
        last - number < 2,  # noqa: PLR2004
        last - number < 5,  # noqa: PLR2004
        min(number, _FAR) / 10,
        min(last - number, _FAR) / 10,
        min(len(drafts), _MANY) / 40,
        number == 0 or drafts[number - 1].paragraph != paragraph,
        number == last or drafts[number + 1].paragraph != paragraph,
        paragraph / max(1, drafts[-1].paragraph),
    )

"""What a film is about, in a review's own words: a few sentences that set the story up and read as one short text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.quoting import SURELY_SAFE, leans_on_the_one_before
from index.records import Entry
from reviews import lexicon
from reviews.lexicon import Words
from reviews.names import is_named
from reviews.records import Aspect, Sentence, SpoilerLevel
from reviews.text import fold

_MOST_SENTENCES = 4
# What is told, from which aspects, up to which spoiler score, if that makes so many sentences.
_TIERS = (
    (frozenset({Aspect.PLOT, Aspect.CAST}), SURELY_SAFE, 2),
    (frozenset({Aspect.PLOT, Aspect.CAST}), 1.0, 2),
    (frozenset(Aspect) - {Aspect.BOILERPLATE}, 1.0, 1),
)
_FEWEST_WORDS = 3
# A premise is told early: no review sets its story up in more sentences than these.
_MOST_CANDIDATES = 40
# What a sentence adds that is told right behind another one, beside one that stands by itself.
_GOES_ON = 0.4
# What each point of the spoiler score takes away: of two sentences the safer one is told.
_RISK = 4.0
# What a sentence loses the later in the review it stands: a premise is mostly told early.
_LATENESS = 0.6
_OTHER_ASPECT = 0.5
_SOMEBODY = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|himself|herself|themselves)\b", re.IGNORECASE)
_A_NAME = re.compile(r"\b[A-Z][\w'\u2019-]*")
_TO_THE_READER = re.compile(
    r"\b(?:I|I['\u2019]\w+|me|my|mine|as (?:we|you) \w+|(?:said|mentioned|noted) (?:above|before|earlier)"
    r"|(?:see|more) below|this review)\b"
)


def premise_of(entry: Entry, room: int) -> list[int]:
    """The positions of up to four sentences that set the story up, in order, in `room` characters, if there are any.

    All are at most PREMISE, and those that surely are come first. None speaks of a "he" whom nobody has named, or to
    the reader. Plot is told before what a reviewer says of the premise in judging.
    """
    best: _Telling | None = None
    for aspects, most_risk, enough in _TIERS:
        candidates = [
            position
            for position, sentence in enumerate(entry.reading.sentences)
            if sentence.spoiler is SpoilerLevel.PREMISE
            and sentence.aspect in aspects
            and sentence.spoiler_score <= most_risk
            and _is_telling(sentence.text)
        ]
        candidates = candidates[:_MOST_CANDIDATES]
        tellings = [_telling(entry, candidates[start:], room) for start in range(len(candidates))]
        best = max(tellings, key=lambda telling: telling.worth, default=best)
        if best and len(best.positions) >= enough:
            break
    return best.positions if best else []


@dataclass(frozen=True, slots=True)
class _Telling:
    """Sentences told one after another, and how good a premise they make."""

    positions: list[int]
    worth: float


def _telling(entry: Entry, candidates: Sequence[int], room: int) -> _Telling:
    """Tell the first of the candidates and of the others what fits behind it."""
    sentences = entry.reading.sentences
    told: list[int] = []
    worth = 0.0
    for position in candidates:
        sentence = sentences[position]
        if told and _moves_on(sentences[told[-1] : position]):
            break
        goes_on = bool(told) and told[-1] == position - 1
        if not goes_on and not stands_alone(sentence.text):
            continue
        if len(sentence.text) > room or _is_told(entry, sentence, [sentences[place].text for place in told]):
            continue
        told.append(position)
        room -= len(sentence.text) + 1
        worth += 1.0 - _RISK * sentence.spoiler_score - _LATENESS * position / len(sentences) + _GOES_ON * goes_on
        worth -= _OTHER_ASPECT * (sentence.aspect is not Aspect.PLOT)
        if len(told) == _MOST_SENTENCES:
            break
    return _Telling(told, worth)


def _moves_on(between: Sequence[Sentence]) -> bool:
    """Whether the story is told further between two sentences, so that what comes then is its premise no more."""
    return sum(s.aspect is Aspect.PLOT and s.spoiler > SpoilerLevel.PREMISE for s in between) > 1


def stands_alone(text: str) -> bool:
    """Whether a sentence can be understood by itself: nobody in it is a "he" or "she" who was named before it."""
    if leans_on_the_one_before(text):
        return False
    pronoun = _SOMEBODY.search(text)
    if pronoun is None:
        return True
    before = text[: pronoun.start()]
    named = any(fold(name[0]) not in _OPENERS for name in _A_NAME.finditer(before))
    return named or lexicon.RELATIONS.stand_in(Words.of(before)) or _A_PERSON.search(before) is not None


# How sentences open without naming anybody.
_OPENERS = frozenset(
    """a after all although an and as at because before both but by during each even every for from however if in
    instead into it its later like meanwhile no not now of on once one only or over since so some soon that the their
    then there these this those though through to two under until upon what when where whether which while who whose
    why with without yet""".split()
)
_A_PERSON = re.compile(r"\b(?:a|an|the|two|three|another|one) (?:[\w'\u2019-]+ ){0,4}[\w'\u2019-]+", re.IGNORECASE)


def _is_telling(text: str) -> bool:
    """Whether a sentence tells something, and to nobody in particular."""
    return text.count(" ") + 1 >= _FEWEST_WORDS and _TO_THE_READER.search(text) is None


def _is_told(entry: Entry, sentence: Sentence, told: Sequence[str]) -> bool:
    """Whether all that a sentence does is to introduce somebody who has been introduced."""
    if sentence.aspect is not Aspect.CAST:
        return False
    roles = [member.character for member in entry.reading.cast if member.span == sentence.span and member.character]
    words = {word for text in told for word in fold(text).split()}
    return bool(roles) and all(is_named(role) and set(fold(role).split()) <= words for role in roles)

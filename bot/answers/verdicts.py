"""What a review's words make of a film, where it gives no rating: liked, mixed or disliked."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reviews.records import Aspect, Sentence
from reviews.text import fold

RECOMMENDS = re.compile(
    r"(?<!not )(?<!n't )(?<!n\u2019t )\b(?:(?:highly |warmly |strongly |gladly )?recommend(?:ed)?|must-see|must see"
    r"|masterpiece|worth (?:it|watching|seeing|your|a)"
    r"|close to perfect|unmissable|don't miss|do not miss)\b"
    r"|(?:^|[.;:,] )(?:so |just |go )?(?:see|watch) (?:it|this)\b",
    re.IGNORECASE,
)
ADVISES_AGAINST = re.compile(
    r"\b(?:(?:do not|don't|don\u2019t|cannot|can't|can\u2019t|won't|would not|wouldn't|hard to|not) (?:really "
    r"|honestly )?recommend(?:ed)?|skip (?:it|this)|avoid (?:it|this|at)|give (?:it|this) a miss"
    r"|not worth|isn't worth|waste of (?:time|money|your)|stay away|save your (?:time|money))\b",
    re.IGNORECASE,
)
_STRONGLY = re.compile(r"\b(?:cannot|can['\u2019]?t) recommend (?:\w+ ){0,3}(?:highly )?enough\b", re.IGNORECASE)
GOOD = re.compile(
    r"\b(?:love[ds]?|great|excellent|superb|brilliant|wonderful(?:ly)?|terrific|fantastic|amazing|perfect(?:ly)?"
    r"|beautiful(?:ly)?|gorgeous|stunning|moving|touching|clever|smart"
    r"|fun|funny|hilarious|best|favou?rite|enjoy\w*|admire\w*|delight\w*|charming|charm|gripping|compelling|engaging"
    r"|memorable|masterful|magnificent|marvel\w*"
    r"|extraordinary|remarkable|impressive|lovely|solid|effective|convincing|believable|powerful|fresh|rewarding"
    r"|satisfying|shines?|works|strong|warmly|astonishing|rich)\b",
    re.IGNORECASE,
)
BAD = re.compile(
    r"\b(?:hate[ds]?|terrible|awful|horrible|poor(?:ly)?|weak(?:er|est|ness)?|dull|boring|tedious|slow|stupid|silly"
    r"|dumb|predictable|cliche[ds]?|cliché[ds]?|flaw\w*|flat|wooden"
    r"|mess|messy|lazy|worst|bad|worse|disappoint\w*|overlong|too long|fails?|failed|complaints?|problems?"
    r"|forgettable|mediocre|shallow|ridiculous|laughable|wasted?|ugly|dreadful"
    r"|unfortunately|unconvincing|bland|pity|never works|cardboard|sentimental|mawkish|manipulative|contrived|clumsy"
    r"|drags?|bored)\b",
    re.IGNORECASE,
)
# What `python -m scripts.answers.train FOLDER verdicts` makes: "leanings" (2, PLACES), how far each word and pair of
# words leans towards praise in each of two collections of reviews; "weights" (SIGNS, 3) and "bias" (3,).
VERDICT_WEIGHTS = Path(__file__).with_name("verdicts.npz")
PLACES = 1 << 18
# In fewer words each weighs more than how all of them lean.
_FEW_WORDS = 40
# So many words of praise and blame are a verdict, if this share of them agrees.
_SURE, _LEAST_SHARE = 3, 0.62
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|hardly|barely|scarcely|far from|cannot|without|neither|nor"
    r"|\w+n['\u2019]t)\b[^.;:!?]{0,40}$",
    re.IGNORECASE,
)
# Words that a review must have before a few of them count in full.
_DAMPED = 5


class Verdict(StrEnum):
    """What a reviewer made of a film."""

    LIKED = "liked"
    MIXED = "mixed"
    DISLIKED = "disliked"


def verdict_from_words(sentences: Sequence[Sentence]) -> Verdict | None:
    """The verdict by what the judging sentences of a review say; one that says too little gives none."""
    return verdict_of_text(judging_text(sentences), _head())


def verdict_of_text(text: str, head: Mapping[str, NDArray[np.floating]]) -> Verdict | None:
    """The verdict of judging sentences, by words of advice and by a head as `VERDICT_WEIGHTS` holds it."""
    if _STRONGLY.search(text):
        return Verdict.LIKED
    if ADVISES_AGAINST.search(text):
        return Verdict.DISLIKED
    if text.count(" ") < _FEW_WORDS:
        return _of_few_words(text)
    odds = signs(text, head["leanings"]) @ head["weights"] + head["bias"]
    return tuple(Verdict)[int(np.argmax(odds))]


def _of_few_words(text: str) -> Verdict | None:
    """The verdict by advice, else by praise against blame; None where there is too little of either."""
    if any(not _NEGATED.search(text[: match.start()]) for match in RECOMMENDS.finditer(text)):
        return Verdict.LIKED
    good, bad = len(GOOD.findall(text)), len(BAD.findall(text))
    if good + bad < _SURE:
        return None
    share = good / (good + bad)
    return Verdict.LIKED if share >= _LEAST_SHARE else Verdict.DISLIKED if share <= 1 - _LEAST_SHARE else Verdict.MIXED


def judging_text(sentences: Sequence[Sentence]) -> str:
    """The sentences of a review that may judge, as one text."""
    return " ".join(sentence.text for sentence in sentences if sentence.aspect in {Aspect.OPINION, Aspect.CAST})


def signs(text: str, leanings: NDArray[np.floating]) -> NDArray[np.float32]:
    """What tells a verdict: words of praise, blame and advice, how long the text is, and how its words lean: (10,)."""
    count = max(1, text.count(" ") + 1)
    good, bad = len(GOOD.findall(text)), len(BAD.findall(text))
    told = [
        20 * good / count,
        20 * bad / count,
        (good - bad) / (good + bad + 2),
        float(RECOMMENDS.search(text) is not None),
        float(ADVISES_AGAINST.search(text) is not None),
        np.log(count) / 5,
    ]
    leaning = leanings[:, places(text)].astype(np.float32)
    known = np.abs(leaning) > 0
    for own, there in zip(leaning, known, strict=True):
        told += [own.sum() / np.sqrt(there.sum() + _DAMPED), own.sum() / max(1, there.sum())]
    return np.array(told, dtype=np.float32)


def leaning(text: str) -> float:
    """How far a sentence leans towards praise (above 0) or blame (below 0), by its words."""
    found = _head()["leanings"][:, places(text)].astype(np.float32)
    return float(found.sum() / np.sqrt(found.shape[1] + _DAMPED))


def places(text: str) -> NDArray[np.int64]:
    """Where the words and pairs of words of a text stand among the leanings, each once (feature hashing)."""
    words = fold(text).split()
    grams = {*words, *(f"{one} {other}" for one, other in pairwise(words))}
    return np.array(sorted({crc32(gram.encode()) % PLACES for gram in grams}), dtype=np.int64)


@cache
def _head() -> dict[str, NDArray[np.floating]]:
    with np.load(VERDICT_WEIGHTS) as weights:
        return dict(weights)

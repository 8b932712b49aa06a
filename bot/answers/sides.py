"""Sides of a film that people ask after, and the words by which a reviewer's sentence speaks of them."""

import re
from dataclasses import dataclass

from bot.answers.verdicts import leaning
from reviews.records import Aspect, Sentence
from reviews.text import plain

# What it is worth, as log-odds, that a sentence judges, that it speaks of the side that is asked for, and each point
# that it leans towards praise or blame where such sentences are asked for.
_JUDGES, _SPEAKS, _LEANS = 1.0, 2.0, 0.7


@dataclass(frozen=True, slots=True)
class Side:
    """A side of films: how it is asked for, and how it is told of.

    What is `named` is told of in these words alone; of any other side a sentence may speak in others.
    """

    asked: re.Pattern[str]
    told: re.Pattern[str]
    named: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


_SIDES = (
    Side(
        _words(r"kids?|children|child|son|daughter|family|\d+ ?yo|(?:\w+ )?years? old|toddlers?|teens?|teenagers?"),
        _words(
            r"child(?:ren)?|kids?|toddlers?|teen\w*|family|parents?|years? old|ages?|suitable|older|younger"
            r"|from (?:about )?\w+ (?:years )?(?:on|or so|up)"
        ),
    ),
    Side(
        _words(r"scary|scared?|scares|frightening|creepy|terrifying|nightmares?"),
        _words(
            r"scar\w+|fright\w+|creep\w+|terr(?:if|or)\w*|nightmares?|nerves|shiver\w*|spook\w+|horr\w+|menac\w+|giggl\w+"
        ),
    ),
    Side(
        _words(r"drags?|boring|slow|pace|pacing|hours|too long|bored?"),
        _words(
            r"long|overlong|pac(?:e|ed|ing)|slow\w*|drag\w*|patience|minutes|hours?|dawdl\w+|sags?|rush\w*|length|bor\w+"
        ),
    ),
    Side(
        _words(r"cry|crying|tears?|tearjerker|sad|weepy|tissues?|emotional"),
        _words(r"cr(?:y|ied|ying)|tears?|sad\w*|heart\w*|handkerchief|sob\w*|we(?:e|pt)p?\w*|moving|moved|hug"),
    ),
    Side(
        _words(r"blood|bloody|gore|gory|gross|violent|violence|squeamish|brutal"),
        _words(r"blood\w*|violen\w+|gor[ey]|squeamish|brutal\w*|nasty|gross|gruesome|shock\w*"),
    ),
    Side(
        _words(r"funny|laughs?|jokes?|comedy|humou?r"),
        _words(r"funn\w+|laugh\w*|jok\w+|com(?:ic|edy|edic|edies)|hilarious|wit\w*|humou?r\w*|giggl\w*"),
    ),
    Side(
        _words(r"effects|cgi|fake|puppet|rubber"),
        _words(r"effects?|cgi|digital|fake|rubber|puppets?|mechanical|models?|make-?up|computer"),
    ),
    Side(
        _words(r"again|rewatch\w*|second time|twice"),
        _words(r"again|second|twice|re-?watch\w*|viewings?|revisit\w*"),
    ),
    Side(
        _words(r"music|musik|score|soundtrack|songs?|singing"),
        _words(
            r"music\w*|scor(?:e|es|ed|ing)|soundtrack|songs?|sings?|singing|sung|themes?|tunes?|melod\w+|compos\w+|hymns?"
        ),
        named=True,
    ),
    Side(
        _words(r"cinematography|camera\w*|photography|visuals"),
        _words(
            r"cinematograph\w*|camera\w*|photograph\w*|shots?|shoots?|filmed|lens\w*|visual\w*|images?|looks?|pictures?|light\w*"
        ),
        named=True,
    ),
    Side(_words(r"accents?"), _words(r"accents?|dialects?|drawl|pronounc\w+"), named=True),
    Side(_words(r"dub(?:bed|bing|s)?|subs|subtitles?"), _words(r"dub(?:bed|bing|s)?|subtitle\w*"), named=True),
    Side(_words(r"costumes?|outfits?"), _words(r"costumes?|dress\w*|clothes|outfits?|suits?|gowns?"), named=True),
)
_FAULTS = re.compile(
    r"\b(?:weak(?:er|est|ness|nesses)?|weak ?points?|flaws?|flawed|faults?|complain\w*|criticis\w*|criticiz\w*"
    r"|downsides?|cons|negatives?|problems?|issues?|beef|bug(?:s|ged)?|annoy\w*|wrong|worst|hate[ds]?|dislike[ds]?|nitpicks?"
    r"|\w*(?:not|n't|nt) (?:\w+ ){0,2}(?:like|liked|love|work|enjoy|convince)|put (?:them|him|her) off)\b"
)
_MERITS = re.compile(
    r"\b(?:strengths?|strong points?|merits?|highlights?|praise[ds]?|pros|positives?"
    r"|(?:best|good|great) (?:part|thing|bit|about)s?|(?:like|liked|love|loved|enjoy|enjoyed) (?:most|best|about))\b"
)
FAULTS_ASKED = "What is wrong with the film, what are its weaknesses, what did not work?"
MERITS_ASKED = "What is best about the film, what are its strengths, what did the reviewer love?"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question for an opinion is after: sides, or what is wrong (`leans` -1) or right (1) with the film."""

    sides: tuple[Side, ...] = ()
    leans: int = 0

    @property
    def named(self) -> bool:
        """Whether only sentences with the words of its sides answer."""
        return bool(self.sides) and all(side.named for side in self.sides)

    def is_told_in(self, sentence: Sentence) -> bool:
        """Whether a sentence has the words of one of the sides."""
        text = plain(sentence.text)
        return any(side.told.search(text) for side in self.sides)

    def likely(self, sentence: Sentence) -> float:
        """What speaks for a sentence, as log-odds, by its kind and its words."""
        judges = sentence.aspect in {Aspect.OPINION, Aspect.CAST}
        leans = self.leans * leaning(sentence.text) if self.leans else 0.0
        return _JUDGES * judges + _SPEAKS * self.is_told_in(sentence) + _LEANS * leans


def wanted(text: str) -> Wanted:
    """What a folded question is after."""
    faults, merits = _FAULTS.search(text), _MERITS.search(text)
    leans = 0 if bool(faults) == bool(merits) else -1 if faults else 1
    return Wanted(tuple(side for side in _SIDES if side.asked.search(text)), leans)


def without_leaning(text: str) -> str:
    """A folded question without its words for what is wrong or right."""
    return _MERITS.sub(" ", _FAULTS.sub(" ", text))

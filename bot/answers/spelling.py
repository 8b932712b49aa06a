"""Slips in the words that tell what a question asks: "direcor", "palys", "cinematografer"."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

_CUES = frozenset(
    """director directors directed actor actors actress actresses character characters played plays playing portrayed
    voiced voices written wrote writer writers author novel screenplay runtime minutes composer composed music
    photography soundtrack cinematographer cinematography photographed budget awards oscar oscars prize prizes
    ending summary summarise summarize synopsis recommend recommended recommends reviewer reviewers reviews
    violent boring scary suitable children language country release released subtitles genre rating rated acting
    performance performances based sequel remake""".split()
)
# Everyday words that are one letter from such a word, and are not meant for it.
_OTHERS = frozenset(
    """action actions actor's award boxing bring carry chased county dating directly director's factor fating genie
    minute mating muted planned plans plates place placed placing played praise prized price prices prose rates
    raced record review scare scared scarf sacred sending bending lending mending pending spending voice vices
    violet write writes wrong wrath navel hovel erased eased biased cased bases basic base direction directing
    performer performers stories""".split()
)
_KNOWN = _CUES | _OTHERS
_SHORTEST, _LONG = 5, 11


def mended(text: str) -> str:
    """A folded question with such slips put right: one letter, or two in a long word."""
    return " ".join(map(_mended_word, text.split()))


def _mended_word(word: str) -> str:
    if len(word) < _SHORTEST or word in _KNOWN:
        return word
    # Counts a swap of two letters as one slip (optimal string alignment).
    slips = 1 if len(word) < _LONG else 2
    match = process.extractOne(word, _CUES, scorer=OSA.distance, score_cutoff=slips)
    return str(match[0]) if match and match[0][0] == word[0] else word

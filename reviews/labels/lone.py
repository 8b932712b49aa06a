"""What a text that stands alone gives away: a headline, or a sentence that somebody wrote about a film."""

import re
from collections.abc import Sequence

from reviews import lexicon
from reviews.labels.known import Known
from reviews.lexicon import Words
from reviews.records import CastMember, SpoilerLevel
from reviews.text import fold


def gives_away(headline: str, known: Known, title: str) -> bool:
    """Whether a review's headline tells more than the premise: a late event, or somebody of the story by name."""
    rest = re.sub(re.escape(title), " ", headline, flags=re.IGNORECASE)
    named = set(fold(rest).split()) & (known.characters - known.title)
    tells_too_much = (lexicon.LATE_CUES, lexicon.TWIST_CUES, lexicon.ENDS_BADLY_OR_WELL)
    return bool(named) or any(cues.search(rest) for cues in tells_too_much)


def level_by_words(text: str, cast: Sequence[CastMember], title: str) -> SpoilerLevel:
    """What a lone sentence about a film gives away as far as its words tell, wherever it stands."""
    words = Words.of(text)
    if lexicon.ENDS_BADLY_OR_WELL.stand_in(words) or lexicon.TWIST_CUES.stand_in(words):
        return SpoilerLevel.PLOT
    characters = Known.of(cast, (), title).count_characters(text, fold(text).split())
    if (characters or lexicon.THIRD_PERSON.stand_in(words)) and lexicon.LATE_CUES.stand_in(words):
        return SpoilerLevel.ENDING if lexicon.ENDING_CUES.stand_in(words) else SpoilerLevel.PLOT
    return SpoilerLevel.NONE

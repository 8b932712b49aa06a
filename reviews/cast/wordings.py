"""What one sentence says about who plays whom, and the parts that its wordings are made of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from reviews.cast.mentions import MARK, Marked
from reviews.cast.roles import role_before


class Strength(IntEnum):
    """How plainly a wording casts somebody; what is only HINTED ("A's B") needs more to be believed."""

    HINTED = 1
    LISTED = 2
    TOLD = 3
    STATED = 4


@dataclass(frozen=True, slots=True)
class Casting:
    """An actor and the role (None where it is not said) as one sentence gives them, and where in it they stand.

    `introduced` says that the sentence goes on to say who the role is: "Ito Ken is Taro, a fisherman". `identity`
    says that the wording tells who somebody is, which casts where the sentences around it cast: "Ito Ken is Taro."
    """

    actor: str
    role: str | None
    strength: Strength
    start: int
    end: int
    introduced: bool = False
    identity: bool = False


# A plain word with the comma that may follow it.
WORD = r"(?:[a-z0-9][\w'-]*,?)"
ADVERB = (
    r"(?: (?:[a-z]+ly|also|here|again|once again|now|then|simply|just|really|himself|herself|in turn|too|both|first"
    r"|ably|still|even|only))"
)
_FAME = (
    r"(?:Oscar|Emmy|Tony|Grammy|British|American|French|German|Italian|Japanese|Korean|Irish|Australian|Canadian"
    r"|Spanish|Swedish|Hollywood|Broadway)[\w-]*(?: [a-z][\w-]*){0,3} "
)
# What stands before an actor's name: "a scene-stealing", "the always reliable", "lead", "Oscar winner".
PRAISE = (
    r"(?:(?:an?|the|his|her|none other than(?: the)?) )?(?:(?!(?:as|in|on|opposite|and|by|of|until|when|before|after"
    rf"|with|to|who|that|from|for|at|is|was|character) )[a-z][\w'-]*,? ){{0,5}}(?:{_FAME})?"
)
# A role that is a name, with the words before it that belong to it.
INNER = (
    r"(?:(?!(?:of|in|on|at|to|for|from|with|by|as|who|that|which|and|or|but|is|was|are|if|it|he|she|they|do|does|did"
    rf"|well|much|soon|so) ){WORD} )"
)
NAMED_ROLE = rf"(?:[Tt]he |an? )?{INNER}{{0,4}}{MARK}(?: of (?:the )?{MARK})?"
SEVERAL = rf"{MARK}(?:, {MARK})*,? (?:and|&) {MARK}"
SEVERAL_ROLES = rf"{MARK}(?:, {INNER}{{0,3}}{MARK})*,? (?:and|&) {INNER}{{0,3}}{MARK}"
PLAYED = (
    r"(?:played|portrayed|voiced|embodied|essayed|performed|impersonated|incarnated|acted|interpreted|rendered"
    r"|represented|brought to (?:vivid )?life|brought to the screen|given life)"
)

# Words right before an actor that make of him a comparison, or a casting that did not come about.
_COMPARED = re.compile(
    r"\b(?:[Ll]ike|[Uu]nlike|than|recall\w*|evok\w+|echo\w*|channel\w*|remind\w*(?: \w+)? of|reminiscent of"
    r"|[Ii]magin\w+|picture|think(?: of)?|homage to|nod to|[\u00e0a] la|compar\w+ (?:to|with)|imitat\w+|impression of"
    r"|since|instead of|rather than|as good as|as much as|minus|without|wish\w*|replac\w+|not|no|successor to"
    r"|answer to|version of|wanted|considered|better|(?:could|would|should|might) have [a-z]+|approached|offered"
    r"|passed on|man's) (?:(?:the|a|an|his|her) [a-z-]+ |(?:the|a|an|his|her|old|young|classic|early|great|watching"
    r"|seeing|of|when|by) ){0,2}$"
)


def is_comparison(before: str) -> bool:
    """Whether the words before an actor compare with him, or deny that he is in it."""
    return _COMPARED.search(before[-60:]) is not None


def role_in(sentence: Marked, match: re.Match[str], group: str) -> str | None:
    """The role that a group of a match holds, its name at the group's end."""
    return role_before(sentence, match.end(group), apposition=False)


def pair_up(
    sentence: Marked, match: re.Match[str], strength: Strength = Strength.STATED, *, identity: bool = False
) -> Iterator[Casting]:
    """The pairs of "A and B ... X and Y", first with first; none where their numbers differ."""
    actors = re.findall(MARK, match["actors"])
    ends = [match.start("roles") + found.end() for found in re.finditer(MARK, match["roles"])]
    if len(actors) == len(ends):
        for actor, end in zip(actors, ends, strict=True):
            role = role_before(sentence, end, apposition=False)
            found = Casting(sentence.name_of(actor), role, strength, match.start(), match.end())
            yield replace(found, identity=identity)

"""Wordings that cast in passing: "NAME is superb as NAME", "NAME's turn as NAME", "NAME's NAME"."""

import re
from collections.abc import Iterator

from reviews.cast.identity import is_told
from reviews.cast.mentions import MARK, Marked
from reviews.cast.people_words import KIN, is_of_people, is_rank
from reviews.cast.roles import role_after, role_before
from reviews.cast.wordings import NAMED_ROLE, PRAISE, WORD, Casting, Strength, is_comparison, role_in
from reviews.lexicon import EVALUATIONS

_AS = re.compile(r"(?<![\w-])as(?= )")
_ACTOR_BEFORE = re.compile(
    rf"(?P<actor>{MARK})(?P<owner>'s|')?(?: \([^()]*\))?(?P<between>"
    rf"(?:,?(?: \u2014)? [^\s.;:()\u2014{MARK[1:-1]}]+){{0,14}}?,?(?: \u2014)?) $"
)
_HIS_ROLE = re.compile(rf"\b(?:his|her|their) {MARK} (character|role|persona|part) ")
_STARS_OPPOSITE = re.compile(
    rf"(?<={MARK}),? (?:(?:co-)?stars?|co-starring|appears|is),? (?:opposite|alongside"
    rf"|with) (?:{WORD} ){{0,3}}{MARK},? $"
)
_ABOUT_ACTING = re.compile(
    r"\b(?:performances?|turns?|roles?|works?|worked|delivery|appearances?|run|part|job|potential|revelation|ensemble"
    r"|cast|film|movie|show|scenery|cameos?|(?:co-)?stars?|(?:co-)?starring|starred|returns?|returned|returning"
    r"|shines?|shone|(?:shows?|pops?|turns?|turned) up|appears?|appeared|appearing|charms|convinces|convincing|menaces"
    r"|chills|thrills|arrives|emerges|broods|excels|impresses|impressed|fits|wows|wowed|surprises|surprised|steals"
    r"|stole|stands out|standout|reprises|reprising|registers?|serves|miscast|minutes|outing|debut|screen time"
    r"|delivers|provides|introduces (?:himself|herself)|introduced|plays|playing|hams|commands|dominates|anchors"
    r"|carries|nails|dazzles|struggles|(?:top|second|third|fourth)-billed|uncredited|unrecogni[sz]able|underused|ideal"
    r"|choice|slimy|sinister|menacing|hammy|stiff|natural|presence|credible|sublime|note-perfect|dynamite|electric"
    r"|menace|comedy|villainy|comic relief|support"
    r"|magnetic|outstanding|stellar|pitch-perfect|spot-on|at home|in (?:fine|top) form|scene-stealing|casting"
    r"|believability|joy|treat|fares|does well|gives (?:his|her) (?:all|best)|(?:double|triple) duty|dual roles?"
    r"|act(?:s|ed|ing)|(?:does|doing) the talking|gets to [a-z]+"
    r"|holds his own|holds her own|relishes|has (?:a ball|fun|a blast))\b"
)
_IS_SOMEHOW = re.compile(
    r"^,?(?: (?:who|he|she))? ?(?:is|was|are|who's|'s) (?!(?:known|seen|described|regarded|dressed|disguised|posing"
    r"|hired|raised|hailed|identified|remembered|revealed|exposed|elected|crowned|cited|working|employed|referred|so"
    r"|not|such|the same|just)\b)(?:[a-z][\w'-]*,? ?){1,5}$"
)
_IS_THIS_AND_THAT = re.compile(
    r"^(?:is|was) (?:[a-z]+ly )?[a-z-]+(?:,| and| but| yet)+ (?:[a-z]+ly )?(?![a-z]+(?<!ous)(?<!less)s$)[a-z-]+$"
)
# "NAME, buttoned into a waistcoat as NAME"
_LOOKS = re.compile(
    r"^,? ?(?:made up|unrecogni[sz]able|decked out|buried|[a-z]+ed (?:in|into|under|by|with|up)|wearing|sporting)\b"
)
_BLOCKS = re.compile(
    r"\b(?:often|usually|typically|frequently|that|which|known|such|same|directed|but|and|nor|dressed|disguised|posing|poses|hired|raised|described"
    r"|regarded|remembered|works as|far|soon|long|much|not|never|almost|nearly|originally|offered|considered"
    r"|auditioned|supposed|meant|wanted|refused|than|if|whether|because|while|when|where|until|once|masquerad\w+"
    r"|before|after|him|her|them|as|he|she|it|they)\b"
)
_NO_ROLE_DENIED = re.compile(
    r"\b(?:often|usually|typically|frequently|disguised|dressed|same|such|as|he|she|it|they|that|which|known|directed|but|not|never|almost|nearly"
    r"|originally|offered|once|might|would|could|should)\b"
)
_CASTS_BEFORE = re.compile(
    r"(?:\b(?:[Ss]tarring|[Cc]o-starring|stars?|co-stars?|[Ff]eatur\w+|[Ii]nclud\w+|[Ww]ith|casts?|[Cc]asting(?: of)?"
    r"|ha[sd]|gets?|gives us|finds?|[Tt]here's(?: also| even)?|[Tt]here (?:is|are)(?: also| even)?|by|[Ff]rom|and"
    r"|introduces|are|out for|goes to|of|(?:story|plot|film|movie|it|that|which|title|entry|sequel|segment"
    rf"|tale|one) sees)|^|[,;:\u2014]|\)) ?(?:(?:an?|the|his|her) (?:{WORD} ){{0,4}}"
    rf"|(?:(?!\w+ing ){WORD} ){{0,2}})$"
)
_BY = re.compile(rf"\b(?P<what>[\w-]+) by {PRAISE}$")
_HELPED = re.compile(
    r"joined|supported|led|headed|anchored|accompanied|aided|assisted|helped|buoyed|bolstered|matched|stolen|delivered"
    r"|in"
)
_IS_ACTED = re.compile(
    r"^,? ?(?:(?:co-)?stars?|appears?|is cast|returns?|turns up|shows up|pops up|is|was|is back|co-starring|playing)$"
)
_CLAUSE_BEHIND = re.compile(
    r"^ (?:is|was|are|were|has|had|came|comes|goes|went|gets|got|makes|made|takes|took|does|did|looks) "
)
_SAYS_BEHIND = re.compile(
    r"^ (?:says?|said|puts it|notes|noted|tells|told|explains|explained|claims|claimed|knows|knew|came|comes|enters"
    r"|entered|sees|saw|arrives|arrived|leaves|left|watches|watched|tries|tried|walks|walked|looks|looked)\b"
)
_WORK = (
    r"(?:performances?|portrayal|turn|take|role|part|work|interpretation|depiction|rendition|version|incarnation|cameo"
    r"|appearance|embodiment|reading|voice work|delivery|showing|characteri[sz]ation|debut|stint|outing|tenure)"
)
_WORK_OF = re.compile(
    rf"(?P<actor>{MARK})(?:'s|') (?:{WORD} ){{0,5}}(?:{_WORK}(?: here)? (?:of|in|for)|take on)(?P<gap>(?= ))"
)
_WORK_IN_ROLE = re.compile(rf" the (?:[a-z]+ )?(?P<role>{MARK}) (?:role|part)\b")
_FIRST_AS = re.compile(
    rf"(?:^|[.;:,\u2014] )[Aa]s (?P<role>{NAMED_ROLE}),(?: (?:the|an?|his|her"
    rf"|one) [^,;:.]{{3,60}},)? {PRAISE}(?P<actor>{MARK})(?='s (?:{WORD} ){{0,3}}"
    rf"{_WORK}| [a-z])"
)
_MAKES_A = re.compile(
    rf"(?P<actor>{MARK}) (?:\w+ly )?makes (?:for )?an? (?:{WORD} ){{1,4}}(?P<role>{MARK})(?=[,.;]|$| and | in )"
)
_OWNS = re.compile(
    rf"(?P<actor>{MARK})(?:'s|'|,? whose) (?P<lead>(?:[a-z][\w-]*,? ){{0,3}})"
    rf"(?P<role>{MARK}(?: of (?:the )?{MARK})?)(?P<next>'s?)?(?: (?P<word>[\w'-]+))?"
)
_ADAPTS = re.compile(
    r"\b(?:based (?:up)?on|adapt\w*|novels?|books?|stor(?:y|ies)|from|inspired by|version of|remake of|riff on|take on"
    r"|directed|films?|movies?|classics?|comics?|reminiscent of|echoes|recalls?|recalling|in|homage to|nod to|source"
    r"|author"
    r"|writer) (?:(?:the|an?|his|her|of|from|in) ){0,2}$",
    re.IGNORECASE,
)
_MADE = re.compile(r",? (?:made|released|shot|filmed) (?:in|by|for|at)\b")
# What makes of "A's B" a role: "A's debut as B" told as "A's B debut", "aside from A's B".
_WORKS = frozenset("debut role portrayal performance character turn outing tenure impression act cameo".split())
_AMONG_CHARACTERS = re.compile(
    r"\b(?:(?:aside|apart) from|except(?: for)?|save for|(?:relationship|romance|chemistry|friendship|affair|rivalry"
    r"|marriage|duel|banter|scenes?|love|crush) (?:with|for|on|between)|meets?|encounters?|between|versus|opposite"
    r"|(?:joined|helped|pursued|hunted|rescued|mentored|aided|led|killed|chased) by|with the help of) (?:the )?$"
)
_ADJECTIVE = re.compile(
    r"\w+(?:y|ous|ful|ed|ic|al|ive|ish|less|able|ible|tle|gile|ant|ent|en|ine|ary|ar)|young|old|older|younger|little"
    r"|big|evil|grim|stern|sinister|cool|sweet|gruff|proud|wise|mad|brave"
)
_NO_ROLE_BEHIND = frozenset(
    """award nomination film films movie movies picture novel novels book books script screenplay score music series
    franchise trilogy adaptation version remake sequel saga theme soundtrack band studio company thriller western noir
    classic poem play stories story album song""".split()
)


def praise(sentence: Marked) -> Iterator[Casting]:
    """Read every wording that casts in passing."""
    text = sentence.text
    if " as " in text:
        yield from _as_roles(sentence)
    if "'" in text or " whose " in text:
        yield from _works(sentence)
        yield from _owned(sentence)
    for pattern in (_FIRST_AS, _MAKES_A):
        for match in pattern.finditer(text):
            role = role_in(sentence, match, "role") if pattern is _FIRST_AS else sentence.name_of(match["role"])
            if role and not is_rank(role.lower()):
                yield Casting(sentence.name_of(match["actor"]), role, Strength.TOLD, match.start(), match.end())


def _as_roles(sentence: Marked) -> Iterator[Casting]:
    """Read "A ... as B" wherever what stands between, or before, is about acting."""
    text = sentence.text
    for found in _AS.finditer(text):
        before = _STARS_OPPOSITE.sub(" stars ", _HIS_ROLE.sub(r"his \1 ", text[: found.start()]))
        match = _ACTOR_BEFORE.search(before[-220:])
        if match is None:
            continue
        offset = len(before) - len(before[-220:])
        in_front = before[: offset + match.start()]
        between = match["between"].strip(" ,\u2014")
        role, end = role_after(sentence, found.end())
        if role is None or is_comparison(in_front):
            continue
        if between and not _ABOUT_ACTING.search(between) and _CLAUSE_BEHIND.match(text[end:]):
            continue
        if text[end - 1] != "," and _SAYS_BEHIND.match(text[end:]):
            continue
        named = not role.startswith(("a ", "an ")) and (not role.startswith("the ") or role.split()[-1][0].isupper())
        if not named and not is_of_people(role):
            continue
        if _casts(in_front, between, named=named, owned=match["owner"] is not None):
            yield Casting(sentence.name_of(match["actor"]), role, Strength.TOLD, offset + match.start(), end)
            second = _second(sentence, end)
            if second and named:
                yield Casting(sentence.name_of(match["actor"]), second, Strength.LISTED, offset + match.start(), end)


_SECOND = re.compile(rf" and (?P<role>(?:the |The |(?:his|her) (?:[a-z-]+ ){{0,2}})?{MARK})(?=[.;!?)]|$)")


def _second(sentence: Marked, end: int) -> str | None:
    match = _SECOND.match(sentence.text, end)
    return role_in(sentence, match, "role") if match else None


def _casts(in_front: str, between: str, *, named: bool, owned: bool) -> bool:
    """Whether "A ... as B" is about a role, by the words before A and between A and B."""
    by = _BY.search(in_front)
    if by and not (_ABOUT_ACTING.search(by["what"]) or _HELPED.fullmatch(by["what"])):
        return False
    if not between:
        return not owned and (named or _CASTS_BEFORE.search(in_front) is not None)
    if _NO_ROLE_DENIED.search(between):
        return False
    if _IS_ACTED.match(between):
        return True
    if not named and between in {"works", "work", "worked"}:
        return False
    acting = _ABOUT_ACTING.search(between) or EVALUATIONS.search(between)
    if named and _IS_THIS_AND_THAT.match(between):
        return True
    if named:
        return bool(acting or _IS_SOMEHOW.match(between) or _LOOKS.match(between)) and not (
            _BLOCKS.search(between) and not _ABOUT_ACTING.search(between)
        )
    return bool(acting) and not _BLOCKS.search(between)


def _works(sentence: Marked) -> Iterator[Casting]:
    text = sentence.text
    for match in _WORK_OF.finditer(text):
        if is_comparison(text[: match.start()]):
            continue
        in_role = _WORK_IN_ROLE.match(text, match.end())
        if in_role:
            yield Casting(
                sentence.name_of(match["actor"]),
                sentence.name_of(in_role["role"]),
                Strength.TOLD,
                match.start(),
                in_role.end(),
            )
        elif not match[0].endswith((" in", " for")):
            role, end = role_after(sentence, match.end())
            if role and not role.startswith(("a ", "an ")):
                yield Casting(sentence.name_of(match["actor"]), role, Strength.TOLD, match.start(), end)


def _owned(sentence: Marked) -> Iterator[Casting]:
    """Read "A's B", unless it speaks of a book, a film or a prize."""
    text = sentence.text
    for match in _OWNS.finditer(text):
        before = text[: match.start()]
        word = (match["word"] or "").lower()
        among = _AMONG_CHARACTERS.search(before) is not None
        if is_comparison(before) or (_ADAPTS.search(before) and not among) or word in _NO_ROLE_BEHIND or match["next"]:
            continue
        if _MADE.match(text, match.end("role")):
            continue
        lead = match["lead"].replace(",", "").split()
        if any(noun in KIN for noun in lead) or (
            not (lead and is_of_people(lead[-1])) and not all(map(_ADJECTIVE.fullmatch, lead))
        ):
            continue
        role = role_before(sentence, match.end("role"), apposition=False)
        if role is None or role.startswith("The "):
            continue
        strength = Strength.LISTED if among or word in _WORKS else Strength.HINTED
        introduced = is_told(text, match.end("role"))
        yield Casting(sentence.name_of(match["actor"]), role, strength, match.start(), match.end("role"), introduced)

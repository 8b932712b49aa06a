"""Wordings with a verb of acting: "NAME plays NAME", "NAME, played by NAME", "the role of NAME goes to NAME"."""

import re
from collections.abc import Iterator

from reviews.cast.mentions import MARK, Marked
from reviews.cast.people_words import is_of_people, is_rank
from reviews.cast.roles import role_after, role_before, stands_for_person
from reviews.cast.wordings import (
    ADVERB,
    INNER,
    NAMED_ROLE,
    PLAYED,
    PRAISE,
    SEVERAL,
    SEVERAL_ROLES,
    WORD,
    Casting,
    Strength,
    is_comparison,
    pair_up,
    role_in,
)
from reviews.names import is_full_name

_BY = re.compile(
    rf"(?<=[ (]){PLAYED}(?P<how>(?: (?!by )[\w'-]+,?){{0,9}}?),? by (?P<praise>{PRAISE})(?P<actor>{MARK})"
    rf"(?:(?: \([^()]*\))?(?: as an? [a-z-]+(?: [a-z-]+)?)?,? and (?:later "
    rf"|then )?(?:as an? [a-z]+ )?(?:by {PRAISE})?(?P<second>{MARK})"
    rf"(?!'s|,? (?:{PLAYED}|who|as {MARK}|is|was|\(|play|portray|voic)))?"
)
_TRADE = re.compile(rf" (?:[a-z][\w-]*,? ){{0,2}}(?P<trade>[a-z][\w-]*),? (?P<actor>{MARK})")
_TRADES = frozenset("regular regulars mainstay stalwart baddie heavy alum alumnus newcomer favorite favourite".split())
# What stands between a role and "played by": "who is", "is wonderfully", a comma, a dash.
_TO_VERB = re.compile(
    r"(?P<closed>,| \u2014)?(?: (?:and |but )?(?:who |which |that )?(?P<finite>is|are|was|were|being|gets"
    rf"|who's)(?: (?:all|both|each|being))?)?(?: as)?{ADVERB}{{0,2}} ?\(?$"
)
# "Taro, who loves Hana, is played by": the subject of "is" stands before the clause.
_SUBJECT = re.compile(
    rf"(?P<role>{MARK}(?: of (?:the )?{MARK})?)(?:,| \u2014) (?:who|whose|the|an?|his|her|one"
    rf"|another)\b[^,.;:()]{{2,90}}$"
)
_PRONOUN_BEFORE = re.compile(r"(?:^|\W)(?:[Hh]e|[Ss]he|[Ww]ho|[Tt]hey|[Ii]t)$")
_VERB = (
    r"(?P<verb>(?:was|is|seems|seemed) born to play|(?:was|is|seems|seemed|looks)"
    r" (?:tailor|custom)[ -]made (?:for|to)|(?:gets|got|returns|returned) to play|(?:is|was) (?:brought in"
    r"|chosen|cast|picked|tapped) to play|(?:has|had) (?:fun|a ball|a blast) playing|relishes playing|plays|portrays"
    r"|voices|essays|embodies|personifies|impersonates|inhabits|tackles|reprises|is playing|is portraying|is voicing"
    r"|was playing|playing|portraying|voicing|essaying|reprising|embodying|inhabiting|played|portrayed|voiced|essayed"
    r"|(?:gives|delivers|offers|turns in|provides|creates|contributes) (?:us )?(?:an?|his|her"
    r"|the) (?:[a-z][\w'-]*,? ){0,4}(?:portrayal|depiction|rendition|interpretation|embodiment|voice|version) of"
    r"|is the voice of|(?:gives|gave|lends|lent|lending) (?:(?:his|her|their) )?(?:[a-z]+ )?voices? to|takes on|took on"
    r"|steps into|stepping into|assumes|fills|has|makes|gets|lands|landed|wins|takes|handles)"
)
_ROLE_OF = (
    r" (?:the |a |his |her |another )?(?:[\w-]+ ){0,3}"
    r"(?:roles?|parts?|character|shoes|boots|voice|mantle|lead) (?:of|as)"
)
# These cast only with "the role of" behind them, or only a role with a name.
_NEED_ROLE_OF = frozenset("has gets lands landed wins takes steps stepping assumes fills handles took makes".split())
_NEED_NAME = frozenset("embodies embodying inhabits inhabiting tackles essays essaying personifies reprises".split())
_NO_MARK = f"[^,;:.()\u2014{MARK[1:-1]}]"
_ACTIVE = re.compile(
    rf"(?P<actor>{MARK})(?: \([^()]*\))?(?:(?:, who(?:m|se)? [^,;:.()]{{2,80}},|, the voice of {MARK},)"
    rf"| \u2014 [^;:.()\u2014]{{2,80}} \u2014|(?:,| \u2014) (?!and |or |but |as |who ){_NO_MARK}{{2,70}}"
    rf"(?:,| \u2014))?(?P<who>,? (?:who|that))?,?{ADVERB}{{0,2}},? {_VERB}{ADVERB}?(?P<of>{_ROLE_OF})?(?= )"
)
_ELSEWHERE = re.compile(r"\b(?:also|previously|once|first|famously|originally|memorably)\b")
_SECOND_ROLE = re.compile(
    rf",? (?:and|as well as|and later|and also) (?!the (?:director|writer|author|composer|producer)\b)"
    rf"(?P<role>{NAMED_ROLE})(?=[,.;!?)]|$| in | at | alike| respectively"
    r"| with )"
)
_SEES_PLAY = re.compile(
    rf"\b(?:sees?|saw|ha[sd]|having|watch(?:es)?|lets?|get to see|makes?) {PRAISE}(?P<actor>{MARK}) play(?= )"
)
_SEVERAL_PLAY = re.compile(
    rf"(?P<actors>{SEVERAL}),?(?: (?:both|all|respectively))?(?:{ADVERB}? (?:play|portray|voice)"
    rf"|(?: (?!that |which |who |as ){WORD}){{0,7}}? as) (?P<roles>(?:[Tt]he )?{INNER}{{0,3}}{SEVERAL_ROLES})"
)
# "A and B make a fine X and Y"; the praise is no part of the roles.
_SEVERAL_MAKE = re.compile(
    rf"(?P<actors>{SEVERAL}) (?:\w+ly )?makes? (?:for )?an? (?:{WORD} ){{1,3}}(?P<roles>{SEVERAL})(?=[,.;!]|$)"
)
_SEVERAL_PLAYED = re.compile(
    rf"(?P<roles>{SEVERAL_ROLES}),? (?:who )?(?:are |were )?(?:\w+ly )?{PLAYED}"
    rf"(?:,? respectively,?)? by (?P<actors>{SEVERAL})"
)
_AS_SEVERAL = re.compile(rf"\b[Aa]s (?P<roles>{SEVERAL_ROLES}), (?P<actors>{SEVERAL})(?= [a-z])")
_SEVERAL_IN_PARENTHESES = re.compile(
    rf"(?P<roles>{SEVERAL_ROLES}) \((?:{PLAYED} by )?(?P<actors>{SEVERAL})(?:,? respectively)?\)"
)
_PRONOUN = re.compile(
    rf"(?P<actor>{MARK})(?:, [^,.;:]{{2,50}},)?{ADVERB}? (?:plays|portrays|voices|embodies) (?:him|her)\b"
)
_PRONOUN_PLAYED = re.compile(
    rf"^(?:He|She)(?:'s| is| was){ADVERB}{{0,2}} {PLAYED} (?:[a-z ]{{0,30}}?)?by {PRAISE}(?P<actor>{MARK})"
)
# "Young Taro is played by A, the adult Taro by B."
_AND_BY = re.compile(
    rf"(?:,|;| and) (?:and )?(?P<role>(?:the )?(?:[a-z-]+ )?{MARK}) by {PRAISE}(?P<actor>{MARK})(?!'s)"
)
_SAME_VERB = re.compile(rf"(?:,|;| and) (?:and )?(?P<actor>{MARK}) (?=(?:the|an?) [a-z])")
_GIVES_QUALITY = re.compile(
    rf"(?P<actor>{MARK}) (?:gives|lends|gave|lent) (?P<role>{MARK}),?(?: the [a-z]+,)? (?:an?|the|more|some|real|such"
    rf"|enough) (?:[a-z-]+,? ){{0,4}}?(?:wit|voice|face|charm|dignity|warmth|authority|humanity|depth|edge|soul|gravity"
    r"|giggle|manner|air|presence|sadness|tenderness|menace|grace|energy|intensity|swagger|vulnerability|toughness|sweetness"
    r"|spirit|bite|humou?r|pathos|melancholy|smile|look)\b"
)
_GIVING = (" gives ", " lends ", " gave ", " lent ")
# "A gives his voice to Taro and B to Hana."
_AND_TO = re.compile(rf"(?:,|;| and) (?:and )?(?P<actor>{MARK}) to (?P<role>{NAMED_ROLE})(?!'s)")
_VOICES_ARE = re.compile(rf"\b[Vv]oices (?:are|were|come from|include|by)(?= {MARK} for )")
_FOR = re.compile(rf"(?:,|;| and)*(?: and)? {PRAISE}(?P<actor>{MARK}) for (?P<role>{NAMED_ROLE})")
_PLAYED_FIRST = re.compile(
    rf"(?:^|[.;] )As (?:played|portrayed|voiced) (?:[a-z ]{{0,30}}?)?by {PRAISE}"
    rf"(?P<actor>{MARK}), (?P<role>{NAMED_ROLE})"
)
_PLAYING_FIRST = re.compile(
    rf"\b(?:[Pp]laying|[Pp]ortraying|[Vv]oicing) (?P<role>{NAMED_ROLE}),"
    rf"(?: [^,]{{2,60}},)? {PRAISE}(?P<actor>{MARK})(?=,? [a-z]|'s)"
)
_ROLE_GOES_TO = re.compile(
    rf"\b(?:role|part|character|voice) of (?P<role>{NAMED_ROLE}"
    rf"|the (?:{WORD} ){{0,3}}?[a-z-]+(?: who [a-z ]{{2,30}})?),?"
    r" (?:goes to|went to|falls to|belongs to|was given to|is given to|(?:is|was) (?:\w+ )?(?:taken|filled|played"
    rf"|performed|handled|tackled|assumed)(?: on| over)? by) {PRAISE}(?P<actor>{MARK})"
)
# "Playing the founder, Kip, is A", "the clerk, Emmett, is entrusted to A".
_PLAYING_IS = re.compile(
    rf"\b[Pp]laying (?P<role>(?:{WORD} ){{0,4}}{MARK})(?: [^,;]{{2,40}})?,? (?:is|was|are) {PRAISE}(?P<actor>{MARK})"
    r"(?=[,.;]|$| and)"
)
_ENTRUSTED = re.compile(
    rf"(?P<role>{MARK}),? (?:is|was) (?:entrusted|given|handed|assigned|allotted) to {PRAISE}(?P<actor>{MARK})"
)
_GIVES_US = re.compile(
    rf"(?P<actor>{MARK}) (?:gives us|gets to be|dons the (?:[a-z]+ ){{0,2}}of) "
    rf"(?P<role>(?:(?:an?|the) (?:{WORD} ){{1,4}})?{MARK})(?=[,.;]|$| and| with| who)"
)
_BRINGS_TO_LIFE = re.compile(
    rf"(?P<actor>{MARK})(?: \w+ly)? (?:brings|breathes|gives) (?:life (?:in)?to (?P<role2>{NAMED_ROLE})"
    rf"|(?P<role>{NAMED_ROLE}) to (?:\w+ )?life\b)"
)
_PLAYED_ATTRIBUTE = re.compile(rf"(?P<actor>{MARK})-(?:played|voiced|portrayed) (?P<role>(?:{WORD} ){{0,3}}{MARK})")
# One of these stands in whatever the wordings of roles that are taken find.
_STEMS = (
    "role",
    "part",
    "character",
    "voice",
    "Voicing",
    "life",
    "laying",
    "played",
    "rtray",
    "opposite",
    "with",
    "along",
    " to ",
    "gives",
    "dons",
    "gets",
    "whom",
    "person of",
)
_OPPOSITE = re.compile(
    rf"(?P<actor>{MARK}),?(?: (?:stars|star|co-stars|appears|plays|is))?,? (?:opposite|alongside"
    rf"|with) (?:{WORD} ){{0,3}}(?P<actor2>{MARK}),?"
    rf" as (?P<role>(?:{WORD} ){{0,3}}{MARK}) and (?P<role2>(?:{WORD} ){{0,3}}{MARK})"
)
_WHOM = re.compile(
    rf"(?P<role>{MARK}),? (?:[^.;:()\u2014]{{2,60}}, )?whom {PRAISE}(?P<actor>{MARK}){ADVERB}? (?:plays|played|portrays"
    r"|portrayed|voices|voiced|turns into|turned into)\b"
)
_HAS_VOICE = re.compile(
    rf"(?P<role>{MARK})(?:(?: [a-z]+)?, who (?:[^.;:]{{0,60}}? and )?|, which |, (?=with)| )(?:has|had|gets"
    r"|got|speaks (?:with|in)|spoke (?:with|in)|comes with|with) the (?:[a-z-]+ ){0,3}voice of"
    rf" {PRAISE}(?P<actor>{MARK})"
)
# "A clerk called Taro comes, with Ito Ken in the part."
_WITH_IN_ROLE = re.compile(
    rf"(?:^[^{MARK[1:-1]}]*|\b(?:named|called) )(?P<role>{MARK})[^{MARK[1:-1]}]*,"
    rf" (?:with {PRAISE}(?P<actor>{MARK}) in the (?:[a-z]+ )?(?:role"
    rf"|part)\b|in the person of {PRAISE}(?P<actor2>{MARK}))"
)
# Wordings that are looked for only where these words stand.
_BY_STEM = (
    ("whom", _WHOM),
    ("voice of", _HAS_VOICE),
    ("in the", _WITH_IN_ROLE),
)
_ROLES_TAKEN = (
    _PLAYED_FIRST,
    _PLAYING_FIRST,
    _PLAYING_IS,
    _ROLE_GOES_TO,
    _ENTRUSTED,
    _GIVES_US,
    _BRINGS_TO_LIFE,
    _PLAYED_ATTRIBUTE,
    _OPPOSITE,
)


def verbs(sentence: Marked, previous: Marked | None) -> Iterator[Casting]:
    """Read every wording with a verb of acting; `previous` is the sentence before, for "Ito Ken plays him"."""
    yield from _passive(sentence)
    yield from _active(sentence)
    yield from _roles_taken(sentence)
    if any(verb in sentence.text for verb in _GIVING):
        yield from _gives_quality(sentence)
    if previous is not None:
        yield from _pronouns(sentence, previous)


def _passive(sentence: Marked) -> Iterator[Casting]:
    for match in _BY.finditer(sentence.text):
        role = subject_before(sentence, match.start())
        for group in ("actor", "second"):
            if role and match[group]:
                actor = _behind_trade(sentence, match, group)
                yield Casting(sentence.name_of(actor), role, Strength.STATED, match.start(), match.end())
        if role:
            yield from (_told(sentence, more, "actor", "role") for more in _AND_BY.finditer(sentence.text, match.end()))


def _behind_trade(sentence: Marked, match: re.Match[str], group: str) -> str:
    """The actor of "played by Kyoto Pictures regular Ito Ken": the first name only tells of what he is a regular."""
    trade = _TRADE.match(sentence.text, match.end(group))
    return trade["actor"] if trade and (is_rank(trade["trade"]) or trade["trade"] in _TRADES) else match[group]


def subject_before(sentence: Marked, verb: int) -> str | None:
    """The role of which it is said at `verb` that it (is) "played by" somebody, or is somebody."""
    text = sentence.text[:verb]
    gap = _TO_VERB.search(text)
    if gap is None:
        return None
    before = text[: gap.start()]
    if _PRONOUN_BEFORE.search(before):
        return None
    clause = _SUBJECT.search(before) if gap["closed"] else None
    if clause and gap["finite"]:
        return role_before(sentence, clause.end("role"), apposition=False)
    role = role_before(sentence, gap.start(), apposition=True)
    if (
        clause
        and (role is None or role.startswith(("a ", "an ", "the ")))
        and stands_for_person(sentence, before[: clause.start()], clause["role"])
    ):
        return role_before(sentence, clause.end("role"), apposition=False) or role
    return role


def _active(sentence: Marked) -> Iterator[Casting]:
    text = sentence.text
    for match in _ACTIVE.finditer(text):
        verb = match["verb"].split(" ")[0]
        if is_comparison(text[: match.start()]) or (verb in _NEED_ROLE_OF and not match["of"]):
            continue
        if verb == "has" and " voice " in match["of"]:  # who has the voice of an actor is the role
            continue
        past = verb in {"played", "portrayed", "voiced", "essayed"}
        if past and match["who"] and _ELSEWHERE.search(match[0]):
            continue
        # Reviews tell of their film in the present; the past is often about another.
        strength = Strength.LISTED if past else Strength.STATED
        if " " not in sentence.name_of(match["actor"]):
            strength = min(strength, Strength.TOLD)
        named_only = verb in _NEED_NAME or "made" in match["verb"]
        yield from _with_role(sentence, match, strength, named_only=named_only)
        yield from _without_verb(sentence, match.end())
        if match["verb"].endswith(("voice to", "voices to")):
            yield from (_told(sentence, more, "actor", "role") for more in _AND_TO.finditer(text, match.end()))
    for match in _SEES_PLAY.finditer(text):
        yield from _with_role(sentence, match, Strength.STATED, named_only=False)


def _with_role(sentence: Marked, match: re.Match[str], strength: Strength, *, named_only: bool) -> Iterator[Casting]:
    """The role, or two, that follow a verb."""
    role, end = role_after(sentence, match.end())
    if role is None or (named_only and role.startswith(("a ", "an ", "the "))):
        return
    actor = sentence.name_of(match["actor"])
    yield Casting(actor, role, strength, match.start(), end)
    second = _SECOND_ROLE.match(sentence.text, end)
    if second:
        yield Casting(actor, role_in(sentence, second, "role"), Strength.TOLD, match.start(), second.end())


def _without_verb(sentence: Marked, start: int) -> Iterator[Casting]:
    """The pairs behind that of a verb which is not said again: "A plays Taro, B the cook and C a thief"."""
    _, end = role_after(sentence, start)
    while match := _SAME_VERB.match(sentence.text, end):
        role, end = role_after(sentence, match.end())
        if role and is_of_people(role) and is_full_name(sentence.name_of(match["actor"])):
            yield Casting(sentence.name_of(match["actor"]), role, Strength.TOLD, match.start("actor"), end)


def several(sentence: Marked) -> Iterator[Casting]:
    """Read "A and B play X and Y", pair by pair."""
    if len(sentence.names) < 4:  # noqa: PLR2004 - two actors and two roles
        return
    for match in _SEVERAL_MAKE.finditer(sentence.text):
        actors, roles = (re.findall(MARK, match[group]) for group in ("actors", "roles"))
        for actor, role in zip(actors, roles, strict=False) if len(actors) == len(roles) else ():
            yield Casting(sentence.name_of(actor), sentence.name_of(role), Strength.TOLD, match.start(), match.end())
    for pattern in (_SEVERAL_PLAY, _SEVERAL_PLAYED, _SEVERAL_IN_PARENTHESES, _AS_SEVERAL):
        for match in pattern.finditer(sentence.text):
            yield from pair_up(sentence, match)


def _roles_taken(sentence: Marked) -> Iterator[Casting]:
    if not any(stem in sentence.text for stem in _STEMS):
        return
    rarer = [pattern for stem, pattern in _BY_STEM if stem in sentence.text]
    for pattern in (*rarer, *_ROLES_TAKEN):
        for match in pattern.finditer(sentence.text):
            if pattern is _OPPOSITE:
                yield from (_told(sentence, match, "actor", "role"), _told(sentence, match, "actor2", "role2"))
            else:
                actor, role = (name if match[name] else f"{name}2" for name in ("actor", "role"))
                yield _told(sentence, match, actor, role)
    for match in _VOICES_ARE.finditer(sentence.text) if "oices" in sentence.text else ():
        position = match.end()
        while pair := _FOR.match(sentence.text, position):
            yield _told(sentence, pair, "actor", "role")
            position = pair.end()


def _gives_quality(sentence: Marked) -> Iterator[Casting]:
    """Read "A gives Taro a quiet dignity", which people of the story may be said to do too."""
    for match in _GIVES_QUALITY.finditer(sentence.text):
        actor = sentence.name_of(match["actor"])
        yield Casting(actor, role_in(sentence, match, "role"), Strength.HINTED, match.start(), match.end())


def _told(sentence: Marked, match: re.Match[str], actor: str, role: str) -> Casting:
    name = sentence.name_of(match[actor])
    return Casting(name, role_in(sentence, match, role), Strength.TOLD, match.start(), match.end())


def _pronouns(sentence: Marked, previous: Marked) -> Iterator[Casting]:
    """The one name that the sentence before gives: "The keeper is Taro. Ito Ken plays him"."""
    if len(set(previous.names)) != 1:
        return
    for pattern in (_PRONOUN, _PRONOUN_PLAYED):
        match = pattern.search(sentence.text)
        if match:
            yield Casting(
                sentence.name_of(match["actor"]), previous.names[0], Strength.TOLD, match.start(), match.end()
            )

"""Who played whom, in the ways reviews say it, each with the sentence that proves it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reviews.document import Role
from reviews.lexicon import EVALUATIONS
from reviews.names import NAME, clean_name, is_full_name, is_named, is_part_of, squeeze
from reviews.records import CastMember, Span
from reviews.text import fold

_ARTICLE = r"(?:the|a|an|his|her|their|its|our)"
_ADJECTIVES = r"(?:[a-zà-ÿ][\w'-]*,? ){0,4}"
_INNER = (
    r"(?:(?!(?:the|an?|with|who|that|which|and|to|from|for|by|as|is|was|after|via|between|him|her|them|it)\b)[\w'-]+ )"
)
_DESCRIPTION = rf"\b(?:the|a|an|The|A|An) {_INNER}{{0,4}}[a-z][\w'-]*"
_NAME_OF = rf"{NAME}(?: of (?:the )?{NAME})?"
_ROLE = rf"(?:{_ARTICLE} )?{_ADJECTIVES}(?:named |called )?{_NAME_OF}|{_DESCRIPTION}"
_APPOSITION = rf"(?:, (?:{_ARTICLE}|another|one) (?:(?! who | which | that | and | case of )[^,;:.()]){{2,60}})?"
_PRAISE = (
    r"(?:(?:an?|the|his|her) )?(?:(?!as |in |opposite |and |character |by |of |until |when |before |after |with |to"
    r" )[a-z][\w-]*,? ){0,3}"
)
_ADVERB = r"(?:[a-z]+ )?"
_PLAYS = r"(?:plays|portrays|voices|embodies|is playing|playing|portraying|voicing|portrayed|reprises)"

_PLAYED_BY = re.compile(
    rf"(?P<role>{_NAME_OF}|{_DESCRIPTION})(?!'s){_APPOSITION},? ?\(?(?:[\u2014\u2013-]+)? ?(?:who is |who's |is "
    rf"|was |are |as )?"
    rf"{_ADVERB}(?:played|portrayed|voiced|embodied|brought to life) (?:[a-z ]{{0,40}}?)?by {_PRAISE}(?P<actor>{NAME})"
)
_PLAYS_ROLE = re.compile(
    rf"(?P<actor>{NAME})(?:, [^,;:.]{{2,60}},| \([^()]*\))? (?:who |brilliantly |simply )?{_ADVERB}{_PLAYS}"
    rf" (?P<role>{_ROLE})"
)
_AS_ROLE = re.compile(
    rf"(?P<actor>{NAME})(?:'s)?,? (?P<between>(?:(?!that |which |who |known |such |same |as |directed |and |but )"
    rf"[a-z][\w'-]* ){{0,9}}?)as (?P<role>{_ROLE})"
)
# What may stand between actor and "as" when a role is meant, so that "he begged her as King" casts nobody.
_ABOUT_ACTING = re.compile(
    r"\b(?:performances?|turns?|roles?|works?|delivery|appearances?|run|part|job|best|potential|revelation"
    r"|ensemble|cast|film|movie|show|scenery|cameo|stars?|starring|returns?|returned|returning|shines?|shows up"
    r"|turned up|appears?"
    r"|charms|convinces|menaces|chills|thrills|arrives|emerges|broods|excels|impresses|impressed|fits|wows|wowed"
    r"|surprises|surprised"
    r"|steals|stole|reprises|reprising|register|serves|miscast|minutes|outing|debut|screen time)\b"
)
_IS_SOMEHOW = re.compile(
    r"^(?:is|was) (?!(?:known|seen|described|regarded|dressed|disguised|posing|hired|raised)\b)(?:[a-z][\w-]* ){1,4}$"
)
_NOT_CAST = re.compile(r"\b(?:almost|nearly|originally|never|not|once|offered|considered|auditioned|supposed|meant)\b")
_CASTING_VERB = re.compile(r"^(?:(?:co-)?stars|appears|is cast|returns|turns up|is) $")
_IN_PARENTHESES = re.compile(
    rf"(?P<role>{_NAME_OF}|(?:(?:{_ARTICLE}|[A-Z][\w'-]*'s) )?(?:[\w'-]+ ){{0,4}}[a-z][\w'-]*) "
    rf"\((?:played by |voiced by |{_PRAISE})(?P<actor>{NAME})(?:,[^()]*)?\)"
)
_TWO_IN_PARENTHESES = re.compile(
    rf"(?P<role>{NAME}) and (?P<role2>{NAME}) \((?P<actor>{NAME}) and (?P<actor2>{NAME})\)"
)
_TWO_AS_ROLES = re.compile(
    rf"(?P<actor>{NAME}) and (?P<actor2>{NAME}) (?:(?!that |which |who |as )[a-z][\w'-]* ){{0,7}}?"
    rf"as (?:{_ARTICLE} )?{_ADJECTIVES}(?P<role>{NAME}) and (?:{_ARTICLE} )?{_ADJECTIVES}(?P<role2>{NAME})"
)
_PLAYS_PRONOUN = re.compile(rf"(?P<actor>{NAME}) {_ADVERB}(?:plays|portrays|voices) (?:him|her)\b")
# Wordings that are no proof by themselves: "A's B" and "A is B" count only where A is known to be an actor.
_OF_KNOWN_ACTORS = (
    re.compile(rf"(?P<actor>{NAME})'s (?:[a-z][\w-]* ){{0,3}}(?P<role>{NAME})"),
    re.compile(rf"(?P<actor>{NAME}) is (?:{_ARTICLE} )?{_ADJECTIVES}(?P<role>{NAME})(?=,|\.| and\b|;|$)"),
    re.compile(rf"\b[Aa]s (?:{_ARTICLE} )?{_ADJECTIVES}(?P<role>{NAME}), (?P<actor>{NAME}) [a-z]"),
)
_LIST_INTRO = re.compile(
    r"(?:\b(?:[Cc]o-?)?[Ss]tarring:?|\b(?:film|movie|it|which|that|also|cast|version|he|she) (?:co-)?stars"
    r"|(?<!minus )(?<!without )\b[Ss]tars"
    r"|\b[Ff]eaturing|\b[Tt]he cast (?:includes|features)|\b[Cc]ast:|\b[Ww]ith performances (?:by|from))\s+"
)
_NAMES_STAR = re.compile(
    rf"(?P<names>{NAME}(?:(?:, | and |, and ){NAME}){{0,5}}) (?:co-)?star(?:s|red)?\b(?! as| [A-Z])"
)
# "in Daejon (South Korea)" casts nobody.
_IN_A_PLACE = re.compile(r"\b(?:in|at|from|near) $")
_ASIDE = re.compile(
    r" (?:--|[\u2014\u2013]) (?!(?:played|portrayed|voiced|embodied) by )[^\u2014\u2013]{2,60}? (?:--|[\u2014\u2013]) "
)
_IN_ANOTHER_FILM = re.compile(
    r"\b[Ii]n the (?:first|original|previous|earlier|other|(?:19|20)\d\d) (?:film|movie|version|one|picture)\b"
)
_AGE = re.compile(r"\b(?P<age>young|younger|little|teenage|teenaged|adult|grown|grown-up|older|elderly|old) $")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": None, "\u201d": None, '"': None, "*": None})
_BLOCKED_BEFORE_NAME = frozenset(
    """who that which whose where when in on to from with of at by for against into like and or is was are than but
    as between""".split()
)
_DESCRIPTION_END = re.compile(
    r"[\s,]+(?:who|that|which|whose|where|when|in|on|to|from|with|at|by|for|as|and|but|is|are|was|named"
    r"|called|it's)\b.*$"
)
_NOT_ROLES = frozenset(
    """part role lead star film movie well usual result way same first second time bit supporting title main one cast
    both director producer writer whole kind sort villains producers directors straight it them itself himself herself
    songs song character titular version""".split()
)


def find_cast(sentences: Sequence[tuple[Span, str]], listed: Iterable[Role], title: str) -> tuple[CastMember, ...]:
    """Read the cast from a review's sentences and from its front matter's cast list.

    A member without a known role has `character` None; one known only from the list has no span. A name that is
    only mentioned, and the film's own `title`, are nobody's.
    """
    found: list[CastMember] = []
    previous = ""
    texts = [_ASIDE.sub(" ", text.translate(_QUOTES)) for _, text in sentences]
    for (span, _), text in zip(sentences, texts, strict=True):
        found += [CastMember(actor, role, span) for actor, role in [*_pairs(text), *_pronoun_pairs(text, previous)]]
        previous = text
    found += [CastMember(role.actor, role.character, None) for role in listed]
    found = _with_full_names(found, " ".join(texts))
    known = {squeeze(member.actor) for member in found}
    for (span, _), text in zip(sentences, texts, strict=True):
        found += [CastMember(actor, role, span) for actor, role in _pairs_of_known_actors(text, known)]
    return _tidy(_consistent(found), title)


def _pairs(text: str) -> list[tuple[str, str | None]]:
    """The (actor, role) pairs that one sentence states."""
    pairs: list[tuple[str, str | None]] = []
    if _IN_ANOTHER_FILM.search(text):
        return pairs
    for pattern in (_TWO_IN_PARENTHESES, _TWO_AS_ROLES):
        for two in pattern.finditer(text):
            for actor, role in (("actor", "role"), ("actor2", "role2")):
                pairs += _named_pair(two[actor], clean_name(two[role]))
    taken = {squeeze(actor) for actor, _ in pairs}
    for pattern in (_PLAYED_BY, _PLAYS_ROLE, _IN_PARENTHESES, _AS_ROLE):
        position = 0
        while (match := pattern.search(text, position)) is not None:
            pair = _named_pair(match["actor"], _role(text, match))
            if pattern is _AS_ROLE and pair and not _is_casting(text, match, pair[0][1]):
                pair = []
            if pattern is _IN_PARENTHESES and _IN_A_PLACE.search(text[: match.start()]):
                pair = []
            pairs += [(actor, role) for actor, role in pair if squeeze(actor) not in taken]
            # A match that led to nothing may hide a good one that starts inside it.
            position = match.end() if pair else match.start() + len(match[0].split(" ")[0]) + 1
    with_role = {squeeze(actor) for actor, _ in pairs}
    for names in _name_lists(text):
        pairs += [(name, None) for name in names if squeeze(name) not in with_role]
    return pairs


def _named_pair(actor: str, role: str | None) -> list[tuple[str, str | None]]:
    name = clean_name(actor)
    return [(name, role)] if name and role and squeeze(name) != squeeze(role) else []


def _is_casting(text: str, match: re.Match[str], role: str | None) -> bool:
    """Whether "A ... as B" is about a role: B is a name, or the verb can mean nothing else."""
    by = re.search(r"(?P<what>\w+) by (?:[A-Z][\w.'-]* )*$", text[: match.start()])
    if by and not _ABOUT_ACTING.search(by["what"]):
        return False
    between = match["between"]
    acting = between in {"", "is ", "are ", "was "} or _ABOUT_ACTING.search(between) or EVALUATIONS.search(between)
    somehow = _IS_SOMEHOW.match(between) is not None and is_full_name(clean_name(match["actor"]) or "")
    if _NOT_CAST.search(between):
        return False
    if role is None or not (acting or somehow):
        return False
    return is_named(role) or _CASTING_VERB.match(between) is not None


def _role(text: str, match: re.Match[str]) -> str | None:
    """The role of a match: a name where there is one, else a short description with its article."""
    raw = match["role"]
    names = list(re.finditer(_NAME_OF, raw))
    if not names:
        return _description(raw)
    if match.start("role") < match.start("actor"):
        if names[-1].end() != len(raw):
            return _description(raw)
        return _of_age(text[: match.start("role") + names[-1].start()], clean_name(names[-1][0]))
    name = names[0]
    lead = raw[: name.start()].replace(",", "").split()
    if set(lead) & _BLOCKED_BEFORE_NAME:
        return _description(raw)
    following = re.match(r"[^,;:.()]*", text[match.start("role") + name.end() :])
    rest = following[0] if following else ""
    # "Mike's brother Jody", "a Los Angeles detective Philip Marlowe": the name behind the noun is the role.
    noun = re.match(rf"(?:'s)? (?P<nouns>(?:[a-z][\w-]* ){{1,3}})(?P<name>{NAME})", rest)
    modifier = rest.startswith("'s ") or lead[:1] in (["a"], ["an"])
    if modifier and noun and not set(noun["nouns"].split()) & _BLOCKED_BEFORE_NAME:
        return clean_name(noun["name"])
    if modifier and re.match(r"(?:'s)? [a-z]", rest):
        return _description(raw[: name.end()] + rest)
    return _of_age(raw[: name.start()], clean_name(name[0]))


def _of_age(before: str, name: str | None) -> str | None:
    """A role with the age in front of it, so that "adult Ye-sung" and "little Ye-sung" are two."""
    age = _AGE.search(before)
    return f"{age['age']} {name}" if age and name else name


def _description(raw: str) -> str | None:
    """A role described instead of named, such as "a small-town sheriff"; None if it says nothing."""
    text = _DESCRIPTION_END.sub("", raw.strip()).strip(" ,")
    words = fold(text).split() or [""]
    if len(words) == 1 or words[-1] in _NOT_ROLES or words[0] not in {"a", "an", "the"}:
        return None
    return text[0].lower() + text[1:]


def _pairs_of_known_actors(text: str, known: set[str]) -> list[tuple[str, str | None]]:
    pairs: list[tuple[str, str | None]] = []
    for pattern in _OF_KNOWN_ACTORS:
        for match in pattern.finditer(text):
            actor, role = clean_name(match["actor"]), clean_name(match["role"])
            if actor and role and squeeze(actor) in known and squeeze(role) not in known:
                pairs.append((actor, role))
    return pairs


def _pronoun_pairs(text: str, previous: str) -> list[tuple[str, str | None]]:
    """The one name that the sentence before gives: "That is Quint. Robert Shaw plays him"."""
    pairs: list[tuple[str, str | None]] = []
    for match in _PLAYS_PRONOUN.finditer(text):
        actor = clean_name(match["actor"])
        names = {name for found in re.findall(NAME, previous) if (name := clean_name(found))}
        if actor and len(names) == 1:
            pairs.append((actor, names.pop()))
    return pairs


def _name_lists(text: str) -> list[list[str]]:
    introduced = [_names_in_list(text[match.end() :]) for match in _LIST_INTRO.finditer(text)]
    return introduced + [_names_in_list(match["names"]) for match in _NAMES_STAR.finditer(text)]


def _names_in_list(text: str) -> list[str]:
    """The full names of "A, B (as X) and C", up to the first thing that is none."""
    names: list[str] = []
    rest = text
    while match := re.match(
        rf"(?:{_PRAISE})?(?P<name>{NAME})(?:\s*\([^()]*\))?(?: as [^,;.]*?(?=,| and |[.;]|$))?", rest
    ):
        name = clean_name(match["name"])
        if not name or not is_full_name(name):
            break
        names.append(name)
        rest = rest[match.end() :]
        link = re.match(r"(?:,? and |,? & |, |/)(?:also )?", rest)
        if not link:
            break
        rest = rest[link.end() :]
    return names


def _with_full_names(members: Sequence[CastMember], text: str) -> list[CastMember]:
    """Members whose actor has a full name; a surname alone takes the one full name in the text that ends in it."""
    full = {name for found in re.findall(NAME, text) if (name := clean_name(found)) and is_full_name(name)}
    actors = {member.actor for member in members if is_full_name(member.actor)}
    kept: list[CastMember] = []
    for member in members:
        if member.span is None or is_full_name(member.actor):
            kept.append(member)
            continue
        matching = {name for name in actors or full if fold(name).split()[-1:] == [fold(member.actor)]}
        if len(matching) == 1:
            kept.append(CastMember(matching.pop(), member.character, member.span))
    return kept


def _consistent(members: Sequence[CastMember]) -> list[CastMember]:
    """Members without those that take an actor for a role, or a role for an actor, against two or more others."""
    actors = Counter(squeeze(member.actor) for member in members)
    roles = Counter(squeeze(member.character) for member in members if member.character)
    return [
        member
        for member in members
        if roles[squeeze(member.actor)] <= actors[squeeze(member.actor)]
        and not (member.character and actors[squeeze(member.character)] >= roles[squeeze(member.character)])
    ]


def _tidy(members: Sequence[CastMember], title: str) -> tuple[CastMember, ...]:
    """Each pair once, the fullest wording of a role kept; a member without a role only where none is known."""
    kept: list[CastMember] = []
    for member in members:
        if squeeze(title) in {squeeze(member.actor), squeeze(member.character or "")} and not _is_title_role(
            member, title
        ):
            continue
        same = next(
            (old for old in kept if squeeze(old.actor) == squeeze(member.actor) and _same_role(old, member)), None
        )
        if same is None:
            kept.append(member)
        elif member.character and len(member.character) > len(same.character or ""):
            kept[kept.index(same)] = CastMember(
                same.actor, member.character, member.span if same.character is None else same.span
            )
    ranks: dict[str, int] = {}
    for member in kept:
        ranks[squeeze(member.actor)] = max(ranks.get(squeeze(member.actor), 0), _rank(member))
    return tuple(member for member in kept if _rank(member) == ranks[squeeze(member.actor)])


def _rank(member: CastMember) -> int:
    """How much is known of the role: a name, a description, nothing."""
    return 0 if member.character is None else 2 if is_named(member.character) else 1


def _is_title_role(member: CastMember, title: str) -> bool:
    return member.character is not None and squeeze(member.character) == squeeze(title)


def _same_role(one: CastMember, other: CastMember) -> bool:
    if one.character is None or other.character is None:
        return True
    if _rank(one) != _rank(other):
        return False
    return is_part_of(one.character, other.character) or is_part_of(other.character, one.character)

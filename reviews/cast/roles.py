"""Reading a role from the words before or behind a place in a marked sentence: a name, or else a description.

A role with a name is that name ("Taro"), with "the" where the name bears it ("the Wolf"), with the age where it tells
two apart ("young Taro"). A described role is a noun phrase with its article: "a small-town sheriff".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviews.cast.mentions import MARK, Marked
from reviews.cast.people_words import PERSON_NOUNS, TITLES, is_of_person, is_rank

_AGES = frozenset("young younger little teenage teenaged adult grown grown-up older elderly old".split())
_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my"})
_DEFINING = frozenset({"titular", "title", "eponymous", "main", "lead"})
# Words that no noun phrase holds, so that it ends before them.
_ENDS = frozenset(
    """in on to from with at by for as and or nor but who whom whose that which when where while after before until
    because since although though if is are was were be been has have had does do did can could will would may might
    must shall should not he she it they him them this these those there here into onto about between against over
    under through during without within around behind beside besides near off out up down upon toward towards across
    along amid among amongst like than then so yet too also just only alongside opposite aboard via despite per
    instead rather versus whilst who's he's she's it's that's he'd she'd i'd they'd who'd we'd you'd he'll she'll
    they'll i've they've we've isn't doesn't wasn't don't can't won't until once plays played playing voices portrays
    stars sees finds meets becomes gets goes comes makes takes named called dubbed nicknamed known whether how why
    what himself herself itself themselves both either very""".split()
)
_INTRODUCES_NAME = frozenset({"named", "called", "dubbed", "nicknamed"})
_NOT_ROLES = frozenset(
    """part role roles lead star stars film movie picture well usual result way same first second third time bit
    supporting title main one ones cast director producer writer screenwriter whole kind sort villains producers
    directors straight song songs character characters titular version versions tune piano guitar violin trumpet drums
    game games card cards poker chess football baseball music trick tricks prank record records tape instrument sport
    note notes hand fool screen scene scenes story script novel book play original sequel remake audience audiences
    viewer viewers crowd thing things lot bill field odds angles part's other others former latter pair couple duo
    trio performances performance acting man's factor case point fact reason reasons moment moments line lines word
    words actor actress actors""".split()
)
# A phrase that ends in an adjective or in several things.
_NO_NOUN = re.compile(r"(?:ed|ful|ous|ive|less|able|ly|[^sui]s)$")
_OF_GROUP = re.compile(r"([\w-]+) of the [a-z-]+s$")
_VERB_FOLLOWS = frozenset({"character", "role"})
_NOT_PEOPLE = frozenset({"the straight man", "a straight man", "the second fiddle"})
_AFTER_NOUN = re.compile(
    r"(?:\w{2,}ing|\w{2,}ed|torn|caught|bent|hellbent|sent|lost|turned|fresh|desperate|eager|intent|able|unable|bound"
    r"|stuck|keen|famous|driven|drawn|given|gone|new|later|now|full|capable|worth|hired|taken|seen|born|gunning|won"
    r"|forever"
    r"|hell-bent|out)"
)
# "as the devil Taro deals with": the name begins a clause about the noun.
_CLAUSE_VERB = re.compile(
    r"(?!always|is|as|across|besides|towards|sometimes|perhaps|this|plus|alongside)[a-z]+s|can|could|must|had"
)
_LEAD = re.compile(
    r" ?(?:(?:perhaps|arguably|probably|easily|essentially|basically|both|either|simply|just|none other than"
    r"|(?:a|the) (?:young |main |lead |central )?(?:character|man|woman|boy|girl|guy|kid) (?:named|called)"
    r"|someone (?:named|called)|one) )*"
)
_NEXT_WORD = re.compile(r" ([a-z][\w-]*)")
_OWNED = re.compile(
    rf"(?:'s|') (?:[a-z][\w-]*,? ){{0,4}}(?!(?<=, ){MARK} (?:is|was|plays|played)\b)({MARK})(?! and {MARK} [a-z])"
)
_NAME_BEHIND_NOUN = re.compile(rf" ((?:[a-z][\w-]*,? ){{1,4}})(?:(?:named|called) )?({MARK})")
_NAME_OF_NAME = re.compile(rf"{MARK}(?: of (?:the )?{MARK})?")
# "as Taro and Jiro's neighbour"
_OWNERS = re.compile(rf"(?:, {MARK})*,? and {MARK}(?:'s|') ")
_ROLE_WORDS = frozenset({"role", "part", "character", "voice", "figure"})
_HIS_OTHER_ROLE = re.compile(r" (?:character|role|part|persona)\b")
_LONGEST = 9
_BEFORE = 110
_AHEAD = 140
_WORD = re.compile(r"[^\s]+")
# "as the baddie, NAME.": the name stands behind the description.
_NAMED_BEHIND = re.compile(
    rf",? (?P<named>(?:named|called) )?(?P<role>{MARK}(?: of (?:the )?{MARK})?)(?=[.;!?)]|$|, (?!and )[a-z])"
)
_PLACE_OR_TIME = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Nn]ear|[Aa]cross|[Tt]hrough|[Dd]uring|by) $|(?:^|[.;] )(?:In|On|At|During|Before|Under"
    r"|Set in) [^,]*$"
)
_NAME_BEFORE_COMMA = re.compile(rf"({MARK}(?: of (?:the )?{MARK})?)(?:,| \u2014) ?$")
_NAME_OF = re.compile(rf"{MARK}(?: (?:of|the|de|of the) {MARK})?$")


def role_before(sentence: Marked, end: int, *, apposition: bool) -> str | None:
    """The role whose name or description ends at `end`; with `apposition` also "Taro, the keeper," is Taro."""
    text = sentence.text[max(0, end - _BEFORE) : end].rstrip(" ,\u2014")
    text = re.sub(r" (?:himself|herself|itself|here|both|each|respectively)$", "", text)
    if not text:
        return None
    if text[-1] == ")":
        text = re.sub(r" ?\([^()]*\)$", "", text)
    name = _NAME_OF.search(text)
    if name:
        lead = _lead_of(text[: name.start()])
        if apposition and len(lead) > 1 and lead[0] in _ARTICLES:
            in_front = _NAME_BEFORE_COMMA.search(text[: name.start() - len(" ".join(lead)) - 1])
            if in_front and stands_for_person(sentence, text[: in_front.start()], in_front[1]):
                return _named(sentence, text[: in_front.start()], in_front[1])
        return _named(sentence, text[: name.start()], name[0])
    phrase = _phrase_before(text)
    if phrase is None:
        return None
    if apposition:
        in_front = _NAME_BEFORE_COMMA.search(text[: len(text) - len(phrase)])
        if in_front and stands_for_person(sentence, text[: in_front.start()], in_front[1]):
            return _named(sentence, text[: in_front.start()], in_front[1])
    return _described(sentence, phrase)


def stands_for_person(sentence: Marked, before: str, marks: str) -> bool:
    """Whether a name behind these words can be somebody who is described next, and is no place or time."""
    return is_of_person(sentence.plain(marks).lower().split()) and not _PLACE_OR_TIME.search(before)


def _named(sentence: Marked, before: str, marks: str) -> str | None:
    """The role named by `marks`, in view of the article and the adjectives that stand before it."""
    name = sentence.plain(marks)
    lead = _lead_of(before)
    article = lead[0].lower() if lead else ""
    if len(marks) == 1 and _stands_for_rank(name) and (" " not in name or article in {"a", "an"} or lead[:-1] == []):
        if article in _ARTICLES:
            return _described(sentence, " ".join([*lead, marks]))
        return None if article in _POSSESSIVES or article.endswith("'s") else name
    if article in {"a", "an"} and " " not in name and len(marks) == 1:
        return _described(sentence, " ".join([*lead, marks]))
    if article == "the" and len(lead) > 1 and lead[1] in _DEFINING and len(lead) == 2:  # noqa: PLR2004
        return _described(sentence, " ".join([*lead, marks]))
    if article == "the" and len(lead) == 1:
        return f"the {name}"
    age = lead[-1].lower() if lead else ""
    return f"{age} {name}" if age in _AGES else name


def _stands_for_rank(name: str) -> bool:
    """Whether a name is only a rank, a trade or a nation, perhaps with a word before it: "WAC Lieutenant"."""
    *before, last = name.lower().split()
    return is_rank(last) and (not before or (len(before) == 1 and before[0].rstrip(".") not in TITLES))


def _lead_of(before: str) -> list[str]:
    """The words of the same noun phrase that stand before a name, the article first."""
    lead: list[str] = []
    for word in reversed(before.split()):
        bare = word.rstrip(",")
        if word[-1] in ".;:()!?" or bare.lower() in _ENDS or len(lead) > 5 or re.search(MARK, bare):  # noqa: PLR2004
            if bare.endswith("'s") and not lead:
                lead.append(bare)
            break
        if word.endswith(",") and (not lead or bare.lower() in PERSON_NOUNS):
            break
        lead.append(bare)
        if bare.lower() in _ARTICLES | _POSSESSIVES:
            break
    lead.reverse()
    return lead


def _phrase_before(text: str) -> str | None:
    """The noun phrase that ends a text, from its article on; None where it has none."""
    words = text.split()
    for back in range(1, min(len(words), _LONGEST) + 1):
        word = words[-back]
        bare = word.rstrip(",").lower()
        if bare in _ARTICLES:
            phrase = words[-back:]
            if len(phrase) == 1:
                return None
            if bare == "the" and back < len(words) - 1 and words[-back - 1] == "of":
                longer = _phrase_before(" ".join(words[: -back - 1]))
                if longer and longer.split()[-1].lower() in PERSON_NOUNS:
                    return " ".join([longer, "of", *phrase])
            return " ".join(phrase)
        if bare in _POSSESSIVES or (bare.endswith("'s") and back > 1):
            return None
        if (bare in _ENDS and bare != "of") or word[-1] in ".;:()!?" or (word[-1] == "," and back == 1):
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The words behind a verb or "as": `text` begins at `start` of the sentence, the phrase at `position` of `text`."""

    sentence: Marked
    text: str
    start: int
    position: int


# A role, None where the words name nobody, and where in the sentence it ends.
_Found = tuple[str | None, int]


def role_after(sentence: Marked, start: int) -> _Found:
    """The role that follows `start`, and where its words end."""
    text = sentence.text[start : start + _AHEAD]
    lead = _LEAD.match(text)
    ahead = _Ahead(sentence, text, start, lead.end() if lead else 0)
    words = list(_WORD.finditer(text, ahead.position))[: _LONGEST + 4]
    head: list[str] = []
    for number, match in enumerate(words):
        word, bare = match[0], match[0].strip(".,;:!?()").removesuffix("'s")
        if len(bare) == 1 and re.fullmatch(MARK, bare):
            return _named_after(ahead, head, match.start())
        if bare.lower() in _INTRODUCES_NAME or (head and _joins_adjectives(bare, head[-1], words[number + 1 :])):
            continue
        if word[0] in "(\u2014" or (bare.lower() in _ENDS and not (number == 0 and bare.lower() in _ARTICLES)):
            break
        head.append(word)
        if _ends_phrase(word, words[number + 1 :], noun_seen=_is_noun(bare)):
            break
    return _described_after(ahead)


def _joins_adjectives(word: str, before: str, rest: Sequence[re.Match[str]]) -> bool:
    """Whether "and" joins two adjectives of one noun phrase: "a balding and paunchy NAME"."""
    return word in {"and", "but"} and not _is_noun(before) and _goes_on(rest[:3])


def _ends_phrase(word: str, rest: Sequence[re.Match[str]], *, noun_seen: bool) -> bool:
    """Whether a noun phrase ends with this word, by the punctuation behind it."""
    return word[-1] in ".;:!?)" or (word[-1] == "," and (noun_seen or not _goes_on(rest)))


def _goes_on(rest: Sequence[re.Match[str]]) -> bool:
    """Whether these words are more adjectives of the noun phrase, and its noun still comes."""
    for match in rest[:4]:
        bare = match[0].strip(".,;:!?()").lower()
        if bare in _ENDS or bare in _ARTICLES | _POSSESSIVES:
            return False
        if is_rank(bare) or re.fullmatch(MARK, bare):
            return True
    return False


def _named_after(ahead: _Ahead, head: Sequence[str], at: int) -> _Found:
    """The role at the first name of a phrase, or behind it; `head` are the words of the phrase before that name."""
    text = ahead.text
    behind = text[at + 1 :]
    if "of" in head and head[head.index("of") - 1] not in _ROLE_WORDS:
        return _described_after(ahead)
    found = _of_owner(ahead, head, at) or _of_modifier(ahead, head, at)
    if found:
        return found
    before = text[ahead.position : at]
    article = head[0].lower() if head else ""
    next_word = _NEXT_WORD.match(behind)
    if article in _ARTICLES and next_word and _is_noun(head[-1]) and _CLAUSE_VERB.fullmatch(next_word[1]):
        return _described(ahead.sentence, before.strip()), ahead.start + at
    only_describes = article == "the" and len(head) == 1 and " " in ahead.sentence.name_of(text[at])
    if "man's" in before or (only_describes and next_word and _is_noun_phrase_word(next_word[1])):
        return None, ahead.start + at
    marks = _NAME_OF_NAME.match(text, at)
    end = marks.end() if marks else at + 1
    return _named(ahead.sentence, before, text[at:end]), ahead.start + end


def _of_owner(ahead: _Ahead, head: Sequence[str], at: int) -> _Found | None:
    """The role of "Taro's sister Mio", "the Wolf's pupil"; none of "Taro's sister", "his Taro character"."""
    behind = ahead.text[at + 1 :]
    owned = _OWNED.match(behind)
    if owned and not set(owned[0].lower().replace(",", "").split()) & _ENDS:
        return ahead.sentence.name_of(owned[1]), ahead.start + at + 1 + owned.end()
    if _HIS_OTHER_ROLE.match(behind) or _OWNERS.match(behind):
        return None, ahead.start + at
    if behind.startswith(("'s ", "' ")):
        return _described_after(ahead) if head and head[0].lower() in _ARTICLES else (None, ahead.start + at)
    return None


def _of_modifier(ahead: _Ahead, head: Sequence[str], at: int) -> _Found | None:
    """The role of "a Kyoto dancer", "a Kyoto dancer named Mio", where the first name only describes."""
    behind = ahead.text[at + 1 :]
    article = head[0].lower() if head else ""
    next_word = _NEXT_WORD.match(behind)
    if next_word is None or not (article in {"a", "an"} or (article == "the" and is_rank(next_word[1].rstrip("s")))):
        return None
    following = _NAME_BEHIND_NOUN.match(behind)
    if following and not set(following[1].replace(",", "").lower().split()) & (_ENDS - _INTRODUCES_NAME):
        return ahead.sentence.name_of(following[2]), ahead.start + at + 1 + following.end()
    return _described_after(ahead) if _is_noun_phrase_word(next_word[1]) else None


def _is_noun(word: str) -> bool:
    return is_rank(word.lower()) or is_rank(word.lower().removesuffix("s")) or word in {"fatale", "character"}


def _is_noun_phrase_word(word: str) -> bool:
    return word not in _ENDS and not word.endswith("ly")


def _described_after(ahead: _Ahead) -> _Found:
    """The description ahead, up to the end of its noun phrase, or the name behind it: "the baddie, Taro."."""
    kept: list[str] = []
    end = ahead.position
    noun_seen = False
    words = list(_WORD.finditer(ahead.text, end))
    for number, match in enumerate(words[:_LONGEST]):
        word, bare = match[0], match[0].strip(".,;:!?()").lower()
        if kept and not noun_seen and _joins_adjectives(bare, kept[-1], words[number + 1 :]):
            kept.append(word)
            continue
        if word[0] in "(\u2014" or bare in _ENDS or (kept and bare in _ARTICLES and kept[-1] != "of"):
            break
        if len(kept) > 1 and _is_behind_noun(bare, kept[-1], words[number + 1 :], noun_seen=noun_seen):
            break
        kept.append(word)
        end = match.end()
        noun_seen = noun_seen or _is_noun(bare)
        if _ends_phrase(word, words[number + 1 :], noun_seen=noun_seen):
            break
    while kept and kept[-1].lower().strip(",") in _ARTICLES | {"of", "and", "but"}:
        kept.pop()
    named = _NAMED_BEHIND.match(ahead.text, end - ahead.text[:end].endswith(","))
    if named and kept and (named["named"] or kept[0].lower() not in {"a", "an"}):
        return ahead.sentence.plain(named["role"]), ahead.start + named.end()
    return _described(ahead.sentence, " ".join(kept).rstrip(".,;:!?()")), ahead.start + end


def _is_behind_noun(word: str, before: str, rest: Sequence[re.Match[str]], *, noun_seen: bool) -> bool:
    """Whether a word begins what is said of the noun: "a scientist battling", "the character carries"."""
    if _AFTER_NOUN.fullmatch(word) and (noun_seen or not _goes_on(rest)):
        return True
    if noun_seen and re.fullmatch(MARK, word):
        return True
    return (noun_seen and word.endswith("ly")) or (before in _VERB_FOLLOWS and word.endswith("s"))


def _is_of_group(phrase: str) -> bool:
    """Whether a description is of somebody of several: "the chief of the guards"."""
    match = _OF_GROUP.search(phrase)
    return match is not None and is_rank(match[1].lower())


def _described(sentence: Marked, phrase: str) -> str | None:
    """A description as a role; None if it says nothing of whom."""
    text = sentence.plain(phrase).strip(" ,.;:")
    words = text.split()
    if len(words) < 2 or words[0].lower() not in _ARTICLES or len(words) > _LONGEST + 3:  # noqa: PLR2004
        return None
    last = words[-1].lower()
    if (
        (_NO_NOUN.search(last) and not is_rank(last) and not _is_of_group(text))
        or words[-2].endswith("ly")
        or text.lower() in _NOT_PEOPLE
    ):
        return None
    if last in _NOT_ROLES or last.removesuffix("'s") in _NOT_ROLES or last in _ENDS:
        return None
    if words[-1].endswith("'s"):
        text = text.removesuffix("'s")
    return text[0].lower() + text[1:]

"""First labels by rule: what each sentence is about and how much of the film it gives away.

Reviews tell a story forward. So plot sentences are taken as one retelling: its first few are the premise, what
follows is PLOT, and its close is ENDING where the text shows that it gets there. What no rule knows is PLOT.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviews import lexicon
from reviews.lexicon import Words
from reviews.names import NAME, clean_name, is_named
from reviews.records import Aspect, CastMember, Sentence, Span, SpoilerLevel
from reviews.text import fold

_LEAST_PREMISE = 3
_MOST_PREMISE = 6
_PREMISE_SHARE = 0.2
_SAFE_OPENING = 2
_TOLD_TO_THE_END = 8
_ENDING_FROM = 0.6
_CLOSE_FROM = 0.85
# Most characters cannot start a name; to see that first is three times as quick.
_NAME = re.compile(rf"(?=[A-Z\u00c0-\u017ddl]){NAME}")
_EVENT_BEFORE = re.compile(r"\b(?:when|where|how|after|once|until|as|that|lets?|makes?) (?:\w+ ){0,2}$", re.IGNORECASE)
_EVENT_AFTER = re.compile(r" [a-z]+ing\b")
_TELLS_TOO_MUCH = (lexicon.TWIST_CUES, lexicon.ENDING_CUES, lexicon.ENDS_BADLY_OR_WELL)
_TELLS_STORY = (lexicon.THIRD_PERSON, lexicon.RELATIONS, lexicon.LATE_CUES)
# How far into a review its premise may reach, as a share of its sentences.
_PREMISE_WITHIN = 0.6
# Weight of words from which a sentence about an actor tells the story too.
_STORY = 2.0
_SCORES = {SpoilerLevel.NONE: 0.05, SpoilerLevel.PREMISE: 0.3, SpoilerLevel.PLOT: 0.7, SpoilerLevel.ENDING: 0.9}


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before it is labelled: where it stands, its paragraph, and the heading above it."""

    span: Span
    text: str
    paragraph: int
    heading: str | None = None
    after_notice: bool = False


def label(
    drafts: Sequence[Draft], cast: Sequence[CastMember], makers: Sequence[str], title: str
) -> tuple[Sentence, ...]:
    """Label the sentences of one review, in order; `makers` are the people behind the film, by name.

    The spoiler score is a fixed figure for each level, higher gives away more; it fails closed.
    """
    known = _Names.of(cast, makers, title)
    seen = [_Seen.of(draft, known) for draft in drafts]
    aspects = _smooth([_aspect(one, known) for one in seen], drafts)
    levels = _levels(seen, aspects, known)
    return tuple(
        Sentence(draft.span, draft.text, aspect, level, _SCORES[level])
        for draft, aspect, level in zip(drafts, aspects, levels, strict=True)
    )


def gives_away(headline: str, cast: Sequence[CastMember], makers: Sequence[str], title: str) -> bool:
    """Whether a review's headline tells more than the premise: a late event, or somebody of the story by name."""
    known = _Names.of(cast, makers, title)
    rest = re.sub(re.escape(title), " ", headline, flags=re.IGNORECASE)
    named = set(fold(rest).split()) & (known.characters - known.title)
    return bool(named) or lexicon.LATE_CUES.search(rest) or lexicon.TWIST_CUES.search(rest)


def level_by_words(text: str, cast: Sequence[CastMember], title: str) -> SpoilerLevel:
    """What a lone sentence about a film gives away as far as its words tell, wherever it stands."""
    known = _Names.of(cast, (), title)
    return _level_in_passing(Words.of(text), known.count_characters(text, fold(text).split()))


@dataclass(frozen=True, slots=True)
class _Names:
    """The folded words of characters' names, of the names of people behind the film, and of its title."""

    characters: frozenset[str]
    people: frozenset[str]
    title: frozenset[str]
    proofs: Mapping[Span, tuple[str, ...]]
    """The sentences that prove the cast, each with the actors that it names, folded."""

    @classmethod
    def of(cls, cast: Sequence[CastMember], makers: Sequence[str], title: str) -> "_Names":
        people = {word for name in (*makers, *(member.actor for member in cast)) for word in fold(name).split()}
        roles = {
            word
            for member in cast
            for part in (member.character or "").split()
            if member.character and is_named(member.character) and part[0].isupper()
            for word in fold(part).split()
        }
        proofs: dict[Span, tuple[str, ...]] = {}
        for member in cast:
            if member.span:
                proofs[member.span] = (*proofs.get(member.span, ()), fold(member.actor))
        return cls(
            frozenset(roles - people - {"the", "mr", "mrs", "dr"}),
            frozenset(people),
            frozenset(fold(title).split()),
            proofs,
        )

    @property
    def title_is_no_name(self) -> bool:
        """Whether the words of the film's title are not also somebody's name, so that they tell of the film."""
        return bool(self.title) and self.title.isdisjoint(self.characters)

    def count_characters(self, text: str, folded: Sequence[str]) -> int:
        """How many different names stand in the text, whose folded words are given, that are, or may be, characters."""
        names = {words for found in _NAME.findall(text[1:]) if (words := _words_of_name(found))}
        known = self.characters & {*folded[:1], *(word for words in names for word in words)}
        unknown = any(words.isdisjoint(self.people | self.title | self.characters) for words in names)
        return min(3, len(known)) + unknown

    def shows_an_event(self, text: str) -> bool:
        """Whether a judgement tells an event in passing: "when Rose lets Jack go", "Frankie unplugging the machine"."""
        named = [match for match in _NAME.finditer(text) if not self.characters.isdisjoint(fold(match[0]).split())]
        return len({fold(match[0]) for match in named}) > 1 or any(
            _EVENT_BEFORE.search(text[: match.start()]) or _EVENT_AFTER.match(text[match.end() :]) for match in named
        )


@lru_cache(maxsize=4096)
def _words_of_name(found: str) -> frozenset[str]:
    """The folded words of a name as matched, empty where it is none; a review says the same few names many times."""
    return frozenset(fold(clean_name(found) or "").split())


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sentence with what the rules below ask of it again and again, worked out once."""

    draft: Draft
    words: Words
    folded: frozenset[str]
    characters: int
    only_casts: bool
    """Whether its own statement is who plays whom ("A plays B, ..."), with no late event in it."""

    @classmethod
    def of(cls, draft: Draft, known: _Names) -> "_Seen":
        words = Words.of(draft.text)
        folded = fold(draft.text)
        opens = folded.startswith(known.proofs.get(draft.span, ()))
        late = opens and (lexicon.LATE_CUES.stand_in(words) or lexicon.TWIST_CUES.stand_in(words))
        split = folded.split()
        return cls(draft, words, frozenset(split), known.count_characters(draft.text, split), opens and not late)


def _aspect(seen: _Seen, known: _Names) -> tuple[Aspect, float]:
    """The likeliest aspect of a sentence by itself, and how far it leads, as a margin of weighted word counts."""
    draft, words = seen.draft, seen.words
    evaluations = min(3, lexicon.EVALUATIONS.count(words))
    film_words = min(3, lexicon.FILM_WORDS.count(words))
    first_person = min(2, len(lexicon.FIRST_PERSON.findall(draft.text)))
    third_person = min(3, lexicon.THIRD_PERSON.count(words))
    names_the_film = 0.8 * (known.title_is_no_name and known.title <= seen.folded)
    opinion = evaluations + names_the_film + 0.8 * film_words + 1.2 * first_person
    plot = (
        third_person
        + 0.9 * seen.characters
        + 0.5 * min(3, lexicon.RELATIONS.count(words))
        + 0.8 * min(2, lexicon.PREMISE_CUES.count(words))
        + 0.8 * min(2, lexicon.LATE_CUES.count(words))
    )
    if draft.text.rstrip().endswith("?"):
        opinion += 1.5
    if draft.heading and lexicon.OPINION_HEADING.search(draft.heading):
        opinion += 1.5
    elif draft.heading and lexicon.PLOT_HEADING.search(draft.heading):
        plot += 2.0
    people = not known.people.isdisjoint(seen.folded)
    if people and draft.span not in known.proofs:
        plot -= 1.0
        opinion += 0.5
    about_actor = draft.span in known.proofs and plot < opinion + _STORY and (evaluations > 1 or plot <= _STORY)
    if about_actor or seen.only_casts:
        return Aspect.CAST, 1.0
    background = evaluations == 0 and lexicon.BACKGROUND.stand_in(words)
    if background and not seen.characters and not third_person:
        return Aspect.BACKGROUND, 1.0
    if plot >= opinion:
        return Aspect.PLOT, plot - opinion
    if background:
        return Aspect.BACKGROUND, 1.0
    return Aspect.OPINION, opinion - plot


def _smooth(found: Sequence[tuple[Aspect, float]], drafts: Sequence[Draft]) -> list[Aspect]:
    """Let a sentence with little evidence follow its paragraph when both neighbours in it agree."""
    aspects = [aspect for aspect, _ in found]
    for number, (aspect, margin) in enumerate(found):
        around = [
            other
            for other in (number - 1, number + 1)
            if 0 <= other < len(found) and drafts[other].paragraph == drafts[number].paragraph
        ]
        if not around or aspect not in {Aspect.PLOT, Aspect.OPINION} or margin >= 1.0:
            continue
        neighbours = {aspects[other] for other in around}
        if len(neighbours) == 1 and (margin == 0.0 or min(found[other][1] for other in around) >= 1.0):
            aspects[number] = neighbours.pop()
    return aspects


def _levels(seen: Sequence[_Seen], aspects: Sequence[Aspect], known: _Names) -> list[SpoilerLevel]:
    levels = [_level_in_passing(one.words, one.characters) for one in seen]
    retelling = [number for number, aspect in enumerate(aspects) if _retells(seen[number], aspect)]
    early = [number for number in retelling if number <= _PREMISE_WITHIN * len(seen)]
    along = _along_the_retelling([seen[number] for number in retelling], len(early))
    told = dict(zip(retelling, along, strict=True))
    for number, level in told.items():
        ends = lexicon.ENDS_BADLY_OR_WELL.stand_in(seen[number].words)
        levels[number] = max(level, SpoilerLevel.PLOT) if ends else level
    for number, one in enumerate(seen):
        if one.only_casts:
            levels[number] = max(levels[number], SpoilerLevel.PREMISE)
        elif number not in told:
            levels[number] = max(levels[number], _level_among_the_told(number, seen, told, known))
    return levels


def _level_among_the_told(
    number: int, seen: Sequence[_Seen], told: Mapping[int, SpoilerLevel], known: _Names
) -> SpoilerLevel:
    """What a sentence gives away because its paragraph retells the story around it; NONE where it only judges."""
    one = seen[number]
    draft = one.draft
    around = [
        told[other]
        for other in range(max(0, number - 2), min(len(seen), number + 3))
        if other in told and seen[other].draft.paragraph == draft.paragraph
    ]
    if not around or (draft.heading and lexicon.OPINION_HEADING.search(draft.heading)):
        return SpoilerLevel.PLOT if known.shows_an_event(draft.text) else SpoilerLevel.NONE
    somebody = one.characters > 0 or lexicon.THIRD_PERSON.stand_in(one.words)
    judges = lexicon.FILM_WORDS.stand_in(one.words) or lexicon.FIRST_PERSON.search(draft.text)
    return max(around) if somebody or not judges else SpoilerLevel.NONE


def _retells(seen: _Seen, aspect: Aspect) -> bool:
    """Whether a sentence tells the story, be it beside what it says of an actor."""
    if aspect is Aspect.CAST:
        return not seen.only_casts and any(cues.stand_in(seen.words) for cues in _TELLS_STORY)
    return aspect is Aspect.PLOT


def _level_in_passing(words: Words, characters: int) -> SpoilerLevel:
    """What a sentence of opinion or background gives away in passing; a verdict without content gives nothing."""
    if lexicon.ENDS_BADLY_OR_WELL.stand_in(words) or lexicon.TWIST_CUES.stand_in(words):
        return SpoilerLevel.PLOT
    about_somebody = characters > 0 or lexicon.THIRD_PERSON.stand_in(words)
    if about_somebody and lexicon.LATE_CUES.stand_in(words):
        return SpoilerLevel.ENDING if lexicon.ENDING_CUES.stand_in(words) else SpoilerLevel.PLOT
    return SpoilerLevel.NONE


def _along_the_retelling(seen: Sequence[_Seen], early: int) -> list[SpoilerLevel]:
    """Premise, then plot, then perhaps the ending: a level never goes back below PLOT once the premise is over.

    `early` is how many of the sentences stand early enough in the review to be its premise.
    """
    total = len(seen)
    quota = max(_LEAST_PREMISE, min(_MOST_PREMISE, round(_PREMISE_SHARE * total)))
    premise = _premise_length(seen, min(quota, early))
    ending = _ending_start(seen, premise)
    return [
        SpoilerLevel.PREMISE if number < premise else SpoilerLevel.PLOT if number < ending else SpoilerLevel.ENDING
        for number in range(total)
    ]


def _premise_length(seen: Sequence[_Seen], quota: int) -> int:
    """How many sentences set the story up: up to the first that tells a late event, an ending or a warned-of part."""
    for number, one in enumerate(seen[:quota]):
        heading = one.draft.heading or ""
        if lexicon.ENDING_HEADING.search(heading) and not lexicon.PREMISE_HEADING.search(heading):
            return number
        if one.draft.after_notice and number:
            return number
        if any(cues.stand_in(one.words) for cues in _TELLS_TOO_MUCH):
            return number
        introduces = number < _SAFE_OPENING or lexicon.PREMISE_CUES.stand_in(one.words)
        if not introduces and lexicon.LATE_CUES.stand_in(one.words):
            return number
    return min(quota, len(seen))


def _ending_start(seen: Sequence[_Seen], premise: int) -> int:
    """Where the retelling comes to the ending; past its end where nothing shows that it gets there."""
    total = len(seen)
    for number in range(premise, total):
        heading = seen[number].draft.heading or ""
        if re.search(r"\b(?:ending|finale|how it ends)\b", heading, re.IGNORECASE):
            return number
        if number >= _ENDING_FROM * total and lexicon.ENDING_CUES.stand_in(seen[number].words):
            return number
    close = int(_CLOSE_FROM * total)
    late = any(lexicon.LATE_CUES.stand_in(one.words) for one in seen[close:])
    return close if total >= _TOLD_TO_THE_END and late else total

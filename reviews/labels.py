"""First labels by rule: what each sentence is about and how much of the film it gives away.

Reviews tell a story forward. So plot sentences are taken as one retelling: its first few are the premise, what
follows is PLOT, and its close is ENDING where the text shows that it gets there. What no rule knows is PLOT.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviews import lexicon
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
_EVENT_BEFORE = re.compile(r"\b(?:when|where|how|after|once|until|as|that|lets?|makes?) (?:\w+ ){0,2}$", re.IGNORECASE)
_EVENT_AFTER = re.compile(r" [a-z]+ing\b")
_TELLS_TOO_MUCH = (lexicon.TWIST_CUES, lexicon.ENDING_CUES, lexicon.ENDS_BADLY_OR_WELL)
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
    aspects = _smooth([_aspect(draft, known) for draft in drafts], drafts)
    levels = _levels(drafts, aspects, known)
    return tuple(
        Sentence(draft.span, draft.text, aspect, level, _SCORES[level])
        for draft, aspect, level in zip(drafts, aspects, levels, strict=True)
    )


def gives_away(headline: str, cast: Sequence[CastMember], makers: Sequence[str], title: str) -> bool:
    """Whether a review's headline tells more than the premise: a late event, or somebody of the story by name."""
    known = _Names.of(cast, makers, title)
    rest = re.sub(re.escape(title), " ", headline, flags=re.IGNORECASE)
    named = set(fold(rest).split()) & (known.characters - known.title)
    return bool(named) or lexicon.LATE_CUES.search(rest) is not None or lexicon.TWIST_CUES.search(rest) is not None


def level_by_words(text: str, cast: Sequence[CastMember], title: str) -> SpoilerLevel:
    """What a lone sentence about a film gives away as far as its words tell, wherever it stands."""
    known = _Names.of(cast, (), title)
    return _level_in_passing(text, known.count_characters(text))


@dataclass(frozen=True, slots=True)
class _Names:
    """The folded words of characters' names, of the names of people behind the film, and of its title."""

    characters: frozenset[str]
    people: frozenset[str]
    title: frozenset[str]
    proofs: frozenset[Span]
    openings: frozenset[tuple[Span, str]]

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
        return cls(
            frozenset(roles - people - {"the", "mr", "mrs", "dr"}),
            frozenset(people),
            frozenset(fold(title).split()),
            frozenset(member.span for member in cast if member.span),
            frozenset((member.span, fold(member.actor)) for member in cast if member.span),
        )

    def count_characters(self, text: str) -> int:
        """How many different names stand in the text that are, or may be, characters."""
        names = {name for found in re.findall(NAME, text[1:]) if (name := clean_name(found))}
        words = {word for name in names for word in fold(name).split()}
        first = fold(text).split()[:1]
        known = (words | set(first)) & self.characters
        unknown = {name for name in names if not set(fold(name).split()) & (self.people | self.title | self.characters)}
        return min(3, len(known)) + min(1, len(unknown))

    def shows_an_event(self, text: str) -> bool:
        """Whether a judgement tells an event in passing: "when Rose lets Jack go", "Frankie unplugging the machine"."""
        named = [match for match in re.finditer(NAME, text) if set(fold(match[0]).split()) & self.characters]
        return len({fold(match[0]) for match in named}) > 1 or any(
            _EVENT_BEFORE.search(text[: match.start()]) or _EVENT_AFTER.match(text[match.end() :]) for match in named
        )

    def only_casts(self, draft: "Draft") -> bool:
        """Whether a sentence's own statement is who plays whom ("A plays B, ..."), with no late event in it."""
        opens = any(span == draft.span and fold(draft.text).startswith(actor) for span, actor in self.openings)
        return opens and not lexicon.LATE_CUES.search(draft.text) and not lexicon.TWIST_CUES.search(draft.text)

    def names_the_film(self, text: str) -> bool:
        """Whether the film's whole title stands in the text, and is not also somebody's name."""
        return bool(self.title) and not self.title & self.characters and self.title <= set(fold(text).split())


def _count(pattern: re.Pattern[str], text: str, most: int) -> int:
    return min(most, len(pattern.findall(text)))


def _aspect(draft: Draft, known: _Names) -> tuple[Aspect, float]:
    """The likeliest aspect of a sentence by itself, and how far it leads, as a margin of weighted word counts."""
    text = draft.text
    evaluations = _count(lexicon.EVALUATIONS, text, 3)
    film_words = _count(lexicon.FILM_WORDS, text, 3)
    characters = known.count_characters(text)
    names_the_film = 0.8 * known.names_the_film(text)
    opinion = evaluations + names_the_film + 0.8 * film_words + 1.2 * _count(lexicon.FIRST_PERSON, text, 2)
    plot = (
        _count(lexicon.THIRD_PERSON, text, 3)
        + 0.9 * characters
        + 0.5 * _count(lexicon.RELATIONS, text, 3)
        + 0.8 * _count(lexicon.PREMISE_CUES, text, 2)
        + 0.8 * _count(lexicon.LATE_CUES, text, 2)
    )
    if text.rstrip().endswith("?"):
        opinion += 1.5
    if draft.heading and lexicon.OPINION_HEADING.search(draft.heading):
        opinion += 1.5
    elif draft.heading and lexicon.PLOT_HEADING.search(draft.heading):
        plot += 2.0
    people = bool(set(fold(text).split()) & known.people)
    if people and draft.span not in known.proofs:
        plot -= 1.0
        opinion += 0.5
    about_actor = draft.span in known.proofs and plot < opinion + _STORY and (evaluations > 1 or plot <= _STORY)
    if about_actor or known.only_casts(draft):
        return Aspect.CAST, 1.0
    nobody = not characters and not lexicon.THIRD_PERSON.search(text)
    if nobody and evaluations == 0 and lexicon.BACKGROUND.search(text):
        return Aspect.BACKGROUND, 1.0
    if plot >= opinion:
        return Aspect.PLOT, plot - opinion
    if lexicon.BACKGROUND.search(text) and evaluations == 0:
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


def _levels(drafts: Sequence[Draft], aspects: Sequence[Aspect], known: _Names) -> list[SpoilerLevel]:
    levels = [_level_in_passing(draft.text, known.count_characters(draft.text)) for draft in drafts]
    retelling = [
        number
        for number, (draft, aspect) in enumerate(zip(drafts, aspects, strict=True))
        if aspect is Aspect.PLOT or (aspect is Aspect.CAST and _tells_story(draft.text) and not known.only_casts(draft))
    ]
    early = [number for number in retelling if number <= _PREMISE_WITHIN * len(drafts)]
    along = _along_the_retelling([drafts[number] for number in retelling], len(early))
    told = dict(zip(retelling, along, strict=True))
    for number, level in told.items():
        ends = lexicon.ENDS_BADLY_OR_WELL.search(drafts[number].text) is not None
        levels[number] = max(level, SpoilerLevel.PLOT) if ends else level
    for number in range(len(drafts)):
        if known.only_casts(drafts[number]):
            levels[number] = max(levels[number], SpoilerLevel.PREMISE)
        elif number not in told:
            levels[number] = max(levels[number], _level_among_the_told(number, drafts, told, known))
    return levels


def _level_among_the_told(
    number: int, drafts: Sequence[Draft], told: Mapping[int, SpoilerLevel], known: _Names
) -> SpoilerLevel:
    """What a sentence gives away because its paragraph retells the story around it; NONE where it only judges."""
    draft = drafts[number]
    around = [
        told[other]
        for other in range(max(0, number - 2), min(len(drafts), number + 3))
        if other in told and drafts[other].paragraph == draft.paragraph
    ]
    if not around or (draft.heading and lexicon.OPINION_HEADING.search(draft.heading)):
        return SpoilerLevel.PLOT if known.shows_an_event(draft.text) else SpoilerLevel.NONE
    somebody = known.count_characters(draft.text) > 0 or lexicon.THIRD_PERSON.search(draft.text)
    judges = lexicon.FILM_WORDS.search(draft.text) or lexicon.FIRST_PERSON.search(draft.text)
    return max(around) if somebody or not judges else SpoilerLevel.NONE


def _tells_story(text: str) -> bool:
    return bool(lexicon.THIRD_PERSON.search(text) or lexicon.RELATIONS.search(text) or lexicon.LATE_CUES.search(text))


def _level_in_passing(text: str, characters: int) -> SpoilerLevel:
    """What a sentence of opinion or background gives away in passing; a verdict without content gives nothing."""
    if lexicon.ENDS_BADLY_OR_WELL.search(text) or lexicon.TWIST_CUES.search(text):
        return SpoilerLevel.PLOT
    about_somebody = characters > 0 or lexicon.THIRD_PERSON.search(text) is not None
    if lexicon.LATE_CUES.search(text) and about_somebody:
        return SpoilerLevel.ENDING if lexicon.ENDING_CUES.search(text) else SpoilerLevel.PLOT
    return SpoilerLevel.NONE


def _along_the_retelling(drafts: Sequence[Draft], early: int) -> list[SpoilerLevel]:
    """Premise, then plot, then perhaps the ending: a level never goes back below PLOT once the premise is over.

    `early` is how many of the sentences stand early enough in the review to be its premise.
    """
    total = len(drafts)
    quota = max(_LEAST_PREMISE, min(_MOST_PREMISE, round(_PREMISE_SHARE * total)))
    premise = _premise_length(drafts, min(quota, early))
    ending = _ending_start(drafts, premise)
    return [
        SpoilerLevel.PREMISE if number < premise else SpoilerLevel.PLOT if number < ending else SpoilerLevel.ENDING
        for number in range(total)
    ]


def _premise_length(drafts: Sequence[Draft], quota: int) -> int:
    """How many sentences set the story up: up to the first that tells a late event, an ending or a warned-of part."""
    for number, draft in enumerate(drafts[:quota]):
        heading = draft.heading or ""
        if lexicon.ENDING_HEADING.search(heading) and not lexicon.PREMISE_HEADING.search(heading):
            return number
        if draft.after_notice and number:
            return number
        if any(cues.search(draft.text) for cues in _TELLS_TOO_MUCH):
            return number
        introduces = number < _SAFE_OPENING or lexicon.PREMISE_CUES.search(draft.text)
        if lexicon.LATE_CUES.search(draft.text) and not introduces:
            return number
    return min(quota, len(drafts))


def _ending_start(drafts: Sequence[Draft], premise: int) -> int:
    """Where the retelling comes to the ending; past its end where nothing shows that it gets there."""
    total = len(drafts)
    for number in range(premise, total):
        heading = drafts[number].heading or ""
        if re.search(r"\b(?:ending|finale|how it ends)\b", heading, re.IGNORECASE):
            return number
        if number >= _ENDING_FROM * total and lexicon.ENDING_CUES.search(drafts[number].text):
            return number
    close = int(_CLOSE_FROM * total)
    late = sum(lexicon.LATE_CUES.search(draft.text) is not None for draft in drafts[close:])
    return close if total >= _TOLD_TO_THE_END and late else total

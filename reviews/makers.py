"""Who directed a film: those that its review names, each with the sentence that proves it.

A review names the directors of other films too. So a wording that may name a director is a claim with a weight, less
where the sentence speaks of another film, and what the review says of the same person elsewhere adds to it. A plain
statement is taken before any number of hints, such as "Vega's camera" or "Ruth Vega's Lantern".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reviews.cast.people_words import is_of_person
from reviews.credits import ELSEWHERE, NAMES, ONE_NAME, STUDIOS, before_names, in_full, is_of_another, people_in
from reviews.names import NAME, POSSESSIVE, is_full_name
from reviews.records import Fact, Film, Span
from reviews.text import fold

_LOWER = r"(?:[a-z][\w'-]*,? )"

_JOBS = (
    r"(?:(?:[Cc]o-)?[Ww]riter|[Ss]creenwriter|[Pp]roducer|[Ss]tar|[Aa]ctor|[Ee]ditor|[Cc]omposer|[Cc]inematographer)"
)
_LINK = r"(?:, (?:and )?|[-/ ]| and )"
# An art director or a casting director is not the film's director.
_NO_OTHER = r"(?<![Aa]rt )(?<![Cc]asting )(?<![Mm]usic )(?<![Mm]usical )(?<![Aa]ssistant )(?<![Uu]nit )(?<!\w)"
_HELM = r"(?:at the helm|behind the camera|in the director(?:'|\u2019)s chair|as director)"
_DIRECTS = r"(?:directs?|directed|helms|helmed)\b(?! by| traffic| attention| him\b| them\b)"
_ALSO = r"(?:\(?who )?(?:also )?(?:[a-z-]+, )?(?:[a-z-]+,? and )?(?:co-)?"
_DIRECTION = r"(?:direction|directing|directorial|director(?:'|\u2019)s cut|debut as (?:an? )?(?:\w+ ){0,2}director)\b"
_JOBS_AND = rf"\b(?:{_JOBS}{_LINK})*(?:[Cc]o-)?{_NO_OTHER}"
# What a film is called, and no book, play or song.
_KIND_OF_FILM = (
    r"(?:films?|movies?|pictures?|feature|follow-up|adaptation|remake|reboot|epic|masterpiece|thriller|drama|comedy"
    r"|western|chiller|shocker|cartoon|chronicle|noir|weepie|tearjerker|romp|farce|satire|parable|fable|confection"
    r"|melodrama|biopic|documentary|whodunit|slasher|rom-?com|caper|portmanteau|potboiler|silent|talkie|spoof|musical)"
)
_STATEMENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_JOBS_AND}[Dd]irector(?:{_LINK}{_JOBS})*(?: is| was|,|:)? (?P<names>{ONE_NAME})",
        rf"{_JOBS_AND}[Dd]irectors(?: are|,|:)? (?P<names>{NAMES})",
        rf"\b[Dd]irected (?:(?!by ){_LOWER}){{0,4}}by {_LOWER}{{0,4}}(?P<names>{NAMES})",
        rf"\b[Ff]ilmmakers? (?P<names>{NAMES})",
        rf"\b[Hh]elme(?:d by|r|rs) {_LOWER}{{0,3}}(?P<names>{NAMES})",
        rf"(?P<names>{NAMES}),? {_ALSO}{_DIRECTS}",
        rf"(?P<names>{NAMES}), who (?:[\w'-]+,? ){{1,10}}?directs\b",
        r"(?P<names>(?<![\w-])[A-Z][\w'\u2019]+(?: [A-Z][\w.]*){0,3})-(?:directed|helmed)\b",
        rf"(?P<names>{NAMES}){POSSESSIVE} (?:(?!art |casting |musical? )[a-z-]+,? (?:and )?){{0,3}}{_DIRECTION}",
        rf"(?P<names>{NAMES}), who made (?:it|this|the film)\b",
        rf"(?P<names>{NAMES}),? (?:made|makes) (?:it|this)\b(?! (?:clear|work|possible|seem|look|feel|all|easy|hard))",
        rf"(?P<names>{NAMES}),(?: [^,;.]{{2,60}},)? (?:wrote|writes|produce[ds]) and (?:co-)?direct(?:s|ed)\b(?! by)",
        rf"\b(?:[Dd]irection|[Dd]irecting),? (?:[a-z]+ ){{0,2}}(?:is )?(?:by|of|from) (?P<names>{NAMES})",
        rf"\b[Dd]irecting (?:[a-z]+ ){{0,3}}(?:is|are) (?P<names>{NAMES})",
        rf"\b[Dd]irecting [^,.;:]{{2,40}}, (?P<names>{ONE_NAME})",
        rf"(?P<names>{NAMES}),? (?:(?!had|were|would|could|should|might|not|never)[a-z]+ ){{0,5}}?{_HELM}\b",
        rf"(?P<names>{NAMES}) (?:takes|took) (?:over )?(?:the helm|the reins|directing duties|the director)",
        rf"(?P<names>{NAMES})(?:,| --| ?\u2014| \u2013| \() ?(?:[^.;()\u2014]{{2,60}}[ ,])?directing[,) ]",
        rf"(?P<names>{NAMES}) makes (?:his|her|their) {_LOWER}{{0,2}}direct(?:orial|ing) debut",
        rf"\b[Dd]ir(?:\.|:|\.:) ?(?P<names>{NAMES})",
        rf"(?P<names>{NAMES}) returns to direct\b",
        rf"(?P<names>{NAMES}),? calling the shots\b",
    )
)
# "A chiller from Ruth Vega"; but many a film is from a studio or a place.
_FILM_BY = re.compile(
    rf"(?:^|[;:,\u2014(] ?)(?:[Aa]n?|[Tt]his|[Tt]he) (?:[\w'-]+,? ){{0,5}}?{_KIND_OF_FILM}(?:,[^,;.]{{2,60}},)?"
    rf" (?:by|from) (?P<names>{ONE_NAME} {NAME})"
)
_MAY_STATE = re.compile(
    r"the shots|irect|elm|ilmmaker|\b[Dd]ir[.:]|behind the camera|the reins|who made|ma(?:de|kes) (?:it|this)\b"
)
_PLAINLY = 3.0

_DOUBTFUL = 1.0

_ORDINARY = (
    r"(?:(?!(?:for|of|in|on|to|from|with|by|prior|earlier|previous|other|next|best|later|many|own"
    r"|original|this|that|the|an?|is|was|are|were|do|does|doesn|did|has|had|have|but|as|his|her|their|its)\b)"
)
_ADJECTIVES = rf"{_ORDINARY}(?:[a-z][\w'-]*,?|\d{{4}}|[A-Z][a-z-]+(?= [a-z])) ){{0,4}}?"
_POSSESSES = re.compile(rf"(?P<names>{NAMES}){POSSESSIVE} (?P<what>[^.;:!?]{{1,90}}(?:\.\S[^.;:!?]{{1,20}})?)")
_BEFORE_TITLE = re.compile(rf"{_ADJECTIVES}(?:(?:[Tt]he|[Aa]n?) )?")
_A_FILM = re.compile(
    rf"{_ADJECTIVES}{_KIND_OF_FILM}\b"
    r"(?!,? (?:(?:about|of|with|on|in|for) )?(?:[A-Z(\"\u201c]|the [A-Z]))"
)
# An actor has a first film and a debut too.
_NTH = re.compile(r"(?:\w+ ){0,2}(?:first|second|third|fourth|fifth|last|final|only|next) ")
_FIRST_FEATURE = re.compile(rf"{_ADJECTIVES}(?:feature debut|debut feature)\b")
_CRAFT = re.compile(
    rf"{_ADJECTIVES}(?:camera|camerawork|framing|staging|compositions?|pacing|lens|visuals?|mise-en-sc\u00e8ne"
    r"|set-?pieces?|imagery|editing|handling|style)\b"
)
_CRAFTS = re.compile(
    rf"(?P<names>{ONE_NAME}) (?:(?:[a-z]+ly|also|then|often|never|even|again|still|does|doesn't|can|can't) )?"
    r"(?:stages|shoots|frames|films|lenses|crosscuts|cuts|photographs|choreographs|orchestrates|crafts|structures|paces"
    r"|composes|fills|opens|keeps|lets|gives (?:us|the film)|shows us|infuses|imbues|employs|uses|eschews|builds"
    r"|handles|coaxes|wrings|establishes|elicits|casts|moves the camera|tells this|adapts)\b"
)
_OF_FILMING = re.compile(
    r"\b(?:films?|movies?|picture|camera\w*|shots?|scenes?|sequences?|close-?ups?|frames?|screen|lighting|angles"
    r"|compositions?|tension|suspense|atmosphere|visuals?|images?|imagery|audiences?|us|viewers?|production|pacing|cuts?"
    r"|performances?|cast|actors|tone|story|style|set-?pieces?)\b"
)
_TITLED, _CALLED_FILM, _CALLED_CRAFT, _DOES_CRAFT = 3.0, 1.5, 1.0, 0.8
_OPENS = 0.5
_MENTIONED = 0.2
_ENOUGH = 2.0
# A film is called an actor's, an author's or a studio's as well.
_BOOK = r"(?:novel|novella|book|play|story|stories|comics?|memoir|graphic novel|manga|musical|poem|tale|adventures?)"
_OTHERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Ss]tars?|[Ss]tarring|[Aa]ctor|[Aa]ctress|[Ff]eaturing|[Pp]roducer|[Pp]roduced by) (?P<names>{NAMES})",
        rf"\b(?:[Aa]uthor|[Nn]ovelist|[Pp]laywright|{_BOOK} by) (?P<names>{NAMES})",
        rf"[(,] ?(?P<names>{NAMES})\)",
        rf"(?P<names>{NAMES}) (?:\w+ly )?(?:plays?|portrays?|(?:co-)?stars?)\b",
        rf"(?P<names>{NAMES}){POSSESSIVE} (?:[\w-]+ ){{0,3}}(?:performance|turn|character|role|portrayal|{_BOOK})\b",
    )
)
_BETWEEN_NAMES = re.compile(r",(?! (?:Jr|Sr)\b)(?: and\b)?|;| & | and ")
# "Kurosawa, Akira" is one person.
_LAST_COMES_FIRST = re.compile(r"[^,;&]+, [^,;&]+$")


@dataclass(frozen=True, slots=True)
class _Claim:
    """That these people, named as written, directed the film; the higher the weight, the likelier."""

    names: tuple[str, ...]
    weight: float
    span: Span


def find_directors(sentences: Sequence[tuple[Span, str]], film: Film) -> list[Fact]:
    """Who directed the film, each with the sentence that says so most plainly.

    A surname is filled up where the review has the full name, and stands as it is where it has not.
    """
    claims = [claim for span, text in sentences for claim in _statements(span, text, film)]
    stated = _weigh(claim for claim in claims if claim.weight >= _PLAINLY)
    if len(stated) != 1:
        claims += _hints(sentences, film)
    weights = {surname: weight for surname, weight in _weigh(claims).items() if not stated or surname in stated}
    if len(stated) > 1:
        folded = [fold(text) for _, text in sentences]
        weights = {name: weight + _MENTIONED * sum(name in text for text in folded) for name, weight in weights.items()}
    best = max(weights, key=lambda surname: weights[surname], default=None)
    if best is None or weights[best] < _ENOUGH or (not stated and best in _others(sentences)):
        return []
    naming = [claim for claim in claims if best in map(_surname, claim.names)]
    plainest = max(naming, key=lambda claim: (claim.weight, all(map(is_full_name, claim.names))))
    return [Fact("director", name, plainest.span) for name in in_full(plainest.names, sentences)]


def split_people(listed: str) -> list[str]:
    """The people in a list of names as front matter has it: "Phil Lord and Chris Miller", "Joel & Ethan Coen"."""
    names = [name.strip() for name in _BETWEEN_NAMES.split(listed) if name.strip()]
    if not any(" " in name for name in names) and _LAST_COMES_FIRST.match(listed):
        return [listed]
    *others, last = names
    share_surname = " " in last and not any(" " in name for name in others)
    return [f"{name} {last.split()[-1]}" if share_surname else name for name in others] + [last]


def _weigh(claims: Iterable[_Claim]) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for claim in claims:
        for surname in {_surname(name) for name in claim.names}:
            weights[surname] += claim.weight
    return weights


def _surname(name: str) -> str:
    return fold(name).split()[-1]


def _statements(span: Span, text: str, film: Film) -> Iterator[_Claim]:
    for pattern in _STATEMENTS if _MAY_STATE.search(text) else ():
        for match in pattern.finditer(text):
            yield from _stated(span, match, film)
    for match in _FILM_BY.finditer(text) if " by " in text or " from " in text else ():
        if is_of_person(fold(match["names"]).split()):
            yield from _stated(span, match, film)


def _stated(span: Span, match: re.Match[str], film: Film) -> Iterator[_Claim]:
    """The claim that a statement makes, unless it names nobody."""
    names = people_in(match["names"])
    doubtful = is_of_another(match, names, film)
    if names:
        yield _Claim(names, _DOUBTFUL if doubtful else _PLAINLY, span)


def _hints(sentences: Sequence[tuple[Span, str]], film: Film) -> Iterator[_Claim]:
    """What is said of a director more than of others: whose film it is, and who stages, frames and cuts it."""
    title = film.title.lower()
    for span, text in sentences:
        for match in _POSSESSES.finditer(text) if "'" in text or "\u2019" in text else ():
            names = people_in(match["names"])
            weight = _weight_of_possession(match["what"], title)
            if names and weight and not names[-1].isupper() and not ELSEWHERE.search(before_names(names, match)):
                yield _Claim(names, weight + _OPENS * (text[: match.start()] in {"", "In "}), span)
        for match in _CRAFTS.finditer(text):
            names = people_in(match["names"])
            if names and _OF_FILMING.search(text[match.end() :]):
                yield _Claim(names, _DOES_CRAFT, span)


def _weight_of_possession(what: str, title: str) -> float:
    start = what.lower().find(title)
    if start >= 0 and _BEFORE_TITLE.fullmatch(what, 0, start) and not what[start + len(title) :][:1].isalnum():
        return _TITLED
    if _FIRST_FEATURE.match(what):
        return _CALLED_FILM
    if _NTH.match(what):
        return _DOES_CRAFT if _A_FILM.match(what) else 0.0
    return _CALLED_FILM if _A_FILM.match(what) else _CALLED_CRAFT if _CRAFT.match(what) else 0.0


def _others(sentences: Sequence[tuple[Span, str]]) -> set[str]:
    """The surnames of those who, the review says, act in films or write books, and of studios."""
    found = {
        _surname(name)
        for _, text in sentences
        for pattern in _OTHERS
        for match in pattern.finditer(text)
        for name in people_in(match["names"])
    }
    return found | STUDIOS

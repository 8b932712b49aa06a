"""Who made a film: the directors and writers that its review names, each with the sentence that proves it.

A review names the makers of other films too. So a wording that may name a director is a claim with a weight, less
where the sentence speaks of another film, and what the review says of the same person elsewhere adds to it. A plain
statement is taken before any number of hints, such as "Vega's camera" or "Ruth Vega's Lantern".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reviews.cast.people_words import is_of_person
from reviews.names import NAME, POSSESSIVE, clean_name, is_full_name
from reviews.records import Fact, Film, Span
from reviews.text import fold

# Most characters cannot start a name, and none inside a word does: to see that first is many times as quick.
_NAME = rf"(?<![\w'\u2019-])(?=[A-Z\u00c0-\u017ddl]){NAME}"
# "Directed by Ruth Vega, Lantern is" is no list: the last of one follows "and".
_NAMES = rf"{_NAME}(?:(?:, {NAME}){{0,2}},? (?:and|&) {NAME})?"
_ONE_NAME = re.compile(_NAME)
_PARTICLE = re.compile(r"(?:De|Del|Van|Von|Da|Di|Le|La|Du) ")
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
        rf"{_JOBS_AND}[Dd]irector(?:{_LINK}{_JOBS})*(?: is| was|,|:)? (?P<names>{_NAME})",
        rf"{_JOBS_AND}[Dd]irectors(?: are|,|:)? (?P<names>{_NAMES})",
        rf"\b[Dd]irected (?:(?!by ){_LOWER}){{0,4}}by {_LOWER}{{0,4}}(?P<names>{_NAMES})",
        rf"\b[Ff]ilmmakers? (?P<names>{_NAMES})",
        rf"\b[Hh]elme(?:d by|r|rs) {_LOWER}{{0,3}}(?P<names>{_NAMES})",
        rf"(?P<names>{_NAMES}),? {_ALSO}{_DIRECTS}",
        rf"(?P<names>{_NAMES}), who (?:[\w'-]+,? ){{1,10}}?directs\b",
        r"(?P<names>(?<![\w-])[A-Z][\w'\u2019]+(?: [A-Z][\w.]*){0,3})-(?:directed|helmed)\b",
        rf"(?P<names>{_NAMES}){POSSESSIVE} (?:(?!art |casting |musical? )[a-z-]+,? (?:and )?){{0,3}}{_DIRECTION}",
        rf"(?P<names>{_NAMES}), who made (?:it|this|the film)\b",
        rf"\b(?:[Dd]irection|[Dd]irecting),? (?:[a-z]+ ){{0,2}}(?:is )?(?:by|of|from) (?P<names>{_NAMES})",
        rf"\b[Dd]irecting (?:[a-z]+ ){{0,3}}(?:is|are) (?P<names>{_NAMES})",
        rf"\b[Dd]irecting [^,.;:]{{2,40}}, (?P<names>{_NAME})",
        rf"(?P<names>{_NAMES}),? (?:(?!had|were|would|could|should|might|not|never)[a-z]+ ){{0,5}}?{_HELM}\b",
        rf"(?P<names>{_NAMES}) (?:takes|took) (?:over )?(?:the helm|the reins|directing duties|the director)",
        rf"(?P<names>{_NAMES})(?:,| --| ?\u2014| \u2013| \() ?(?:[^.;()\u2014]{{2,60}}[ ,])?directing[,) ]",
        rf"(?P<names>{_NAMES}) makes (?:his|her|their) {_LOWER}{{0,2}}direct(?:orial|ing) debut",
        rf"\b[Dd]ir(?:\.|:|\.:) ?(?P<names>{_NAMES})",
        rf"(?P<names>{_NAMES}) returns to direct\b",
        rf"(?P<names>{_NAMES}),? calling the shots\b",
    )
)
# "A chiller from Ruth Vega"; but many a film is from a studio or a place.
_FILM_BY = re.compile(
    rf"(?:^|[;:,\u2014(] ?)(?:[Aa]n?|[Tt]his|[Tt]he) (?:[\w'-]+,? ){{0,5}}?{_KIND_OF_FILM}(?:,[^,;.]{{2,60}},)?"
    rf" (?:by|from) (?P<names>{_NAME} {NAME})"
)
_MAY_STATE = re.compile(r"the shots|irect|elm|ilmmaker|\b[Dd]ir[.:]|behind the camera|the reins|who made")
_PLAINLY = 3.0

# What makes a claim doubtful, for it may be of another film or of none: what stands before the name in its clause, ...
_ELSEWHERE = re.compile(
    r"\b(?:fans? of|like(?! (?:to|all|most|many|much|any)\b)|unlike|homage|tribute|reminiscent|reminds?|recalls?"
    r"|recalling|echoes|echoing|compared (?:to|with)|ala|a la|\u00e0 la|influence(?:d by|s? of)|inspired|likes of"
    r"|such as|awards?|wish(?:es|ing)?|instead of|rather than|(?:like|love) to (?:see|have)"
    r"|(?:should|would|could|might) (?:\w+ )?have)\b[^,;:\u2014]{0,40}$"
    r"|\bthe (?:original|first|earlier|previous|other)(?: (?:film|movie|version|one|picture|entry))?,? (?:which )?"
    r"(?:was )?$"
    r"|\b(?:aspiring|amateur|would-be|fictional|student|television|tv|stage|theat(?:er|re)|funeral|museum|movie|porn) $"
    r"|\b(?:original|series|former|previous|next|other|segment|films|movies|pictures|adaptations|collaborations) "
    r"(?:with |by |from )?$"
    r"|\b(?:were|had|to be|without|not|put|stick|imagine|known as|called|titled|aka|(?:sequel|prequel|follow-up) to"
    r"|remake of) (?:the )?$"
    r"|\b(?:his|her|their|the) [A-Z][^,]* (?:trilogy|films|series|movies|saga),? $",
    re.IGNORECASE,
)
# ... another film's title right before it, as in "Harbour director Ruth Vega" but not in "British director", ...
_TITLE_BEFORE = re.compile(r"(?:[\"\u201d*_]|\((?:19|20)\d\d\)|(?<=[a-z,] )(?P<word>[A-Z][\w'\u2019-]+)) $")
_ADJECTIVE = re.compile(r"(?:\w+(?:an|ish|ese|ch|i)|Kong|Zealand|Hollywood|\w+-(?:winning|nominated|based|born))$")
# ... and another time or film right behind it: "a year later", "directed a similar film", "directed Harbour".
_ANOTHER_TIME = re.compile(
    r"[^,;:(\u2014]{0,60}\b(?:(?:years?|decades?|months) (?:later|earlier|prior|before|ago)|remade)\b"
)
_SOME_FILM = re.compile(r"(?<=ed) (?:an?|another|two|three|several|many|some)\b")
_TITLE_BEHIND = re.compile(r" (?:both )?[\"\u201c]?(?=[A-Z])")
_DOUBTFUL = 1.0

_ORDINARY = (
    r"(?:(?!(?:for|of|in|on|to|from|with|by|prior|earlier|previous|other|next|best|later|many|own"
    r"|original|this|that|the|an?|is|was|are|were|do|does|doesn|did|has|had|have|but|as|his|her|their|its)\b)"
)
_ADJECTIVES = rf"{_ORDINARY}(?:[a-z][\w'-]*,?|\d{{4}}|[A-Z][a-z-]+(?= [a-z])) ){{0,4}}?"
_POSSESSES = re.compile(rf"(?P<names>{_NAMES}){POSSESSIVE} (?P<what>[^.;:!?]{{1,90}}(?:\.\S[^.;:!?]{{1,20}})?)")
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
    rf"(?P<names>{_NAME}) (?:(?:[a-z]+ly|also|then|often|never|even|again|still|does|doesn't|can|can't) )?"
    r"(?:stages|shoots|frames|films|lenses|crosscuts|cuts|photographs|choreographs|orchestrates|crafts|structures|paces"
    r"|composes|fills|opens|keeps|lets|gives (?:us|the film)|shows us|infuses|imbues|employs|uses|eschews|builds"
    r"|handles|coaxes|wrings|establishes|elicits|casts|moves the camera|tells this|adapts)\b"
)
_OF_FILMING = re.compile(
    r"\b(?:films?|movies?|picture|camera\w*|shots?|scenes?|sequences?|close-?ups?|frames?|screen|lighting|angles"
    r"|compositions?|tension|suspense|atmosphere|visuals?|images?|imagery|audiences?|us|viewers?|production|pacing|cuts?"
    r"|performances?|cast|actors|tone|story|style|set-?pieces?)\b"
)
# What stands before a name with a capital, as at the start of a sentence.
_NO_PART_OF_A_NAME = re.compile(
    r"^(?:(?:Unlike|Enter|Both|Supporting|Veteran|Legendary|Acclaimed|Newcomer|Auteur|Actress|Superstar|Sir"
    r"|(?:Writer|Actor|Star|Producer|Novelist|Screenwriter|Author|Comedian)s?|\w+(?:sh|ch)(?:man|woman))(?: |$))+"
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
        rf"\b(?:[Ss]tars?|[Ss]tarring|[Aa]ctor|[Aa]ctress|[Ff]eaturing|[Pp]roducer|[Pp]roduced by) (?P<names>{_NAMES})",
        rf"\b(?:[Aa]uthor|[Nn]ovelist|[Pp]laywright|{_BOOK} by) (?P<names>{_NAMES})",
        rf"[(,] ?(?P<names>{_NAMES})\)",
        rf"(?P<names>{_NAMES}) (?:\w+ly )?(?:plays?|portrays?|(?:co-)?stars?)\b",
        rf"(?P<names>{_NAMES}){POSSESSIVE} (?:[\w-]+ ){{0,3}}(?:performance|turn|character|role|portrayal|{_BOOK})\b",
    )
)
_STUDIOS = frozenset(
    """disney pixar marvel hammer universal paramount netflix amazon hbo toho warner mgm columbia dreamworks ghibli
    lionsgate hulu apple showtime hollywood criterion kino""".split()
)


_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Ss]creen)?(?:[Ww]ritten|[Ss]cripted) (?:and directed )?by (?P<names>{_NAMES})",
        rf"\b[Ss]creenwriters? (?P<names>{_NAMES})",
        rf"\b(?:[Ss]creenplay|[Ss]cript) by (?:[a-z]+ )?(?P<names>{_NAMES})",
        rf"\b[Ww]riter[-/ ]director (?P<names>{_NAMES})",
    )
)
_BETWEEN_NAMES = re.compile(r",(?! (?:Jr|Sr)\b)(?: and\b)?|;| & | and ")
# "Kurosawa, Akira" is one person.
_LAST_COMES_FIRST = re.compile(r"[^,;&]+, [^,;&]+$")
_MAY_WRITE = re.compile(r"rit|cript|creenplay")


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
    return [Fact("director", name, plainest.span) for name in _in_full(plainest.names, sentences)]


def find_writers(sentences: Sequence[tuple[Span, str]], film: Film) -> list[Fact]:
    """Who wrote the film, in full, with the first sentence of the plainest wording that says so."""
    likely = [(span, text) for span, text in sentences if _MAY_WRITE.search(text)]
    for pattern in _WRITTEN:
        for span, text in likely:
            for match in pattern.finditer(text):
                before = text[: match.start()]
                names = [name for name in _in_full(_people(match["names"]), sentences) if is_full_name(name)]
                if names and not _ELSEWHERE.search(before) and not _follows_another(before, film):
                    return [Fact("writer", name, span) for name in names]
    return []


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
    text = match.string
    names = _people(match["names"])
    before = (text[: match.start()], _before(names, match))
    doubtful = (
        any(map(_ELSEWHERE.search, before))
        or _follows_another(before[0], film)
        or _ANOTHER_TIME.match(text, match.end())
        or _SOME_FILM.match(text, match.end())
        or _names_another(text[match.end() :], film)
    )
    if names:
        yield _Claim(names, _DOUBTFUL if doubtful else _PLAINLY, span)


def _before(names: Sequence[str], match: re.Match[str]) -> str:
    """What stands before the names in a sentence: with "Unlike", which a pattern takes for a part of one."""
    start = match.string.find(names[0], match.start("names")) if names else -1
    return match.string[: max(start, match.start("names"))]


def _follows_another(before: str, film: Film) -> bool:
    """Whether what stands right before a statement is a title, and not this film's."""
    title = _TITLE_BEFORE.search(before)
    if title is None or fold(before).endswith(fold(film.title)):
        return False
    word = title["word"]
    return word is None or not (_ADJECTIVE.match(word) or word.lower() in _STUDIOS)


def _names_another(behind: str, film: Film) -> bool:
    """Whether what stands right behind a statement is a title, and not this film's."""
    title = _TITLE_BEHIND.match(behind)
    return title is not None and not fold(behind).startswith(fold(film.title))


def _hints(sentences: Sequence[tuple[Span, str]], film: Film) -> Iterator[_Claim]:
    """What is said of a director more than of others: whose film it is, and who stages, frames and cuts it."""
    title = film.title.lower()
    for span, text in sentences:
        for match in _POSSESSES.finditer(text) if "'" in text or "\u2019" in text else ():
            names = _people(match["names"])
            weight = _weight_of_possession(match["what"], title)
            if names and weight and not names[-1].isupper() and not _ELSEWHERE.search(_before(names, match)):
                yield _Claim(names, weight + _OPENS * (text[: match.start()] in {"", "In "}), span)
        for match in _CRAFTS.finditer(text):
            names = _people(match["names"])
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
        for name in _people(match["names"])
    }
    return found | _STUDIOS


def _people(found: str) -> tuple[str, ...]:
    """The names in a list of names, as written, each once."""
    parts = re.split(r",? and |, | & ", found)
    names = (clean_name(_NO_PART_OF_A_NAME.sub("", part)) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name and fold(name)))


def _in_full(names: Sequence[str], sentences: Sequence[tuple[Span, str]]) -> list[str]:
    """The names, each filled up from the one longer name in the review that ends with it.

    One without such a name has the surname of the last ("Joel and Ethan Coen"), where that has one.
    """
    full: list[str] = []
    last = names[-1].split()
    for name in names:
        if is_full_name(name) and not _PARTICLE.match(name):
            full.append(name)
            continue
        ending = re.compile(rf"(?<![\w'\u2019-]){re.escape(name)}(?!\w)")
        near = (text for _, text in sentences if ending.search(text))
        people = {clean_name(match[0]) for text in near for match in _ONE_NAME.finditer(text)}
        longer = [person for person in people if person and person.endswith(f" {name}")]
        if len(longer) == 1:
            full.append(longer[0])
        else:
            full.append(f"{name} {last[-1]}" if len(last) > 1 and not is_full_name(name) and not longer else name)
    return list(dict.fromkeys(full))

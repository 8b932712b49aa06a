"""Awards of a film: what its review says that it, or somebody for it, won or was nominated for."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from reviews.names import NAME, POSSESSIVE
from reviews.records import Fact, Film, Span

_NUMBER = (
    r"(?:an?|its|(?:the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|several|multiple"
    r"|both|\d{1,2})|the)"
)
_PRIZE = (
    r"(?:(?:Academy|BAFTA|Goya|C\u00e9sar|Cesar|David di Donatello|Saturn|Blue Dragon|Grand Bell"
    r"|European Film) [Aa]wards?"
    r"|Oscars?|BAFTAs?|Golden Globes?|Golden Bear|Golden Lion|Silver Bear|Palme d['\u2019]Or|Grand Prix|Grand Prize"
    r"|Jury Prize|Best (?:Picture|Director|Actor|Actress|Screenplay|Foreign|Supporting|Animated|Original"
    r"|Adapted)[\w ]*)"
)
_AWARD = (
    rf"(?:{_NUMBER} of them(?: in total)?|(?:{_NUMBER} )?(?:(?:big|well-deserved|deserved|special|only|honorary"
    r"|first|Best|Supporting|Actor|Actress"
    rf"|Director|Picture) ){{0,3}}{_PRIZE}(?: nominations?| nods?| awards?)?)"
)
# What tells for what an award was given, up to the end of the clause.
_STOPS = (
    r"(?!(?:but|and (?:it|he|she|they|the (?:film|movie)|also)|which|who|while|though|because|so|where|when|with|even"
    r"|then|later)\b)"
)
_FOR_WHAT = (
    r"(?: (?:in|at) (?:[A-Z]\w+|the (?=[A-Z])(?:\w+ ?)+)(?: in \d{4})?)?"
    r"(?:,? (?:for|as|including|among them)(?: (?:the|an?|his|her|their|its|both|best|playing))? [\w'\u2019.-]+"
    rf"(?:(?:, (?:and )?(?=(?:for|best)\b)| ){_STOPS}[\w'\u2019.-]+){{0,11}})?"
)
_AND_MORE = rf"(?:(?:,|,? and)(?: later)?(?: also)? (?:{_AWARD}|won none)){{0,2}}"
_WINS = (
    r"(?:[Ww]on|wins|win|received|receive|got|[Tt]ook|earned|garnered|gained|collected|landed|scored|netted|picked up"
    r"|walked away with|brought home|has|had)"
)
_NOMINATED = rf"(?:was |were |been )?nominated (?:for|to) (?:{_AWARD}|best [a-z]+(?: [a-z]+)?)"
_ALSO = r"(?:also |even |later |deservedly |rightly |rightfully |famously |eventually |has |have |of course |both )"
_THE_FILM = r"(?:[Ii]t|[Tt]h(?:e|is) (?:film|movie|picture)|[Tt]his|FILM)"
_THEIR_WORK = (
    r"(?:performance|turn|role|part|portrayal|script|screenplay|score|music|song|photography|cinematography|editing)"
)
_WON_BY = (rf"{_WINS} (?:(?:him|her|them) )?{_AWARD}", _NOMINATED)
_WON = rf"(?:went on to |did )?(?:{'|'.join(_WON_BY)}){_FOR_WHAT}{_AND_MORE}{_FOR_WHAT}"
# For what somebody won: this film, and not Harbour.
_FOR_THIS = (
    r"(?=,? (?:for (?:it\b|this|his|her|their|the (?!film [A-Z])|best|playing|directing|writing|editing)|as (?:the )?"
    r"(?:best|supporting)|including))"
)
_WON_FOR_THIS = rf"(?:{_WINS} {_AWARD}|{_NOMINATED}){_FOR_THIS}"
_SOMEBODY = rf"(?!(?:It|This|That|They|He|She|I|We|You|The|And|But|Both|FILM)\b){NAME}"
_CLAIMS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            rf"(?:{_THE_FILM}(?: (?!not|never|should|could|would|might)[^,.;:()]{{2,40}} and)?|, and it|^)"
            rf" ?{_ALSO}{{0,2}}(?P<award>{_WON})"
        ),
        (
            rf"\b{_THEIR_WORK}(?: (?:by|of|as|in which) {NAME})?,? (?:that |which |also |rightly |deservedly )?"
            rf"(?P<award>{_WON})"
        ),
        (
            rf"(?:^|[,;] |\band |\bbut )(?P<award>{_SOMEBODY}(?: and {NAME})?"
            rf" {_ALSO}{{0,2}}(?:{_WON_FOR_THIS}{_FOR_WHAT}"
            rf"|won (?:an|the) (?:Oscar|Academy Award)(?=\.|, and)))"
        ),
        (
            rf"(?:^|[,;] |\band |\bwho )(?:[Hh]e |[Ss]he |[Bb]oth [^,.;]{{2,30}} )?{_ALSO}{{0,2}}"
            rf"(?P<award>{_WON_FOR_THIS}{_FOR_WHAT})"
        ),
        (
            rf"(?P<award>(?:{NAME}{POSSESSIVE} )?(?:Oscar|Academy Award|BAFTA|Golden Globe)[- ](?:winning|nominated) "
            rf"(?:[a-z-]+,? ){{0,3}}{_THEIR_WORK}\b)"
        ),
        rf"^(?P<award>(?!(?:The|An?|Its)\b)(?i:{_NUMBER}) {_PRIZE}{_FOR_WHAT})(?=[,.])",
    )
)
_MAY_WIN = re.compile(
    r"Oscar|Academy|BAFTA|Golden|Silver Bear|Palme|Grand Pri|Jury Prize|Goya|C\u00e9sar|Best |nominated"
)
# Who won before, or ought to have, has won nothing for this film.
_NOT_WON = re.compile(
    r"\b(?:should|could|would|deserve[sd]?|worthy|robbed|never|not|previous(?:ly)?|earlier|later|before|ago|already"
    r"|other|another|unlike|like|foreshadow|since|sequel|remake|original|next|after|from the|character|once|if"
    r"|\w+n['\u2019]t)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_TIME = re.compile(
    r",? (?:for|in|as) (?:his |her |their )?(?:[\"*_\u201c]|[A-Z])| ?[\"*_\u201c]|[^.;]{0,30}\byears? (?:later"
    r"|earlier|before|ago)"
)
_IN_ANOTHER = re.compile(
    r"\b(?:in|for) (?!FILM\b|Best\b|Picture\b|Director\b|Cannes\b|Berlin\b|Venice\b|Sundance\b|Locarno\b)[A-Z]"
)
_MOST = 4


def find_awards(sentences: Sequence[tuple[Span, str]], film: Film) -> list[Fact]:
    """What the film, or somebody for it, won or was nominated for, in the review's words, four things at the most."""
    first: dict[str, Span] = {}
    for span, text in sentences:
        for award in _awards(text, film) if _MAY_WIN.search(text) else ():
            first.setdefault(award, span)
    return [Fact("awards", award, span) for award, span in islice(first.items(), _MOST)]


def _awards(text: str, film: Film) -> Iterator[str]:
    """The awards in one sentence, in their order."""
    named = text.replace(film.title, "FILM")
    found = {
        match.start("award"): match["award"].strip(" ,.")
        for pattern in reversed(_CLAIMS)
        for match in pattern.finditer(named)
        if _is_of_this_film(match)
    }
    end = 0
    for start, award in sorted(found.items()):
        if start >= end:
            yield award.replace("FILM", film.title)
            end = start + len(award)


def _is_of_this_film(match: re.Match[str]) -> bool:
    text = match.string
    return not (
        _NOT_WON.search(text[: match.start("award")])
        or _IN_ANOTHER.search(match["award"])
        or _OF_ANOTHER_TIME.match(text, match.end())
    )

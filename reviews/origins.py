"""What a film is based on, and the languages that it is in, as its review says it."""

import re
from collections.abc import Sequence

from reviews.names import NAME, POSSESSIVE
from reviews.records import Fact, Span

_WORK = (
    r"(?:(?:graphic |best-?selling )?novels?|novella|novelette|books?|best-?seller|(?:stage ?)?plays?"
    r"|(?:short )?stor(?:y|ies)|memoirs?|(?:auto)?biography|comic books?|comic strip|comics?|manga|webtoon|musical"
    r"|(?:video |board )?game|opera|(?:epic )?poem|article|fairy ?tale|folk ?tale|legend|myth|diar(?:y|ies)|trilogy"
    r"|(?:(?:tv|television|radio) )?(?:series|show|program(?:me)?|serial)"
    r"|(?:tv|TV|television|radio) (?:drama|play|film|movie))"
)
_WORD = r"(?:(?!(?:of|and|by|with|that|which|from|for|in|on|to|is|was|as|film|movie)\b)[\w'\u2019-]+,? )"
_TITLE_WORD = r"(?:Dr\.|Mr\.|Mrs\.|St\.|[A-Z0-9][\w'\u2019:-]*)"
_TITLE = (
    rf"[\"\u201c*_]?{_TITLE_WORD}(?:,? (?:(?:of|the|and|an?|in|to|on|for|at|o['\u2019]) ){{0,2}}{_TITLE_WORD}){{0,7}}"
)
# "The story of Ruth Vega" is about her, "the novel of Ruth Vega" by her.
_OF = r"(?:(?<=ovel)|(?<=ovels)|(?<=ovella)|(?<=book)|(?<=books)|(?<= play)|(?<=anga)|(?<=memoir)|(?<=[\"\u201d])) of"
_BY = rf"(?:(?: for (?:young )?(?:children|readers|adults))?(?:,? by (?:[a-z]+ ){{0,2}}|{_OF} ){NAME}(?: and {NAME})?)"
_NAMED = (
    rf"(?: of the same (?:name|title)|,? (?:also )?(?:called|titled|entitled),? {_TITLE}[\"\u201d]?"
    rf"|,? [\"\u201c*_]{_TITLE}[\"\u201d*_]?|(?<!play) (?!of|by){_TITLE}(?= (?:by|of) [A-Z]|[.;]?$)"
    rf"|, {_TITLE}(?=[.;]?$))"
)
_POSTED = r"(?: (?:that|which) [^,.;:]{2,50} (?:posted|wrote|published|told)\b(?: [^,.;:]{2,30})?)"
# "The serial" is no source where "the serial novel" is.
_NO_MORE = r"(?! (?:novel|book|stor|play|comic|game|series)[a-z]*\b)"
_SOURCE = (
    r"(?P<source>(?:an?|the) (?:incredible |remarkable |supposedly )?(?:true|real|real-life) stor(?:y|ies)"
    rf"(?: of {NAME})?|(?:true|real|actual|real-life|historical) (?:events|stories|story){_POSTED}?|fact\b"
    rf"|(?:an?|the) (?:series|collection) of {_WORD}{{0,3}}?(?:novels|books|stories|comics|plays|articles)\b{_BY}?"
    rf"|(?:an?|the|his|her|their|its) {_WORD}{{0,6}}?{_WORK}\b{_NO_MORE}{_NAMED}?(?:{_BY}{_NAMED}?)?"
    rf"|(?:the )?{NAME}{POSSESSIVE} {_WORD}{{0,4}}?{_WORK}\b(?:,? {_TITLE}[\"\u201d]?|{_NAMED})?"
    rf"|the {NAME} {_WORD}{{0,2}}?{_WORK}\b{_NAMED}?"
    rf"|{NAME}{POSSESSIVE} {_TITLE}[\"\u201d*_]?)"
)
_THIS = r"\b(?:[Ii]t|[Ff]ilm|[Mm]ovie|[Pp]icture|[Ss]cript|[Ss]creenplay|[Ss]tory|[Pp]lot)"
_NO_PIECE = (
    r"(?:(?!\b(?:scenes?|passages?|narration|dialogue|much|lot|lines?|letters?|songs?|pages?|notes?"
    r"|quotes?)\b)[^.;:()])"
)
_IS_A = r"\b(?:[Tt]his|[Ii]s|[Aa]n?|[Tt]he film's) (?:[\w-]+,? ){0,4}?"
_BASED_ON = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Bb]ased (?:(?:[a-z]+ly|very|in part|as it is) )?(?:up)?on {_SOURCE}",
        (
            r"\b[Bb]ased (?:it|this|(?:the|his|her|their) (?:film|movie|script|screenplay"
            rf"|story)) (?:[a-z]+ly )?on {_SOURCE}"
        ),
        rf"\b(?:is|was) (?:[a-z]+ly )?based in {_SOURCE}",
        rf"\b[Aa]dapted (?:(?:by {NAME}|[a-z]+) ){{0,3}}?from {_SOURCE}",
        rf"{_IS_A}(?:adaptation|(?:film|screen) version|retelling) of {_SOURCE}",
        rf"\b(?:adapts|adapting)(?: from)? {_SOURCE}",
        rf"(?:\b(?:[Hh]e|[Ss]he|[Tt]hey)|{NAME}) (?:has |have )?adapted {_SOURCE}",
        (
            rf"{_THIS}(?:'s|\u2019s| is| was)? (?:[a-z]+ly )?(?:taken|drawn|derived|comes|came|grew(?: out)?"
            rf"|originated) (?:from|of) {_SOURCE}"
        ),
        rf"{_THIS}(?:'s|\u2019s| is| was) (?:[a-z]+ly )?from {_SOURCE}",
        (
            r"\b(?:[Ww]ritten|[Ww]rote|[Ss]cript|[Ss]creenplay|[Dd]irect(?:ed|s)|[Ff]ilmed"
            rf"|[Mm]ade)\b,? {_NO_PIECE}{{0,70}}?\bfrom {_SOURCE}"
        ),
        rf"\b(?:tells|retells|recounts|dramatizes) {_SOURCE}",
        r"\b[Ii]nspired by (?P<source>(?:an? )?(?:true|real|actual|real-life) (?:events|stor(?:y|ies)))\b",
        rf"{_SOURCE},? (?:up)?on which (?:the (?:film|movie|picture)|it) (?:is|was) based",
        rf"(?:^Credit )?(?P<source>{NAME}{POSSESSIVE} (?:\d{{4}} )?source (?:novel|book|play|story|novella))\b",
        rf"^In (?P<source>{NAME}{POSSESSIVE} (?:[a-z]+ )?(?:novel|book|play|novella))\b(?! [A-Z\"\u201c*_])",
    )
)
_MAY_BE_BASED = re.compile(
    r"[Bb]ased|dapt|version of|retelling|tells|recounts|dramatizes|nspired by|cript|creenplay|ritten|source "
    r"|(?:[Ff]rom |out of |^In ).*(?:ovel|book|seller|[Pp]lay|stor|memoir|biograph|omic|manga|webtoon|musical"
    r"|game|opera|poem|article|tale|legend|myth|diar|trilogy|series|show|program|serial|drama)"
)
# "Tells the story" and "adapting the series" name no source.
_NO_SOURCE = re.compile(
    r"(?:tells|retells|recounts|dramatizes) (?!(?:(?:an?|the) )?(?:\w+ )?(?:true|real))"
    r"|.*\b(?:the|an?) (?:stor(?:y|ies)|series|show|program|trilogy|myth|legend)$"
)
# Where one of these stands before it, the sentence may not be about this film.
_NOT_THIS = re.compile(
    r"\b(?:not|never|(?:is|was|did|does|could|would)n['\u2019]t|unlike|like|swear|think|guess|judged?|wish|if|could"
    r"|would|should|prior|other|previous|previously|earlier|original|later|next|(?<!yet )another|lost|compare[ds]?)\b"
    r"[^,;:\u2014]{0,50}$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:his|her|their|its) (?:own )?")
_OF_WHAT = re.compile(r"^the (?=(?:(?:true|real|real-life) story|\w+)$)")


def find_source(sentences: Sequence[tuple[Span, str]]) -> list[Fact]:
    """What the film is based on, as the first sentence of the plainest wording puts it ("the novel by Ruth Vega")."""
    likely = [(span, text) for span, text in sentences if _MAY_BE_BASED.search(text)]
    for pattern in _BASED_ON:
        for span, text in likely:
            for match in pattern.finditer(text):
                if not _NO_SOURCE.match(match[0]) and not _NOT_THIS.search(text[: match.start("source")]):
                    return [Fact("based on", _alone(match["source"]), span)]
    return []


def _alone(source: str) -> str:
    """A source as it reads without the sentence that tells whose "his novel" is and of what "the true story"."""
    source = _OF_WHAT.sub("a ", _PRONOUN.sub("a ", source.strip(" ,*_:")))
    if source.count('"') % 2:
        return f'{source}"'
    return f"{source}\u201d" if source.count("\u201c") > source.count("\u201d") else source


_LANGUAGE = (
    r"(?:Afrikaans|Albanian|Arabic|Bengali|Bulgarian|Cantonese|Catalan|Chinese|Croatian|Czech|Danish|Dutch|English"
    r"|Estonian|Farsi|Finnish|Flemish|French|Gaelic|Georgian|German|Greek|Hebrew|Hindi|Hungarian|Icelandic|Indonesian"
    r"|Irish|Italian|Japanese|Korean|Latin|Malay|Mandarin|Norwegian|Persian|Polish|Portuguese|Punjabi|Romanian|Russian"
    r"|Serbian|Spanish|Swahili|Swedish|Tagalog|Tamil|Telugu|Thai|Turkish|Ukrainian|Urdu|Vietnamese|Welsh|Yiddish)"
)
_LANGUAGES = rf"(?P<languages>{_LANGUAGE}(?:(?:, | and |, and ){_LANGUAGE}){{0,3}})"
_SPEAKS = r"\b(?:[Ff]ilm|[Mm]ovie|[Pp]icture|[Dd]ialog(?:ue)?|[Ii]t)"
_FILM = r"(?:film|movie|picture|production|drama|comedy|thriller|horror|original|debut|feature|romance|western|series)"
_SPOKEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Ii]n {_LANGUAGES},? (?:but )?(?:with|and) (?:[a-z]+ )?(?:English )?subtit",
        rf"{_SPEAKS} (?:is|was|are) (?:[a-z]+ ){{0,2}}in {_LANGUAGES}(?=\W|$)",
        rf"{_SPEAKS} (?:shifts|switches|moves|alternates) between {_LANGUAGES}\b",
        rf"\b(?:spoken|filmed|shot|performed) (?:[a-z]+ )?in {_LANGUAGES}\b",
        rf"\b[Ll]anguage: {_LANGUAGES}\b",
        rf"\b(?:[Tt]his|[Ii]s an?|[Ii]t's an?) (?:[a-z]+,? ){{0,3}}{_LANGUAGES}[- ]language (?:[\w-]+ ){{0,2}}?{_FILM}",
    )
)
_ONE_LANGUAGE = re.compile(_LANGUAGE)
_NOT_SPOKEN = re.compile(r"\b(?:not|never|unlike|like|dub(?:bed)?|remake|scenes?|songs?|if|prefer)\b", re.IGNORECASE)


def find_languages(sentences: Sequence[tuple[Span, str]]) -> list[Fact]:
    """The languages that the film is in, with the first sentence of the plainest wording that says so."""
    likely = [(span, text) for span, text in sentences if _ONE_LANGUAGE.search(text)]
    for pattern in _SPOKEN:
        for span, text in likely:
            match = pattern.search(text)
            if match and not _NOT_SPOKEN.search(text[: match.start()]):
                return [Fact("language", language, span) for language in _ONE_LANGUAGE.findall(match["languages"])]
    return []

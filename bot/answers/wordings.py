"""How people ask: the wordings that tell what a question wants, as patterns over folded text.

Text is lower case with `FILM` in place of the film's title.
"""

import re

FILM = "thisfilm"

_IT = rf"(?:it|this|that|{FILM}|the (?:film|movie|story|picture)|this (?:film|movie))"
_PLAY = r"(?:plays?|played|portrays?|portrayed|voices?|voiced|acts?|acted|stars?|starred|is playing|was playing)"
_ACTOR = r"(?:actor|actress|star|performer|voice actor)"
_NATION = r"(?:korean|american|british|french|japanese|italian|german|spanish|indian|chinese)"

_LANGUAGE = (
    r"(?:korean|english|french|japanese|italian|german|spanish|hindi|chinese|mandarin|cantonese|russian|swedish)"
)
_BOOK = r"(?:book|novel|play|comic|comic book|short story|memoir|game)"


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


def _speaks_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b")


WHO_PLAYS = _patterns(
    rf"\b(?:who|which {_ACTOR}|what {_ACTOR}|whom) {_PLAY} (?:as )?(?:the (?:role|part|character) of )?(?P<name>.+)",
    rf"\b(?:who|which {_ACTOR}) (?:is|was) (?:cast|playing|acting) (?:as )?(?P<name>.+)",
    rf"\b(?:who is|who's|whos|name) the {_ACTOR} (?:behind|of|for|as|(?:who|that) {_PLAY}|playing) (?P<name>.+)",
    rf"^(?P<name>.+?) (?:is|was) {_PLAY} by (?:who|whom|which)",
    rf"\bby whom (?:is|was) (?P<name>.+?) {_PLAY}",
    r"\b(?:who is|who's|who was) (?:the one )?behind (?P<name>.+)",
    rf"^(?:who|whom) (?:is|was|are|were) (?P<name>.+?) {_PLAY} by\b",
    rf"^(?:who|which {_ACTOR}) (?:did|does) (?:they )?(?:cast|have|use) (?:as|for) (?P<name>.+)",
)
WHO_VOICES = _patterns(
    r"\bwho(?: does| did|'s| is| was) (?:the )?voices? (?:of|for|behind) (?P<name>.+)",
    r"\bwho (?:does|did|is) (?P<name>.+?)(?:'s|s)? voice\b",
)
PLAYS_WHOM = _patterns(
    rf"\b(?<!by )who(?:m)? (?:does|did|do|is|was) (?P<name>.+?) (?:{_PLAY}|playing|portraying)\b",
    rf"\b(?:what|which) (?:roles?|characters?|part) (?:does|did|do|is|was) (?P<name>.+?) (?:{_PLAY}|playing|have|in)\b",
    r"\b(?:what|who)(?:'s| is| was) (?P<name>.+?)(?:'s|(?<=s)') (?:character|role|part)\b",
    rf"\b(?:name of )?the (?:character|role) (?P<name>.+?) {_PLAY}",
    r"^(?P<name>.+?) (?:who(?:'s| is| was)|which (?:one|character|role) (?:is|was)) (?:that|he|she|it)\b",
    r"^which (?:one|character) (?:is|was) (?P<name>.+)",
    r"^(?P<name>.+?) (?:is|was|plays|played) (?:who|whom|which (?:one|character|role)|what role)(?: again)?\b",
)
WHOLE_CAST = _patterns(
    rf"(?<!is )(?<!was )\bwho(?:'s| is| are| was| were)? (?:all )?(?:(?:stars|starring|acts|acting|plays|appears) )?"
    rf"in {_IT}\W*$",
    rf"\bwho(?:'s| is)? in the cast(?: of {_IT})?\W*$",
    rf"\bwho (?:stars|acts)(?: in {_IT})?\W*$",
    r"^(?:what is |what's |show |show me |list |tell me )?(?:the )?(?:full )?(?:cast|cast list|actors)"
    rf"(?: (?:of|in) {_IT})?\W*$",
    r"\b(?:which|what) (?:\w+ )?(?:actors|actresses|people|stars) (?:are|play|star|act|appear)(?: in)?"
    rf"(?: {_IT})?\W*$",
    rf"\bwho (?:is|are) the (?:cast|actors|stars|main actors|lead actors)(?: (?:of|in) {_IT})?\W*$",
    rf"\bwho are in {_IT}",
)
WHO_IS = re.compile(r"^(?:so |and )?(?:who(?:'s| is| was)|whos) (?P<name>.+?)(?: again)?$")

# A question about a film that is none of ours: who directed, or what is, something else than "it".
OTHER_FILM = _patterns(
    rf"\bwho (?:directed|helmed) (?!{_IT}\b)(?P<name>.+)$",
    rf"^(?:what(?:'s| is| was)) (?!{_IT}\b)(?P<name>.+?) about$",
    rf"^when (?:did|was|is) (?!{_IT}\b)(?P<name>.+?) (?:come out|released|premiere)$",
)

# Facts: how they are asked for, and the words of which a sentence has one that answers where none was collected; None
# where only what was collected is sure to be of this film.
FACTS: dict[str, tuple[tuple[re.Pattern[str], ...], re.Pattern[str] | None]] = {
    "director": (
        _patterns(
            rf"\bwho (?:directed|directs|made|helmed|is directing) {_IT}\b",
            r"\bwho (?:is|was|are|were) the directors?\b(?! of photography)",
            r"\bwho(?:'s| is| was) (?:it |this )?directed by\b",
            r"\bdirected by who\b",
            r"\bname of the director\b",
            r"^(?:the )?directors?\W*$|^directed by\W*$",
            rf"\b(?:is|was) {_IT} directed by\b",
            rf"\bdirector of {_IT}\W*$",
            rf"\b(?:who|what)(?:'s| is| was) {_IT}'s director\b",
            r"\bwhose film is\b",
        ),
        None,
    ),
    "writer": (
        _patterns(
            rf"\bwho (?:wrote|scripted|penned) (?:the )?(?:{_IT}|story|film|movie)\b",
            rf"\bwho (?:wrote|writes|scripted) (?:{_IT}|the (?:script|screenplay))\b",
            r"\bwho (?:is|was|are|were) the (?:screen)?writers?\b",
            r"\bwritten by who\b|^(?:the )?(?:screen)?writers?\W*$|^written by\W*$",
        ),
        _speaks_of(r"wrote|writ(?:er|ers|ten|es|ing)|screenplay|script(?:ed)?|penned|author"),
    ),
    "year": (
        _patterns(
            rf"\bwhen (?:did|was|is|does) {_IT} (?:come out|released|made|premiere|from|set to|out|come|filmed|shot)",
            rf"\b(?:what|which) year (?:is|was|did|does) {_IT} (?:come|made|released|from|out|premiere)",
            r"^(?:the )?year\W*$",
            rf"\b(?:what|which) year (?:is|was) {_IT}\W*$",
            r"\brelease (?:date|year)\b",
            rf"\bhow old is {_IT}\W*$",
            rf"\bwhen {_IT} (?:came|come) out",
            rf"\byear of {_IT}",
        ),
        None,
    ),
    "country": (
        _patterns(
            rf"\b(?:what|which) country (?:is|was|did|does) {_IT}\b",
            rf"\bwhere (?:is|was|does) {_IT} (?:from|made|come from|produced)",
            r"\bnationality of\b",
            rf"\bis {_IT} (?:an? )?{_NATION}\b",
        ),
        None,
    ),
    "genre": (
        _patterns(
            r"\b(?:what|which) (?:genre|(?:kind|type|sort) of (?:film|movie))\b",
            r"\bgenre (?:of|is)\b",
            r"^(?:the )?genre\W*$",
        ),
        None,
    ),
    "runtime": (
        _patterns(
            rf"\bhow long (?:does|do|did) (?:{_IT}|they) (?:go|run|last)",
            rf"\bhow many (?:minutes|hours) (?:is|was|does) {_IT}",
            rf"\bhow long (?:is|was|does|are) {_IT}|^how long\W*$",
            r"\b(?:run(?:ning)? ?time|duration|how many (?:minutes|hours))\b",
            rf"\blength of {_IT}",
        ),
        _speaks_of(r"(?:\d{2,3}|ninety|hundred) minutes|(?:two|three|four|\d) (?:and a half )?hours"),
    ),
    "based on": (
        _patterns(
            rf"\b(?:from|on|of) (?:a|an|the|some) (?:\w+ )?{_BOOK}s?\b",
            rf"\bwho wrote the (?:original )?{_BOOK}\b",
            rf"\b(?:is|was) {_IT} (?:a |the )?remake\b",
            rf"\b(?:is|was) (?:a|an) (?:\w+ )?{_BOOK}\b",
            r"\bwho(?:'s| is| was) the author\b",
            r"\b(?:really|actually|truly) (?:happen|happened)\b",
            r"\b(?:based|inspired) (?:on|by|from|in)\b",
            r"\bbased (?:up)?on\b",
            rf"\b(?:is|was) {_IT} (?:adapted|a true story|from (?:a|the) {_BOOK}|an? (?:\w+ )?adaptation)\b",
            rf"\b(?:is|was) {_IT} true\W*$",
            rf"\b(?:is|was) (?:there|it) an? (?:original )?{_BOOK}\b",
            rf"\b(?:what|which) {_BOOK} (?:is|was|does|did) {_IT} (?:from|adapt\w*|come from|taken from)",
            rf"\b(?:what|which) (?:is|was) {_IT} (?:adapted|taken) from\b",
            r"\b(?:true story|true events|source (?:material|novel)|source of the (?:story|film|movie))\b",
            r"\bdid (?:it|this|that) really happen\b",
        ),
        _speaks_of(
            r"based|novel(?:s|la)?|books?|adapt\w*|remake|true|real|play|comics?|manga|memoir|fairy tale|source"
        ),
    ),
    "language": (
        _patterns(
            r"\b(?:what|which) languages?\b",
            r"\bspoken language\b",
            rf"\b(?:is|was) {_IT} (?:all |entirely |spoken )?in {_LANGUAGE}\b",
            rf"\blanguage (?:of|is) {_IT}",
            r"^(?:the )?language\W*$",
        ),
        None,
    ),
    "rating": (
        _patterns(
            r"\bhow many stars\b",
            r"\b(?:what|which) (?:rating|score|grade|mark)\b",
            r"\b(?:rating|score|grade) (?:of|for|did|does|given)\b",
            r"\bout of (?:5|10|five|ten)\b",
            rf"\b(?:how|what)(?:'s| is| was) {_IT} rated",
            r"^(?:the )?rating\W*$",
        ),
        None,
    ),
    "budget": (
        _patterns(r"\bbudget\b", rf"\bhow much (?:did|does) {_IT} cost", r"\bhow expensive\b"),
        _speaks_of(r"budget|million|dollars"),
    ),
    "box office": (
        _patterns(
            r"\bbox[- ]office\b",
            r"\bgrossed\b|\bhow much .*\bgross\b",
            rf"\bhow much (?:money )?did {_IT} (?:make|earn|gross|take)",
        ),
        _speaks_of(r"box office|gross|grossed|earned|earn|takings"),
    ),
    "awards": (
        _patterns(r"\b(?:awards?|oscars?|prizes?|nominat\w+)\b"),
        _speaks_of(r"awards?|oscars?|nominated|nominations?|palme|bafta|golden (?:globe|lion|bear)s?|grand prix"),
    ),
    "songs": (
        _patterns(r"\bwho (?:wrote|composed|did|made|sings|sang|performs|performed) the (?:\w+ )?songs?\b"),
        _speaks_of(r"song|songs|sung|sings"),
    ),
    "music": (
        _patterns(
            r"\bwho (?:did|made|wrote|does|scored|composed) (?:the )?(?:music|score|soundtrack)",
            rf"\bwho scored {_IT}",
            r"\bwho (?:composed|scored|(?:wrote|did|does|made|provided) the (?:music|score|soundtrack))\b",
            r"\bcomposer\b",
            rf"\bwhose (?:music|score) (?:is|was) {_IT}",
            r"\b(?:music|score|soundtrack) (?:is |was )?by who(?:m)?\b",
        ),
        _speaks_of(r"composer|composed|soundtrack|score|music|theme"),
    ),
    "photography": (
        _patterns(rf"\bwho (?:shot|photographed|filmed) {_IT}\b", r"\b(?:cinematographer|director of photography)\b"),
        _speaks_of(r"cinematographer|cinematography|photographed|photographs|camera|shot by"),
    ),
    "editing": (_patterns(r"\bwho edited\b", r"\bwho (?:is|was) the editor\b"), _speaks_of(r"edited|editor|editing")),
    "production": (
        _patterns(r"\bwho produced\b", r"\bwho (?:is|was|are|were) the producers?\b", r"\b(?:which|what) studio\b"),
        _speaks_of(r"produced|producer|studio|production"),
    ),
    "filming locations": (
        _patterns(
            r"\b(?:where|(?:which|what) (?:\w+ )?(?:island|town|city|place|country|village|beach)) (?:was|were|did) .*"
            r"\b(?:filmed|film|shot|shoot)\b",
            r"\b(?:filmed|shot) on location\b",
            rf"\bwhere was {_IT} (?:filmed|shot)",
            r"\bfilming locations?\b",
        ),
        _speaks_of(r"filmed|shot|location|locations"),
    ),
    "availability": (
        _patterns(
            r"\bwhere (?:can|could|do) (?:i|we|you) (?:watch|see|stream|find|rent|buy)\b",
            r"\bon netflix\b",
            r"\bstreaming\b",
        ),
        _speaks_of(r"streaming|stream|netflix|rent|available"),
    ),
    "age rating": (
        _patterns(r"\b(?:age rating|mpaa|certificate)\b", r"\b(?:rated r|pg)\b"),
        _speaks_of(r"pg|rated|mpaa"),
    ),
    "sequel": (
        _patterns(r"\b(?:is|was) there (?:a|any) (?:sequel|remake|prequel|part)", r"\bsequels?\b"),
        _speaks_of(r"sequel|remake|prequel|part two|follow up"),
    ),
    "subtitles": (
        _patterns(r"\bsubtitle[sd]\b", r"\bdubbed\b"),
        _speaks_of(r"subtitles|subtitled|dubbed|dubbing"),
    ),
}

WHICH_FILMS = _patterns(
    r"\b(?:which|what) (?:films|movies) (?:do|have|can|are)\b",
    r"^(?:list|show)(?: me)? (?:all |the |your )*(?:films|movies)\b",
)
# Asked when the film is known by what happens in it, not by its name.
WHICH_FILM = _patterns(
    r"^(?:which|what) (?:film|movie)\b",
    r"^which one (?:is it|was it|is the one|has|is) (?:where|with|in which|that|about)\b",
    r"\bwhat(?:'s| is| was) (?:it|that|the (?:film|movie)) called\W*$",
    r"\bwhat(?:'s| is| was) the (?:title|name of it)\W*$",
    r"\b(?:name|title) of (?:the|that|a) (?:film|movie)\b",
    r"^(?:what(?:'s| is| was) )?(?:the|that|a) (?:one|(?:[a-z]+ ){0,4}(?:film|movie))"
    r" (?:with|where|about|in which|that)\b",
)
_FILM_KIND = (
    r"(?:films?|movies?|flick|picture|one|thing|comedy|western|thriller|drama|cartoon|anime|musical|horror|remake)"
)
# A text that describes a film, whatever titles it may seem to have.
DESCRIBES_A_FILM = _patterns(
    r"^(?:i'm |im )?(?:looking for|trying to (?:find|remember)|(?:do you|have you) (?:have|know|got) (?:that|the|a)\b)",
    r"\b(?:movie|film) (?:is it )?where\b",
    rf"^(?:[\w'-]+ ){{0,7}}{_FILM_KIND}(?: [\w'-]+){{0,3}}? (?:where|in which|that|set in"
    r"|(?:about|with|of) (?:an?|the|two|some|how|[a-z]+ [a-z]+))\b",
)
SUMMARY = _patterns(
    rf"\bwhat(?:'s| is| was|s) (?:{_IT}|(?:this|that|the) (?:\w+ )?(?:one|version)|the \w+ one {FILM})"
    r"(?: (?:all|actually|even|really|roughly|exactly))? about\b",
    rf"\bwhat(?:'s| is) (?:the )?(?:\w+ )?{FILM} (?:\w+ )?about\b",
    r"\b(?:sum|summing) (?:\w+ ){0,2}up\b|\b(?:recap|outline|run-?down|gist)\b",
    rf"\bwhat (?:happens|goes on|is going on) in {_IT}(?: \w+)?$",
    rf"\b(?:story|plot) of {FILM}\b(?!'s)",
    rf"\bwhat {_IT} (?:is|was) about\b",
    r"\b(?:summari[sz]e|summary|synopsis|premise|set-?up)\b",
    rf"^(?:please )?(?:tell|say) (?:me|us) (?:something |more )?about {_IT}\W*$",
    rf"\bdescribe {_IT}\W*$",
    rf"\bwhat(?:'s| is) the (?:plot|story|storyline)(?: of {_IT}| like)?\W*$",
    rf"^(?:the )?plot(?: of {_IT})?\W*$",
    r"\bwithout spoil\w+",
    r"\bspoiler[- ]free\b",
    r"\bno spoilers\b",
    rf"^{FILM}\W*$",
)
ENDING = _patterns(
    rf"\bhow (?:does|did|do|will|would) {_IT} (?:all )?end\b",
    rf"\bhow (?:does|did) (?=.*(?:{FILM}|version|remake|original|one|film|movie)\b).* end\W*$",
    rf"\bhow {_IT} ends\b",
    rf"\bhow does {_IT} (?:finish|conclude)\b",
    r"\bwhat happens (?:at|in|by) the (?:very )?end\b",
    r"\b(?:what(?:'s| is)|tell me|explain|spoil|describe|give me) (?:me )?the (?:big )?(?:ending|finale|twist)\b",
    rf"^(?:the )?ending(?: of {_IT})?\W*$",
    r"\b(?:last|final|closing) (?:scene|shot|image|moments?)\b",
    rf"\bat the end of {_IT}",
    r"\b(?:in|at) the end\W*$",
    r"\bthe twist\W*$",
)

_SIDES = (
    r"(?:acting|music|score|soundtrack|direction|directing|cinematography|pacing|pace|story|plot|script|writing|dialogue"
    r"|effects|performances?|cast|ending|animation|visuals|chemistry|film|movie|editing|camera\w*|humou?r|action|twist"
    r"|villain|special effects|leads?|child actors?|costumes?|tone|atmosphere)"
)
_JUDGED = (
    r"(?:good|bad|great|scary|funny|sad|boring|slow|violent|gory|long|depressing|overrated|predictable|romantic"
    r"|emotional|entertaining|fun|disturbing|any good|convincing|believable|worth|strong|weak|too|well)"
)
_YOUNG = r"(?:kids?|children|child|toddlers?|family|families|teens?|teenagers?|\w+ year olds?)"
OPINION = _patterns(
    rf"\b(?:is|was|are|were) {_IT} (?:any|really|actually|that|so|too|very|an?|worth|for|ok|okay|suitable|fit) ",
    rf"\b(?:is|was) {_IT} {_JUDGED}\b",
    r"\bworth (?:watching|seeing|it|my|the|a)\b",
    r"\bshould (?:i|we|one|my|you) (?:\w+ )?(?:watch|see|go|bother|skip|take|show)\b",
    r"\b(?:recommend(?:ed|s)?|verdict|opinions?|thoughts|overrated|underrated|masterpiece)\b",
    r"\b(?:reviewers?|critics?|reviews?|they|you|people)\b.*\b(?:thinks?|thought|likes?|liked|loved?|enjoy(?:ed)?|hated?"
    r"|says?|said|feel|complain|praise|criticis?z?e|dislike)\b",
    r"\bwhat did (?:the )?\w+ (?:think|make) of\b",
    r"\bhow (?:good|bad|scary|funny|sad|violent|boring|gory|well)\b",
    rf"\bhow(?:'s| is| was| are| were)(?: the| its)? {_SIDES}\b",
    rf"^how(?:'s| is| was) {_IT}\W*$",
    r"\b(?:any good|good or bad|(?:best|worst) (?:thing|part|scene|performance)|complaints?|weakness(?:es)?|strengths?"
    r"|flaws?|highlights?|pros and cons)\b",
    rf"\b(?:is|was|are|were) the (?:\w+ ){{0,2}}{_JUDGED}\b",
    rf"\b{_YOUNG}\b.*\b(?:ok|okay|watch|suitable|appropriate|see|fine|safe|friendly|good|for)\b",
    rf"\b(?:ok|okay|suitable|appropriate|safe|good|fine) (?:for|to watch with) (?:\w+ )?{_YOUNG}\b",
    rf"\b(?:does|did) {_IT} (?:work|hold up|drag|deserve|live up)\b",
)
# Leans on the question before, whatever it asks: "why?", "of what?", "who plays him", "which actor is that".
LEANING = re.compile(
    r"^(?:(?:and|but|so|or|ok|okay|lol|oh|wait|aww|hm+|then) )*(?:why|how come|how so|when|where|who|which|what)"
    r"(?: (?:\w+ )?(?:for|of|was|is|did|does|do|'s))?(?: (?:that|this|it|not))?\W*$"
    r"|\b(?:he|him|his|she|her|hers|they|them|their|that one|those two|that (?:part|bit|scene|actor|role|guy))\b"
    r"|^(?:and|but|so|what about|how about|or) "
)
FOLLOW_UP = re.compile(r"^(?:and|or|but|what about|how about|and what about|and how about)\s+(?P<rest>.+)$")
# What may trail behind a name: "in it", "of the film", "please".
TAIL = re.compile(
    rf"(?:\s+(?:in|from|of|for|on|at)\s+(?:{_IT}|here)(?:\s+(?:film|movie|one|version))?"
    r"|\s+(?:here|please|again|exactly|btw|anyway|by the way|in real life))+$"
)
YES_OR_NO = re.compile(
    r"^(?:(?:so|and|but|ok|okay|well|hey|hi) )*(?:is|was|are|were|do|does|did|should|would|will|can|could|has|have"
    rf"|worth|any good|{FILM} (?:any|good|worth))\b|\b(?:any good|worth (?:it|watching|seeing|a|my))\b"
)
# Words without one of which a question is hardly for an actor or a role, whoever it is about.
ABOUT_A_ROLE = re.compile(
    r"\b(?:play\w*|portray\w*|voice[sd]?|act(?:or|ress|ors|resses|ed|s)?|roles?|characters?|cast|stars?|starred|starring"
    r"|names?|named|who(?:'s| is| was) (?:that|he|she|it|this|again)|which one)\b"
)
DESCRIBED = re.compile(r"(?:^|\s)(?:the|that|this|his|her|their|its|an?|both|\w+'s|he|him|she|they|them)\b")
PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their)\b")

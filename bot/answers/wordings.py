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


WHO_PLAYS = _patterns(
    rf"\b(?:who|which {_ACTOR}|what {_ACTOR}|whom) {_PLAY} (?:as )?(?:the (?:role|part|character) of )?(?P<name>.+)",
    rf"\b(?:who|which {_ACTOR}) (?:is|was) (?:cast|playing|acting) (?:as )?(?P<name>.+)",
    rf"\b(?:who is|who's|whos|name) the {_ACTOR} (?:behind|of|for|as|(?:who|that) {_PLAY}|playing) (?P<name>.+)",
    rf"^(?P<name>.+?) (?:is|was) {_PLAY} by (?:who|whom|which)",
    rf"\bby whom (?:is|was) (?P<name>.+?) {_PLAY}",
    r"\b(?:who is|who's|who was) (?:the one )?behind (?P<name>.+)",
)
PLAYS_WHOM = _patterns(
    rf"\b(?<!by )who(?:m)? (?:does|did|do|is|was) (?P<name>.+?) (?:{_PLAY}|playing|portraying)\b",
    rf"\b(?:what|which) (?:roles?|characters?|part) (?:does|did|do|is|was) (?P<name>.+?) (?:{_PLAY}|playing|have|in)\b",
    r"\b(?:what|who)(?:'s| is| was) (?P<name>.+?)(?:'s|(?<=s)') (?:character|role|part)\b",
    rf"\b(?:name of )?the (?:character|role) (?P<name>.+?) {_PLAY}",
)
WHOLE_CAST = _patterns(
    rf"\bwho(?:'s| is| are| was| were)? (?:all )?(?:(?:stars|starring|acts|acting|plays|appears) )?in {_IT}\W*$",
    rf"\bwho(?:'s| is)? in the cast(?: of {_IT})?\W*$",
    rf"\bwho (?:stars|acts)(?: in {_IT})?\W*$",
    r"^(?:what is |what's |show |show me |list |tell me )?(?:the )?(?:full )?(?:cast|cast list|actors)"
    rf"(?: (?:of|in) {_IT})?\W*$",
    rf"\b(?:which|what) (?:actors|actresses|people|stars) (?:are|play|star|act|appear)(?: in)?(?: {_IT})?\W*$",
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

# Facts that `reviews.facts` collects, and the rating.
FACTS = {
    "director": _patterns(
        rf"\bwho (?:directed|directs|made|helmed|is directing) {_IT}\b",
        r"\bwho (?:is|was|are|were) the directors?\b",
        r"\bwho(?:'s| is| was) (?:it |this )?directed by\b",
        r"\bdirected by who\b",
        r"\bname of the director\b",
        r"^(?:the )?directors?\W*$",
        rf"\b(?:is|was) {_IT} directed by\b",
        rf"\bdirector of {_IT}\W*$",
        rf"\b(?:who|what)(?:'s| is| was) {_IT}'s director\b",
        r"\bwhose film is\b",
    ),
    "writer": _patterns(
        rf"\bwho (?:wrote|writes|scripted) (?:{_IT}|the (?:script|screenplay))\b",
        r"\bwho (?:is|was|are|were) the (?:screen)?writers?\b",
        r"\bwritten by who\b",
    ),
    "year": _patterns(
        rf"\bwhen (?:did|was|is|does) {_IT} (?:come out|released|made|premiere|from|set to|out|come|filmed|shot)",
        rf"\b(?:what|which) year (?:is|was|did|does) {_IT} (?:come|made|released|from|out|premiere)",
        r"^(?:the )?year\W*$",
        rf"\b(?:what|which) year (?:is|was) {_IT}\W*$",
        r"\brelease (?:date|year)\b",
        rf"\bhow old is {_IT}\W*$",
        rf"\bwhen {_IT} (?:came|come) out",
        rf"\byear of {_IT}",
    ),
    "country": _patterns(
        rf"\b(?:what|which) country (?:is|was|did|does) {_IT}\b",
        rf"\bwhere (?:is|was|does) {_IT} (?:from|made|come from|produced)",
        r"\bnationality of\b",
        rf"\bis {_IT} (?:an? )?{_NATION}\b",
    ),
    "genre": _patterns(
        r"\b(?:what|which) (?:genre|(?:kind|type|sort) of (?:film|movie))\b",
        r"\bgenre (?:of|is)\b",
        r"^(?:the )?genre\W*$",
    ),
    "runtime": _patterns(
        rf"\bhow long (?:is|was|does|are) {_IT}",
        r"\b(?:run(?:ning)? ?time|duration|how many (?:minutes|hours))\b",
        rf"\blength of {_IT}",
    ),
    "based on": _patterns(
        r"\bbased (?:up)?on\b",
        rf"\b(?:is|was) {_IT} (?:adapted|a true story|from (?:a|the) {_BOOK}|an? (?:\w+ )?adaptation)\b",
        rf"\b(?:is|was) {_IT} true\W*$",
        rf"\b(?:is|was) (?:there|it) an? (?:original )?{_BOOK}\b",
        rf"\b(?:what|which) {_BOOK} (?:is|was|does|did) {_IT} (?:from|adapt\w*|come from|taken from)",
        rf"\b(?:what|which) (?:is|was) {_IT} (?:adapted|taken) from\b",
        r"\b(?:true story|true events|source (?:material|novel)|source of the (?:story|film|movie))\b",
        r"\bdid (?:it|this|that) really happen\b",
    ),
    "language": _patterns(
        r"\b(?:what|which) languages?\b",
        r"\bspoken language\b",
        rf"\b(?:is|was) {_IT} (?:all |entirely |spoken )?in {_LANGUAGE}\b",
        rf"\blanguage (?:of|is) {_IT}",
        r"^(?:the )?language\W*$",
    ),
    "rating": _patterns(
        r"\bhow many stars\b",
        r"\b(?:what|which) (?:rating|score|grade|mark)\b",
        r"\b(?:rating|score|grade) (?:of|for|did|does|given)\b",
        r"\bout of (?:5|10|five|ten)\b",
        rf"\b(?:how|what)(?:'s| is| was) {_IT} rated",
        r"^(?:the )?rating\W*$",
    ),
}

# Facts that no reader collects: how they are asked for, and the words of which an answering sentence has one.
OPEN_FACTS = {
    "budget": (
        _patterns(r"\bbudget\b", rf"\bhow much (?:did|does) {_IT} cost", r"\bhow expensive\b"),
        ("budget", "cost", "costs"),
    ),
    "box office": (
        _patterns(
            r"\bbox[- ]office\b",
            r"\bgross(?:ed|es)?\b",
            rf"\bhow much (?:money )?did {_IT} (?:make|earn|gross|take)",
        ),
        ("box office", "gross", "grossed", "earned", "earn", "takings"),
    ),
    "awards": (
        _patterns(r"\b(?:awards?|oscars?|prizes?|nominat\w+)\b"),
        ("award", "awards", "oscar", "oscars", "nominated", "nomination", "palme", "prize", "prizes", "bafta", "globe"),
    ),
    "music": (
        _patterns(
            r"\bwho (?:composed|scored|(?:wrote|did|made) the (?:music|score|soundtrack|songs?))\b", r"\bcomposer\b"
        ),
        ("composer", "composed", "soundtrack", "score", "music", "theme"),
    ),
    "photography": (
        _patterns(rf"\bwho (?:shot|photographed|filmed) {_IT}\b", r"\bcinematographer\b"),
        ("cinematographer", "cinematography", "photographed", "photographs", "camera", "shot by"),
    ),
    "editing": (_patterns(r"\bwho edited\b", r"\bwho (?:is|was) the editor\b"), ("edited", "editor", "editing")),
    "production": (
        _patterns(r"\bwho produced\b", r"\bwho (?:is|was|are|were) the producers?\b", r"\b(?:which|what) studio\b"),
        ("produced", "producer", "studio", "production"),
    ),
    "filming locations": (
        _patterns(rf"\bwhere was {_IT} (?:filmed|shot)", r"\bfilming locations?\b"),
        ("filmed", "shot", "location", "locations"),
    ),
    "availability": (
        _patterns(
            r"\bwhere (?:can|could|do) (?:i|we|you) (?:watch|see|stream|find|rent|buy)\b",
            r"\bon netflix\b",
            r"\bstreaming\b",
        ),
        ("streaming", "stream", "netflix", "rent", "available"),
    ),
    "age rating": (_patterns(r"\b(?:age rating|mpaa|certificate)\b", r"\b(?:rated r|pg)\b"), ("pg", "rated", "mpaa")),
    "sequel": (
        _patterns(r"\b(?:is|was) there (?:a|any) (?:sequel|remake|prequel|part)", r"\bsequels?\b"),
        ("sequel", "remake", "prequel", "part two", "follow up"),
    ),
    "subtitles": (
        _patterns(r"\bsubtitle[sd]\b", r"\bdubbed\b"),
        ("subtitles", "subtitled", "dubbed", "dubbing"),
    ),
}

WHICH_FILMS = _patterns(
    r"\b(?:which|what) (?:films|movies) (?:do|have|can|are)\b",
    r"^(?:list|show)(?: me)? (?:all |the |your )*(?:films|movies)\b",
)
# Asked when the film is known by what happens in it, not by its name.
WHICH_FILM = _patterns(
    r"^(?:which|what) (?:film|movie)\b",
    r"\b(?:name|title) of (?:the|that|a) (?:film|movie)\b",
    r"^(?:what(?:'s| is| was) )?(?:the|that|a) (?:one|(?:[a-z]+ ){0,4}(?:film|movie))"
    r" (?:with|where|about|in which|that)\b",
)
SUMMARY = _patterns(
    rf"^(?:so |and |ok |okay )?(?:what(?:'s| is| was|s)) {_IT}(?: all)? about\b",
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
    rf"\bhow {_IT} ends\b",
    rf"\bhow does {_IT} (?:finish|conclude)\b",
    r"\bwhat happens (?:at|in|by) the (?:very )?end\b",
    r"\b(?:what(?:'s| is)|tell me|explain|spoil|describe|give me) (?:me )?the (?:ending|finale|twist)\b",
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
FOLLOW_UP = re.compile(r"^(?:and|or|but|what about|how about|and what about|and how about)\s+(?P<rest>.+)$")
# What may trail behind a name: "in it", "of the film", "please".
TAIL = re.compile(
    rf"(?:\s+(?:in|from|of|for|on|at)\s+(?:{_IT}|here)(?:\s+(?:film|movie|one|version))?"
    r"|\s+(?:here|please|again|exactly|btw|anyway|by the way|in real life))+$"
)
PRONOUN = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their)\b")

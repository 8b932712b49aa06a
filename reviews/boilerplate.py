"""What is not review: greeting, by-line, sign-off, the author's bio, calls to upvote, readers' comments."""

import re
from collections.abc import Sequence

from reviews.document import BlockKind, PlacedBlock
from reviews.ratings import find_rating

HEADING = "heading"
CAPTION = "caption"
BY_LINE = "by-line"
GREETING = "greeting"
SIGN_OFF = "sign-off"
BIO = "author's bio"
CALL = "call to action"
COMMENTS = "comments"
RATING = "rating"
LINK = "link"
CODE = "code"
FOOTNOTE = "footnote"
TAGS = "hashtags"
SPOILER_NOTICE = "spoiler notice"
ORNAMENT = "ornament"

_VALEDICTION = re.compile(
    r"^(?:(?:best|kind|kindest|warm|warmest|with|many)\s+)*(?:regards|wishes|cheers|sincerely"
    r"|yours(?: truly| sincerely)?"
    r"|love|xoxo|signing off|until next time|your(?:s)? [\w ]{1,20}|take care)\s*[,.!\u2013\u2014-]*\s*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^[\u2013\u2014~*-]+\s*(?P<name>[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){0,3})\.?$")
_BIO_HEADING = re.compile(
    r"^(?:who(?: is|'s|\u2019s| am) (?P<name>.{2,40})\?|about (?:the )?(?:author|writer|me|reviewer|us)\b.{0,30}"
    r"|(?:author|writer|reviewer)(?:'s|\u2019s)? (?:bio|note)\b.{0,20}|bio:?)$",
    re.IGNORECASE,
)
_COMMENTS_HEADING = re.compile(
    r"^(?:\d+ )?(?:readers?(?:'s|\u2019s|'|\u2019)? )?(?:comments?|replies|responses|thoughts on)\b.{0,60}$|^leave a"
    r" (?:comment|reply).{0,40}$",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b(?:up-?vote|reblog|re-?steem|hit the (?:like|bell|subscribe)|smash that|like and (?:share|subscribe|follow)"
    r"|subscribe (?:to|for|now|and|below|today)|(?:please|do) (?:like|share|subscribe|follow|comment)\b"
    r"|(?:don't|don\u2019t|do not) forget to (?:like|share|subscribe|follow|comment|vote|upvote|leave|check out|hit)"
    r"|leave (?:me )?(?:a|your) comments?|in the comments?(?: section| below|(?=[.!?]|$))|sign up for (?:my|our|the)"
    r"|follow (?:me|us|my|our|along) (?:on|at|for|here|blog|page)|support (?:me|us|this blog|my work|our work)"
    r"|check out (?:my|our) (?:other|blog|page|channel|previous|latest)|share (?:this|it) with your (?:friends|family)"
    r"|enter your e-?mail|sign up (?:now|below|here|to get|to receive)|(?:click|tap) here to\b"
    r"|buy me a coffee|patreon|post(?:ed|ing)? (?:using|via) (?=[\[\"]?[A-Z])"
    r"|if you (?:like|liked|enjoy|enjoyed) (?:my|her|his|our|this) (?:content|post|blog"
    r"|review|article))\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|dear|welcome(?: back)?)\b"
    r"(?:[\w\s,'\u2019&#@-]*?\b(?:everyone|everybody|all|friends?|guys|folks|readers?|there|people|reader|hivers?"
    r"|steemians?|community"
    r"|film lovers|movie lovers|film fans|movie fans|to (?:my|the|our|another"
    r"|this)\b[\w\s'\u2019-]{0,40})\b[\w\s,'\u2019&#@-]{0,80}|(?:,? [\w'\u2019-]+){0,2})"
    r"|welcome(?: back)? to (?:my|the|our|another|this)\b[^.!?]{0,60})\s*[!,.:\W]*$",
    re.IGNORECASE,
)
_LONGEST_GREETING_WORDS = 14
_THANKS = re.compile(
    r"^(?:(?:and |so,? |well,? )?(?:many )?thank(?:s| you)(?: all| everyone| guys| again)?(?: so much| very much)? for"
    r" (?:reading|stopping|visiting|your time|taking the time|tuning in|joining)|see you (?:soon|next|in the next"
    r"|around|later|again|\W*$)"
    r"|until next time|that's (?:all|it) for (?:today|now|this)|that\u2019s (?:all|it) for (?:today|now|this)|happy"
    r" (?:watching|viewing)\W*$"
    r"|bye\b.{0,20}$)",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    r"^(?:(?:a |film |movie )*review(?:ed)? by|(?:written|posted|published|reviewed) (?:by|on)|words by"
    r"|by)\s*:?\s+(?P<name>\S.{1,60})$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"^(?:copyright\b|\u00a9|\(c\)).{0,60}$", re.IGNORECASE)
# What a diary of films says of each.
_WATCHED = re.compile(r"^(?:re)?watched on (?:\w+day,? )?[\w ,.]{4,20}\b\d{4}\.?$", re.IGNORECASE)
_CREDIT = re.compile(
    r"^(?:\[.*\]|(?:image|photo|picture|poster|still|screenshot)s?(?: (?:credit|source|courtesy|by|from|via))\b.{0,80}"
    r"|(?:banner|divider|thumbnail|gif|edit)s? (?:by|from|made|created|edited|design(?:ed)?)\b.{0,100}"
    r"|(?:source|credit|via|pinned|photo|image)\s*:.{0,120}"
    r"|(?:all |the )*(?:images?|photos?|pictures?|screenshots?|gifs?|banners?)"
    r"(?: (?:are|were|is|was|used|here|in|this|the|post|review|blog|above|below|all|i|have))*"
    r" (?:taken|captured|made|edited|screenshots?|courtesy|property|belongs? to)\b[^.]{0,80}\.?)$",
    re.IGNORECASE,
)
_URL_ONLY = re.compile(r"^(?:\S+:\s*)?(?:https?://|www\.)\S+$", re.IGNORECASE)
_TAGS_ONLY = re.compile(
    r"^(?:tags?\s*:\s*)?(?:[#@][\w/-]+#?[\s,|\u2022]*){2,}$|^#[\w/-]+#?$"
    r"|^(?:tags?|tagged|labels?|categor(?:y|ies)|filed under|posted in)\s*:\s*(?:[\w' -]{1,30}(?:,\s*|$)){1,20}$",
    re.IGNORECASE,
)
# The words on buttons and links between pages.
_NETWORK = r"(?:facebook|twitter|x|pinterest|e-?mail|reddit|tumblr|whatsapp|linkedin|instagram|print|bluesky|mastodon)"
_BUTTON = re.compile(
    r"^\W*(?:(?:share|like|tweet|pin|email|print|reblog|subscribe)(?: (?:this|it|now))?(?: post)?:?"
    rf"|(?:share|follow|find)?(?: this| me| us)?(?: on| via)?\W*{_NETWORK}(?:\W+(?:and |or )?{_NETWORK})+"
    r"|(?:read|see|show) more|continue reading.{0,60}|home\s*[|/\u00bb\u00b7].{0,80}|(?:back )?to (?:the )?top"
    r"|toc|(?:auto.?generated )?(?:table of )?contents|advertisements?|loading)\W*$",
    re.IGNORECASE,
)
_NOTES_HEADING = re.compile(r"^(?:foot|end)?notes?\W*$|^(?:references|sources|works cited)\W*$", re.IGNORECASE)
_SPOILER_NOTICE = re.compile(
    r"^\W*(?:(?:warning|caution|beware|note)\W+)?(?:mild |major |minor |heavy |full |some )?spoilers?"
    r"(?: alert| warning| ahead| below| follow| abound| beware| free)*\W*$"
    r"|^\W*(?:this|the|my) (?:review|post|article)(?: \w+)? contains? (?:\w+ )?spoilers\W*$",
    re.IGNORECASE,
)
# What WordPress and Medium put below the entries of a feed.
_FEED_FOOTER = re.compile(
    r"^The post .{1,300} (?:first appeared|appeared first) on .{1,200}$"
    r"|^.{1,300} was originally published in .{1,200} on Medium\b.*$"
)
_LEFT_OUT_KINDS = {BlockKind.CODE: CODE, BlockKind.FOOTNOTE: FOOTNOTE, BlockKind.CAPTION: CAPTION}
_LEFT_OUT_LINES = (
    (_CREDIT, CAPTION),
    (_URL_ONLY, LINK),
    (_FEED_FOOTER, LINK),
    (_BUTTON, LINK),
    (_COPYRIGHT, BY_LINE),
    (_WATCHED, BY_LINE),
    (_TAGS_ONLY, TAGS),
)
_TAIL_SHARE = 0.4
_EARLY_BLOCKS = 3
_GREETING_PLACES = 2
_SHORT_HEADING_WORDS = 3
_LONGEST_NAME_WORDS = 5
_LONGEST_RATING_WORDS = 6
# Of a credit, a row of hashtags and the like, in characters; what is longer is text, and takes long to match.
_LONGEST_LINE = 1000
_LONGEST_BY_LINE_WORDS = 8


def leave_out(blocks: Sequence[PlacedBlock], sentences: Sequence[Sequence[str]]) -> list[list[str | None]]:
    """Say for each sentence of each block why it is left out, or None where it is review.

    `sentences` holds the sentence texts of each block, in order; the result has the same shape.
    """
    why: list[list[str | None]] = [[None] * len(texts) for texts in sentences]
    tail = _tail_zones(blocks)
    prose_seen = 0
    notes = False
    for number, (block, texts) in enumerate(zip(blocks, sentences, strict=True)):
        if block.kind is BlockKind.HEADING:
            notes = _NOTES_HEADING.match(block.text) is not None
        below_notes = FOOTNOTE if notes and block.kind is not BlockKind.HEADING else None
        whole = tail[number] or below_notes or _whole_block(block, early=prose_seen < _EARLY_BLOCKS)
        for position, text in enumerate(texts):
            why[number][position] = whole or _sentence(text, early=max(prose_seen, position) < _GREETING_PLACES)
        prose_seen += block.kind is BlockKind.PROSE and not whole
    return why


def signature(blocks: Sequence[PlacedBlock]) -> str | None:
    """The reviewer's name as a by-line, a sign-off or a bio heading gives it; None if there is none."""
    tail = _tail_zones(blocks)
    for block in blocks[:4]:
        if match := _BY_LINE.match(block.text):
            name = _person(match["name"])
            if name:
                return name
    for number, block in enumerate(blocks):
        if tail[number] == SIGN_OFF and number and _VALEDICTION.match(blocks[number - 1].text):
            return _person(block.text)
    for number, block in enumerate(blocks):
        match = _BIO_HEADING.match(block.text) if tail[number] else None
        if match and match["name"] and _person(match["name"]):
            return _person(match["name"])
    last = blocks[-1].text if blocks else ""
    match = _SIGNATURE.match(last)
    return _person(match["name"]) if match else None


def is_by_line(text: str) -> bool:
    """Whether a line says who wrote the review: "By Ann Critic"."""
    return _BY_LINE.match(text) is not None


def _tail_zones(blocks: Sequence[PlacedBlock]) -> list[str | None]:
    """Mark the blocks after the review's end: from the first valediction, bio or comments heading on, all of them.

    Only a marker in the later part of the text counts, so that a letter inside the story cuts nothing off.
    """
    zones: list[str | None] = [None] * len(blocks)
    if not blocks:
        return zones
    earliest = _TAIL_SHARE * blocks[-1].span.end
    zone: str | None = None
    for number, block in enumerate(blocks):
        text = block.text
        if block.span.start < earliest:
            continue
        if _COMMENTS_HEADING.match(text) and (
            zone or block.kind is BlockKind.HEADING or len(text.split()) <= _SHORT_HEADING_WORDS
        ):
            zone = COMMENTS
        elif zone != COMMENTS and _BIO_HEADING.match(text):
            zone = BIO
        elif zone is None and _ends_letter(blocks, number):
            zone = SIGN_OFF
        elif zone in {SIGN_OFF, BIO} and _CALL.search(text):
            zones[number] = CALL
            zone = COMMENTS
            continue
        elif zone == SIGN_OFF and zones[number - 1] == SIGN_OFF and not _is_signature_line(text):
            zone = BIO if _reads_as_bio(text) else COMMENTS
        zones[number] = zone
    return zones


def _ends_letter(blocks: Sequence[PlacedBlock], number: int) -> bool:
    """Whether a valediction stands here: a line such as "Best regards," with a name, or nothing, below it."""
    if not _VALEDICTION.match(blocks[number].text):
        return False
    return number + 1 == len(blocks) or _is_signature_line(blocks[number + 1].text)


def _is_signature_line(text: str) -> bool:
    return len(text.split()) <= _LONGEST_NAME_WORDS and _person(text) is not None


def _reads_as_bio(text: str) -> bool:
    return (
        re.search(r"\b(?:is an? |writes|writer|blogger|lives in|loves|author|reviews films|set of reviews)", text)
        is not None
    )


def _whole_block(block: PlacedBlock, *, early: bool) -> str | None:
    """Why a block as a whole is left out, judged by its kind and its text alone."""
    if _SPOILER_NOTICE.match(block.text):
        return SPOILER_NOTICE
    if block.kind in _LEFT_OUT_KINDS:
        return _LEFT_OUT_KINDS[block.kind]
    if len(block.text) <= _LONGEST_LINE:
        spoken = next((why for pattern, why in _LEFT_OUT_LINES if pattern.match(block.text)), None)
        if spoken:
            return spoken
    if block.kind is BlockKind.HEADING:
        return BY_LINE if early and _BY_LINE.match(block.text) else HEADING
    words = len(block.text.split())
    named = early and _BY_LINE.match(block.text) and not block.text.endswith((".", "!", "?"))
    if named and words <= _LONGEST_BY_LINE_WORDS:
        return BY_LINE
    if words <= _LONGEST_RATING_WORDS and find_rating(block.text):
        return RATING
    if not any(map(str.isalpha, block.text)):
        return ORNAMENT
    return SIGN_OFF if _SIGNATURE.match(block.text) else None


def _sentence(text: str, *, early: bool) -> str | None:
    if early and len(text.split()) <= _LONGEST_GREETING_WORDS and _GREETING.match(text):
        return GREETING
    if _THANKS.match(text):
        return SIGN_OFF
    if _SPOILER_NOTICE.match(text):
        return SPOILER_NOTICE
    return CALL if _CALL.search(text) else None


def _person(text: str) -> str | None:
    """A line as a reviewer's name: up to five words, letters only, without closing punctuation or a date."""
    name = re.split(r"\s+(?:on|at|in)\s|[|,\u2013\u2014(]", text.strip(), maxsplit=1)[0].strip(" .!*_~-\u2013\u2014")
    return name if name and len(name.split()) <= _LONGEST_NAME_WORDS and not re.search(r"[\d/:@#?]", name) else None

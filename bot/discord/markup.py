"""Foreign text made harmless: on Discord it shows its words and does nothing.

Foreign is what we did not write: quotes from reviews, titles, reviewers' names, questions. `harmless` is for text that
Discord reads as Markdown (message content, embed descriptions, titles and fields), `plain` for text that it shows as it
is (footers, author names, buttons, options, choices). Neither belongs inside `code`, where backslashes show.

A backslash keeps a mention from being shown as one. Whether it pings is decided by the message's allowed mentions;
embeds never ping.

Lengths are UTF-16 code units, the larger of the two ways in which Discord's programs count characters.

Sources: Discord's "Markdown Text 101"; the escape rule of simple-markdown, on which Discord's clients build; for links,
issues 6088 and 6185 of discord/discord-api-docs (in a label backslashes show, and a label that holds a link, a mention
or an emoji makes no link).
"""

import re
import string
import unicodedata
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote, urlsplit

from bot.discord.limits import LINK_URL

_ELLIPSIS: Final = "\u2026"
_JOINER: Final = "\u200d"
_BLANK: Final = "\u2800"  # a Braille cell without dots: a space in all but its category

# Signs that enclose numbers in Arabic, Syriac and Kaithi: format characters, and yet seen.
_SEEN_FORMATS = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
# Fillers, and the selectors of variants other than an emoji's two looks: letters and marks, and yet unseen.
_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0d\U000e0000-\U000e0fff]")

_PICTURES = "\u2194\u2195\u2300-\u23ff\u2600-\u2604\u2607-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_HAS_LOOKS = f"{_PICTURES}0-9#*\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u25a0-\u25ff\u2900-\u297f\u3030-\u3299"
_LOOSE_SELECTOR = re.compile(f"(?<![{_HAS_LOOKS}])[\ufe0e\ufe0f]")
_LOOSE_JOINER = re.compile(f"(?<![{_PICTURES}\ufe0f]){_JOINER}|{_JOINER}(?![{_PICTURES}])")
_EXTENDS = re.compile(f"[{_JOINER}\u1160-\u11ff\udc00-\udfff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))

# What writing stacks on a letter at most: two or three accents (Vietnamese), four vowel signs or points (Burmese).
_MOST_ACCENTS: Final = 3
_MOST_SIGNS: Final = 4

_SPECIAL = re.compile(
    r"""
    [\\`*_~|\[\]()<>#@]
    | :(?=\S)                             # of https://, and of :smile:
    | (?<=discord)\. | (?<=discordapp)\.  # invites work without https://
    | \A[-+]                              # lists and small print begin lines, and the text is one line
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"[0-9]+\.")

# In labels no backslash helps: a lookalike takes the place of what Discord would act on.
_LOOKALIKES = str.maketrans("[]()<>*_~|`\\@", "()()\u2039\u203a\u2217\u02cd\u223c\u2223\u02cb\u2216\uff20")
_EMOJI_COLON = re.compile(r":(?=[\w+-]+:)")
_LIKE_A_LINK = re.compile(r"//|www\.|[^\W_][\w-]*\.[^\W\d_]{2}", re.IGNORECASE)
_PICTURE = re.compile(f"[{_PICTURES}\ufe0f]")

_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}")
_NOT_IN_A_URL = re.compile(r"[\s<>\\]")
_IN_A_TARGET = str.maketrans({character: f"%{ord(character):02X}" for character in "()[]*|~`'\""})


def width(text: str) -> int:
    """The length of a text in UTF-16 units: the longer of the two ways in which Discord counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> str:
    """The words of a text in one line, without characters that are unseen, turn text round or pile up."""
    seen = _LOOSE_SELECTOR.sub("", "".join(map(_seen, text)))
    return " ".join(_LOOSE_JOINER.sub("", _without_towers(seen)).split())


def harmless(text: str) -> str:
    """What shows as `plain` of a text where Discord reads Markdown: every sign that could do something is escaped."""
    return "".join(_escaped(plain(text)))


def shorten(text: str, room: int) -> str:
    """At most `room` characters of a text (at least 1), cut after a word and ended by an ellipsis.

    A word that would leave more than half of the room empty is cut inside, but never inside what a reader takes for
    one character. For text as it came: Markdown that is cut can break, so escape afterwards or use `harmless_within`.
    """
    text = text.strip()
    return _cut(text, text, room)


def harmless_within(text: str, room: int) -> str:
    """As much of a text as, made harmless, takes at most `room` characters (at least 1)."""
    words = plain(text)
    return _cut(words, _escaped(words), room)


def bars(text: str) -> str:
    """Harmless text as a spoiler, up to 5 characters longer; no text gives no spoiler.

    Discord ends a spoiler at the first two bars, escaped or not, so a bar at the end is kept off with a space.
    """
    if not text:
        return ""
    return f"||{text} ||" if text.endswith("|") else f"||{text}||"


def link(label: str, url: str | None) -> str:
    """A label that leads to a safe address, or only the harmless label.

    It stays a label where Discord would make no link of it: where it looks like an address or holds an emoji. In a
    link, signs that Discord acts on are shown by lookalikes, brackets by round ones.
    """
    words, target = plain(label), safe_url(url)
    unfit = _LIKE_A_LINK.search(unicodedata.normalize("NFKC", words)) or _PICTURE.search(words)
    if not words or target is None or unfit:
        return harmless(label)
    shown = _EMOJI_COLON.sub("\u2236", words).translate(_LOOKALIKES)
    return f"[{shown}](<{target.translate(_IN_A_TARGET)}>)"


def safe_url(url: str | None) -> str | None:
    """An absolute http or https address of at most 512 characters that shows where it leads; None for all else.

    Its host is a dotted name in ASCII, without a user; what is not ASCII after the host is percent-encoded.
    """
    if url is None or plain(url) != url or _NOT_IN_A_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    encoded = quote(url, safe=string.punctuation)
    return encoded if len(encoded) <= LINK_URL else None


def _seen(character: str) -> str:
    if character.isspace() or character == _BLANK:
        return " "
    if character == _JOINER or _SEEN_FORMATS.match(character):
        return character
    unseen = unicodedata.category(character) in {"Cc", "Cf", "Cs"} or _UNSEEN.match(character)
    return "" if unseen else character


def _without_towers(text: str) -> str:
    """A text without marks that stand on nothing, or higher on one letter than writing does."""
    kept: list[str] = []
    height = _MOST_SIGNS
    for character in text:
        category = unicodedata.category(character)
        if category in {"Mn", "Me"}:
            height += 1
            accent = unicodedata.name(character, "").startswith("COMBINING")
            if height > (_MOST_ACCENTS if accent else _MOST_SIGNS):
                continue
        elif character == " ":
            height = _MOST_SIGNS
        elif category not in {"Mc", "Cf"}:
            height = 0
        kept.append(character)
    return "".join(kept)


def _escaped(words: str) -> list[str]:
    """Each character of a plain text, with a backslash before it where it needs one."""
    special = {match.start() for match in _SPECIAL.finditer(words)}
    if number := _LIST_NUMBER.match(words):
        special.add(number.end() - 1)
    return [f"\\{character}" if at in special else character for at, character in enumerate(words)]


def _cut(text: str, pieces: Sequence[str], room: int) -> str:
    """As many pieces, one for each character of the text, as fit into a room with an ellipsis."""
    sizes = [sum(2 if character > "\uffff" else 1 for character in piece) for piece in pieces]
    if sum(sizes) <= room:
        return "".join(pieces)
    fits = used = 0
    while used + sizes[fits] < room:
        used += sizes[fits]
        fits += 1
    end = _after_a_word(text, fits)
    if not end or 2 * sum(sizes[end:fits]) > room:
        end = _after_a_character(text, fits)
    return "".join(pieces[:end]) + _ELLIPSIS


def _after_a_word(text: str, end: int) -> int:
    while end and not text[end].isspace():
        end -= 1
    return len(text[:end].rstrip())


def _after_a_character(text: str, end: int) -> int:
    while end and _continues(text, end):
        end -= 1
    return len(text[:end].rstrip())


def _continues(text: str, at: int) -> bool:
    """Whether a character belongs to the one before it: a mark, a part of an emoji, the second half of a flag."""
    character, before = text[at], text[:at]
    if character in _FLAG_LETTERS:
        return (len(before) - len(before.rstrip(_FLAG_LETTERS))) % 2 == 1
    return (
        unicodedata.category(character).startswith("M")
        or _EXTENDS.match(character) is not None
        or before.endswith(_JOINER)
    )

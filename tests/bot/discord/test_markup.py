"""Foreign text on Discord: it shows its words and does nothing."""

import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.markup import bars, harmless, harmless_within, link, plain, safe_url, shorten
from scripts.discord_markdown import special, to_tokens, visible_text

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"  # two women and a girl, joined to one picture
FLAG = "\U0001f1e9\U0001f1ea"
REVIEW = "https://example.org/jaws"

PIECES = [
    *"*_~|`[]()<>\\#-+@:./!1 \n\u00e9",
    *("||", "**", "```", "](", "> ", "# ", "-# ", "- ", "1. ", ">>> ", "\\|", "\u2028", "\u00a0", "\u3164"),
    *("@everyone", "@here", "<@1>", "<@&1>", "<#1>", "</ask:1>", "<t:1>", "<:reel:1>", ":smile:"),
    *("http://", "https://a.bc", "[x](http://a.bc)", "discord.gg/abc", "discord.com/invite/abc", "example.org"),
    *("\u0301", "\u0e47", "\u200d", "\ufe0f", "\u202e", "\ud800", "\U000e0041", FAMILY, FLAG, "\U0001f3fd", "word"),
]
FOREIGN = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join)
ROOMS = st.integers(min_value=1, max_value=60)


def units(text: str) -> int:
    """Count UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    "text",
    [
        *("@everyone", "@here", "x@everyone", "<@123>", "<@!123>", "<@&1>", "<#1>", "<id:guide>", "</ask film:1>"),
        *("<t:1>", "<t:1:R>", "<:reel:1>", "<a:reel:1>", ":smile:", ":+1:", "<a@b.cd>", "<tel:123>"),
        *("[look](http://evil.example)", "[look](<https://evil.example>)", "[a]b](http://evil.example 'title')"),
        *("https://evil.example", "HTTP://evil.example/x", "<https://evil.example>", "steam://run/1"),
        *("discord.gg/abc", "DISCORD.GG/abc", "discord.com/invite/abc", "discordapp.com/invite/abc"),
        *("https://discord.gg/abc", "www.discord.gg/abc", "Join:discord.gg/abc!"),
        *("||he dies||", "|||he dies|||", "a||b||c", "|||||", "**bold**", "*italic*", "_italic_", "__under__"),
        *("***both***", "~~struck~~", "`code`", "``co`de``", "```py\ncode\n```", "```code```"),
        *(
            "# heading",
            "### heading",
            "-# small",
            "> quote",
            ">>> quote",
            "- list",
            "* list",
            "1. list",
            "1984. A film",
        ),
        *("one\n> two", "one\r\n# two", "M*A*S*H"),
    ],
)
def test_what_would_do_something_is_shown_as_its_words(text: str) -> None:
    """Whatever Discord would act on is shown as the very characters that it was written with."""
    assert special(text)
    assert special(harmless(text)) == set()
    assert visible_text(harmless(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("he\\*llo \\", "he\\*llo \\"),
        ("||odd|| and ||", "||odd|| and ||"),
        ("one\u2028two\u2029three\u00a0four\x0bfive\u2800six", "one two three four five six"),
        (" \t\n\u3000\u2800\u200b\u3164", ""),
        ("be\u200bll\u00ad \u2060a\ufeff\x07\x00", "bell a"),
        ("safe\u202etxt\u202c \u2066x\u2069 \u200e\u200f\u061cy", "safetxt x y"),
        ("dis\u200bcord.gg/abc", "discord.gg/abc"),
        ("@\u200deveryone", "@everyone"),
        ("\U000e0041\U000e007fa\U000e0100", "a"),
        ("\ud83d\ude00\ud800x", "x"),
        ("\u115f\u1160\uffa0x", "x"),
        ("z" + "\u0336\u0301" * 30 + "o", "z\u0336\u0301\u0336o"),
        ("\u0e2a" + "\u0e47" * 30, "\u0e2a" + "\u0e47" * 4),
        ("z" + "\u0301\u200d" * 30, "z\u0301\u0301\u0301"),
        ("\u0915" + "\u0947\u093e" * 6, "\u0915" + "\u0947\u093e" * 4 + "\u093e" * 2),
        ("\u0301a \u0301b", "a b"),
        ("a\ufe0f", "a"),
    ],
)
def test_what_is_not_seen_is_dropped(text: str, shown: str) -> None:
    """Unseen characters, direction controls, halves of characters and towers of marks go; white space is one space."""
    assert plain(text) == shown
    assert visible_text(harmless(text)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Am\u00e9lie and Ame\u0301lie, Vie\u0323\u0302t Nam",
        "\uae30\uc0dd\ucda9 \u1100\u1161\u11a8",
        "\u0648\u064e\u062c\u0652\u062f\u064e\u0629 \u06dd",
        "\u05e9\u05c1\u05b8\u05bc \u05d1\u05bc\u05b0\u05e8\u05b5",
        "\u0932\u0917\u093e\u0928 \u0915\u094d\u0937\u0947\u0924\u094d\u0930",
        "\u0e1c\u0e39\u0e49\u0e04\u0e19 \u0e17\u0e35\u0e48",
        "\u101c\u103e\u102d\u102f\u1037\u101d\u103e\u1000\u103a",
        "\u5343\u3068\u5343\u5c0b\u306e\u795e\u96a0\u3057",
        f"{FAMILY} {FLAG} \u2764\ufe0f\u200d\U0001f525 \U0001f44d\U0001f3fd 1\ufe0f\u20e3 \U0001f642\u200d\u2194\ufe0f",
        "Adaptation. S.W.A.T. Se7en, $9.99 & 'more' \u2014 100% \u00bd!",
    ],
    ids=["accents", "Korean", "Arabic", "Hebrew", "Devanagari", "Thai", "Burmese", "Japanese", "emoji", "titles"],
)
def test_ordinary_writing_survives(text: str) -> None:
    """Accents, scripts that need marks, joined emoji and ordinary titles are left as they are."""
    assert plain(text) == text
    assert harmless(text) == text


@given(FOREIGN)
def test_any_text_made_harmless_does_nothing(text: str) -> None:
    """For any text, the harmless text has nothing active in it and a person reads the words of the plain one."""
    assert special(harmless(text)) == set()
    assert visible_text(harmless(text)) == plain(text)


@given(FOREIGN)
def test_any_text_made_plain_is_one_seen_line(text: str) -> None:
    """Plain text is one line without edges, control, direction or half characters, and plain already."""
    words = plain(text)
    assert words == " ".join(words.split())
    assert not {unicodedata.category(character) for character in words.replace("\u200d", "")} & {"Cc", "Cf", "Cs"}
    assert plain(words) == words
    words.encode()


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("one two", 7, "one two"),
        ("  one two\n", 7, "one two"),
        ("one two three", 12, "one two\u2026"),
        ("one two three", 8, "one two\u2026"),
        ("one two three", 7, "one\u2026"),
        ("one\ntwo three", 8, "one\ntwo\u2026"),
        ("x" * 4000, 10, "x" * 9 + "\u2026"),
        ("a " + "x" * 4000, 10, "a " + "x" * 7 + "\u2026"),
        ("one two", 1, "\u2026"),
        (" ", 1, ""),
        ("e\u0301" * 5, 4, "e\u0301\u2026"),
        (FAMILY + FAMILY, 10, FAMILY + "\u2026"),
        (FAMILY + FAMILY, 7, "\u2026"),
        (FLAG * 3, 8, FLAG + "\u2026"),
        ("\U0001f44d\U0001f3fd" * 2, 6, "\U0001f44d\U0001f3fd\u2026"),
        ("\ud83d\ude00" * 3, 4, "\ud83d\ude00\u2026"),
        ("\U0001f3ac" * 3, 4, "\U0001f3ac\u2026"),
    ],
)
def test_long_text_is_cut(text: str, room: int, short: str) -> None:
    """A text is cut after a word, a long word inside, never within what a reader takes for one character."""
    assert shorten(text, room) == short


@given(FOREIGN, ROOMS)
def test_a_shortened_text_begins_as_it_did(text: str, room: int) -> None:
    """A shortened text fits, and is the text itself or its beginning and an ellipsis."""
    short = shorten(text, room)
    assert units(short) <= room
    assert short == text.strip() or (short[-1] == "\u2026" and text.strip().startswith(short[:-1]))


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("*one* two", 11, "\\*one\\* two"),
        ("*one* two", 10, "\\*one\\*\u2026"),
        ("****", 6, "\\*\\*\u2026"),
        ("****", 2, "\u2026"),
        ("\\\\\\", 4, "\\\\\u2026"),
        ("one\u200b two", 7, "one two"),
        ("", 1, ""),
    ],
)
def test_room_is_measured_after_escaping(text: str, room: int, short: str) -> None:
    """Backslashes take room, and none is left without the character that it belongs to."""
    assert harmless_within(text, room) == short


@given(FOREIGN, ROOMS)
def test_harmless_text_fits_its_room(text: str, room: int) -> None:
    """For any text and room, harmless text fits, is active in nothing, and shows the beginning of the words."""
    short = harmless_within(text, room)
    assert units(short) <= room
    assert special(short) == set()
    shown = visible_text(short)
    assert shown == plain(text) or plain(text).startswith(shown.removesuffix("\u2026"))
    assert short == harmless(text) or short.endswith("\u2026")


@pytest.mark.parametrize("text", ["he dies", "he || dies", "he dies||", "|", "\\", "he dies\\", "`", "**", "a\n\nb"])
def test_bars_hide_all(text: str) -> None:
    """Text behind bars is one spoiler that holds all of it, whatever bars it brings."""
    (spoiler,) = to_tokens(bars(harmless(text)))
    assert spoiler.kind == "spoiler"
    assert visible_text(bars(harmless(text))).rstrip() == plain(text)


@given(FOREIGN)
def test_any_text_behind_bars_is_one_spoiler(text: str) -> None:
    """For any text, bars make exactly one spoiler of all its words and nothing else active; no words need none."""
    hidden = bars(harmless(text))
    assert [token.kind for token in to_tokens(hidden)] == (["spoiler"] if plain(text) else [])
    assert special(hidden) <= {"spoiler"}
    assert visible_text(hidden).rstrip() == plain(text)
    assert units(hidden) <= units(harmless(text)) + 5


@pytest.mark.parametrize(
    ("label", "url", "made"),
    [
        ("The Guardian", REVIEW, f"[The Guardian](<{REVIEW}>)"),
        ("Jaws (1975)", "https://example.org/a_(b)", "[Jaws (1975)](<https://example.org/a_%28b%29>)"),
        ("[REC]", REVIEW, f"[(REC)](<{REVIEW}>)"),
        ("a](http://evil)", REVIEW, "a\\]\\(http\\://evil\\)"),
        ("a] (b", REVIEW, f"[a) (b](<{REVIEW}>)"),
        ("M*A*S*H", REVIEW, f"[M\u2217A\u2217S\u2217H](<{REVIEW}>)"),
        ("@everyone", REVIEW, f"[\uff20everyone](<{REVIEW}>)"),
        ("Se7en: the end", REVIEW, f"[Se7en: the end](<{REVIEW}>)"),
        (":smile:", REVIEW, f"[\u2236smile:](<{REVIEW}>)"),
        ("paypal.com", REVIEW, "paypal.com"),
        ("www.x", REVIEW, "www.x"),
        ("https://bank.example", REVIEW, "https\\://bank.example"),
        ("bank\uff0eexample", REVIEW, "bank\uff0eexample"),
        ("\U0001f3ac", REVIEW, "\U0001f3ac"),
        (" \u200b", REVIEW, ""),
        ("*A*", None, "\\*A\\*"),
        ("A", "javascript:alert(1)", "A"),
    ],
)
def test_links(label: str, url: str | None, made: str) -> None:
    """A label leads to a safe address; it stays text where the address is not safe or Discord makes no link."""
    assert link(label, url) == made


@given(FOREIGN, FOREIGN | FOREIGN.map(REVIEW.__add__))
def test_any_link_is_a_link_or_a_label(label: str, url: str) -> None:
    """For any label and address there is exactly one masked link to that host, or the harmless label."""
    made = link(label, url)
    if made == harmless(label):
        assert special(made) == set()
        return
    (token,) = to_tokens(made)
    assert token.kind == "masked link"
    assert special(made) == {"masked link"}
    assert urlsplit(token.target).hostname == urlsplit(url).hostname
    assert len(visible_text(made)) == len(plain(label))


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        (REVIEW, REVIEW),
        ("HTTP://Example.org:8080/a?b=c&d#e", "HTTP://Example.org:8080/a?b=c&d#e"),
        ("https://example.org/caf\u00e9", "https://example.org/caf%C3%A9"),
        ("https://example.org/a%20b_(c)", "https://example.org/a%20b_(c)"),
        ("https://example.org/" + "x" * 492, "https://example.org/" + "x" * 492),
    ],
)
def test_safe_addresses(url: str, safe: str) -> None:
    """An absolute web address is kept as it is, but for letters that addresses must encode."""
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    "url",
    [
        *(None, "", "jaws", "/jaws", "//example.org/jaws", "example.org", "ftp://example.org", "javascript:alert(1)"),
        *(
            "data:text/html,x",
            "attachment://jaws.png",
            "https://",
            "https:///jaws",
            "https://:80/",
            "https://localhost/",
        ),
        *("https://a.bc@evil.example/", "https://u:p@evil.example/", "https://[::1]/", "https://[x/", "https://a..bc/"),
        *("https://a.bc:port/", "https://a.bc:99999/", "https://a.bc/x y", "https://a.bc/\nx", "https://a.bc/<x>"),
        *("https://a.bc\\@evil.example", " https://a.bc", "https://a.bc/\u202ex", "https://a.bc/\u200bx"),
        *("https://a.bc/\ud800", "https://p\u0430ypal.com/", "https://example.org/" + "x" * 493),
    ],
)
def test_unsafe_addresses(url: str | None) -> None:
    """What is not a whole web address, hides where it leads, or is too long for a button is no address."""
    assert safe_url(url) is None

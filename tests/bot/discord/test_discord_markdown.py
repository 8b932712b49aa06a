"""The reader of Discord's Markdown that draws the pictures of cards and judges harmless text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.discord_markdown import Token, special, to_html, to_tokens, visible_text

SIGNS = st.lists(st.sampled_from([*"*_~|`[]()<>\\#-@: \na1", "||", "**", "](http://a.bc)", "```"])).map("".join)


@pytest.mark.parametrize(
    ("text", "as_html"),
    [
        ("**Jaws** (1975)", "<strong>Jaws</strong> (1975)"),
        ("*so* _so_ __so__ ~~so~~", "<em>so</em> <em>so</em> <u>so</u> <s>so</s>"),
        ("***so***", "<strong><em>so</em></strong>"),
        ("||he **dies**||", '<span class="spoiler">he <strong>dies</strong></span>'),
        ("|||||", '<span class="spoiler">|</span>'),
        (r"||a\|||", '<span class="spoiler">a\\</span>|'),
        ("||one||two||", '<span class="spoiler">one</span>two||'),
        ("> one\n> two\nthree", "<blockquote>one<br>two</blockquote>three"),
        (">>> one\ntwo", "<blockquote>one<br>two</blockquote>"),
        ("a > b", "a &gt; b"),
        ("# One\n## Two\n### Three\n#### Four", "<h1>One</h1><h2>Two</h2><h3>Three</h3>#### Four"),
        ("-# small\nbig", "<small>small</small>big"),
        ("- one\n* *two*\n1. three", "<ul><li>one</li><li><em>two</em></li><li>three</li></ul>"),
        ("`a*b*`", "<code>a*b*</code>"),
        ("```py\n<b>\n```", "<pre>&lt;b&gt;</pre>"),
        ("<https://a.bc/?x=1&y>", '<a href="https://a.bc/?x=1&amp;y">https://a.bc/?x=1&amp;y</a>'),
        ("(see https://a.bc/x).", '(see <a href="https://a.bc/x">https://a.bc/x</a>).'),
        ("[the *review*](https://a.bc/x)", '<a href="https://a.bc/x">the <em>review</em></a>'),
        ("[the review](<https://a.bc/x>)", '<a href="https://a.bc/x">the review</a>'),
        (r"[\*](https://a.bc)", '<a href="https://a.bc">\\*</a>'),
        ("[see https://a.bc](https://x.yz)", "[see https://a.bc](https://x.yz)"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("[ ](http://a.bc)", "[ ](http://a.bc)"),
        ("<@1> <#2>", '<span class="mention">@1</span> <span class="mention">#2</span>'),
        ("<t:0:R>", '<span class="mention">1970-01-01 00:00 UTC</span>'),
        ("<:reel:1>", '<span class="emoji">:reel:</span>'),
        (r"\*\*a\*\* \a 1\2", r"**a** \a 1\2"),
        ('<script src="x">', "&lt;script src=&quot;x&quot;&gt;"),
    ],
)
def test_what_is_drawn(text: str, as_html: str) -> None:
    """Each construct becomes its element, every other character itself, escaped for HTML."""
    assert to_html(text) == as_html


@pytest.mark.parametrize(
    ("text", "kinds", "read"),
    [
        ("**a** *b* __c__ ~~d~~", {"bold", "italic", "underline", "strike"}, "a b c d"),
        ("||a|| `b` ```c```", {"spoiler", "code", "codeblock"}, "a b c"),
        ("> a\n# b\n- c\n-# d", {"quote", "heading", "list", "subtext"}, "a\nb\nc\nd"),
        ("https://a.bc [d](http://e.fg)", {"link", "masked link"}, "https://a.bc d"),
        ("<@1> <@!1> <@&2> <#3> <id:guide>", {"user mention", "role mention", "channel mention"}, "@1 @1 @2 #3 #guide"),
        (
            "@everyone @here </ask:1> <t:60>",
            {"everyone", "command", "timestamp"},
            "@everyone @here /ask 1970-01-01 00:01 UTC",
        ),
        ("<a:reel:1> :smile:", {"emoji"}, ":reel: :smile:"),
        ("discord.gg/abc DISCORDAPP.com/invite/abc", {"invite"}, "discord.gg/abc DISCORDAPP.com/invite/abc"),
        ("https://discord.gg/abc", {"link", "invite"}, "https://discord.gg/abc"),
        ("||**a**||", {"spoiler", "bold"}, "a"),
        ("2 * 3 * 4, a | b, c_d, 1.5, #4, @ home, x: y", set(), "2 * 3 * 4, a | b, c_d, 1.5, #4, @ home, x: y"),
    ],
)
def test_what_is_active_and_what_is_read(text: str, kinds: set[str], read: str) -> None:
    """The active kinds of a text are named, nested ones too, and a person reads it without its signs."""
    assert (special(text), visible_text(text)) == (kinds, read)


def test_a_text_in_tokens() -> None:
    """A text is taken apart into stretches of text and active things that hold others."""
    assert to_tokens("a **b**") == (Token("text", "a "), Token("bold", children=(Token("text", "b"),)))


@given(SIGNS)
def test_any_text_is_read(text: str) -> None:
    """No text breaks the reader, however its signs are nested; what is not active is shown as it is but for escapes."""
    to_html(text)
    if not special(text) and "\\" not in text:
        assert visible_text(text) == text.removesuffix("\n")


def test_deep_nesting_ends() -> None:
    """Thousands of signs in a row are read without running out of stack."""
    assert visible_text("*" * 4096)

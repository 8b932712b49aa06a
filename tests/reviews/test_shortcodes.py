"""Shortcodes of site generators in Markdown."""

import pytest

from tests.reviews.making import blocks_of


@pytest.mark.parametrize(
    "shortcode",
    [
        "{{< youtube w7Ft2ymGmfc >}}",
        "{{<rating stars=4>}}",
        "{{< /spoiler >}}",
        '{{% notice "a note" %}}',
        "{% include star.html n=4 %}",
        "{%- if page.rating -%}",
        "{{ page.title }}",
        "{{page.rating | times: 2}}",
        "{: .centre #top}",
        '[caption id="a" align="left" width="300"]',
        "[/caption]",
        "[gallery ids='1,2']",
        "[embed]",
        '[star rating="4"]',
    ],
)
@pytest.mark.parametrize(("before", "after"), [("He waits ", "here."), ("", "He waits here.")], ids=["inside", "first"])
def test_a_shortcode_is_no_text(shortcode: str, before: str, after: str) -> None:
    """A shortcode leaves nothing, and the words around it stay."""
    assert blocks_of(f"{before}{shortcode}{after}") == [("prose", "He waits here.")]


@pytest.mark.parametrize(
    "shortcode",
    ["{{< youtube w7Ft2ymGmfc >}}", "{% include star.html %}", "{{ page.title }}", "{: .centre}", "[gallery ids='1']"],
)
def test_a_line_with_nothing_but_a_shortcode_is_no_block(shortcode: str) -> None:
    """A paragraph of a shortcode alone leaves no block."""
    assert blocks_of(f"One.\n\n{shortcode}\n\nTwo.") == [("prose", "One."), ("prose", "Two.")]


def test_the_text_between_two_shortcodes_stays() -> None:
    """What a pair of shortcodes encloses is text of the review."""
    assert blocks_of("{{% spoiler %}}\nHe dies.\n{{% /spoiler %}}") == [("prose", "He dies.")]


def test_a_shortcode_may_go_over_lines() -> None:
    """A shortcode that is written on several lines of a paragraph is one shortcode."""
    assert blocks_of('{{< figure\n  src="a.jpg"\n  title="The keeper" >}}\nHe waits.') == [("prose", "He waits.")]


@pytest.mark.parametrize(
    "text",
    [
        "It is {very} good.",
        "He says {{ and never stops.",
        "A list [of things] and [more].",
        "The [rating board] said no.",
        "It is 50% { good.",
    ],
)
def test_other_brackets_are_text(text: str) -> None:
    """Brackets that are no shortcode, or that nothing closes, stay as they are."""
    assert blocks_of(text) == [("prose", text)]


def test_a_shortcode_that_is_never_closed_takes_no_time() -> None:
    """Many openings without an end are text, and are not looked through to the end one by one."""
    text = "{{< " * 20_000 + "end"
    assert blocks_of(text) == [("prose", text)]


def test_a_comment_of_liquid_is_no_text() -> None:
    """What stands between comment and endcomment goes with them."""
    assert blocks_of("He waits {%- comment -%}a {{ note }} of mine{% endcomment %}here.") == [
        ("prose", "He waits here.")
    ]


def test_shortcodes_in_blocks_of_html_are_no_text() -> None:
    """A shortcode inside HTML, as text or as the value of an attribute, leaves nothing."""
    source = '<figure>\n  <img src="{{ page.image | url }}">\n  <figcaption>{{ page.caption }}</figcaption>\n</figure>'
    assert blocks_of(f"{source}\n\nHe waits.") == [("prose", "He waits.")]

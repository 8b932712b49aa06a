"""What of a file is not review, and whose review it is."""

import pytest

from reviews.boilerplate import signature
from tests.reviews.making import FILLER, kept, left_out, paragraphs, place, read

OPENING = "The keeper of a lighthouse finds a girl on the rocks, and he hides her from the village."
MIDDLE = "The photography is lovely, and there is no music for the first half hour of the film."
CLOSING = "I would see it again, and I recommend it to anybody with an evening to spare."
BODY = paragraphs(OPENING, MIDDLE, FILLER, CLOSING)
SENTENCES = [OPENING, MIDDLE, FILLER, CLOSING]


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ("Hi everyone!", "greeting"),
        ("Hello friends, welcome back to the blog!", "greeting"),
        ("Good morning, film lovers.", "greeting"),
        ("Dear readers,", "greeting"),
        ("Welcome to my page!", "greeting"),
        ("By Matinee samples", "by-line"),
        ("Reviewed by Matinee samples", "by-line"),
        ("Posted on 31 January 2020", "by-line"),
        ("SPOILER ALERT!", "spoiler notice"),
        ("Warning: major spoilers ahead.", "spoiler notice"),
        ("Rating: 4/5", "heading"),
        ("My rating: 4/5.", "rating"),
        ("Source: the studio", "caption"),
        ("[Poster: a lighthouse at night]", "caption"),
        ("https://example.org/lantern", "link"),
        ("Trailer: https://example.org/lantern", "link"),
        ("Hello my dear #film friends, welcome to another review!", "greeting"),
        ("This review may contain spoilers.", "spoiler notice"),
        ("All images are screenshots from the film.", "caption"),
        ("\u00a9 2020 Matinee samples", "by-line"),
        ("Table of contents", "link"),
        ("Home | Archive | About", "link"),
        ("Share this: Facebook Twitter Pinterest", "link"),
        ("Watched on Saturday January 31, 2020.", "by-line"),
        ("Dividers by @designer | Banner made with love", "caption"),
        ("![a](a.jpg)\n\n*This review contains spoilers.*", "spoiler notice"),
        ("\U0001f4a1", "ornament"),
        ("```\nx = 1\n```", "code"),
        ("![a](a.jpg)\n\n*The keeper at his window*", "caption"),
    ],
)
def test_what_stands_before_the_review_is_left_out(before: str, why: str) -> None:
    """A line at the start that is no review is left out with its reason, and all of the review stays."""
    path = "lantern.txt" if why == "heading" else "lantern.md"
    reading = read(paragraphs("# Lantern (2010)", before, BODY), path)
    text = before.rsplit("\n\n", 1)[-1].strip("*") if why != "code" else "x = 1"
    assert left_out(reading) == [("heading", "Lantern (2010)"), (why, text)]
    assert kept(reading) == SENTENCES


@pytest.mark.parametrize(
    ("after", "parts"),
    [
        (["Thanks for reading!"], [("sign-off", "Thanks for reading!")]),
        (["See you next time."], [("sign-off", "See you next time.")]),
        (["Best regards,", "Matinee samples"], [("sign-off", "Best regards,\n\nMatinee samples")]),
        (
            ["The post [Lantern](https://x.example/a) appeared first on [A blog](https://x.example)."],
            [("link", "The post Lantern appeared first on A blog.")],
        ),
        (
            ["\u2018Lantern\u2019 was originally published in Reel on Medium, where people are talking."],
            [("link", "\u2018Lantern\u2019 was originally published in Reel on Medium, where people are talking.")],
        ),
        (["Share this:", "Continue reading Lantern"], [("link", "Share this:\n\nContinue reading Lantern")]),
        (["Enter your email to get new reviews."], [("call to action", "Enter your email to get new reviews.")]),
        (["#films/2020s# #review"], [("hashtags", "#films/2020s# #review")]),
        (["Tags: lamp, sea"], [("hashtags", "Tags: lamp, sea")]),
        (["Filed under: Reviews, Films of the sea"], [("hashtags", "Filed under: Reviews, Films of the sea")]),
        (["Cheers,"], [("sign-off", "Cheers,")]),
        (["\u2013 Ann Critic"], [("sign-off", "\u2013 Ann Critic")]),
        (["Please like and follow!"], [("call to action", "Please like and follow!")]),
        (["Tell me in the comments."], [("call to action", "Tell me in the comments.")]),
        (
            ["## About the author", "Matinee samples writes about films."],
            [("author's bio", "About the author\n\nMatinee samples writes about films.")],
        ),
        (
            ["## 2 comments", "Great review!", "I hated the film."],
            [("comments", "2 comments\n\nGreat review!\n\nI hated the film.")],
        ),
        (["Leave a reply", "Great!"], [("comments", "Leave a reply\n\nGreat!")]),
        (
            ["Cheers,", "Matinee samples", "Matinee samples is a set of reviews.", "Please upvote.", "What a bore!"],
            [
                ("sign-off", "Cheers,\n\nMatinee samples"),
                ("author's bio", "Matinee samples is a set of reviews."),
                ("call to action", "Please upvote."),
                ("comments", "What a bore!"),
            ],
        ),
    ],
    ids=lambda value: value[0] if isinstance(value[0], str) else "",
)
def test_what_stands_behind_the_review_is_left_out(after: list[str], parts: list[tuple[str, str]]) -> None:
    """Everything from the sign-off, the bio or the comments on is left out, and all of the review stays."""
    reading = read(paragraphs("# Lantern (2010)", BODY, *after))
    assert left_out(reading) == [("heading", "Lantern (2010)"), *parts]
    assert kept(reading) == SENTENCES


def test_a_letter_inside_the_story_cuts_nothing_off() -> None:
    """A letter signed early in the text is part of the story."""
    letter = ["On the table lies a letter.", "Love,", "Anna", "He burns it."]
    reading = read(paragraphs("# Lantern (2010)", OPENING, *letter, BODY, BODY))
    assert left_out(reading)[1:] == []
    assert kept(reading) == [OPENING, *letter, *SENTENCES, *SENTENCES]


def test_a_call_inside_a_paragraph_leaves_out_its_sentence_alone() -> None:
    """A sentence that asks for likes is left out from the middle of a paragraph, and its neighbours stay."""
    reading = read(paragraphs("# Lantern (2010)", BODY, f"{CLOSING} Please like and share. {MIDDLE}"))
    assert left_out(reading) == [("heading", "Lantern (2010)"), ("call to action", "Please like and share.")]
    assert kept(reading) == [*SENTENCES, CLOSING, MIDDLE]


def test_what_stands_between_two_calls_is_no_part_of_them() -> None:
    """Two sentences that are left out for one reason are two parts where review stands between them."""
    reading = read(paragraphs("# Lantern (2010)", BODY, "Please like it.", CLOSING, "Please share it.", MIDDLE))
    assert left_out(reading)[1:] == [("call to action", "Please like it."), ("call to action", "Please share it.")]
    assert kept(reading) == [*SENTENCES, CLOSING, MIDDLE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dear Zachary is the saddest film I have seen.",
        "Good Morning Vietnam made Robin Williams a star.",
        "He asks her to follow him into the house.",
        "Love, Anna writes, is a storm.",
        "The comments of the chorus are funny.",
        "By the river stands an old house.",
        "Spoilers ruin nothing here.",
        "He leaves a comment on the mirror.",
        "She works as a writer.",
        "Home is where the lamp is.",
        "Watched on a rainy day it is better.",
        "Share this: nobody in the film can swim.",
        "Images of the sea are taken from far away, and they stay with you.",
        "The post office appeared on the left.",
        "Tags: they hang from every coat in the film, and nobody reads them.",
    ],
)
def test_sentences_of_the_review_stay(sentence: str) -> None:
    """A sentence that only resembles a greeting, a by-line or a sign-off is review, wherever it stands."""
    reading = read(paragraphs("# Lantern (2010)", sentence, BODY, sentence, CLOSING))
    assert kept(reading) == [sentence, *SENTENCES, sentence, CLOSING]


@pytest.mark.parametrize("sign", ["{{ ", "![[", "@ "])
def test_a_very_long_line_is_no_button(sign: str) -> None:
    """A line of 300,000 characters is text, however it begins, and is not looked through for what only lines are."""
    reading = read(paragraphs("# Lantern (2010)", f"He waits. {sign * (300_000 // len(sign))}", BODY), "lantern.txt")
    assert kept(reading)[-len(SENTENCES) :] == SENTENCES


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (["# Lantern", "By Ann Critic", BODY], "Ann Critic"),
        (["# Lantern", "Reviewed by: Ann Critic on 3 May 2020", BODY], "Ann Critic"),
        (["# Lantern", "Posted on 31 January 2020", BODY], None),
        ([*SENTENCES, "Best regards,", "Ann Critic"], "Ann Critic"),
        ([*SENTENCES, "Cheers!", "Ann"], "Ann"),
        ([*SENTENCES, "# Who is Ann Critic?", "She writes about films."], "Ann Critic"),
        ([*SENTENCES, "# About the author", "A person who writes about films."], None),
        ([*SENTENCES, "\u2014 Ann Critic"], "Ann Critic"),
        ([OPENING, "Love,", "Anna", *SENTENCES, *SENTENCES], None),
        (SENTENCES, None),
        ([], None),
    ],
)
def test_the_reviewers_name_is_found(texts: list[str], name: str | None) -> None:
    """By-line, sign-off, bio heading and a signature name the reviewer; a letter inside the story does not."""
    assert signature(place(*texts)) == name


def test_front_matter_names_the_reviewer_before_the_text() -> None:
    """The front matter's author is taken over the by-line."""
    text = paragraphs("---\nauthor: Ann Critic\n---\n# Lantern", "By Matinee samples", BODY)
    assert read(text).review.reviewer == "Ann Critic"

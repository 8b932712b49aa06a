"""Cards and their buttons, without Discord: what stands where, in which order, and what is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import discord
import pytest

from bot.answers.cover import Cover
from bot.answers.film_card import FilmCard, Rated, card_of
from bot.answers.records import Answer, Citation, Headline, Kind, NoAnswer
from bot.answers.verdicts import Verdict
from bot.conversation.host import Host
from bot.conversation.records import Place, Reply, Request, Wish
from bot.conversation.store import Store
from bot.discord import limits
from bot.discord.answering import to_open
from bot.discord.buttons import answer_buttons, button, film_buttons, view_of
from bot.discord.cards import answer_embed, film_label, has_hidden, hidden_embed, notice, source_line, whole_embed
from bot.discord.delivery import Card
from bot.discord.films import FILMS_ON_PAGE, film_embed, films_card
from bot.discord.review_cards import REVIEWS_ON_PAGE, preview_card, removal_card, reviews_card
from index.library import SAMPLES, SHARED, Library
from reviews.records import CastMember, Film, Rating, Review, Span, SpoilerLevel
from tests.bot.conftest import HARBOUR
from tests.bot.discord.behaviour.conftest import check_limits, units
from tests.bot.making import ending, entries, later, make_film, opinion, premise, review
from tests.fakes import HashingEmbedder

NONE, PREMISE, PLOT, ENDING = SpoilerLevel
FILM = Film("jaws-1975", "Jaws", 1975)
REVIEW = Review("one", FILM, "A shark swims. It eats him.", "one", "0", "Ann Critic")
OTHER = replace(REVIEW, id="two", source="two", reviewer="Ben Writer")
SHARK = Citation(REVIEW, Span(0, 14), "A shark swims.", PREMISE)
EATEN = Citation(REVIEW, Span(15, 27), "It eats him.", ENDING)
ANN = "— Ann Critic · review of Jaws \\(1975\\)"
HERE = Place(1, 10, 100)


def answer(*citations: Citation, headline: str = "Jaws:", level: SpoilerLevel = NONE, **changes: object) -> Answer:
    """Make an answer with these quotes."""
    made = Answer(Kind.PLOT, FILM, Headline(headline, level), citations, (REVIEW,))
    return replace(made, **changes)  # type: ignore[arg-type]


def reply(result: Answer | NoAnswer, how: Cover = Cover.COVER, wish: Wish = Wish.QUESTION, **changes: object) -> Reply:
    """Make an answer as it goes out."""
    made = Reply("abc", Request(wish, "a question"), result, how, others=False, samples=False)
    return replace(made, **changes)  # type: ignore[arg-type]


def no_answer(**changes: object) -> NoAnswer:
    """Make the reason why there is no answer."""
    return replace(NoAnswer(Kind.PLOT, None, "I can't say."), **changes)  # type: ignore[arg-type]


def paragraphs(embed: discord.Embed | None) -> list[str]:
    """Give the paragraphs of an embed's description."""
    assert embed is not None
    return (embed.description or "").split("\n\n")


def buttons(view: discord.ui.View | None) -> list[tuple[str, int]]:
    """Give the labels of buttons and the rows that they stand in."""
    items = view.children if view else []
    return [(item.label or "", item.row or 0) for item in items if isinstance(item, discord.ui.Button)]


def labels(view: discord.ui.View | None) -> list[str]:
    """Give the labels of buttons."""
    return [label for label, _ in buttons(view)]


def identifiers(view: discord.ui.View | None) -> list[str]:
    """Give the ids of buttons."""
    items = view.children if view else []
    return [item.custom_id or "" for item in items if isinstance(item, discord.ui.Button)]


def fields(embed: discord.Embed | None) -> dict[str, str]:
    """Give the fields of an embed."""
    assert embed is not None
    return {field.name or "": field.value or "" for field in embed.fields}


# Answers


def test_an_answer_has_headline_quotes_and_sources() -> None:
    """An answer shows its headline as the title, each quote on its own, and last the review that it rests on."""
    embed = answer_embed(reply(answer(SHARK)))
    assert embed.title == "Jaws:"
    assert paragraphs(embed) == ["> “A shark swims.”", ANN]
    assert embed.footer.text == "Story"


HIDDEN_PART = "🔒 *Part of the answer is hidden: it gives away the ending.*"
HIDDEN_ALL = "🔒 *The answer is hidden: it gives away the ending.*"
BARRED = "> ||“It eats him.”||"


@pytest.mark.parametrize(
    ("how", "citations", "expected"),
    [
        (Cover.COVER, [SHARK, EATEN], ["> “A shark swims.”", HIDDEN_PART, ANN]),
        (Cover.COVER, [EATEN], [HIDDEN_ALL, ANN]),
        (Cover.COVER, [SHARK], ["> “A shark swims.”", ANN]),
        (Cover.BARS, [EATEN, SHARK], ["> “A shark swims.”", BARRED, ANN]),
        (Cover.SHOW, [SHARK, EATEN], ["> “A shark swims.”", "> “It eats him.”", ANN]),
    ],
)
def test_each_cover_hides_in_its_way(how: Cover, citations: Sequence[Citation], expected: list[str]) -> None:
    """A button's cover warns, bars close over the words, and without a cover all is shown."""
    assert paragraphs(answer_embed(reply(answer(*citations), how))) == expected


def test_a_hidden_headline_is_replaced() -> None:
    """A headline that spoils is said in its place to be a spoiler, or stands behind bars."""
    spoiling = answer(headline="The shark dies.", level=ENDING)
    instead = "The answer about Jaws \\(1975\\) is a spoiler."
    assert answer_embed(reply(spoiling)).title == instead
    barred = answer_embed(reply(spoiling, Cover.BARS))
    assert (barred.title, paragraphs(barred)[0]) == (instead, "||The shark dies.||")
    assert answer_embed(reply(spoiling, Cover.SHOW)).title == "The shark dies."


def test_several_reviewers_are_told_apart() -> None:
    """Where an answer rests on several reviews, each quote says whose it is, and all reviews are named."""
    both = answer(SHARK, replace(SHARK, review=OTHER), sources=(REVIEW, OTHER))
    assert paragraphs(answer_embed(reply(both))) == [
        "> Ann Critic: “A shark swims.”",
        "> Ben Writer: “A shark swims.”",
        f"{ANN}\n{ANN.replace('Ann Critic', 'Ben Writer')}",
    ]


def test_at_most_five_sources_are_named() -> None:
    """Of many reviews the first five are named."""
    many = tuple(replace(REVIEW, id=str(n), reviewer=f"Critic {n}") for n in range(9))
    assert paragraphs(answer_embed(reply(answer(sources=many))))[-1].count("\n") == 4


def test_a_long_headline_stands_in_the_description() -> None:
    """A headline too long for a title is the first paragraph, and still whole."""
    embed = answer_embed(reply(answer(SHARK, headline="word " * 60)))
    assert embed.title is None
    assert paragraphs(embed)[0] == ("word " * 60).strip()


def test_samples_are_said_to_be_samples() -> None:
    """An answer from the samples says so."""
    assert answer_embed(reply(answer(SHARK), samples=True)).footer.text == "Story · a sample review"


def test_what_was_hidden_is_shown_alone() -> None:
    """What is shown on demand is just what was hidden, with the headline that was hidden too."""
    spoiling = answer(SHARK, EATEN, headline="The shark dies.", level=ENDING)
    shown = hidden_embed(reply(spoiling))
    assert shown is not None
    assert shown.title == "The shark dies."
    assert paragraphs(shown) == ["> “It eats him.”", ANN]


def test_where_nothing_is_hidden_nothing_is_shown_on_demand() -> None:
    """An answer without spoilers, and no answer at all, have nothing to show."""
    assert hidden_embed(reply(answer(SHARK))) is None
    assert hidden_embed(reply(no_answer())) is None


def test_the_whole_of_an_answer_is_shown_whole() -> None:
    """Somebody who asked for all of it gets everything, whatever the cover."""
    spoiling = answer(SHARK, EATEN, headline="The shark dies.", level=ENDING)
    embed = whole_embed(reply(spoiling))
    assert embed.title == "The shark dies."
    assert paragraphs(embed) == ["> “A shark swims.”", "> “It eats him.”", ANN]


@pytest.mark.parametrize(
    ("result", "how", "expected"),
    [
        (answer(SHARK), Cover.COVER, False),
        (answer(EATEN), Cover.COVER, True),
        (answer(level=PLOT), Cover.COVER, True),
        (answer(EATEN), Cover.SHOW, False),
        (no_answer(), Cover.COVER, False),
    ],
)
def test_what_is_kept_back_is_known(result: Answer | NoAnswer, how: Cover, expected: bool) -> None:  # noqa: FBT001
    """An answer keeps something back where it spoils and the cover is on."""
    assert has_hidden(reply(result, how)) is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": Kind.NO_REVIEWS}, "I can't say. People with Manage Server can add some with **/review add**."),
        ({"suggestions": ("Who is in it?",)}, "I can't say.\nYou could ask:"),
        ({"suggestions": ("Jaws (1975)",), "films": (FILM,)}, "I can't say."),
        ({}, "I can't say. **/films** lists those that I know."),
        ({"film": FILM}, "I can't say."),
    ],
)
def test_no_answer_says_what_to_do_next(changes: dict[str, object], expected: str) -> None:
    """Where there is no answer, the card says how to go on, in the way that fits."""
    assert answer_embed(reply(no_answer(**changes))).description == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "— Ann Critic · review of Jaws \\(1975\\)"),
        ({"title": "Jaws"}, "— Ann Critic · review of Jaws \\(1975\\)"),
        ({"title": "Still swimming"}, "— Ann Critic · Still swimming"),
        ({"url": "https://example.org/jaws"}, "— Ann Critic · [review of Jaws (1975)](<https://example.org/jaws>)"),
        ({"url": "javascript:alert(1)"}, "— Ann Critic · review of Jaws \\(1975\\)"),
        ({"reviewer": None}, "— an unnamed reviewer · review of Jaws \\(1975\\)"),
    ],
)
def test_a_source_names_reviewer_and_review(changes: dict[str, object], expected: str) -> None:
    """A source is the reviewer, and the review by its title, linked where it has a web address."""
    assert source_line(replace(REVIEW, **changes)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("film", "room", "expected"),
    [
        (FILM, 80, "Jaws (1975)"),
        (replace(FILM, year=None), 80, "Jaws"),
        (replace(FILM, title="The Long and Winding Title"), 20, "The Long and… (1975)"),
        (replace(FILM, title="\u200b", year=None), 80, "?"),
        (replace(FILM, title="\U0001f988" * 60), 80, "\U0001f988" * 36 + "… (1975)"),
    ],
)
def test_a_film_s_label_keeps_its_year(film: Film, room: int, expected: str) -> None:
    """A film's name is cut within the room, counted as Discord counts, and its year stays."""
    assert film_label(film, room) == expected
    assert units(expected) <= room


def test_a_notice_is_harmless_and_fits() -> None:
    """A notice says one thing, does nothing with foreign words in it, and is cut where it is far too long."""
    embed = notice("No film called **Jaws** for @everyone. " * 400).embed
    assert embed is not None
    check_limits(Card(embed))
    assert (embed.description or "").startswith("No film called \\*\\*Jaws\\*\\* for \\@everyone.")


# Buttons


def test_a_question_back_is_not_rated() -> None:
    """Where films are to be chosen from, nothing was answered yet, so there is nothing to rate."""
    assert labels(answer_buttons(reply(no_answer(films=(FILM,), suggestions=(FILM.name,))))) == ["Jaws (1975)"]


def test_an_answer_can_be_rated() -> None:
    """An answer has "Helpful" and "Wrong"."""
    assert buttons(answer_buttons(reply(answer(SHARK)))) == [("Helpful", 0), ("Wrong", 0)]


def test_buttons_stand_in_order() -> None:
    """What goes on with the answer stands first, then ratings, in one row as long as they fit."""
    full = reply(replace(answer(EATEN), kind=Kind.SUMMARY), wish=Wish.SUMMARY, others=True)
    assert buttons(answer_buttons(full)) == [
        ("Show spoilers", 0),
        ("The whole story", 0),
        ("Other reviewers", 0),
        ("Helpful", 0),
        ("Wrong", 0),
    ]
    assert labels(answer_buttons(full, shown=True))[0] == "The whole story"


@pytest.mark.parametrize("number", range(1, 9))
def test_films_to_choose_from_are_buttons(number: int) -> None:
    """Up to five films to choose from have a button each, found again by its place among them."""
    films = tuple(replace(FILM, id=str(n), year=1970 + n) for n in range(number))
    result = no_answer(films=films, suggestions=tuple(film.name for film in films))
    view = answer_buttons(reply(result))
    shown = min(number, 5)
    assert labels(view)[:shown] == [f"Jaws ({1970 + n})" for n in range(shown)]
    assert identifiers(view)[:shown] == [f"m:film:abc:{n}" for n in range(shown)]
    check_limits(Card(answer_embed(reply(result)), view))


def test_suggested_questions_are_buttons() -> None:
    """A suggested question has a button, cut to what reads well on one."""
    result = no_answer(film=FILM, suggestions=("Who is in it?", "Who plays " + "the man with the very long name " * 4))
    view = answer_buttons(reply(result))
    assert labels(view)[0] == "Who is in it?"
    assert labels(view)[1].endswith("…")
    assert units(labels(view)[1]) <= 40
    assert identifiers(view)[:2] == ["m:ask:abc:0", "m:ask:abc:1"]


def test_a_list_of_films_offers_no_choice() -> None:
    """Where somebody asked which films there are, the list answers, and there is nothing to choose."""
    result = no_answer(kind=Kind.FILMS, films=(FILM,), suggestions=(FILM.name,))
    assert labels(answer_buttons(reply(result))) == []


def test_an_id_never_outgrows_its_room() -> None:
    """A button's id is cut to what Discord takes."""
    assert units(button("films", "x" * 300, "Back").custom_id or "") == limits.CUSTOM_ID


def test_views_never_time_out() -> None:
    """Buttons are found by their ids, so no view of theirs ends."""
    assert view_of().timeout is None


@pytest.mark.parametrize("result", [answer(EATEN), no_answer(), answer(headline="Secret")])
def test_a_line_to_open_holds_nothing_of_the_answer(result: Answer | NoAnswer) -> None:
    """The public line of a private answer is the same for every answer."""
    card = to_open(reply(result))
    assert card.content == "Your answer is ready; only you can open it."
    assert card.embed is None
    assert identifiers(card.view) == ["m:open:abc"]


# A film at a glance


def test_more_can_be_asked_about_a_film() -> None:
    """A film's card leads to its summary, to opinions and to its cast, each by a button with the film's name."""
    view = film_buttons(FILM)
    assert labels(view) == ["Summary", "Opinions", "Who plays whom"]
    assert identifiers(view) == [f"m:wish:{wish}:Jaws (1975)" for wish in ("summary", "opinion", "cast")]


@pytest.mark.parametrize("title", ["x" * 80, "x" * 81, "\U0001f988" * 40, "\U0001f988" * 80])
def test_a_long_name_fits_into_an_id_or_has_no_button(title: str) -> None:
    """A film whose name is too long for an id has no buttons rather than wrong ones."""
    check_limits(Card(content="a film", view=film_buttons(Film("x", title))))


def test_a_film_card_gathers_what_the_reviews_say() -> None:
    """A film's card has title, verdict, director, cast and ratings."""
    [entry] = entries(HARBOUR)
    embed = film_embed(card_of(entry.reading.review.film, [entry]), samples=False)
    assert embed.title == "The Salt Harbour \\(2011\\)"
    assert fields(embed) == {
        "Directed by": "Liv Aasen",
        "Cast": "Ivar Holm as Odd Brekke\nTuva Lie as Maren\nGard Moe\nSiri Dahl",
        "Reviews": "**Ann Critic**: 4/5, liked it",
    }
    assert embed.footer.text is None


BARE = FilmCard(replace(FILM, year=None), (Rated(REVIEW, None, inferred=False),), (), (), None, None)


def test_a_film_card_leaves_out_what_nobody_says() -> None:
    """What no review says has no field; a review without a verdict says so."""
    embed = film_embed(BARE, samples=False)
    assert fields(embed) == {"Reviews": "**Ann Critic**: no verdict"}
    assert embed.description is None
    assert embed.image.url is None


@pytest.mark.parametrize(
    ("rating", "verdict", "inferred", "expected"),
    [
        (Rating(4, 5, "4/5"), Verdict.LIKED, False, "4/5, liked it"),
        (None, Verdict.MIXED, True, "of two minds (inferred from the words)"),
        (None, Verdict.DISLIKED, False, "did not like it"),
        (Rating(3, None, "three"), None, False, "three"),
    ],
)
def test_a_rating_says_whether_it_is_inferred(
    rating: Rating | None,
    verdict: Verdict | None,
    inferred: bool,  # noqa: FBT001
    expected: str,
) -> None:
    """A reviewer's rating stands as written; what only the words say is marked as inferred."""
    rated = Rated(replace(REVIEW, rating=rating), verdict, inferred)
    assert (
        fields(film_embed(replace(BARE, ratings=(rated,)), samples=False))["Reviews"] == f"**Ann Critic**: {expected}"
    )


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("https://example.org/jaws.png", "https://example.org/jaws.png"),
        ("file:///etc/passwd", None),
        ("https://user@evil.example/x.png", None),
    ],
)
def test_a_film_card_shows_only_safe_pictures(image: str, expected: str | None) -> None:
    """A picture is shown from an ordinary web address only."""
    assert film_embed(replace(BARE, image=image), samples=False).image.url == expected


def test_a_film_card_takes_as_many_people_as_fit() -> None:
    """Of a long cast the first are named, as far as the field has room."""
    cast = tuple((f"Actor {n} {'x' * 50}", f"Role {n} {'y' * 50}") for n in range(40))
    embed = film_embed(replace(BARE, cast=cast), samples=False)
    named = fields(embed)["Cast"].splitlines()
    assert named[0].startswith("Actor 0")
    assert named[-1] == "…"
    check_limits(Card(embed))


# The list of films


@pytest.fixture
def host(library: Library, tmp_path: Path) -> Iterator[Host]:
    """Answer from the small library of four films."""
    with Store(tmp_path / "conversations.sqlite") as store:
        yield Host(library, HashingEmbedder, store)


def fill(library: Library, count: int) -> None:
    """Add so many films."""
    made = [review(f"Film {n:02}", 1990, [premise("A door opens.")]) for n in range(count)]
    assert len(list(library.add_many(made, SHARED, HashingEmbedder()))) == count


def test_a_short_list_has_no_pages(host: Host) -> None:
    """Films that fit on one page are all there is, without buttons."""
    card = films_card(host, HERE, 0, "")
    assert card.embed is not None
    assert card.embed.footer.text == "4 films"
    assert card.view is None


@pytest.mark.parametrize(("page", "shown"), [(-5, 1), (0, 1), (1, 2), (2, 3), (99, 3)])
def test_a_page_that_is_not_there_is_the_nearest(host: Host, library: Library, page: int, shown: int) -> None:
    """A page before the first or after the last, as of a list that was longer once, is the first or the last."""
    fill(library, 2 * FILMS_ON_PAGE)
    card = films_card(host, HERE, page, "")
    assert card.embed is not None
    assert card.embed.footer.text == f"{2 * FILMS_ON_PAGE + 4} films · page {shown} of 3"
    disabled = [
        item.disabled for item in (card.view.children if card.view else []) if isinstance(item, discord.ui.Button)
    ]
    assert disabled == [shown == 1, shown == 3]


def test_the_buttons_carry_the_search(host: Host, library: Library) -> None:
    """The pages of a search are found again by what was searched for, within the room of an id."""
    fill(library, FILMS_ON_PAGE + 1)
    assert identifiers(films_card(host, HERE, 0, "film").view) == ["m:films:-1:film", "m:films:1:film"]
    check_limits(films_card(host, HERE, 0, "film " * 100))


def test_a_film_with_several_reviews_says_how_many(host: Host, library: Library) -> None:
    """A film that several reviewed says how many reviews it has."""
    library.add(review("Glass Orchard", 2004, [premise("Trees.")], reviewer="Cy Third"), SHARED, HashingEmbedder())
    card = films_card(host, HERE, 0, "glass")
    assert card.embed is not None
    assert card.embed.description == "- Glass Orchard \\(2004\\) · 2 reviews"
    assert card.embed.footer.text == "1 film"


def test_a_list_of_samples_says_so(tmp_path: Path) -> None:
    """A list of nothing but samples says so, and how to add reviews."""
    with Library.open(tmp_path, HashingEmbedder.name) as library, Store(tmp_path / "conversations.sqlite") as store:
        library.add(HARBOUR, SAMPLES, HashingEmbedder())
        card = films_card(Host(library, HashingEmbedder, store), HERE, 0, "")
    assert card.embed is not None
    assert card.embed.footer.text == "1 film · sample reviews, until /review add brings your own"


# Reviews of a server


def test_a_preview_says_how_a_review_is_read() -> None:
    """The preview has film, reviewer, rating, cast and how much is covered."""
    reading = review(
        "Jaws",
        1975,
        [premise("A shark swims near Brody."), later("It eats."), ending("It dies."), opinion("Watch it.")],
        cast=[("Roy Scheider", "Brody"), ("Robert Shaw", None)],
        rating=Rating(4, 5, "4/5"),
    )
    card = preview_card("abc", reading)
    assert fields(card.embed) == {
        "Film": "Jaws \\(1975\\)",
        "Reviewer": "Ann Critic",
        "Rating": "4/5",
        "Cast": "Roy Scheider as Brody\nRobert Shaw",
        "Spoilers": "2 of 4 sentences (50%) are hidden as spoilers; 1 of them tells the ending.",
    }
    assert identifiers(card.view) == ["m:save:abc", "m:discard:abc"]


def test_a_preview_says_what_was_not_found() -> None:
    """Without reviewer, rating and cast the preview says so."""
    reading = review("Jaws", 1975, [premise("A shark swims.")])
    bare = replace(reading, review=replace(reading.review, reviewer=None))
    found = fields(preview_card("abc", bare).embed)
    assert [found[name] for name in ("Reviewer", "Rating", "Cast")] == ["an unnamed reviewer", "none", "none found"]


def test_a_preview_counts_the_rest_of_a_long_cast() -> None:
    """Of a long cast the first eight are named, and the others counted."""
    reading = replace(
        review("Jaws", 1975, [premise("A shark swims.")]),
        cast=tuple(CastMember(f"Actor {n}", None, None) for n in range(11)),
    )
    assert fields(preview_card("abc", reading).embed)["Cast"].splitlines()[7:] == ["Actor 7", "and 3 more"]


def test_the_list_of_reviews_has_pages() -> None:
    """The reviews of a server are listed by page, and a page that is not there is the nearest."""
    reviews = [replace(REVIEW, id=str(n), film=make_film(f"Film {n}")) for n in range(2 * REVIEWS_ON_PAGE + 1)]
    for page, shown in ((-1, 1), (0, 1), (1, 2), (9, 3)):
        card = reviews_card(reviews, page)
        assert card.embed is not None
        assert card.embed.footer.text == f"21 reviews · page {shown} of 3"
        check_limits(card)
    assert reviews_card(reviews[:3], 0).view is None


def test_an_empty_list_of_reviews_says_how_to_add() -> None:
    """A server without reviews of its own is told how to add one."""
    card = reviews_card([], 0)
    assert card.embed is not None
    assert card.embed.description == "This server has no reviews of its own. Add one with **/review add**."


def test_a_removal_names_the_review() -> None:
    """The question whether to remove a review names it, and its buttons carry its id."""
    card = removal_card(REVIEW)
    assert card.embed is not None
    assert (card.embed.description or "").startswith("Remove the review of **Jaws \\(1975\\) by Ann Critic**?")
    assert identifiers(card.view) == ["m:remove:one", "m:keep:one"]

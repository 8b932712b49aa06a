"""Asking by command: what is answered, to whom, what stays hidden, and where the buttons lead."""

import asyncio
import re
from threading import Event
from typing import Any

import pytest

from bot.answers.cover import Cover
from bot.discord.answering import GONE
from bot.discord.films import FILMS_ON_PAGE
from bot.discord.serving import make_bot
from bot.session import Session
from reviews.records import Rating
from tests.bot.discord.behaviour.conftest import (
    ENDING,
    HOW_IT_ENDS,
    SALT,
    WHO,
    World,
    buttons_of,
    embed_of,
    everything_in,
    last,
    said,
    words_of,
)
from tests.bot.making import later, opinion, premise, review
from tests.fakes import HashingEmbedder

SECOND = review(
    SALT,
    2011,
    [premise("A keeper named Odd Brekke counts his lamps."), opinion("I was bored, so skip it."), later("It rains.")],
    rating=Rating(1, 5, "1/5"),
    reviewer="Cy Third",
)
OWN = review("Own Lantern", 1999, [premise("A girl tends the lamps of a railway.")])
ASKING: list[tuple[str, dict[str, Any]]] = [
    ("ask", {"question": WHO}),
    ("summary", {"film": SALT}),
    ("cast", {"film": SALT}),
    ("opinion", {"film": SALT}),
    ("film", {"film": SALT}),
    ("films", {}),
]


# Who sees an answer


@pytest.mark.parametrize(("command", "options"), ASKING)
async def test_an_answer_is_for_everybody(world: World, command: str, options: dict[str, Any]) -> None:
    """Without settings, an answer stands in the channel for all to read."""
    answer = await world.slash(world.ann, command, **options)
    assert not answer.flags.ephemeral
    assert answer.embeds


@pytest.mark.parametrize(("command", "options"), ASKING)
async def test_in_a_private_server_only_the_asker_sees_it(world: World, command: str, options: dict[str, Any]) -> None:
    """Where the server wants answers private, only the one who asked sees them."""
    world.set(private=True)
    answer = await world.slash(world.ann, command, **options)
    assert answer.flags.ephemeral
    assert not world.channel.history(viewer=world.bea)


async def test_an_answer_names_film_proof_and_source(world: World) -> None:
    """An answer says it in one line, proves it with the review's own words, and names film, reviewer and review."""
    answer = embed_of(await world.slash(world.ann, "ask", question=WHO))
    assert answer.title == "Tuva Lie plays Maren."
    assert answer.author.name == "The Salt Harbour (2011)"
    assert answer.footer.text == "Cast"
    assert answer.description is not None
    assert answer.description.split("\n\n") == [
        "> “Tuva Lie is his daughter Maren, and she collects bottles.”",
        "— Ann Critic · review of The Salt Harbour \\(2011\\)",
    ]


@pytest.mark.parametrize(("command", "options"), ASKING)
async def test_elsewhere_it_says_where_it_answers(world: World, command: str, options: dict[str, Any]) -> None:
    """In a channel where it shall not answer, it tells only the asker where it does."""
    open_one = world.server.create_text_channel("cinema")
    world.set(channels=(open_one.id,))
    answer = await world.slash(world.ann, command, **options)
    assert answer.flags.ephemeral
    assert answer.content == f"In this server I answer in <#{open_one.id}>."
    assert not answer.embeds


async def test_it_answers_where_it_shall(world: World) -> None:
    """In a channel that the settings name, it answers."""
    world.set(channels=(world.channel.id,))
    assert embed_of(await world.slash(world.ann, "ask", question=WHO)).title == "Tuva Lie plays Maren."


async def test_in_direct_messages_it_answers_too(world: World) -> None:
    """The commands work in direct messages as well, from the shared reviews."""
    answer = await world.slash(world.ann.user, "ask", question=WHO)
    assert embed_of(answer).title == "Tuva Lie plays Maren."


# What stays hidden


async def test_what_is_hidden_is_nowhere_in_the_public_message(world: World) -> None:
    """With the cover on, no part of the public message holds the ending; it says that there is one to see."""
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    assert "sails" not in everything_in(answer)
    assert "🔒 *The answer is hidden: it gives away the ending.*" in words_of(answer)
    assert "Show spoilers" in buttons_of(answer)


async def test_the_button_shows_spoilers_to_the_one_who_clicks(world: World) -> None:
    """Whoever presses "Show spoilers" reads them alone; the channel stays as it was."""
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    shown = await world.click(world.bea, answer, "Show spoilers")
    assert shown.flags.ephemeral
    assert ENDING in words_of(shown)
    assert [message.id for message in world.channel.history(viewer=world.ann)] == [answer.id]
    assert "sails" not in everything_in(last(world.channel))


async def test_bars_hide_what_the_button_would(world: World) -> None:
    """With bars, the spoiler stands in the description between bars, and nowhere else."""
    world.set(cover=Cover.BARS)
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    assert re.findall(r"\|\|(.+?)\|\|", words_of(answer)) == [f"“{ENDING}”"]
    assert everything_in(answer).count("sails") == 1


async def test_bars_need_no_button(world: World) -> None:
    """Where bars hide the spoiler, everybody opens them; there is no button for it beside them."""
    world.set(cover=Cover.BARS)
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    assert buttons_of(answer) == ["Helpful", "Wrong"]


async def test_without_a_cover_spoilers_are_shown(world: World) -> None:
    """A server that wants no cover reads everything at once."""
    world.set(cover=Cover.SHOW)
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    assert f"> “{ENDING}”" in words_of(answer)
    assert buttons_of(answer) == ["Helpful", "Wrong"]


async def test_a_channel_may_have_a_cover_of_its_own(world: World) -> None:
    """A channel's own cover holds there and in no other channel."""
    other = world.server.create_text_channel("spoilers")
    world.set(channel_covers={other.id: Cover.SHOW})
    assert ENDING in words_of(await world.slash(world.ann, "ask", at=other, question=HOW_IT_ENDS))
    assert ENDING not in words_of(await world.slash(world.ann, "ask", question=HOW_IT_ENDS))


async def test_a_role_that_gives_the_story_away_is_hidden(world: World) -> None:
    """A headline that tells a later event is itself replaced."""
    answer = await world.slash(world.ann, "cast", film=SALT, name="smuggler")
    assert embed_of(answer).title == "The answer about The Salt Harbour \\(2011\\) is a spoiler."
    assert "smuggler" not in everything_in(answer)
    shown = await world.click(world.ann, answer, "Show spoilers")
    assert embed_of(shown).title == "Gard Moe plays the smuggler."


async def test_the_whole_story_is_told_to_the_one_who_asks(world: World) -> None:
    """Below a summary, "The whole story" tells it to its end, only to whoever presses it."""
    answer = await world.slash(world.ann, "summary", film=SALT)
    assert "sails" not in everything_in(answer)
    story = await world.click(world.bea, answer, "The whole story")
    assert story.flags.ephemeral
    assert ENDING in words_of(story)
    assert "Show spoilers" not in buttons_of(story)


async def test_no_log_holds_a_spoiler(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever is asked and shown, no log line tells the ending."""
    caplog.set_level("DEBUG", "matinee")
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    await world.click(world.ann, answer, "Show spoilers")
    assert "sails" not in caplog.text


# Where there is a choice, or no answer


async def test_of_two_films_of_one_title_it_asks_which(world: World) -> None:
    """A title that two films share brings a button for each, and the one pressed is answered about."""
    answer = await world.slash(world.ann, "ask", question="Who is in Night Ferry?")
    assert buttons_of(answer) == ["Night Ferry (1987)", "Night Ferry (2016)"]
    chosen = await world.click(world.ann, answer, "Night Ferry (2016)")
    assert not chosen.flags.ephemeral
    assert embed_of(chosen).title == "In Night Ferry \\(2016\\): Dina Salz as Cleo."


async def test_a_suggested_question_is_asked_by_its_button(world: World) -> None:
    """Where the review doesn't say, it offers what it does say, and a press asks that."""
    answer = await world.slash(world.ann, "ask", question="Who plays Zorro in The Salt Harbour?")
    assert words_of(answer).startswith("The review of The Salt Harbour \\(2011\\) doesn't say who plays Zorro.")
    next_answer = await world.click(world.ann, answer, "Who plays Odd Brekke?")
    assert embed_of(next_answer).title == "Ivar Holm plays Odd Brekke."


async def test_a_press_on_a_private_answer_is_answered_privately(world: World) -> None:
    """What was asked in private goes on in private, even if the server has become public since."""
    world.set(private=True)
    answer = await world.slash(world.ann, "ask", question="Who is in Night Ferry?")
    world.set(private=False)
    chosen = await world.click(world.ann, answer, "Night Ferry (1987)")
    assert chosen.flags.ephemeral


@pytest.mark.parametrize("command", ["summary", "cast", "opinion", "film"])
async def test_no_film_of_that_name_offers_the_nearest(world: World, command: str) -> None:
    """A title that no film has brings up to three films with the nearest ones, each a press away."""
    world.add(*(review(f"Night {word}", 1990, [premise("A train stands.")]) for word in ("Mail", "Coach")))
    answer = await world.slash(world.ann, command, film="Night Cabin")
    assert words_of(answer) == "I have no review of a film called Night Cabin. The nearest:"
    films = buttons_of(answer)
    assert len(films) == 3
    assert all(film.startswith("Night ") for film in films)


async def test_no_film_and_none_near_points_to_the_list(world: World) -> None:
    """A title that is like no other points to /films."""
    answer = await world.slash(world.ann, "summary", film="Quokka")
    assert words_of(answer) == "I have no review of a film called Quokka. **/films** lists those that I know."


@pytest.mark.parametrize(("command", "options"), ASKING)
async def test_an_empty_library_says_what_to_do(world: World, command: str, options: dict[str, Any]) -> None:
    """Where there are no reviews at all, it says who can add some, and how."""
    world.clear()
    answer = await world.slash(world.ann, command, **options)
    assert words_of(answer).endswith("People with Manage Server can add some with **/review add**.")


async def test_a_second_question_waits_for_the_first(world: World) -> None:
    """While somebody's question is being answered, a second one of theirs gets a line; others are answered."""
    first = Event()
    waiting = asyncio.create_task(world.bot.desk.answer(world.ann.id, first.wait))
    await asyncio.sleep(0)
    second = await world.slash(world.ann, "ask", question=WHO)
    assert words_of(second) == "One at a time: I am still looking up your last question."
    assert len(world.env.errors) == 1  # the refusal, which Matinee has told
    assert embed_of(await world.slash(world.bea, "ask", question=WHO)).title == "Tuva Lie plays Maren."
    first.set()
    await waiting
    assert embed_of(await world.slash(world.ann, "ask", question=WHO)).title == "Tuva Lie plays Maren."


async def test_what_fails_is_told_with_a_reference(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody expected becomes a line with a short reference, without its details."""

    def fail(*_: object) -> None:
        message = "a secret detail"
        raise RuntimeError(message)

    monkeypatch.setattr(world.library, "films", fail)
    answer = await world.slash(world.ann, "ask", question=WHO)
    assert re.search(r"Something went wrong on my side\. .* error [0-9A-F]{6}\.", words_of(answer))
    assert "secret" not in everything_in(answer)
    assert len(world.env.errors) == 1


# Other buttons on answers


async def test_other_reviewers_are_heard(world: World) -> None:
    """Where another review of the film is there, a button asks it the same, and leaves the first out."""
    world.add(SECOND)
    answer = await world.slash(world.ann, "summary", film=SALT)
    assert "Ann Critic" in words_of(answer)
    other = await world.click(world.ann, answer, "Other reviewers")
    assert "Cy Third" in words_of(other)
    assert "Ann Critic" not in words_of(other)
    assert "Other reviewers" not in buttons_of(other)


@pytest.mark.parametrize(
    ("label", "thanks"), [("Helpful", "Thanks, noted: it helped."), ("Wrong", "Thanks, noted: it was wrong.")]
)
async def test_what_somebody_thinks_of_an_answer_is_kept(world: World, label: str, thanks: str) -> None:
    """A press on "Helpful" or "Wrong" is kept, and thanked for only to the one who pressed."""
    answer = await world.slash(world.ann, "ask", question=WHO)
    thanked = await world.click(world.bea, answer, label)
    assert thanked.flags.ephemeral
    assert words_of(thanked) == thanks
    [kept] = world.bot.store.export(world.bea.id)["feedback"]
    assert kept["helpful"] == (label == "Helpful")


@pytest.mark.parametrize("label", ["Show spoilers", "Helpful", "Wrong"])
async def test_a_button_of_a_removed_review_says_so(world: World, label: str) -> None:
    """When the review behind an answer is gone, its buttons say so instead of quoting it."""
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    world.clear()
    gone = await world.click(world.ann, answer, label)
    assert gone.flags.ephemeral
    assert words_of(gone) == GONE


async def test_buttons_outlive_a_restart(world: World) -> None:
    """A button on an answer that was given before a restart still works after it."""
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    bot = world.bot
    session = Session(world.library, HashingEmbedder())
    await world.env.restart_bot(await make_bot(session, bot.store, bot.desk))
    assert ENDING in words_of(await world.click(world.ann, answer, "Show spoilers"))


async def test_a_server_does_not_open_answers_of_another(world: World) -> None:
    """A button whose answer was given in another server says that it has gone."""
    far, cleo = world.other_server()
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    forged = await world.copy(answer, far)
    assert words_of(await world.click(cleo, forged, "Show spoilers")) == GONE


# A film at a glance, the list of films, and titles while somebody types


async def test_the_card_of_a_film(world: World) -> None:
    """A film's card has its director, cast without what a role would give away, ratings and verdict."""
    card = embed_of(await world.slash(world.ann, "film", film=SALT))
    assert card.title == "The Salt Harbour \\(2011\\)"
    assert {field.name: field.value for field in card.fields} == {
        "Directed by": "Liv Aasen",
        "Cast": "Ivar Holm as Odd Brekke\nTuva Lie as Maren\nGard Moe\nSiri Dahl",
        "Reviews": "**Ann Critic**: 4/5, liked it",
    }
    assert (card.description or "").splitlines()[0] == "> “I recommend it to anybody who loves the sea.”"


async def test_the_card_of_an_ambiguous_title_asks_which(world: World) -> None:
    """Where two films have the title, /film asks which by buttons."""
    answer = await world.slash(world.ann, "film", film="Night Ferry")
    assert buttons_of(answer) == ["Night Ferry (1987)", "Night Ferry (2016)"]
    assert embed_of(await world.click(world.ann, answer, "Night Ferry (2016)")).title == "Night Ferry \\(2016\\)"


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Summary", "The Salt Harbour \\(2011\\), without spoilers:"),
        ("Opinions", "Ann Critic liked The Salt Harbour \\(2011\\): 4/5."),
        ("Who plays whom", "In The Salt Harbour \\(2011\\): Ivar Holm as Odd Brekke"),
    ],
)
async def test_a_film_s_card_leads_on(world: World, label: str, title: str) -> None:
    """The buttons on a film's card answer what can be asked about it."""
    card = await world.slash(world.ann, "film", film=SALT)
    answer = await world.click(world.bea, card, label)
    assert (embed_of(answer).title or "").startswith(title)


async def test_the_list_has_pages(world: World) -> None:
    """More films than fit on a page have buttons to turn it, which change the message; the ends lead no further."""
    world.add(*(review(f"Film {n:02}", 1990, [premise("A door opens.")]) for n in range(FILMS_ON_PAGE)))
    first = await world.slash(world.ann, "films")
    assert len(words_of(first).splitlines()) == FILMS_ON_PAGE
    assert embed_of(first).footer.text == "16 films · page 1 of 2"
    second = await world.click(world.bea, first, "Further")
    assert second.id == first.id
    assert embed_of(second).footer.text == "16 films · page 2 of 2"
    assert not set(words_of(second).splitlines()) & set(words_of(first).splitlines())
    back = await world.click(world.ann, second, "Back")
    assert words_of(back) == words_of(first)


async def test_a_search_keeps_to_its_pages(world: World) -> None:
    """The pages of a search hold only what was searched for."""
    world.add(*(review(f"Film {n:02}", 1990, [premise("A door opens.")]) for n in range(FILMS_ON_PAGE + 1)))
    first = await world.slash(world.ann, "films", search="film")
    second = await world.click(world.ann, first, "Further")
    assert words_of(second) == f"- Film {FILMS_ON_PAGE:02} \\(1990\\)"


async def test_a_search_for_nothing_says_so(world: World) -> None:
    """A search that finds no film says so, and how to list all."""
    answer = await world.slash(world.ann, "films", search="xyzzy")
    assert words_of(answer) == "No reviewed film is called anything like “xyzzy”. **/films** alone lists all."


@pytest.mark.parametrize("command", ["ask", "summary", "cast", "opinion", "film"])
async def test_titles_are_offered_while_somebody_types(world: World, command: str) -> None:
    """Wherever a film is asked for, those like the typed letters are offered."""
    offered = await world.ann.autocomplete(world.channel, command, "film", "nig")
    assert [choice["name"] for choice in offered] == ["Night Ferry (1987)", "Night Ferry (2016)"]


async def test_before_somebody_types_the_most_asked_come_first(world: World) -> None:
    """Before a letter is typed, the films that were asked about most here come first."""
    await world.slash(world.ann, "summary", film=SALT)
    offered = await world.ann.autocomplete(world.channel, "summary", "film", "")
    assert offered[0]["name"] == "The Salt Harbour (2011)"


async def test_titles_of_another_server_are_not_offered(world: World) -> None:
    """A film that only another server has reviews of is neither offered nor listed nor answered about."""
    far, cleo = world.other_server()
    world.add(OWN, collection=f"server-{cleo.guild.id}")
    assert await world.ann.autocomplete(world.channel, "film", "film", "Own Lan") == []
    assert "Own Lantern" not in words_of(await world.slash(world.ann, "films"))
    assert "no review" in words_of(await world.slash(world.ann, "summary", film="Own Lantern"))
    assert "lamps of a railway" in words_of(await world.slash(cleo, "summary", at=far, film="Own Lantern"))


# Menus on messages


async def test_a_message_is_answered_as_a_question(world: World) -> None:
    """The menu "Ask Matinee about this" answers somebody's message, for all."""
    message = await world.bea.send(world.channel, WHO)
    answer = said(await world.ann.context_menu(world.channel, "Ask Matinee about this", message))
    assert embed_of(answer).title == "Tuva Lie plays Maren."
    assert not answer.flags.ephemeral


async def test_a_message_is_judged_in_private(world: World) -> None:
    """The menu "Is this a spoiler?" judges a message only for the one who asks, and repeats nothing of it."""
    message = await world.bea.send(world.channel, "In The Salt Harbour Maren sails away and the lamp goes out.")
    answer = said(await world.ann.context_menu(world.channel, "Is this a spoiler?", message))
    assert answer.flags.ephemeral
    assert embed_of(answer).title == "Spoiler: it gives away the ending of The Salt Harbour \\(2011\\)."
    assert "sails" not in everything_in(answer)


@pytest.mark.parametrize("menu", ["Ask Matinee about this", "Is this a spoiler?"])
async def test_a_message_without_words_is_met_with_a_line(world: World, menu: str) -> None:
    """A message of pictures alone is met with a line, only for the one who asks."""
    message = await world.bea.send(world.channel, attachments=[("still.png", b"png")])
    answer = said(await world.ann.context_menu(world.channel, menu, message))
    assert answer.flags.ephemeral
    assert words_of(answer).endswith("words only, and there are none in that message.")

"""Everything that people do with Matinee on Discord, with the real bot in a process of its own."""

import asyncio
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.records import collection_of
from index.library import Library
from reviews.reading import read_upload
from tests.bot.discord.fake import Channel, ImpossibleActionError, Interaction, Message
from tests.bot.discord.stage import (
    BOAT,
    CLOCK,
    Club,
    Stage,
    embed_of,
    fields_of,
    running_bot,
    slow_scene,
)

QUINT = "Robert Shaw plays Quint."
ENDING = "puts Ilsa on the plane"
GONE = "That answer has gone"
NOT_YOURS = "That is for people with the permission Manage Server."
IN_SERVER, IN_CHANNEL = "Spoilers in this server", "Spoilers in this channel"
WHO_SEES, WHERE = "Who sees answers", "Channels where I answer (none: everywhere)"
BUTTON, BARS, SHOWN, AS_SERVER = "A button", "Spoiler bars", "No cover", "As in the server"
FOR_ALL, FOR_ONE = "Answers for everybody", "Answers only for the one who asks"


def test_the_first_minute(tmp_path: Path) -> None:
    """With an empty home the bot starts, and answers from the samples, and says what it can do."""

    async def play() -> None:
        async with running_bot(tmp_path) as (fake, bot):
            channel, ann = fake.add_guild("Film club").add_channel("talk"), fake.add_user("Ann")
            cast = await (await fake.slash(ann, channel, "cast", {"film": "Jaws", "name": "Quint"})).answered()
            assert (embed_of(cast.answer)["title"], cast.ephemeral) == (QUINT, False)
            assert "a sample review" in cast.answer.text
            asked = await fake.say(ann, channel, f"{fake.bot.mention} who plays Quint in Jaws?")
            reply = await fake.reply_to(asked)
            assert (embed_of(reply)["title"], reply.replies_to) == (QUINT, asked.id)
            told = await (await fake.slash(ann, channel, "help")).answered()
            assert told.ephemeral
            assert "/ask" in told.answer.text
            assert (fake.violations, bot.running) == ([], True)

    asyncio.run(play())


@pytest.mark.slow
def test_a_servers_own_review_takes_nothing_from_other_servers(tmp_path: Path) -> None:
    """While there are samples only, one server's first review hides them there, and nowhere else."""

    async def play() -> None:
        async with running_bot(tmp_path) as (fake, _):
            own, other = fake.add_guild("Film club"), fake.add_guild("Other club").add_channel("talk")
            ann = fake.add_user("Ann")
            asked = await fake.slash(ann, other, "ask", {"question": "How does it end?", "film": "Casablanca"})
            await asked.answered()
            with Library.open(tmp_path / "home") as library:
                library.add(read_upload(CLOCK.encode(), "clock.md"), collection_of(own.id), None)
            shown = await (await fake.click(ann, asked.answer, "Show spoilers")).answered()
            assert ENDING in shown.answer.text
            assert "Casablanca" in (await (await fake.slash(ann, other, "films")).answered()).answer.text
            assert fake.violations == []

    asyncio.run(play())


# Mentions


@slow_scene
async def test_a_mention_is_answered_by_a_reply(club: Club) -> None:
    """Who mentions the bot gets a reply with the answer in an embed, nothing outside it, and sees it being written."""
    reply = await club.mention("who plays Quint in Jaws?")
    assert (embed_of(reply)["title"], reply.content) == (QUINT, "")
    assert reply.replies_to == club.messages[0].id
    assert club.channel.id in club.fake.typing


@slow_scene
async def test_a_mention_in_a_thread_is_answered_there(club: Club) -> None:
    """A question in a thread is answered in the thread."""
    thread = club.guild.add_thread(club.channel, "aside")
    reply = await club.mention("who plays Quint in Jaws?", at=thread)
    assert (embed_of(reply)["title"], reply.channel) == (QUINT, thread)
    assert club.messages == []


@slow_scene
async def test_a_direct_message_needs_no_mention(club: Club) -> None:
    """In direct messages every message is a question."""
    reply = await club.say("who plays Quint in Jaws?", at=club.fake.dm(club.ann))
    assert embed_of(reply)["title"] == QUINT


@slow_scene
async def test_commands_and_buttons_in_direct_messages(club: Club) -> None:
    """Commands that answer, and their buttons, work in direct messages too."""
    direct = club.fake.dm(club.ann)
    asked = await club.slash("ask", at=direct, question="How does it end?", film="Casablanca")
    assert ENDING not in asked.answer.text
    assert ENDING in (await club.click(asked.answer, "Show spoilers")).answer.text
    assert "37 films" in (await club.slash("films", at=direct)).answer.text


@slow_scene
async def test_a_server_is_not_managed_from_direct_messages(club: Club) -> None:
    """The commands that manage a server are not offered in direct messages."""
    for command in ("review list", "settings"):
        with pytest.raises(ImpossibleActionError):
            await club.fake.slash(club.ann, club.fake.dm(club.ann), command)


@slow_scene
async def test_a_reply_keeps_the_film_of_the_answer(club: Club) -> None:
    """Anybody who replies to an answer, with a ping, asks about its film."""
    answer = await club.mention("who plays Rick in Casablanca?")
    reply = await club.say("who directed it?", by=club.ben, reply_to=answer)
    assert embed_of(reply)["title"] == "Michael Curtiz directed Casablanca \\(1942\\)."


@slow_scene
async def test_a_reply_to_a_commands_answer_cannot_be_read(club: Club) -> None:
    """Who replies to a slash command's answer, which arrives without its words, is told what works."""
    answer = (await club.slash("cast", film="Jaws")).answer
    reply = await club.say("who directed it?", reply_to=answer)
    assert reply.text == "I can't read replies to slash commands: mention me in your message, or use /ask."


@slow_scene
async def test_a_reply_that_mentions_keeps_the_film_too(club: Club) -> None:
    """A reply to a slash command's answer with a mention in it can be read, and is about that film."""
    answer = (await club.slash("cast", film="Casablanca")).answer
    reply = await club.mention("who directed it?", by=club.ben, reply_to=answer)
    assert embed_of(reply)["title"] == "Michael Curtiz directed Casablanca \\(1942\\)."


@slow_scene
async def test_other_talk_is_left_alone(club: Club) -> None:
    """Neither plain messages nor replies without a ping to an answer are answered."""
    answer = await club.mention("who plays Rick in Casablanca?")
    await club.fake.say(club.ben, club.channel, "who directed it?", reply_to=answer, ping=False)
    await club.fake.say(club.ben, club.channel, "who plays Quint in Jaws?")
    await club.mention("who plays Quint in Jaws?")
    assert [made.author.name for made in club.messages] == ["Ann", "Matinee", "Ben", "Ben", "Ann", "Matinee"]


@slow_scene
async def test_a_mention_without_words(club: Club) -> None:
    """Who only calls the bot is told in one line what it answers."""
    reply = await club.mention("")
    assert reply.text.startswith("Ask me about a reviewed film")
    assert "\n" not in reply.text


@slow_scene
async def test_a_follow_up_is_of_one_person(club: Club) -> None:
    """The one who asked goes on about the same film; what another asks has no film yet."""
    await club.mention("who plays Rick in Casablanca?")
    assert embed_of(await club.mention("and Laszlo?"))["title"] == "Paul Henreid plays Laszlo."
    assert "Casablanca" not in (await club.mention("who directed it?", by=club.ben)).text
    assert embed_of(await club.mention("who directed it?"))["title"].startswith("Michael Curtiz directed")


# Commands


@slow_scene
async def test_ask_with_and_without_a_film(club: Club) -> None:
    """A question names its film, or gets it as an option."""
    named = await club.slash("ask", question="Who plays Quint in Jaws?")
    given = await club.slash("ask", question="Who plays Quint?", film="Jaws (1975)")
    assert [embed_of(made.answer)["title"] for made in (named, given)] == [QUINT, QUINT]
    assert not named.ephemeral


@slow_scene
async def test_a_question_in_plain_words(club: Club) -> None:
    """A question about the story is found by its meaning; what gives the ending away is hidden."""
    asked = await club.slash("ask", question="Where does the creature hide in the end?", film="Alien")
    assert "🔒" in asked.answer.text
    shown = await club.click(asked.answer, "Show spoilers")
    assert "hidden in the shuttle" in shown.answer.text


@slow_scene
async def test_a_summary_and_the_whole_story(club: Club) -> None:
    """A summary tells no later event; the whole story is for the one who clicks."""
    summary = await club.slash("summary", film="casablanca")
    assert embed_of(summary.answer)["title"] == "Casablanca \\(1942\\), without spoilers:"
    story = await club.click(summary.answer, "The whole story", by=club.ben)
    assert (story.ephemeral, story.answer.owner) == (True, club.ben)
    assert "puts Ilsa on the plane" in story.answer.text
    assert club.messages == [summary.answer]
    assert "puts Ilsa on the plane" not in summary.answer.text


@slow_scene
async def test_the_cast(club: Club) -> None:
    """The cast comes whole, or for one name; for a name that no review has, there are questions to go on with."""
    whole = await club.slash("cast", film="Jaws")
    assert "Roy Scheider as Martin Brody" in whole.answer.text
    assert embed_of((await club.slash("cast", film="Jaws", name="quint")).answer)["title"] == QUINT
    unknown = await club.slash("cast", film="Jaws", name="Nemo")
    assert "doesn't say who plays Nemo" in unknown.answer.text
    assert unknown.answer.labels[:3] == ["Who plays Chrissie?", "What is it about?", "Is it worth watching?"]


@slow_scene
async def test_the_opinion(club: Club) -> None:
    """What a reviewer thought of a film is told with the rating."""
    asked = await club.slash("opinion", film="Parasite")
    assert embed_of(asked.answer)["title"] == "Matinee samples liked Parasite \\(2019\\): 4.5/5."


@slow_scene
async def test_a_film_at_a_glance(club: Club) -> None:
    """A film's card names who made it, when, who plays in it and what each reviewer thought."""
    card = await club.slash("film", film="casablanca")
    fields = fields_of(card.answer)
    assert list(fields) == ["Directed by", "Cast", "Reviews"]
    assert fields["Directed by"] == "Michael Curtiz"
    assert "Humphrey Bogart as Rick" in fields["Cast"].splitlines()
    assert ENDING not in card.answer.text
    boat = fields_of((await club.slash("film", film="The Paper Boat")).answer)
    assert boat["Reviews"] == "**Nils Grey**: 4/5, liked it\n**Rosa Klee**: 2/5, did not like it"


@slow_scene
async def test_an_unknown_film(club: Club) -> None:
    """For a film without a review, the answer says so and where the films are listed."""
    for command in ("film", "summary", "cast", "opinion"):
        text = (await club.slash(command, film="Vertigo")).answer.text
        assert "I have no review of a film called Vertigo." in text
        assert "/films" in text


@slow_scene
async def test_the_films_in_pages(club: Club) -> None:
    """The list is turned page by page, there and back, and ends at both ends."""
    listed = await club.slash("films")
    first = embed_of(listed.answer)
    assert first["description"].splitlines()[0] == "- Alien \\(1979\\)"
    assert first["footer"]["text"] == "37 films · page 1 of 4"
    seen = first["description"].splitlines()
    with pytest.raises(ImpossibleActionError):
        await club.fake.click(club.ann, listed.answer, "Back")
    for _ in range(3):
        turned = await club.click(listed.answer, "Further", by=club.ben)
        assert turned.message is listed.message
        seen += embed_of(turned.answer)["description"].splitlines()
    assert len(set(seen)) == len(seen) == 37
    assert "- The Paper Boat \\(2003\\) · 2 reviews" in seen
    with pytest.raises(ImpossibleActionError):
        await club.fake.click(club.ann, listed.answer, "Further")
    for _ in range(3):
        await club.click(listed.answer, "Back")
    assert embed_of(listed.answer) == first


@slow_scene
async def test_the_films_by_search(club: Club) -> None:
    """A search lists the films like it, also over pages, or says that there is none."""
    one = await club.slash("films", search="casablnca")
    assert embed_of(one.answer)["description"].splitlines()[0] == "- Casablanca \\(1942\\)"
    many = await club.slash("films", search="meadow")
    further = await club.click(many.answer, "Further")
    lines = embed_of(further.answer)["description"].splitlines()
    assert [line for line in lines if "Meadow" in line] != []
    none = await club.slash("films", search="zzzzqqqq")
    assert "No reviewed film is called anything like “zzzzqqqq”." in none.answer.text


@slow_scene
async def test_titles_are_offered_while_one_types(club: Club) -> None:
    """Nothing typed offers films, the most asked first; a part, or a part with a slip, offers what is like it."""
    await club.slash("cast", film="Parasite")
    everything = await club.fake.autocomplete(club.ann, club.channel, "ask", "film", "")
    assert len(everything.choices) == 25
    assert everything.choices[0] == {"name": "Parasite (2019)", "value": "Parasite (2019)"}
    for command, typed in (
        ("summary", "casa"),
        ("cast", "casablnca"),
        ("opinion", "CASABLANCA 1942"),
        ("film", "casa"),
    ):
        offered = await club.fake.autocomplete(club.ann, club.channel, command, "film", typed)
        assert offered.choices[0]["value"] == "Casablanca (1942)"
    endless = await club.fake.autocomplete(club.ann, club.channel, "ask", "film", "x" * 2000)
    assert len(endless.choices) <= 25
    assert max(everything.seconds, endless.seconds) < 1


# Menus of messages


@slow_scene
async def test_a_message_is_asked_about(club: Club) -> None:
    """The menu on a message answers what stands in it, for all to see."""
    said = await club.fake.say(club.ben, club.channel, "who plays Quint in Jaws?")
    asked = await club.menu("Ask Matinee about this", said)
    assert (embed_of(asked.answer)["title"], asked.ephemeral) == (QUINT, False)


@slow_scene
async def test_a_message_is_judged(club: Club) -> None:
    """Whether a message is a spoiler is told to the one who asks; the words that prove it are a click away."""
    spoiler = await club.fake.say(club.ben, club.channel, "In Casablanca Rick puts Ilsa on the plane with her husband.")
    judged = await club.menu("Is this a spoiler?", spoiler)
    assert judged.ephemeral
    assert embed_of(judged.answer)["title"] == "Spoiler: it gives away the ending of Casablanca \\(1942\\)."
    assert ENDING not in judged.answer.text
    assert ENDING in (await club.click(judged.answer, "Show spoilers")).answer.text
    harmless = await club.fake.say(club.ben, club.channel, "Casablanca is my favourite film for a rainy day.")
    safe = await club.menu("Is this a spoiler?", harmless)
    assert safe.ephemeral
    assert embed_of(safe.answer)["title"].startswith("Safe, as far as the reviews of Casablanca")
    assert club.messages == [spoiler, harmless]


@slow_scene
async def test_a_judged_message_may_need_a_film(club: Club) -> None:
    """Where a message names no film, the films to choose from are buttons, and the verdict stays private."""
    said = await club.fake.say(club.ben, club.channel, "I had soup today.")
    judged = await club.menu("Is this a spoiler?", said)
    assert "I can't tell which film this message is about." in judged.answer.text
    chosen = await club.click(judged.answer, judged.answer.labels[0])
    assert (judged.ephemeral, chosen.ephemeral) == (True, True)
    assert embed_of(chosen.answer)["title"].startswith("Safe")


@slow_scene
async def test_a_message_without_words(club: Club) -> None:
    """Both menus say to the one who asks that a picture alone has no words."""
    picture = await club.fake.say(club.ben, club.channel, "", attachments=[club.fake.upload("cat.png", b"\x89PNG")])
    for menu in ("Ask Matinee about this", "Is this a spoiler?"):
        told = await club.menu(menu, picture)
        assert told.ephemeral
        assert told.answer.text.endswith("words only, and there are none in that message.")


# Buttons on answers


@slow_scene
async def test_spoilers_are_shown_to_the_one_who_clicks(club: Club) -> None:
    """The public answer holds no word of the spoiler; who clicks alone reads just what was hidden."""
    asked = await club.slash("ask", question="How does it end?", film="Casablanca")
    assert ENDING not in json.dumps(asked.answer.data)
    assert "🔒 *The answer is hidden: it gives away the ending.*" in asked.answer.text
    shown = await club.click(asked.answer, "Show spoilers", by=club.ben)
    assert (shown.ephemeral, shown.answer.owner) == (True, club.ben)
    assert ENDING in shown.answer.text
    assert club.messages == [asked.answer]
    assert asked.answer.edits <= 1  # the deferral, filled in


@slow_scene
async def test_only_what_was_hidden_is_shown(club: Club) -> None:
    """Where a part of an answer is public, the click shows the other part alone."""
    asked = await club.slash("ask", question="Why does the crew land on the planet?", film="Alien")
    assert "The Nostromo is a commercial towing ship" in asked.answer.text
    shown = await club.click(asked.answer, "Show spoilers")
    assert "walk out into the storm" in shown.answer.text
    assert "The Nostromo is a commercial towing ship" not in shown.answer.text


@slow_scene
async def test_other_reviewers(club: Club) -> None:
    """What one review answered is answered by another reviewer's at a click, and then there are no more."""
    asked = await club.slash("cast", film="The Paper Boat", name="Irma")
    other = await club.click(asked.answer, "Other reviewers")
    names = {name for name in ("Nils Grey", "Rosa Klee") if name in asked.answer.text}
    others = {name for name in ("Nils Grey", "Rosa Klee") if name in other.answer.text}
    assert (len(names), names | others) == (1, {"Nils Grey", "Rosa Klee"})
    assert not other.ephemeral
    assert "Other reviewers" not in other.answer.labels


@slow_scene
async def test_which_film(club: Club) -> None:
    """Where a title is that of two films, one is chosen by a button, and the question answered about it."""
    asked = await club.slash("cast", film="True Grit", name="Rooster Cogburn")
    assert asked.answer.labels[:2] == ["True Grit (1969)", "True Grit (2010)"]
    chosen = await club.click(asked.answer, "True Grit (2010)", by=club.ben)
    assert embed_of(chosen.answer)["title"].startswith("Jeff Bridges plays")
    card = await club.slash("film", film="True Grit")
    assert embed_of((await club.click(card.answer, "True Grit (1969)")).answer)["title"] == "True Grit \\(1969\\)"


@slow_scene
async def test_suggested_questions(club: Club) -> None:
    """A question that no review answers comes with others that they do; a click asks one."""
    asked = await club.slash("ask", question="Who directed Jaws?")
    assert "The review doesn't say who directed Jaws" in asked.answer.text
    suggested = await club.click(asked.answer, "What is it about?")
    assert "Jaws \\(1975\\), without spoilers:" in suggested.answer.text


@slow_scene
async def test_an_answer_is_rated(club: Club) -> None:
    """Anybody says whether an answer helped, and changes their mind; the last word is kept."""
    asked = await club.slash("cast", film="Jaws")
    assert (await club.click(asked.answer, "Helpful", by=club.ben)).answer.text == "Thanks, noted: it helped."
    wrong = await club.click(asked.answer, "Wrong", by=club.ben)
    assert (wrong.answer.text, wrong.ephemeral) == ("Thanks, noted: it was wrong.", True)
    kept = await club.kept_of(club.ben)
    assert [row["helpful"] for row in kept["feedback"]] == [0]


# Reviews of a server


@slow_scene
async def test_a_review_is_uploaded_and_saved(club: Club) -> None:
    """A file is shown as it was understood, saved by a click, and then listed and answering, in this server only."""
    preview = await club.upload(CLOCK, "clock.md")
    fields = fields_of(preview.answer)
    assert (fields["Film"], fields["Reviewer"], fields["Rating"]) == ("Clockwork Winter \\(1996\\)", "Rosa Klee", "3/5")
    assert fields["Cast"] == "Tom Adler as Anton"
    hidden = r"\d of 7 sentences \(\d\d%\) are hidden as spoilers; \d of them tells? the ending\."
    assert re.fullmatch(hidden, fields["Spoilers"])
    assert (preview.ephemeral, preview.answer.labels) == (True, ["Save", "Discard"])
    assert "no review of a film" in (await club.slash("cast", film="Clockwork Winter")).answer.text
    saved = await club.click(preview.answer, "Save", by=club.max)
    assert (
        saved.answer.text
        == "Clockwork Winter \\(1996\\) by Rosa Klee: saved. It answers questions in this server from now on."
    )
    listed = await club.slash("review list", by=club.max)
    assert embed_of(listed.answer)["description"] == "- **Clockwork Winter \\(1996\\)** by Rosa Klee"
    assert "Tom Adler as Anton" in (await club.slash("cast", film="Clockwork Winter")).answer.text
    assert "no review of a film" in (await Club(club.stage).slash("cast", film="Clockwork Winter")).answer.text
    assert (saved.message, preview.answer.labels) == (preview.message, [])


@slow_scene
async def test_a_review_is_discarded(club: Club) -> None:
    """What was discarded is not saved, also not by a click on an older preview."""
    preview = await club.upload(CLOCK)
    other = await club.upload(CLOCK)
    discarded = await club.click(preview.answer, "Discard", by=club.max)
    assert (discarded.answer.text, discarded.message) == ("Discarded.", preview.message)
    assert preview.answer.labels == []
    await club.click(other.answer, "Discard", by=club.max)
    assert "no reviews of its own" in (await club.slash("review list", by=club.max)).answer.text


@slow_scene
async def test_the_same_review_again(club: Club) -> None:
    """The same review saved again is there already; a new text of that reviewer about that film takes its place."""
    await club.add_review(CLOCK)
    same = await club.click((await club.upload(CLOCK)).answer, "Save", by=club.max)
    assert same.answer.text.endswith(": this very review is there already.")
    changed = CLOCK.replace("Tom Adler", "Jon Ziegler")
    new = await club.click((await club.upload(changed)).answer, "Save", by=club.max)
    assert ": saved, in place of the earlier review" in new.answer.text
    assert "Jon Ziegler as Anton" in (await club.slash("cast", film="Clockwork Winter")).answer.text


@slow_scene
async def test_a_review_is_pasted_in_parts(club: Club) -> None:
    """A text that fills one field of the form goes on in the next, inside of a word; film and reviewer come with it."""
    opened = await club.open_form(reviewer="Ida Quill", film="Salt Road (1988)")
    head = "Salt Road is a slow film about a caravan. I liked the music a lot. "
    head += "The desert is wide and the wind is never still. " * 100
    first = head[: 4000 - len("Vera La")] + "Vera La"
    first = first[: first.rindex(". ", 0, 3990) + 2].ljust(4000 - len("Vera La"), " ") + "Vera La"
    parts = (first, "ng plays the guide Irma.", "Emil Frost plays the merchant Jonas.")
    assert len(first) == 4000
    preview = await club.send_form(opened, *parts)
    fields = fields_of(preview.answer)
    assert (fields["Film"], fields["Reviewer"]) == ("Salt Road \\(1988\\)", "Ida Quill")
    assert "Vera Lang as Irma" in fields["Cast"]
    assert "Emil Frost as Jonas" in fields["Cast"]


@slow_scene
async def test_a_file_in_the_form(club: Club) -> None:
    """The form takes a file instead of a text, and the film that is typed into it; both together are refused."""
    file = club.fake.upload("clock.md", CLOCK.encode())
    preview = await club.send_form(await club.open_form(), film="Winter Clocks (1997)", file=file)
    assert fields_of(preview.answer)["Film"] == "Winter Clocks \\(1997\\)"
    both = await club.send_form(await club.open_form(), CLOCK, file=file)
    assert both.answer.text == "Give a file or a text, not both."
    [returned] = both.answer.attachments
    assert club.fake.file(returned).decode().strip() == CLOCK.strip()


@slow_scene
async def test_a_refused_text_is_given_back(club: Club) -> None:
    """A pasted text that is no review comes back as a file; whatever is refused, the reason is told."""
    refused = await club.send_form(await club.open_form(), "I liked it.")
    assert refused.ephemeral
    assert refused.answer.text.startswith("I can't take that review.")
    [returned] = refused.answer.attachments
    assert (returned["filename"], club.fake.file(returned).decode().strip()) == ("your-review.md", "I liked it.")
    empty = await club.send_form(await club.open_form())
    assert empty.answer.text.startswith("There is nothing in the form")
    binary = club.fake.upload("cat.png", b"\x89PNG\x00\xff\xfe")
    file = await club.slash("review add", by=club.max, file=binary)
    assert file.answer.text.startswith("I can't take that review.")
    gone = await club.slash("review add", by=club.max, file=club.fake.upload("a.md", b"x", gone=True))
    assert "attach it again" in gone.answer.text


@slow_scene
async def test_names_without_a_letter(club: Club) -> None:
    """A film or a reviewer of blanks or unseen characters alone is as good as none, or refused with the reason."""
    for unseen in (" ", "\u200b"):
        for option in ("film", "reviewer"):
            given: dict[str, Any] = {"file": club.fake.upload("clock.md", CLOCK.encode()), option: unseen}
            preview = (await club.slash("review add", by=club.max, **given)).answer
            taken = preview.labels == ["Save", "Discard"]
            assert taken or preview.text.startswith("I can't take that review."), (option, unseen, preview.text)


@slow_scene
async def test_a_review_is_removed(club: Club) -> None:
    """A review goes after a confirmation, and with it what it answered: its buttons say that this has gone."""
    await club.add_review(CLOCK)
    ending = await club.slash("ask", question="How does it end?", film="Clockwork Winter")
    summary = await club.slash("summary", film="Clockwork Winter")
    offered = await club.fake.autocomplete(club.max, club.channel, "review remove", "review", "clock")
    [choice] = offered.choices
    assert choice["name"] == "Clockwork Winter (1996) by Rosa Klee"
    asked = await club.slash("review remove", by=club.max, review=choice["value"])
    assert "It can't be brought back." in asked.answer.text
    kept = await club.click(asked.answer, "Keep", by=club.max)
    assert (kept.answer.text, kept.answer.labels) == ("Nothing was removed.", [])
    assert "Tom Adler" in (await club.slash("cast", film="Clockwork Winter")).answer.text
    first = await club.slash("review remove", by=club.max, review=choice["value"])
    second = await club.slash("review remove", by=club.max, review=choice["value"])
    removed = await club.click(first.answer, "Remove", by=club.max)
    assert removed.answer.text == "Removed. Its answers have gone with it."
    late = await club.click(second.answer, "Remove", by=club.max)
    assert late.answer.text == "That review has been removed already."
    assert "no review of a film" in (await club.slash("cast", film="Clockwork Winter")).answer.text
    for answer, label in (
        (ending.answer, "Show spoilers"),
        (summary.answer, "The whole story"),
        (summary.answer, "Helpful"),
    ):
        told = await club.click(answer, label)
        assert (told.answer.text.startswith(GONE), told.ephemeral) == (True, True)
    unknown = await club.slash("review remove", by=club.max, review="nothing")
    assert "This server has no such review." in unknown.answer.text


@slow_scene
async def test_only_people_with_manage_server(club: Club) -> None:
    """Reviews and settings are not offered to others; who has lost the permission, or was let in, is refused."""
    for command in ("review add", "review list", "settings"):
        with pytest.raises(ImpossibleActionError):
            await club.fake.slash(club.ann, club.channel, command)
    opened, preview, panel = await club.open_form(), await club.upload(CLOCK), await club.panel()
    club.guild.add_member(club.max, manage_server=False)
    assert (await club.send_form(opened, CLOCK)).answer.text == NOT_YOURS
    for label in ("Save", "Discard"):
        assert (await club.click(preview.answer, label, by=club.max)).answer.text == NOT_YOURS
    chosen = next(part for part in panel.components if part.get("placeholder") == WHO_SEES)
    select = await (await club.fake.select(club.max, panel, chosen["custom_id"], [FOR_ONE])).answered()
    assert (select.answer.text, select.ephemeral) == (NOT_YOURS, True)
    assert not (await club.slash("cast", film="Jaws")).ephemeral


@slow_scene
async def test_who_was_let_in_is_refused_all_the_same(club: Club) -> None:
    """Where a server offers the commands to everybody, as it can, the bot still asks for Manage Server."""
    offered = [club.fake.commands.find(1, name, None) for name in ("review", "settings")]
    needed = [command["default_member_permissions"] for command in offered]
    for command in offered:
        command["default_member_permissions"] = None
    try:
        for name in ("review add", "review list", "settings"):
            refused = await club.slash(name)
            assert (refused.answer.text, refused.ephemeral) == (NOT_YOURS, True)
    finally:
        for command, permissions in zip(offered, needed, strict=True):
            command["default_member_permissions"] = permissions


# Settings


@slow_scene
async def test_the_settings_of_a_server(club: Club) -> None:
    """The panel shows what holds, and each choice changes it at once."""
    panel = await club.panel()
    assert panel.ephemeral
    assert embed_of(panel)["description"].splitlines() == [
        "**Spoilers in this server**: a button",
        "**Spoilers in this channel**: as in the server",
        "**Answers go to**: everybody in the channel",
        "**I answer in**: every channel",
    ]
    await club.choose(panel, IN_SERVER, SHOWN)
    await club.choose(panel, IN_CHANNEL, BARS)
    await club.choose(panel, WHO_SEES, FOR_ONE)
    await club.choose(panel, WHERE, club.channel)
    changed = [
        "**Spoilers in this server**: no cover",
        "**Spoilers in this channel**: spoiler bars",
        "**Answers go to**: only the one who asks",
        f"**I answer in**: <#{club.channel.id}>",
    ]
    assert embed_of(panel)["description"].splitlines() == changed
    assert embed_of(await club.panel())["description"].splitlines() == changed
    await club.choose(panel, IN_CHANNEL, AS_SERVER)
    await club.choose(panel, WHO_SEES, FOR_ALL)
    await club.choose(panel, WHERE)
    assert embed_of(panel)["description"].splitlines() == [
        "**Spoilers in this server**: no cover",
        "**Spoilers in this channel**: as in the server",
        "**Answers go to**: everybody in the channel",
        "**I answer in**: every channel",
    ]


@slow_scene
async def test_the_cover_of_spoilers(club: Club) -> None:
    """Spoilers are a button, bars or plain, for a server and for a channel of it with its threads."""

    async def ending(at: Channel | None = None) -> Message:
        return (await club.slash("ask", at=at, question="How does it end?", film="Casablanca")).answer

    panel = await club.panel()
    other = club.guild.add_channel("spoilers welcome")
    await club.choose(panel, IN_SERVER, BARS)
    thread = club.guild.add_thread(other, "aside")
    await club.choose(await club.panel(at=thread), IN_CHANNEL, SHOWN)
    barred = embed_of(await ending())["description"]
    assert barred.index("||") < barred.index(ENDING) < barred.rindex("||")
    for place in (other, thread):
        shown = await ending(at=place)
        assert ENDING in embed_of(shown)["description"]
        assert "||" not in shown.text
        assert "Show spoilers" not in shown.labels
    await club.choose(panel, IN_SERVER, BUTTON)
    assert "Show spoilers" in (await ending()).labels
    assert "||" not in (await ending()).text


@slow_scene
async def test_the_channels_where_it_answers(club: Club) -> None:
    """In other channels a command and a mention are told where to go, and the threads of a channel go with it."""
    other = club.guild.add_channel("elsewhere")
    await club.choose(await club.panel(), WHERE, club.channel)
    where = f"In this server I answer in <#{club.channel.id}>."
    for command in ("cast", "film"):
        told = await club.slash(command, at=other, film="Jaws")
        assert (told.answer.text, told.ephemeral) == (where, True)
    assert (await club.mention("who plays Quint in Jaws?", at=other)).text == where
    thread = club.guild.add_thread(club.channel, "aside")
    assert embed_of(await club.mention("who plays Quint in Jaws?", at=thread))["title"] == QUINT
    assert "/ask" in (await club.slash("help", at=other)).answer.text


@slow_scene
async def test_private_answers(club: Club) -> None:
    """In a private server only the asker reads answers; a mention gets a button that works for them alone."""
    await club.choose(await club.panel(), WHO_SEES, FOR_ONE)
    assert (await club.slash("ask", question="Who plays Quint in Jaws?")).ephemeral
    assert (await club.slash("film", film="Jaws")).ephemeral
    assert (await club.slash("films")).ephemeral
    reply = await club.mention("who plays Quint in Jaws?")
    assert (reply.content, reply.embeds) == ("Your answer is ready; only you can open it.", [])
    assert (reply.labels, "Shaw" in json.dumps(reply.data)) == (["Open my answer"], False)
    opened = await club.click(reply, "Open my answer")
    assert (embed_of(opened.answer)["title"], opened.ephemeral) == (QUINT, True)
    refused = await club.click(reply, "Open my answer", by=club.ben)
    assert refused.answer.text.startswith("That answer is for the one who asked.")
    assert refused.ephemeral
    followed = await club.say("and Brody?", reply_to=reply)
    answer = await club.click(followed, "Open my answer")
    assert embed_of(answer.answer)["title"] == "Roy Scheider plays Martin Brody."


@slow_scene
async def test_a_private_servers_buttons(club: Club) -> None:
    """In a private server what comes of a button on a public answer is for the one who clicks."""
    public = await club.slash("cast", film="True Grit")
    await club.choose(await club.panel(), WHO_SEES, FOR_ONE)
    assert (await club.click(public.answer, "True Grit (2010)")).ephemeral
    asked = await club.fake.say(club.ben, club.channel, "who plays Quint in Jaws?")
    assert (await club.menu("Ask Matinee about this", asked)).ephemeral


# About the bot, and what it keeps of people


@slow_scene
async def test_help(club: Club) -> None:
    """Help names every command, to the one who asks."""
    told = await club.slash("help")
    assert told.ephemeral
    commands = (
        "ask",
        "summary",
        "cast",
        "opinion",
        "film",
        "films",
        "privacy",
        "settings",
        "review add",
        "review list",
        "review remove",
    )
    assert [name for name in commands if f"/{name}" not in told.answer.text] == []


@slow_scene
async def test_what_is_kept_is_handed_out(club: Club) -> None:
    """The file of a person holds the questions and the uploads of that person, and of nobody else."""
    await club.mention("who plays Quint in Jaws?")
    await club.slash("cast", by=club.ben, film="Alien")
    await club.upload(CLOCK, "clock.md")
    kept = await club.kept_of(club.ann)
    assert [row["request"]["text"] for row in kept["answers"]] == ["who plays Quint in Jaws?"]
    assert [row["film"] for row in kept["last_questions"]] == ["Jaws (1975)"]
    assert (kept["feedback"], kept["drafts"]) == ([], [])
    assert [row["name"] for row in (await club.kept_of(club.max))["drafts"]] == ["clock.md"]


@slow_scene
async def test_forget_me(club: Club) -> None:
    """Who is forgotten has confirmed it; then nothing is kept, and the buttons of their answers say so."""
    asked = await club.slash("ask", question="How does it end?", film="Casablanca")
    await club.click(asked.answer, "Helpful")
    told = await club.slash("privacy")
    stay = await club.click((await club.click(told.answer, "Forget me")).answer, "Keep it")
    assert stay.answer.text == "Nothing was deleted."
    assert len((await club.kept_of(club.ann))["answers"]) == 1
    done = await club.click((await club.click(told.answer, "Forget me")).answer, "Forget me")
    assert done.answer.text == "Done. I have deleted all that I kept of you."
    assert (await club.kept_of(club.ann)) == {"answers": [], "last_questions": [], "feedback": [], "drafts": []}
    for label in ("Show spoilers", "Helpful"):
        assert (await club.click(asked.answer, label, by=club.ben)).answer.text.startswith(GONE)


# The command line beside the bot


@slow_scene
async def test_the_command_line_changes_the_next_answer(club: Club) -> None:
    """A review that the operator adds or removes by `matinee` is in or out of the next answer."""
    path = club.stage.home.parent / "clock.md"
    path.write_text(CLOCK, encoding="utf-8")
    assert (await club.stage.command_line("add", str(path))).startswith("1 added")
    answer = await club.slash("ask", question="How does it end?", film="Clockwork Winter")
    assert "Anton freezes in the tower" in (await club.click(answer.answer, "Show spoilers")).answer.text
    listed = await club.stage.command_line("films", "--reviews")
    name = next(word for word in listed.split() if word.startswith("shared/clock-"))
    assert (await club.stage.command_line("remove", name)).startswith("removed: Clockwork Winter")
    assert "no review of a film" in (await club.slash("cast", film="Clockwork Winter")).answer.text
    assert (await club.click(answer.answer, "Show spoilers")).answer.text.startswith(GONE)


# After the bot was killed and started again


@dataclass
class Survivors:
    """A club whose messages were made before the bot was killed and started again; so was the form."""

    club: Club
    ending: Message
    summary: Message
    boat: Message
    which: Message
    unanswered: Message
    films: Message
    secret: Message
    preview: Message
    discarded: Message
    removal: Message
    reviews: Message
    panel: Message
    privacy: Message
    talk: Message
    form: Interaction

    @property
    def stage(self) -> Stage:
        """The stage that it is on."""
        return self.club.stage


@pytest.fixture(scope="module")
def survivors(stage: Stage) -> Survivors:
    """Make messages with every kind of button, then kill the bot and start it again."""

    async def make() -> Survivors:
        club, private = Club(stage), Club(stage)
        for n in range(11):
            await club.add_review(BOAT.replace("The Paper Boat", f"Boat Number {n}"))
        found = await club.fake.autocomplete(club.max, club.channel, "review remove", "review", "number 7")
        await private.choose(await private.panel(), WHO_SEES, FOR_ONE)
        made = Survivors(
            club,
            ending=(await club.slash("ask", question="How does it end?", film="Casablanca")).answer,
            summary=(await club.slash("summary", film="Casablanca")).answer,
            boat=(await club.slash("cast", film="The Paper Boat", name="Irma")).answer,
            which=(await club.slash("cast", film="True Grit", name="Rooster Cogburn")).answer,
            unanswered=(await club.slash("ask", question="Who directed Jaws?")).answer,
            films=(await club.slash("films")).answer,
            secret=await private.mention("who plays Quint in Jaws?"),
            preview=(await club.upload(CLOCK)).answer,
            discarded=(await club.upload(CLOCK)).answer,
            removal=(await club.slash("review remove", by=club.max, review=found.choices[0]["value"])).answer,
            reviews=(await club.slash("review list", by=club.max)).answer,
            panel=await club.panel(),
            privacy=(await club.slash("privacy")).answer,
            talk=await club.mention("who plays Rick in Casablanca?"),
            form=await club.open_form(reviewer="Ida Quill"),
        )
        await stage.restart()
        return made

    return stage.runner.run(make())


@slow_scene
async def test_a_pasted_text_survives_a_busy_moment(survivors: Survivors) -> None:
    """Who sends the form while an earlier question of theirs is being answered does not lose what they pasted."""
    club = Club(survivors.stage)
    opened = await club.open_form()
    # Right after the start, this waits for the language model.
    asked = await club.fake.slash(club.max, club.channel, "ask", {"question": "Who fears the water?", "film": "Jaws"})
    await asked.acknowledged()
    sent = await club.send_form(opened, CLOCK)
    returned = [club.fake.file(made).decode().strip() for made in sent.answer.attachments]
    assert sent.answer.labels == ["Save", "Discard"] or returned == [CLOCK.strip()], sent.answer.text


@slow_scene
async def test_commands_are_told_to_discord_once(survivors: Survivors) -> None:
    """The commands are synced at the first start, and not again while they stay the same."""
    assert survivors.stage.fake.commands.syncs == 1


@slow_scene
async def test_a_conversation_goes_on_after_a_restart(survivors: Survivors) -> None:
    """A follow-up, and a reply to an earlier answer, still know the film."""
    club = survivors.club
    assert embed_of(await club.mention("and Laszlo?"))["title"] == "Paul Henreid plays Laszlo."
    reply = await club.say("who directed it?", by=club.ben, reply_to=survivors.talk)
    assert embed_of(reply)["title"].startswith("Michael Curtiz directed")


@slow_scene
async def test_answers_buttons_outlive_a_restart(survivors: Survivors) -> None:
    """Each button on an answer does after a restart what it did before."""
    club = survivors.club
    assert ENDING in (await club.click(survivors.ending, "Show spoilers")).answer.text
    assert "Two letters of transit" in (await club.click(survivors.summary, "The whole story")).answer.text
    other = await club.click(survivors.boat, "Other reviewers")
    assert sum(name in survivors.boat.text + other.answer.text for name in ("Nils Grey", "Rosa Klee")) == 2
    chosen = await club.click(survivors.which, "True Grit (2010)")
    assert embed_of(chosen.answer)["title"].startswith("Jeff Bridges plays")
    suggested = await club.click(survivors.unanswered, "What is it about?")
    assert "Jaws \\(1975\\), without spoilers:" in suggested.answer.text
    assert (await club.click(survivors.ending, "Helpful")).answer.text == "Thanks, noted: it helped."
    turned = await club.click(survivors.films, "Further")
    assert "page 2 of" in turned.answer.text


@slow_scene
async def test_a_private_answer_outlives_a_restart(survivors: Survivors) -> None:
    """The button of a private answer opens it for the one who asked, and for nobody else."""
    asker = next(made.author for made in survivors.secret.channel.messages.values())
    opened = await survivors.club.click(survivors.secret, "Open my answer", by=asker)
    assert embed_of(opened.answer)["title"] == QUINT
    refused = await survivors.club.click(survivors.secret, "Open my answer", by=survivors.club.ben)
    assert refused.answer.text.startswith("That answer is for the one who asked.")


@slow_scene
async def test_managers_buttons_outlive_a_restart(survivors: Survivors) -> None:
    """Drafts are saved or discarded, a review is removed, the list turned, and a setting chosen on older messages."""
    club = survivors.club
    assert "page 2 of 2" in (await club.click(survivors.reviews, "Further", by=club.max)).answer.text
    removed = await club.click(survivors.removal, "Remove", by=club.max)
    assert removed.answer.text == "Removed. Its answers have gone with it."
    assert (await club.click(survivors.discarded, "Discard", by=club.max)).answer.text == "Discarded."
    assert ": saved. " in (await club.click(survivors.preview, "Save", by=club.max)).answer.text
    assert "Tom Adler as Anton" in (await club.slash("cast", film="Clockwork Winter")).answer.text
    panel = await club.choose(survivors.panel, IN_SERVER, BARS)
    assert "**Spoilers in this server**: spoiler bars" in panel.text
    assert "||" in (await club.slash("ask", question="How does it end?", film="Casablanca")).answer.text


@slow_scene
async def test_a_form_outlives_a_restart(survivors: Survivors) -> None:
    """A form that was opened before the restart is taken after it, with the reviewer that it was opened for."""
    preview = await survivors.club.send_form(survivors.form, CLOCK)
    assert fields_of(preview.answer)["Reviewer"] == "Ida Quill"


@slow_scene
async def test_export_and_forgetting_outlive_a_restart(survivors: Survivors) -> None:
    """The buttons about what is kept work; whose answers were forgotten before a button is pressed is told so."""
    club = survivors.club
    given = await club.click(survivors.privacy, "Give me all of it")
    assert len(given.answer.attachments) == 1
    sure = await club.click(survivors.privacy, "Forget me")
    await club.click(sure.answer, "Forget me")
    for message, label in (
        (survivors.ending, "Show spoilers"),
        (survivors.summary, "The whole story"),
        (survivors.boat, "Other reviewers"),
        (survivors.which, "True Grit (1969)"),
        (survivors.unanswered, "What is it about?"),
        (survivors.ending, "Wrong"),
    ):
        assert (await club.click(message, label, by=club.ben)).answer.text.startswith(GONE)

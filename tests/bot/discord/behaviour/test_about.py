"""What Matinee says of itself, what it keeps of people, and how they get or delete it."""

import json
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.conversation.store import KEEP_ANSWERS, KEEP_DRAFTS, KEEP_TALKS
from bot.discord.answering import GONE
from tests.bot.discord.behaviour.conftest import HOW_IT_ENDS, SALT, WHO, World, buttons_of, embed_of, words_of


async def exported(message: discord.Message) -> dict[str, list[dict[str, Any]]]:
    """Read the file that holds what is kept of somebody."""
    [file] = message.attachments
    assert file.filename == "matinee-and-you.json"
    kept: dict[str, list[dict[str, Any]]] = json.loads(await file.read())
    return kept


async def export(world: World, who: str = "ann") -> dict[str, list[dict[str, Any]]]:
    """Have somebody ask for all that is kept of them."""
    person = {"ann": world.ann, "bea": world.bea}[who]
    privacy = await world.slash(person, "privacy")
    return await exported(await world.click(person, privacy, "Give me all of it"))


async def test_help_names_every_command(world: World) -> None:
    """Every command and every menu that is registered stands in the help; a new one has to be added there."""
    text = words_of(await world.slash(world.ann, "help"))
    commands = [*world.bot.tree.walk_commands()]
    slash = [f"/{command.qualified_name}" for command in commands if isinstance(command, app_commands.Command)]
    menus = [menu.name for menu in world.bot.tree.get_commands(type=discord.AppCommandType.message)]
    assert len(slash) >= 10
    assert len(menus) == 2
    # Who reads the help has found /help.
    assert [name for name in [*slash, *menus] if name not in text] == ["/help"]


async def test_help_names_no_command_that_is_not_there(world: World) -> None:
    """Each command that the help names is registered."""
    text = words_of(await world.slash(world.ann, "help"))
    there = {f"/{command.qualified_name}" for command in world.bot.tree.walk_commands()}
    named = {words.strip("`*") for words in text.replace("`", "**").split("**") if words.startswith("/")}
    assert named <= there
    assert len(named) >= 9


async def test_help_is_only_for_who_asks(world: World) -> None:
    """The help is long, so only the one who asks for it sees it."""
    assert (await world.slash(world.ann, "help")).flags.ephemeral


@pytest.mark.parametrize(
    ("what", "seconds", "how_long"),
    [
        ("your questions", KEEP_ANSWERS, "30 days"),
        ("your last question in each channel", KEEP_TALKS, "1 hour"),
        ("whether you found an answer helpful", KEEP_ANSWERS, "30 days"),
        ("a review that you upload", KEEP_DRAFTS, "1 day"),
    ],
)
async def test_privacy_says_what_is_kept_and_for_how_long(world: World, what: str, seconds: int, how_long: str) -> None:
    """What is kept stands there with how long it really is, only for the one who asks."""
    message = await world.slash(world.ann, "privacy")
    assert message.flags.ephemeral
    [line] = [line for line in words_of(message).splitlines() if line.startswith(f"- {what}")]
    assert how_long in line
    number, unit = how_long.split()
    assert int(number) * {"hour": 3600, "day": 86400, "days": 86400}[unit] == seconds


async def test_privacy_says_what_is_not_done(world: World) -> None:
    """It says that no name is kept, that other messages are not seen, and that nothing is used for training."""
    text = words_of(await world.slash(world.ann, "privacy"))
    assert "never your name" in text
    assert "I see no messages but those that mention me" in text
    assert "nothing is used for training" in text


async def test_privacy_offers_the_data_and_to_forget(world: World) -> None:
    """The file with all of it, and forgetting, are a press away."""
    assert buttons_of(await world.slash(world.ann, "privacy")) == ["Give me all of it", "Forget me"]


async def test_privacy_works_in_direct_messages(world: World) -> None:
    """Nobody needs a server to see what is kept of them."""
    message = await world.slash(world.ann.user, "privacy")
    assert embed_of(message).title == "What I keep of you"


async def test_the_export_holds_all_that_is_kept(world: World) -> None:
    """The file holds somebody's questions, their last ones, and what they thought of answers."""
    answer = await world.slash(world.ann, "ask", question=WHO)
    await world.click(world.ann, answer, "Helpful")
    kept = await export(world)
    assert [row["request"]["text"] for row in kept["answers"]] == [WHO]
    assert [row["question"] for row in kept["last_questions"]] == [WHO]
    assert [row["helpful"] for row in kept["feedback"]] == [1]
    assert kept["drafts"] == []


async def test_the_export_holds_only_own_data(world: World) -> None:
    """Nobody gets anything of anybody else."""
    await world.slash(world.ann, "ask", question=WHO)
    assert await export(world, "bea") == {"answers": [], "last_questions": [], "feedback": [], "drafts": []}


async def test_the_export_is_only_for_who_asks(world: World) -> None:
    """The file is seen by nobody else."""
    privacy = await world.slash(world.ann, "privacy")
    assert (await world.click(world.ann, privacy, "Give me all of it")).flags.ephemeral


async def test_the_export_quotes_no_review(world: World) -> None:
    """Of an answer only where it stands in a review is kept, so the export spoils nothing."""
    await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    assert "sails" not in json.dumps(await export(world))


async def test_a_judged_message_is_not_kept(world: World) -> None:
    """What somebody else wrote and Matinee judged is not kept with the judgement."""
    message = await world.bea.send(world.channel, "In The Salt Harbour Maren sails away and the lamp goes out.")
    await world.ann.context_menu(world.channel, "Is this a spoiler?", message)
    kept = await export(world)
    assert len(kept["answers"]) == 1
    assert "sails" not in json.dumps(kept)


async def test_forgetting_is_asked_for_first(world: World) -> None:
    """The button "Forget me" asks first; nothing has gone by then."""
    await world.slash(world.ann, "ask", question=WHO)
    question = await world.click(world.ann, await world.slash(world.ann, "privacy"), "Forget me")
    assert question.flags.ephemeral
    assert buttons_of(question) == ["Forget me", "Keep it"]
    assert len(world.bot.store.export(world.ann.id)["answers"]) == 1


async def test_forgetting_deletes_everything_of_one_person(world: World) -> None:
    """Confirmed, everything that is kept of the person goes, and nothing of anybody else."""
    for person in (world.ann, world.bea):
        answer = await world.slash(person, "ask", question=WHO)
        await world.click(person, answer, "Helpful")
    question = await world.click(world.ann, await world.slash(world.ann, "privacy"), "Forget me")
    done = await world.click(world.ann, question, "Forget me")
    assert words_of(done) == "Done. I have deleted all that I kept of you."
    assert not any(world.bot.store.export(world.ann.id).values())
    kept = world.bot.store.export(world.bea.id)
    assert [len(kept[name]) for name in ("answers", "last_questions", "feedback")] == [1, 1, 1]


async def test_buttons_of_forgotten_answers_say_so(world: World) -> None:
    """The buttons on answers to somebody who was forgotten say that the answer has gone."""
    answer = await world.slash(world.ann, "ask", question=HOW_IT_ENDS)
    world.bot.store.forget(world.ann.id)
    assert words_of(await world.click(world.bea, answer, "Show spoilers")) == GONE


async def test_who_was_forgotten_starts_anew(world: World) -> None:
    """After forgetting, a follow-up leans on nothing that was asked before."""
    await world.slash(world.ann, "summary", film=SALT)
    world.bot.store.forget(world.ann.id)
    answer = await world.slash(world.ann, "ask", question="who directed it?")
    assert not answer.embeds[0].title


async def test_keep_it_deletes_nothing(world: World) -> None:
    """The button "Keep it" deletes nothing."""
    await world.slash(world.ann, "ask", question=WHO)
    question = await world.click(world.ann, await world.slash(world.ann, "privacy"), "Forget me")
    kept = await world.click(world.ann, question, "Keep it")
    assert words_of(kept) == "Nothing was deleted."
    assert len(world.bot.store.export(world.ann.id)["answers"]) == 1

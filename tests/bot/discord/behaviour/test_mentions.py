"""Asking by message: mentions, replies, threads and direct messages, and what is not answered."""

import discord
import pytest
from simcord import MemberActor, RoleHandle, UserHandle
from simcord.enums import MessageType

from bot.answers.cover import Cover
from bot.discord.buttons import view_of
from bot.discord.delivery import Card
from tests.bot.discord.behaviour.conftest import (
    ENDING,
    HOW_IT_ENDS,
    WHO,
    World,
    buttons_of,
    embed_of,
    everything_in,
    last,
    words_of,
)

Overwrites = dict[
    RoleHandle | MemberActor | UserHandle | discord.Role | discord.Member | discord.User | discord.ClientUser,
    discord.PermissionOverwrite,
]
HELLO = "Ask me about a reviewed film: who plays whom, what happens, whether it is any good. /films lists them."

NEED_EMBEDS = "I can't show answers in this channel: I need the permission Embed Links here. /ask works anyway."


async def test_a_mention_is_answered_by_a_reply(world: World) -> None:
    """Who mentions Matinee gets the answer as a reply to the message, without a ping."""
    answer = await world.mention(world.ann, WHO)
    assert embed_of(answer).title == "Tuva Lie plays Maren."
    assert answer.reference is not None
    assert answer.reference.message_id == world.channel.history()[0].id
    assert answer.mentions == []


async def test_a_mention_may_stand_anywhere(world: World) -> None:
    """The mention is no part of the question, wherever in the message it stands."""
    await world.ann.send(world.channel, f"Who plays {world.me} Maren in The Salt Harbour?")
    assert embed_of(last(world.channel)).title == "Tuva Lie plays Maren."


async def test_a_direct_message_needs_no_mention(world: World) -> None:
    """In a direct message every message is a question."""
    await world.ann.user.send_dm(WHO)
    assert embed_of(last(world.ann.user.dm_channel)).title == "Tuva Lie plays Maren."


async def test_in_direct_messages_the_defaults_hold(world: World) -> None:
    """No server's settings reach into direct messages: the cover is on."""
    world.set(cover=Cover.SHOW, private=True, channels=(1,))
    await world.ann.user.send_dm(HOW_IT_ENDS)
    answer = last(world.ann.user.dm_channel)
    assert "sails" not in everything_in(answer)
    assert "Show spoilers" in buttons_of(answer)


async def test_the_cover_holds_for_mentions(world: World) -> None:
    """What is hidden is nowhere in the message that answers a mention."""
    answer = await world.mention(world.ann, HOW_IT_ENDS)
    assert "sails" not in everything_in(answer)
    shown = await world.click(world.ann, answer, "Show spoilers")
    assert shown.flags.ephemeral
    assert ENDING in words_of(shown)


async def test_a_reply_goes_on_about_the_film_of_the_answer(world: World) -> None:
    """Who replies to an answer asks about its film, whatever was asked in between."""
    answer = await world.mention(world.ann, WHO)
    await world.mention(world.ann, "Who is in Night Ferry (1987)?")
    await world.ann.send(world.channel, f"{world.me} who directed it?", reply_to=answer)
    assert "Liv Aasen" in str(embed_of(last(world.channel)).to_dict())


async def test_a_follow_up_leans_on_the_question_before(world: World) -> None:
    """A follow-up such as "and Odd Brekke?" asks what was asked before, in the same channel by the same person."""
    await world.mention(world.ann, WHO)
    assert embed_of(await world.mention(world.ann, "and Odd Brekke?")).title == "Ivar Holm plays Odd Brekke."


async def test_a_suggested_film_is_chosen_by_its_button(world: World) -> None:
    """The buttons below an answer to a mention work for everybody."""
    answer = await world.mention(world.ann, "Who is in Night Ferry?")
    chosen = await world.click(world.bea, answer, "Night Ferry (1987)")
    assert embed_of(chosen).title == "In Night Ferry \\(1987\\): Paul Reuter as Bruno."


# Settings


async def test_a_thread_has_the_settings_of_its_channel(world: World) -> None:
    """In a thread the cover of the channel holds that it hangs on."""
    world.set(channel_covers={world.channel.id: Cover.SHOW})
    thread = world.thread()
    assert ENDING in words_of(await world.mention(world.ann, HOW_IT_ENDS, thread))


async def test_a_thread_is_answered_in_where_its_channel_is(world: World) -> None:
    """Where a channel is open to questions, its threads are too; of another channel they are not."""
    world.set(channels=(world.channel.id,))
    assert (await world.mention(world.ann, WHO, world.thread())).embeds
    world.set(channels=(1,))
    assert not (await world.mention(world.ann, WHO, world.thread("another"))).embeds


async def test_elsewhere_it_says_where_it_answers(world: World) -> None:
    """In a channel where it shall not answer, a mention is told where it does."""
    open_one = world.server.create_text_channel("cinema")
    world.set(channels=(open_one.id,))
    refusal = await world.mention(world.ann, WHO)
    assert refusal.content == f"In this server I answer in <#{open_one.id}>."
    assert not refusal.embeds


async def test_a_private_answer_is_a_line_and_a_button(world: World) -> None:
    """Where answers are private, the channel sees a line without content; its button opens the answer to the asker."""
    world.set(private=True)
    line = await world.mention(world.ann, WHO)
    assert line.content == "Your answer is ready; only you can open it."
    assert not line.embeds
    assert buttons_of(line) == ["Open my answer"]
    opened = await world.click(world.ann, line, "Open my answer")
    assert opened.flags.ephemeral
    assert embed_of(opened).title == "Tuva Lie plays Maren."


async def test_a_private_answer_is_not_opened_by_others(world: World) -> None:
    """Whoever else presses "Open my answer" is told, in private, to ask themselves."""
    world.set(private=True)
    line = await world.mention(world.ann, WHO)
    refused = await world.click(world.bea, line, "Open my answer")
    assert refused.flags.ephemeral
    assert words_of(refused) == "That answer is for the one who asked. Ask me yourself with /ask."


# What is not answered


async def test_without_words_it_says_what_to_ask(world: World) -> None:
    """A mention without words is told what Matinee can be asked."""
    assert (await world.mention(world.ann, "")).content == HELLO


async def test_other_messages_are_left_alone(world: World) -> None:
    """A message that mentions nobody, or everybody, or another person is not answered."""
    for words in (WHO, f"@everyone {WHO}", f"{world.bea.mention} {WHO}"):
        await world.ann.send(world.channel, words)
    assert len(world.channel.history()) == 3


async def test_bots_are_ignored(world: World) -> None:
    """Another bot's mention is not answered, so two bots never talk to each other for ever."""
    robot = world.server.add_member(world.env.create_user("robot", bot=True))
    await world.mention(robot, WHO)
    assert len(world.channel.history()) == 1


async def test_webhooks_are_ignored(world: World) -> None:
    """A webhook's mention is not answered."""
    await world.server.create_webhook(world.channel).send(f"{world.me} {WHO}")
    assert len(world.channel.history()) == 1


async def test_its_own_messages_are_ignored(world: World) -> None:
    """A message of Matinee's own that mentions Matinee is not answered."""
    await world.put(world.channel, Card(content=f"{world.me} {WHO}", view=view_of()))
    await world.env.settle()
    assert len(world.channel.history()) == 1


async def test_system_messages_are_ignored(world: World) -> None:
    """That somebody joined the server is nothing to answer."""
    world.server.create_system_message(world.channel, MessageType.NEW_MEMBER, author=world.ann)
    await world.env.settle()
    assert len(world.channel.history()) == 1


async def test_a_message_that_arrives_twice_is_answered_once(world: World) -> None:
    """A message that Discord delivers again after a dropped connection gets no second answer."""
    await world.mention(world.ann, WHO)
    question = world.channel.history()[0]
    world.bot.dispatch("message", question)
    await world.env.settle()
    assert len(world.channel.history()) == 2


async def test_without_embed_links_it_says_what_it_needs(world: World) -> None:
    """Where it may write but not embed, it names the permission that it needs, without any of the answer."""
    denied: Overwrites = {world.server.default_role: discord.PermissionOverwrite(embed_links=False)}
    strict = world.server.create_text_channel("strict", overwrites=denied)
    line = await world.mention(world.ann, WHO, strict)
    assert line.content == NEED_EMBEDS
    assert not line.embeds


async def test_where_it_may_not_write_it_reacts(world: World) -> None:
    """Where it may not write at all, it shows by a reaction that it saw the question."""
    strict = world.server.create_text_channel("silent")
    world.env.inject_error("POST", f"/channels/{strict.id}/messages", status=403, code=50013, times=None)
    question = await world.mention(world.ann, WHO, strict)
    assert [str(reaction.emoji) for reaction in question.reactions] == ["🔇"]


async def test_what_fails_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody expected becomes a line with a reference and without details; the next question works."""

    def fail(*_: object) -> None:
        message = "a secret detail"
        raise RuntimeError(message)

    with monkeypatch.context() as patch:
        patch.setattr(world.library, "films", fail)
        line = await world.mention(world.ann, WHO)
    assert line.content.startswith("Something went wrong on my side.")
    assert "secret" not in line.content
    assert (await world.mention(world.ann, WHO)).embeds


@pytest.mark.parametrize("text", ["hi", "Thanks!", "what can you do?", "?!"])
async def test_small_talk_is_met_with_what_to_ask(world: World, text: str) -> None:
    """A greeting or thanks is no question about a film: it is told what can be asked."""
    answer = await world.mention(world.ann, text)
    assert answer.content.startswith("Ask me about a reviewed film")

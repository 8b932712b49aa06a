"""A server's own reviews: added, looked at, saved, listed and removed by people who may manage the server."""

from typing import Any

import discord
import pytest
from simcord import InteractionResult

from bot.conversation.records import Place
from bot.conversation.shelf import Upload
from bot.discord.buttons import button, view_of
from bot.discord.delivery import Card
from bot.discord.review_cards import REVIEWS_ON_PAGE, removal_card, reviews_card
from reviews.records import Review
from tests.bot.discord.behaviour.conftest import World, buttons_of, embed_of, said, words_of
from tests.bot.making import opinion, premise, review

TEXT = """\
Ada Finch plays the girl Wren, who tends the lamps of a mountain railway with her old uncle.
One day she finds a letter that was never sent, and she walks down into the valley to deliver it.
In the end Wren drowns in the lake and the uncle burns the letter.
I recommend it to anybody who has the patience for it.
"""
FORM = {"film": "Copper Lantern (1999)", "text1": TEXT}
REFUSED = "That is for people with the permission Manage Server."
GONE = "That review has been saved or discarded already, or it waited longer than a day. Add it again."
OWN = review("Own Lantern", 1999, [premise("A girl tends lamps."), opinion("I recommend it.")], reviewer="Bo Own")
FAR = review("Far Lantern", 1998, [premise("A boy tends lamps."), opinion("I recommend it.")], reviewer="Fay Far")
NEEDING_PERMISSION: list[tuple[str, dict[str, Any]]] = [
    ("review add", {}),
    ("review list", {}),
    ("review remove", {"review": "x"}),
]


def own(world: World) -> list[Review]:
    """Give the server's own reviews."""
    return world.bot.shelf.reviews(world.server.id)


def collection(world: World) -> str:
    """Name the collection of the server."""
    return f"server-{world.server.id}"


async def preview(world: World, **options: str) -> discord.Message:
    """Have Bea paste the review; give back the preview."""
    form = await world.bea.slash(world.channel, "review add", **options)
    return said(await world.bea.submit_modal(form, FORM))


def draft(world: World) -> str:
    """Put a draft of a review of this server aside, and give back its id."""
    place = Place(world.server.id, world.channel.id, world.bea.id)
    upload = Upload("copper.md", TEXT.encode(), None, "Copper Lantern (1999)")
    return world.bot.shelf.preview(place, upload)[0]


# Who may


@pytest.mark.parametrize(("command", "options"), NEEDING_PERMISSION)
async def test_a_command_that_discord_lets_through_is_refused(
    world: World, command: str, options: dict[str, Any]
) -> None:
    """Where Discord's own settings open a command to everybody, Matinee still asks for Manage Server."""
    [known] = [c for c in await world.bot.tree.fetch_commands() if c.name == "review"]
    world.server.set_command_permissions(known, {world.ann: True})
    refused = await world.slash(world.ann, command, **options)
    assert refused.flags.ephemeral
    assert words_of(refused) == REFUSED
    assert len(world.env.errors) == 1  # the refusal, which Matinee has told


async def test_no_review_is_offered_to_who_may_not_manage(world: World) -> None:
    """Somebody without Manage Server is offered no review while typing."""
    world.add(OWN, collection=collection(world))
    [known] = [c for c in await world.bot.tree.fetch_commands() if c.name == "review"]
    world.server.set_command_permissions(known, {world.ann: True})
    assert await world.ann.autocomplete(world.channel, "review remove", "review", "Own") == []


@pytest.mark.parametrize("label", ["Save", "Discard"])
async def test_a_draft_is_kept_from_who_may_not_manage(world: World, label: str) -> None:
    """A member who gets at the buttons of a preview is refused, and the draft stays as it is."""
    identifier = draft(world)
    buttons = view_of(button("save", identifier, "Save"), button("discard", identifier, "Discard"))
    message = await world.put(world.channel, Card(view=buttons))
    refused = await world.click(world.ann, message, label)
    assert refused.flags.ephemeral
    assert words_of(refused) == REFUSED
    assert own(world) == []
    assert world.bot.store.draft(identifier) is not None


async def test_a_review_is_kept_from_who_may_not_manage(world: World) -> None:
    """A member who gets at the button "Remove" is refused, and the review stays."""
    world.add(OWN, collection=collection(world))
    message = await world.put(world.channel, removal_card(OWN.review))
    refused = await world.click(world.ann, message, "Remove")
    assert words_of(refused) == REFUSED
    assert own(world) == [OWN.review]


async def test_the_list_is_kept_from_who_may_not_manage(world: World) -> None:
    """A member who gets at the buttons of the list is refused."""
    many = [review(f"Own {n:02}", 1999, [premise("A door opens.")]) for n in range(REVIEWS_ON_PAGE + 1)]
    world.add(*many, collection=collection(world))
    message = await world.put(world.channel, reviews_card(own(world), 0))
    assert words_of(await world.click(world.ann, message, "Further")) == REFUSED


async def test_a_form_is_refused_when_the_permission_has_gone(world: World) -> None:
    """Who may no longer manage the server when the form is sent is refused, and nothing is kept."""
    form = await world.bea.slash(world.channel, "review add")
    world.env.backend.remove_member_role(world.server.id, world.bea.id, world.server.roles["managers"].id)
    assert words_of(said(await world.bea.submit_modal(form, FORM))) == REFUSED
    assert world.bot.store.export(world.bea.id)["drafts"] == []


# Adding


async def test_a_preview_says_how_the_review_is_read(world: World) -> None:
    """The preview names film, reviewer, rating, cast and how much is covered, only to who added the review."""
    message = await preview(world, reviewer="Ada Critic")
    assert message.flags.ephemeral
    fields = {field.name: field.value for field in embed_of(message).fields}
    assert list(fields) == ["Film", "Reviewer", "Rating", "Cast", "Spoilers"]
    assert fields["Film"] == "Copper Lantern \\(1999\\)"
    assert fields["Reviewer"] == "Ada Critic"
    assert fields["Rating"] == "none"
    assert "Ada Finch" in (fields["Cast"] or "")
    assert "of 4 sentences" in (fields["Spoilers"] or "")
    assert buttons_of(message) == ["Save", "Discard"]


async def test_a_preview_quotes_nothing_of_the_review(world: World) -> None:
    """The preview counts what is covered but tells none of it."""
    assert "drowns" not in str(embed_of(await preview(world)).to_dict())


async def test_nothing_answers_before_it_is_saved(world: World) -> None:
    """A review that waits to be saved is not in the server's reviews."""
    await preview(world)
    assert own(world) == []


async def test_a_saved_review_answers_in_its_server(world: World) -> None:
    """Saved, a review answers at once in its server."""
    saved = await world.click(world.bea, await preview(world), "Save")
    assert words_of(saved).endswith(": saved. It answers questions in this server from now on.")
    answer = await world.slash(world.ann, "ask", question="Who plays Wren in Copper Lantern?")
    assert embed_of(answer).title is not None
    assert "Ada Finch plays" in (embed_of(answer).title or "")


async def test_a_saved_review_answers_in_no_other_server(world: World) -> None:
    """A server's review answers nowhere else: not in another server, nor in direct messages."""
    await world.click(world.bea, await preview(world), "Save")
    far, cleo = world.other_server()
    for answer in (
        await world.slash(cleo, "summary", at=far, film="Copper Lantern"),
        await world.slash(world.ann.user, "summary", film="Copper Lantern"),
    ):
        assert words_of(answer).startswith("I have no review of a film called Copper Lantern.")


async def test_a_review_of_the_same_film_and_reviewer_replaces(world: World) -> None:
    """A second review of a film by the same reviewer takes the first one's place."""
    await world.click(world.bea, await preview(world, reviewer="Ada Critic"), "Save")
    form = await world.bea.slash(world.channel, "review add", reviewer="Ada Critic")
    changed = {**FORM, "text1": TEXT.replace("patience", "leisure")}
    message = said(await world.bea.submit_modal(form, changed))
    replaced = await world.click(world.bea, message, "Save")
    assert words_of(replaced).endswith(": saved, in place of the earlier review of this film by this reviewer.")
    [kept] = own(world)
    assert "leisure" in kept.text


async def test_a_draft_is_saved_once(world: World) -> None:
    """Once it is saved, no press on "Save" is possible, and one that was under way finds the draft gone."""
    identifier = draft(world)
    buttons = Card(view=view_of(button("save", identifier, "Save")))
    first, second = [await world.put(world.channel, buttons) for _ in range(2)]
    await world.click(world.bea, first, "Save")
    assert words_of(await world.click(world.bea, second, "Save")) == GONE


async def test_a_discarded_review_is_gone(world: World) -> None:
    """The button "Discard" throws the draft away; nothing of it is kept."""
    discarded = await world.click(world.bea, await preview(world), "Discard")
    assert words_of(discarded) == "Discarded."
    assert own(world) == []
    assert world.bot.store.export(world.bea.id)["drafts"] == []


@pytest.mark.parametrize("label", ["Save", "Discard"])
async def test_a_draft_of_another_server_is_out_of_reach(world: World, label: str) -> None:
    """Who manages another server neither saves nor discards a draft of this one."""
    far, cleo = world.other_server()
    identifier = draft(world)
    buttons = view_of(button("save", identifier, "Save"), button("discard", identifier, "Discard"))
    answer = await world.click(cleo, await world.put(far, Card(view=buttons)), label)
    assert words_of(answer) == GONE
    assert world.bot.store.draft(identifier) is not None
    assert world.bot.shelf.reviews(cleo.guild.id) == []


async def test_a_form_without_words_is_refused(world: World) -> None:
    """A form without a text or a file is refused with what to do."""
    form = await world.bea.slash(world.channel, "review add")
    refused = said(await world.bea.submit_modal(form, {"film": "Copper Lantern (1999)"}))
    assert refused.flags.ephemeral
    assert words_of(refused) == "There is nothing in the form: attach a file, or paste the review."


async def test_what_was_written_is_given_back(world: World) -> None:
    """When a pasted review is refused, its text comes back as a file, so that nobody writes it twice."""
    form = await world.bea.slash(world.channel, "review add")
    refused = said(await world.bea.submit_modal(form, {"text1": "Der Film ist gut und die Musik ist auch gut."}))
    assert [file.filename for file in refused.attachments] == ["your-review.md"]


async def test_the_form_knows_what_the_command_was_told(world: World) -> None:
    """A reviewer and a film given with the command are in the form already."""
    form: InteractionResult = await world.bea.slash(
        world.channel, "review add", reviewer="Ada Critic", film="Copper Lantern"
    )
    assert form.modal is not None
    fields = [label["component"] for label in form.modal["components"]]
    assert [field["value"] for field in fields if field["custom_id"] == "film"] == ["Copper Lantern"]
    message = said(await world.bea.submit_modal(form, {"text1": TEXT, "film": "Copper Lantern (1999)"}))
    assert embed_of(message).fields[1].value == "Ada Critic"


async def test_a_name_that_is_not_seen_is_no_name(world: World) -> None:
    """A reviewer's name of unseen characters counts as none, and the preview comes all the same."""
    message = await preview(world, reviewer="\u2060\u2060")
    assert embed_of(message).fields[1].value == "an unnamed reviewer"


# The list, and removing


async def test_the_list_names_only_own_reviews(world: World) -> None:
    """The list names the server's own reviews: neither the shared ones nor another server's."""
    _, cleo = world.other_server()
    world.add(OWN, collection=collection(world))
    world.add(FAR, collection=f"server-{cleo.guild.id}")
    listed = await world.slash(world.bea, "review list")
    assert listed.flags.ephemeral
    assert words_of(listed) == "- **Own Lantern \\(1999\\)** by Bo Own"
    assert embed_of(listed).footer.text == "1 review · page 1 of 1"


async def test_an_empty_list_says_how_to_add(world: World) -> None:
    """A server without reviews of its own is told how to add one."""
    listed = await world.slash(world.bea, "review list")
    assert words_of(listed) == "This server has no reviews of its own. Add one with **/review add**."


async def test_the_list_has_pages(world: World) -> None:
    """More reviews than fit on a page have buttons to turn it, which change the message."""
    many = [review(f"Own {n:02}", 1999, [premise("A door opens.")]) for n in range(REVIEWS_ON_PAGE + 1)]
    world.add(*many, collection=collection(world))
    first = await world.slash(world.bea, "review list")
    assert len(words_of(first).splitlines()) == REVIEWS_ON_PAGE
    second = await world.click(world.bea, first, "Further")
    assert words_of(second) == "- **Own 10 \\(1999\\)** by Ann Critic"
    assert embed_of(second).footer.text == "11 reviews · page 2 of 2"
    assert words_of(await world.click(world.bea, second, "Back")) == words_of(first)


async def test_only_own_reviews_are_offered_for_removal(world: World) -> None:
    """While typing, the server's own reviews are offered, neither the shared ones nor another server's."""
    _, cleo = world.other_server()
    world.add(OWN, collection=collection(world))
    world.add(FAR, collection=f"server-{cleo.guild.id}")
    for typed in ("", "lantern", "own l"):
        offered = await world.bea.autocomplete(world.channel, "review remove", "review", typed)
        assert offered == [{"name": "Own Lantern (1999) by Bo Own", "value": OWN.review.id}]


async def test_a_removal_is_asked_for_first(world: World) -> None:
    """Removing asks first and names the review; only the press on "Remove" removes it."""
    world.add(OWN, collection=collection(world))
    question = await world.slash(world.bea, "review remove", review=OWN.review.id)
    assert question.flags.ephemeral
    assert words_of(question) == "Remove the review of **Own Lantern \\(1999\\) by Bo Own**? It can't be brought back."
    assert own(world) == [OWN.review]
    removed = await world.click(world.bea, question, "Remove")
    assert words_of(removed) == "Removed. Its answers have gone with it."
    assert own(world) == []


async def test_keep_removes_nothing(world: World) -> None:
    """The button "Keep" leaves the review where it is, and takes the buttons away."""
    world.add(OWN, collection=collection(world))
    question = await world.slash(world.bea, "review remove", review=OWN.review.id)
    kept = await world.click(world.bea, question, "Keep")
    assert words_of(kept) == "Nothing was removed."
    assert buttons_of(kept) == []
    assert own(world) == [OWN.review]


async def test_a_review_is_removed_once(world: World) -> None:
    """A second press on "Remove" says that it was removed already."""
    world.add(OWN, collection=collection(world))
    message = await world.put(world.channel, removal_card(OWN.review))
    world.library.remove(collection(world), OWN.review.id)
    assert words_of(await world.click(world.bea, message, "Remove")) == "That review has been removed already."


async def test_reviews_of_others_cannot_be_removed(world: World) -> None:
    """Neither a shared review nor another server's is found by its id, nor removed by its button."""
    far, cleo = world.other_server()
    world.add(OWN, collection=collection(world))
    before = world.library.reviews()
    for listing in before:
        answer = await world.slash(cleo, "review remove", at=far, review=listing.review.id)
        assert words_of(answer) == "This server has no such review. Choose one from those offered while you type."
        message = await world.put(far, removal_card(listing.review))
        assert words_of(await world.click(cleo, message, "Remove")) == "That review has been removed already."
    assert world.library.reviews() == before


async def test_in_direct_messages_there_is_nothing_to_manage(world: World) -> None:
    """The commands for a server's reviews are not there in direct messages."""
    commands = world.ann.user.available_commands()
    assert "ask" in commands
    assert not any(name.startswith(("review", "settings")) for name in commands)

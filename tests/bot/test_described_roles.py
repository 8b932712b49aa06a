"""Who plays somebody whom a question describes without a name."""

import pytest

from bot.answers.described_roles import described_members
from bot.answers.people import members_of
from tests.bot.making import entries, premise, review

[STORM] = entries(
    review(
        "Storm",
        2010,
        [
            premise("Police chief Marge Olsen is seven months pregnant."),
            premise("Liv Aasen plays her with great calm."),
            premise("The sailor Odd, played by Ivar Holm, hides a stolen violin in the harbour."),
            premise("Marge asks him about the violin."),
        ],
        cast=[("Liv Aasen", "Marge Olsen"), ("Ivar Holm", "Odd")],
    )
)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("the pregnant police chief", ["Liv Aasen"]),
        ("the sailor with the stolen violin", ["Ivar Holm"]),
        ("the violin", []),
        ("the vampire", []),
        ("marge's husband", []),
        ("the guy", []),
    ],
    ids=["told beside the name", "told with the actor", "told of two", "told of nobody", "a name", "nothing told"],
)
def test_described(text: str, actors: list[str]) -> None:
    """A description that fits what is said of one member, and of no other, tells that one."""
    assert [item.member.actor for item in described_members(text, members_of([STORM]))] == actors

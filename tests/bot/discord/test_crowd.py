"""Many people at once: everybody is answered, nobody waits without a word, and the bot does not grow."""

import asyncio
import logging
from pathlib import Path

import pytest

from tests.bot.discord.fake import BotProcess, Channel, FakeDiscord, Interaction, User

PEOPLE = 200
ROUNDS = 5
ACKNOWLEDGED_WITHIN, ANSWERED_WITHIN, HEARTBEAT_LATE = 2.0, 60.0, 1.0
MOST_GROWTH = 1.05
HEARTBEAT_SECONDS = 5.0
QUESTIONS = (
    ("Why does the chief want to close the beaches?", "Jaws (1975)"),
    ("How does it end?", "Casablanca (1942)"),
    ("What happens to the crew?", "Alien (1979)"),
    ("Is it worth watching?", "Parasite (2019)"),
    ("Who plays Ye-sung?", "Miracle in Cell No. 7 (2013)"),
    ("How's the acting?", "The Shawshank Redemption (1994)"),
    ("Why is Andy in prison?", "The Shawshank Redemption (1994)"),
    ("Who survives the sinking?", "Titanic (1997)"),
)

_log = logging.getLogger("matinee.tests")


async def ask_all(fake: FakeDiscord, channel: Channel, people: list[User]) -> list[Interaction]:
    """Let everybody ask at once, and wait for the answers."""
    asked = []
    for number, person in enumerate(people):
        question, film = QUESTIONS[number % len(QUESTIONS)]
        asked.append(await fake.slash(person, channel, "ask", {"question": question, "film": film}))
    await asyncio.gather(*(interaction.acknowledged(timeout=30) for interaction in asked))
    await asyncio.gather(*(interaction.answered(timeout=120) for interaction in asked))
    return asked


@pytest.mark.slow
def test_two_hundred_people_at_once(tmp_path: Path) -> None:
    """Five times two hundred people: acknowledged in 2 s, answered in 60 s, heartbeats in time, no growing memory."""

    async def whole() -> None:
        async with FakeDiscord(heartbeat_interval=HEARTBEAT_SECONDS) as fake:
            channel = fake.add_guild("Film club").add_channel("talk")
            people = [fake.add_user(f"Person {number}") for number in range(PEOPLE)]
            async with BotProcess(fake, tmp_path / "bot.log", {"MATINEE_HOME": str(tmp_path / "home")}) as bot:
                await bot.ready(60)
                # The model loads, and embeds the samples, in front of the first question for it.
                first = await fake.slash(people[0], channel, "ask", {"question": QUESTIONS[0][0], "film": "Jaws"})
                await first.answered(timeout=90)
                memory = []
                for _ in range(ROUNDS):
                    asked = await ask_all(fake, channel, people)
                    waited = [one.acked - one.created for one in asked if one.acked]
                    assert len(waited) == PEOPLE
                    took = [one.answered_at - one.created for one in asked if one.answered_at]
                    _log.info("acknowledged in %.2f s, answered in %.2f s", max(waited), max(took))
                    assert max(waited) <= ACKNOWLEDGED_WITHIN
                    assert max(took) <= ANSWERED_WITHIN
                    memory.append(bot.rss())
                _log.info("memory %s MiB", [round(size / 2**20) for size in memory])
                late = fake.gateway.worst_lateness
                _log.info("heartbeat late by %.2f s", late)
                assert late <= HEARTBEAT_LATE
                assert memory[-1] <= MOST_GROWTH * memory[0]
                assert fake.violations == []

    asyncio.run(whole())

"""One running bot for all scenes of a module, and a club for each of them."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest

from tests.bot.discord.stage import Club, Stage, fill_library, running_bot


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Run the bot with a library of shared reviews."""
    folder = tmp_path_factory.mktemp("stage")
    fill_library(folder / "home")
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        fake, bot = runner.run(stack.enter_async_context(running_bot(folder)))
        try:
            yield Stage(fake, bot, folder / "home", runner)
        finally:
            runner.run(stack.aclose())


@pytest.fixture
def club(stage: Stage) -> Club:
    """Found a club in a server of its own."""
    return Club(stage)

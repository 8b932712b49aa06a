"""The bot as a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bot.discord.fake.interactions import wait_until
from tests.bot.discord.fake.server import FakeDiscord

_ROOT = Path(__file__).parents[4]
_OURS = ("MATINEE_", "DISCORD_")
_TAIL = 2000


class BotProcess:
    """Runs the bot against a fake; may be started again after it ended. Use it with `async with`, or `start` it."""

    def __init__(  # noqa: PLR0913 - what a start can vary
        self,
        fake: FakeDiscord,
        log_path: Path,
        env: Mapping[str, str] | None = None,
        *,
        arguments: Sequence[str] = ("run",),
        target: str | None = None,
        heartbeat_timeout: float | None = None,
    ) -> None:
        """Prepare a process that writes its output to `log_path`.

        It inherits the environment but for MATINEE_* and DISCORD_*; DISCORD_TOKEN is the fake's unless `env` says
        otherwise. `target` is "module:function", by default the product's main; `arguments` are its command line.
        `heartbeat_timeout` lowers the seconds of silence after which discord.py gives a connection up;
        below 5 s it also disturbs the new session after an invalid one, which discord.py begins 5 s later.
        """
        self._fake = fake
        self._log_path = log_path
        self._env = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        self._env |= {"DISCORD_TOKEN": fake.token, "PYTHONUNBUFFERED": "1"} | dict(env or {})
        self._command = [sys.executable, "-m", "tests.bot.discord.fake.launch", fake.api_url, fake.gateway_url]
        if heartbeat_timeout is not None:
            self._command += ["--heartbeat-timeout", str(heartbeat_timeout)]
        if target is not None:
            self._command += ["--target", target]
        self._command += ["--", *arguments]
        self._process: asyncio.subprocess.Process | None = None
        self._sessions_before = 0

    async def start(self) -> Self:
        """Start it."""
        assert not self.running, "it runs already"
        self._sessions_before = len(self._fake.gateway.sessions)
        with self._log_path.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, cwd=_ROOT, env=self._env, stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log
            )
        return self

    async def __aenter__(self) -> Self:
        """Start it."""
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill it if it still runs."""
        if self.running:
            await self.kill()

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.returncode is None

    @property
    def returncode(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.returncode if self._process else None

    @property
    def pid(self) -> int:
        """Its process id."""
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """All that it wrote to stdout and stderr, over all starts."""
        return self._log_path.read_text(errors="replace") if self._log_path.exists() else ""

    async def ready(self, timeout: float = 30.0) -> None:  # noqa: ASYNC109 - a failure shows the log
        """Wait until every shard got READY and its servers."""
        await wait_until(
            lambda: self._fake.gateway.is_ready(self._sessions_before) or not self.running,
            timeout,
            lambda: f"READY; the bot's log ends: {self.log[-_TAIL:]}",
        )
        assert self.running, f"the bot ended with {self.returncode}: {self.log[-_TAIL:]}"

    async def kill(self) -> None:
        """End it at once (SIGKILL)."""
        await self._end(signal.SIGKILL, 10.0)

    async def stop(self, timeout: float = 10.0) -> int:  # noqa: ASYNC109 - a failure shows the log
        """Ask it to end (SIGTERM) and give its exit code; if it takes longer, kill it and fail."""
        return await self._end(signal.SIGTERM, timeout)

    async def _end(self, number: signal.Signals, timeout_s: float) -> int:
        assert self._process is not None
        if self.running:
            self._process.send_signal(number)
        try:
            return await asyncio.wait_for(self._process.wait(), timeout_s)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
            why = f"the bot still ran {timeout_s:g} s after {number.name}: {self.log[-_TAIL:]}"
            raise AssertionError(why) from None

    async def exited(self, timeout: float = 30.0) -> int:  # noqa: ASYNC109 - as above
        """Wait until it ends by itself, and give its exit code."""
        await wait_until(lambda: not self.running, timeout, lambda: f"the bot's end; its log ends: {self.log[-_TAIL:]}")
        assert self.returncode is not None
        return self.returncode

    def rss(self) -> int:
        """Its resident memory in bytes."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        why = "the process has no memory: it ended"
        raise AssertionError(why)

"""Starts the bot with discord.py aimed at the fake.

python -m tests.bot.discord.fake.launch API GATEWAY [--heartbeat-timeout S] [--target MODULE:FUNCTION] -- ARGUMENTS
"""

import argparse
import importlib
import sys
import warnings
from typing import Any

import yarl

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)
    import discord.gateway
    import discord.http
    import discord.state


def main() -> None:
    """Aim discord.py, then call the bot's main with what follows `--`."""
    split = sys.argv.index("--")
    parser = argparse.ArgumentParser()
    parser.add_argument("api")
    parser.add_argument("gateway", type=yarl.URL)
    parser.add_argument("--heartbeat-timeout", type=float)
    parser.add_argument("--target", default="bot.__main__:main")
    options = parser.parse_args(sys.argv[1:split])
    discord.http.Route.BASE = options.api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = options.gateway
    if options.heartbeat_timeout is not None:
        _lower_heartbeat_timeout(options.heartbeat_timeout)
    module, _, function = options.target.partition(":")
    sys.argv = ["matinee", *sys.argv[split + 1 :]]
    sys.exit(getattr(importlib.import_module(module), function)())


def _lower_heartbeat_timeout(seconds: float) -> None:
    original = discord.state.ConnectionState.__init__

    def patched(self: discord.state.ConnectionState, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        kwargs.setdefault("heartbeat_timeout", seconds)
        original(self, *args, **kwargs)

    discord.state.ConnectionState.__init__ = patched  # type: ignore[method-assign]


if __name__ == "__main__":
    main()

"""Snowflakes: Discord's ids, which carry the time of their making."""

import time
from datetime import UTC, datetime

_EPOCH_MS = 1_420_070_400_000
_TIME_SHIFT = 22


class Snowflakes:
    """Makes ids that rise, each with the present time in it."""

    def __init__(self) -> None:
        """Begin with the present."""
        self._last = 0

    def make(self) -> int:
        """Make the next id."""
        now = (int(time.time() * 1000) - _EPOCH_MS) << _TIME_SHIFT
        self._last = max(now, self._last + 1)
        return self._last

    def make_for_shard(self, shard: int, shards: int) -> int:
        """Make an id of a server that `shard` of `shards` serves: `(id >> 22) % shards`."""
        made = self.make()
        self._last = made + (((shard - (made >> _TIME_SHIFT)) % shards) << _TIME_SHIFT)
        return self._last


def moment(snowflake: int) -> str:
    """The time in a snowflake, as Discord writes it."""
    return datetime.fromtimestamp(((snowflake >> _TIME_SHIFT) + _EPOCH_MS) / 1000, UTC).isoformat()


def now() -> str:
    """The present time, as Discord writes it."""
    return datetime.now(UTC).isoformat()

"""Which events have been taken up: Discord may deliver one again after a dropped connection."""

from collections import OrderedDict

_MOST = 5000


class Seen:
    """The ids of the latest events."""

    def __init__(self, most: int = _MOST) -> None:
        """Remember the latest `most` ids."""
        self._most = most
        self._ids: OrderedDict[int, None] = OrderedDict()

    def is_new(self, identifier: int) -> bool:
        """Whether an event comes for the first time; from now on it does not."""
        if identifier in self._ids:
            return False
        self._ids[identifier] = None
        if len(self._ids) > self._most:
            self._ids.popitem(last=False)
        return True

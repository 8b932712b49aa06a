"""Events that Discord delivers again are taken up once."""

from bot.discord.seen import Seen


def test_an_event_is_new_once() -> None:
    """An event is new when it comes first, and never again."""
    seen = Seen()
    assert [seen.is_new(identifier) for identifier in (1, 2, 1, 2, 3)] == [True, True, False, False, True]


def test_only_the_latest_are_remembered() -> None:
    """Beyond its bound, the oldest events are forgotten first."""
    seen = Seen(most=2)
    assert all(seen.is_new(identifier) for identifier in (1, 2, 3))
    assert not seen.is_new(3)
    assert not seen.is_new(2)
    assert seen.is_new(1)


def test_a_busy_hour_is_remembered() -> None:
    """By default thousands of events are remembered, far more than come between two deliveries of one."""
    seen = Seen()
    assert all(seen.is_new(identifier) for identifier in range(5000))
    assert not any(seen.is_new(identifier) for identifier in range(5000))

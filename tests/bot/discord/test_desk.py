"""The desk: work of people is done off the event loop, in turn, one for each person, and never too much of it."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any

import pytest

from bot.discord.desk import CrowdedError, Desk, StillAnsweringError

ANN, BEA, CLEO = 1, 2, 3
SOON = 5.0


@pytest.fixture
def loop() -> Iterator[asyncio.Runner]:
    """Make an event loop."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Open a desk at which two people may wait."""
    opened = Desk(most_waiting=2)
    yield opened
    opened.close()


class Gate:
    """Work that has begun once somebody works on it, and ends when the gate is opened."""

    def __init__(self) -> None:
        """Make a closed gate."""
        self.begun = threading.Event()
        self.open = threading.Event()

    def work(self) -> str:
        """Wait for the gate to open."""
        self.begun.set()
        assert self.open.wait(SOON)
        return "done"


def fail() -> None:
    """Fail."""
    message = "no luck"
    raise LookupError(message)


def note(begun: list[int], number: int) -> str:
    """Note that work has begun."""
    begun.append(number)
    return "noted"


async def started(work: Coroutine[Any, Any, str]) -> "asyncio.Task[str]":
    """Start work; give back control once the desk has taken it, or refused it."""
    task = asyncio.create_task(work)
    await asyncio.sleep(0)
    return task


def test_work_is_done_on_another_thread(loop: asyncio.Runner, desk: Desk) -> None:
    """Neither an answer nor a lookup is worked on by the event loop's thread."""
    here = threading.get_ident()
    assert loop.run(desk.answer(ANN, threading.get_ident)) != here
    assert loop.run(desk.look_up(threading.get_ident)) != here


def test_the_result_comes_back(loop: asyncio.Runner, desk: Desk) -> None:
    """What the work gives is what the one who asks gets."""
    assert loop.run(desk.answer(ANN, lambda: "Tuva Lie")) == "Tuva Lie"
    assert loop.run(desk.look_up(lambda: ["a", "film"])) == ["a", "film"]


def test_who_comes_first_is_answered_first(loop: asyncio.Runner) -> None:
    """Work begins in the order in which it was asked for."""
    desk, order = Desk(), list[int]()

    async def crowd() -> None:
        gates = [Gate(), Gate()]
        held = [await started(desk.answer(-number, gate.work)) for number, gate in enumerate(gates, 1)]
        waiting = [await started(desk.answer(number, partial(note, order, number))) for number in range(20)]
        gates[0].open.set()
        await asyncio.gather(*waiting)
        gates[1].open.set()
        await asyncio.gather(*held)

    loop.run(crowd())
    desk.close()
    assert order == list(range(20))


def test_one_question_at_a_time_for_each_person(loop: asyncio.Runner, desk: Desk) -> None:
    """While somebody's question is worked on, a second of theirs is refused and never begun; others are answered."""
    gate, begun = Gate(), list[str]()

    async def ask_twice() -> None:
        first = await started(desk.answer(ANN, gate.work))
        with pytest.raises(StillAnsweringError, match="One at a time"):
            await desk.answer(ANN, lambda: begun.append("second"))
        assert await desk.answer(BEA, lambda: "hello") == "hello"
        gate.open.set()
        assert await first == "done"

    loop.run(ask_twice())
    assert begun == []


def test_who_was_answered_may_ask_again(loop: asyncio.Runner, desk: Desk) -> None:
    """After an answer, the same person is served again."""
    assert [loop.run(desk.answer(ANN, lambda: "yes")) for _ in range(5)] == ["yes"] * 5


def test_only_so_many_wait(loop: asyncio.Runner, desk: Desk) -> None:
    """Beyond the bound a question is refused and never begun; when a place is free, it is taken."""
    gates, begun = [Gate(), Gate()], list[str]()

    async def crowd() -> None:
        held = [await started(desk.answer(who, gate.work)) for who, gate in zip((ANN, BEA), gates, strict=True)]
        with pytest.raises(CrowdedError, match="too many questions wait"):
            await desk.answer(CLEO, lambda: begun.append("third"))
        gates[0].open.set()
        await held[0]
        assert await desk.answer(CLEO, lambda: "now") == "now"
        gates[1].open.set()
        await held[1]

    loop.run(crowd())
    assert begun == []


def test_an_error_reaches_the_one_who_asked(loop: asyncio.Runner, desk: Desk) -> None:
    """What the work raises is raised to the one who asked."""
    with pytest.raises(LookupError, match="no luck"):
        loop.run(desk.answer(ANN, fail))
    with pytest.raises(LookupError, match="no luck"):
        loop.run(desk.look_up(fail))


def test_errors_leave_nobody_waiting(loop: asyncio.Runner, desk: Desk) -> None:
    """After any number of errors and refusals the places at the desk are free again."""
    for _ in range(5):
        with pytest.raises(LookupError):
            loop.run(desk.answer(ANN, fail))
    assert loop.run(desk.answer(ANN, lambda: "fine")) == "fine"
    assert loop.run(desk.answer(BEA, lambda: "fine")) == "fine"


def test_who_goes_away_leaves_no_place_taken(loop: asyncio.Runner, desk: Desk) -> None:
    """When the one who asked is no longer waited for, their place is free."""
    gate = Gate()

    async def leave() -> None:
        asked = await started(desk.answer(ANN, gate.work))
        await asyncio.to_thread(gate.begun.wait, SOON)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        gate.open.set()
        assert await desk.answer(ANN, lambda: "back") == "back"

    loop.run(leave())


def test_lookups_do_not_wait_for_answers(loop: asyncio.Runner) -> None:
    """While all threads for answers are taken, settings and lists are still looked up."""
    desk, gates = Desk(), [Gate() for _ in range(4)]

    async def look_meanwhile() -> None:
        held = [await started(desk.answer(number, gate.work)) for number, gate in enumerate(gates)]
        assert await desk.look_up(lambda: "at once") == "at once"
        for gate in gates:
            gate.open.set()
        await asyncio.gather(*held)

    loop.run(look_meanwhile())
    desk.close()


def test_draining_waits_for_everybody(loop: asyncio.Runner, desk: Desk) -> None:
    """Draining comes back when all answers that were being worked on are done."""
    gates = [Gate(), Gate()]

    async def drain() -> None:
        held = [await started(desk.answer(who, gate.work)) for who, gate in zip((ANN, BEA), gates, strict=True)]
        draining = asyncio.create_task(desk.drain(SOON))
        gates[0].open.set()
        await held[0]
        assert not draining.done()
        gates[1].open.set()
        await draining
        assert all(task.done() for task in held)

    loop.run(drain())


def test_draining_does_not_wait_for_ever(loop: asyncio.Runner, desk: Desk) -> None:
    """Draining gives up after the time it was given; the answer goes on."""
    gate = Gate()

    async def drain() -> None:
        held = await started(desk.answer(ANN, gate.work))
        await desk.drain(0.01)
        assert not held.done()
        gate.open.set()
        assert await held == "done"

    loop.run(drain())


def test_draining_an_empty_desk_takes_no_time(loop: asyncio.Runner, desk: Desk) -> None:
    """Where nobody waits, draining comes back at once."""
    loop.run(asyncio.wait_for(desk.drain(SOON), timeout=SOON / 2))


def test_a_closed_desk_takes_nothing_on(loop: asyncio.Runner) -> None:
    """After closing, work is refused instead of being lost."""
    desk = Desk()
    desk.close()
    with pytest.raises(RuntimeError):
        loop.run(desk.answer(ANN, lambda: "no"))
    with pytest.raises(RuntimeError):
        loop.run(desk.look_up(lambda: "no"))


def test_closing_waits_for_work_in_hand(loop: asyncio.Runner) -> None:
    """Closing comes back when what was being worked on is done; what had not begun never begins."""
    desk, gates, begun = Desk(), [Gate(), Gate()], list[int]()

    async def close() -> None:
        held = [await started(desk.answer(number, gate.work)) for number, gate in enumerate(gates)]
        late = await started(desk.answer(9, partial(note, begun, 9)))
        for gate in gates:
            await asyncio.to_thread(gate.begun.wait, SOON)
        closing = asyncio.create_task(asyncio.to_thread(desk.close))
        await asyncio.wait([late], timeout=SOON)
        for gate in gates:
            gate.open.set()
        await closing
        assert await asyncio.gather(*held) == ["done", "done"]
        assert late.cancelled()

    loop.run(close())
    assert begun == []


def test_a_desk_may_be_closed_twice(desk: Desk) -> None:
    """Closing twice does nothing."""
    desk.close()
    desk.close()

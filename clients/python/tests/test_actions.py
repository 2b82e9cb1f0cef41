"""What a service tells a trainer to do: held, refused, failed, on record. The service is a list of orders."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from gradlens.actions import Actions, Obedience, Order, OrderChannel, Stopped
from gradlens.errors import UnavailableError


class Orders:
    """An endpoint that gives orders once each, and keeps what it is answered; `away` answers are lost first."""

    def __init__(self, orders: list[tuple[str, dict[str, Any]]], away: int = 0) -> None:
        self.waiting = [{"seq": at + 1, "kind": kind, "args": args, "by": "desk-1", "reason": "a test"} for at, (kind, args) in enumerate(orders)]
        self.answers: list[tuple[int, str, int]] = []
        self.away = away

    def apart(self, _timeout_s: float) -> Orders:
        return self

    def close(self) -> None:
        pass

    def commands(self, after: int, _wait_s: int) -> dict[str, Any]:
        time.sleep(0.01)
        return {"commands": [order for order in self.waiting if order["seq"] > after]}

    def answer(self, seq: int, answer: dict[str, Any]) -> None:
        if self.away > 0:
            self.away -= 1
            raise UnavailableError("away")
        self.answers.append((seq, answer["outcome"], answer["step"]))

    def add(self, kind: str) -> None:
        self.waiting.append({"seq": len(self.waiting) + 1, "kind": kind, "args": {}, "by": "desk-1", "reason": "a test"})


def obeying(orders: Orders, actions: Actions) -> tuple[Obedience, OrderChannel, list[str]]:
    recorded: list[str] = []
    channel = OrderChannel(orders)  # type: ignore[arg-type]
    assert channel.news.wait(10)
    return Obedience(actions, channel, lambda kind, _detail: recorded.append(kind)), channel, recorded


def test_a_callback_obeys_refuses_or_fails_and_each_is_recorded_and_told() -> None:
    told: list[Any] = []
    orders = Orders([("lower", {"layers": ["a"], "steps": 5}), ("rollback", {"toStep": 3}), ("rollback", {}), ("dance", {})])

    def rollback(to_step: int | None) -> str | None:
        if to_step is None:
            raise OSError("no such file")
        return "no weights that old"

    obedience, channel, recorded = obeying(orders, Actions(lower=lambda layers, steps: told.append((layers, steps)), rollback=rollback))
    obedience.between_steps(7)
    channel.close()
    assert told == [(["a"], 5)]
    assert recorded == ["lower", "command-refused", "command-failed", "command-refused"]
    assert orders.answers == [(1, "obeyed", 7), (2, "refused", 7), (3, "failed", 7), (4, "refused", 7)]


def test_a_paused_run_is_held_until_it_is_resumed_and_stop_ends_it() -> None:
    orders = Orders([("pause", {})])
    obedience, channel, recorded = obeying(orders, Actions())
    training = threading.Thread(target=obedience.between_steps, args=(4,))
    training.start()
    training.join(0.2)
    assert training.is_alive()
    orders.add("resume")
    training.join(10)
    assert not training.is_alive()
    orders.add("cancel")
    assert channel.news.wait(10)
    with pytest.raises(Stopped, match="a test"):
        obedience.between_steps(5)
    channel.close()
    assert recorded == ["pause", "resume", "cancel"]
    assert orders.answers[-1] == (3, "obeyed", 5)


def test_an_answer_that_is_lost_is_told_again() -> None:
    orders = Orders([("lower", {})], away=1)
    obedience, channel, _recorded = obeying(orders, Actions(lower=lambda _layers, _steps: None))
    obedience.between_steps(1)
    assert orders.answers == []
    orders.add("lower")  # any order that comes takes it along
    deadline = time.monotonic() + 10
    while not orders.answers and time.monotonic() < deadline:
        time.sleep(0.01)
    channel.close()
    assert orders.answers == [(1, "obeyed", 1)]


def test_two_threads_that_answer_lose_no_answer() -> None:
    class Slow(Orders):
        def answer(self, seq: int, answer: dict[str, Any]) -> None:
            time.sleep(0.02)
            super().answer(seq, answer)

    orders = Slow([])
    channel = OrderChannel(orders)  # type: ignore[arg-type]
    told = [Order(seq, "lower", {}, "desk-1", "a test") for seq in range(1, 21)]
    threads = [threading.Thread(target=channel.answer, args=(order, "obeyed", order.seq)) for order in told]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    channel.close()
    assert sorted(seq for seq, _, _ in orders.answers) == [order.seq for order in told]

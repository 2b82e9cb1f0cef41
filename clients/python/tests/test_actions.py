"""What a service tells a trainer to do: held, refused, failed, on record. The service is a list of orders."""

from __future__ import annotations

import errno
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from gradlens import files
from gradlens.actions import Actions, Obedience, Order, OrderChannel, Stopped
from gradlens.errors import UnavailableError
from gradlens.frames import read_fact, read_records
from gradlens.order_log import OrderLog
from gradlens.spool import RunSpool


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


class Folder:
    """A spool that holds nothing but a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.next_seq = folder, 2

    def read_after(self, _seq: int, _most_bytes: int) -> bytes:
        return b""


@pytest.fixture
def obeying(tmp_path: Path) -> Any:
    """Makes what obeys these orders, as a process that begins in the same folder."""

    def make(orders: Orders, actions: Actions) -> tuple[Obedience, OrderChannel, list[str]]:
        recorded: list[str] = []
        channel = OrderChannel(orders)  # type: ignore[arg-type]
        assert channel.news.wait(10)
        return Obedience(actions, channel, lambda kind, _detail: recorded.append(kind), OrderLog(Folder(tmp_path))), channel, recorded  # type: ignore[arg-type]

    return make


def test_a_callback_obeys_refuses_or_fails_and_each_is_recorded_and_told(obeying: Any) -> None:
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


def test_a_paused_run_is_held_until_it_is_resumed_and_stop_ends_it(obeying: Any) -> None:
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


def test_an_answer_that_is_lost_is_told_again(obeying: Any) -> None:
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


def test_what_was_obeyed_before_a_kill_is_answered_and_not_done_again(obeying: Any) -> None:
    done: list[Any] = []
    orders = Orders([("lower", {"steps": 5}), ("pause", {})], away=10**6)
    actions = Actions(lower=lambda _layers, steps: done.append(steps))
    obedience, channel, recorded = obeying(orders, actions)
    threading.Timer(0.2, orders.add, ["resume"]).start()
    obedience.between_steps(7)
    channel.close()
    assert (done, recorded, orders.answers) == ([5], ["lower", "pause", "resume"], [])
    # killed: the next process is told all three again
    orders = Orders([("lower", {"steps": 5}), ("pause", {}), ("resume", {})])
    obedience, channel, again = obeying(orders, actions)
    obedience.between_steps(11)
    channel.close()
    assert (done, again) == ([5], [])
    assert orders.answers == [(1, "obeyed", 7), (2, "obeyed", 7), (3, "obeyed", 7)]


def test_a_pause_that_was_not_answered_before_a_kill_holds_again(obeying: Any) -> None:
    orders = Orders([("pause", {})], away=10**6)
    obedience, channel, _ = obeying(orders, Actions())
    obedience._obey(channel.take(), 3)  # held when it was killed
    channel.close()
    orders = Orders([("pause", {})])
    obedience, channel, recorded = obeying(orders, Actions())
    threading.Timer(0.2, orders.add, ["resume"]).start()
    obedience.between_steps(5)
    channel.close()
    assert (recorded, orders.answers) == (["resume"], [(1, "obeyed", 3), (2, "obeyed", 5)])


def test_a_run_that_was_killed_while_it_was_paused_is_held_until_it_is_resumed(obeying: Any) -> None:
    orders = Orders([("pause", {})])
    obedience, channel, _ = obeying(orders, Actions())
    obedience._obey(channel.take(), 3)  # held, and the service has the answer
    channel.close()
    assert orders.answers == [(1, "obeyed", 3)]
    for _ in range(2):  # killed, and killed again; no order ends the pause
        obedience, channel, recorded = obeying(Orders([("lower", {})]), Actions())
        assert obedience.has_orders
        training = threading.Thread(target=obedience.between_steps, args=(4,), daemon=True)
        training.start()
        training.join(0.3)
        assert (training.is_alive(), recorded) == (True, ["command-refused"])
        channel.close()
    orders = Orders([])
    orders.waiting = [{"seq": 7, "kind": "resume", "args": {}, "by": "desk-1", "reason": "a test"}]
    obedience, channel, recorded = obeying(orders, Actions())
    obedience.between_steps(5)
    assert recorded == ["resume"]
    channel.close()
    obedience, channel, _ = obeying(Orders([("lower", {})]), Actions())
    obedience.between_steps(6)  # resumed: it is held no more
    channel.close()


def test_an_order_waits_while_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    write, full = files.write_json, iter([True, True, False])

    def write_or_not(file: Path, value: Any) -> None:
        if next(full):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(file, value)

    monkeypatch.setattr(files, "write_json", write_or_not)
    monkeypatch.setattr(files, "FULL_REST_S", 0.01)
    OrderLog(Folder(tmp_path)).begin(1, "obeyed", 7, ("lower", {"seq": 1, "by": "desk-1", "reason": "a test", "args": {}}))  # type: ignore[arg-type]
    assert [record.message for record in caplog.records] == ["the disk of the spool is full: training waits until there is room"]
    found = OrderLog(Folder(tmp_path)).find(1)  # type: ignore[arg-type]
    assert found is not None
    assert found["step"] == 7


@pytest.mark.parametrize("cut", ["before the event", "behind the event"])
def test_a_kill_about_the_event_of_an_order_leaves_it_once_on_the_disk(tmp_path: Path, cut: str) -> None:
    spool = RunSpool.create(tmp_path, "run", {"name": "run", "layers": ["a"]})
    event = ("lower", {"seq": 1, "by": "desk-1", "reason": "a test", "args": {}})
    OrderLog(spool).begin(1, "obeyed", 7, event)
    if cut == "behind the event":
        spool.note("fact", {"type": "event", "kind": event[0], "detail": event[1]})
    spool.close()
    spool = RunSpool(tmp_path / "run")
    log = OrderLog(spool)
    assert log.find(1) is not None
    assert log.is_recorded(1) == (cut == "behind the event")
    log.settle(1)
    assert OrderLog(spool).find(1) is None
    facts = [payload for _, payload, _ in read_records(spool.read_after(1, 2**20)) if read_fact(payload) is not None]
    assert len(facts) == (1 if cut == "behind the event" else 0)
    spool.close()


def test_steps_that_come_with_the_event_of_an_order_are_not_held_before_it_is_on_record(obeying: Any) -> None:
    orders = Orders([("pause", {})])
    obedience, channel, recorded = obeying(orders, Actions())
    note = obedience._record

    def with_steps(kind: str, detail: Any) -> None:
        obedience.between_steps(5)  # an adapter records what it held back
        note(kind, detail)

    obedience._record = with_steps
    training = threading.Thread(target=obedience.between_steps, args=(4,), daemon=True)
    training.start()
    deadline = time.monotonic() + 10
    while not orders.answers and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (recorded, orders.answers) == (["pause"], [(1, "obeyed", 4)])
    orders.add("resume")
    training.join(10)
    channel.close()
    assert not training.is_alive()


def test_a_pause_that_comes_with_the_end_holds_nothing(obeying: Any) -> None:
    obedience, _channel, recorded = obeying(Orders([("pause", {})]), Actions())
    obedience.close()
    ending = threading.Thread(target=obedience.between_steps, args=(4,), daemon=True)
    ending.start()
    ending.join(10)
    assert not ending.is_alive()
    assert recorded == []

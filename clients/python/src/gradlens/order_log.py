"""Orders that were obeyed and whose answer the service has not taken: one that is told again, behind a kill -9 too, is not done again."""

from __future__ import annotations

import contextlib
import threading
from typing import Any

from .files import read_json, write_json_at_last
from .frames import read_fact, read_records
from .spool import RunSpool

#: Entry of the pause in force, beside the numbers of orders.
PAUSE = "pause"


class OrderLog:
    """`orders.json` in the spool: an order is on the disk before its event, gone when its answer is taken; a pause stays until it is resumed."""

    def __init__(self, spool: RunSpool) -> None:
        self._spool, self._file = spool, spool.folder / "orders.json"
        self._lock = threading.Lock()
        self._orders: dict[str, dict[str, Any]] = read_json(self._file) or {}

    def find(self, seq: int) -> dict[str, Any] | None:
        """What became of an order: `outcome`, `step`, `kind` and `detail` of its event; None for one that is new."""
        return self._orders.get(str(seq))

    @property
    def pause(self) -> dict[str, Any] | None:
        """The pause that was obeyed and that nobody has ended since: `by` and `reason`. It outlasts a kill."""
        return self._orders.get(PAUSE)

    def begin(self, seq: int, outcome: str, step: int, event: tuple[str, Any]) -> None:
        """An order is done, and its event is recorded next."""
        kind, detail = event
        order = {"outcome": outcome, "step": step, "kind": kind, "detail": detail, "from": self._spool.next_seq, "recorded": False}
        pause = {PAUSE: {"by": detail["by"], "reason": detail["reason"]}} if kind == "pause" else {PAUSE: None} if kind == "resume" else {}
        self._put({str(seq): order, **pause})

    def recorded(self, seq: int) -> None:
        """The event of an order is on the disk."""
        self._put({str(seq): {**self._orders[str(seq)], "recorded": True}})

    def is_recorded(self, seq: int) -> bool:
        """Whether the event of an order that was begun is on the disk: looked for where a kill came between the two."""
        order = self._orders[str(seq)]
        return bool(order["recorded"]) or any(_is_event_of(payload, seq) for payload in self._frames_from(order["from"]))

    def settle(self, seq: int) -> None:
        """The service has the answer: it does not tell this order again."""
        self._put({str(seq): None})

    def _frames_from(self, seq: int) -> list[bytes]:
        return [payload for _, payload, _ in read_records(self._spool.read_after(seq - 1, 2**31))]

    def _put(self, news: dict[str, dict[str, Any] | None]) -> None:
        """Writes what is new; None takes an entry away."""
        with self._lock:
            if all(entry is None and name not in self._orders for name, entry in news.items()):
                return
            told = {**self._orders, **news}
            self._orders = {name: entry for name, entry in told.items() if entry is not None}
            with contextlib.suppress(FileNotFoundError):  # a run that is over and delivered has no folder
                write_json_at_last(self._file, self._orders)


def _is_event_of(payload: bytes, seq: int) -> bool:
    detail = (read_fact(payload) or {}).get("detail")
    return isinstance(detail, dict) and detail.get("seq") == seq and "by" in detail

"""Orders that were obeyed and whose answer the service has not taken: one that is told again, behind a kill -9 too, is not done again."""

from __future__ import annotations

import contextlib
import threading
from typing import Any

from .files import read_json, write_json
from .frames import read_fact, read_records
from .spool import RunSpool


class OrderLog:
    """`orders.json` in the spool: on the disk before the event of an order, gone when its answer is taken."""

    def __init__(self, spool: RunSpool) -> None:
        self._spool, self._file = spool, spool.folder / "orders.json"
        self._lock = threading.Lock()
        self._orders: dict[str, dict[str, Any]] = read_json(self._file) or {}

    def find(self, seq: int) -> dict[str, Any] | None:
        """What became of an order: `outcome`, `step`, `kind` and `detail` of its event; None for one that is new."""
        return self._orders.get(str(seq))

    def begin(self, seq: int, outcome: str, step: int, event: tuple[str, Any]) -> None:
        """An order is done, and its event is recorded next."""
        self._put(seq, {"outcome": outcome, "step": step, "kind": event[0], "detail": event[1], "from": self._spool.next_seq, "recorded": False})

    def recorded(self, seq: int) -> None:
        """The event of an order is on the disk."""
        self._put(seq, {**self._orders[str(seq)], "recorded": True})

    def is_recorded(self, seq: int) -> bool:
        """Whether the event of an order that was begun is on the disk: looked for where a kill came between the two."""
        order = self._orders[str(seq)]
        return bool(order["recorded"]) or any(_is_event_of(payload, seq) for payload in self._frames_from(order["from"]))

    def settle(self, seq: int) -> None:
        """The service has the answer: it does not tell this order again."""
        self._put(seq, None)

    def _frames_from(self, seq: int) -> list[bytes]:
        return [payload for _, payload, _ in read_records(self._spool.read_after(seq - 1, 2**31))]

    def _put(self, seq: int, order: dict[str, Any] | None) -> None:
        with self._lock:
            if order is None:
                if self._orders.pop(str(seq), None) is None:
                    return
            else:
                self._orders[str(seq)] = order
            with contextlib.suppress(FileNotFoundError):  # a run that is over and delivered has no folder
                write_json(self._file, self._orders)


def _is_event_of(payload: bytes, seq: int) -> bool:
    detail = (read_fact(payload) or {}).get("detail")
    return isinstance(detail, dict) and detail.get("seq") == seq and "by" in detail

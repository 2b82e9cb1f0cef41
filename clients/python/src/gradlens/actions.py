"""What a service may tell a trainer to do, and doing it: pause, resume, stop, lower, roll back (docs/ingest.md, section 8)."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import HoleError, RefusedError, UnavailableError
from .order_log import OrderLog
from .service import RunEndpoint

log = logging.getLogger("gradlens")
#: A question for orders is answered after so long where there are none. Unit: s.
WAIT_S = 10
#: Rest before the service is asked again after it did not answer. Unit: s.
REST_S = 1.0
#: Outcomes of an order.
OBEYED, REFUSED, FAILED = "obeyed", "refused", "failed"


class Stopped(RuntimeError):
    """The service told the run to stop; `with gradlens.start(…)` ends it as cancelled, and training ends."""


@dataclass(frozen=True)
class Order:
    """What the service tells a run to do: `kind` is pause, resume, cancel, lower or rollback."""

    seq: int
    kind: str
    args: Mapping[str, Any]
    by: str
    reason: str


@dataclass(frozen=True)
class Actions:
    """What a trainer can be told. Each callback is called between two steps, by the thread that trains.

    `lower(layers, steps)`: the scale of these layers (None: of all) is 1 for so many steps (None: until told again; 0: no
    longer). `rollback(to_step)`: the newest good weights at or before the step (None: the newest). Either returns None when it is done, or why
    not; an exception is recorded as a failure, and training goes on. `pause()` and `stop()` are told before the run is held, or ends.
    """

    lower: Callable[[list[str] | None, int | None], str | None] | None = None
    rollback: Callable[[int | None], str | None] | None = None
    pause: Callable[[], None] | None = None
    stop: Callable[[], None] | None = None


class OrderChannel:
    """A thread that waits for orders at the service, and tells it what became of them. Every answer is sent until it is taken."""

    def __init__(self, endpoint: RunEndpoint) -> None:
        self._endpoint = endpoint
        self._after = 0
        #: Called with the number of an order whose answer the service has taken.
        self.settled: Callable[[int], None] = lambda _seq: None
        self._orders: deque[Order] = deque()
        self._answers: deque[tuple[int, dict[str, Any]]] = deque()
        #: One thread sends at a time: another would take away what it did not send.
        self._telling = threading.Lock()
        self.news = threading.Event()
        self._stopping = threading.Event()
        self._asking = threading.Thread(target=self._ask, name="gradlens-orders", daemon=True)
        self._asking.start()

    def take(self) -> Order | None:
        """The oldest order that waits; None where there is none."""
        try:
            return self._orders.popleft()
        except IndexError:
            self.news.clear()
            return self._orders.popleft() if self._orders else None

    def answer(self, order: Order, outcome: str, step: int) -> None:
        """Tells the service at once; where it is away, as soon as it answers."""
        self._answers.append((order.seq, {"outcome": outcome, "step": max(step, 0)}))
        self._tell(self._endpoint.apart(5.0))

    def close(self) -> None:
        """Ends the thread, at the latest with its question."""
        self._stopping.set()

    def _tell(self, endpoint: RunEndpoint) -> None:
        try:
            with self._telling:
                while self._answers:
                    seq, answer = self._answers[0]
                    endpoint.answer(seq, answer)
                    self._answers.popleft()
                    self.settled(seq)
        except (UnavailableError, RefusedError, HoleError) as error:
            log.debug("an answer waits: %s", error)
        finally:
            endpoint.close()

    def _ask(self) -> None:
        endpoint = self._endpoint.apart(WAIT_S + 30.0)
        while not self._stopping.is_set():
            try:
                told = endpoint.commands(self._after, WAIT_S)["commands"]
            except (UnavailableError, RefusedError, HoleError) as error:
                log.debug("no orders: %s", error)  # not registered yet, or away: the shipper says so
                self._stopping.wait(REST_S if isinstance(error, UnavailableError) else REST_S / 4)
                continue
            for order in told:
                self._after = max(self._after, order["seq"])
                self._orders.append(Order(order["seq"], order["kind"], order["args"] or {}, order["by"], order["reason"]))
            if told:
                self.news.set()
            if self._answers:
                self._tell(endpoint.apart(5.0))
        endpoint.close()


class Obedience:
    """Does what orders say, between two steps. `record(kind, detail)` puts an event on the disk before it counts.

    An order that is told again, because a kill or a lost connection came before its answer was taken, is answered as it was, and not done or
    recorded again; only a pause holds again, and a stop ends again. A pause also holds a run that was killed behind its answer.
    """

    def __init__(self, actions: Actions, channel: OrderChannel, record: Callable[[str, Any], None], log_of_orders: OrderLog) -> None:
        self._actions, self._channel, self._record, self._orders = actions, channel, record, log_of_orders
        channel.settled = log_of_orders.settle
        #: A run that was killed while it was paused is paused, until it is resumed.
        pause = log_of_orders.pause
        self._paused = pause is not None
        if pause is not None:
            log.warning("the run is paused, by %s: %s; it is held behind its next step until it is resumed", pause["by"], pause["reason"])
        #: While an order is obeyed (its event may bring steps with it that an adapter held back), and behind the end, no other is looked for.
        self._is_deaf = False

    @property
    def has_orders(self) -> bool:
        """Whether `between_steps` would find something to do."""
        return not self._is_deaf and (self._paused or self._channel.news.is_set())

    def between_steps(self, step: int) -> None:
        """Obeys what is there, and waits while the run is paused. Costs nothing where nothing is told. Raises Stopped."""
        if not self.has_orders:
            return
        while True:
            while (order := self._channel.take()) is not None:
                self._obey_alone(order, step)
            if not self._paused:
                return
            self._channel.news.wait(1.0)

    def close(self) -> None:
        """Takes no more orders: one that came and was not obeyed is not, and holds nothing."""
        self._is_deaf = True
        self._channel.close()

    def _obey_alone(self, order: Order, step: int) -> None:
        self._is_deaf = True
        try:
            self._obey(order, step)
        finally:
            self._is_deaf = False

    def _obey(self, order: Order, step: int) -> None:
        known = self._orders.find(order.seq)
        if known is None:
            known = self._done(order, step)
        elif known["outcome"] == OBEYED:
            self._paused = order.kind == "pause" if order.kind in ("pause", "resume") else self._paused
        if not self._orders.is_recorded(order.seq):
            self._record(known["kind"], known["detail"])
            self._orders.recorded(order.seq)
        self._channel.answer(order, known["outcome"], known["step"])
        if order.kind == "cancel" and known["outcome"] == OBEYED:
            raise Stopped(order.reason)

    def _done(self, order: Order, step: int) -> dict[str, Any]:
        outcome, problem = self._try(order)
        detail = {"seq": order.seq, "by": order.by, "reason": order.reason, "args": dict(order.args)}
        event = (order.kind, detail) if outcome == OBEYED else (f"command-{outcome}", {**detail, "command": order.kind, "problem": problem})
        self._orders.begin(order.seq, outcome, step, event)
        log.warning("after step %d: %s %s%s, by %s: %s", step, order.kind, outcome, f" ({problem})" if problem else "", order.by, order.reason)
        return {"outcome": outcome, "step": step, "kind": event[0], "detail": event[1]}

    def _try(self, order: Order) -> tuple[str, str | None]:
        try:
            problem = self._do(order)
        except Exception as error:  # the trainer's own callback: it is told, and training goes on
            return FAILED, f"{type(error).__name__}: {error}"[:2000]
        return (OBEYED, None) if problem is None else (REFUSED, problem)

    def _do(self, order: Order) -> str | None:
        actions, args = self._actions, order.args
        if order.kind == "lower":
            return "this trainer has no callback for lower" if actions.lower is None else actions.lower(args.get("layers"), args.get("steps"))
        if order.kind == "rollback":
            return "this trainer has no callback for rollback" if actions.rollback is None else actions.rollback(args.get("toStep"))
        told = {"pause": actions.pause, "cancel": actions.stop, "resume": None}
        if order.kind not in told:
            return f"this client does not know the command {order.kind}"
        self._paused = order.kind == "pause"
        callback = told[order.kind]
        if callback is not None:
            callback()
        return None

"""Recording a run: `Recorder.step`, `Recorder.close`; see `starting` for how one is made."""

from __future__ import annotations

import atexit
import logging
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import TracebackType
from typing import Any

from .actions import Actions, Obedience, OrderChannel, Stopped
from .errors import InputError
from .frames import FLAGS_COLUMN, WINDOW_STEPS, Step
from .measures import rows_of
from .order_log import OrderLog
from .plain import integer, plain, single, storable, told_figure
from .shipper import Shipper
from .spool import RunSpool

log = logging.getLogger("gradlens")
LAST_STEP = 2**31 - 1
#: How long the end of a process waits for the service where nobody closed the recorder. Unit: s.
LEAVING_S = 2.0
END_STATES = ("completed", "cancelled", "failed", "diverged")


@dataclass(frozen=True)
class Closed:
    """How a recording was left: `delivered` is False while frames or the end wait in the spool (`problem` says why)."""

    run: str
    delivered: bool
    last_step: int
    problem: str | None


class Recorder:
    """Records the steps of one run; made by `start`. Steps and notes are told by one thread."""

    def __init__(self, spool: RunSpool, shipper: Shipper | None, orders: tuple[Actions, OrderChannel] | None = None) -> None:
        self._spool, self._shipper = spool, shipper
        self._obedience = None if orders is None else Obedience(*orders, self.event, OrderLog(spool))
        self._layers = spool.layers
        self._resumed_at = spool.last_step
        self._before = time.perf_counter()
        self._closed: Closed | None = None
        self._held_back: list[Callable[[], None]] = []
        atexit.register(self._leave)
        #: Steps that were told again after a resume; the ledger keeps them as they were first told.
        self.repeated = 0

    @property
    def run(self) -> str:
        """The run's uuid."""
        return self._spool.run

    @property
    def layers(self) -> list[str]:
        """Names of the layers in the order of their rows."""
        return list(self._layers)

    @property
    def next_step(self) -> int:
        """The step that comes next: 0, or where a resumed run goes on."""
        return self._spool.last_step + 1

    @property
    def problem(self) -> str | None:
        """Why the run is no longer delivered; its recording goes on all the same."""
        return None if self._shipper is None else self._shipper.delivery.problem

    @property
    def has_orders(self) -> bool:
        """Whether there is an order that waits: an adapter that holds steps back gives them away then."""
        return self._obedience is not None and self._obedience.has_orders

    def step(
        self,
        step: int,
        loss: float,
        layers: Mapping[str, Mapping[str, float]] | Any,
        *,
        learning_rate: float = math.nan,
        batch_id: int | None = None,
        duration_us: int | None = None,
    ) -> bool:
        """Records one step; when this returns, kill -9 no longer takes it.

        `layers`: measures by layer and name (`MEASURES`), or an array `[layers, 8]`. Numbers are recorded as float32; NaN
        and infinities are data. `step` counts updates from 0 and never goes back; steps that are jumped over become a gap.
        Returns False for a step that a resumed run has already. Raises InputError. With `actions` what the run was told is done behind
        the step: a paused run is held here, one that is to stop raises Stopped.
        """
        if self._closed is not None:
            raise InputError("step", step, "nothing: the recorder is closed")
        step = integer("step", step, 0, LAST_STEP)
        now = time.perf_counter()
        took = round((now - self._before) * 1e6) if duration_us is None else duration_us
        self._before = now
        if step <= self._spool.last_step:
            return self._again(step)
        rows = rows_of(self._layers, layers)
        batch = integer("batch_id", step if batch_id is None else batch_id, -(2**31), LAST_STEP)
        duration = min(integer("duration_us", took, 0, 2**63), LAST_STEP)
        told = Step(step, time.time_ns() // 1000, duration, batch, single("loss", loss), single("learning_rate", learning_rate), rows)
        self._keep([told], not math.isfinite(told.loss) or bool(rows.view("<u4")[:, FLAGS_COLUMN].any()))
        return True

    def take(self, steps: Sequence[Step], *, is_urgent: bool) -> None:
        """`step` for adapters, some steps at once and as they are: numbers are float32 already, the last column of rows holds the bits of flags.

        `is_urgent`: rules should hear of it at once.
        """
        if steps and steps[0].step <= self._spool.last_step:
            steps = [step for step in steps if step.step > self._spool.last_step or self._again(step.step)]
        going = next((at for at, (one, after) in enumerate(pairwise(steps), 1) if after.step <= one.step), len(steps))
        if steps:
            self._keep(steps[:going], is_urgent)
        if going < len(steps):
            raise InputError("step", steps[going].step, f"at least {self._spool.last_step + 1}: step never goes back")

    def before_notes(self, flush: Callable[[], None]) -> None:
        """`flush` records the steps that an adapter holds back: called before anything that must come behind them, and when the process exits."""
        self._held_back.append(flush)

    def evaluation(self, split: str, loss: float | None, accuracy: float | None = None) -> None:
        """Records an evaluation after the steps so far; rules read `validation`, else `test`."""
        if not isinstance(split, str) or not 1 <= len(split) <= 100:
            raise InputError("split", split, "1 to 100 characters: validation, test")
        told = {"type": "evaluation", "split": storable(split), "loss": told_figure("loss", loss), "accuracy": told_figure("accuracy", accuracy)}
        self._take_held_back()
        self._spool.note("fact", told)

    def event(self, kind: str, detail: Any = None) -> None:
        """Records that something happened: `kind` of 1 to 200 characters, `detail` what JSON can say; see `plain`."""
        if not 1 <= len(kind) <= 200:
            raise InputError("kind", kind, "1 to 200 characters")
        told = {"type": "event", "kind": storable(kind), "detail": plain("detail", detail)}
        self._take_held_back()
        self._spool.note("fact", told)

    def flush(self, timeout_s: float = 60.0) -> bool:
        """Waits until all that was recorded is committed by the service. Returns whether it is."""
        self._take_held_back()
        self._spool.seal()
        return self._shipper is not None and self._shipper.wait(timeout_s)

    def close(self, state: str | None = "completed", reason: str | None = None, timeout_s: float = 60.0) -> Closed:
        """Ends the run, and waits for its delivery; what is not delivered by then stays for `python -m gradlens ship`.

        `state`: completed, cancelled, failed, diverged; None leaves the run open, to be resumed.
        """
        if self._closed is not None:
            return self._closed
        if state is not None and state not in END_STATES:
            raise InputError("state", state, f"one of {', '.join(END_STATES)}, or None to leave the run open")
        if self._obedience is not None:
            self._obedience.close()
        self._take_held_back()
        self._spool.seal()
        if state is not None:
            self._spool.end(state, None if reason is None else storable(reason))
        delivered = self.flush(timeout_s) if self._shipper is not None else False
        ended = self._shipper is None or self._shipper.stop(5.0)
        self._closed = Closed(self.run, delivered, self._spool.last_step, self.problem)
        atexit.unregister(self._leave)
        if not delivered:
            log.warning("run %s is not delivered: %s keeps it for python -m gradlens ship", self.run, self._spool.folder)
        if delivered and state is not None and ended:
            self._spool.remove()
        elif ended:
            self._spool.close()
        return self._closed

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        if kind is None:
            self.close()
        elif issubclass(kind, Stopped):
            self.close("cancelled", str(error)[:2000])
            return True
        elif issubclass(kind, KeyboardInterrupt):
            self.close("cancelled", "interrupted by the keyboard")
        else:
            self.close("failed", f"{kind.__name__}: {error}"[:2000])
        return False

    def _again(self, step: int) -> bool:
        if step > self._resumed_at:
            raise InputError("step", step, f"at least {self._spool.last_step + 1}: step never goes back")
        self.repeated += 1
        return False

    def _keep(self, steps: Sequence[Step], is_urgent: bool) -> None:
        before = self._spool.last_step
        self._spool.add(*steps)
        ends_window = (steps[-1].step + 1) // WINDOW_STEPS > (before + 1) // WINDOW_STEPS
        if self._shipper is None:
            if ends_window:
                self._spool.seal()
        elif is_urgent or ends_window:
            self._shipper.hurry()
        if self._obedience is not None:
            self._obedience.between_steps(steps[-1].step)
            self._before = time.perf_counter()

    def _leave(self) -> None:
        """The process exits and nobody closed this, behind an exception maybe: what is held back is kept, and the run stays open."""
        if self._spool.is_of_parent:
            return
        if self._obedience is not None:
            self._obedience.close()
        delivered = self.flush(LEAVING_S)
        kept = "the service has all its steps" if delivered else f"{self._spool.folder} keeps what the service has not"
        log.warning("run %s was not closed and stays open (%s): resume it, or end it by python -m gradlens ship %s --end completed", self.run, kept, self.run)

    def _take_held_back(self) -> None:
        for flush in self._held_back:
            flush()

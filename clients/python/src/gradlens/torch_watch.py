"""`watch(model, optimizer)`: records each update of a PyTorch optimizer, layer by layer, through its step hooks.

Norms are measured where the parameters are, and read some steps later: on a GPU because nothing waits for them, on a CPU because many
steps at once cost less. What waits is recorded before anything else is: an event, an evaluation, the end.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import torch

from .errors import InputError
from .frames import FLAGS, FLAGS_COLUMN, MEASURES, NORM_COLUMNS, SCALE_COLUMNS, Step
from .guard import Guard
from .measures import singles
from .recorder import LAST_STEP, Closed, Recorder
from .starting import start_for
from .torch_guard import UpdateGuard
from .torch_host import is_on_host
from .torch_layers import Parameters, is_other_rank, parameters_of
from .torch_native import host_norms
from .torch_norms import CHANGES, GRADIENTS, DeviceNorms, Norms, StepNorms

#: Steps that may be under way on a GPU before the oldest is read back.
BEHIND = 3
#: On a CPU, steps that began so long ago are read and written. Unit: s.
LATE_S = 0.25


class _Packet(NamedTuple):
    """One step on its way to the host. `begun_s`: by the clock of durations; `scales`: what was declared, by layer."""

    step: int
    begun_s: float
    took_us: int
    t_us: int
    learning_rate: float
    flags: int
    scales: Mapping[str, Any]
    taken: Any


class Watcher:
    """Records the updates of one optimizer; made by `watch`. On other ranks than 0 of a distributed training it does nothing."""

    def __init__(
        self, recorder: Recorder | None, parameters: Parameters, optimizer: torch.optim.Optimizer, *,
        scaler: Any, updates: bool, guard: Guard | None, late: bool,
    ) -> None:
        self.recorder = recorder
        self._parameters, self._optimizer, self._scaler, self._updates = parameters, optimizer, scaler, updates
        self._keeps_before = updates or (guard is not None and guard.most_ratio is not None)
        self._norms: StepNorms = host_norms(parameters) if is_on_host(parameters.tensors) else DeviceNorms(parameters)
        self._guard = None if guard is None else UpdateGuard(guard, parameters, self._norms, self._tell_guard)
        self._late_s = LATE_S if late and guard is None else 0.0
        #: Flags of the update that the hooks saw; None where they saw none.
        self._seen: int | None = None
        self._is_early = False
        self._declared: dict[str, Any] = {}
        self._loss_scale = math.nan
        self._clipped: torch.Tensor | None = None
        self._behind: deque[_Packet] = deque()
        self._is_reading = False
        self._next = 0 if recorder is None else recorder.next_step
        self._at = time.perf_counter()
        if recorder is None:
            return
        recorder.before_notes(self.flush)
        self._hooks = [optimizer.register_step_pre_hook(self._before_update)]
        if self._keeps_before:
            self._hooks.append(optimizer.register_step_post_hook(self._after_update))

    def clip_(self, max_norm: float) -> Any:
        """`torch.nn.utils.clip_grad_norm_` of the watched parameters, its factor declared as the scale of every layer.

        Gradient norms are then those before it: min(1, max_norm / (‖g‖₂ + 1e-6)) is what multiplied them. Returns ‖g‖₂.
        With a GradScaler call `scaler.unscale_(optimizer)` before.
        """
        if self.recorder is not None:
            self._measure_gradients()
            self._is_early = True
        total = torch.nn.utils.clip_grad_norm_(self._parameters.tensors, max_norm)
        self._clipped = torch.clamp(max_norm / (total.detach() + 1e-6), max=1.0)
        return total

    def declare(self, scales: Mapping[str, Any]) -> None:
        """Declares what a layer-wise optimizer (LARS, LAMB) multiplies layers with in this step; numbers or tensors of one number."""
        self._parameters.check(scales)
        self._declared.update(scales)

    def step(self, loss: Any, *, step: int | None = None) -> bool:
        """Records the update since the last call; call it after `optimizer.step()` or `scaler.step(optimizer)`.

        Without an update nothing is recorded (gradients are still being accumulated); with a GradScaler it was the scaler
        that skipped it: recorded with the flag skipped, its gradients as they are, an update of 0. Returns whether it recorded.
        """
        if self.recorder is None or (self._seen is None and self._scaler is None):
            return False
        flags, self._seen = self._measure_skipped() if self._seen is None else self._seen, None
        clipped, self._clipped = self._clipped, None
        scales, self._declared = self._declared, {}
        taken = self._norms.take((loss, clipped, getattr(self._scaler, "_scale", None)))
        now, begun = time.perf_counter(), self._at
        at = self._next if step is None else step
        self._at, self._next = now, at + 1
        rate = float(self._optimizer.param_groups[0]["lr"])
        self._behind.append(_Packet(at, begun, round((now - begun) * 1e6), time.time_ns() // 1000, rate, flags, scales, taken))
        self._read_if_due(now)
        return True

    def flush(self) -> None:
        """Records the steps that are still under way; while some of them are recorded, the later ones wait."""
        self._read(len(self._behind))

    def close(self, state: str | None = "completed", reason: str | None = None, timeout_s: float = 60.0) -> Closed | None:
        """Records what is under way, takes the hooks off, and closes the recorder. None on other ranks than 0."""
        if self.recorder is None:
            return None
        self.flush()
        for hook in self._hooks:
            hook.remove()
        return self.recorder.close(state, reason, timeout_s)

    def _before_update(self, *_args: Any) -> None:
        if not self._is_early:
            self._measure_gradients()
        self._is_early = False
        self._norms.weights(self._keeps_before)
        self._seen = 0 if self._guard is None else self._guard.gradients()

    def _after_update(self, *_args: Any) -> None:
        if self._seen is None:
            return
        self._norms.changes()
        if self._guard is not None:
            self._seen |= self._guard.changes()

    def _tell_guard(self, limit: str, layers: list[dict[str, Any]]) -> None:
        if self.recorder is not None:
            self.recorder.event("guard", {"limit": limit, "step": self._next, "layers": layers})

    def _measure_gradients(self) -> None:
        """Fused optimizers divide by the loss scale in their step: here it is done before."""
        self._norms.gradients()
        scale = getattr(self._optimizer, "grad_scale", None)
        if scale is not None:
            self._norms.multiply(GRADIENTS, 1.0 / scale)

    def _measure_skipped(self) -> int:
        if not self._is_early:
            self._measure_gradients()
        self._is_early = False
        self._norms.weights(False)
        if self._updates:
            self._norms.unchanged()
        return FLAGS["skipped"]

    def _read_if_due(self, now: float) -> None:
        behind, norms = self._behind, self._norms
        has_orders = self.recorder is not None and self.recorder.has_orders
        if norms.is_late and not has_orders:
            self._read(len(behind) - BEHIND)
        elif has_orders or len(behind) >= norms.batch or now - behind[0].begun_s >= self._late_s:
            self._read(len(behind))

    def _read(self, count: int) -> None:
        if count <= 0 or self.recorder is None or self._is_reading:
            return
        self._is_reading = True
        try:
            self._record(self.recorder, count)
        finally:
            self._is_reading = False

    def _record(self, recorder: Recorder, count: int) -> None:
        packets = [self._behind.popleft() for _ in range(count)]
        norms, numbers = self._norms.read([packet.taken for packet in packets])
        rows, losses = self._rows(packets, norms, numbers[:, 1]), singles(numbers[:, 0])
        rates = singles([packet.learning_rate for packet in packets])
        told = [Step(p.step, p.t_us, min(p.took_us, LAST_STEP), p.step, *each) for p, *each in zip(packets, losses, rates, rows, strict=True)]
        urgent = not math.isfinite(sum(losses)) or bool(rows.view("<u4")[:, :, FLAGS_COLUMN].any())
        begin = 0
        for at, loss_scale in enumerate(numbers[:, 2].tolist()):
            if not math.isnan(loss_scale) and loss_scale != self._loss_scale:
                recorder.take(told[begin:at], is_urgent=urgent)
                self._tell_loss_scale(recorder, loss_scale)
                begin = at
        recorder.take(told[begin:], is_urgent=urgent)

    def _rows(self, packets: list[_Packet], norms: Norms, clipped: Norms) -> Any:
        """Rows `[steps, layers, 8]`: a norm that is not finite has its flag."""
        rows = np.full((len(packets), len(self._parameters.layers), len(MEASURES)), np.nan, np.float32)
        flags = rows.view("<u4")[:, :, FLAGS_COLUMN]
        flags[:] = np.array([packet.flags for packet in packets], "<u4")[:, None]
        with np.errstate(over="ignore"):
            rows[:, :, NORM_COLUMNS] = norms.transpose(0, 2, 1)
        for at, packet in enumerate(packets):
            if packet.scales or not math.isnan(clipped[at]):
                rows[at][:, SCALE_COLUMNS] = self._scales(packet.scales, float(clipped[at]))[:, None]
        measured = norms[:, [GRADIENTS, CHANGES] if self._updates else [GRADIENTS]]
        wrong = ~np.isfinite(measured).all(axis=1) | np.isinf(rows[:, :, SCALE_COLUMNS[1]])
        flags[wrong] |= np.uint32(FLAGS["non_finite"])
        return rows

    def _scales(self, declared: Mapping[str, Any], clipped: float) -> Any:
        scales = np.array([float(declared.get(layer, math.nan)) for layer in self._parameters.layers])
        return scales if math.isnan(clipped) else np.where(np.isnan(scales), 1.0, scales) * clipped

    def _tell_loss_scale(self, recorder: Recorder, loss_scale: float) -> None:
        """The loss scale is divided out before the update: no scale of a layer, but what changes it is on record."""
        before, self._loss_scale = self._loss_scale, loss_scale
        recorder.event("loss-scale", {"from": None if math.isnan(before) else before, "to": loss_scale})


def watch(
    model: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    *,
    name: str = "torch",
    scaler: Any = None,
    updates: bool = True,
    guard: Guard | None = None,
    late: bool = True,
    recorder: Recorder | None = None,
    **about: Any,
) -> Watcher:
    """Watches an optimizer; `watcher.step(loss)` after each update records it.

    A layer is a module that holds parameters of its own, by its name without the wrappers of torch.compile and
    DistributedDataParallel. `scaler` is the GradScaler, if there is one. `updates=False` leaves update norms out, and with
    them a copy of the weights. `guard` acts in the same step. `late=False`: on a CPU each step is with the operating system when
    `watcher.step` returns; else at most 32 wait, none that began more than 250 ms before the last. `about` goes to `gradlens.start`.
    Raises InputError for an optimizer without parameters of the model.
    """
    parameters = parameters_of(model, optimizer)
    if recorder is None and not is_other_rank():
        recorder = start_for(("torch", torch.__version__), name, parameters.described(), about)
    if recorder is not None and recorder.layers != parameters.layers:
        raise InputError("recorder.layers", recorder.layers, f"those of the model: {', '.join(parameters.layers)}")
    return Watcher(recorder, parameters, optimizer, scaler=scaler, updates=updates, guard=guard, late=late)

"""`watch(model, optimizer)`: records each update of a PyTorch optimizer, layer by layer, through its step hooks.

Norms are measured where the parameters are, and read some steps later: on a GPU because nothing waits for them, on a CPU because many
steps at once cost less. What waits is recorded before anything else is: an event, an evaluation, the end.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Any

import torch

from .errors import InputError, listed
from .frames import FLAGS
from .guard import Guard
from .hooks import around, behind_closure
from .recorder import Closed, Recorder
from .starting import start_for
from .torch_guard import UpdateGuard
from .torch_host import is_on_host
from .torch_layers import Parameters, is_other_rank, parameters_of, with_optimizer, without_recording
from .torch_native import host_norms
from .torch_norms import GRADIENTS, DeviceNorms, StepNorms
from .torch_packets import Packet, PacketRecording

#: Steps that may be under way on a GPU before the oldest is read back.
BEHIND = 3
#: On a CPU, steps that began so long ago are read and written. Unit: s.
LATE_S = 0.25


class Watcher:
    """Records the updates of one optimizer; made by `watch`. On other ranks than 0 of a distributed training it only guards and scales.

    As a context manager it closes at the end: completed, or failed behind an exception; cancelled, and no exception, behind `Stopped`.
    """

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
        #: Whether the GradScaler was asked to update: if it did not, it skipped the step.
        self._is_asked = False
        self._is_early, self._is_scaled = False, False
        self._declared: dict[str, Any] = {}
        self._clipped: torch.Tensor | None = None
        self._behind: deque[Packet] = deque()
        self._is_reading = False
        self._next = 0 if recorder is None else recorder.next_step
        self._at = time.perf_counter()
        self._recording = None if recorder is None else PacketRecording(recorder, self._norms, updates=updates)
        self._is_on, self._hooks = recorder is not None or guard is not None, ExitStack()
        if recorder is not None:
            recorder.before_notes(self.flush)
        if self._is_on:
            self._stand_in(optimizer, scaler)

    @property
    def run(self) -> str | None:
        """The run's uuid; None on other ranks than 0."""
        return None if self.recorder is None else self.recorder.run

    def clip_(self, max_norm: float) -> Any:
        """`torch.nn.utils.clip_grad_norm_` of the watched parameters, its factor declared as the scale of every layer.

        Gradient norms are then those before it: min(1, max_norm / (‖g‖₂ + 1e-6)) is what multiplied them. Returns ‖g‖₂.
        With a GradScaler call `scaler.unscale_(optimizer)` before.
        """
        self._measure_early(again=not self._is_scaled)
        total = torch.nn.utils.clip_grad_norm_(self._parameters.tensors, max_norm)
        self._clipped = torch.clamp(max_norm / (total.detach() + 1e-6), max=1.0)
        return total

    @torch.no_grad()
    def scale_(self, scales: Mapping[str, Any]) -> None:
        """Multiplies the gradients of layers in place (LARS), and declares that; gradient norms are those before it. Once an update."""
        factors = self._parameters.factors(scales)
        self._measure_early(again=False)
        self._is_scaled = True
        for p, layer in zip(self._parameters.tensors, self._parameters.names, strict=True):
            if p.grad is not None and layer in factors:
                p.grad.mul_(factors[layer])
        self._declared.update(factors)

    def declare(self, scales: Mapping[str, Any]) -> None:
        """Declares what a layer-wise optimizer (LAMB) multiplies layers with by itself in this step; numbers or tensors of one number."""
        self._declared.update(self._parameters.factors(scales))

    def step(self, loss: Any, *, step: int | None = None) -> bool:
        """Records the update since the last call; call it after `optimizer.step()` or `scaler.step(optimizer)`.

        Without an update nothing is recorded (gradients are still being accumulated); with a GradScaler it was the scaler
        that skipped it: recorded with the flag skipped, its gradients as they are, an update of 0. Returns whether it recorded.
        """
        is_asked, self._is_asked = self._is_asked, False
        if not self._is_on or (self._seen is None and not is_asked):
            self._is_early, self._is_scaled, self._declared = False, False, {}
            return False
        flags, self._seen = self._measure_skipped() if self._seen is None else self._seen, None
        clipped, self._clipped = self._clipped, None
        scales, self._declared, self._is_scaled = self._declared, {}, False
        taken = self._norms.take((loss, clipped, getattr(self._scaler, "_scale", None)))
        if self.recorder is None:
            self._norms.read([taken])
            return False
        at, now, begun = self._next if step is None else step, time.perf_counter(), self._at
        self._at, self._next = now, at + 1
        rate = float(self._optimizer.param_groups[0]["lr"])
        self._behind.append(Packet(at, begun, round((now - begun) * 1e6), time.time_ns() // 1000, rate, flags, scales, taken))
        self._read_if_due(now)
        return True

    def flush(self) -> None:
        """Records the steps that are still under way; while some of them are recorded, the later ones wait."""
        self._read(len(self._behind))

    def evaluation(self, split: str, loss: float | None, accuracy: float | None = None) -> None:
        """`Recorder.evaluation`, where this rank records."""
        if self.recorder is not None:
            self.recorder.evaluation(split, loss, accuracy)

    def close(self, state: str | None = "completed", reason: str | None = None, timeout_s: float = 60.0) -> Closed | None:
        """Records what is under way, takes the hooks off, and closes the recorder. None on other ranks than 0."""
        self._hooks.close()
        return None if self.recorder is None else self.recorder.close(state, reason, timeout_s)

    def __enter__(self) -> Watcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        self._hooks.close()
        return self.recorder is not None and self.recorder.__exit__(kind, error, trace)

    def _stand_in(self, optimizer: torch.optim.Optimizer, scaler: Any) -> None:
        self._hooks.callback(optimizer.register_step_pre_hook(self._before_update).remove)
        if self._keeps_before:
            self._hooks.callback(optimizer.register_step_post_hook(self._after_update).remove)
        self._hooks.enter_context(around(optimizer, "add_param_group", without_recording))
        if scaler is not None:
            self._hooks.enter_context(around(scaler, "step", self._ask))

    def _ask(self, inner: Callable[..., Any], optimizer: Any, *args: Any, **named: Any) -> Any:
        self._is_asked = self._is_asked or optimizer is self._optimizer
        return inner(optimizer, *args, **named)

    def _before_update(self, _optimizer: Any, args: Any, named: dict[str, Any]) -> Any:
        """With a closure the gradients are those of its first evaluation: at the weights before the update."""
        return behind_closure(args, named, self._begin_update)

    def _begin_update(self) -> None:
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

    def _measure_early(self, *, again: bool) -> None:
        if self._is_on and (again or not self._is_early):
            self._measure_gradients()
            self._is_early = True

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
        if count <= 0 or self._recording is None or self._is_reading:
            return
        self._is_reading = True
        try:
            self._recording.record([self._behind.popleft() for _ in range(count)])
        finally:
            self._is_reading = False


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
    `watcher.step` returns; else at most 32 wait, none that began more than 250 ms before the last. `about` goes to `gradlens.start`, `scaler_name` as
    its `scaler`; the spec gets the optimizer's class and defaults, where it tells no optimizer.
    Raises InputError for an optimizer without parameters of the model, and for a guard on LBFGS, which evaluates many gradients in a step.
    """
    if guard is not None and isinstance(optimizer, torch.optim.LBFGS):
        raise InputError("guard", "on LBFGS", "None: it takes more than one gradient in a step")
    parameters = parameters_of(model, optimizer)
    if recorder is None and not is_other_rank():
        told = {**about, "spec": with_optimizer(about.get("spec"), optimizer), "scaler": about.get("scaler_name")}
        told.pop("scaler_name", None)
        recorder = start_for(("torch", torch.__version__), name, parameters.described(), told)
    if recorder is not None and recorder.layers != parameters.layers:
        raise InputError("recorder.layers", recorder.layers, f"those of the model: {listed(parameters.layers)}")
    return Watcher(recorder, parameters, optimizer, scaler=scaler, updates=updates, guard=guard, late=late)

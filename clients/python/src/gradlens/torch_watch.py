"""`watch(model, optimizer)`: records each update of a PyTorch optimizer, layer by layer, through its step hooks.

Norms are computed on the device of the parameters: on a GPU by `torch._foreach_norm`, copied to pinned memory without waiting,
and read some steps later; on a CPU there is nothing to wait for.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from .errors import InputError
from .frames import FLAGS, FLAGS_COLUMN, MEASURES
from .guard import Guard, GuardState, acted
from .recorder import Closed, Recorder, start
from .torch_norms import Norms, host_norms, is_on_host, norms_of

#: Steps that may be under way on a GPU before the oldest is read back.
BEHIND = 3
_SCALES = [MEASURES.index("raw_scale"), MEASURES.index("scale")]
_NORMS = [MEASURES.index(measure) for measure in ("grad_norm", "param_norm", "update_norm")]
#: Parts that wrappers put into names: torch.compile, DistributedDataParallel.
_WRAPPERS = ("_orig_mod", "module")


@dataclass
class _Update:
    """What the hooks saw of one update: `[params]` each, where the parameters are."""

    gradients: Norms
    weights: Norms
    change: Norms | None = None
    flags: int = 0


@dataclass
class _Packet:
    """One step on its way to the host."""

    step: int
    took_us: int
    learning_rate: float
    flags: int
    scales: Mapping[str, Any]
    values: Norms
    ready: Any = None


@dataclass
class _Parameters:
    """The parameters that the optimizer updates, and the layer of each."""

    layers: list[str]
    tensors: list[torch.nn.Parameter]
    layer_of: list[int]
    before: list[torch.Tensor] = field(default_factory=list)


class Watcher:
    """Records the updates of one optimizer; made by `watch`. On other ranks than 0 of a distributed training it does nothing."""

    def __init__(self, recorder: Recorder | None, parameters: _Parameters, optimizer: torch.optim.Optimizer, *, scaler: Any, updates: bool, guard: Guard | None = None) -> None:
        self.recorder = recorder
        self._parameters, self._optimizer, self._scaler, self._updates = parameters, optimizer, scaler, updates
        self._guard = None if guard is None else GuardState(guard)
        self._keeps_before = updates or (guard is not None and guard.most_ratio is not None)
        self._seen: _Update | None = None
        self._early: Norms | None = None
        self._is_on_host = is_on_host(parameters.tensors)
        self._declared: dict[str, Any] = {}
        self._loss_scale = math.nan
        self._clipped: torch.Tensor | None = None
        self._index: torch.Tensor | None = None
        self._behind: deque[_Packet] = deque()
        self._next = 0 if recorder is None else recorder.next_step
        self._at = time.perf_counter()
        if recorder is None:
            return
        self._hooks = [optimizer.register_step_pre_hook(self._before_update), optimizer.register_step_post_hook(self._after_update)]

    def clip_(self, max_norm: float) -> Any:
        """`torch.nn.utils.clip_grad_norm_` of the watched parameters, its factor declared as the scale of every layer.

        Gradient norms are then those before it: min(1, max_norm / (‖g‖₂ + 1e-6)) is what multiplied them. Returns ‖g‖₂.
        With a GradScaler call `scaler.unscale_(optimizer)` before.
        """
        if self.recorder is not None:
            self._early = self._gradient_norms()
        total = torch.nn.utils.clip_grad_norm_(self._parameters.tensors, max_norm)
        self._clipped = torch.clamp(max_norm / (total.detach() + 1e-6), max=1.0)
        return total

    def declare(self, scales: Mapping[str, Any]) -> None:
        """Declares what a layer-wise optimizer (LARS, LAMB) multiplies layers with in this step; numbers or tensors of one number."""
        unknown = next((layer for layer in scales if layer not in self._parameters.layers), None)
        if unknown is not None:
            raise InputError("scales", unknown, f"the layers {', '.join(self._parameters.layers[:20])}")
        self._declared.update(scales)

    def step(self, loss: Any, *, step: int | None = None) -> bool:
        """Records the update since the last call; call it after `optimizer.step()` or `scaler.step(optimizer)`.

        Without an update nothing is recorded (gradients are still being accumulated); with a GradScaler it was the scaler
        that skipped it: recorded with the flag skipped, its gradients as they are, an update of 0. Returns whether it recorded.
        """
        if self.recorder is None:
            return False
        seen, self._seen = self._seen, None
        if seen is None and self._scaler is None:
            return False
        now = time.perf_counter()
        flags = seen.flags if seen is not None else FLAGS["skipped"]
        at, took = self._next if step is None else step, round((now - self._at) * 1e6)
        self._at, self._next = now, at + 1
        rate = float(self._optimizer.param_groups[0]["lr"])
        self._send(_Packet(at, took, rate, flags, self._scales(), self._packed(seen or self._skipped(), loss)))
        return True

    def flush(self) -> None:
        """Records the steps that are still under way."""
        while self._behind:
            self._record(self._behind.popleft())

    def close(self, state: str | None = "completed", reason: str | None = None, timeout_s: float = 60.0) -> Closed | None:
        """Records what is under way, takes the hooks off, and closes the recorder. None on other ranks than 0."""
        if self.recorder is None:
            return None
        self.flush()
        for hook in self._hooks:
            hook.remove()
        return self.recorder.close(state, reason, timeout_s)

    @torch.no_grad()
    def _before_update(self, *_args: Any) -> None:
        parameters = self._parameters
        gradients = self._gradient_norms() if self._early is None else self._early
        self._early = None
        self._seen = _Update(gradients, self._norms(parameters.tensors))
        self._guard_gradients(self._seen)
        if not self._keeps_before:
            return
        if not parameters.before:
            parameters.before = [torch.empty_like(p) for p in parameters.tensors]
        torch._foreach_copy_(parameters.before, [p.detach() for p in parameters.tensors])

    @torch.no_grad()
    def _after_update(self, *_args: Any) -> None:
        if self._seen is None or not self._keeps_before:
            return
        parameters = self._parameters
        torch._foreach_sub_(parameters.before, [p.detach() for p in parameters.tensors])
        change = self._norms(parameters.before)
        self._seen.change = self._guard_changes(self._seen, change)

    @torch.no_grad()
    def _guard_gradients(self, seen: _Update) -> None:
        """Multiplies gradients, or takes them away: an optimizer leaves parameters without a gradient as they are."""
        if self._guard is None:
            return
        factors = self._guard.gradients(self._by_layer(seen.gradients))
        if factors is None:
            seen.flags |= FLAGS["skipped"]
            for p in self._parameters.tensors:
                p.grad = None
            self._tell_guard("non-finite", [])
        elif (factors != 1.0).any():
            seen.flags |= FLAGS["clamped"]
            for p, layer in zip(self._parameters.tensors, self._parameters.layer_of, strict=True):
                if p.grad is not None and factors[layer] != 1.0:
                    p.grad.mul_(float(factors[layer]))
            self._tell_guard("norm", acted(factors))

    def _guard_changes(self, seen: _Update, change: Norms) -> Norms:
        if self._guard is None:
            return change
        factors = self._guard.changes(self._by_layer(change), self._by_layer(seen.weights))
        if not (factors != 1.0).any():
            return change
        seen.flags |= FLAGS["clamped"]
        by_parameter = factors[self._parameters.layer_of]
        # `before` holds before - after: what is too much of it is given back
        for p, difference, factor in zip(self._parameters.tensors, self._parameters.before, by_parameter, strict=True):
            if factor != 1.0:
                p.add_(difference, alpha=1.0 - float(factor))
        self._tell_guard("ratio", acted(factors))
        return change * (by_parameter if isinstance(change, np.ndarray) else torch.as_tensor(by_parameter, dtype=change.dtype, device=change.device))

    def _by_layer(self, norms: Norms) -> np.ndarray[Any, Any]:
        told = norms if isinstance(norms, np.ndarray) else norms.double().cpu().numpy()
        return np.sqrt(np.bincount(self._parameters.layer_of, np.square(told), len(self._parameters.layers)))

    def _tell_guard(self, limit: str, layers: list[dict[str, Any]]) -> None:
        if self.recorder is not None:
            names = [{"layer": self._parameters.layers[each["layer"]], "factor": each["factor"]} for each in layers]
            self.recorder.event("guard", {"limit": limit, "step": self._next, "layers": names})

    @torch.no_grad()
    def _gradient_norms(self) -> Norms:
        """‖g‖₂ of each parameter; 0 for one without a gradient. Fused optimizers unscale in their step: here it is done before."""
        tensors = self._parameters.tensors
        norms = self._norms([p.grad if p.grad is not None else torch.zeros(1, device=p.device) for p in tensors])
        scale = getattr(self._optimizer, "grad_scale", None)
        if scale is None:
            return norms
        return norms / (float(scale) if isinstance(norms, np.ndarray) else scale.to(norms.device))

    def _norms(self, tensors: Sequence[torch.Tensor]) -> Norms:
        return host_norms(tensors) if self._is_on_host else norms_of(tensors)

    @torch.no_grad()
    def _skipped(self) -> _Update:
        norms = self._gradient_norms() if self._early is None else self._early
        self._early = None
        return _Update(norms, self._norms(self._parameters.tensors), _full(norms, 0.0) if self._updates else None)

    @torch.no_grad()
    def _packed(self, update: _Update, loss: Any) -> Norms:
        """`[3 * layers + 3]`: norms by layer, the loss, the factor of clipping, the loss scale of a GradScaler."""
        clipped, self._clipped = self._clipped, None
        told = [loss, math.nan if clipped is None else clipped, getattr(self._scaler, "_scale", None)]
        change = _full(update.gradients, math.nan) if update.change is None else update.change
        layers = len(self._parameters.layers)
        if isinstance(update.gradients, np.ndarray):
            sums = [np.bincount(self._parameters.layer_of, np.square(norms), layers) for norms in (update.gradients, update.weights, change)]
            return np.concatenate([np.sqrt(sums).ravel(), [math.nan if value is None else float(value) for value in told]])
        rows = torch.stack([update.gradients, update.weights, change])
        if self._index is None:
            self._index = torch.tensor(self._parameters.layer_of, device=rows.device)
        by_layer = torch.zeros(3, layers, device=rows.device, dtype=rows.dtype).index_add_(1, self._index, rows.square()).sqrt()
        return torch.cat([by_layer.flatten(), *(_number(value, rows) for value in told)])

    def _scales(self) -> dict[str, Any]:
        declared, self._declared = self._declared, {}
        return declared

    def _send(self, packet: _Packet) -> None:
        if isinstance(packet.values, torch.Tensor) and packet.values.is_cuda:
            host = torch.empty(packet.values.shape, dtype=packet.values.dtype, pin_memory=True)
            host.copy_(packet.values, non_blocking=True)
            packet.values, packet.ready = host, torch.cuda.Event()  # type: ignore[no-untyped-call]
            packet.ready.record()
        self._behind.append(packet)
        while len(self._behind) > (0 if packet.ready is None else BEHIND):
            self._record(self._behind.popleft())

    def _record(self, packet: _Packet) -> None:
        if self.recorder is None:
            return
        if packet.ready is not None:
            packet.ready.synchronize()
        values = packet.values if isinstance(packet.values, np.ndarray) else packet.values.double().numpy()
        loss, clipped, loss_scale = values[-3:]
        layers = self._parameters.layers
        rows = np.full((len(layers), len(MEASURES)), np.nan)
        rows[:, FLAGS_COLUMN] = packet.flags
        rows[:, _NORMS] = values[:-3].reshape(3, len(layers)).T
        if self._updates:
            rows[~np.isfinite(rows[:, _NORMS[-1]]), FLAGS_COLUMN] = packet.flags | FLAGS["non_finite"]
        scales = np.array([float(packet.scales.get(layer, math.nan)) for layer in layers])
        if not math.isnan(clipped):
            scales = np.where(np.isnan(scales), 1.0, scales) * clipped
        rows[:, _SCALES] = scales[:, None]
        self._tell_loss_scale(float(loss_scale))
        self.recorder.step(packet.step, loss, rows, learning_rate=packet.learning_rate, duration_us=packet.took_us)

    def _tell_loss_scale(self, loss_scale: float) -> None:
        """The loss scale is divided out before the update: no scale of a layer, but what changes it is on record."""
        before, self._loss_scale = self._loss_scale, loss_scale
        if self.recorder is not None and not math.isnan(loss_scale) and loss_scale != before:
            self.recorder.event("loss-scale", {"from": None if math.isnan(before) else before, "to": loss_scale})


def watch(
    model: torch.nn.Module,
    optimizer: torch.optim.Optimizer,
    *,
    name: str = "torch",
    scaler: Any = None,
    updates: bool = True,
    guard: Guard | None = None,
    recorder: Recorder | None = None,
    **about: Any,
) -> Watcher:
    """Watches an optimizer; `watcher.step(loss)` after each update records it.

    A layer is a module that holds parameters of its own, by its name without the wrappers of torch.compile and
    DistributedDataParallel. `scaler` is the GradScaler, if there is one. `updates=False` leaves update norms out, and with
    them a copy of the weights. `guard` acts in the same step. `about` goes to `gradlens.start`. Raises InputError for an optimizer without parameters of the model.
    """
    parameters = _parameters_of(model, optimizer)
    if recorder is None and not _is_other_rank():
        facts = dict(about.pop("facts", {}))
        facts["versions"] = {"torch": torch.__version__, **facts.get("versions", {})}
        recorder = start(name, _described(parameters), facts=facts, **about)
    if recorder is not None and recorder.layers != parameters.layers:
        raise InputError("recorder.layers", recorder.layers, f"those of the model: {', '.join(parameters.layers)}")
    return Watcher(recorder, parameters, optimizer, scaler=scaler, updates=updates, guard=guard)


def _parameters_of(model: torch.nn.Module, optimizer: torch.optim.Optimizer) -> _Parameters:
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    named = [(_layer_of(path), p) for path, p in model.named_parameters() if id(p) in held]
    if not named:
        raise InputError("optimizer", "0 parameters of the model", "an optimizer of this model's parameters")
    layers = list(dict.fromkeys(layer for layer, _ in named))
    return _Parameters(layers, [p for _, p in named], [layers.index(layer) for layer, _ in named])


def _layer_of(path: str) -> str:
    parts = path.split(".")
    while len(parts) > 1 and parts[0] in _WRAPPERS:
        parts = parts[1:]
    return ".".join(part for part in parts[:-1] if part != "_orig_mod") or parts[-1]


def _described(parameters: _Parameters) -> list[dict[str, Any]]:
    counts = [0] * len(parameters.layers)
    for layer, tensor in zip(parameters.layer_of, parameters.tensors, strict=True):
        counts[layer] += tensor.numel()
    return [{"name": name, "parameterCount": count} for name, count in zip(parameters.layers, counts, strict=True)]


def _is_other_rank() -> bool:
    distributed = torch.distributed
    return bool(distributed.is_available() and distributed.is_initialized() and distributed.get_rank() != 0)


def _full(like: Norms, value: float) -> Norms:
    return np.full_like(like, value) if isinstance(like, np.ndarray) else torch.full_like(like, value)


def _number(value: Any, like: torch.Tensor) -> torch.Tensor:
    if isinstance(value, torch.Tensor):
        return value.detach().reshape(1).to(device=like.device, dtype=like.dtype)
    return torch.full((1,), math.nan if value is None else float(value), device=like.device, dtype=like.dtype)

"""‖·‖₂ by layer of gradients, weights and their change, measured where the parameters are and read some steps later."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import torch

from .plain import number
from .torch_layers import Parameters

#: What is measured of a step, in the order of its rows.
GRADIENTS, WEIGHTS, CHANGES = range(3)
#: Numbers of a step that are no norms: loss, factor of clipping, loss scale. NaN: none.
NUMBERS = 3

_HALVES = (torch.float16, torch.bfloat16)
#: PyTorch 2.0 cannot be told in what type to add.
_TAKES_DTYPE = "dtype" in str(torch.ops.aten._foreach_norm.Scalar._schema)

Norms = npt.NDArray[np.float64]


class StepNorms(Protocol):
    """Measures a step in parts, and keeps what it measured until it is read."""

    #: How many steps are best read at once, and whether they are to be left alone until so many are under way.
    batch: int
    is_late: bool

    def gradients(self) -> None:
        """‖g‖₂ of this step; 0 for a layer without a gradient."""

    def weights(self, keep: bool) -> None:
        """‖w‖₂ of this step; `keep`: `changes` tells the change of these weights."""

    def changes(self) -> None:
        """‖w - kept‖₂ of this step. NaN where it is not asked for."""

    def unchanged(self) -> None:
        """‖w - kept‖₂ of this step is 0."""

    def now(self, measure: int) -> Norms:
        """`[layers]` of this step; waits for it."""

    def multiply(self, measure: int, factors: Any) -> None:
        """Multiplies what was measured, by a number or `[layers]`."""

    def give_back(self, factors: Norms) -> None:
        """Leaves so much of the change that `changes` told, by layer."""

    def take(self, numbers: Sequence[Any]) -> Any:
        """Ends this step: what `read` takes."""

    def read(self, taken: Sequence[Any]) -> tuple[Norms, Norms]:
        """Norms `[steps, 3, layers]` and numbers `[steps, 3]`, in the order in which they were taken."""


class DeviceNorms:
    """Norms on the device of the parameters: copied to pinned memory of the host, and nothing waits for them."""

    batch = 1

    def __init__(self, parameters: Parameters) -> None:
        self._tensors, self._layer_of, self._layers = parameters.tensors, parameters.layer_of, len(parameters.layers)
        self._index: torch.Tensor | None = None
        self._kept: list[torch.Tensor] = []
        self._rows: list[torch.Tensor | None] = [None, None, None]
        self.is_late = any(tensor.is_cuda for tensor in parameters.tensors)

    @torch.no_grad()
    def gradients(self) -> None:
        self._rows[GRADIENTS] = self._by_layer([dense(p.grad) if p.grad is not None else torch.zeros(1, device=p.device) for p in self._tensors])

    @torch.no_grad()
    def weights(self, keep: bool) -> None:
        self._rows[WEIGHTS] = self._by_layer(self._tensors)
        if keep:
            if not self._kept:
                self._kept = [torch.empty_like(p, dtype=torch.float32 if p.device.type == "cpu" and p.dtype in _HALVES else None) for p in self._tensors]
            torch._foreach_copy_(self._kept, [p.detach() for p in self._tensors])

    @torch.no_grad()
    def changes(self) -> None:
        torch._foreach_sub_(self._kept, [p.detach() for p in self._tensors])
        self._rows[CHANGES] = self._by_layer(self._kept)

    def unchanged(self) -> None:
        self._rows[CHANGES] = torch.zeros_like(self._row(WEIGHTS))

    def now(self, measure: int) -> Norms:
        told: Norms = self._row(measure).double().cpu().numpy()
        return told

    def multiply(self, measure: int, factors: Any) -> None:
        row = self._row(measure)
        self._rows[measure] = row * torch.as_tensor(factors, dtype=row.dtype, device=row.device)

    @torch.no_grad()
    def give_back(self, factors: Norms) -> None:
        for p, difference, layer in zip(self._tensors, self._kept, self._layer_of, strict=True):
            if factors[layer] != 1.0:
                p.add_(difference, alpha=1.0 - float(factors[layer]))

    @torch.no_grad()
    def take(self, numbers: Sequence[Any]) -> tuple[torch.Tensor, Any]:
        like = self._row(WEIGHTS)
        rows = [torch.full_like(like, math.nan) if row is None else row for row in self._rows]
        values = torch.cat([*rows, *(_on_device(value, like) for value in numbers)])
        self._rows = [None, None, None]
        if not values.is_cuda:
            return values, None
        host = torch.empty(values.shape, dtype=values.dtype, pin_memory=True)
        host.copy_(values, non_blocking=True)
        ready = torch.cuda.Event()  # type: ignore[no-untyped-call]
        ready.record()
        return host, ready

    def read(self, taken: Sequence[tuple[torch.Tensor, Any]]) -> tuple[Norms, Norms]:
        for _, ready in taken:
            if ready is not None:
                ready.synchronize()
        values = np.stack([host.double().numpy() for host, _ in taken])
        return values[:, :-NUMBERS].reshape(len(taken), 3, self._layers), values[:, -NUMBERS:]

    def _row(self, measure: int) -> torch.Tensor:
        row = self._rows[measure]
        assert row is not None, "measured before it is read"
        return row

    def _by_layer(self, tensors: Sequence[torch.Tensor]) -> torch.Tensor:
        norms = norms_of(tensors)
        if self._index is None:
            self._index = torch.tensor(self._layer_of, device=norms.device)
        return torch.zeros(self._layers, device=norms.device, dtype=norms.dtype).index_add_(0, self._index, norms.square()).sqrt()


def norms_of(tensors: Sequence[torch.Tensor]) -> torch.Tensor:
    """Norms on the device of the first, as float64 where it has that: float32 would not hold the squares of all norms that it holds."""
    told = [torch.view_as_real(tensor.detach().resolve_conj()) if tensor.is_complex() else tensor.detach() for tensor in tensors]
    norms = [torch.linalg.vector_norm(tensor, dtype=torch.float64) for tensor in told] if told[0].device.type == "cpu" else fused_norms(told)
    wide = torch.float32 if norms[0].device.type == "mps" else torch.float64
    return torch.stack([norm.to(device=norms[0].device, dtype=wide) for norm in norms])


def fused_norms(tensors: list[torch.Tensor]) -> Sequence[torch.Tensor]:
    """Norms in one launch. Those of halves would be halves, wrong by 5e-4 and infinite above 65504: they are added and told as float32."""
    if all(tensor.dtype not in _HALVES for tensor in tensors):
        return torch._foreach_norm(tensors)
    if _TAKES_DTYPE and all(tensor.dtype is not torch.float64 for tensor in tensors):
        return torch._foreach_norm(tensors, 2, dtype=torch.float32)
    return [torch.linalg.vector_norm(tensor, dtype=torch.float32 if tensor.dtype in _HALVES else None) for tensor in tensors]


def dense(tensor: torch.Tensor) -> torch.Tensor:
    """A gradient with all its zeros; most are so."""
    return tensor if tensor.layout is torch.strided else tensor.to_dense()


def loss_or_factor(value: Any) -> float:
    """A loss or a factor of the step on the host, NaN for None. Raises InputError for anything but one number."""
    return math.nan if value is None else number("loss", value, "one number, as a tensor or not: of a batch its mean")


def _on_device(value: Any, like: torch.Tensor) -> torch.Tensor:
    """The same as a tensor; nothing waits for one that is on a device."""
    if isinstance(value, torch.Tensor) and value.numel() == 1:
        return value.detach().reshape(1).to(device=like.device, dtype=like.dtype)
    return torch.full((1,), loss_or_factor(value), device=like.device, dtype=like.dtype)

"""Norms of parameters on a CPU, where they lie and for some steps at once: what the part in C and NumPy have in common.

`torch._foreach_norm` of torch 2.15 is wrong by 6e-4 on a CPU for 10^6 equal float32 values; here squares are added in float32 within
blocks of at most 512 and in float64 beyond, which is right to 1e-6. In the step only the sums are made, into a buffer for some steps; a
step of training leaves the caches cold, and what comes after costs less for many steps at once. Where the package was installed with a C
compiler at hand, one call does it for all parameters (`torch_native`); else NumPy does, to the same 1e-6 (`torch_numpy`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from .torch_norms import Norms, loss_or_factor

#: Steps whose sums are kept until they are read at once.
BATCH = 32

Values = npt.NDArray[Any]


def is_on_host(tensors: Sequence[torch.Tensor]) -> bool:
    """Whether NumPy can read all of them where they lie, without a copy."""
    kinds = all(tensor.device.type == "cpu" and tensor.dtype in (torch.float32, torch.float64) for tensor in tensors)
    return kinds and all(np.may_share_memory(flat(tensor), tensor.detach().numpy()) for tensor in tensors if tensor.numel())


def flat(tensor: torch.Tensor) -> Values:
    """The values as they lie in memory: of a dense tensor of any order no copy."""
    values: Values = tensor.detach().numpy()
    return values.reshape(-1) if values.flags.c_contiguous else values.ravel("K")


class Batch:
    """Steps that are measured and not read yet, and the one that is measured: a ring of one slot more than may wait."""

    batch, is_late = BATCH, False

    def __init__(self) -> None:
        self._slots = BATCH + 1
        self._slot = 0
        self._factors: list[dict[int, Any]] = [{} for _ in range(self._slots)]
        self._numbers: list[Sequence[Any]] = [()] * self._slots

    def now(self, measure: int) -> Norms:
        norms: Norms = self._read([self._slot])[0, measure]
        return norms

    def multiply(self, measure: int, factors: Any) -> None:
        self._factors[self._slot][measure] = np.asarray(factors, np.float64)

    def take(self, numbers: Sequence[Any]) -> int:
        slot = self._slot
        self._numbers[slot] = [loss_or_factor(value) for value in numbers]
        self._slot = (slot + 1) % self._slots
        return slot

    def read(self, taken: Sequence[int]) -> tuple[Norms, Norms]:
        slots = list(taken)
        norms = self._read(slots)
        for slot in slots:
            self._factors[slot].clear()
        return norms, np.array([self._numbers[slot] for slot in slots], np.float64)

    def _norms(self, slots: list[int]) -> Norms:
        raise NotImplementedError

    def _read(self, slots: list[int]) -> Norms:
        norms = self._norms(slots)
        for at, slot in enumerate(slots):
            for measure, factors in self._factors[slot].items():
                norms[at, measure] *= factors
        return norms

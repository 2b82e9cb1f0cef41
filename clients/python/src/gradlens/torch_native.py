"""Norms of float32 parameters on a CPU by a part in C, where the package was installed with a compiler at hand."""

from __future__ import annotations

import ctypes
import functools
import importlib.util
import logging
import math
import os

import numpy as np
import torch

from .errors import InputError
from .torch_host import Batch, flat, is_on_host
from .torch_layers import Parameters
from .torch_norms import CHANGES, GRADIENTS, WEIGHTS, Norms, dense
from .torch_numpy import HostNorms

log = logging.getLogger("gradlens")


def host_norms(parameters: Parameters) -> NativeNorms | HostNorms:
    """What measures parameters for which `is_on_host`: by the part in C where it was built."""
    native = part_in_c() if all(tensor.dtype is torch.float32 for tensor in parameters.tensors) else None
    return HostNorms(parameters) if native is None else NativeNorms(parameters, native)


@functools.cache
def part_in_c() -> ctypes.CDLL | None:
    """The part in C; None where no compiler was there when the package was installed, or with GRADLENS_NATIVE=0."""
    found = importlib.util.find_spec("gradlens._sums")
    if found is None or found.origin is None or os.environ.get("GRADLENS_NATIVE") == "0":
        return None
    try:
        return ctypes.CDLL(found.origin)
    except OSError as error:
        log.warning("the part of gradlens in C cannot be loaded, NumPy is used: %s", error)
        return None


class NativeNorms(Batch):
    """Norms of float32 parameters for which `is_on_host`, in one pass over memory of a part in C: `src/gradlens/_sums.c`."""

    def __init__(self, parameters: Parameters, native: ctypes.CDLL) -> None:
        super().__init__()
        self._tensors, count = parameters.tensors, len(parameters.tensors)
        self._layer_of = parameters.layer_of
        self._sums = np.full((self._slots, 3, len(parameters.layers)), math.nan)
        rows = [[row.ctypes.data for row in slot] for slot in self._sums]
        self._weights_at: list[ctypes.c_uint64 | int] = []
        self._at, self._kept_at = (ctypes.c_uint64 * count)(), (ctypes.c_uint64 * count)()
        sizes = (ctypes.c_int64 * count)(*(tensor.numel() for tensor in self._tensors))
        layers = (ctypes.c_int64 * count)(*parameters.layer_of)
        self._kept: list[torch.Tensor] = []
        self._rows, self._squares, self._changes = rows, native.gradlens_squares, native.gradlens_changes
        self._where = (count, self._at, None, sizes, layers, len(parameters.layers))
        self._where_kept = (count, self._at, self._kept_at, sizes, layers, len(parameters.layers))
        for function in (self._squares, self._changes):
            function.restype = None
            function.argtypes = [ctypes.c_int64, *[ctypes.c_void_p] * 4, ctypes.c_int64, ctypes.c_void_p]

    def gradients(self) -> None:
        gradients = [p.grad for p in self._tensors]
        for k, g in enumerate(gradients):
            if g is not None and not (g.is_contiguous() and g.dtype is torch.float32):
                gradients[k] = dense(g.detach()).to(torch.float32).contiguous()
        self._at[:] = [0 if g is None else g.data_ptr() for g in gradients]
        self._squares(*self._where, self._rows[self._slot][GRADIENTS])

    def weights(self, keep: bool) -> None:
        self._find_weights()
        if keep and not self._kept:
            self._kept = [torch.empty(p.numel()) for p in self._tensors]
            self._kept_at[:] = [kept.data_ptr() for kept in self._kept]
        self._squares(*(self._where_kept if keep else self._where), self._rows[self._slot][WEIGHTS])

    def changes(self) -> None:
        self._find_weights()
        self._changes(*self._where_kept, self._rows[self._slot][CHANGES])

    def _find_weights(self) -> None:
        """Where they have moved (`model.half()`, `model.to(…)`) they must still be what C reads: it would read what is not theirs."""
        at: list[ctypes.c_uint64 | int] = [p.data_ptr() for p in self._tensors]
        if at != self._weights_at:
            if any(p.dtype is not torch.float32 for p in self._tensors) or not is_on_host(self._tensors):
                raise InputError("model", "weights that were converted or moved", "float32 weights on the CPU, as when it was watched; else watch it again")
            self._weights_at = at
        self._at[:] = at

    def unchanged(self) -> None:
        self._sums[self._slot, CHANGES] = 0

    def give_back(self, factors: Norms) -> None:
        for p, kept, layer in zip(self._tensors, self._kept, self._layer_of, strict=True):
            if factors[layer] != 1.0:
                values = flat(p)
                values += (kept.numpy() - values) * np.float32(1.0 - factors[layer])

    def _norms(self, slots: list[int]) -> Norms:
        norms: Norms = np.sqrt(self._sums[slots])
        return norms

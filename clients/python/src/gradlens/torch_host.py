"""Norms of parameters on a CPU: NumPy reads the tensors where they lie, and adds squares in blocks.

`torch._foreach_norm` of torch 2.15 is wrong by 6e-4 on a CPU for 10^6 equal float32 values; here squares are added in float32 within
blocks of at most 512 and in float64 beyond, which is right to 1e-6. In the step only the sums of the blocks are made, into a buffer for
some steps; a step of training leaves the caches cold, and what comes after costs less for many steps at once. Where the package was
installed with a C compiler at hand, one call does it for all parameters (`NativeNorms`); else NumPy does, to the same 1e-6.
"""

from __future__ import annotations

import ctypes
import functools
import importlib.util
import logging
import math
import os
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from .errors import InputError
from .torch_layers import Parameters
from .torch_norms import CHANGES, GRADIENTS, WEIGHTS, Norms

log = logging.getLogger("gradlens")
#: Values whose squares are added in their own precision, at most.
BLOCK = 512
#: Values that are worked on at a time, to lie in the cache of a core.
CHUNK = 2**16
#: Addresses of gradients that are kept for each parameter.
MOST_SEEN = 256
#: Steps whose sums are kept until they are read at once.
BATCH = 32
#: Sums of squares between which float32 neither loses small values nor overflows.
_SMALL, _LARGE = 1e-24, 1e36

#: Squares that float32 does not hold are looked for by hand.
_QUIET = np.errstate(over="ignore", invalid="ignore")

Values = npt.NDArray[Any]
#: Σ x · y of each row, into the third.
Squares = Callable[[Values, Values, Values], Any]


def is_on_host(tensors: Sequence[torch.Tensor]) -> bool:
    """Whether NumPy can read all of them where they lie, without a copy."""
    kinds = all(tensor.device.type == "cpu" and tensor.dtype in (torch.float32, torch.float64) for tensor in tensors)
    return kinds and all(np.may_share_memory(_flat(tensor), tensor.detach().numpy()) for tensor in tensors if tensor.numel())


def host_norms(parameters: Parameters) -> NativeNorms | HostNorms:
    """What measures parameters for which `is_on_host`: by the part in C where it was built."""
    native = _native() if all(tensor.dtype is torch.float32 for tensor in parameters.tensors) else None
    return HostNorms(parameters) if native is None else NativeNorms(parameters, native)


@functools.cache
def _native() -> ctypes.CDLL | None:
    """The part in C; None where no compiler was there when the package was installed, or with GRADLENS_NATIVE=0."""
    found = importlib.util.find_spec("gradlens._sums")
    if found is None or found.origin is None or os.environ.get("GRADLENS_NATIVE") == "0":
        return None
    try:
        return ctypes.CDLL(found.origin)
    except OSError as error:
        log.warning("the part of gradlens in C cannot be loaded, NumPy is used: %s", error)
        return None


class _Place:
    """A parameter, its weights as NumPy sees them, and its part of the blocks of a step."""

    def __init__(self, tensor: torch.nn.Parameter, layer: int, begin: int) -> None:
        self.tensor, self.layer, self.begin = tensor, layer, begin
        self.rows, self.block, self.rest = _blocks_of(tensor.numel())
        self.shape = (self.rows, self.block)
        self.whole = self.rows * self.block
        self.end = begin + self.rows + (1 if self.rest else 0)
        self.dtype = tensor.dtype
        #: Blocks of gradients by address: read only while a gradient lies there, see `see`.
        self.seen: dict[int, Values] = {}
        self.pointer = -1
        self.values: Values = np.empty(0)
        self.blocks: Values = np.empty(0)
        self.kept: Values = np.empty(0)

    @_QUIET
    def weights(self) -> Values:
        """The weights, looked for again only where they have moved."""
        pointer = self.tensor.data_ptr()
        if pointer != self.pointer:
            self.pointer, self.values = pointer, _flat(self.tensor)
            self.blocks = self.values[: self.whole].reshape(self.shape)
        return self.values

    def see(self, gradient: torch.Tensor) -> None:
        """Keeps where a gradient lies: the next ones lie there too, and a view by address costs less than one of a tensor, and holds no memory."""
        if self.rest or gradient.dtype is not self.dtype or not gradient.is_contiguous() or not gradient.numel():
            return
        if len(self.seen) >= MOST_SEEN:
            self.seen.clear()
        kind = ctypes.c_float if self.dtype is torch.float32 else ctypes.c_double
        memory: Any = (kind * gradient.numel()).from_address(gradient.data_ptr())
        self.seen[gradient.data_ptr()] = np.frombuffer(memory, np.dtype(kind)).reshape(self.shape)

    def gradient(self) -> Values | None:
        return None if self.tensor.grad is None else _flat(self.tensor.grad)

    def change(self) -> Values:
        return self.weights() - self.kept

    def square(self, values: Values, sums: Values) -> None:
        """Σ x² of each block."""
        if self.rest:
            values = values.reshape(-1)
            _squares(values[None, self.whole :], values[None, self.whole :], sums[self.rows :])
            values, sums = values[: self.whole], sums[: self.rows]
        blocks = values.reshape(self.shape)
        _squares(blocks, blocks, sums)

    def chunks(self) -> list[tuple[slice, tuple[int, int], slice]]:
        """Parts of the flat values that lie in the cache, their shape in blocks, and where their sums go."""
        at_a_time = max(1, CHUNK // max(1, self.block))
        rows = [(begin, min(begin + at_a_time, self.rows)) for begin in range(0, self.rows, at_a_time)]
        parts = [(slice(begin * self.block, end * self.block), (end - begin, self.block), slice(begin, end)) for begin, end in rows]
        return [*parts, (slice(self.whole, None), (1, self.rest), slice(self.rows, None))] if self.rest else parts


class _Batch:
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
        self._numbers[slot] = [math.nan if value is None else float(value.detach() if isinstance(value, torch.Tensor) else value) for value in numbers]
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


class NativeNorms(_Batch):
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
        self._at[:] = [0 if g is None else g.data_ptr() for g in gradients]
        for k, g in enumerate(gradients):
            if g is not None and not (g.is_contiguous() and g.dtype is torch.float32):
                gradients[k] = copy = g.detach().to(torch.float32).contiguous()
                self._at[k] = copy.data_ptr()
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
                values = _flat(p)
                values += (kept.numpy() - values) * np.float32(1.0 - factors[layer])

    def _norms(self, slots: list[int]) -> Norms:
        norms: Norms = np.sqrt(self._sums[slots])
        return norms


class HostNorms(_Batch):
    """Norms of parameters for which `is_on_host`. Nothing is allocated in a step.

    Layers whose squares float32 does not hold are summed again in float64: gradients and changes above at once, all others as soon as a batch has told that
    a layer came near. A gradient that falls below 1e-19 from one step to the next reads as 0 until then.
    """

    def __init__(self, parameters: Parameters) -> None:
        super().__init__()
        self._layers = len(parameters.layers)
        self._places: list[_Place] = []
        for tensor, layer in zip(parameters.tensors, parameters.layer_of, strict=True):
            self._places.append(_Place(tensor, layer, self._places[-1].end if self._places else 0))
        is_double = any(tensor.dtype == torch.float64 for tensor in parameters.tensors)
        blocks = self._places[-1].end
        self._sums = np.full((self._slots, 3, blocks), math.nan, np.float64 if is_double else np.float32)
        self._sums_of = [[[row[p.begin : p.end] for p in self._places] for row in slot] for slot in self._sums]
        firsts = [next(p.begin for p in self._places if p.layer == layer) for layer in range(self._layers)]
        self._starts = np.array(firsts)
        self._exact: list[dict[int, Norms]] = [{} for _ in self._sums]
        self._is_careful = False
        self._scratch = np.empty(max(CHUNK, BLOCK), self._sums.dtype)
        self._chunks = [place.chunks() for place in self._places]

    @_QUIET
    def gradients(self) -> None:
        for place, sums in zip(self._places, self._sums_of[self._slot][GRADIENTS], strict=True):
            gradient = place.tensor.grad
            if gradient is None:
                sums.fill(0)
                continue
            blocks = place.seen.get(gradient.data_ptr())
            if blocks is None or gradient.dtype is not place.dtype or not gradient.is_contiguous():
                place.square(_flat(gradient), sums)
                place.see(gradient)
            else:
                _squares(blocks, blocks, sums)
        self._look_at(GRADIENTS, _Place.gradient)

    @_QUIET
    def weights(self, keep: bool) -> None:
        if keep:
            self._keep()
        else:
            for place, sums in zip(self._places, self._sums_of[self._slot][WEIGHTS], strict=True):
                if place.tensor.data_ptr() == place.pointer and not place.rest:
                    _squares(place.blocks, place.blocks, sums)
                else:
                    place.square(place.weights(), sums)
        self._look_at(WEIGHTS, _Place.weights)

    @_QUIET
    def changes(self) -> None:
        for place, chunks, sums in zip(self._places, self._chunks, self._sums_of[self._slot][CHANGES], strict=True):
            values, kept = place.weights(), place.kept
            for part, shape, where in chunks:
                change = self._scratch[: shape[0] * shape[1]]
                np.subtract(values[part], kept[part], out=change)
                change = change.reshape(shape)
                _squares(change, change, sums[where])
        self._look_at(CHANGES, _Place.change)

    def unchanged(self) -> None:
        self._sums[self._slot, CHANGES] = 0

    def give_back(self, factors: Norms) -> None:
        for place in self._places:
            if factors[place.layer] != 1.0:
                values = place.weights()
                values += (place.kept - values) * values.dtype.type(1.0 - factors[place.layer])

    def read(self, taken: Sequence[int]) -> tuple[Norms, Norms]:
        norms, numbers = super().read(taken)
        squares = np.square(norms)
        self._is_careful = bool((((squares < _SMALL) & (squares > 0)) | (squares > _LARGE)).any())
        return norms, numbers

    def _norms(self, slots: list[int]) -> Norms:
        norms: Norms = np.sqrt(np.add.reduceat(self._sums[slots], self._starts, axis=2, dtype=np.float64))
        for at, slot in enumerate(slots):
            for measure, exact in self._exact[slot].items():
                norms[at, measure] = exact
        return norms

    def _keep(self) -> None:
        for place, chunks, sums in zip(self._places, self._chunks, self._sums_of[self._slot][WEIGHTS], strict=True):
            values = place.weights()
            if place.kept.size != values.size:
                place.kept = np.empty_like(values)
            for part, shape, where in chunks:
                chunk = values[part]
                place.kept[part] = chunk
                chunk = chunk.reshape(shape)
                _squares(chunk, chunk, sums[where])

    def _look_at(self, measure: int, values_of: Callable[[_Place], Values | None]) -> None:
        """Sums again in float64 what float32 does not hold."""
        if not self._is_careful and (measure == WEIGHTS or _maximum(self._sums[self._slot, measure]) < _LARGE):
            self._exact[self._slot].pop(measure, None)
            return
        sums = np.add.reduceat(self._sums[self._slot, measure], self._starts, dtype=np.float64)
        outside = ~((sums > _SMALL) & (sums < _LARGE))
        sums[outside] = 0.0
        for place in self._places:
            values = values_of(place) if outside[place.layer] else None
            if values is not None:
                wide = values.astype(np.float64)
                sums[place.layer] += np.dot(wide, wide)
        self._exact[self._slot][measure] = np.sqrt(sums)


def _flat(tensor: torch.Tensor) -> Values:
    """The values as they lie in memory: of a dense tensor of any order no copy."""
    values: Values = tensor.detach().numpy()
    return values.reshape(-1) if values.flags.c_contiguous else values.ravel("K")


def _blocks_of(size: int) -> tuple[int, int, int]:
    """`(rows, block, rest)`: a block that leaves no rest, if there is one that is not small."""
    if size <= BLOCK:
        return 1, size, 0
    even = next((block for block in range(BLOCK, BLOCK // 4, -1) if size % block == 0), BLOCK)
    return size // even, even, size % even


def _einsum(blocks: Values, same: Values, sums: Values) -> None:
    np.einsum("ij,ij->i", blocks, same, out=sums, casting="same_kind")


#: NumPy 2 has it by way of BLAS, twice as fast.
_squares: Squares = getattr(np, "vecdot", _einsum)
_maximum = np.maximum.reduce

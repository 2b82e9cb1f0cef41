"""Norms of parameters on a CPU by NumPy, which reads the tensors where they lie, and adds squares in blocks."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch

from .torch_host import Batch, Values, flat
from .torch_layers import Parameters
from .torch_norms import CHANGES, GRADIENTS, WEIGHTS, Norms, dense

#: Values whose squares are added in their own precision, at most.
BLOCK = 512
#: Values that are worked on at a time, to lie in the cache of a core.
CHUNK = 2**16
#: Addresses of gradients that are kept for each parameter.
MOST_SEEN = 256
#: Sums of squares between which float32 neither loses small values nor overflows.
_SMALL, _LARGE = 1e-24, 1e36

#: Squares that float32 does not hold are looked for by hand.
_QUIET = np.errstate(over="ignore", invalid="ignore")

#: Σ x · y of each row, into the third.
Squares = Callable[[Values, Values, Values], Any]


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
            self.pointer, self.values = pointer, flat(self.tensor)
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
        return None if self.tensor.grad is None else flat(dense(self.tensor.grad))

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


class HostNorms(Batch):
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
            if place.tensor.grad is None:
                sums.fill(0)
                continue
            gradient = dense(place.tensor.grad)
            blocks = place.seen.get(gradient.data_ptr())
            if blocks is None or gradient.dtype is not place.dtype or not gradient.is_contiguous():
                place.square(flat(gradient), sums)
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

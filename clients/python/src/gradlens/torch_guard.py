"""A guard on the updates of a PyTorch optimizer: gradients before it takes them, weights after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from .frames import FLAGS
from .guard import Guard, GuardState, Values
from .torch_layers import Parameters
from .torch_norms import CHANGES, GRADIENTS, WEIGHTS, StepNorms

#: What limit held which layers, with their factors.
Tell = Callable[[str, list[dict[str, Any]]], None]


class UpdateGuard:
    """Holds each update to what `guard` lets through, by the norms of its step; what it did is told, and returned as flags."""

    def __init__(self, guard: Guard, parameters: Parameters, norms: StepNorms, tell: Tell) -> None:
        self._state, self._parameters, self._norms, self._tell = GuardState(guard), parameters, norms, tell

    @torch.no_grad()
    def gradients(self) -> int:
        """Multiplies gradients, or takes them away: an optimizer leaves parameters without a gradient as they are."""
        factors = self._state.gradients(self._norms.now(GRADIENTS))
        if factors is None:
            for p in self._parameters.tensors:
                p.grad = None
            self._tell("non-finite", [])
            return FLAGS["skipped"]
        if not (factors != 1.0).any():
            return 0
        for p, layer in zip(self._parameters.tensors, self._parameters.layer_of, strict=True):
            if p.grad is not None and factors[layer] != 1.0:
                p.grad.mul_(float(factors[layer]))
        return self._clamped("norm", factors)

    def changes(self) -> int:
        """Leaves so much of each layer's change as is let through."""
        factors = self._state.changes(self._norms.now(CHANGES), self._norms.now(WEIGHTS))
        if not (factors != 1.0).any():
            return 0
        self._norms.give_back(factors)
        self._norms.multiply(CHANGES, factors)
        return self._clamped("ratio", factors)

    def _clamped(self, limit: str, factors: Values) -> int:
        layers = self._parameters.layers
        self._tell(limit, [{"layer": layers[at], "factor": float(factors[at])} for at in np.flatnonzero(factors != 1.0)])
        return FLAGS["clamped"]

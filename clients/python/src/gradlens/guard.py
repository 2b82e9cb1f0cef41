"""A guard that acts in the same step, where the service is too far away: before the optimizer takes a gradient, and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import InputError

Values = npt.NDArray[np.float64]
#: Of the running mean of a layer's gradient norms.
DECAY = 0.98


@dataclass(frozen=True)
class Guard:
    """What is not let through. A limit that is None is not looked at.

    `non_finite`: an update whose gradient has a NaN or an infinity is left out, in all layers. `most_norm`: the gradient norm of a
    layer, as a multiple of its own running mean (dimensionless, > 1; looked at after `warmup` updates; mean with decay 0.98); what is above
    is multiplied down to the limit; a layer that has had no gradient yet is let through. `most_ratio`: ‖Δw‖ / ‖w‖ of a layer (dimensionless,
    > 0); a larger update is multiplied down to it. Raises InputError.
    """

    non_finite: bool = True
    most_norm: float | None = None
    most_ratio: float | None = None
    warmup: int = 20

    def __post_init__(self) -> None:
        for field, value, least in (("most_norm", self.most_norm, 1.0), ("most_ratio", self.most_ratio, 0.0)):
            if value is not None and not value > least:
                raise InputError(field, value, f"a number > {least:g}, or None")
        if self.warmup < 1:
            raise InputError("warmup", self.warmup, "an integer from 1")


class GuardState:
    """The running means of one training: `gradients` before an update, `changes` after it."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._mean: Values | None = None
        self._seen = 0

    def gradients(self, norms: Sequence[float] | Values) -> Values | None:
        """Factors of the layers' gradients, 1 where nothing is wrong; None: leave the update out. `norms`: ‖g‖₂ by layer."""
        told = np.asarray(norms, dtype=np.float64)
        if not np.isfinite(told).all():
            return None if self._guard.non_finite else np.ones_like(told)
        mean = np.zeros_like(told) if self._mean is None else self._mean
        most, factors = self._guard.most_norm, np.ones_like(told)
        if most is not None and self._seen >= self._guard.warmup:
            factors = held_to(most * mean, told, mean > 0)
        self._mean = mean_with(mean, told * factors, self._seen == 0)
        self._seen += 1
        return factors

    def changes(self, update_norms: Values, param_norms: Values) -> Values:
        """Factors of the layers' updates. A layer whose weights are 0 is let through."""
        most = self._guard.most_ratio
        if most is None:
            return np.ones_like(update_norms)
        factors: Values = held_to(most * param_norms, update_norms, param_norms > 0)
        return factors


def held_to(limit: Any, told: Any, where: Any, xp: Any = np) -> Any:
    """limit / told where that is above its limit, else 1; `xp` is numpy or jax.numpy."""
    return xp.where(where & (told > limit), limit / xp.maximum(told, np.finfo(np.float32).tiny), 1.0)


def mean_with(mean: Any, passed: Any, is_first: Any, xp: Any = np) -> Any:
    """The running mean with what was let through: a spike must not raise its own limit."""
    return xp.where(is_first, passed, DECAY * mean + (1 - DECAY) * passed)

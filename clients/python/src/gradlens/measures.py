"""Measures of a step as a trainer tells them, as rows of the ledger."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .errors import InputError, listed
from .frames import FLAGS, FLAGS_COLUMN, MEASURES, Floats
from .plain import number

_COLUMNS = {measure: at for at, measure in enumerate(MEASURES)}
GRAD_NORM = MEASURES.index("grad_norm")
#: Told, and not finite: the flag non_finite.
_WATCHED = ("grad_norm", "scale", "update_norm")
_MAY_BE_LEFT_OUT = [MEASURES.index("scale"), MEASURES.index("update_norm")]
#: Flags are exact in the float32 of the ledger's readers.
MOST_FLAGS = 2**24


def rows_of(layers: Sequence[str], told: Any) -> Floats:
    """Rows `[layers, 8]`: of a mapping of layer to measures, or of an array `[layers, 8]` in the order of MEASURES.

    What is left out is NaN (flags: 0). Where a gradient norm, scale or update norm is told and is not finite, the flag
    non_finite is set; a NaN of an array's scale or update norm counts as left out.
    Raises InputError naming layer or measure.
    """
    values = _of_mapping(layers, told) if isinstance(told, Mapping) else _of_array(layers, told)
    flags = np.nan_to_num(values[:, FLAGS_COLUMN])
    if ((flags < 0) | (flags >= MOST_FLAGS)).any():
        raise InputError("flags", float(flags.max()), f"a bit set below {MOST_FLAGS}: {FLAGS}")
    with np.errstate(over="ignore"):
        rows = np.ascontiguousarray(values, "<f4")
    rows.view("<u4")[:, FLAGS_COLUMN] = flags.astype("<u4")
    return rows


def singles(values: Any) -> list[float]:
    """Numbers as the float32 that is recorded."""
    with np.errstate(over="ignore"):
        told: list[float] = np.asarray(values, np.float32).tolist()
    return told


def _of_array(layers: Sequence[str], told: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    allowed = f"an array of shape {(len(layers), len(MEASURES))}, or a mapping of layer to measures"
    try:
        values = np.array(told.detach().cpu().double() if hasattr(told, "detach") else told, dtype=np.float64)
    except (TypeError, ValueError, RuntimeError):
        raise InputError("layers", told, allowed) from None
    if values.shape != (len(layers), len(MEASURES)):
        raise InputError("layers", values.shape, allowed)
    _flag_non_finite(values, ~np.isfinite(values[:, GRAD_NORM]) | np.isinf(values[:, _MAY_BE_LEFT_OUT]).any(axis=1))
    return values


def _of_mapping(layers: Sequence[str], told: Mapping[str, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    unknown = next(iter(told.keys() - set(layers)), None)
    if unknown is not None:
        raise InputError("layers", unknown, f"the layers of the run: {listed(layers)}")
    values = np.full((len(layers), len(MEASURES)), np.nan)
    values[:, FLAGS_COLUMN] = 0
    for at, name in enumerate(layers):
        if name not in told:
            raise InputError(f"layers.{name}", None, "measures of every layer of the run")
        if not isinstance(told[name], Mapping):
            raise InputError(f"layers.{name}", told[name], f"a mapping of its measures: {', '.join(MEASURES)}")
        for measure, value in told[name].items():
            if measure not in _COLUMNS:
                raise InputError(f"layers.{name}", measure, f"the measures {', '.join(MEASURES)}")
            values[at, _COLUMNS[measure]] = number(f"layers.{name}.{measure}", value)
    wrong = [any(measure in told[name] and not math.isfinite(values[at, _COLUMNS[measure]]) for measure in _WATCHED) for at, name in enumerate(layers)]
    _flag_non_finite(values, np.array(wrong))
    return values


def _flag_non_finite(values: np.ndarray[Any, np.dtype[np.float64]], where: np.ndarray[Any, np.dtype[np.bool_]]) -> None:
    if where.any():
        flags = np.nan_to_num(values[where, FLAGS_COLUMN]).astype(np.int64)
        values[where, FLAGS_COLUMN] = flags | FLAGS["non_finite"]

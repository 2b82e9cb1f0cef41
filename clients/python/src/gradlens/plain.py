"""What a trainer tells, as JSON and the ledger can say it."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from .errors import InputError
from .frames import figure

_SINGLE = struct.Struct("<f")
MOST_DEPTH = 60
#: What the service can store in no text: NUL, and half of a character that takes two code units.
_UNSTORABLE = re.compile("[\\0\ud800-\udfff]")


def plain(path: str, value: Any, depth: int = 0) -> Any:
    """A copy that JSON can say and the service can store: numbers that JSON does not have as words, NumPy's as Python's, texts by `storable`.

    Raises InputError with the path of what cannot be said.
    """
    if depth > MOST_DEPTH:
        raise InputError(path[:100], "nested deeper", f"{MOST_DEPTH} levels at most")
    if isinstance(value, Mapping):
        return {_word(path, key): plain(f"{path}.{key}" if path else str(key), part, depth + 1) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(f"{path}[{at}]", part, depth + 1) for at, part in enumerate(value)]
    return _leaf(path, value)


def storable(text: str) -> str:
    """A text as the service can store it: NUL and lone surrogates as U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def _leaf(path: str, value: Any) -> Any:
    if getattr(value, "shape", None) is not None and not isinstance(_shape_of(value), str):
        value = _alone(value)
    if isinstance(value, str):
        return storable(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        return figure(value)
    if isinstance(value, PurePath):
        return storable(str(value))
    raise InputError(path, value, "a number, text, True, False, None, or lists and mappings of these")


def _word(path: str, key: Any) -> str:
    if not isinstance(key, (str, int)):
        raise InputError(path, key, "keys that are text")
    return storable(str(key))


def integer(field: str, value: Any, least: int, most: int) -> int:
    """An integer of any kind. Raises InputError."""
    try:
        alone = _alone(value)
        told = int(alone)
        exact = told == alone
    except (TypeError, ValueError, RuntimeError, OverflowError):
        told, exact = 0, False
    if not exact or not least <= told <= most:
        raise InputError(field, _shape_of(value), f"an integer from {least} to {most}")
    return told


def number(field: str, value: Any, allowed: str = "a number, or an array or tensor of one") -> float:
    """One number of any kind, also as the one element of an array or tensor of any framework. Raises InputError."""
    if type(value) is float:
        return value
    try:
        if isinstance(value, (str, bytes, bytearray)):
            raise TypeError("a text")
        return float(_alone(value))
    except (TypeError, ValueError, RuntimeError, OverflowError):
        raise InputError(field, _shape_of(value), allowed) from None


def single(field: str, value: Any) -> float:
    """A number of any kind as the float32 that is recorded. Raises InputError."""
    told = number(field, value)
    try:
        return float(_SINGLE.unpack(_SINGLE.pack(told))[0])
    except OverflowError:
        return math.copysign(math.inf, told)


def told_figure(field: str, value: Any) -> float | str | None:
    """A number as notes write it, None as it is. Raises InputError."""
    return figure(None if value is None else number(field, value, "a number, or None"))


def _alone(value: Any) -> Any:
    """What an array or tensor of one element holds, on whatever device; all else as it is. Raises ValueError, RuntimeError for more of them."""
    if not hasattr(value, "item") and hasattr(value, "numpy"):
        value = value.numpy()
    return value.item() if hasattr(value, "item") else value


def _shape_of(value: Any) -> Any:
    """The shape of what has more elements than one, or none; all else as it is."""
    shape = getattr(value, "shape", ())
    try:
        return f"{type(value).__name__} of shape {list(shape)}" if math.prod(shape) != 1 else value
    except TypeError:
        return value

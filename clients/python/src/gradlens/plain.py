"""What a trainer tells, as JSON and the ledger can say it."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import numpy as np

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
    if isinstance(value, np.generic):
        value = value.item()
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
        number = int(value)
        exact = number == value
    except (TypeError, ValueError, OverflowError):
        number, exact = 0, False
    if not exact or not least <= number <= most:
        raise InputError(field, value, f"an integer from {least} to {most}")
    return number


def single(field: str, value: Any) -> float:
    """A number of any kind as the float32 that is recorded. Raises InputError."""
    try:
        return float(_SINGLE.unpack(_SINGLE.pack(value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)
    except (struct.error, TypeError, ValueError, RuntimeError):
        raise InputError(field, value, "a number") from None


def told_figure(field: str, value: Any) -> float | str | None:
    """A number as notes write it, None as it is. Raises InputError."""
    try:
        return figure(None if value is None else float(value))
    except (TypeError, ValueError, RuntimeError):
        raise InputError(field, value, "a number, or None") from None

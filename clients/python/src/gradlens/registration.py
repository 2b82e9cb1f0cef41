"""What a run is registered with, checked before anything is recorded."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

import numpy as np

from .errors import InputError
from .frames import figure

VERSION = "0.1.0"
MOST_LAYERS = 32_767
_LAYER_FIELDS = ("name", "kind", "module", "depth", "parameterCount")
_FACTS = ("project", "spec", "scaler", "totalSteps", "seeds", "dataManifest", "hardware")

Layer = str | Mapping[str, Any]


def make_registration(name: str, layers: Sequence[Layer], facts: Mapping[str, Any]) -> dict[str, Any]:
    """The body of the registration (docs/ingest.md, section 2). Raises InputError naming field, value and what is allowed."""
    if not isinstance(name, str) or not 1 <= len(name) <= 100:
        raise InputError("name", name, "a name of 1 to 100 characters")
    known = {field: value for field, value in facts.items() if value is not None}
    for field in known:
        if field not in (*_FACTS, "versions"):
            raise InputError("facts", field, f"one of {', '.join((*_FACTS, 'versions'))}")
    versions = {"gradlens-client": VERSION, "python": platform.python_version(), **known.pop("versions", {})}
    registration = {"name": name, "layers": _layers(layers), "versions": versions, **known}
    copied: dict[str, Any] = _plain("", registration)  # what the service is told is what the disk keeps
    return copied


def _plain(path: str, value: Any) -> Any:
    """A copy that JSON can say: numbers that it does not have as words, NumPy's as Python's. Raises InputError with the path of what it cannot."""
    if isinstance(value, Mapping):
        return {_word(path, key): _plain(f"{path}.{key}" if path else str(key), part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(f"{path}[{at}]", part) for at, part in enumerate(value)]
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        return figure(value)
    if isinstance(value, PurePath):
        return str(value)
    raise InputError(path, value, "a number, text, True, False, None, or lists and mappings of these")


def _word(path: str, key: Any) -> str:
    if not isinstance(key, (str, int)):
        raise InputError(path, key, "keys that are text")
    return str(key)


def _layers(layers: Sequence[Layer]) -> list[str | dict[str, Any]]:
    told = [layer if isinstance(layer, str) else dict(layer) for layer in layers]
    names = [layer if isinstance(layer, str) else layer.get("name") for layer in told]
    if not 1 <= len(names) <= MOST_LAYERS:
        raise InputError("layers", len(names), f"1 to {MOST_LAYERS} layers")
    for at, (name, layer) in enumerate(zip(names, told, strict=True)):
        if not isinstance(name, str) or not 1 <= len(name) <= 200:
            raise InputError(f"layers[{at}].name", name, "a name of 1 to 200 characters")
        wrong = next((field for field in layer if field not in _LAYER_FIELDS), None) if isinstance(layer, dict) else None
        if wrong is not None:
            raise InputError(f"layers[{at}]", wrong, f"the fields {', '.join(_LAYER_FIELDS)}")
    twice = next((name for name in names if names.count(name) > 1), None) if len(set(names)) < len(names) else None
    if twice is not None:
        raise InputError("layers", twice, "layers of different names")
    return told

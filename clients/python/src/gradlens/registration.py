"""What a run is registered with, checked before anything is recorded."""

from __future__ import annotations

import json
import platform
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

import numpy as np

from .errors import InputError
from .frames import figure

VERSION = "0.1.0"
MOST_LAYERS = 32_767
_LAYER_FIELDS = ("name", "kind", "module", "depth", "parameterCount")
MOST_BYTES = 1_000_000
MOST_DEPTH = 60
_FACTS = ("project", "spec", "scaler", "totalSteps", "seeds", "dataManifest", "hardware")
#: What the service can store in no text: NUL, and half of a character that takes two code units.
_UNSTORABLE = re.compile("[\\0\ud800-\udfff]")

Layer = str | Mapping[str, Any]


def make_registration(name: str, layers: Sequence[Layer], facts: Mapping[str, Any]) -> dict[str, Any]:
    """The body of the registration (docs/ingest.md, section 2). Raises InputError naming field, value and what is allowed."""
    for field, told in (("name", name), ("project", facts.get("project"))):
        if not _is_name(told) and not (told is None and field == "project"):
            raise InputError(field, told, "a name of 1 to 100 letters, digits, spaces or _ - . / (the first a letter, digit or _)")
    known = {field: value for field, value in facts.items() if value is not None}
    for field in known:
        if field not in (*_FACTS, "versions"):
            raise InputError("facts", field, f"one of {', '.join((*_FACTS, 'versions'))}")
    versions = {"gradlens-client": VERSION, "python": platform.python_version(), **known.pop("versions", {})}
    registration = {"name": name, "layers": _layers(layers), "versions": versions, **known}
    copied: dict[str, Any] = plain("", registration)  # what the service is told is what the disk keeps
    size = len(json.dumps(copied))
    if size > MOST_BYTES:
        raise InputError("spec and facts", f"{size} bytes of JSON", f"at most {MOST_BYTES} bytes, with the layers")
    return copied


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
    return _plain_leaf(path, value)


def storable(text: str) -> str:
    """A text as the service can store it: NUL and lone surrogates as U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def _plain_leaf(path: str, value: Any) -> Any:
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


def _is_name(told: Any) -> bool:
    """Whether the service takes it as the name of a run or project."""
    if not isinstance(told, str) or not 1 <= len(told) <= 100:
        return False
    return _is_plain(told[0], "_") and all(_is_plain(c, "_ ./-") for c in told)


def _is_plain(c: str, others: str) -> bool:
    return c in others or unicodedata.category(c)[0] in "LN"


def _layers(layers: Sequence[Layer]) -> list[str | dict[str, Any]]:
    told = [layer if isinstance(layer, str) else dict(layer) for layer in layers]
    names = [layer if isinstance(layer, str) else layer.get("name") for layer in told]
    if not 1 <= len(names) <= MOST_LAYERS:
        raise InputError("layers", len(names), f"1 to {MOST_LAYERS} layers")
    for at, (name, layer) in enumerate(zip(names, told, strict=True)):
        if not isinstance(name, str) or not 1 <= len(name) <= 200 or storable(name) != name:
            raise InputError(f"layers[{at}].name", name, "a name of 1 to 200 characters, none of them NUL or half of one")
        wrong = next((field for field in layer if field not in _LAYER_FIELDS), None) if isinstance(layer, dict) else None
        if wrong is not None:
            raise InputError(f"layers[{at}]", wrong, f"the fields {', '.join(_LAYER_FIELDS)}")
    twice = next((name for name in names if names.count(name) > 1), None) if len(set(names)) < len(names) else None
    if twice is not None:
        raise InputError("layers", twice, "layers of different names")
    return told

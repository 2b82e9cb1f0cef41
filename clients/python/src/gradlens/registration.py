"""What a run is registered with, checked before anything is recorded."""

from __future__ import annotations

import json
import platform
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from .errors import InputError
from .plain import plain, storable

VERSION = "0.1.0"
MOST_LAYERS = 32_767
_LAYER_FIELDS = ("name", "kind", "module", "depth", "parameterCount")
MOST_BYTES = 1_000_000
_FACTS = ("project", "spec", "scaler", "totalSteps", "seeds", "dataManifest", "hardware")

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
    for field in ("project", "scaler"):
        if not isinstance(known.get(field, "default"), str) or not 1 <= len(known.get(field, "default")) <= 100:
            raise InputError(field, known[field], "a name of 1 to 100 characters")
    if type(known.get("totalSteps", 1)) is not int or not 1 <= known.get("totalSteps", 1) < 2**31:
        raise InputError("total_steps", known["totalSteps"], f"an integer from 1 to {2**31 - 1}")
    versions = {"gradlens-client": VERSION, "python": platform.python_version(), **known.pop("versions", {})}
    registration = {"name": name, "layers": _layers(layers), "versions": versions, **known}
    copied: dict[str, Any] = plain("", registration)  # what the service is told is what the disk keeps
    _check_size(len(json.dumps(copied)))
    return copied


def _check_size(size: int) -> None:
    if size > MOST_BYTES:
        raise InputError("spec and facts", f"{size} bytes of JSON", f"at most {MOST_BYTES} bytes, with the layers")


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

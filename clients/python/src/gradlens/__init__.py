"""Delivers the scaling decisions of any training to gradlens: nothing lost, nothing twice.

`start` records anything; `tap` is a transform for optax; `watch` follows a PyTorch optimizer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .actions import Actions, Order, Stopped
from .errors import InputError, RefusedError, SpoolDamagedError, SpoolInUseError, UnavailableError
from .frames import FLAGS, MEASURES
from .guard import Guard, GuardState
from .recorder import Closed, Recorder
from .registration import VERSION as __version__
from .ship import Shipped, ship, spools
from .starting import start

if TYPE_CHECKING:
    from .keras_callback import KerasCallback
    from .optax_layers import layer_names
    from .optax_tap import Follower, declared, follow, tap
    from .torch_watch import Watcher, watch

_LATE = {
    **dict.fromkeys(("Follower", "declared", "follow", "tap"), "optax_tap"),
    "layer_names": "optax_layers",
    **dict.fromkeys(("Watcher", "watch"), "torch_watch"),
    "KerasCallback": "keras_callback",
}


def __getattr__(name: str) -> Any:
    """What needs jax or torch is imported when it is asked for."""
    if name not in _LATE:
        raise AttributeError(f"module 'gradlens' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_LATE[name]}", __name__), name)


__all__ = [
    "FLAGS", "MEASURES", "Actions", "Closed", "Follower", "Guard", "GuardState", "InputError", "KerasCallback", "Order", "Recorder",
    "RefusedError", "Shipped", "SpoolDamagedError", "SpoolInUseError", "Stopped", "UnavailableError", "Watcher", "__version__", "declared",
    "follow", "layer_names", "ship", "spools", "start", "tap", "watch",
]  # fmt: skip

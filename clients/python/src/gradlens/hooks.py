"""Standing in the place of a method for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any


@contextmanager
def around(target: Any, name: str, wrapper: Callable[..., Any]) -> Iterator[None]:
    """Puts `wrapper(inner, …)` in the place of a method, and then what was there before."""
    inner, own = getattr(target, name), vars(target).get(name)
    object.__setattr__(target, name, partial(wrapper, inner))
    try:
        yield
    finally:
        if own is None:
            object.__delattr__(target, name)
        else:
            object.__setattr__(target, name, own)

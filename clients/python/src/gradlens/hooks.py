"""Standing in the place of a method or function for a while."""

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


def behind_closure(args: Any, named: dict[str, Any], then: Callable[[], None]) -> Any:
    """`then` behind the first evaluation of the closure that a step of an optimizer was given, at once where there is none.

    `args` begin with the optimizer. Returns what the step is to be called with; None: as it is.
    """
    closure = named.get("closure", args[1] if len(args) > 1 else None)
    if closure is None:
        then()
        return None
    waiting = [then]

    def evaluate() -> Any:
        loss = closure()
        while waiting:
            waiting.pop()()
        return loss

    return (args, {**named, "closure": evaluate}) if "closure" in named else ((args[0], evaluate, *args[2:]), named)

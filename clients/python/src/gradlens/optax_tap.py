"""`tap()`: an optax transform that changes nothing and keeps the norms of what passes, layer by layer.

The norms of all layers are computed inside the step that jax compiles and lie in the transform's state, `[layers, 3]`
float32. `Follower.step` asks for their copy and reads it some steps later: training never waits for a read-back.
"""

from __future__ import annotations

import math
import time
from collections import deque
from types import TracebackType
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from .errors import InputError
from .frames import FLAGS, FLAGS_COLUMN, MEASURES, NORM_COLUMNS, SCALE_COLUMNS
from .guard import Guard
from .optax_guard import LEFT_OUT, GuardedState, guarded
from .optax_layers import Group, by_layer, layer_names, module_of, norms_of
from .plain import number
from .recorder import Closed, Recorder

#: Steps that may be under way on the device before the oldest is read back.
BEHIND = 3
#: A declared scale must explain its layer's updates to this share of their norm, else it is NaN.
DECLARED_TOLERANCE = 1e-4


class TapState(NamedTuple):
    """State of what is tapped, and of the last step per layer ‖g‖₂, ‖w‖₂ before the update, ‖Δw‖₂: `[layers, 3]`."""

    inner: Any
    norms: jax.Array


class DeclaredState(NamedTuple):
    """State of what is declared, and the scale that it applied to each layer in the last step: `[layers]`."""

    inner: Any
    scale: jax.Array


def tap(inner: optax.GradientTransformation | None = None, group: Group = module_of, *, guard: Guard | None = None) -> optax.GradientTransformation:
    """Taps `inner`: gradients as they enter it, weights, updates as they leave it; the updates pass unchanged.

    What is tapped may be a whole chain, and a tap may stand in a chain: `optax.chain(clip, tap(adam))` sees clipped
    gradients, `tap(optax.chain(clip, adam))` those of backprop. Without `inner` it sees what passes here, and no update
    norms (NaN). Weights are seen where `params` are given to `update`. See `follow` for how they are recorded. `guard` acts in the same
    step, inside what jax compiles: norms of gradients are then as they came in, those of updates as they left. Raises InputError for a
    guard without `inner`, and in the first update for `most_ratio` without `params`.
    """
    if guard is not None and inner is None:
        raise InputError("guard", guard, "None, where the tap has no optimizer of its own to leave an update out of")
    bare = optax.with_extra_args_support(optax.identity() if inner is None else inner)
    tapped = bare if guard is None else guarded(bare, guard, group)

    def init(params: Any) -> TapState:
        return TapState(tapped.init(params), jnp.full((len(layer_names(params, group)), len(NORM_COLUMNS)), jnp.nan))

    def update(gradients: Any, state: TapState, params: Any = None, **extra: Any) -> tuple[Any, TapState]:
        updates, after = tapped.update(gradients, state.inner, params, **extra)
        nothing = jnp.full(state.norms.shape[0], jnp.nan)
        weights = nothing if params is None else norms_of(params, group)
        applied = nothing if inner is None else norms_of(updates, group)
        return updates, TapState(after, jnp.stack([norms_of(gradients, group), weights, applied], axis=1))

    return optax.GradientTransformationExtraArgs(init, update)


def declared(inner: optax.GradientTransformation, group: Group = module_of) -> optax.GradientTransformation:
    """Declares that `inner` multiplies each layer by a number (clipping, LARS): that number is recorded as its scale.

    s_l = ⟨u_l, v_l⟩ / ‖u_l‖² with u_l entering and v_l leaving; NaN where s_l · u_l is not v_l, because then it was no scale:
    a transform that scales by leaf (`optax.scale_by_trust_ratio`) needs layers that are leaves, `group=str`.
    """
    scaling = optax.with_extra_args_support(inner)

    def init(params: Any) -> DeclaredState:
        return DeclaredState(scaling.init(params), jnp.full(len(layer_names(params, group)), jnp.nan))

    def update(before: Any, state: DeclaredState, params: Any = None, **extra: Any) -> tuple[Any, DeclaredState]:
        updates, after = scaling.update(before, state.inner, params, **extra)
        return updates, DeclaredState(after, _scale(before, updates, group))

    return optax.GradientTransformationExtraArgs(init, update)


class Follower:
    """Records the steps of an optimizer that holds a tap; made by `follow`. Reads some steps late: close it.

    As a context manager it closes at the end: completed, or failed behind an exception; cancelled, and no exception, behind `Stopped`.
    """

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._next = recorder.next_step
        self._before = time.perf_counter()
        self._behind: deque[tuple[int, int, float, Any, Any, list[Any], list[Any]]] = deque()
        self._is_telling = False
        recorder.before_notes(self.flush)

    @property
    def run(self) -> str:
        """The run's uuid."""
        return self.recorder.run

    def step(self, opt_state: Any, loss: Any, *, step: int | None = None, learning_rate: float = math.nan) -> None:
        """Records the step whose optimizer state this is. Raises InputError where the state holds no tap, or several."""
        states = _states(opt_state)
        if isinstance(loss, jax.core.Tracer):
            raise InputError("loss", "a value that jax is tracing", "that of a step that was done: call follower.step behind the jitted function")
        if not isinstance(loss, jax.Array) or loss.size != 1:
            loss = number("loss", loss, "one number, as an array or not: of a batch its mean")
        taps = [state for state in states if isinstance(state, TapState)]
        if len(taps) != 1:
            raise InputError("opt_state", f"{len(taps)} taps", "the state of an optimizer with one gradlens.tap")
        seen, known = taps[0].norms.shape[0], len(self.recorder.layers)
        if seen != known:
            raise InputError("opt_state", f"a tap that sees {seen} layers", f"one that sees the {known} of the run: start it with layer_names of what it sees")
        scales = [state.scale for state in states if isinstance(state, DeclaredState)]
        factors = [state.factors for state in states if isinstance(state, GuardedState)]
        now = time.perf_counter()
        at, took = self._next if step is None else step, round((now - self._before) * 1e6)
        self._before, self._next = now, at + 1
        for value in (taps[0].norms, loss, *scales, *factors):
            if isinstance(value, jax.Array):
                value.copy_to_host_async()
        self._behind.append((at, took, learning_rate, loss, taps[0].norms, scales, factors))
        while len(self._behind) > BEHIND:
            self._record()

    def flush(self) -> None:
        """Records the steps that are still under way."""
        while self._behind and not self._is_telling:
            self._record()

    def evaluation(self, split: str, loss: float | None, accuracy: float | None = None) -> None:
        """`Recorder.evaluation`, behind the steps so far."""
        self.recorder.evaluation(split, loss, accuracy)

    def close(self, state: str | None = "completed", reason: str | None = None, timeout_s: float = 60.0) -> Closed:
        """Records what is under way, and closes the recorder."""
        return self.recorder.close(state, reason, timeout_s)

    def __enter__(self) -> Follower:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        return self.recorder.__exit__(kind, error, trace)

    def _record(self) -> None:
        step, took, learning_rate, loss, norms, scales, factors = self._behind.popleft()
        rows = np.full((norms.shape[0], len(MEASURES)), np.nan)
        rows[:, FLAGS_COLUMN] = 0
        rows[:, NORM_COLUMNS] = np.asarray(norms)
        if scales:
            rows[:, SCALE_COLUMNS] = np.prod([np.asarray(scale) for scale in scales], axis=0)[:, None]
        for of_guard in factors:
            rows[:, FLAGS_COLUMN] = self._guarded(step, np.asarray(of_guard))
        self.recorder.step(step, loss, rows, learning_rate=learning_rate, duration_us=took)

    def _guarded(self, step: int, factors: Any) -> Any:
        """Tells what the guard did in a step, before the step; returns the flags of its layers."""
        if (factors[0] == LEFT_OUT).all():
            self._tell_guard("non-finite", step, [])
            return np.full(factors.shape[1], FLAGS["skipped"])
        for limit, of_layers in zip(("norm", "ratio"), factors, strict=True):
            names = self.recorder.layers
            held = [{"layer": names[at], "factor": float(of_layers[at])} for at in np.flatnonzero(of_layers != 1.0)]
            if held:
                self._tell_guard(limit, step, held)
        return np.where((factors != 1.0).any(axis=0), FLAGS["clamped"], 0)

    def _tell_guard(self, limit: str, step: int, layers: list[dict[str, Any]]) -> None:
        self._is_telling = True  # steps that are under way come behind this one
        try:
            self.recorder.event("guard", {"limit": limit, "step": step, "layers": layers})
        finally:
            self._is_telling = False


def follow(recorder: Recorder) -> Follower:
    """Follows an optimizer that holds a tap: `follow(recorder).step(opt_state, loss)` after each update."""
    return Follower(recorder)


def _scale(before: Any, after: Any, group: Group) -> jax.Array:
    pairs = jax.tree_util.tree_map(lambda u, v: jnp.stack([u.astype(jnp.float32), v.astype(jnp.float32)]), before, after)

    def of(leaves: list[Any]) -> Any:
        entering = sum(jnp.sum(jnp.square(pair[0])) for pair in leaves)
        scale = sum(jnp.sum(pair[0] * pair[1]) for pair in leaves) / entering
        left = sum(jnp.sum(jnp.square(pair[1] - scale * pair[0])) for pair in leaves)
        leaving = sum(jnp.sum(jnp.square(pair[1])) for pair in leaves)
        return jnp.where(left <= DECLARED_TOLERANCE**2 * leaving, scale, jnp.nan)

    return by_layer(pairs, group, of)


def _states(opt_state: Any) -> list[TapState | DeclaredState | GuardedState]:
    """Our states, wherever they lie, also within each other."""
    found: list[TapState | DeclaredState | GuardedState] = []
    for leaf in jax.tree_util.tree_leaves(opt_state, is_leaf=_is_ours):
        if _is_ours(leaf):
            found += [leaf, *_states(leaf.inner)]
    return found


def _is_ours(node: Any) -> bool:
    return isinstance(node, (TapState, DeclaredState, GuardedState))

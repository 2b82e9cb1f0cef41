"""`tap()`: an optax transform that changes nothing and keeps the norms of what passes, layer by layer.

The norms of all layers are computed inside the step that jax compiles and lie in the transform's state, `[layers, 3]`
float32. `Follower.step` asks for their copy and reads it some steps later: training never waits for a read-back.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

from .errors import InputError
from .frames import FLAGS_COLUMN, MEASURES, NORM_COLUMNS, SCALE_COLUMNS
from .recorder import Closed, Recorder

#: Steps that may be under way on the device before the oldest is read back.
BEHIND = 3
#: A declared scale must explain its layer's updates to this share of their norm, else it is NaN.
DECLARED_TOLERANCE = 1e-4

Group = Callable[[str], str]


class TapState(NamedTuple):
    """State of what is tapped, and of the last step per layer ‖g‖₂, ‖w‖₂ before the update, ‖Δw‖₂: `[layers, 3]`."""

    inner: Any
    norms: jax.Array


class DeclaredState(NamedTuple):
    """State of what is declared, and the scale that it applied to each layer in the last step: `[layers]`."""

    inner: Any
    scale: jax.Array


def module_of(path: str) -> str:
    """The default layer of a leaf: its path without the last part, so that kernel and bias of a module are one layer."""
    return path.rpartition("/")[0] or path


def layer_names(params: Any, group: Group = module_of) -> list[str]:
    """The layers of a tree of parameters in the order of their rows; `group` names the layer of a leaf's path."""
    return list(dict.fromkeys(_layers_of(params, group)))


def tap(inner: optax.GradientTransformation | None = None, group: Group = module_of) -> optax.GradientTransformation:
    """Taps `inner`: gradients as they enter it, weights, updates as they leave it; the updates pass unchanged.

    What is tapped may be a whole chain, and a tap may stand in a chain: `optax.chain(clip, tap(adam))` sees clipped
    gradients, `tap(optax.chain(clip, adam))` those of backprop. Without `inner` it sees what passes here, and no update
    norms (NaN). Weights are seen where `params` are given to `update`. See `follow` for how they are recorded.
    """
    tapped = optax.with_extra_args_support(optax.identity() if inner is None else inner)

    def init(params: Any) -> TapState:
        return TapState(tapped.init(params), jnp.full((len(layer_names(params, group)), len(NORM_COLUMNS)), jnp.nan))

    def update(gradients: Any, state: TapState, params: Any = None, **extra: Any) -> tuple[Any, TapState]:
        updates, after = tapped.update(gradients, state.inner, params, **extra)
        nothing = jnp.full(state.norms.shape[0], jnp.nan)
        weights = nothing if params is None else _norms(params, group)
        applied = nothing if inner is None else _norms(updates, group)
        return updates, TapState(after, jnp.stack([_norms(gradients, group), weights, applied], axis=1))

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
    """Records the steps of an optimizer that holds a tap; made by `follow`. Reads some steps late: close it."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._next = recorder.next_step
        self._before = time.perf_counter()
        self._behind: deque[tuple[int, int, float, Any, Any, list[Any]]] = deque()
        recorder.before_notes(self.flush)

    def step(self, opt_state: Any, loss: Any, *, step: int | None = None, learning_rate: float = math.nan) -> None:
        """Records the step whose optimizer state this is. Raises InputError where the state holds no tap, or several."""
        taps = _states(opt_state, TapState)
        if len(taps) != 1:
            raise InputError("opt_state", f"{len(taps)} taps", "the state of an optimizer with one gradlens.tap")
        scales = [state.scale for state in _states(opt_state, DeclaredState)]
        now = time.perf_counter()
        at, took = self._next if step is None else step, round((now - self._before) * 1e6)
        self._before, self._next = now, at + 1
        for value in (taps[0].norms, loss, *scales):
            if isinstance(value, jax.Array):
                value.copy_to_host_async()
        self._behind.append((at, took, learning_rate, loss, taps[0].norms, scales))
        while len(self._behind) > BEHIND:
            self._record()

    def flush(self) -> None:
        """Records the steps that are still under way."""
        while self._behind:
            self._record()

    def close(self, state: str | None = "completed", reason: str | None = None, timeout_s: float = 60.0) -> Closed:
        """Records what is under way, and closes the recorder."""
        self.flush()
        return self.recorder.close(state, reason, timeout_s)

    def _record(self) -> None:
        step, took, learning_rate, loss, norms, scales = self._behind.popleft()
        rows = np.full((norms.shape[0], len(MEASURES)), np.nan)
        rows[:, FLAGS_COLUMN] = 0
        rows[:, NORM_COLUMNS] = np.asarray(norms)
        if scales:
            rows[:, SCALE_COLUMNS] = np.prod([np.asarray(scale) for scale in scales], axis=0)[:, None]
        self.recorder.step(step, float(loss), rows, learning_rate=float(learning_rate), duration_us=took)


def follow(recorder: Recorder) -> Follower:
    """Follows an optimizer that holds a tap: `follow(recorder).step(opt_state, loss)` after each update."""
    return Follower(recorder)


def _layers_of(tree: Any, group: Group) -> list[str]:
    paths = [path for path, _leaf in jax.tree_util.tree_flatten_with_path(tree)[0]]
    return [group("/".join(_part(part) for part in path)) for path in paths]


def _part(part: Any) -> str:
    for attribute in ("key", "idx", "name"):
        if hasattr(part, attribute):
            return str(getattr(part, attribute))
    return str(part)


def _by_layer(tree: Any, group: Group, of: Callable[[list[Any]], Any]) -> jax.Array:
    """One number a layer, of its leaves."""
    parts: dict[str, list[Any]] = {}
    for layer, leaf in zip(_layers_of(tree, group), jax.tree_util.tree_leaves(tree), strict=True):
        parts.setdefault(layer, []).append(leaf)
    return jnp.stack([of(leaves) for leaves in parts.values()])


def _norms(tree: Any, group: Group) -> jax.Array:
    return jnp.sqrt(_by_layer(tree, group, lambda leaves: sum(_squares(leaf) for leaf in leaves)))


def _squares(leaf: Any) -> Any:
    # complex parameters count by their modulus; halves are summed as float32
    values = jnp.abs(leaf) if jnp.iscomplexobj(leaf) else leaf
    return jnp.sum(jnp.square(values.astype(jnp.float32)))


def _scale(before: Any, after: Any, group: Group) -> jax.Array:
    pairs = jax.tree_util.tree_map(lambda u, v: jnp.stack([u.astype(jnp.float32), v.astype(jnp.float32)]), before, after)

    def of(leaves: list[Any]) -> Any:
        entering = sum(jnp.sum(jnp.square(pair[0])) for pair in leaves)
        scale = sum(jnp.sum(pair[0] * pair[1]) for pair in leaves) / entering
        left = sum(jnp.sum(jnp.square(pair[1] - scale * pair[0])) for pair in leaves)
        leaving = sum(jnp.sum(jnp.square(pair[1])) for pair in leaves)
        return jnp.where(left <= DECLARED_TOLERANCE**2 * leaving, scale, jnp.nan)

    return _by_layer(pairs, group, of)


def _states(opt_state: Any, kind: type) -> list[Any]:
    """States of a kind, wherever they lie; a tap is looked into, too."""
    found: list[Any] = []
    for leaf in jax.tree_util.tree_leaves(opt_state, is_leaf=lambda node: isinstance(node, (TapState, DeclaredState))):
        if isinstance(leaf, kind):
            found.append(leaf)
        if isinstance(leaf, (TapState, DeclaredState)):
            found.extend(_states(leaf.inner, kind))
    return found

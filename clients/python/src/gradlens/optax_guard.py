"""A guard on the updates of an optax optimizer, inside the step that jax compiles."""

from __future__ import annotations

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import optax

from .errors import InputError
from .guard import Guard, held_to, mean_with
from .optax_layers import Group, layer_names, norms_of, scaled

#: The factor of all gradients where an update was left out.
LEFT_OUT = 0.0


class GuardedState(NamedTuple):
    """State of what is guarded; running mean of ‖g‖₂ `[layers]` and the updates in it; factors of the last step `[2, layers]`: gradients, updates."""

    inner: Any
    mean: jax.Array
    seen: jax.Array
    factors: jax.Array


def guarded(inner: optax.GradientTransformationExtraArgs, guard: Guard, group: Group) -> optax.GradientTransformationExtraArgs:
    """Holds each update of `inner` to what `guard` lets through; one that is left out changes no state of `inner`. See `GuardState`."""

    def init(params: Any) -> GuardedState:
        layers = len(layer_names(params, group))
        return GuardedState(inner.init(params), jnp.zeros(layers), jnp.zeros((), jnp.int32), jnp.ones((2, layers)))

    def update(gradients: Any, state: GuardedState, params: Any = None, **extra: Any) -> tuple[Any, GuardedState]:
        if guard.most_ratio is not None and params is None:
            raise InputError("params", None, "the weights: the guard holds updates to a share of them")
        norms = norms_of(gradients, group)
        is_finite = jnp.isfinite(norms).all()
        factors = _of_gradients(guard, state, norms, is_finite)
        updates, after = inner.update(gradients if guard.most_norm is None else scaled(gradients, factors, group), state.inner, params, **extra)
        of_updates = jnp.ones_like(factors)
        if guard.most_ratio is not None:
            weights, changes = norms_of(params, group), norms_of(updates, group)
            of_updates = held_to(guard.most_ratio * weights, changes, weights > 0, jnp)
            updates = scaled(updates, of_updates, group)
        if guard.non_finite:
            updates = jax.tree_util.tree_map(lambda u: jnp.where(is_finite, u, jnp.zeros_like(u)), updates)
            after = jax.tree_util.tree_map(lambda new, old: jnp.where(is_finite, new, old), after, state.inner)
            factors, of_updates = jnp.where(is_finite, factors, LEFT_OUT), jnp.where(is_finite, of_updates, 1.0)
        mean = jnp.where(is_finite, mean_with(state.mean, norms * factors, state.seen == 0, jnp), state.mean)
        return updates, GuardedState(after, mean, state.seen + is_finite, jnp.stack([factors, of_updates]))

    return optax.GradientTransformationExtraArgs(init, update)


def _of_gradients(guard: Guard, state: GuardedState, norms: jax.Array, is_finite: jax.Array) -> jax.Array:
    if guard.most_norm is None:
        return jnp.ones_like(norms)
    factors: jax.Array = held_to(guard.most_norm * state.mean, norms, is_finite & (state.seen >= guard.warmup) & (state.mean > 0), jnp)
    return factors

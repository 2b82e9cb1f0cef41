"""The layers of a tree of parameters in jax: leaves grouped by their path, and numbers of each layer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp

Group = Callable[[str], str]


def module_of(path: str) -> str:
    """The default layer of a leaf: its path without the last part, so that kernel and bias of a module are one layer."""
    return path.rpartition("/")[0] or path


def layer_names(params: Any, group: Group = module_of) -> list[str]:
    """The layers of a tree of parameters in the order of their rows; `group` names the layer of a leaf's path."""
    return list(dict.fromkeys(layers_of(params, group)))


def layers_of(tree: Any, group: Group) -> list[str]:
    """The layer of each leaf."""
    paths = [path for path, _leaf in jax.tree_util.tree_flatten_with_path(tree)[0]]
    return [group("/".join(_part(part) for part in path)) for path in paths]


def _part(part: Any) -> str:
    for attribute in ("key", "idx", "name"):
        if hasattr(part, attribute):
            return str(getattr(part, attribute))
    return str(part)


def by_layer(tree: Any, group: Group, of: Callable[[list[Any]], Any]) -> jax.Array:
    """One number a layer, of its leaves."""
    parts: dict[str, list[Any]] = {}
    for layer, leaf in zip(layers_of(tree, group), jax.tree_util.tree_leaves(tree), strict=True):
        parts.setdefault(layer, []).append(leaf)
    return jnp.stack([of(leaves) for leaves in parts.values()])


def norms_of(tree: Any, group: Group) -> jax.Array:
    """‖x‖₂ of each layer: `[layers]`."""
    return jnp.sqrt(by_layer(tree, group, lambda leaves: sum(squares(leaf) for leaf in leaves)))


def squares(leaf: Any) -> Any:
    """‖x‖₂² of an array, as float32."""
    # complex parameters count by their modulus; halves are summed as float32
    values = jnp.abs(leaf) if jnp.iscomplexobj(leaf) else leaf
    return jnp.sum(jnp.square(values.astype(jnp.float32)))


def scaled(tree: Any, factors: jax.Array, group: Group) -> Any:
    """Each leaf times the factor of its layer, in its own type."""
    numbers = {layer: at for at, layer in enumerate(layer_names(tree, group))}
    leaves, shape = jax.tree_util.tree_flatten(tree)
    layers = layers_of(tree, group)
    return jax.tree_util.tree_unflatten(shape, [leaf * factors[numbers[layer]].astype(leaf.real.dtype) for leaf, layer in zip(leaves, layers, strict=True)])

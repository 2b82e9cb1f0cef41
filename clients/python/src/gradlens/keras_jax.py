"""Watching the step of a Keras 3 model on JAX: the norms are computed inside the one function that jax compiles.

A step of the model's own is compiled beside the one that Keras has, and stands in its place while a batch is trained: what it tells beside
the logs is taken out of them before Keras sees them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import keras

from .errors import InputError
from .hooks import around
from .optax_layers import squares

#: What is told beside the logs.
_TOLD = "gradlens"


class Seen(NamedTuple):
    """What a batch told: norms of gradients, weights and updates `[3, layers]`, loss, learning rate; on the device."""

    norms: jax.Array
    loss: jax.Array
    rate: jax.Array


class JaxStep:
    """The step of a model, with what it tells. `layer_of`: the layer of each trainable variable."""

    def __init__(self, model: Any, layer_of: Sequence[int], *, updates: bool) -> None:
        self._model, self._layer_of, self._updates = model, jnp.array(layer_of), updates
        self._layers = max(layer_of) + 1
        before = model.train_function
        with around(model, "train_step", self._traced):
            model.make_train_function(force=True)
        self._step, model.train_function = model.train_function, before
        #: Of the last batch.
        self.seen: Seen | None = None

    def run(self, state: Any, iterator: Any) -> Any:
        """One batch; what it told is `seen`. Raises InputError for a step whose loss and update are not seen."""
        self.seen = None
        with around(self._model, "train_step", self._traced):
            logs, state = self._step(state, iterator)
        self.seen = logs.pop(_TOLD, None) if isinstance(logs, dict) else None
        if self.seen is None:
            raise _unseen()
        return logs, state

    def _traced(self, inner: Any, state: Any, data: Any) -> Any:
        found: dict[str, Any] = {}
        optimizer = self._model.optimizer

        def apply(applying: Any, variables: Any, gradients: Any, weights: Any) -> Any:
            with keras.StatelessScope(state_mapping=list(zip(optimizer.variables, variables, strict=True))):
                found["rate"] = jnp.asarray(keras.ops.convert_to_tensor(optimizer.learning_rate))
                loss_scale = jnp.asarray(keras.ops.convert_to_tensor(optimizer.scale_loss(1.0)))
            result = applying(variables, gradients, weights)
            changes = [after - before for after, before in zip(result[0], weights, strict=True)] if self._updates else None
            nothing = jnp.full(self._layers, jnp.nan)
            found["norms"] = jnp.stack([self._norms(gradients) / loss_scale, self._norms(weights), nothing if changes is None else self._norms(changes)])
            return result

        def update_state(updating: Any, loss: Any, *args: Any, **named: Any) -> Any:
            found["loss"] = loss
            return updating(loss, *args, **named)

        with around(optimizer, "stateless_apply", apply), around(self._model._loss_tracker, "update_state", update_state):
            logs, state = inner(state, data)
        if len(found) < len(Seen._fields):
            raise _unseen()
        return {**logs, _TOLD: Seen(found["norms"], found["loss"], found["rate"])}, state

    def _norms(self, arrays: Sequence[Any]) -> jax.Array:
        sums = jnp.stack([squares(array) for array in arrays])
        return jnp.sqrt(jnp.zeros(self._layers).at[self._layer_of].add(sums))


def _unseen() -> InputError:
    return InputError("train_step", "a step of the model's own", "one that calls optimizer.stateless_apply and tells its loss as that of Keras does")

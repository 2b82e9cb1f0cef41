"""`KerasCallback`: records each update of a Keras 3 model that trains on the torch or the jax backend, layer by layer.

While a batch is trained it stands around `optimizer.apply` and `model.compute_loss`: gradients as backprop gives them, before clipping, and
the loss of the batch, where Keras logs the mean of the epoch. On JAX the step is one compiled function: `keras_jax` compiles another.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import keras
import numpy as np

from .errors import InputError, listed
from .frames import FLAGS, FLAGS_COLUMN, MEASURES, NORM_COLUMNS
from .hooks import around
from .recorder import Recorder
from .starting import start_for

Rows = np.ndarray[Any, Any]


class KerasCallback(keras.callbacks.Callback):  # type: ignore[misc]
    """`model.fit(…, callbacks=[gradlens.KerasCallback("mlp")])` records every batch. `about` goes to `gradlens.start`.

    Each `fit` is a run of its own; one that raised leaves its run open, and the next `fit` goes on with it. A `recorder` that is given serves one.
    A layer is what holds variables, by its path in the model. `updates=False` leaves update norms out, and with them a copy of the weights.
    Raises InputError on other backends than torch and jax, on torch for a model that is compiled with `jit_compile`, for
    `steps_per_execution` above 1, and on jax for a second such callback.
    """

    def __init__(self, name: str = "keras", *, updates: bool = True, recorder: Recorder | None = None, **about: Any) -> None:
        super().__init__()
        self.recorder = recorder
        self._is_own, self._starts = recorder is None, recorder is None
        self._name, self._updates, self._about = name, updates, about
        self._layers: list[str] = []
        self._layer_of: list[int] = []
        self._loss, self._rate = math.nan, math.nan
        self._watched: Any = None
        self._jax: Any = None
        self._rows: Any = None
        self._hook = ExitStack()
        self._next, self._at = 0, time.perf_counter()

    def on_train_begin(self, logs: Any = None) -> None:
        _check(self.model)
        paths = [_layer_of(self.model, variable.path) for variable in self.model.trainable_variables]
        self._layers = list(dict.fromkeys(paths))
        self._layer_of = [self._layers.index(path) for path in paths]
        if self.recorder is None or self._starts:
            self.recorder = start_for(("keras", keras.__version__), self._name, self._described(), self._about)
            self._starts = False
        if self.recorder.layers != self._layers:
            raise InputError("recorder.layers", self.recorder.layers, f"those of the model: {listed(self._layers)}")
        self._watched = self.model  # on jax `self.model` copies the state of the training each time
        self._jax = _jax_step(self.model, self._layer_of, self._updates)
        self._next = self.recorder.next_step
        self._at = time.perf_counter()

    def on_train_batch_begin(self, batch: int, logs: Any = None) -> None:
        self._hook.close()
        if self._jax is None:
            self._hook.enter_context(around(self._watched, "train_step", self._train_step))
            return
        other = getattr(getattr(self._watched.train_function, "func", None), "__self__", None)
        if isinstance(other, KerasCallback):  # each has a step of its own, and a batch is trained once
            other._hook.close()
            raise InputError("callbacks", "two KerasCallback", "one on the jax backend")
        self._hook.enter_context(around(self._watched, "train_function", self._compiled_step))

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        rows, self._rows = self._rows, None
        if self.recorder is None or rows is None:
            return
        now = time.perf_counter()
        self.recorder.step(self._next, self._loss, rows, learning_rate=self._rate, duration_us=round((now - self._at) * 1e6))
        self._next, self._at = self._next + 1, now

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        told = logs or {}
        if self.recorder is not None and "val_loss" in told and self._next > 0:
            self.recorder.evaluation("validation", float(told["val_loss"]), told.get("val_accuracy"))

    def on_train_end(self, logs: Any = None) -> None:
        if self.recorder is not None:
            self.recorder.close("completed")
        self._starts = self._is_own

    def _train_step(self, inner: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """One batch; nothing is left in the place of a method behind it, even if it raises."""
        self._hook.close()
        with around(self.model.optimizer, "apply", self._apply), around(self.model, "compute_loss", self._compute_loss):
            return inner(*args, **named)

    def _compiled_step(self, _inner: Callable[..., Any], state: Any, iterator: Any) -> Any:
        """The same on jax, where our own step is in the place of that of Keras."""
        self._hook.close()
        logs, state = self._jax.run(state, iterator)
        seen, rows = self._jax.seen, self._no_rows()
        rows[:, NORM_COLUMNS] = np.asarray(seen.norms).T
        self._loss, self._rate, self._rows = float(seen.loss), float(seen.rate), self._flagged(rows)
        return logs, state

    def _compute_loss(self, inner: Callable[..., Any], *args: Any, **named: Any) -> Any:
        loss = inner(*args, **named)
        self._loss = float(keras.ops.convert_to_numpy(loss))
        return loss

    def _apply(self, inner: Callable[..., Any], grads: Any, trainable_variables: Any = None) -> Any:
        weights = [variable.value.detach() for variable in self.model.trainable_variables]
        rows = self._no_rows()
        self._rate = float(keras.ops.convert_to_numpy(self.model.optimizer.learning_rate))
        gradients = [weight.new_zeros(1) if grad is None else grad for grad, weight in zip(grads, weights, strict=True)]
        rows[:, NORM_COLUMNS[0]] = self._by_layer(gradients) / float(keras.ops.convert_to_numpy(self.model.optimizer.scale_loss(1.0)))
        rows[:, NORM_COLUMNS[1]] = self._by_layer(weights)
        before = [weight.clone() for weight in weights] if self._updates else []
        result = inner(grads, trainable_variables)
        if self._updates:
            after = [variable.value.detach() for variable in self.model.trainable_variables]
            rows[:, NORM_COLUMNS[2]] = self._by_layer([new - old for new, old in zip(after, before, strict=True)])
        self._rows = self._flagged(rows)
        return result

    def _no_rows(self) -> Rows:
        rows = np.full((len(self._layers), len(MEASURES)), np.nan)
        rows[:, FLAGS_COLUMN] = 0
        return rows

    def _flagged(self, rows: Rows) -> Rows:
        measured = rows[:, [NORM_COLUMNS[0], NORM_COLUMNS[2]] if self._updates else [NORM_COLUMNS[0]]]
        rows[~np.isfinite(measured).all(axis=1), FLAGS_COLUMN] = FLAGS["non_finite"]
        return rows

    def _by_layer(self, tensors: list[Any]) -> Rows:
        from .torch_norms import norms_of

        return np.sqrt(np.bincount(self._layer_of, np.square(norms_of(tensors).double().cpu().numpy()), len(self._layers)))

    def _described(self) -> list[dict[str, Any]]:
        counts = [0] * len(self._layers)
        for layer, variable in zip(self._layer_of, self.model.trainable_variables, strict=True):
            counts[layer] += int(np.prod(variable.shape))
        return [{"name": name, "parameterCount": count} for name, count in zip(self._layers, counts, strict=True)]


def _layer_of(model: Any, path: str) -> str:
    """The path of a variable without its own name, and without that of the model."""
    return path.removeprefix(f"{model.name}/").rpartition("/")[0] or path


def _check(model: Any) -> None:
    backend = keras.backend.backend()
    if backend not in ("torch", "jax"):
        raise InputError("keras.backend", backend, "torch, jax")
    if backend == "torch" and model.jit_compile is True:
        raise InputError("jit_compile", True, "a model whose step is not compiled, on the torch backend")
    if model.steps_per_execution != 1:
        raise InputError("steps_per_execution", model.steps_per_execution, "1: a batch at a time")


def _jax_step(model: Any, layer_of: list[int], updates: bool) -> Any:
    """The compiled step on jax; None on torch."""
    if keras.backend.backend() != "jax":
        return None
    from .keras_jax import JaxStep

    return JaxStep(model, layer_of, updates=updates)

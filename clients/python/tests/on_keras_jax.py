"""What `test_keras_jax.py` runs with KERAS_BACKEND=jax: norms and losses are those of a naive computation, and training is the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import keras
import numpy as np
import pytest
from fake_service import FakeService
from keras_cases import norms_without_loss_scale

import gradlens
from gradlens.frames import Step


def make_model(**compiled: Any) -> Any:
    keras.utils.set_random_seed(3)
    layers = [keras.layers.Input((20,)), keras.layers.Dense(16, activation="tanh", name="dense1"), keras.layers.Dense(4, name="dense2")]
    model = keras.Sequential(layers)
    rate = keras.optimizers.schedules.ExponentialDecay(0.1, 1, 0.5)
    model.compile(optimizer=keras.optimizers.SGD(rate, clipnorm=0.5), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), **compiled)
    return model


def data() -> tuple[Any, Any]:
    rng = np.random.default_rng(0)
    return rng.normal(size=(70, 20)).astype("float32"), rng.integers(0, 4, 70)


def fit(model: Any, *callbacks: Any, **named: Any) -> Any:
    return model.fit(*data(), batch_size=32, shuffle=False, verbose=0, callbacks=list(callbacks), **named)


def weights_of(model: Any) -> list[Any]:
    return [np.array(variable) for variable in model.trainable_variables]


def norm(arrays: list[Any]) -> float:
    return float(np.sqrt(sum((np.asarray(a, "float64") ** 2).sum() for a in arrays)))


def naive_gradients(model: Any) -> Callable[[Any, Any], tuple[float, list[Any]]]:
    loss_fn, fixed = keras.losses.SparseCategoricalCrossentropy(from_logits=True), [v.value for v in model.non_trainable_variables]

    def of(x: Any, y: Any) -> tuple[float, list[Any]]:
        weights = [variable.value for variable in model.trainable_variables]
        loss, gradients = jax.value_and_grad(lambda each: loss_fn(y, model.stateless_call(each, fixed, x)[0]))(weights)
        return float(loss), gradients

    return of


def test_records_every_batch_as_a_naive_computation_has_it(service: FakeService, recorded: list[Step]) -> None:
    x, y = data()
    model, bare = make_model(), make_model()
    told = fit(model, gradlens.KerasCallback("keras"), epochs=2, validation_data=(x, y))
    assert set(told.history) == {"loss", "val_loss"}  # Keras sees nothing of what is told beside the logs
    assert [step.step for step in recorded] == list(range(6))  # 32, 32 and 6 examples, twice
    of = naive_gradients(bare)
    for i, step in enumerate(recorded):
        batch = slice(32 * (i % 3), 32 * (i % 3) + 32)
        before = weights_of(bare)
        loss, gradients = of(x[batch], y[batch])
        bare.optimizer.apply(gradients, bare.trainable_variables)
        after = weights_of(bare)
        assert step.loss == pytest.approx(loss, rel=1e-6)
        assert step.learning_rate == pytest.approx(0.1 * 0.5**i, rel=1e-6)
        for layer in range(2):
            part = slice(2 * layer, 2 * layer + 2)
            measured = dict(zip(gradlens.MEASURES, step.rows[layer].view("<f4"), strict=False))
            assert measured["grad_norm"] == pytest.approx(norm(gradients[part]), rel=1e-6)
            assert measured["param_norm"] == pytest.approx(norm(before[part]), rel=1e-6)
            # a difference of weights: their own last bits are 1e-7 of what is some 1e-3 of them
            assert measured["update_norm"] == pytest.approx(norm([a - b for a, b in zip(after[part], before[part], strict=True)]), rel=1e-4)
    assert [layer["name"] for layer in service.registrations[0]["layers"]] == ["dense1", "dense2"]
    assert [fact["split"] for fact in service.facts if fact.get("type") == "evaluation"] == ["validation", "validation"]


@pytest.mark.parametrize("compiled", [{}, {"jit_compile": False}, {"run_eagerly": True}])
def test_training_is_the_same_and_nothing_is_left_behind(service: FakeService, compiled: dict[str, Any]) -> None:
    model, bare = make_model(**compiled), make_model(**compiled)
    callback = gradlens.KerasCallback()
    fit(model, callback, epochs=2)
    fit(bare, epochs=2)
    for mine, plain in zip(weights_of(model), weights_of(bare), strict=True):
        np.testing.assert_array_equal(mine, plain)
    assert "train_step" not in vars(model) and "stateless_apply" not in vars(model.optimizer) and "update_state" not in vars(model._loss_tracker)
    assert not hasattr(model.train_function, "func")  # the step that Keras made
    fit(model, epochs=1)
    assert service.steps == list(range(6))


def test_a_gradient_that_is_no_number_is_flagged(service: FakeService, recorded: list[Step]) -> None:
    x, y = data()
    x[40, 0] = np.nan
    make_model().fit(x, y, batch_size=32, shuffle=False, verbose=0, callbacks=[gradlens.KerasCallback()])
    flags = [int(step.rows[0].view("<u4")[gradlens.MEASURES.index("flags")]) for step in recorded]
    assert flags == [0, gradlens.FLAGS["non_finite"], gradlens.FLAGS["non_finite"]]


def test_refuses_what_it_cannot_see(service: FakeService) -> None:
    with pytest.raises(gradlens.InputError, match="two KerasCallback"):
        fit(make_model(), gradlens.KerasCallback("one"), gradlens.KerasCallback("two"))
    with pytest.raises(gradlens.InputError, match="steps_per_execution"):
        fit(make_model(steps_per_execution=2), gradlens.KerasCallback())

    class Own(keras.Sequential):
        def train_step(self, state: Any, data: Any) -> Any:
            return {}, state

    model = Own([keras.layers.Input((20,)), keras.layers.Dense(4)])
    model.compile(optimizer="sgd", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    with pytest.raises(gradlens.InputError, match="stateless_apply"):
        fit(model, gradlens.KerasCallback())


def test_a_loss_scale_is_no_part_of_the_gradient(service: FakeService, recorded: list[Step]) -> None:
    norms_without_loss_scale(make_model, *data(), recorded)

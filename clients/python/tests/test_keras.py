"""The Keras callback changes nothing; norms and losses are those of a naive computation. Run with KERAS_BACKEND=torch."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import pytest
from fake_service import FakeService

os.environ.setdefault("KERAS_BACKEND", "torch")

import gradlens
from gradlens.frames import Step

torch = pytest.importorskip("torch", reason="SKIPPED (no torch)")
keras = pytest.importorskip("keras", reason="SKIPPED (no keras)")
if keras.backend.backend() != "torch":
    pytest.skip("SKIPPED (keras is not on its torch backend)", allow_module_level=True)
from keras_cases import norms_without_loss_scale  # noqa: E402


def make_model(jit: Any = False) -> Any:
    keras.utils.set_random_seed(3)
    layers = [keras.layers.Input((20,)), keras.layers.Dense(16, activation="tanh", name="dense1"), keras.layers.Dense(4, name="dense2")]
    model = keras.Sequential(layers)
    model.compile(optimizer=keras.optimizers.SGD(0.1, clipnorm=0.5), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), jit_compile=jit)
    return model


def data() -> tuple[Any, Any]:
    rng = np.random.default_rng(0)
    return rng.normal(size=(70, 20)).astype("float32"), rng.integers(0, 4, 70)


def weights_of(model: Any) -> list[Any]:
    return [np.array(keras.ops.convert_to_numpy(variable)) for variable in model.trainable_variables]


def hooks_of(model: Any) -> list[str]:
    """What stands in the place of a method."""
    return sorted({"apply", "compute_loss", "train_step"} & {*vars(model), *vars(model.optimizer)})


def norm(arrays: list[Any]) -> float:
    return float(np.sqrt(sum((a.astype("float64") ** 2).sum() for a in arrays)))


def test_records_every_batch_as_a_naive_computation_has_it(service: FakeService, recorded: list[Step]) -> None:
    x, y = data()
    model, bare = make_model(), make_model()
    callback = gradlens.KerasCallback("keras")
    model.fit(x, y, batch_size=32, epochs=2, shuffle=False, verbose=0, validation_data=(x, y), callbacks=[callback])
    assert [step.step for step in recorded] == list(range(6))  # 32, 32 and 6 examples, twice
    loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for i, step in enumerate(recorded):
        batch = slice(32 * (i % 3), 32 * (i % 3) + 32)
        before = weights_of(bare)
        loss = loss_fn(torch.tensor(y[batch]), bare(torch.tensor(x[batch])))
        bare.zero_grad()
        loss.backward()
        gradients = [variable.value.grad.clone() for variable in bare.trainable_variables]
        with torch.no_grad():
            bare.optimizer.apply(gradients, bare.trainable_variables)
        after = weights_of(bare)
        assert step.loss == pytest.approx(float(loss.detach()), rel=1e-6)
        assert step.learning_rate == pytest.approx(0.1, rel=1e-6)
        for layer in range(2):
            part = slice(2 * layer, 2 * layer + 2)
            told = dict(zip(gradlens.MEASURES, step.rows[layer].view("<f4"), strict=False))
            expected = {
                "grad_norm": norm([g.numpy() for g in gradients[part]]),
                "param_norm": norm(before[part]),
                "update_norm": norm([a - b for a, b in zip(after[part], before[part], strict=True)]),
            }
            for measure, value in expected.items():
                assert told[measure] == pytest.approx(value, rel=2e-6), (i, layer, measure)
    for mine, plain in zip(weights_of(model), weights_of(bare), strict=True):
        np.testing.assert_array_equal(mine, plain)
    assert [layer["name"] for layer in service.registrations[0]["layers"]] == ["dense1", "dense2"]
    assert [fact["split"] for fact in service.facts if fact.get("type") == "evaluation"] == ["validation", "validation"]


def test_is_taken_off_behind_the_training(service: FakeService) -> None:
    x, y = data()
    model = make_model()
    model.fit(x, y, epochs=1, verbose=0, callbacks=[gradlens.KerasCallback()])
    assert hooks_of(model) == []


def test_every_fit_is_a_run_of_its_own(service: FakeService, recorded: list[Step]) -> None:
    x, y = data()
    model, callback, runs = make_model(), gradlens.KerasCallback(facts={"seeds": {"init": 3}}), []
    for _ in range(2):
        model.fit(x, y, epochs=1, verbose=0, callbacks=[callback])
        runs.append(callback.recorder.run)
    assert runs[0] != runs[1]
    assert [step.step for step in recorded] == [0, 1, 2] * 2
    assert [told["seeds"] for told in service.registrations] == [{"init": 3}] * 2


def test_two_stand_around_one_training_and_nothing_is_left_of_them(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    model.fit(*data(), epochs=1, verbose=0, callbacks=[gradlens.KerasCallback("one"), gradlens.KerasCallback("two")])
    assert [step.step for step in recorded] == [0, 0, 1, 1, 2, 2]
    assert hooks_of(model) == []


@pytest.mark.parametrize("where", ["step", "callback"])
def test_a_training_that_raises_leaves_nothing_behind_and_goes_on_as_the_same_run(service: FakeService, where: str) -> None:
    class Raising(keras.callbacks.Callback):
        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            if batch == 1:
                raise RuntimeError("no more")

    x, y = data()
    model, callback = make_model(), gradlens.KerasCallback()
    if where == "step":
        model.fit(x[:32], y[:32], epochs=1, verbose=0, callbacks=[])
        with pytest.raises(Exception, match="shape|dimension|incompatible"):
            model.fit(x[:, :7], y, epochs=1, verbose=0, callbacks=[callback])
    else:
        with pytest.raises(RuntimeError, match="no more"):
            model.fit(x, y, epochs=1, verbose=0, callbacks=[callback, Raising()])
    assert hooks_of(model) == []
    run = callback.recorder.run
    model.fit(x, y, epochs=1, verbose=0, callbacks=[callback])
    assert (callback.recorder.run, service.steps) == (run, list(range(3 if where == "step" else 5)))


def test_refuses_a_compiled_step(service: FakeService) -> None:
    model = make_model(jit=True)
    with pytest.raises(gradlens.InputError, match="jit_compile"):
        model.fit(*data(), epochs=1, verbose=0, callbacks=[gradlens.KerasCallback()])


def test_a_loss_scale_is_no_part_of_the_gradient(service: FakeService, recorded: list[Step]) -> None:
    norms_without_loss_scale(make_model, *data(), recorded)

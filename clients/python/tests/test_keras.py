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
from gradlens.spool import RunSpool

torch = pytest.importorskip("torch", reason="SKIPPED (no torch)")
keras = pytest.importorskip("keras", reason="SKIPPED (no keras)")
if keras.backend.backend() != "torch":
    pytest.skip("SKIPPED (keras is not on its torch backend)", allow_module_level=True)


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> list[Step]:
    """The steps that reach the spool."""
    steps: list[Step] = []
    add = RunSpool.add
    monkeypatch.setattr(RunSpool, "add", lambda self, step: (steps.append(step), add(self, step))[1])
    return steps


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
    assert "apply" not in vars(model.optimizer)
    assert "compute_loss" not in vars(model)


def test_refuses_a_compiled_step(service: FakeService) -> None:
    model = make_model(jit=True)
    with pytest.raises(gradlens.InputError, match="jit_compile"):
        model.fit(*data(), epochs=1, verbose=0, callbacks=[gradlens.KerasCallback()])

"""The tap changes nothing, and its norms are those of a naive computation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fake_service import FakeService

import gradlens
from gradlens.frames import Step

jax = pytest.importorskip("jax", reason="SKIPPED (no jax)")
optax = pytest.importorskip("optax", reason="SKIPPED (no optax)")

from gradlens.optax_layers import module_of, norms_of  # noqa: E402

jnp = jax.numpy

SIZES = [("dense1", 784, 512), ("dense2", 512, 10)]


def model() -> dict[str, Any]:
    keys = jax.random.split(jax.random.PRNGKey(0), 2)
    return {name: {"w": jax.random.normal(key, (rows, cols)) * 0.05, "b": jnp.zeros(cols)} for key, (name, rows, cols) in zip(keys, SIZES, strict=True)}


def loss_of(params: Any, batch: Any) -> Any:
    hidden = jnp.tanh(batch[0] @ params["dense1"]["w"] + params["dense1"]["b"])
    logits = hidden @ params["dense2"]["w"] + params["dense2"]["b"]
    return optax.softmax_cross_entropy_with_integer_labels(logits, batch[1]).mean()


def batches(steps: int) -> list[Any]:
    rng = np.random.default_rng(1)
    return [(rng.normal(size=(32, 784)).astype("f4"), rng.integers(0, 10, 32)) for _ in range(steps)]


def train(optimizer: Any, steps: int, follower: Any = None) -> tuple[Any, list[Any]]:
    """Trains; returns the weights, and per step what a naive loop sees: gradients, weights, updates."""
    params, seen = model(), []
    state = optimizer.init(params)

    @jax.jit
    def update(params: Any, state: Any, batch: Any) -> Any:
        loss, gradients = jax.value_and_grad(loss_of)(params, batch)
        updates, state = optimizer.update(gradients, state, params)
        return optax.apply_updates(params, updates), state, loss, (gradients, params, updates)

    for batch in batches(steps):
        params, state, loss, trees = update(params, state, batch)
        seen.append(trees)
        if follower is not None:
            follower.step(state, loss, learning_rate=0.001)
    return params, seen


def naive(tree: Any, layer: str) -> float:
    return float(np.sqrt(sum(np.sum(np.asarray(leaf, np.float64) ** 2) for leaf in jax.tree_util.tree_leaves(tree[layer]))))


def test_norms_are_those_of_a_naive_computation_and_training_is_the_same(service: FakeService, recorded: list[Step]) -> None:
    inner = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(1e-3))
    follower = gradlens.follow(gradlens.start("jax", gradlens.layer_names(model())))
    tapped, seen = train(gradlens.tap(inner), 20, follower)
    assert follower.close().delivered
    bare, _ = train(inner, 20)
    assert all(np.array_equal(a, b) for a, b in zip(jax.tree_util.tree_leaves(tapped), jax.tree_util.tree_leaves(bare), strict=True))
    assert service.steps == list(range(20))
    assert follower.recorder.layers == ["dense1", "dense2"]
    for step, trees in zip(recorded, seen, strict=True):
        for at, (layer, *_sizes) in enumerate(SIZES):
            assert step.rows[at, 2:5] == pytest.approx([naive(tree, layer) for tree in trees], rel=1e-6)
            assert np.isnan(step.rows[at, :2]).all()  # nobody declared a scale


@pytest.mark.parametrize("dtype", [jnp.float32, jnp.bfloat16, jnp.float16], ids=lambda dtype: dtype.__name__)
def test_norms_of_many_equal_values_and_of_halves(dtype: Any) -> None:
    norms = jax.jit(lambda tree: norms_of(tree, module_of))
    for value in (1 / 3, 0.1, 3e-3):
        leaf = jnp.full((2000, 1000), value, dtype)
        assert float(norms({"dense1": {"w": leaf}})[0]) == pytest.approx(float(leaf[0, 0]) * np.sqrt(2e6), rel=1e-6)


@pytest.mark.parametrize("loss", ["x", np.ones(3), jnp.ones(3)], ids=["text", "numpy", "jax"])
def test_what_is_no_loss_is_refused_in_its_step(service: FakeService, loss: Any) -> None:
    follower = gradlens.follow(gradlens.start("jax", ["dense1"]))
    state = gradlens.tap(optax.sgd(0.1)).init({"dense1": {"w": jnp.ones(2)}})
    with pytest.raises(gradlens.InputError, match="loss is .*allowed: one number, as an array or not"):
        follower.step(state, loss)
    with pytest.raises(gradlens.InputError, match="loss is 'a value that jax is tracing'; allowed: that of a step that was done"):
        jax.jit(lambda traced: follower.step(state, traced))(1.0)
    other = gradlens.tap(optax.sgd(0.1)).init({"dense1": {"w": jnp.ones(2)}, "dense2": {"w": jnp.ones(2)}})
    with pytest.raises(gradlens.InputError, match="opt_state is 'a tap that sees 2 layers'; allowed: one that sees the 1 of the run"):
        follower.step(other, 1.0)
    follower.step(state, np.ones(1))
    assert follower.close("failed").delivered
    assert service.steps == [0]


def test_accumulated_gradients_are_one_step_of_a_tap_within_them(service: FakeService, recorded: list[Step]) -> None:
    params = {"dense1": {"w": jnp.ones(3)}}
    steps = optax.MultiSteps(gradlens.tap(optax.sgd(0.1)), 4)
    state = steps.init(params)
    with gradlens.follow(gradlens.start("jax", ["dense1"])) as follower:
        for batch in range(8):
            _, state = steps.update({"dense1": {"w": jnp.full(3, batch + 1.0)}}, state, params)
            if steps.has_updated(state):
                follower.step(state, 1.0)
    assert [step.rows[0, 2] for step in recorded] == pytest.approx([2.5 * np.sqrt(3), 6.5 * np.sqrt(3)], rel=1e-6)


def test_a_tap_in_a_chain_sees_what_passes_there(service: FakeService, recorded: list[Step]) -> None:
    follower = gradlens.follow(gradlens.start("jax", gradlens.layer_names(model())))
    train(optax.chain(optax.clip_by_global_norm(0.01), gradlens.tap(), optax.sgd(0.1)), 3, follower)
    follower.close()
    for step in recorded:
        assert np.sqrt((step.rows[:, 2] ** 2).sum()) == pytest.approx(0.01, rel=1e-5)
        assert np.isnan(step.rows[:, 4]).all()


def test_the_declared_scale_of_clipping_is_what_it_multiplied_with(service: FakeService, recorded: list[Step]) -> None:
    follower = gradlens.follow(gradlens.start("jax", gradlens.layer_names(model())))
    clip = gradlens.declared(optax.clip_by_global_norm(0.5))
    train(gradlens.tap(optax.chain(clip, optax.adam(1e-3))), 5, follower)
    follower.close()
    for step in recorded:
        whole = np.sqrt((step.rows[:, 2].astype(float) ** 2).sum())
        assert step.rows[:, 1] == pytest.approx([min(1, 0.5 / whole)] * 2, rel=1e-5)


def test_what_is_no_scale_of_the_layer_is_not_called_one(service: FakeService, recorded: list[Step]) -> None:
    follower = gradlens.follow(gradlens.start("jax", gradlens.layer_names(model())))
    train(gradlens.tap(gradlens.declared(optax.adam(1e-3))), 3, follower)
    follower.close()
    assert all(np.isnan(step.rows[:, 1]).all() for step in recorded)


def test_lars_by_leaf(service: FakeService, recorded: list[Step]) -> None:
    by_leaf = gradlens.layer_names(model(), str)
    assert by_leaf == ["dense1/b", "dense1/w", "dense2/b", "dense2/w"]
    follower = gradlens.follow(gradlens.start("jax", by_leaf))
    trust = gradlens.declared(optax.scale_by_trust_ratio(), str)
    train(gradlens.tap(optax.chain(trust, optax.sgd(0.1)), str), 3, follower)
    follower.close()
    for step in recorded:
        assert step.rows[1, 1] == pytest.approx(step.rows[1, 3] / step.rows[1, 2], rel=1e-4)  # ‖w‖ / ‖u‖


def test_schedule_free(service: FakeService, recorded: list[Step]) -> None:
    contrib = pytest.importorskip("optax.contrib")
    follower = gradlens.follow(gradlens.start("jax", gradlens.layer_names(model())))
    _, seen = train(gradlens.tap(contrib.schedule_free_adamw(1e-3)), 5, follower)
    follower.close()
    assert [step.rows[0, 4] for step in recorded] == pytest.approx([naive(updates, "dense1") for _, _, updates in seen], rel=1e-5)


def test_gradients_that_are_not_finite_are_flagged(service: FakeService, recorded: list[Step], tmp_path: Path) -> None:
    params = {"l": {"w": jnp.ones(3)}}
    optimizer = gradlens.tap(optax.sgd(0.1))
    follower = gradlens.follow(gradlens.start("jax", ["l"]))
    _, state = optimizer.update({"l": {"w": jnp.array([1.0, jnp.nan, 1.0])}}, optimizer.init(params), params)
    follower.step(state, jnp.nan)
    follower.close()
    assert recorded[0].rows.view("<u4")[0, 7] == 8


def test_an_optimizer_without_a_tap_is_refused(service: FakeService) -> None:
    follower = gradlens.follow(gradlens.start("jax", ["l"]))
    with pytest.raises(gradlens.InputError, match="opt_state is '0 taps'"):
        follower.step(optax.adam(1e-3).init({"w": jnp.ones(3)}), 1.0)
    follower.close()

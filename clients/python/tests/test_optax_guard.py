"""The guard of the tap does in the compiled step what `GuardState` says, and leaves an update out as if it had never been."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from fake_service import FakeService

import gradlens
from gradlens import Guard, GuardState
from gradlens.frames import FLAGS, Step

jax = pytest.importorskip("jax", reason="SKIPPED (no jax)")
optax = pytest.importorskip("optax", reason="SKIPPED (no optax)")
jnp = jax.numpy

WEIGHTS = {"a": {"w": np.linspace(-1, 1, 12, dtype="f4").reshape(3, 4), "b": np.zeros(4, "f4")}, "c": {"w": np.ones(5, "f4")}}


def gradients(steps: int, changed: dict[int, float]) -> list[Any]:
    """Gradients by seed; those of layer `c` are multiplied in some steps."""
    rng = np.random.default_rng(2)
    made = [jax.tree_util.tree_map(lambda w: rng.normal(size=w.shape).astype("f4"), WEIGHTS) for _ in range(steps)]
    return [{**g, "c": {"w": g["c"]["w"] * np.float32(changed.get(step, 1.0))}} for step, g in enumerate(made)]


def train(optimizer: Any, told: list[Any], follower: Any = None) -> tuple[Any, Any]:
    params, state = jax.tree_util.tree_map(jnp.asarray, WEIGHTS), None

    @jax.jit
    def update(params: Any, state: Any, g: Any) -> Any:
        updates, state = optimizer.update(g, state, params)
        return optax.apply_updates(params, updates), state

    state = optimizer.init(params)
    for g in told:
        params, state = update(params, state, g)
        if follower is not None:
            follower.step(state, 1.0)
    return params, state


def watched(guard: Guard, told: list[Any], inner: Any = None) -> Any:
    follower = gradlens.follow(gradlens.start("jax", gradlens.layer_names(WEIGHTS)))
    params, _ = train(gradlens.tap(optax.adam(0.1) if inner is None else inner, guard=guard), told, follower)
    follower.close()
    return params


def same(one: Any, other: Any) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(jax.tree_util.tree_leaves(one), jax.tree_util.tree_leaves(other), strict=True))


def acts(service: FakeService) -> list[dict[str, Any]]:
    return [fact["detail"] for fact in service.facts if fact.get("kind") == "guard"]


def flags(step: Step) -> list[int]:
    told: list[int] = step.rows.view("<u4")[:, 7].tolist()
    return told


def test_an_update_that_is_not_finite_is_left_out_as_if_it_had_never_been(service: FakeService, recorded: list[Step]) -> None:
    told = gradients(8, {3: np.nan, 5: np.inf})
    params = watched(Guard(), told)
    bare, _ = train(optax.adam(0.1), [g for at, g in enumerate(told) if at not in (3, 5)])
    assert same(params, bare)
    assert [step.step for step in recorded] == list(range(8))
    left_out = [FLAGS["skipped"], FLAGS["skipped"] | FLAGS["non_finite"]]
    assert [flags(step) for step in recorded] == [left_out if at in (3, 5) else [0, 0] for at in range(8)]
    assert recorded[3].rows[:, 4].tolist() == [0.0, 0.0]
    assert acts(service) == [{"limit": "non-finite", "step": at, "layers": []} for at in (3, 5)]


def test_a_guard_that_lets_everything_through_changes_nothing(service: FakeService, recorded: list[Step]) -> None:
    told = gradients(6, {})
    params = watched(Guard(most_norm=50.0, most_ratio=10.0, warmup=1), told)
    for mine, bare in zip(jax.tree_util.tree_leaves(params), jax.tree_util.tree_leaves(train(optax.adam(0.1), told)[0]), strict=True):
        np.testing.assert_allclose(mine, bare, rtol=1e-6)  # XLA may round the last bit of a compiled step otherwise
    assert acts(service) == []
    assert all(flags(step) == [0, 0] for step in recorded)


def test_a_spike_is_held_to_a_multiple_of_the_running_mean(service: FakeService, recorded: list[Step]) -> None:
    told, guard = gradients(10, {5: 100.0, 6: 100.0}), Guard(most_norm=3.0, warmup=4)
    params = watched(guard, told, optax.sgd(0.1))
    state = GuardState(guard)
    factors = [state.gradients(step.rows[:, 2]) for step in recorded]
    assert [act["step"] for act in acts(service)] == [5, 6]
    for act in acts(service):
        assert act["limit"] == "norm"
        assert act["layers"] == [{"layer": "c", "factor": pytest.approx(factors[act["step"]][1], rel=1e-5)}]
    held = [{"a": g["a"], "c": {"w": g["c"]["w"] * np.float32(factor[1])}} for g, factor in zip(told, factors, strict=True)]
    bare, _ = train(optax.sgd(0.1), held)
    np.testing.assert_allclose(params["c"]["w"], bare["c"]["w"], rtol=1e-5)
    assert recorded[5].rows[1, 2] > 50  # as it came in
    assert flags(recorded[5]) == [0, FLAGS["clamped"]]


def test_a_layer_without_a_gradient_so_far_may_begin(service: FakeService, recorded: list[Step]) -> None:
    watched(Guard(most_norm=3.0, warmup=2), gradients(6, dict.fromkeys(range(4), 0.0)), optax.sgd(0.1))
    assert [step.rows[1, 4] > 0 for step in recorded] == [False] * 4 + [True] * 2
    assert [flags(step)[1] for step in recorded] == [0] * 5 + [FLAGS["clamped"]]
    assert [act["step"] for act in acts(service)] == [5]


def test_an_update_is_held_to_a_share_of_the_weights(service: FakeService, recorded: list[Step]) -> None:
    watched(Guard(most_ratio=0.05), gradients(5, {2: 30.0}), optax.sgd(0.01))
    shares = [step.rows[1, 4] / step.rows[1, 3] for step in recorded]
    assert shares[2] == pytest.approx(0.05, rel=1e-5)
    assert [share < 0.0499 for at, share in enumerate(shares) if at != 2] == [True] * 4
    (act,) = acts(service)
    assert (act["limit"], act["step"], act["layers"][0]["layer"]) == ("ratio", 2, "c")
    assert act["layers"][0]["factor"] == pytest.approx(0.05 * recorded[2].rows[1, 3] / (0.01 * recorded[2].rows[1, 2]), rel=1e-5)


def test_refuses_a_guard_that_has_nothing_to_hold() -> None:
    with pytest.raises(gradlens.InputError, match="guard"):
        gradlens.tap(guard=Guard())
    optimizer = gradlens.tap(optax.sgd(0.1), guard=Guard(most_ratio=0.1))
    with pytest.raises(gradlens.InputError, match="params"):
        optimizer.update(WEIGHTS, optimizer.init(WEIGHTS))

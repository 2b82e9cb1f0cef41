"""What a guard lets through: factors worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gradlens import Guard, GuardState, InputError


def test_a_gradient_that_is_not_finite_leaves_the_update_out_in_all_layers() -> None:
    assert GuardState(Guard()).gradients([1.0, math.nan]) is None
    assert GuardState(Guard(non_finite=False)).gradients([1.0, math.inf]).tolist() == [1.0, 1.0]


def test_a_norm_is_held_to_a_multiple_of_its_mean_and_a_spike_does_not_raise_its_limit() -> None:
    state = GuardState(Guard(most_norm=4.0, warmup=2))
    assert state.gradients([1.0, 10.0]).tolist() == [1.0, 1.0]
    assert state.gradients([1.0, 10.0]).tolist() == [1.0, 1.0]
    # mean 1: limit 4, 4 / 100 = 0.04; the mean becomes 0.98 * 1 + 0.02 * 4 = 1.06
    assert state.gradients([100.0, 10.0]).tolist() == [0.04, 1.0]
    np.testing.assert_allclose(state.gradients([100.0, 10.0]), [4 * 1.06 / 100, 1.0])


def test_a_layer_without_a_gradient_so_far_may_begin() -> None:
    state = GuardState(Guard(most_norm=4.0, warmup=1))
    assert state.gradients([0.0, 1.0]).tolist() == [1.0, 1.0]
    assert state.gradients([5.0, 1.0]).tolist() == [1.0, 1.0]
    # mean 0.02 * 5 = 0.1: limit 0.4, 0.4 / 5 = 0.08
    np.testing.assert_allclose(state.gradients([5.0, 1.0]), [0.08, 1.0])


def test_an_update_is_held_to_a_share_of_its_weights_and_weights_of_0_may_begin() -> None:
    # 0.1 * 10 = 1 is allowed of 4
    assert GuardState(Guard(most_ratio=0.1)).changes(np.array([4.0, 0.5, 3.0]), np.array([10.0, 10.0, 0.0])).tolist() == [0.25, 1.0, 1.0]


@pytest.mark.parametrize("wrong", [{"most_norm": 1.0}, {"most_ratio": 0.0}, {"most_norm": math.nan}, {"warmup": 0}])
def test_what_is_no_limit_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InputError, match=next(iter(wrong))):
        Guard(**wrong)  # type: ignore[arg-type]

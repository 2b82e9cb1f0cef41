"""What holds on every backend of Keras, told once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import pytest

import gradlens
from gradlens.frames import Step


def norms_without_loss_scale(make_model: Callable[[], Any], x: Any, y: Any, recorded: list[Step]) -> None:
    """Trains bare and under a loss scale of 1024; asserts that the same norms are told."""
    for optimizer in (keras.optimizers.SGD(0.1), keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD(0.1), initial_scale=1024.0)):
        model = make_model()
        model.compile(optimizer=optimizer, loss=model.loss)
        model.fit(x, y, batch_size=32, epochs=1, shuffle=False, verbose=0, callbacks=[gradlens.KerasCallback("keras")])
    assert len(recorded) == 6
    for bare, scaled in zip(recorded[:3], recorded[3:], strict=True):
        assert scaled.rows[:, 2:5] == pytest.approx(bare.rows[:, 2:5], rel=1e-5)

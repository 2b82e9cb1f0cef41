"""Steps of PyTorch on their way to the recorder: what was measured becomes rows, some steps at once."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from .frames import FLAGS, FLAGS_COLUMN, MEASURES, NORM_COLUMNS, SCALE_COLUMNS, Step
from .measures import singles
from .recorder import LAST_STEP, Recorder
from .torch_norms import CHANGES, GRADIENTS, Norms, StepNorms


class Packet(NamedTuple):
    """One step on its way to the host. `begun_s`: by the clock of durations; `scales`: what was declared, by layer."""

    step: int
    begun_s: float
    took_us: int
    t_us: int
    learning_rate: float
    flags: int
    scales: Mapping[str, Any]
    taken: Any


class PacketRecording:
    """Records packets whose norms `norms` holds. `updates`: update norms are among them."""

    def __init__(self, recorder: Recorder, norms: StepNorms, *, updates: bool) -> None:
        self._recorder, self._norms = recorder, norms
        self._layers = recorder.layers
        self._measured = [GRADIENTS, CHANGES] if updates else [GRADIENTS]
        self._loss_scale = math.nan

    def record(self, packets: Sequence[Packet]) -> None:
        """Records them in their order; a loss scale that is another than before is an event behind the steps before it."""
        norms, numbers = self._norms.read([packet.taken for packet in packets])
        rows, losses = self._rows(packets, norms, numbers[:, 1]), singles(numbers[:, 0])
        rates = singles([packet.learning_rate for packet in packets])
        told = [Step(p.step, p.t_us, min(p.took_us, LAST_STEP), p.step, *each) for p, *each in zip(packets, losses, rates, rows, strict=True)]
        urgent = not math.isfinite(sum(losses)) or bool(rows.view("<u4")[:, :, FLAGS_COLUMN].any())
        begin = 0
        for at, loss_scale in enumerate(numbers[:, 2].tolist()):
            if not math.isnan(loss_scale) and loss_scale != self._loss_scale:
                self._recorder.take(told[begin:at], is_urgent=urgent)
                self._tell_loss_scale(loss_scale)
                begin = at
        self._recorder.take(told[begin:], is_urgent=urgent)

    def _rows(self, packets: Sequence[Packet], norms: Norms, clipped: Norms) -> Any:
        """Rows `[steps, layers, 8]`: a norm that is not finite has its flag."""
        rows = np.full((len(packets), len(self._layers), len(MEASURES)), np.nan, np.float32)
        flags = rows.view("<u4")[:, :, FLAGS_COLUMN]
        flags[:] = np.array([packet.flags for packet in packets], "<u4")[:, None]
        with np.errstate(over="ignore"):
            rows[:, :, NORM_COLUMNS] = norms.transpose(0, 2, 1)
        for at, packet in enumerate(packets):
            if packet.scales or not math.isnan(clipped[at]):
                rows[at][:, SCALE_COLUMNS] = self._scales(packet.scales, float(clipped[at]))[:, None]
        wrong = ~np.isfinite(norms[:, self._measured]).all(axis=1) | np.isinf(rows[:, :, SCALE_COLUMNS[1]])
        flags[wrong] |= np.uint32(FLAGS["non_finite"])
        return rows

    def _scales(self, declared: Mapping[str, Any], clipped: float) -> Any:
        scales = np.array([float(declared.get(layer, math.nan)) for layer in self._layers])
        return scales if math.isnan(clipped) else np.where(np.isnan(scales), 1.0, scales) * clipped

    def _tell_loss_scale(self, loss_scale: float) -> None:
        """The loss scale is divided out before the update: no scale of a layer, but what changes it is on record."""
        before, self._loss_scale = self._loss_scale, loss_scale
        self._recorder.event("loss-scale", {"from": None if math.isnan(before) else before, "to": loss_scale})

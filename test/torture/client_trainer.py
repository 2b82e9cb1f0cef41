"""A trainer under torture: steps whose every bit follows from their number, recorded by the Python client, killed at any moment.

Its argument is JSON: run, kind (`plain`: `recorder.step`; `late`: `gradlens.watch` of PyTorch, which writes late), layers, steps, pace_s, files.
`FILES.returned` holds a record for each step that the client returned for, `FILES.starts` a line for each start: neither knows of the spool.
"""

import json
import os
import struct
import sys
import time
from pathlib import Path

import numpy as np

import gradlens
from gradlens.settings import spool_folder

task = json.loads(sys.argv[1])
LAYERS, WIDTH = [f"layer{at}" for at in range(task["layers"])], len(gradlens.MEASURES)
FLAGS_COLUMN, FILES, TOLD = WIDTH - 1, task["files"], struct.Struct("<qq")


def mixed(step, place):
    """A 32-bit mix of two integers, as in made-steps.ts."""
    mix = (((step + 1) * 0x9E3779B1) & 0xFFFFFFFF) ^ (((place + 1) * 0x85EBCA77) & 0xFFFFFFFF)
    mix = ((mix ^ (mix >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
    mix = ((mix ^ (mix >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
    return mix ^ (mix >> 16)


def made_bits(step, place):
    """Bits of a measure: now and then what is no number."""
    bits = mixed(step, place)
    if mixed(step, place + 7777) % 997 == 0:
        return [0x7FC00000, 0x7F800000, 0xFF800000, 1][bits % 4]
    return (bits & 0x807FFFFF) | (((bits >> 23) % 200) + 20) << 23


def made_rows(step):
    """Measures of all layers `[layers, 8]`; the last column holds flags as a number."""
    rows = np.array([made_bits(step, place) for place in range(len(LAYERS) * WIDTH)], "<u4").view("<f4").reshape(-1, WIDTH).astype(np.float64)
    for layer in range(len(LAYERS)):
        place = layer * WIDTH + FLAGS_COLUMN
        rows[layer, FLAGS_COLUMN] = 1 + step % 63 if mixed(step, place) % 499 == 0 else 0
    return rows


class Told:
    """What the client has returned for, by a file that kill -9 leaves: the step and the time, each in its place."""

    def __init__(self):
        self._file = os.open(f"{FILES}.returned", os.O_RDWR | os.O_CREAT, 0o600)

    def returned(self, step):
        os.pwrite(self._file, TOLD.pack(step, time.time_ns()), step * TOLD.size)

    def begin(self, next_step):
        """Writes down a start: steps that had been told and are not in the spool are lost, each counted once, and told again."""
        count = os.fstat(self._file).st_size // TOLD.size
        # from the first of them: the step before it may be of an earlier start, with the time between the two
        lost_ms = (self._at(count - 1) - self._at(next_step)) / 1e6 if next_step < count else 0.0
        with open(f"{FILES}.starts", "a") as lines:
            lines.write(json.dumps({"next": next_step, "told": count, "lost": max(0, count - next_step), "lostMs": round(lost_ms, 1)}) + "\n")
        os.ftruncate(self._file, min(count, next_step) * TOLD.size)

    def _at(self, step):
        return TOLD.unpack(os.pread(self._file, TOLD.size, step * TOLD.size))[1]


def train_plain(begun):
    recorder, told = gradlens.start("torture", LAYERS, **begun), Told()
    told.begin(recorder.next_step)
    for step in range(recorder.next_step, task["steps"]):
        recorder.step(step, 1 / (step + 1), made_rows(step))
        told.returned(step)
        time.sleep(task["pace_s"])
    return recorder.close(timeout_s=300)


def train_late(begun):
    import torch

    model = torch.nn.ModuleDict({name: torch.nn.Linear(4, 1, bias=False) for name in LAYERS})
    weights = [model[name].weight for name in LAYERS]
    with torch.no_grad():
        for weight in weights:
            weight.copy_(torch.tensor([[3.0, 0.0, 0.0, 0.0]]))
    optimizer = torch.optim.SGD(model.parameters(), 0.0)
    watcher, told = gradlens.watch(model, optimizer, name="torture", updates=False, **begun), Told()
    told.begin(watcher.recorder.next_step)
    for step in range(watcher.recorder.next_step, task["steps"]):
        for layer, weight in enumerate(weights):
            weight.grad = torch.tensor([[float(1 + mixed(step, layer) % 2047), 0.0, 0.0, 0.0]])
        optimizer.step()
        watcher.step(torch.tensor(1 / (step + 1)))
        told.returned(step)
        time.sleep(task["pace_s"])
    return watcher.close(timeout_s=300)


def ship():
    """Delivers what an ended trainer left; False while the service is away."""
    (shipped,) = gradlens.ship(task["run"])
    print(shipped, flush=True)
    return shipped.outcome == "shipped"


folder = spool_folder(None) / task["run"]
if Path(f"{FILES}.starts").exists() and not (folder / "run.json").exists():
    print("delivered, and its spool is gone", flush=True)
elif (folder / "end.json").exists():
    while not ship():
        time.sleep(0.2)
else:
    begun = {"run": task["run"], "resume": (folder / "run.json").exists()}
    closed = (train_late if task["kind"] == "late" else train_plain)(begun)
    print(closed, flush=True)
    sys.exit(0 if closed.delivered else 4)

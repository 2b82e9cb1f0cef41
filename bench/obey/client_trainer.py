"""PyTorch trainings that are told what to do, one behind the other: each is watched by `gradlens.watch` until it is stopped.

Its argument is JSON: runs, hidden, batch, calm (steps before the learning rate of a run is multiplied by 1000; null: it never is),
guard (a `gradlens.Guard` stands in the way). A JSON line on stdout for each thing that it saw happen, at the time it did: `run`, `provoked`,
and what an order made it do, with the steps that had ended and when the last of them did. Times: ms since 1970.
"""

import json
import random
import sys
import time
from collections import deque

import torch
from torch import nn

import gradlens

task = json.loads(sys.argv[1])
torch.set_num_threads(1)
CLASSES, WIDTH, RATE = 10, 64, 0.05


def tell(kind, **what):
    print(json.dumps({"kind": kind, "atMs": time.time_ns() / 1e6, **what}), flush=True)


def make_model():
    sizes = [WIDTH, *task["hidden"], CLASSES]
    layers = [layer for before, after in zip(sizes, sizes[1:], strict=False) for layer in (nn.Linear(before, after), nn.ReLU())]
    return nn.Sequential(*layers[:-1])


class Training:
    """One run: learns what a fixed net says, until it is told to stop."""

    def __init__(self, number):
        torch.manual_seed(number)
        self.teacher, self.model = nn.Linear(WIDTH, CLASSES), make_model()
        self.optimizer = torch.optim.SGD(self.model.parameters(), RATE, momentum=0.9)
        self.good, self.ends = self.copied(), deque(maxlen=500)
        calm = task["calm"]
        self.provoked_at = None if calm is None else calm + random.Random(number).randrange(calm)
        self.watcher = self.watch(number)

    def watch(self, number):
        actions = gradlens.Actions(lower=self.lower, rollback=self.go_back, pause=lambda: self.obeyed("pause"), stop=lambda: self.obeyed("stop"))
        asks = self.provoked_at is not None and not task["guard"]  # a rollback of a person lets the loss jump, too
        spec = {"actions": [{"rule": "loss-divergence", "do": "pause"}]} if asks else {}
        guard = gradlens.Guard(most_ratio=0.2) if task["guard"] else None
        return gradlens.watch(self.model, self.optimizer, name=f"obey {number}", guard=guard, actions=actions, spec=spec)

    def copied(self):
        return {name: value.clone() for name, value in self.model.state_dict().items()}

    def obeyed(self, kind):
        tell(kind, step=self.ends[-1][0] if self.ends else -1, ends=[at for _, at in self.ends])

    def lower(self, layers, steps):
        self.obeyed("lower")

    def go_back(self, to_step):
        self.model.load_state_dict(self.good)
        self.obeyed("rollback")

    def run(self):
        recorder = self.watcher.recorder
        tell("run", run=recorder.run)
        step = 0
        try:
            while True:
                if step == self.provoked_at:
                    self.optimizer.param_groups[0]["lr"] = 1000 * RATE
                    tell("provoked", step=step)
                self.update()
                self.ends.append((step, time.time_ns() / 1e6))
                step += 1
        except gradlens.Stopped as stopped:
            self.watcher.close("cancelled", str(stopped))

    def update(self):
        inputs = torch.randn(task["batch"], WIDTH)
        self.optimizer.zero_grad()
        loss = nn.functional.cross_entropy(self.model(inputs), self.teacher(inputs).argmax(1))
        loss.backward()
        self.optimizer.step()
        self.watcher.step(loss)


for number in range(task["runs"]):
    Training(number).run()

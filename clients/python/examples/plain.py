"""Any training loop at all: here a straight line fitted with NumPy, and recorded. `--resume RUN` goes on with a killed run."""

import argparse
import math
import time

import numpy as np

import gradlens

parser = argparse.ArgumentParser()
parser.add_argument("--steps", type=int, default=2000)
parser.add_argument("--resume", metavar="RUN")
parser.add_argument("--spike", type=int, help="a gradient that is not a number, at this step")
parser.add_argument("--offline", action="store_true", help="to the disk alone, for: python -m gradlens ship")
parser.add_argument("--obey", action="store_true", help="do what the service says; the rule for non-finite gradients pauses the run")
parser.add_argument("--guard", action="store_true", help="leave out an update that is not finite, in the same step")
parser.add_argument("--rest", type=float, default=0.0, help="seconds between steps")
args = parser.parse_args()

rng = np.random.default_rng(0)
weights, bias, rate = np.zeros(8), 0.0, 0.05
spec = {"rate": rate, **({"actions": [{"rule": "non-finite-gradient", "do": "pause"}]} if args.obey else {})}


def lower(layers, steps):
    """Half the rate: the scale of this training."""
    global rate
    rate = 0.025 if steps != 0 else 0.05


guard = gradlens.GuardState(gradlens.Guard()) if args.guard else None
actions = gradlens.Actions(lower=lower) if args.obey else None
begun = dict(run=args.resume, resume=args.resume is not None, offline=args.offline, actions=actions)
recorder = gradlens.start("plain", ["weights", "bias"], spec=spec, **begun)
print(f"run {recorder.run} goes on at step {recorder.next_step}", flush=True)
for step in range(recorder.next_step, args.steps):
    inputs = rng.normal(size=(32, 8))
    error = inputs @ weights + bias - inputs.sum(axis=1)
    gradients = {"weights": 2 * inputs.T @ error / 32, "bias": np.atleast_1d(2 * error.mean())}
    norms = {"weights": np.linalg.norm(weights), "bias": abs(bias)}
    if step == args.spike:
        gradients["weights"][0] = math.nan if args.guard else gradients["weights"][0]
    sizes = {name: math.nan if step == args.spike and name == "weights" else np.linalg.norm(g) for name, g in gradients.items()}
    factors = guard.gradients(list(sizes.values())) if guard else np.ones(2)
    measures = {name: {"grad_norm": size, "param_norm": norms[name], "update_norm": rate * np.linalg.norm(gradients[name])} for name, size in sizes.items()}
    if factors is None:  # left out: nothing changes, and it is on record
        for measured in measures.values():
            measured.update(update_norm=0.0, flags=gradlens.FLAGS["skipped"])
    else:
        weights, bias = weights - rate * factors[0] * gradients["weights"], bias - rate * factors[1] * gradients["bias"][0]
    try:
        recorder.step(step, np.mean(error**2), measures, learning_rate=rate)
    except gradlens.Stopped as stopped:
        print(f"stopped {stopped}", flush=True)
        recorder.close("cancelled", str(stopped))
        break
    if step % 500 == 0:
        print(f"step {step}", flush=True)
    time.sleep(args.rest)
closed = recorder.close(timeout_s=240)
print(f"delivered {closed.delivered}", flush=True)

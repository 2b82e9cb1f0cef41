"""What watching costs a PyTorch loop on the CPU: one model trained bare and watched in turns, ratios of each pair.

Prints a JSON line per model and level: median (with its 95 % interval), least and largest share of step time added, over so many pairs.
Levels: `norms` of gradients and weights, `all` (update norms, too), and beside them what others do each step where they are installed:
`wandb.watch` offline, histograms of TensorBoard. `native` tells whether the part in C is there: install the package, do not point
PYTHONPATH at it.
"""

import argparse
import itertools
import json
import logging
import math
import os
import statistics
import sys
import tempfile
import time

import torch
from torch import nn

import gradlens
from gradlens.torch_native import part_in_c

LEVELS = ["bare", "norms", "all"]
try:
    import wandb

    LEVELS.append("wandb")
except ImportError:
    print("SKIPPED (no wandb): pip install wandb", file=sys.stderr)
try:
    from torch.utils.tensorboard import SummaryWriter

    LEVELS.append("tensorboard")
except ImportError:
    print("SKIPPED (no tensorboard): pip install tensorboard", file=sys.stderr)


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10))


def cnn():
    first = [nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    second = [nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*first, *second, nn.Flatten(), nn.Linear(1568, 10))


def watching(level, model, optimizer, folder):
    """What a loop calls after each step, what makes all told be written, and what ends the watching."""
    if level == "bare":
        return lambda loss: None, nothing, nothing
    if level == "wandb":
        run = wandb.init(mode="offline", dir=folder, project="overhead", reinit="finish_previous", settings=wandb.Settings(silent=True))
        run.watch(model, log="all", log_freq=1)
        return lambda loss: run.log({"loss": loss.item()}), nothing, lambda: (run.unwatch(model), run.finish())
    if level == "tensorboard":
        writer, at = SummaryWriter(folder), itertools.count()
        return lambda loss: histograms(writer, model, loss.item(), next(at)), writer.flush, writer.close
    watcher = gradlens.watch(model, optimizer, name=level, updates=level == "all", offline=True, spool=tempfile.mkdtemp(dir=folder))
    return watcher.step, watcher.flush, watcher.close


def nothing():
    pass


def histograms(writer, model, loss, step):
    writer.add_scalar("loss", loss, step)
    for name, p in model.named_parameters():
        writer.add_histogram(f"weights/{name}", p, step)
        writer.add_histogram(f"gradients/{name}", p.grad, step)


def trainer(make, batch):
    """A function that takes so many steps of one model, watched by `level`, and returns the seconds of a step."""
    torch.manual_seed(0)
    model = make()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    inputs, labels = torch.randn(batch, 1, 28, 28), torch.randint(0, 10, (batch,))

    def steps(level, folder, count):
        after, written, end = watching(level, model, optimizer, folder)

        def some(most):
            for _ in range(most):
                optimizer.zero_grad()
                loss = nn.functional.cross_entropy(model(inputs), labels)
                loss.backward()
                optimizer.step()
                after(loss)
            written()

        some(3)
        begun = clock()
        some(count)
        took = clock() - begun
        end()
        return took / count

    return steps


def measure(name, make, levels):
    """Prints what each level adds. One model, so that where its memory lies is the same for all; in each pair it is bare first or last in turns."""
    loop, shares, bares = trainer(make, args.batch), {level: [] for level in levels}, []
    with tempfile.TemporaryDirectory() as folder:
        for pair, level in itertools.product(range(args.pairs), levels):
            order = ["bare", level][:: 1 if pair % 2 else -1]
            took = {each: loop(each, folder, args.steps) for each in order}
            bares.append(1e3 * took["bare"])
            shares[level].append(took[level] / took["bare"] - 1)
    for level, found in shares.items():
        told = {"median": statistics.median(found), "ci95": interval(found), "min": min(found), "max": max(found)}
        about = {"pairs": args.pairs, "clock": args.clock, "stepMs": statistics.median(bares), "native": part_in_c() is not None, "load": os.getloadavg()[0]}
        print(json.dumps({"name": f"python-client {name} {level}", "unit": "share of step time", **told, **about}), flush=True)


def interval(found):
    """Between which ranks the median lies in 95 of 100 samples: nothing is supposed of how noise is spread."""
    ranks, half = sorted(found), 0.98 * len(found) ** 0.5
    return [ranks[max(0, math.floor(len(ranks) / 2 - half))], ranks[min(len(ranks) - 1, math.ceil(len(ranks) / 2 + half))]]


parser = argparse.ArgumentParser()
parser.add_argument("--pairs", type=int, default=15)
parser.add_argument("--steps", type=int, default=60)
parser.add_argument("--clock", choices=["cpu", "wall"], default="wall", help="cpu: for machines that do much else")
parser.add_argument("--batch", type=int, default=128)
parser.add_argument("--models", nargs="+", choices=["mlp", "cnn"], default=["mlp", "cnn"])
parser.add_argument("--levels", nargs="+", choices=LEVELS[1:], default=LEVELS[1:])
args = parser.parse_args()
torch.set_num_threads(1)
logging.getLogger("gradlens").setLevel(logging.ERROR)  # that nothing is delivered is meant
clock = time.process_time if args.clock == "cpu" else time.perf_counter
equal = torch.full((1000, 1000), 1e-3)
error = abs(float(torch._foreach_norm([equal])[0]) / float(equal.double().norm()) - 1)
print(json.dumps({"name": "torch._foreach_norm of a million equal values", "unit": "relative error", "value": error, "torch": torch.__version__}), flush=True)
# theirs apart and last: their threads go on behind the step
for name in args.models:
    for levels in (LEVELS[1:3], LEVELS[3:]):
        measure(name, {"mlp": mlp, "cnn": cnn}[name], [level for level in levels if level in args.levels])

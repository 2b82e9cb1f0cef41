"""A PyTorch MLP on Fashion-MNIST with a GradScaler and clipping. `--rate 1000 --obey` diverges, and is paused by a rule."""

import argparse
from collections import OrderedDict

import torch
from data import fashion_mnist
from torch import nn

import gradlens

parser = argparse.ArgumentParser()
parser.add_argument("--steps", type=int, default=1500)
parser.add_argument("--rate", type=float, default=0.1)
parser.add_argument("--obey", action="store_true", help="do what the service says; a loss that diverges pauses the run")
args = parser.parse_args()

torch.manual_seed(0)
(inputs, labels), (unseen, answers) = (map(torch.from_numpy, fashion_mnist(split)) for split in ("train", "t10k"))
named = dict(flat=nn.Flatten(), dense1=nn.Linear(784, 256), relu1=nn.ReLU(), dense2=nn.Linear(256, 128), relu2=nn.ReLU(), dense3=nn.Linear(128, 10))
model = nn.Sequential(OrderedDict(named))
optimizer = torch.optim.SGD(model.parameters(), args.rate, momentum=0.9)
scaler = torch.amp.GradScaler("cuda" if torch.cuda.is_available() else "cpu")
spec = {"data": "fashion-mnist", "optimizer": "sgd", "rate": args.rate, "clip": None if args.obey else 5.0, "batch": 128}
told = {"actions": gradlens.Actions(), "spec": {**spec, "actions": [{"rule": "loss-divergence", "do": "pause"}]}} if args.obey else {"spec": spec}
watcher = gradlens.watch(model, optimizer, name="torch mlp", scaler=scaler, total_steps=args.steps, **told)
print(f"run {watcher.recorder.run}", flush=True)
with watcher.recorder:
    for _ in range(args.steps):
        batch = torch.randint(0, len(inputs), (128,))
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(inputs[batch]), labels[batch])
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        if not args.obey:
            watcher.clip_(5.0)
        scaler.step(optimizer)
        scaler.update()
        watcher.step(loss)
    with torch.no_grad():
        outputs = model(unseen)
        correct = (outputs.argmax(1) == answers).float().mean()
        watcher.recorder.evaluation("test", float(nn.functional.cross_entropy(outputs, answers)), float(correct))
print(watcher.recorder.close())

"""A PyTorch MLP on Fashion-MNIST with a GradScaler and clipping. `--rate 1000 --clip inf` diverges: a rule of the service pauses it."""

from collections import OrderedDict

import torch
from data import flags
from torch import nn
from torch_task import batches, score

import gradlens

args = flags(steps=1500, rate=0.1, clip=5.0)
torch.manual_seed(0)
parts = dict(flat=nn.Flatten(), dense1=nn.Linear(784, 256), relu1=nn.ReLU(), dense2=nn.Linear(256, 128), relu2=nn.ReLU(), dense3=nn.Linear(128, 10))
model = nn.Sequential(OrderedDict(parts))
optimizer = torch.optim.SGD(model.parameters(), args.rate, momentum=0.9)
scaler = torch.amp.GradScaler("cuda" if torch.cuda.is_available() else "cpu")
spec = {"data": "fashion-mnist", **vars(args), "actions": [{"rule": "loss-divergence", "do": "pause"}]}
with gradlens.watch(model, optimizer, name="torch mlp", scaler=scaler, spec=spec, total_steps=args.steps, actions=gradlens.Actions()) as watcher:
    print(f"run {watcher.run}", flush=True)
    for images, labels in batches(args.steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images), labels)
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        watcher.clip_(args.clip)
        scaler.step(optimizer)
        scaler.update()
        watcher.step(loss)
    watcher.evaluation("test", *score(model))

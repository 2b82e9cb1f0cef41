"""A PyTorch CNN on Fashion-MNIST with a GradScaler and AdamW, and a guard that holds back gradients of 20 times their usual norm."""

from collections import OrderedDict

import torch
from data import flags
from torch import nn
from torch_task import batches, score

import gradlens

args = flags(steps=600, rate=1e-3)
torch.manual_seed(0)
first = dict(conv1=nn.Conv2d(1, 16, 3, padding=1), relu1=nn.ReLU(), pool1=nn.MaxPool2d(2))
second = dict(conv2=nn.Conv2d(16, 32, 3, padding=1), relu2=nn.ReLU(), pool2=nn.MaxPool2d(2))
model = nn.Sequential(OrderedDict(**first, **second, flat=nn.Flatten(), dense1=nn.Linear(1568, 10)))
optimizer = torch.optim.AdamW(model.parameters(), args.rate)
scaler = torch.amp.GradScaler("cuda" if torch.cuda.is_available() else "cpu")
told = {"spec": {"data": "fashion-mnist", **vars(args)}, "total_steps": args.steps}
with gradlens.watch(model, optimizer, name="torch cnn", scaler=scaler, guard=gradlens.Guard(most_norm=20), **told) as watcher:
    print(f"run {watcher.run}", flush=True)
    for images, labels in batches(args.steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images), labels)
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        scaler.step(optimizer)
        scaler.update()
        watcher.step(loss)
    watcher.evaluation("test", *score(model, most=2000))

"""A PyTorch CNN on Fashion-MNIST with a GradScaler and AdamW, evaluated on the test images."""

import sys
from collections import OrderedDict

import torch
from data import fashion_mnist
from torch import nn

import gradlens

torch.manual_seed(0)
(inputs, labels), (unseen, answers) = (map(torch.from_numpy, fashion_mnist(split)) for split in ("train", "t10k"))
first = dict(conv1=nn.Conv2d(1, 16, 3, padding=1), relu1=nn.ReLU(), pool1=nn.MaxPool2d(2))
second = dict(conv2=nn.Conv2d(16, 32, 3, padding=1), relu2=nn.ReLU(), pool2=nn.MaxPool2d(2))
model = nn.Sequential(OrderedDict(**first, **second, flat=nn.Flatten(), dense1=nn.Linear(1568, 10)))
optimizer = torch.optim.AdamW(model.parameters(), 1e-3)
scaler = torch.amp.GradScaler("cuda" if torch.cuda.is_available() else "cpu")
steps = int(sys.argv[1]) if len(sys.argv) > 1 else 600
told = {"spec": {"data": "fashion-mnist", "optimizer": "adamw", "rate": 1e-3, "batch": 128}, "total_steps": steps}
watcher = gradlens.watch(model, optimizer, name="torch cnn", scaler=scaler, guard=gradlens.Guard(most_norm=20), **told)
print(f"run {watcher.recorder.run}", flush=True)
for _ in range(steps):
    batch = torch.randint(0, len(inputs), (128,))
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(inputs[batch]), labels[batch])
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    scaler.step(optimizer)
    scaler.update()
    watcher.step(loss)
with torch.no_grad():
    outputs = model(unseen[:2000])
    correct = (outputs.argmax(1) == answers[:2000]).float().mean()
    watcher.recorder.evaluation("test", float(nn.functional.cross_entropy(outputs, answers[:2000])), float(correct))
print(watcher.close())

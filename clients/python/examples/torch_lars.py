"""LARS in PyTorch on Fashion-MNIST: a rate for each layer by its trust ratio, which is declared as the scale of the layer."""

import sys
from collections import OrderedDict

import torch
from data import fashion_mnist
from torch import nn

import gradlens

torch.manual_seed(0)
(inputs, labels), (unseen, answers) = (map(torch.from_numpy, fashion_mnist(split)) for split in ("train", "t10k"))
named = dict(flat=nn.Flatten(), dense1=nn.Linear(784, 256), relu1=nn.ReLU(), dense2=nn.Linear(256, 128), relu2=nn.ReLU(), dense3=nn.Linear(128, 10))
model = nn.Sequential(OrderedDict(named))
layers = {name: list(module.parameters()) for name, module in model.named_children() if list(module.parameters())}
rate, trust, steps = 1.0, 0.001, int(sys.argv[1]) if len(sys.argv) > 1 else 1500
optimizer = torch.optim.SGD([{"params": params} for params in layers.values()], rate, momentum=0.9)
spec = {"data": "fashion-mnist", "optimizer": "lars", "rate": rate, "trust": trust, "batch": 128}
watcher = gradlens.watch(model, optimizer, name="torch lars", spec=spec, total_steps=steps)
print(f"run {watcher.recorder.run}", flush=True)
for _ in range(steps):
    batch = torch.randint(0, len(inputs), (128,))
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(inputs[batch]), labels[batch])
    loss.backward()
    norms = [(nn.utils.get_total_norm(params), nn.utils.get_total_norm([p.grad for p in params])) for params in layers.values()]
    ratios = [float(trust * weights / (gradients + 1e-9)) for weights, gradients in norms]
    for group, ratio in zip(optimizer.param_groups, ratios, strict=True):
        group["lr"] = rate * ratio
    watcher.declare(dict(zip(layers, ratios, strict=True)))
    optimizer.step()
    for group in optimizer.param_groups:
        group["lr"] = rate
    watcher.step(loss)
with torch.no_grad():
    outputs = model(unseen)
    correct = (outputs.argmax(1) == answers).float().mean()
    watcher.recorder.evaluation("test", float(nn.functional.cross_entropy(outputs, answers)), float(correct))
print(watcher.close())

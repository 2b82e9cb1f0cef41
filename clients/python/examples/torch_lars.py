"""LARS in PyTorch on Fashion-MNIST: the gradient of each layer is multiplied by its trust ratio, which is recorded as the layer's scale."""

from collections import OrderedDict

import torch
from data import flags
from torch import nn
from torch_task import batches, score

import gradlens

args = flags(steps=1500, rate=1.0, trust=0.001)
torch.manual_seed(0)
parts = dict(flat=nn.Flatten(), dense1=nn.Linear(784, 256), relu1=nn.ReLU(), dense2=nn.Linear(256, 128), relu2=nn.ReLU(), dense3=nn.Linear(128, 10))
model = nn.Sequential(OrderedDict(parts))
layers = {name: list(part.parameters()) for name, part in model.named_children() if name.startswith("dense")}
optimizer = torch.optim.SGD(model.parameters(), args.rate, momentum=0.9)
spec = {"data": "fashion-mnist", **vars(args)}
with gradlens.watch(model, optimizer, name="torch lars", scaler_name="lars", spec=spec, total_steps=args.steps) as watcher:
    print(f"run {watcher.run}", flush=True)
    for images, labels in batches(args.steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        norms = {name: (nn.utils.get_total_norm(of), nn.utils.get_total_norm([p.grad for p in of])) for name, of in layers.items()}
        watcher.scale_({name: args.trust * weights / (gradients + 1e-9) for name, (weights, gradients) in norms.items()})
        optimizer.step()
        watcher.step(loss)
    watcher.evaluation("test", *score(model))

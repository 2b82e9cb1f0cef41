"""PyTorch with a GradScaler in two lines more: `gradlens.watch` around the optimizer, `watcher.step` after each update."""

import sys

import torch
from torch import nn

import gradlens

torch.manual_seed(0)
inputs = torch.randn(4096, 20)
labels = (inputs[:, :2].prod(dim=1) > 0).long()
model = nn.Sequential(nn.Linear(20, 64), nn.GELU(), nn.Linear(64, 2))
optimizer = torch.optim.AdamW(model.parameters(), 3e-3)
scaler = torch.amp.GradScaler("cuda" if torch.cuda.is_available() else "cpu")

watcher = gradlens.watch(model, optimizer, name="torch mlp", scaler=scaler)
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 500):
    batch = torch.randint(0, len(inputs), (64,))
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(model(inputs[batch]), labels[batch])
    scaler.scale(loss).backward()
    scaler.unscale_(optimizer)
    watcher.clip_(1.0)
    scaler.step(optimizer)
    scaler.update()
    watcher.step(loss)
print(watcher.close())

"""What the PyTorch examples share: Fashion-MNIST as tensors."""

import torch
from data import fashion_mnist
from torch import nn


def batches(steps, size=128):
    """So many batches of training images, drawn at random."""
    images, labels = map(torch.from_numpy, fashion_mnist("train"))
    for _ in range(steps):
        batch = torch.randint(0, len(images), (size,))
        yield images[batch], labels[batch]


@torch.no_grad()
def score(model, most=10_000):
    """Loss and accuracy on test images."""
    images, labels = (torch.from_numpy(part[:most]) for part in fashion_mnist("t10k"))
    outputs = model(images)
    return float(nn.functional.cross_entropy(outputs, labels)), float((outputs.argmax(1) == labels).float().mean())

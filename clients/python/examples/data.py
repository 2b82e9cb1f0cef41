"""What the examples share: flags, and real data sets from GRADLENS_DATA_DIR (Fashion-MNIST, idx files; UCI Adult, adult.data)."""

import argparse
import csv
import gzip
import os
from pathlib import Path

import numpy as np

FOLDER = Path(os.environ.get("GRADLENS_DATA_DIR", "data"))


def flags(**defaults):
    """Numbers that the command line may set, `--steps 100`."""
    parser = argparse.ArgumentParser()
    for name, value in defaults.items():
        parser.add_argument(f"--{name}", type=type(value), default=value, help=f"default {value}")
    return parser.parse_args()


def fashion_mnist(split="train"):
    """Images `[n, 1, 28, 28]` in [0, 1] as float32, labels 0 to 9."""
    start = FOLDER / "fashion_mnist" / split
    with gzip.open(f"{start}-images-idx3-ubyte.gz") as images, gzip.open(f"{start}-labels-idx1-ubyte.gz") as labels:
        pixels = np.frombuffer(images.read(), np.uint8, offset=16).reshape(-1, 1, 28, 28)
        return (pixels / 255).astype(np.float32), np.frombuffer(labels.read(), np.uint8, offset=8).astype(np.int64)


def adult():
    """Rows of numbers (standardized) and categories (one-hot) as float32; label 1: more than 50,000 a year."""
    with (FOLDER / "uci_adult" / "adult.data").open() as lines:
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines) if len(row) == 15]
    columns = list(zip(*rows, strict=True))
    parts = []
    for column in columns[:-1]:
        if column[0].lstrip("-").isdigit():
            numbers = np.array(column, np.float32)
            parts.append(((numbers - numbers.mean()) / numbers.std())[:, None])
        else:
            names = sorted(set(column))
            parts.append(np.eye(len(names), dtype=np.float32)[[names.index(cell) for cell in column]])
    return np.concatenate(parts, axis=1), np.array([cell.startswith(">50K") for cell in columns[-1]], np.int32)

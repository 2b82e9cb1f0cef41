"""Writes the same made-up training with the writers of TensorBoard and W&B, and as plain tables: what `gradlens import` reads.

    python write-logs.py FOLDER [WRITER ...]

Writers: torch (torch.utils.tensorboard), tensorboardX, tensorboard (its own protos, as Keras and TensorFlow 2 write), wandb, csv, jsonl.
A gradient norm jumps fiftyfold at step 150; at step 170 it is NaN. Prints `WRITER VERSION` for each that is installed, `WRITER -` else.
"""

import json
import math
import os
import sys

STEPS, LAYERS = 200, ("dense1", "dense2")


def norm(step: int, layer: int) -> float:
    if step == 150 and layer == 0:
        return 25.0
    if step == 170 and layer == 0:
        return math.nan
    return (0.5 + layer) * (1 + 0.04 * math.sin(1.7 * step))


def loss(step: int) -> float:
    return 2.0 / (1 + 0.05 * step) + 0.01 * math.sin(2.3 * step)


def held_out(step: int) -> float:
    return loss(step) + 0.05


def with_summary_writer(writer: object) -> None:
    import numpy as np

    for step in range(STEPS):
        writer.add_scalar("Loss/train", loss(step), step)
        writer.add_scalar("lr", 0.1, step)
        for i, layer in enumerate(LAYERS):
            writer.add_scalar(f"grad_norm/{layer}", norm(step, i), step)
            writer.add_histogram(f"weights/{layer}", np.full(16, 0.5 + 0.25 * i), step)
        if step % 50 == 49:
            writer.add_scalar("Loss/test", held_out(step), step)
            writer.add_text("note", f"step {step}", step)
    writer.close()


def write_torch(folder: str) -> str:
    import torch
    from torch.utils.tensorboard import SummaryWriter

    with_summary_writer(SummaryWriter(os.path.join(folder, "torch")))
    return torch.__version__


def write_tensorboardx(folder: str) -> str:
    import tensorboardX

    with_summary_writer(tensorboardX.SummaryWriter(os.path.join(folder, "tensorboardX")))
    return tensorboardX.__version__


def write_tensorboard(folder: str) -> str:
    """Tensors instead of simple values, `train` and `validation` as folders, histograms of buckets only."""
    import numpy as np
    import tensorboard
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.proto.summary_pb2 import Summary
    from tensorboard.plugins.histogram.summary_v2 import histogram_pb
    from tensorboard.plugins.scalar.summary_v2 import scalar_pb
    from tensorboard.summary.writer.event_file_writer import EventFileWriter

    train, validation = (EventFileWriter(os.path.join(folder, "tensorboard", part)) for part in ("train", "validation"))
    weights = np.random.default_rng(7).normal(0, 0.1, 4096)
    for step in range(20):
        add = lambda to, summary: to.add_event(Event(step=step, summary=Summary(value=summary.value)))  # noqa: E731
        add(train, scalar_pb("epoch_loss", loss(step)))
        add(train, histogram_pb("dense/kernel/histogram", weights, buckets=200))
        add(validation, scalar_pb("epoch_loss", held_out(step)))
        add(validation, scalar_pb("epoch_accuracy", 0.9))
    train.close()
    validation.close()
    return f"{tensorboard.__version__} {float(np.linalg.norm(weights))!r}"


def write_wandb(folder: str) -> str:
    os.environ.update(WANDB_MODE="offline", WANDB_DIR=folder, WANDB_SILENT="true", WANDB_DISABLE_STATS="true")
    import numpy as np
    import wandb

    run = wandb.init(project="made", name="a made run", config={"lr": 0.1, "net": {"width": 32}}, settings=wandb.Settings(x_disable_stats=True, disable_git=True, x_disable_meta=True))
    values = np.random.default_rng(7).normal(0, 0.1, 4096)
    for step in range(STEPS):
        row = {"loss": loss(step), "lr": 0.1, "grad_norm": {layer: norm(step, i) for i, layer in enumerate(LAYERS)}, "epoch": step // 50}
        if step % 50 == 49:
            row |= {"val_loss": held_out(step), "parameters/dense1": wandb.Histogram(values, num_bins=256)}
        run.log(row, step=step)
    run.finish()
    return f"{wandb.__version__} {float(np.linalg.norm(values))!r}"


def write_csv(folder: str) -> str:
    with open(os.path.join(folder, "made.csv"), "w", encoding="utf8") as file:
        file.write("step,loss,lr," + ",".join(f"grad_norm/{layer}" for layer in LAYERS) + ",val_loss\n")
        for step in range(STEPS):
            told = f"{held_out(step)!r}" if step % 50 == 49 else ""
            file.write(f"{step},{loss(step)!r},0.1,{norm(step, 0)!r},{norm(step, 1)!r},{told}\n")
    return "-"


def write_jsonl(folder: str) -> str:
    with open(os.path.join(folder, "made.jsonl"), "w", encoding="utf8") as file:
        for step in range(STEPS):
            row = {"step": step, "loss": loss(step), "lr": 0.1, "grad_norm": {layer: norm(step, i) for i, layer in enumerate(LAYERS)}}
            file.write(json.dumps(row | ({"val_loss": held_out(step)} if step % 50 == 49 else {})) + "\n")
    return "-"


WRITERS = {"torch": write_torch, "tensorboardX": write_tensorboardx, "tensorboard": write_tensorboard, "wandb": write_wandb, "csv": write_csv, "jsonl": write_jsonl}

if __name__ == "__main__":
    for name in sys.argv[2:] or WRITERS:
        try:
            print(name, WRITERS[name](sys.argv[1]))
        except ImportError as missing:
            print(name, "-", missing)

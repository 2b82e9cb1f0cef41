"""Logs per-layer measures with another tool and prints how long that took, as one line of JSON.

usage: log_decisions.py mlflow|tensorboard FILE LAYERS STEPS FOLDER

FILE holds float32 values, [steps, layers, 8], little-endian: the numbers that gradlens records in the same run. A series is
one measure of one layer, as a user of the tool would name it.
"""
import json
import struct
import sys
import time

MEASURES = ["raw_scale", "scale", "grad_norm", "param_norm", "update_norm", "cosine", "noise", "flags"]


def read_values(path, layers, steps):
    with open(path, "rb") as file:
        count = layers * len(MEASURES)
        return [struct.unpack(f"<{count}f", file.read(4 * count)) for _ in range(steps)]


def names(layers):
    return [f"layer{layer}/{measure}" for layer in range(layers) for measure in MEASURES]


def log_mlflow(values, series, folder):
    """The tracking store on SQLite, by its batch call, as many metrics at once as it takes (1,000)."""
    from mlflow.entities import Metric
    from mlflow.tracking import MlflowClient

    client = MlflowClient(tracking_uri=f"sqlite:///{folder}/mlflow.db")
    run = client.create_run(client.create_experiment("bench"))
    begun = time.perf_counter()
    batch = []
    for step, row in enumerate(values):
        batch += [Metric(name, value, 0, step) for name, value in zip(series, row)]
        while len(batch) >= 1000:
            client.log_batch(run.info.run_id, metrics=batch[:1000])
            batch = batch[1000:]
    if batch:
        client.log_batch(run.info.run_id, metrics=batch)
    return time.perf_counter() - begun


def log_tensorboard(values, series, folder):
    """The event file writer: a scalar summary for each value; flushed at the end."""
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.proto.summary_pb2 import Summary
    from tensorboard.summary.writer.event_file_writer import EventFileWriter

    writer = EventFileWriter(folder)
    begun = time.perf_counter()
    for step, row in enumerate(values):
        summary = Summary(value=[Summary.Value(tag=name, simple_value=value) for name, value in zip(series, row)])
        writer.add_event(Event(wall_time=time.time(), step=step, summary=summary))
    writer.flush()
    writer.close()
    return time.perf_counter() - begun


def main():
    tool, path, layers, steps, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    log = {"mlflow": log_mlflow, "tensorboard": log_tensorboard}[tool]
    seconds = log(read_values(path, layers, steps), names(layers), folder)
    print(json.dumps({"tool": tool, "decisions": layers * steps, "seconds": seconds}))


main()

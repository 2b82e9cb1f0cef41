"""The examples run as they are, on made-up data of the real sets' form: every step arrives, with scale, evaluation and end."""

from __future__ import annotations

import gzip
import importlib.util
import math
import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from fake_service import FakeService

from gradlens.frames import _HEAD, read_head

EXAMPLES = Path(__file__).parents[1] / "examples"
STEPS = 12
#: Steps that ended as the loop asked for, and what they need.
CASES = {
    "torch_mlp": ("torch", [], ["dense1", "dense2", "dense3"], 1.0),
    "torch_cnn": ("torch", [], ["conv1", "conv2", "dense1"], math.nan),
    "torch_lars": ("torch", ["--trust", "0.002"], ["dense1", "dense2", "dense3"], 0.0),
    "optax_schedule_free": ("optax", ["--clip", "0.1"], ["dense1", "dense2"], 0.0),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """40 images and 60 rows, drawn at random."""
    folder, rng = tmp_path_factory.mktemp("data"), np.random.default_rng(0)
    (folder / "fashion_mnist").mkdir()
    for split in ("train", "t10k"):
        start = folder / "fashion_mnist" / split
        with gzip.open(f"{start}-images-idx3-ubyte.gz", "wb") as images, gzip.open(f"{start}-labels-idx1-ubyte.gz", "wb") as labels:
            images.write(struct.pack(">4i", 2051, 40, 28, 28) + rng.integers(0, 256, 40 * 784, np.uint8).tobytes())
            labels.write(struct.pack(">2i", 2049, 40) + (np.arange(40) % 10).astype(np.uint8).tobytes())
    (folder / "uci_adult").mkdir()
    rows = [[str(age), "Private", *["1"] * 11, "Cuba" if age % 3 else "Peru", ">50K" if age % 2 else "<=50K"] for age in range(20, 80)]
    (folder / "uci_adult" / "adult.data").write_text("".join(", ".join(varied(row, at)) + "\n" for at, row in enumerate(rows)))
    return folder


def varied(row: list[str], at: int) -> list[str]:
    """Columns of numbers that are not all the same."""
    return [str(at + place) if cell == "1" else cell for place, cell in enumerate(row)]


@pytest.mark.parametrize("example", CASES)
def test_an_example_records_every_step(service: FakeService, tmp_path: Path, data: Path, example: str) -> None:
    needs, more, layers, scale = CASES[example]
    if importlib.util.find_spec(needs) is None:
        pytest.skip(f"SKIPPED (no {needs}): an example")
    environment = {**os.environ, "GRADLENS_DATA_DIR": str(data), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, EXAMPLES / f"{example}.py", "--steps", str(STEPS), *more]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=240, check=False)
    assert (ended.returncode, ended.stdout[:4]) == (0, "run "), ended.stderr
    assert (service.steps, service.state) == (list(range(STEPS)), "completed")
    (registered,) = service.registrations
    assert [layer if isinstance(layer, str) else layer["name"] for layer in registered["layers"]] == layers
    assert (registered["totalSteps"], registered["spec"]["steps"]) == (STEPS, STEPS)
    (told,) = [fact for fact in service.facts if fact["type"] == "evaluation"]
    assert math.isfinite(told["loss"])
    assert 0 <= told["accuracy"] <= 1
    scales = scales_of(service, len(layers))
    if math.isnan(scale):
        assert np.isnan(scales).all()
    else:  # 0: somewhere between, by layer or by step
        assert ((scales > 0) & (scales <= 1)).all()
        assert scale == 1.0 or (scales < 1).any()


def scales_of(service: FakeService, layers: int) -> np.ndarray:
    """Scales of all decisions of a run."""
    told = []
    for payload in service.frames.values():
        if len(payload) > _HEAD.size and read_head(payload).kind == 2:
            n = read_head(payload).n
            columns = np.frombuffer(payload, "<f4", offset=_HEAD.size + 16 * n).reshape(layers, 8, n)
            told.append(columns[:, 1].ravel())
    return np.concatenate(told)

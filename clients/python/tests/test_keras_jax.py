"""The Keras callback on the jax backend, in a process of its own: Keras has one backend a process, and other tests have torch."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def test_on_the_jax_backend() -> None:
    missing = next((name for name in ("jax", "keras") if importlib.util.find_spec(name) is None), None)
    if missing is not None:
        pytest.skip(f"SKIPPED (no {missing})")
    path = os.pathsep.join([str(HERE.parent / "src"), str(HERE)])
    env = {**os.environ, "KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu", "PYTHONPATH": path}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "on_keras_jax.py")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout and "skipped" not in done.stdout, done.stdout

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_service import FakeService

from gradlens import shipper
from gradlens.frames import Step
from gradlens.spool import RunSpool

# trainers that the tests start find the package where it is not installed
os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parents[1] / "src"), os.environ.get("PYTHONPATH", "")])


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeService]:
    """A service that is there, and named by the environment; rests are short."""
    fake = FakeService()
    monkeypatch.setenv("GRADLENS_URL", fake.url)
    monkeypatch.setenv("GRADLENS_TOKEN", "secret")
    monkeypatch.setenv("GRADLENS_SPOOL", str(tmp_path / "spool"))
    monkeypatch.setattr(shipper, "LONGEST_REST_S", 0.3)
    yield fake
    fake.close()


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> list[Step]:
    """The steps that reach the spool."""
    steps: list[Step] = []
    add = RunSpool.add
    monkeypatch.setattr(RunSpool, "add", lambda self, *told: (steps.extend(told), add(self, *told))[1])
    return steps

"""What a trainer tells is what the service gets: each step once, in order, whatever is away."""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import math
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from fake_service import FakeService

import gradlens
from gradlens.errors import HoleError
from gradlens.frames import Step, read_fact, read_head
from gradlens.service import RunEndpoint

LAYERS = ["dense1", "dense2"]
NORMS = {"dense1": {"grad_norm": 1.0}, "dense2": {"grad_norm": 2.0}}


def record(steps: range, **how: object) -> gradlens.Closed:
    recorder = gradlens.start("run", LAYERS, **how)  # type: ignore[arg-type]
    for step in steps:
        recorder.step(step, 1 / (step + 1), NORMS)
    return recorder.close()


def test_every_step_once_and_the_end(service: FakeService, tmp_path: Path) -> None:
    closed = record(range(1000), project="vision", spec={"a": 1})
    assert (closed.delivered, closed.last_step, closed.problem) == (True, 999, None)
    assert service.steps == list(range(1000))
    assert service.state == "completed"
    assert service.registrations[0].items() >= {"name": "run", "project": "vision", "layers": LAYERS, "spec": {"a": 1}}.items()
    assert list((tmp_path / "spool").iterdir()) == []  # nothing is kept that the service has


def test_the_values_are_those_that_were_told(service: FakeService) -> None:
    with gradlens.start("run", LAYERS) as recorder:
        recorder.step(0, math.inf, {"dense1": {"grad_norm": math.nan, "scale": 0.5, "flags": 1}, "dense2": {"scale": 2}}, learning_rate=0.1)
    decisions = next(payload for payload in service.frames.values() if len(payload) > 32 and read_head(payload).kind == 2)
    floats = np.frombuffer(decisions, "<f4", offset=32)
    assert floats[2] == math.inf
    assert floats[3] == np.float32(0.1)
    rows = floats[4:].reshape(2, 8)
    assert rows[0, 1] == 0.5
    assert np.isnan(rows[0, [0, 2, 3]]).all()
    assert rows.view("<u4")[:, 7].tolist() == [1 | 8, 0]  # a norm that was not told is not a norm that is not finite


def test_jumped_steps_are_a_gap_also_across_windows(service: FakeService) -> None:
    recorder = gradlens.start("run", LAYERS)
    for step in (0, 1, 5, 600, 601):
        recorder.step(step, 1.0, NORMS)
    recorder.close()
    assert service.steps == [0, 1, 5, 600, 601]
    assert service.gaps == [(2, 3), (6, 594)]


def test_facts_come_in_their_place(service: FakeService) -> None:
    recorder = gradlens.start("run", LAYERS)
    recorder.step(0, 1.0, NORMS)
    recorder.evaluation("validation", math.nan, 0.5)
    recorder.event("loss-scale", {"to": 1024})
    recorder.close()
    assert service.facts == [
        {"type": "evaluation", "split": "validation", "loss": "NaN", "accuracy": 0.5},
        {"type": "event", "kind": "loss-scale", "detail": {"to": 1024}},
    ]


def test_a_service_that_fails_in_every_way(service: FakeService) -> None:
    faults = itertools.cycle(["ok", "busy", "deaf", "ok", "cut", "deaf", "busy"])
    service.fault = lambda: next(faults)
    closed = record(range(2000))
    assert closed.delivered
    assert service.steps == list(range(2000))


def test_a_service_that_is_away_costs_nothing_but_disk(service: FakeService, monkeypatch: pytest.MonkeyPatch) -> None:
    service.fault = lambda: "cut"
    recorder = gradlens.start("run", LAYERS)
    for step in range(700):
        recorder.step(step, 1.0, NORMS)
    closed = recorder.close(timeout_s=0.2)
    assert (closed.delivered, service.steps) == (False, [])
    assert gradlens.spools() == [closed.run]
    service.fault = lambda: "ok"
    (shipped,) = gradlens.ship()
    assert (shipped.outcome, shipped.last_step) == ("shipped", 699)
    assert (service.steps, service.state, gradlens.spools()) == (list(range(700)), "completed", [])


def test_offline_and_ship(service: FakeService) -> None:
    run = record(range(300), offline=True).run
    assert service.registrations == []
    assert gradlens.ship(run)[0].outcome == "shipped"
    assert service.steps == list(range(300))


def test_a_refusal_is_told_and_recording_goes_on(service: FakeService, caplog: pytest.LogCaptureFixture) -> None:
    service.refuse = (409, {"error": {"code": "closed", "message": "it is over"}})
    closed = record(range(10))
    assert (closed.delivered, closed.problem) == (False, "closed: it is over")
    assert "no longer delivered" in caplog.text
    service.refuse = None
    assert gradlens.ship()[0].outcome == "shipped"
    assert service.steps == list(range(10))


def test_a_wrong_token_names_the_code(service: FakeService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADLENS_TOKEN", "wrong")
    problem = str(record(range(1)).problem)
    assert problem.startswith("unauthenticated: another token (by http://")
    assert "GRADLENS_TOKEN: a token of role ingest, gradlens token create" in problem


def test_an_exception_ends_the_run_as_failed(service: FakeService) -> None:
    with pytest.raises(ZeroDivisionError), gradlens.start("run", LAYERS) as recorder:
        recorder.step(0, 1.0, NORMS)
        _ = 1 / 0
    assert service.state == "failed"


def test_a_resumed_run_goes_on_and_keeps_what_it_had(service: FakeService) -> None:
    recorder = gradlens.start("run", LAYERS)
    for step in range(10):
        recorder.step(step, 1.0, NORMS)
    assert recorder.close(state=None).delivered
    again = gradlens.start("run", LAYERS, run=recorder.run, resume=True)
    assert again.next_step == 10
    told = [again.step(step, 5.0, NORMS) for step in range(8, 12)]
    assert (told, again.repeated) == ([False, False, True, True], 2)
    with pytest.raises(gradlens.InputError, match="step is 11; allowed: at least 12"):
        again.step(11, 1.0, NORMS)
    assert again.close().delivered
    assert service.steps == list(range(12))


def test_two_processes_cannot_hold_one_run(service: FakeService) -> None:
    recorder = gradlens.start("run", LAYERS)
    with pytest.raises(gradlens.SpoolInUseError):
        gradlens.start("run", LAYERS, run=recorder.run, resume=True)
    assert gradlens.ship()[0].outcome == "failed"
    recorder.close()


def test_a_spec_is_told_as_json_has_it(service: FakeService) -> None:
    spec = {"clip": math.inf, "rate": np.float32(0.5), "batch": np.int64(8), "at": Path("data"), "nan": math.nan, 3: (True, None)}
    gradlens.start("run", LAYERS, spec=spec).close()
    assert service.registrations[0]["spec"] == {"clip": "Infinity", "rate": 0.5, "batch": 8, "at": "data", "nan": "NaN", "3": [True, None]}


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ({"dense1": {}, "dense3": {}}, "layers is 'dense3'; allowed: the layers of the run: dense1, dense2"),
        ({"dense1": {}}, "layers.dense2 is None"),
        ({"dense1": {"gradNorm": 1}, "dense2": {}}, "layers.dense1 is 'gradNorm'; allowed: the measures raw_scale"),
        (np.zeros((3, 8)), "layers is (3, 8); allowed: an array of shape (2, 8)"),
        ({"dense1": {"flags": 2**24}, "dense2": {}}, "flags is"),
        ({"dense1": {"grad_norm": "big"}, "dense2": {}}, "layers.dense1.grad_norm is 'big'; allowed: a number"),
        ({"dense1": 0.5, "dense2": {}}, "layers.dense1 is 0.5; allowed: a mapping of its measures: raw_scale"),
        ({"dense1": {"grad_norm": np.ones(2)}, "dense2": {}}, "layers.dense1.grad_norm is 'ndarray of shape [2]'; allowed: a number, or an array"),
        ({"dense1": {"scale": np.ones(0)}, "dense2": {}}, "layers.dense1.scale is 'ndarray of shape [0]'; allowed: a number"),
        ({"dense1": {"scale": [1.0]}, "dense2": {}}, "layers.dense1.scale is [1.0]; allowed: a number"),
        ([["a"] * 8] * 2, "layers is [['a'"),
    ],
)
def test_wrong_measures(service: FakeService, layers: object, message: str) -> None:
    recorder = gradlens.start("run", LAYERS)
    with pytest.raises(gradlens.InputError) as error:
        recorder.step(0, 1.0, layers)
    assert message in str(error.value)
    recorder.close()
    assert service.steps == []


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"name": ""}, "name is ''; allowed: a name of 1 to 100"),
        ({"layers": []}, "layers is 0; allowed: 1 to 32767"),
        ({"layers": ["a", "a"]}, "layers is 'a'; allowed: layers of different names"),
        ({"facts": {"sedes": {}}}, "facts is 'sedes'; allowed: one of project"),
        ({"spec": {"a": {"b": [1, {2}]}}}, "spec.a.b[1] is {2}; allowed: a number, text"),
        ({"facts": {"seeds": {(1, 2): 3}}}, "seeds is (1, 2); allowed: keys that are text"),
        ({"project": ""}, "project is ''; allowed: a name of 1 to 100"),
        ({"scaler": 4}, "scaler is 4; allowed: a name of 1 to 100"),
        ({"total_steps": "many"}, "total_steps is 'many'; allowed: an integer from 1"),
        ({"total_steps": 0}, "total_steps is 0; allowed: an integer from 1"),
        ({"spool": "/dev/null"}, "GRADLENS_SPOOL is '/dev/null'; allowed: a folder that can be made and written to (Not a directory)"),
        ({"run": "4"}, "run is '4'; allowed: a uuidv7"),
        ({"resume": True}, "run is None; allowed: the uuid"),
        ({"url": "ftp://x"}, "GRADLENS_URL is 'ftp://x'; allowed: the address"),
        ({"url": "http://x:abc"}, "GRADLENS_URL is 'http://x:abc'; allowed: the address"),
        ({"url": "http://x:7433/#token=hidden"}, "GRADLENS_URL is 'a text with a user, a query or a part behind #'; allowed: the address"),
        ({"url": "http://desk-1:hidden@x"}, "GRADLENS_URL is 'a text with a user, a query or a part behind #'; allowed: the address"),
        ({"token": ""}, "GRADLENS_TOKEN is 'missing'"),
    ],
)
def test_wrong_starts(service: FakeService, how: dict[str, object], message: str) -> None:
    with pytest.raises(gradlens.InputError) as error:
        gradlens.start(**{"name": "run", "layers": LAYERS, **how})  # type: ignore[arg-type]
    assert message in str(error.value)
    assert gradlens.spools() == []


@pytest.mark.parametrize(
    ("field", "told"),
    [("name", "cnn lr=0.1"), ("name", "nul\0"), ("name", " cnn"), ("project", "a+b"), ("name", "🦄")],
)
def test_a_name_that_the_service_refuses_is_refused_before_the_training(service: FakeService, field: str, told: str) -> None:
    with pytest.raises(gradlens.InputError, match=f"{field} is .*letters, digits, spaces"):
        gradlens.start(**{"name": "run", "layers": LAYERS, field: told})  # type: ignore[arg-type]
    assert service.registrations == []


def test_names_in_any_script_are_taken(service: FakeService) -> None:
    gradlens.start("训练/ё 1.0-a_b", LAYERS).close()
    assert service.registrations[0]["name"] == "训练/ё 1.0-a_b"


def test_a_layer_name_or_a_spec_that_cannot_be_stored_is_refused_before_the_training(service: FakeService) -> None:
    with pytest.raises(gradlens.InputError, match=r"layers\[1\].name"):
        gradlens.start("run", ["a", "b\0"])
    with pytest.raises(gradlens.InputError, match="at most 1000000 bytes"):
        gradlens.start("run", LAYERS, spec={"notes": "x" * 1_000_000})
    deep: list[object] = []
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(gradlens.InputError, match="60 levels"):
        gradlens.start("run", LAYERS, spec=deep)
    assert service.registrations == []


def test_what_json_does_not_have_stops_neither_training_nor_delivery(service: FakeService) -> None:
    recorder = gradlens.start("run", LAYERS, spec={"path": "a\0b"})
    recorder.step(0, 1.0, NORMS)
    recorder.event("no\0te", {"f1": math.nan, "best": np.float32(0.5), "text": "a\0b\ud800", "path": Path("/x")})
    recorder.evaluation("te\0st", 1.0)
    with pytest.raises(gradlens.InputError, match=r"detail.net is .*allowed: a number, text"):
        recorder.event("note", {"net": object()})
    recorder.close("failed", "ValueError: \0\ud800")
    facts = [read_fact(payload) for payload in service.frames.values() if len(payload) > 32]
    told = {"f1": "NaN", "best": 0.5, "text": "a\ufffdb\ufffd", "path": "/x"}
    assert {"type": "event", "kind": "no\ufffdte", "detail": told} in facts
    assert service.registrations[0]["spec"] == {"path": "a\ufffdb"}
    assert (service.steps, service.state) == ([0], "failed")


def test_a_long_value_is_cut_and_its_length_is_told(service: FakeService) -> None:
    with pytest.raises(gradlens.InputError) as error:
        gradlens.start("x" * 5_000, LAYERS)
    assert "x… (5002 characters); allowed: a name of 1 to 100" in str(error.value)
    assert len(str(error.value)) < 500
    layers = [f"layer{at}" for at in range(3_000)]
    with gradlens.start("run", layers) as recorder, pytest.raises(gradlens.InputError) as error:
        recorder.step(0, 1.0, {"l" * 3_000: {}})
    assert "layer19, … (3000 in all)" in str(error.value)
    assert len(str(error.value)) < 700


class Tensor:
    """As tensors of TensorFlow are: no `item`, and `numpy`."""

    shape = (1,)

    def numpy(self) -> object:
        return np.array([2.0], np.float32)


def alone() -> list[object]:
    """The number 2 as people have it."""
    told: list[object] = [2, 2.0, np.float32(2), np.array(2.0), np.array([2.0]), np.array([[2.0]]), Fraction(2), Tensor()]
    if importlib.util.find_spec("torch"):
        torch = importlib.import_module("torch")
        told += [torch.tensor(2.0), torch.tensor([2.0], requires_grad=True), torch.tensor([2.0], dtype=torch.bfloat16)]
    if importlib.util.find_spec("jax"):
        jnp = importlib.import_module("jax.numpy")
        told += [jnp.float32(2), jnp.array([2.0], jnp.bfloat16)]
    return told


@pytest.mark.parametrize("two", alone(), ids=lambda two: f"{type(two).__module__}.{type(two).__name__}")
def test_a_number_is_taken_as_an_array_of_one_too(service: FakeService, recorded: list[Step], two: object) -> None:
    with gradlens.start("run", LAYERS, spec={"rate": two} if not isinstance(two, Fraction) else None) as recorder:
        recorder.step(0, two, {"dense1": {"grad_norm": two, "scale": two}, "dense2": {}}, learning_rate=two, batch_id=two, duration_us=two)  # type: ignore[arg-type]
        recorder.evaluation("test", two, two)  # type: ignore[arg-type]
    (step,) = recorded
    assert (step.loss, step.learning_rate, step.batch_id, step.duration_us) == (2, 2, 2, 2)
    assert step.rows[0, [1, 2]].tolist() == [2, 2]
    assert {"type": "evaluation", "split": "test", "loss": 2.0, "accuracy": 2.0} in service.facts
    assert service.registrations[0].get("spec", {"rate": 2}) == {"rate": 2}


@pytest.mark.parametrize("told", [None, "x", [1.0, 2.0]])
def test_a_loss_that_is_no_number_is_named(service: FakeService, told: object) -> None:
    with gradlens.start("run", LAYERS) as recorder:
        with pytest.raises(gradlens.InputError, match="loss is"):
            recorder.step(0, told, NORMS)  # type: ignore[arg-type]
        recorder.step(0, np.float64(1e300), NORMS)
    assert service.steps == [0]


def test_a_hole_that_asking_does_not_close_is_told_and_not_asked_for_ever(service: FakeService, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise HoleError("step 3 is expected")

    monkeypatch.setattr(RunEndpoint, "frames", refuse)
    closed = record(range(3))
    assert (closed.delivered, closed.problem) == (False, "hole: step 3 is expected; its frames are steps that do not follow")


@pytest.mark.parametrize(
    ("tell", "message"),
    [
        (lambda r: r.step(0, None, NORMS), "loss is None; allowed: a number"),
        (lambda r: r.step(0, 1.0, NORMS, learning_rate="0.1"), "learning_rate is '0.1'; allowed: a number"),
        (lambda r: r.evaluation("", 1.0), "split is ''; allowed: 1 to 100 characters"),
        (lambda r: r.evaluation("test", "x"), "loss is 'x'; allowed: a number, or None"),
        (lambda r: r.event("eaten", {"by": [object]}), "detail.by[0] is <class 'object'>; allowed: a number, text"),
    ],
)
def test_what_cannot_be_recorded_is_refused_by_name_and_changes_nothing(service: FakeService, tell: Callable[[gradlens.Recorder], None], message: str) -> None:
    recorder = gradlens.start("run", LAYERS)
    with pytest.raises(gradlens.InputError) as error:
        tell(recorder)
    assert message in str(error.value)
    recorder.event("loss", {"to": math.inf})
    assert recorder.close().delivered
    assert (service.steps, service.facts) == ([], [{"type": "event", "kind": "loss", "detail": {"to": "Infinity"}}])


FORKED = """
import os, sys, gradlens
recorder = gradlens.start("run", ["dense1"])
told = lambda step: recorder.step(step, 1.0, {"dense1": {"grad_norm": 1.0}})
told(0)
child = os.fork()
if child == 0:
    try:
        told(1)
    except gradlens.SpoolInUseError as error:
        print(error, flush=True)
    sys.exit(0)  # what runs at exit must not touch the parent's run
os.waitpid(child, 0)
told(1)
print(recorder.close().delivered)
"""


def test_a_forked_child_leaves_the_run_to_its_parent(service: FakeService) -> None:
    ended = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, timeout=60, check=False)
    refused, delivered = ended.stdout.splitlines()
    assert "is recorded by the process that this one was forked from" in refused
    assert (delivered, ended.stderr, service.steps, service.state) == ("True", "", [0, 1], "completed")


def test_a_recorder_that_nobody_closed_delivers_at_exit_and_says_that_its_run_is_open(service: FakeService) -> None:
    script = "import gradlens; gradlens.start('run', ['a']).step(0, 1.0, {'a': {'grad_norm': 1.0}})"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert "was not closed and stays open (the service has all its steps)" in ended.stderr
    assert (service.steps, service.state) == ([0], "running")
    assert gradlens.ship(end="completed")[0].outcome == "shipped"

"""The watcher changes nothing, and its norms are those of a naive computation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fake_service import FakeService
from test_actions import Orders

import gradlens
from gradlens.actions import Obedience, OrderChannel
from gradlens.frames import FLAGS, Step
from gradlens.order_log import OrderLog
from gradlens.spool import RunSpool

torch = pytest.importorskip("torch", reason="SKIPPED (no torch)")
from gradlens import torch_watch  # noqa: E402

nn = torch.nn


def make_model() -> Any:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(784, 128), nn.Tanh(), nn.Linear(128, 10))


def make_batches(steps: int) -> list[Any]:
    generator = torch.Generator().manual_seed(1)
    return [(torch.randn(32, 784, generator=generator), torch.randint(0, 10, (32,), generator=generator)) for _ in range(steps)]


def layers_of(model: Any) -> list[list[Any]]:
    return [list(model[0].parameters()), list(model[2].parameters())]


def naive(tensors: list[Any]) -> float:
    return float(np.sqrt(sum((t.detach().double().numpy() ** 2).sum() for t in tensors)))


def loss_of(model: Any, batch: Any) -> Any:
    return nn.functional.cross_entropy(model(batch[0]), batch[1])


def flags(step: Step) -> list[int]:
    return [int(bits) for bits in step.rows.view("<u4")[:, 7]]


@pytest.mark.parametrize("make", [lambda p: torch.optim.SGD(p, 0.1, momentum=0.9), lambda p: torch.optim.AdamW(p, 1e-3)], ids=["sgd", "adamw"])
def test_norms_are_those_of_a_naive_computation_and_training_is_the_same(service: FakeService, recorded: list[Step], make: Any) -> None:
    model, bare = make_model(), make_model()
    optimizer, bare_optimizer = make(model.parameters()), make(bare.parameters())
    watcher = gradlens.watch(model, optimizer)
    expected = []
    for batch in make_batches(10):
        before = [[p.detach().clone() for p in layer] for layer in layers_of(bare)]
        bare_optimizer.zero_grad()
        loss_of(bare, batch).backward()
        gradients = [naive([p.grad for p in layer]) for layer in layers_of(bare)]
        bare_optimizer.step()
        changes = [naive([p - q for p, q in zip(layer, old, strict=True)]) for layer, old in zip(layers_of(bare), before, strict=True)]
        expected.append(list(zip(gradients, [naive(layer) for layer in before], changes, strict=True)))
        optimizer.zero_grad()
        loss = loss_of(model, batch)
        loss.backward()
        optimizer.step()
        assert watcher.step(loss)
    assert watcher.close().delivered
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), bare.parameters(), strict=True))
    assert watcher.recorder.layers == ["0", "2"]
    assert service.steps == list(range(10))
    told = [{"kind": "linear", "module": "", "depth": at} for at in range(2)]
    assert service.registrations[0]["layers"] == [{**told[0], "name": "0", "parameterCount": 100480}, {**told[1], "name": "2", "parameterCount": 1290}]
    for step, layers in zip(recorded, expected, strict=True):
        assert step.rows[:, 2:5] == pytest.approx(np.array(layers), rel=1e-6)
        assert np.isnan(step.rows[:, :2]).all()  # nobody declared a scale


def test_the_norm_of_many_equal_values(service: FakeService, recorded: list[Step]) -> None:
    """Where a float32 sum of squares, one by one, is wrong by 6e-4."""
    model = nn.Linear(1000, 1000, bias=False)
    optimizer = torch.optim.SGD(model.parameters(), 1.0)
    watcher = gradlens.watch(model, optimizer)
    model.weight.grad = torch.full((1000, 1000), 1e-3)
    optimizer.step()
    watcher.step(1.0)
    watcher.close()
    assert recorded[0].rows[0, 2] == pytest.approx(1.0, rel=1e-6)


def test_a_step_that_the_grad_scaler_skips_is_flagged_and_its_loss_scale_is_told(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=1024.0)
    watcher = gradlens.watch(model, optimizer, scaler=scaler)
    norms = []
    for at, batch in enumerate(make_batches(4)):
        optimizer.zero_grad()
        loss = loss_of(model, batch)
        norms.append(naive([torch.autograd.grad(loss, model[2].weight, retain_graph=True)[0]]))
        scaler.scale(loss * (float("inf") if at == 2 else 1.0)).backward()
        scaler.step(optimizer)
        scaler.update()
        watcher.step(loss)
    watcher.close()
    assert [flags(step)[0] for step in recorded] == [0, 0, FLAGS["skipped"] | FLAGS["non_finite"], 0]
    assert recorded[2].rows[:, 4].tolist() == [0, 0]
    assert 1 <= recorded[0].rows[1, 2] / norms[0] < 1.2  # unscaled: the bias is in it, the 1024 are not
    assert [fact["detail"] for fact in service.facts] == [{"from": None, "to": 1024.0}, {"from": 1024.0, "to": 512.0}]


def test_clipping_is_declared_with_the_norms_before_it(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 1.0)
    watcher = gradlens.watch(model, optimizer)
    for batch in make_batches(3):
        optimizer.zero_grad()
        loss = loss_of(model, batch)
        loss.backward()
        watcher.clip_(0.5)
        optimizer.step()
        watcher.step(loss)
    watcher.close()
    for step in recorded:
        whole = np.sqrt((step.rows[:, 2].astype(float) ** 2).sum())
        assert whole > 0.5
        assert step.rows[:, 1] == pytest.approx([0.5 / whole] * 2, rel=1e-5)
        assert step.rows[:, 4] == pytest.approx(step.rows[:, 1] * step.rows[:, 2], rel=1e-4)  # rate 1: what was applied


def test_a_layerwise_optimizer_declares_its_trust_ratios(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlens.watch(model, optimizer)
    loss_of(model, make_batches(1)[0]).backward()
    watcher.declare({"0": torch.tensor(0.25), "2": 0.5})
    optimizer.step()
    watcher.step(1.0)
    with pytest.raises(gradlens.InputError, match="scales is '1'; allowed: the layers 0, 2"):
        watcher.declare({"1": 1})
    watcher.close()
    assert recorded[0].rows[:, 1].tolist() == [0.25, 0.5]


def test_accumulated_gradients_are_one_step(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlens.watch(model, optimizer)
    told = []
    for at, batch in enumerate(make_batches(6)):
        loss = loss_of(model, batch)
        loss.backward()
        if at % 3 == 2:
            optimizer.step()
            optimizer.zero_grad()
        told.append(watcher.step(loss))
    watcher.close()
    assert told == [False, False, True] * 2
    assert service.steps == [0, 1]


def test_names_are_those_of_the_model_whatever_wraps_it(service: FakeService) -> None:
    class Wrapper(nn.Module):
        def __init__(self, inner: Any) -> None:
            super().__init__()
            self.module = inner

    model = torch.compile(make_model(), backend="eager")
    assert [name for name, _ in model.named_parameters()][0].startswith("_orig_mod.")
    for wrapped in (model, Wrapper(make_model())):
        watcher = gradlens.watch(wrapped, torch.optim.SGD(wrapped.parameters(), 0.1))
        assert watcher.recorder.layers == ["0", "2"]
        watcher.close()
    assert [[layer["kind"] for layer in told["layers"]] for told in service.registrations] == [["linear", "linear"]] * 2


def test_a_layer_is_told_with_its_kind_and_what_it_lies_in(service: FakeService) -> None:
    model = nn.ModuleDict({"block": nn.ModuleDict({"conv": nn.Conv2d(1, 2, 3), "norm": nn.BatchNorm2d(2)}), "head": nn.Linear(2, 2)})
    gradlens.watch(model, torch.optim.SGD(model.parameters(), 0.1)).close()
    told = [(layer["name"], layer["kind"], layer["module"], layer["depth"]) for layer in service.registrations[0]["layers"]]
    assert told == [("block.conv", "conv2d", "block", 0), ("block.norm", "batchnorm2d", "block", 1), ("head", "linear", "", 2)]


def test_other_ranks_record_nothing(service: FakeService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.distributed, "is_initialized", lambda: True)
    monkeypatch.setattr(torch.distributed, "get_rank", lambda: 1)
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlens.watch(model, optimizer)
    loss_of(model, make_batches(1)[0]).backward()
    watcher.clip_(1.0)
    optimizer.step()
    assert (watcher.step(1.0), watcher.close(), gradlens.spools()) == (False, None, [])


def test_without_update_norms_and_with_a_layer_that_is_frozen_later(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlens.watch(model, optimizer, updates=False)
    model[0].requires_grad_(False)
    loss_of(model, make_batches(1)[0]).backward()
    optimizer.step()
    watcher.step(1.0)
    watcher.close()
    assert np.isnan(recorded[0].rows[:, 4]).all()
    assert recorded[0].rows[0, 2] == 0  # frozen: no gradient
    assert flags(recorded[0]) == [0, 0]


def test_layers_that_are_frozen_from_the_start_are_left_out_and_that_is_said(service: FakeService, caplog: pytest.LogCaptureFixture) -> None:
    model = make_model()
    model[0].requires_grad_(False)
    gradlens.watch(model, torch.optim.SGD(model.parameters(), 0.1)).close()
    assert [layer["name"] for layer in service.registrations[0]["layers"]] == ["2"]
    assert "not recorded, since they are frozen (requires_grad is False): 0" in caplog.text
    model.requires_grad_(False)
    with pytest.raises(gradlens.InputError, match="optimizer is '0 parameters of the model that are trained'"):
        gradlens.watch(model, torch.optim.SGD(model.parameters(), 0.1))


def test_parameters_that_are_added_later_are_trained_and_that_they_are_not_recorded_is_said(service: FakeService, caplog: pytest.LogCaptureFixture) -> None:
    model = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2))
    optimizer = torch.optim.SGD(model[0].parameters(), 0.1)
    with gradlens.watch(model, optimizer) as watcher:
        before = model[1].weight.detach().clone()
        optimizer.add_param_group({"params": model[1].parameters()})
        model(torch.ones(2, 4)).sum().backward()
        optimizer.step()
        watcher.step(1.0)
        assert watcher.recorder is not None and watcher.recorder.layers == ["0"]
    assert not torch.equal(before, model[1].weight)
    assert "trained and not recorded" in caplog.text
    assert "add_param_group" not in vars(optimizer)


def test_sparse_gradients_train_as_without(service: FakeService, recorded: list[Step]) -> None:
    model = nn.Embedding(50, 8, sparse=True)
    bare = nn.Embedding.from_pretrained(model.weight.detach().clone(), freeze=False, sparse=True)
    optimizer, bare_optimizer = (torch.optim.SparseAdam(each.parameters(), 0.1) for each in (model, bare))
    watcher = gradlens.watch(model, optimizer, guard=gradlens.Guard(most_norm=2.0, most_ratio=10.0))
    for rows in ([1, 1, 7], [2, 3]):
        for each, own in ((model, optimizer), (bare, bare_optimizer)):
            own.zero_grad()
            each(torch.tensor(rows)).square().sum().backward()
            own.step()
        watcher.step(1.0)
    watcher.close()
    assert torch.equal(model.weight, bare.weight)
    assert len(recorded) == 2
    assert recorded[1].rows[0, 2] == pytest.approx(naive([bare.weight.grad.to_dense()]), rel=1e-6)


def test_an_optimizer_of_another_model_is_refused(service: FakeService) -> None:
    with pytest.raises(gradlens.InputError, match="optimizer is '0 parameters of the model that are trained'"):
        gradlens.watch(make_model(), torch.optim.SGD(make_model().parameters(), 0.1))
    assert gradlens.spools() == []


def test_a_guard_leaves_out_an_update_that_is_not_finite_in_the_same_step(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.Adam(model.parameters(), 1e-3)
    watcher = gradlens.watch(model, optimizer, guard=gradlens.Guard())
    for at, batch in enumerate(make_batches(4)):
        before = [p.detach().clone() for p in model.parameters()]
        optimizer.zero_grad()
        loss = loss_of(model, batch)
        loss.backward()
        if at == 2:
            model[0].weight.grad[0, 0] = float("nan")
        optimizer.step()
        watcher.step(loss)
        same = [torch.equal(p, b) for p, b in zip(model.parameters(), before, strict=True)]
        assert all(same) if at == 2 else not any(same)
    watcher.close()
    assert [flags(step)[0] for step in recorded] == [0, 0, FLAGS["skipped"] | FLAGS["non_finite"], 0]
    assert [fact["detail"]["limit"] for fact in service.facts if fact.get("kind") == "guard"] == ["non-finite"]


def test_a_guard_holds_gradients_and_updates_to_their_limits_in_the_same_step(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 1.0)
    guard = gradlens.Guard(most_norm=2.0, most_ratio=0.01, warmup=1)
    watcher = gradlens.watch(model, optimizer, guard=guard)
    for at, batch in enumerate(make_batches(3)):
        before = [naive(layer) for layer in layers_of(model)]
        copies = [[p.detach().clone() for p in layer] for layer in layers_of(model)]
        optimizer.zero_grad()
        loss = loss_of(model, batch)
        (loss * (1000 if at == 2 else 1)).backward()
        optimizer.step()
        watcher.step(loss)
        for layer, copy, norm in zip(layers_of(model), copies, before, strict=True):
            assert naive([p - c for p, c in zip(layer, copy, strict=True)]) <= 0.01 * norm * (1 + 1e-4)
    watcher.close()
    assert flags(recorded[2]) == [FLAGS["clamped"]] * 2
    np.testing.assert_allclose(recorded[2].rows[:, 4], [0.01 * norm for norm in before], rtol=1e-5)
    assert {fact["detail"]["limit"] for fact in service.facts if fact.get("kind") == "guard"} == {"norm", "ratio"}


def test_steps_that_wait_come_before_what_is_told_behind_them(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlens.watch(model, optimizer, updates=False)
    for at, batch in enumerate(make_batches(5)):
        loss = loss_of(model, batch)
        loss.backward()
        optimizer.step()
        watcher.step(loss)
        if at == 3:
            watcher.recorder.evaluation("validation", 0.5)
            assert [step.step for step in recorded] == [0, 1, 2, 3]
    assert watcher.recorder.close().last_step == 4  # also what waits when the recorder is closed, and not the watcher


def test_an_order_that_is_there_is_done_behind_the_step_though_steps_are_held_back(service: FakeService, recorded: list[Step]) -> None:
    model, done = make_model(), []
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    actions = gradlens.Actions(lower=lambda _layers, _steps: done.append(watcher.recorder.next_step - 1))
    watcher = gradlens.watch(model, optimizer)
    recorder, orders = watcher.recorder, Orders([])
    channel = OrderChannel(orders)  # type: ignore[arg-type]
    recorder._obedience = Obedience(actions, channel, recorder.event, OrderLog(recorder._spool))
    for step, batch in enumerate(make_batches(3)):
        if step == 1:
            orders.add("lower")
            assert channel.news.wait(5.0)
        loss_of(model, batch).backward()
        optimizer.step()
        watcher.step(0.5)
    assert done == [1]
    watcher.close()
    assert [step.step for step in recorded] == [0, 1, 2]


def test_without_waiting_each_step_is_on_the_disk_when_it_is_told(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    watcher = gradlens.watch(model, optimizer, late=False)
    for at, batch in enumerate(make_batches(3)):
        loss = loss_of(model, batch)
        loss.backward()
        optimizer.step()
        watcher.step(loss)
        assert recorded[-1].step == at
    watcher.close()


def test_read_some_steps_late_a_loss_scale_is_told_between_its_steps(service: FakeService, recorded: list[Step], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch_watch, "is_on_host", lambda _tensors: False)
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=1024.0, growth_interval=2)
    watcher = gradlens.watch(model, optimizer, scaler=scaler)
    watcher._norms.is_late = True  # as on a GPU
    for batch in make_batches(9):
        optimizer.zero_grad()
        loss = loss_of(model, batch)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        watcher.step(loss)
    watcher.close()
    assert [step.step for step in recorded] == list(range(9))
    assert len([fact for fact in service.facts if fact.get("kind") == "loss-scale"]) > 2


def test_what_waits_is_kept_when_the_process_exits(tmp_path: Path) -> None:
    script = f"""
import torch, gradlens
model = torch.nn.Linear(3, 2)
optimizer = torch.optim.SGD(model.parameters(), 0.1)
watcher = gradlens.watch(model, optimizer, offline=True, spool={str(tmp_path)!r})
model(torch.ones(3)).sum().backward()
optimizer.step()
watcher.step(1.0)
print(watcher.recorder.run)
1 / 0
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(gradlens.__file__).parents[1])}
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)
    assert "ZeroDivisionError" in ended.stderr
    spool = RunSpool(tmp_path / ended.stdout.strip())
    assert spool.last_step == 0
    spool.close()

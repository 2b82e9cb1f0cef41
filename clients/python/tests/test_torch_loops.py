"""Loops as people write them: a with block, closures, layer-wise scaling, accumulation under a GradScaler, two processes."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fake_service import FakeService
from test_torch import flags, layers_of, loss_of, make_batches, make_model, naive

import gradlens
from gradlens.frames import FLAGS, Step

torch = pytest.importorskip("torch", reason="SKIPPED (no torch)")
nn = torch.nn


def test_a_with_block_ends_the_run_as_its_loop_ended(service: FakeService) -> None:
    for error, state in ((None, "completed"), (KeyError("batch"), "failed"), (gradlens.Stopped("by desk-1"), "cancelled")):
        model = make_model()
        optimizer = torch.optim.SGD(model.parameters(), 0.1)
        try:
            with gradlens.watch(model, optimizer) as watcher:
                if error is not None:
                    raise error
                watcher.evaluation("test", 0.5, 0.9)
        except KeyError as raised:
            assert raised is error
        assert (watcher.run, service.state) == (watcher.recorder.run, state)
        assert not optimizer._optimizer_step_pre_hooks
        assert service.facts[:1] == [{"type": "evaluation", "split": "test", "loss": 0.5, "accuracy": 0.9}]
        service.frames, service.state = {1: b"attempt"}, "running"


def test_layers_are_scaled_in_place_with_the_norms_before_it_also_beside_clipping(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 1.0)
    watcher = gradlens.watch(model, optimizer)
    for most in (math.inf, 0.5):
        optimizer.zero_grad()
        loss_of(model, make_batches(1)[0]).backward()
        before = [naive([p.grad for p in layer]) for layer in layers_of(model)]
        watcher.scale_({"0": torch.tensor(0.25), "2": 0.5})
        whole = naive([p.grad for p in model.parameters()])
        watcher.clip_(most)
        optimizer.step()
        watcher.step(1.0)
        watcher.flush()
        factor = min(1.0, most / whole)
        assert recorded[-1].rows[:, 2] == pytest.approx(before, rel=1e-6)
        assert recorded[-1].rows[:, 1] == pytest.approx([0.25 * factor, 0.5 * factor], rel=1e-5)
        assert recorded[-1].rows[:, 4] == pytest.approx([norm * scale * factor for norm, scale in zip(before, (0.25, 0.5), strict=True)], rel=1e-4)
    with pytest.raises(gradlens.InputError, match="scales is 'head'"):
        watcher.scale_({"head": 1.0})
    watcher.close()


def test_scaling_in_a_micro_batch_that_is_not_stepped_is_forgotten(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 1.0)
    watcher = gradlens.watch(model, optimizer)
    for at, batch in enumerate(make_batches(2)):
        loss_of(model, batch).backward()
        before = [naive([p.grad for p in layer]) for layer in layers_of(model)]
        watcher.scale_({"0": 0.5})
        if at == 1:
            optimizer.step()
        assert watcher.step(1.0) == (at == 1)
    watcher.close()
    assert recorded[0].rows[:, 2] == pytest.approx(before, rel=1e-6)


@pytest.mark.parametrize("make", [lambda p: torch.optim.LBFGS(p, lr=0.1, max_iter=4), lambda p: torch.optim.SGD(p, 0.1)], ids=["lbfgs", "sgd"])
@pytest.mark.parametrize("is_named", [True, False])
def test_with_a_closure_the_gradient_is_that_before_the_update(service: FakeService, recorded: list[Step], make: Any, is_named: bool) -> None:
    model, bare = make_model(), make_model()
    optimizer, bare_optimizer = make(model.parameters()), make(bare.parameters())
    watcher = gradlens.watch(model, optimizer)
    expected = []
    for batch in make_batches(3):

        def closure(batch: Any = batch, of: Any = model, by: Any = optimizer) -> Any:
            by.zero_grad()
            loss = loss_of(of, batch)
            loss.backward()
            return loss

        closure(of=bare, by=bare_optimizer)
        expected.append([naive([p.grad for p in layer]) for layer in layers_of(bare)])
        bare_optimizer.step(lambda batch=batch: closure(batch, bare, bare_optimizer))
        watcher.step(optimizer.step(closure=closure) if is_named else optimizer.step(closure))
    watcher.close()
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), bare.parameters(), strict=True))
    np.testing.assert_allclose([step.rows[:, 2] for step in recorded], expected, rtol=1e-6)


def test_a_guard_acts_on_what_a_closure_yields_but_not_on_lbfgs(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    before = [p.detach().clone() for p in model.parameters()]

    def closure() -> Any:
        optimizer.zero_grad()
        loss = loss_of(model, make_batches(1)[0]) * math.nan
        loss.backward()
        return loss

    with gradlens.watch(model, optimizer, guard=gradlens.Guard()) as watcher:
        watcher.step(optimizer.step(closure))
    assert all(torch.equal(a, b) for a, b in zip(model.parameters(), before, strict=True))
    assert flags(recorded[0])[0] == FLAGS["skipped"] | FLAGS["non_finite"]
    with pytest.raises(gradlens.InputError, match="guard is 'on LBFGS'"):
        gradlens.watch(model, torch.optim.LBFGS(model.parameters()), guard=gradlens.Guard())


def test_micro_batches_under_a_grad_scaler_are_no_skipped_steps(service: FakeService, recorded: list[Step]) -> None:
    model = make_model()
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    scaler = torch.amp.GradScaler("cpu", init_scale=1024.0)
    told = []
    with gradlens.watch(model, optimizer, scaler=scaler) as watcher:
        for at, batch in enumerate(make_batches(6)):
            scaler.scale(loss_of(model, batch) * (math.inf if at == 3 else 1.0)).backward()
            if at % 2:
                scaler.step(optimizer)
                scaler.update()
                optimizer.zero_grad()
            told.append(watcher.step(1.0))
    assert told == [False, True] * 3
    assert [flags(step)[0] & FLAGS["skipped"] for step in recorded] == [0, FLAGS["skipped"], 0]
    assert "step" not in vars(scaler)


def test_the_spec_of_a_run_tells_its_optimizer(service: FakeService) -> None:
    model = make_model()
    for about in ({}, {"spec": {"batch": 8}}, {"spec": {"optimizer": "mine"}, "scaler_name": "lars"}):
        gradlens.watch(model, torch.optim.AdamW(model.parameters(), 2e-3, betas=(0.8, 0.99)), **about).close()
        service.frames = {1: b"attempt"}
    specs = [told["spec"] for told in service.registrations]
    assert {**specs[0]["optimizer"], "fused": 0} | {"kind": "adamw", "lr": 2e-3, "betas": [0.8, 0.99]} == {**specs[0]["optimizer"], "fused": 0}
    assert (specs[1]["batch"], specs[1]["optimizer"]["lr"], specs[2]) == (8, 2e-3, {"optimizer": "mine"})
    assert [told.get("scaler") for told in service.registrations] == [None, None, "lars"]


RANKS = """
import os, sys, torch, gradlens
import torch.distributed as dist
dist.init_process_group("gloo", init_method=f"file://{sys.argv[1]}/meet", rank=int(sys.argv[2]), world_size=2)
torch.manual_seed(0)
model = torch.nn.parallel.DistributedDataParallel(torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Linear(8, 2)))
optimizer = torch.optim.SGD(model.parameters(), 0.1)
torch.manual_seed(dist.get_rank())
with gradlens.watch(model, optimizer, guard=gradlens.Guard(most_norm=1.5, most_ratio=0.01, warmup=2), offline=True, spool=f"{sys.argv[1]}/spool") as watcher:
    for step in range(6):
        optimizer.zero_grad()
        loss = model(torch.randn(8, 4)).square().mean() * (float("nan") if step == 3 and dist.get_rank() == 1 else 100.0 if step == 4 else 1.0)
        loss.backward()
        watcher.clip_(50.0)
        optimizer.step()
        watcher.step(loss)
    watcher.evaluation("test", 0.5)
print(watcher.run, [float(p.double().sum()) for p in model.parameters()], sep="|")
"""


def test_two_ranks_are_guarded_alike_and_only_the_first_records(tmp_path: Path, recorded: list[Step]) -> None:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    ranks = [subprocess.Popen([sys.executable, "-c", RANKS, tmp_path, str(rank)], stdout=subprocess.PIPE, text=True, env=environment) for rank in range(2)]
    (first, weights), (other, same) = (rank.communicate(timeout=240)[0].strip().split("|") for rank in ranks)
    assert [rank.returncode for rank in ranks] == [0, 0]
    assert other == "None"
    assert weights == same
    assert "nan" not in weights
    spool = gradlens.spools(tmp_path / "spool")
    assert spool == [first]


@pytest.mark.parametrize("dtype", [torch.complex64, torch.complex128, torch.bfloat16, torch.float16], ids=str)
def test_norms_of_other_kinds_of_numbers(service: FakeService, recorded: list[Step], dtype: Any) -> None:
    model = nn.ParameterDict({"mix": torch.randn(6, 5).to(dtype)})
    optimizer = torch.optim.SGD(model.parameters(), 0.5)
    with gradlens.watch(model, optimizer) as watcher:
        before = model["mix"].detach().clone()
        (model["mix"].abs() ** 2).sum().backward()
        optimizer.step()
        watcher.step(1.0)
    after = model["mix"].detach().to(torch.complex128)
    wide = [tensor.to(torch.complex128).numpy() for tensor in (model["mix"].grad, before, after - before.to(torch.complex128))]
    assert recorded[0].rows[0, 2:5] == pytest.approx([np.linalg.norm(values) for values in wide], rel=1e-6)


def test_what_is_no_loss_or_no_optimizer_is_refused_by_name(service: FakeService) -> None:
    model = make_model()
    with pytest.raises(gradlens.InputError, match="optimizer is None; allowed: an optimizer of PyTorch"):
        gradlens.watch(model, None)
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    with gradlens.watch(model, optimizer) as watcher:
        for loss, shown in ((torch.ones(3), r"Tensor of shape \[3\]"), ("0.5x", "0.5x")):
            loss_of(model, make_batches(1)[0]).backward()
            optimizer.step()
            with pytest.raises(gradlens.InputError, match=f"loss is '{shown}'; allowed: one number"):
                watcher.step(loss)


def test_steps_that_go_back_are_refused_and_what_came_before_is_delivered(service: FakeService) -> None:
    model = torch.nn.Linear(3, 2)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    watcher = gradlens.watch(model, optimizer, name="back")
    with pytest.raises(gradlens.InputError, match="step is 3; allowed: at least 6"):
        for step in (0, 1, 2, 5, 3, 4):
            loss = model(torch.ones(4, 3)).square().mean()
            loss.backward()
            optimizer.step()
            watcher.step(loss, step=step)
        watcher.flush()
    closed = watcher.close("failed")
    assert closed is not None and closed.delivered
    assert service.steps == [0, 1, 2, 5]

"""Norms on a CPU are those of a naive computation wherever float32 leaves its range, whatever lies in memory how, and read in any batch."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="SKIPPED (no torch)")

from gradlens import torch_norms, torch_numpy  # noqa: E402
from gradlens.errors import InputError  # noqa: E402
from gradlens.torch_host import BATCH, is_on_host  # noqa: E402
from gradlens.torch_layers import parameters_of  # noqa: E402
from gradlens.torch_native import NativeNorms  # noqa: E402
from gradlens.torch_norms import CHANGES, GRADIENTS, WEIGHTS, DeviceNorms  # noqa: E402
from gradlens.torch_numpy import HostNorms  # noqa: E402

nn = torch.nn
#: Sizes with blocks that leave no rest, with a rest, of one value, of one block, and larger than what is worked on at a time.
SIZES = [(784, 256), (701, 773), (1,), (512,), (300, 400), (7,)]


def naive(tensor: Any) -> float:
    return float(np.linalg.norm(tensor.detach().double().numpy()))


@pytest.fixture(scope="module")
def native(tmp_path_factory: pytest.TempPathFactory) -> ctypes.CDLL:
    """The part in C, built here: nothing need be installed for the tests."""
    compiler = shutil.which("cc") or pytest.skip("SKIPPED (no C compiler): the part in C")
    built = tmp_path_factory.mktemp("native") / "sums.so"
    subprocess.run([compiler, "-O3", "-shared", "-fPIC", "-Wall", "-Werror", "-o", built, Path(torch_numpy.__file__).with_name("_sums.c")], check=True)
    return ctypes.CDLL(str(built))


@pytest.fixture(params=["numpy", "native"])
def measured(request: pytest.FixtureRequest) -> Any:
    """Makes what measures a model, by either way."""
    library = request.getfixturevalue("native") if request.param == "native" else None

    def make(model: Any) -> Any:
        parameters = parameters_of(model, torch.optim.SGD(model.parameters(), 1.0))
        return HostNorms(parameters) if library is None or next(model.parameters()).dtype != torch.float32 else NativeNorms(parameters, library)

    return make


def model_of(sizes: list[tuple[int, ...]]) -> Any:
    torch.manual_seed(0)
    return nn.ModuleList([nn.ParameterList([nn.Parameter(torch.randn(size))]) for size in sizes])


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("squares", [torch_numpy._squares, torch_numpy._einsum], ids=["vecdot", "einsum"])
def test_norms_of_many_sizes(monkeypatch: pytest.MonkeyPatch, measured: Any, dtype: Any, squares: Any) -> None:
    monkeypatch.setattr(torch_numpy, "_squares", squares)
    model = model_of(SIZES).to(dtype)
    norms, expected, taken = measured(model), [], []
    for step in range(3):
        for p in model.parameters():
            p.grad = torch.randn_like(p) * 10.0**step
        norms.gradients()
        norms.weights(keep=True)
        before = [p.detach().clone() for p in model.parameters()]
        with torch.no_grad():
            for p in model.parameters():
                p.add_(torch.randn_like(p), alpha=0.01)
        norms.changes()
        parameters = list(model.parameters())
        expected.append([[naive(p.grad) for p in parameters], [naive(b) for b in before], [naive(p - b) for p, b in zip(parameters, before, strict=True)]])
        taken.append(norms.take((float(step), None, None)))
    told, numbers = norms.read(taken)
    np.testing.assert_allclose(told, expected, rtol=1e-6)
    assert numbers[:, 0].tolist() == [0, 1, 2]


def test_gradients_that_lie_elsewhere_or_otherwise_in_every_step(measured: Any) -> None:
    model = model_of([(16, 3, 5, 5)])
    (p,) = model.parameters()
    norms = measured(model)
    for step in range(600):
        gradient = torch.full_like(p, float(step + 1))
        p.grad = gradient.to(memory_format=torch.channels_last) if step % 3 else gradient
        norms.gradients()
        assert norms.now(GRADIENTS) == pytest.approx([naive(p.grad)], rel=1e-6)
    p.grad = None
    norms.gradients()
    assert norms.now(GRADIENTS).tolist() == [0]


def test_sparse_gradients_count_as_what_they_stand_for(measured: Any) -> None:
    model = nn.Embedding(50, 8, sparse=True)
    for norms in (measured(model), DeviceNorms(parameters_of(model, torch.optim.SGD(model.parameters(), 1.0)))):
        for size in (1.0, 1e15):
            model.weight.grad = None
            (model(torch.tensor([1, 1, 7])).sum() * size).backward()  # row 1 twice: not coalesced
            assert model.weight.grad.is_sparse
            norms.gradients()
            assert norms.now(GRADIENTS) == pytest.approx([naive(model.weight.grad.to_dense())], rel=1e-6)


def test_weights_that_move_are_found_again(measured: Any) -> None:
    model = model_of([(16, 512)])
    (p,) = model.parameters()
    norms = measured(model)
    for factor in (1.0, 2.0, 3.0):
        p.data = torch.full((16, 512), factor)
        norms.weights(keep=False)
        assert norms.now(WEIGHTS) == pytest.approx([naive(p)], rel=1e-6)


@pytest.mark.parametrize("size", [1e18, 1e25, 3e38])
def test_large_gradients_are_no_infinite_ones(measured: Any, size: float) -> None:
    model = model_of([(16, 512), (4,)])
    norms = measured(model)
    for p in model.parameters():
        p.grad = torch.full_like(p, size)
    norms.gradients()
    assert norms.now(GRADIENTS) == pytest.approx([naive(p.grad) for p in model.parameters()], rel=1e-6)


def test_small_gradients_are_exact_from_the_batch_on_that_comes_near(measured: Any) -> None:
    model = model_of([(16, 512)])
    (p,) = model.parameters()
    norms = measured(model)
    for size in (1.0, 1e-15, 1e-30):
        p.grad = torch.full_like(p, size)
        norms.gradients()
        norms.weights(keep=False)
        told, _ = norms.read([norms.take((0.0, None, None))])
        assert told[0, GRADIENTS] == pytest.approx([naive(p.grad)], rel=1e-6)
        assert np.isnan(told[0, CHANGES]).all()


def test_as_many_steps_as_may_wait_and_one_that_is_measured(measured: Any) -> None:
    model = model_of([(16, 512)])
    (p,) = model.parameters()
    norms = measured(model)
    for _round in range(3):
        taken = []
        for step in range(BATCH):
            p.grad = torch.full_like(p, float(step + 1))
            norms.gradients()
            norms.weights(keep=False)
            taken.append(norms.take((step, None, None)))
        p.grad = torch.full_like(p, 1000.0)
        norms.gradients()
        told, numbers = norms.read(taken)
        np.testing.assert_allclose(told[:, GRADIENTS, 0], np.sqrt(16 * 512) * np.arange(1, BATCH + 1), rtol=1e-6)
        assert numbers[:, 0].tolist() == list(range(BATCH))
        assert norms.now(GRADIENTS) == pytest.approx([naive(p.grad)], rel=1e-6)


EQUAL = [1 / 3, 0.1, 3e-3]


@pytest.mark.parametrize("squares", [torch_numpy._squares, torch_numpy._einsum], ids=["vecdot", "einsum"])
def test_many_equal_values(monkeypatch: pytest.MonkeyPatch, measured: Any, squares: Any) -> None:
    """Where float32 sums go wrong: `torch._foreach_norm` of torch 2.15 by 6e-4."""
    monkeypatch.setattr(torch_numpy, "_squares", squares)
    model = model_of([(2000, 1000)])
    (p,) = model.parameters()
    norms = measured(model)
    for value in EQUAL:
        p.data.fill_(value)
        p.grad = torch.full_like(p, value)
        norms.gradients()
        norms.weights(keep=True)
        p.data.fill_(value * 0.875)
        norms.changes()
        exact = float(np.float32(value)) * np.sqrt(2e6)
        change = (float(np.float32(value)) - float(np.float32(value * 0.875))) * np.sqrt(2e6)
        assert [norms.now(measure)[0] for measure in (GRADIENTS, WEIGHTS, CHANGES)] == pytest.approx([exact, exact, change], rel=1e-6)


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16], ids=str)
def test_many_equal_halves_and_their_change(dtype: Any) -> None:
    model = model_of([(1000, 1000)]).to(dtype)
    (p,) = model.parameters()
    norms = DeviceNorms(parameters_of(model, torch.optim.SGD(model.parameters(), 1.0)))
    for value in EQUAL:
        p.data.fill_(value)
        p.grad = torch.full_like(p, value)
        norms.gradients()
        norms.weights(keep=True)
        before = p.detach().double()
        p.data.add_(torch.randn_like(p), alpha=value)
        norms.changes()
        expected = [naive(p.grad), naive(before), naive(before - p.detach().double())]
        assert [norms.now(measure)[0] for measure in (GRADIENTS, WEIGHTS, CHANGES)] == pytest.approx(expected, rel=1e-6)


def test_norms_of_numbers_whose_squares_float32_does_not_hold() -> None:
    for dtype, sizes in ((torch.bfloat16, (1e-30, 1e25)), (torch.float64, (1e-30, 1e30)), (torch.complex64, (1e-30, 1e25))):
        model = nn.ParameterList([nn.Parameter(torch.zeros(512, dtype=dtype))])
        norms = DeviceNorms(parameters_of(model, torch.optim.SGD(model.parameters(), 1.0)))
        for size in sizes:
            model[0].grad = torch.full_like(model[0], size)
            norms.gradients()
            one = abs(model[0].grad[0].to(torch.complex128).item())
            assert norms.now(GRADIENTS) == pytest.approx([one * np.sqrt(512)], rel=1e-6)


@pytest.mark.parametrize("takes", [True, False], ids=["newer", "torch 2.0"])
def test_fused_norms_of_halves_are_no_halves(monkeypatch: pytest.MonkeyPatch, takes: bool) -> None:
    """The way of a GPU, here on a CPU: a norm of halves told as a half is infinite above 65504, and right to three digits."""
    monkeypatch.setattr(torch_norms, "_TAKES_DTYPE", takes)
    for dtype in (torch.float16, torch.bfloat16):
        told = torch_norms.fused_norms([torch.full((1000,), 3000.0, dtype=dtype), torch.full((7,), 0.3, dtype=dtype), torch.ones(3)])
        exact = [float(torch.full((), value, dtype=dtype)) * np.sqrt(count) for value, count in ((3000.0, 1000), (0.3, 7))]
        assert [float(norm) for norm in told] == pytest.approx([*exact, np.sqrt(3)], rel=1e-6)


def test_halves_and_views_are_not_read_by_numpy() -> None:
    assert not is_on_host([torch.zeros(3, dtype=torch.bfloat16)])
    assert not is_on_host([torch.zeros(4, 4)[:, ::2]])
    assert is_on_host([torch.zeros(4, 4).t(), torch.zeros(0)])


def test_weights_that_were_converted_are_refused_before_they_are_read(native: ctypes.CDLL) -> None:
    model = model_of([(16, 512)])
    norms = NativeNorms(parameters_of(model, torch.optim.SGD(model.parameters(), 1.0)), native)
    norms.weights(keep=False)
    model.half()
    with pytest.raises(InputError, match="watch it again"):
        norms.weights(keep=False)

"""The layers of a PyTorch model: modules with parameters of their own that an optimizer holds, by the name of the module."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch

from .errors import InputError, listed
from .plain import number

log = logging.getLogger("gradlens")
#: Parts that wrappers put into names: torch.compile, DistributedDataParallel.
_WRAPPERS = ("_orig_mod", "module")


@dataclass(frozen=True)
class Parameters:
    """The parameters that the optimizer updates, those of a layer behind each other, and the number of each one's layer."""

    layers: list[str]
    tensors: list[torch.nn.Parameter]
    layer_of: list[int]
    #: Class of each layer's module, in lower case: linear, conv2d.
    kinds: list[str]

    @property
    def names(self) -> list[str]:
        """The layer of each parameter by name."""
        return [self.layers[at] for at in self.layer_of]

    def described(self) -> list[dict[str, Any]]:
        """Layers as a run is registered with them: `module` is what they lie in, `depth` their place in the model."""
        counts = [0] * len(self.layers)
        for layer, tensor in zip(self.layer_of, self.tensors, strict=True):
            counts[layer] += tensor.numel()
        told = enumerate(zip(self.layers, self.kinds, counts, strict=True))
        return [{"name": name, "kind": kind, "module": name.rpartition(".")[0], "depth": at, "parameterCount": count} for at, (name, kind, count) in told]

    def factors(self, scales: Mapping[str, Any]) -> dict[str, Any]:
        """A copy, which is read some steps later. Raises InputError for a layer that there is not, and for what is no number."""
        unknown = next((layer for layer in scales if layer not in self.layers), None)
        if unknown is not None:
            raise InputError("scales", unknown, f"the layers {listed(self.layers)}")
        return {layer: _factor(f"scales.{layer}", told) for layer, told in scales.items()}


def parameters_of(model: torch.nn.Module, optimizer: torch.optim.Optimizer) -> Parameters:
    """Layers that are frozen now are left out, and that is said. Raises InputError for an optimizer without parameters of the model to train."""
    if not hasattr(optimizer, "register_step_pre_hook"):
        raise InputError("optimizer", optimizer, "an optimizer of PyTorch 2.0 or newer, as torch.optim has them")
    held = {id(p) for group in optimizer.param_groups for p in group["params"]}
    named = [(_layer_of(path), p) for path, p in model.named_parameters() if id(p) in held]
    trained = {layer for layer, p in named if p.requires_grad}
    frozen = list(dict.fromkeys(layer for layer, _ in named if layer not in trained))
    if frozen:
        log.warning("not recorded, since they are frozen (requires_grad is False): %s", listed(frozen))
    named = [(layer, p) for layer, p in named if layer in trained]
    kinds = {_layer_of(f"{path}.weight"): type(module).__name__.lower() for path, module in model.named_modules() if path}
    if not named:
        raise InputError("optimizer", "0 parameters of the model that are trained", "an optimizer of this model's parameters")
    number = {layer: at for at, layer in enumerate(dict.fromkeys(layer for layer, _ in named))}
    named.sort(key=lambda each: number[each[0]])
    return Parameters(list(number), [p for _, p in named], [number[layer] for layer, _ in named], [kinds.get(layer, "parameter") for layer in number])


def without_recording(inner: Callable[..., Any], *args: Any, **named: Any) -> None:
    """Adds a group to an optimizer that is watched, and says that it is not recorded: the layers of a run are those it was registered with."""
    inner(*args, **named)
    log.warning("a group of parameters was added to an optimizer that is watched: it is trained and not recorded; watch after it is added")


def with_optimizer(spec: Any, optimizer: torch.optim.Optimizer) -> Any:
    """The spec of a run with the class and the defaults of its optimizer, where it is a mapping that tells none."""
    if spec is not None and (not isinstance(spec, Mapping) or "optimizer" in spec):
        return spec
    defaults = {name: _plain(value) for name, value in optimizer.defaults.items()}
    return {**(spec or {}), "optimizer": {"kind": type(optimizer).__name__.lower(), **{name: value for name, value in defaults.items() if value is not None}}}


def _plain(value: Any) -> Any:
    """A number, a word, or a list of them, as JSON has it; None for all else."""
    if isinstance(value, torch.Tensor) and value.numel() == 1:
        value = value.item()
    if isinstance(value, (list, tuple)):
        parts = [_plain(part) for part in value]
        return None if None in parts else parts
    return value if isinstance(value, (bool, int, str)) or (isinstance(value, float) and math.isfinite(value)) else None


def _factor(field: str, told: Any) -> Any:
    if isinstance(told, torch.Tensor) and told.numel() == 1 and told.device.type != "cpu":
        return told.detach().reshape(()).clone()
    return number(field, told)


def is_other_rank() -> bool:
    """Whether this process is one of a distributed training, and not the first."""
    distributed = torch.distributed
    return bool(distributed.is_available() and distributed.is_initialized() and distributed.get_rank() != 0)


def _layer_of(path: str) -> str:
    parts = path.split(".")
    while len(parts) > 1 and parts[0] in _WRAPPERS:
        parts = parts[1:]
    return ".".join(part for part in parts[:-1] if part != "_orig_mod") or parts[-1]

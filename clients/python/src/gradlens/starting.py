"""Starting to record a run, or going on with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .actions import Actions, OrderChannel
from .errors import InputError, listed
from .recorder import Recorder
from .registration import Layer, make_registration
from .service import RunEndpoint
from .settings import check_run, find_address, new_run, spool_folder
from .shipper import Shipper
from .spool import RunSpool


def start(  # noqa: PLR0913  (facts of a run are many; all but two are named)
    name: str,
    layers: Sequence[Layer],
    *,
    project: str | None = None,
    spec: Any = None,
    scaler: str | None = None,
    total_steps: int | None = None,
    facts: Mapping[str, Any] | None = None,
    run: str | None = None,
    resume: bool = False,
    url: str | None = None,
    token: str | None = None,
    spool: str | Path | None = None,
    offline: bool = False,
    actions: Actions | None = None,
) -> Recorder:
    """Starts recording a run, or with `run` and `resume` goes on with one.

    `layers`: names, or mappings with name, kind, module, depth, parameterCount. `facts`: versions, seeds, dataManifest,
    hardware. `actions`: what the service may tell the run to do; None: nothing, and no question is asked. `offline` records to the
    disk alone, for `python -m gradlens ship`. A service that is away is no error: the spool grows, and is delivered later; only a run
    that is resumed without its spool must ask the service where it stands.
    Raises InputError, SpoolInUseError, and for such a resume UnavailableError and RefusedError.
    """
    told = {"project": project, "spec": spec, "scaler": scaler, "totalSteps": total_steps, **(facts or {})}
    registration = make_registration(name, layers, told)
    address = None if offline else find_address(url, token)
    root = spool_folder(spool)
    if run is None and resume:
        raise InputError("run", None, "the uuid of the run to resume")
    uuid = new_run() if run is None else check_run(run)
    endpoint = None if address is None else RunEndpoint(address, uuid)
    held = _open_spool(root, uuid, registration, endpoint, resume=resume)
    if endpoint is None:
        return Recorder(held, None)
    orders = None if actions is None else (actions, OrderChannel(endpoint.apart(60.0)))
    return Recorder(held, Shipper(held, endpoint), orders)


def start_for(tool: tuple[str, str], name: str, layers: Sequence[Mapping[str, Any]], about: Mapping[str, Any]) -> Recorder:
    """`start` for an adapter: `tool` is what it adapts, with its version, as the facts of the run tell; `about` goes to `start`."""
    told = dict(about.get("facts") or {})
    told["versions"] = dict([tool]) | told.get("versions", {})
    return start(name, layers, **{**about, "facts": told})


def _open_spool(root: Path, uuid: str, registration: dict[str, Any], endpoint: RunEndpoint | None, *, resume: bool) -> RunSpool:
    if not (root / uuid / "run.json").exists():
        if not resume:
            return RunSpool.create(root, uuid, registration)
        if endpoint is None:
            raise InputError("offline", True, f"False, to ask the service where run {uuid} stands: its spool is not in {root}")
        return RunSpool.create(root, uuid, registration, endpoint.register(registration, resume=True))
    if not resume:
        raise InputError("run", uuid, f"another uuid, or resume=True: {root} has a spool of this run")
    held = RunSpool(root / uuid)
    wrong = _why_not_resumed(held, registration)
    if wrong is not None:
        held.close()
        raise wrong
    return held


def _why_not_resumed(held: RunSpool, registration: dict[str, Any]) -> InputError | None:
    if held.ending is not None:
        return InputError("run", held.run, f"a run that has not ended: it is {held.ending['state']}")
    names = [layer if isinstance(layer, str) else layer["name"] for layer in registration["layers"]]
    return None if names == held.layers else InputError("layers", names, f"the layers of the run: {listed(held.layers)}")

"""Delivering spools that a killed or ended process left behind."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .errors import InputError, RefusedError, SpoolDamagedError, SpoolInUseError, UnavailableError
from .service import RunEndpoint
from .settings import Address, check_run, find_address, spool_folder
from .shipper import Delivery, deliver
from .spool import RunSpool


@dataclass(frozen=True)
class Shipped:
    """What became of one spool. `outcome`: `shipped` (and its end), `open` (all delivered, the run has not ended), `failed`."""

    run: str
    outcome: str
    last_step: int
    last_seq: int
    problem: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As the command prints it."""
        named = asdict(self)
        return {"run": self.run, "outcome": self.outcome, "lastStep": named["last_step"], "lastSeq": named["last_seq"], "problem": self.problem}


def spools(folder: str | Path | None = None) -> list[str]:
    """The runs that have a spool here, oldest first."""
    root = spool_folder(folder)
    return sorted(file.parent.name for file in root.glob("*/run.json"))


def ship(
    run: str | None = None,
    *,
    end: str | None = None,
    url: str | None = None,
    token: str | None = None,
    spool: str | Path | None = None,
) -> list[Shipped]:
    """Delivers the spool of `run`, or of every run here; once, without waiting for a service that is away.

    `end` ends runs that did not end themselves (completed, cancelled, failed, diverged); others stay open for a resume, and
    keep the newest part of their spool. A spool in use is `failed`: its process delivers it. Raises InputError.
    """
    if end is not None and end not in ("completed", "cancelled", "failed", "diverged"):
        raise InputError("end", end, "one of completed, cancelled, failed, diverged")
    address = find_address(url, token)
    runs = spools(spool) if run is None else [check_run(run)]
    return [_ship_one(spool_folder(spool) / name, address, end) for name in runs]


def _ship_one(folder: Path, address: Address, end: str | None) -> Shipped:
    try:
        held = RunSpool(folder)
    except (SpoolInUseError, SpoolDamagedError) as error:
        return Shipped(folder.name, "failed", -1, 0, str(error))
    endpoint, delivery = RunEndpoint(address, held.run), Delivery()
    try:
        held.seal()
        if end is not None and held.ending is None:
            held.end(end, "told by gradlens ship")
        deliver(held, endpoint, delivery)
    except (UnavailableError, RefusedError) as error:
        held.close()
        return Shipped(held.run, "failed", held.last_step, delivery.last_seq, str(error))
    finally:
        endpoint.close()
    if delivery.ended:
        held.remove()
    else:
        held.close()
    return Shipped(held.run, "shipped" if delivery.ended else "open", held.last_step, delivery.last_seq)

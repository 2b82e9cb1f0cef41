"""Records and frames as docs/ledger.md, section 2, writes them. The bytes are held to clients/vectors/ingest.json."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

#: Measures of a decision in the order of their columns; `flags` is a bit set.
MEASURES = ("raw_scale", "scale", "grad_norm", "param_norm", "update_norm", "cosine", "noise", "flags")
FLAGS_COLUMN = MEASURES.index("flags")
SCALE_COLUMNS = [MEASURES.index(measure) for measure in ("raw_scale", "scale")]
NORM_COLUMNS = [MEASURES.index(measure) for measure in ("grad_norm", "param_norm", "update_norm")]
#: Bits of `flags`.
FLAGS = {"clamped": 1, "rate_limited": 2, "skipped": 4, "non_finite": 8, "canary": 16, "provoked": 32, "lowered": 64, "ratio_capped": 128, "backed_off": 256}
#: A decisions frame never spans the edge of a window of so many steps.
WINDOW_STEPS = 256

NoteKind = Literal["gap", "fact", "end"]
_KINDS: dict[str, int] = {"decisions": 2, "gap": 3, "fact": 4, "end": 5}
_HEAD = struct.Struct("<BBHIQIIQ")
_RECORD = struct.Struct("<IIQ")
_STEP = struct.Struct("<Qiiff")
_CANONICAL_NAN = np.uint32(0x7FC00000)

Floats = npt.NDArray[np.float32]


class Step(NamedTuple):
    """One step: what all layers share, and `rows`, the measures `[layers, 8]` whose last column holds the bits of flags."""

    step: int
    t_us: int
    duration_us: int
    batch_id: int
    loss: float
    learning_rate: float
    rows: Floats


@dataclass(frozen=True)
class Head:
    """The first 32 bytes of a payload. `t0_us`: µs since 1970-01-01 UTC."""

    kind: int
    layers: int
    attempt: int
    step0: int
    n: int
    t0_us: int

    @property
    def last_step(self) -> int | None:
        """The last step that this frame tells of; None where it tells of none (facts, ends)."""
        return self.step0 + self.n - 1 if self.kind in (_KINDS["decisions"], _KINDS["gap"]) else None


def encode_record(seq: int, payload: bytes) -> bytes:
    """`u32 length | u32 CRC-32 over seq and payload | u64 seq | payload`, little-endian."""
    crc = zlib.crc32(payload, zlib.crc32(struct.pack("<Q", seq)))
    return _RECORD.pack(len(payload), crc, seq) + payload


def read_records(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Each whole record as `(seq, payload, offset behind it)`; stops before the first that is torn or damaged."""
    at = 0
    while at + _RECORD.size <= len(data):
        length, crc, seq = _RECORD.unpack_from(data, at)
        end = at + _RECORD.size + length
        payload = data[at + _RECORD.size : end]
        if end > len(data) or zlib.crc32(payload, zlib.crc32(struct.pack("<Q", seq))) != crc:
            return
        yield seq, payload, end
        at = end


def encode_decisions(attempt: int, steps: Sequence[Step]) -> bytes:
    """Payload of consecutive steps of one window: shared columns, then 8 columns for each layer."""
    n, layers = len(steps), steps[0].rows.shape[0]
    shared = np.array([[s.duration_us for s in steps], [s.batch_id for s in steps]], "<i4").tobytes()
    curves = _canonical(np.array([[s.loss for s in steps], [s.learning_rate for s in steps]], "<f4"))
    rows = np.stack([s.rows for s in steps])
    values = _canonical(rows[:, :, :FLAGS_COLUMN])
    columns = np.empty((layers, len(MEASURES), n), "<u4")
    columns[:, :FLAGS_COLUMN] = values.transpose(1, 2, 0)
    columns[:, FLAGS_COLUMN] = np.ascontiguousarray(rows[:, :, FLAGS_COLUMN]).view("<u4").T
    head = _HEAD.pack(1, _KINDS["decisions"], layers, attempt, steps[0].step, n, 0, steps[0].t_us)
    return head + shared + curves.tobytes() + columns.tobytes()


def encode_note(kind: NoteKind, attempt: int, at: tuple[int, int, int], note: dict[str, Any]) -> bytes:
    """Payload of a note; `at` is `(step0, n, t0_us)`. Numbers that are not finite must be words: see `figure`."""
    text = json.dumps(note, allow_nan=False, separators=(",", ":"), ensure_ascii=False).encode()
    step0, n, t0_us = at
    return _HEAD.pack(1, _KINDS[kind], 0, attempt, step0, n, len(text), t0_us) + text


def read_head(payload: bytes) -> Head:
    """The head of a payload."""
    _version, kind, layers, attempt, step0, n, _note, t0_us = _HEAD.unpack_from(payload)
    return Head(kind, layers, attempt, step0, n, t0_us)


def read_fact(payload: bytes) -> dict[str, Any] | None:
    """A fact again; None for a payload of another kind."""
    fact: dict[str, Any] | None = json.loads(payload[_HEAD.size :]) if read_head(payload).kind == _KINDS["fact"] else None
    return fact


def encode_step(step: Step) -> bytes:
    """A step as the journal keeps it: a record whose seq is the step."""
    head = _STEP.pack(step.t_us, step.duration_us, step.batch_id, step.loss, step.learning_rate)
    return encode_record(step.step, head + step.rows.tobytes())


def decode_step(step: int, payload: bytes) -> Step:
    """A step of the journal again, to the same bits."""
    t_us, duration_us, batch_id, loss, learning_rate = _STEP.unpack_from(payload)
    rows = np.frombuffer(payload, "<f4", offset=_STEP.size).reshape(-1, len(MEASURES))
    return Step(step, t_us, duration_us, batch_id, loss, learning_rate, rows)


def figure(value: float | None) -> float | str | None:
    """A number as notes write it: `"NaN"`, `"Infinity"`, `"-Infinity"` for those that JSON does not have."""
    if value is None or np.isfinite(value):
        return value if value is None else float(value)
    return "NaN" if np.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _canonical(values: Floats) -> npt.NDArray[np.uint32]:
    """The bits of float32 values, every NaN as 7fc00000."""
    bits: npt.NDArray[np.uint32] = np.ascontiguousarray(values).view("<u4").copy()
    bits[np.isnan(values)] = _CANONICAL_NAN
    return bits

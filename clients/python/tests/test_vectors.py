"""The bytes that the TypeScript side makes and takes: the same file is tested by apps/api/src/ingest/vectors.spec.ts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gradlens.frames import MEASURES, Step, encode_decisions, encode_note, encode_record, read_head, read_records
from gradlens.measures import rows_of

VECTORS = Path(__file__).parents[2] / "vectors" / "ingest.json"
CASES: list[dict[str, Any]] = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]


def encoded(case: dict[str, Any]) -> bytes:
    if case["kind"] != "decisions":
        at = (case["step0"], case["n"], case["t0Us"])
        return encode_record(case["seq"], encode_note(case["kind"], case["attempt"], at, case["note"]))
    steps = [
        Step(case["step0"] + i, case["t0Us"], told["durationUs"], told["batchId"], float(told["loss"]), float(told["learningRate"]), rows(told["layers"]))
        for i, told in enumerate(case["steps"])
    ]
    return encode_record(case["seq"], encode_decisions(case["attempt"], steps))


def rows(layers: list[list[float | str]]) -> Any:
    values = np.array([[float(value) for value in layer] for layer in layers])
    flags = values[:, MEASURES.index("flags")].copy()
    made = rows_of([str(at) for at in range(len(layers))], values)
    made.view("<u4")[:, MEASURES.index("flags")] = flags  # as the vector has them, whatever the norms
    return made


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_makes_the_same_bytes(case: dict[str, Any]) -> None:
    assert encoded(case).hex() == case["record"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reads_them(case: dict[str, Any]) -> None:
    ((seq, payload, end),) = read_records(bytes.fromhex(case["record"]))
    head = read_head(payload)
    assert (seq, end) == (case["seq"], len(case["record"]) // 2)
    assert (head.attempt, head.step0, head.t0_us) == (case["attempt"], case["step0"], case["t0Us"])


def test_a_damaged_byte_is_seen() -> None:
    record = bytearray.fromhex(CASES[0]["record"])
    record[40] ^= 1
    assert list(read_records(bytes(record))) == []

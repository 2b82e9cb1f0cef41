"""The disk side: torn ends, damage, and a process that is killed with -9 at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fake_service import FakeService

import gradlens
from gradlens import segments
from gradlens.frames import read_records
from gradlens.spool import RunSpool

#: More of them on demand: GRADLENS_KILLS=60 python -m pytest tests/test_spool.py -k kill_9
KILLS = int(os.environ.get("GRADLENS_KILLS", "8"))
NORMS = {"l": {"grad_norm": 1.0}}


def offline(root: Path, steps: range, run: str | None = None) -> str:
    recorder = gradlens.start("run", ["l"], offline=True, spool=root, run=run, resume=run is not None)
    for step in steps:
        recorder.step(step, 1.0, NORMS)
    recorder.close(state=None)
    return recorder.run


def test_a_torn_end_is_cut_and_its_steps_come_again_from_the_journal(tmp_path: Path) -> None:
    run = offline(tmp_path, range(10))
    folder = tmp_path / run
    held = RunSpool(folder)
    held.close()
    (frames,) = folder.glob("*.frames")
    whole = frames.read_bytes()
    for cut in (1, 15, 17, len(whole) - 1):
        frames.write_bytes(whole[:cut])
        held = RunSpool(folder)
        assert (held.torn_bytes, held.last_step, held.next_seq) == (cut, -1, 2)
        held.close()
        assert frames.read_bytes() == b""


def test_a_torn_step_of_the_journal_was_never_told(tmp_path: Path) -> None:
    run = offline(tmp_path, range(1))
    recorder = gradlens.start("run", ["l"], offline=True, spool=tmp_path, run=run, resume=True)
    recorder.step(1, 1.0, NORMS)
    recorder.step(2, 1.0, NORMS)
    (journal,) = (tmp_path / run).glob("*.steps")
    kept = journal.read_bytes()
    recorder.close(state=None)
    for frames in sorted((tmp_path / run).glob("*.frames"))[1:]:
        frames.unlink()
    journal.write_bytes(kept[:-3])
    held = RunSpool(tmp_path / run)
    assert (held.pending_steps, held.last_step) == (1, 1)
    held.close()


def test_a_process_killed_while_it_made_the_spool_is_started_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run = gradlens.settings.new_run()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("gradlens.spool.write_json", killed)
        gradlens.start("run", ["l"], offline=True, spool=tmp_path, run=run)
    assert (tmp_path / run).is_dir()
    assert gradlens.spools(tmp_path) == []
    recorder = gradlens.start("run", ["l"], offline=True, spool=tmp_path, run=run)
    recorder.step(0, 1.0, NORMS)
    recorder.close(state=None)
    assert gradlens.spools(tmp_path) == [run]


def test_a_removal_that_was_killed_leaves_nothing_for_the_next_spool(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run = offline(tmp_path, range(10))
    held = RunSpool(tmp_path / run)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "unlink", killed)
        held.remove()
    assert list((tmp_path / run).glob("*.frames")) != []
    assert gradlens.spools(tmp_path) == []
    held = RunSpool.create(tmp_path, run, {"name": "run", "layers": ["l"]})
    assert (held.last_step, held.next_seq, list((tmp_path / run).glob("delivered.json"))) == (-1, 2, [])
    held.close()


def test_steps_without_their_run_are_kept_and_told(tmp_path: Path) -> None:
    run = offline(tmp_path, range(10))
    (tmp_path / run / "run.json").unlink()
    with pytest.raises(gradlens.SpoolDamagedError, match="holds steps, but no run.json"):
        gradlens.start("run", ["l"], offline=True, spool=tmp_path, run=run)
    assert list((tmp_path / run).glob("*.frames")) != []


def test_damage_that_is_no_torn_end_is_not_cut(tmp_path: Path) -> None:
    run = offline(tmp_path, range(600))
    (frames,) = (tmp_path / run).glob("*.frames")
    data = bytearray(frames.read_bytes())
    data[40] ^= 1
    frames.write_bytes(data)
    with pytest.raises(gradlens.SpoolDamagedError, match="the record at byte 0 is damaged"):
        RunSpool(tmp_path / run)
    assert frames.read_bytes() == bytes(data)


def test_what_is_committed_is_removed_but_the_newest_file(service: FakeService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(segments, "SEGMENT_BYTES", 1000)
    run = offline(tmp_path, range(2000))
    assert len(list((tmp_path / run).glob("*.frames"))) > 3
    (shipped,) = gradlens.ship(spool=tmp_path)
    assert (shipped.outcome, service.steps) == ("open", list(range(2000)))
    assert len(list((tmp_path / run).glob("*.frames"))) == 1
    offline(tmp_path, range(2000, 2100), run)
    assert gradlens.ship(spool=tmp_path, end="failed")[0].outcome == "shipped"
    assert (service.steps, service.state) == (list(range(2100)), "failed")


TRAINER = """
import sys, gradlens
run, steps = sys.argv[1], int(sys.argv[2])
recorder = gradlens.start("killed", ["l"], run=run, resume=sys.argv[3] == "again")
for step in range(recorder.next_step, steps):
    recorder.step(step, 1.0, {"l": {"grad_norm": 1.0}})
    if step % 50 == 0:
        sys.stdout.write(f"{step}\\n")
        sys.stdout.flush()
assert recorder.close().delivered
"""


def test_kill_9_of_the_trainer_at_random_loses_nothing_and_doubles_nothing(service: FakeService, tmp_path: Path) -> None:
    """Each life is killed a random number of steps after it began; the next goes on where the last one was."""
    dice = random.Random(11)
    faults = random.Random(12)
    service.fault = lambda: faults.choice(["ok", "ok", "ok", "busy", "deaf", "cut"])
    run, told = gradlens.start("any", ["l"], offline=True, spool=tmp_path / "other").run, -1
    steps, kills = 10_000_000, 0
    while kills < KILLS:
        again = "again" if (tmp_path / "spool" / run / "run.json").exists() else "first"
        child = subprocess.Popen([sys.executable, "-c", TRAINER, run, str(steps), again], stdout=subprocess.PIPE, env=os.environ, text=True)
        assert child.stdout is not None
        for _ in range(dice.randrange(1, 20)):
            line = child.stdout.readline()
            told = int(line) if line else told
        time.sleep(dice.random() * 0.01)
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read().split()
        told = int(rest[-1]) if rest else told
        child.wait()
        kills += 1
        held = RunSpool(tmp_path / "spool" / run)
        assert held.last_step >= told  # what step() returned for is there
        held.close()
    steps = told + 500
    service.fault = lambda: "ok"
    subprocess.run([sys.executable, "-c", TRAINER, run, str(steps), "again"], check=True, env=os.environ, stdout=subprocess.DEVNULL)
    assert service.steps == list(range(steps))
    assert service.state == "completed"


def test_the_command_ships_what_was_left(service: FakeService, tmp_path: Path) -> None:
    run = offline(tmp_path / "spool", range(30))
    command = [sys.executable, "-m", "gradlens", "ship"]
    listed = subprocess.run([*command, "--list"], capture_output=True, text=True, check=True)
    assert listed.stdout == f'{{"run": "{run}"}}\n'
    shipped = subprocess.run([*command, "--end", "failed"], capture_output=True, text=True, check=True)
    assert f'"run": "{run}", "outcome": "shipped", "lastStep": 29' in shipped.stdout
    assert service.steps == list(range(30))
    wrong = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "GRADLENS_URL": ""})
    assert (wrong.returncode, "GRADLENS_URL is ''; allowed: the address" in wrong.stderr) == (2, True)


def test_records_after_a_seal_are_those_of_the_disk(tmp_path: Path) -> None:
    run = offline(tmp_path, range(700))
    held = RunSpool(tmp_path / run)
    assert [seq for seq, _, _ in read_records(held.read_after(1, 2**20))] == [2, 3, 4]
    assert [seq for seq, _, _ in read_records(held.read_after(2, 1))] == [3]
    held.close()

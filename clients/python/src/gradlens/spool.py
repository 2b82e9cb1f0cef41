"""What a run recorded and the service has not acknowledged yet: survives kill -9, and is cut nowhere but at a torn end."""

from __future__ import annotations

import os
import shutil
import threading
import time
import weakref
from pathlib import Path
from typing import Any

from .errors import InputError, SpoolDamagedError, SpoolInUseError
from .files import lock_folder, read_json, write_json
from .frames import WINDOW_STEPS, NoteKind, Step, encode_decisions, encode_note
from .journal import Journal
from .segments import Segments

#: The server writes frame 1 of a new run itself.
FIRST_SEQ = 2
NOT_SENT = "not sent by the trainer"
#: What `run.json` is called once the service has all: a removal that was cut short goes on.
DELIVERED = "delivered.json"
#: The spools of this process: a forked child leaves them to it.
_HELD: weakref.WeakSet[RunSpool] = weakref.WeakSet()


class RunSpool:
    """The spool of one run, held by one process. Raises SpoolInUseError, SpoolDamagedError; InputError where none is."""

    def __init__(self, folder: Path, lock: int | None = None) -> None:
        if not (folder / "run.json").exists():
            raise InputError("run", folder.name, f"a run with a spool in {folder.parent}")
        self.folder = folder
        self._lock = lock_folder(folder) if lock is None else lock
        try:
            facts: dict[str, Any] = read_json(folder / "run.json")
            self.run: str = facts["run"]
            self.attempt: int = facts["attempt"]
            self.registration: dict[str, Any] = facts["registration"]
            self._segments = Segments(folder, facts["nextSeq"])
            sealed = self._segments.last_step
            self._sealed_step: int = facts["lastStep"] if sealed is None else sealed
            self._journal = Journal(folder)
            self._pending = self._journal.recover(self._sealed_step)
        except BaseException:
            os.close(self._lock)
            raise
        self.last_step = self._pending[-1].step if self._pending else self._sealed_step
        self._pending_lock = threading.Lock()
        self._seal_lock = threading.RLock()
        #: Whether this process was forked from the one that holds it.
        self.is_of_parent = False
        _HELD.add(self)

    @classmethod
    def create(cls, root: Path, run: str, registration: dict[str, Any], at: dict[str, int] | None = None) -> RunSpool:
        """A fresh spool, also where a process was killed while it made or removed one.

        `at` is where the service says that the run stands (`attempt`, `nextSeq`, `lastStep`).
        """
        folder = root / run
        lock = _made(root, folder)
        try:
            _require_empty(folder)
            start = at or {"attempt": 1, "nextSeq": FIRST_SEQ, "lastStep": -1}
            write_json(folder / "run.json", {"run": run, "registration": registration, **start})
        except BaseException:
            os.close(lock)
            raise
        return cls(folder, lock)

    @property
    def layers(self) -> list[str]:
        """Names of the layers in the order of their columns."""
        return [layer if isinstance(layer, str) else layer["name"] for layer in self.registration["layers"]]

    @property
    def next_seq(self) -> int:
        """Number of the next frame."""
        return self._segments.next_seq

    @property
    def torn_bytes(self) -> int:
        """Bytes of a frame that was being written when the process was killed; its steps come again from the journal."""
        return self._segments.torn_bytes

    @property
    def pending_steps(self) -> int:
        """Steps that are in no frame yet."""
        return len(self._pending)

    def add(self, *steps: Step) -> None:
        """Keeps steps: with the operating system when this returns."""
        self._require_own()
        with self._pending_lock:
            self._journal.write(steps)
            self._pending.extend(steps)
            self.last_step = steps[-1].step

    def seal(self) -> None:
        """Makes frames of all steps so far, on the disk when this returns."""
        self._require_own()
        with self._seal_lock:
            with self._pending_lock:
                steps, self._pending = self._pending, []
                files = self._journal.turn()
            if steps:
                try:
                    self._segments.append(self._frames_of(steps))
                except BaseException:
                    with self._pending_lock:
                        self._pending = steps + self._pending
                    raise
                self._sealed_step = steps[-1].step
            self._journal.drop(files)

    def note(self, kind: NoteKind, note: dict[str, Any]) -> None:
        """Records a note behind all steps so far, on the disk when this returns."""
        self._require_own()
        with self._seal_lock:
            self.seal()
            at = (max(0, self._sealed_step), 0, _now_us())
            self._segments.append([encode_note(kind, self.attempt, at, note)])

    def read_after(self, seq: int, most_bytes: int) -> bytes:
        """Records from `seq` + 1 on, at most so many bytes of them, but one."""
        with self._seal_lock:
            return self._segments.read_after(seq, most_bytes)

    def release(self, seq: int) -> None:
        """Frames up to `seq` are committed and signed."""
        with self._seal_lock:
            self._segments.release(seq)

    def end(self, state: str, reason: str | None) -> None:
        """Keeps how the run ends, until the service knows."""
        self.seal()
        write_json(self.folder / "end.json", {"state": state, "reason": reason})

    @property
    def ending(self) -> dict[str, Any] | None:
        """How the run ends, if it did."""
        ending: dict[str, Any] | None = read_json(self.folder / "end.json")
        return ending

    def remove(self) -> None:
        """Removes a spool whose content and end the service has."""
        self.close()
        os.replace(self.folder / "run.json", self.folder / DELIVERED)
        _clear(self.folder)
        shutil.rmtree(self.folder)

    def close(self) -> None:
        """Lets go of the files."""
        if self.is_of_parent:
            return
        with self._seal_lock, self._pending_lock:
            self._journal.turn()
            self._segments.close()
            if self._lock >= 0:
                os.close(self._lock)
                self._lock = -1

    def leave_to_parent(self) -> None:
        """In a forked child: the run stays the parent's, and its lock ends with the parent."""
        if self._lock >= 0:
            os.close(self._lock)
        self._lock, self.is_of_parent = -1, True

    def _require_own(self) -> None:
        if self.is_of_parent:
            raise SpoolInUseError(f"run {self.run} is recorded by the process that this one was forked from: start a run of its own here")

    def _frames_of(self, steps: list[Step]) -> list[bytes]:
        payloads: list[bytes] = []
        last = self._sealed_step
        for chunk in _chunks(steps):
            missing = chunk[0].step - last - 1
            if missing > 0:
                at = (last + 1, missing, chunk[0].t_us)
                payloads.append(encode_note("gap", self.attempt, at, {"reason": NOT_SENT}))
            payloads.append(encode_decisions(self.attempt, chunk))
            last = chunk[-1].step
        return payloads


def _made(root: Path, folder: Path) -> int:
    """Makes the folder of a run, and locks it."""
    try:
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        return lock_folder(folder)
    except OSError as error:
        raise InputError("GRADLENS_SPOOL", str(root), f"a folder that can be made and written to ({error.strerror})") from None


def _in_child() -> None:
    for spool in list(_HELD):
        spool.leave_to_parent()


os.register_at_fork(after_in_child=_in_child)


def _chunks(steps: list[Step]) -> list[list[Step]]:
    """Steps cut where one is missing, and at the edges of windows."""
    chunks: list[list[Step]] = []
    for step in steps:
        if chunks and step.step == chunks[-1][-1].step + 1 and step.step % WINDOW_STEPS != 0:
            chunks[-1].append(step)
        else:
            chunks.append([step])
    return chunks


def _clear(folder: Path) -> None:
    """Removes what a delivered spool holds, its mark last; the lock stays."""
    for file in sorted(folder.iterdir(), key=lambda file: file.name == DELIVERED):
        if file.name != "lock":
            file.unlink()


def _require_empty(folder: Path) -> None:
    """Clears what a removal left; what a spool lost its `run.json` of is kept. Raises SpoolInUseError, SpoolDamagedError."""
    if (folder / "run.json").exists():
        raise SpoolInUseError(f"{folder} was made by another process just now")
    if (folder / DELIVERED).exists():
        _clear(folder)
    if any(folder.glob("*.frames")) or any(folder.glob("*.steps")):
        raise SpoolDamagedError(f"{folder} holds steps, but no run.json")


def _now_us() -> int:
    return time.time_ns() // 1000

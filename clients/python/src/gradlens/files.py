"""Writing files so that a killed process, a full disk or a lost machine leaves no half."""

from __future__ import annotations

import errno
import fcntl
import json
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .errors import SpoolInUseError

log = logging.getLogger("gradlens")
_FULL = (errno.ENOSPC, errno.EDQUOT)
#: Rest before a full disk is tried again. Unit: s.
FULL_REST_S = 1.0


def append_whole(fd: int, data: bytes, at: int) -> int:
    """Appends at offset `at`, all or nothing; waits, with a warning, while the disk is full. Returns the offset behind."""

    def append() -> None:
        try:
            done = os.pwrite(fd, data, at)
            while done < len(data):
                done += os.pwrite(fd, memoryview(data)[done:], at + done)
        except OSError:
            os.ftruncate(fd, at)
            raise

    _when_there_is_room(append)
    return at + len(data)


def _when_there_is_room(write: Callable[[], None]) -> None:
    """Writes; while the disk is full, waits with a warning and writes again."""
    warned = False
    while True:
        try:
            return write()
        except OSError as error:
            if error.errno not in _FULL:
                raise
        if not warned:
            log.warning("the disk of the spool is full: training waits until there is room")
        warned = True
        time.sleep(FULL_REST_S)


def write_json(file: Path, value: Any) -> None:
    """Replaces a small file at once, on the disk when it returns."""
    fresh = file.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as out:
        json.dump(value, out)
        out.flush()
        os.fsync(out.fileno())
    os.replace(fresh, file)
    sync_folder(file.parent)


def write_json_at_last(file: Path, value: Any) -> None:
    """`write_json`; waits, with a warning, while the disk is full."""
    _when_there_is_room(lambda: write_json(file, value))


def read_json(file: Path) -> Any:
    """The value of a small file; None where there is none."""
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def sync_folder(folder: Path) -> None:
    """What was created, renamed or removed in a folder is on the disk."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def lock_folder(folder: Path) -> int:
    """Takes a folder for this process until the descriptor is closed, or the process ends. Raises SpoolInUseError."""
    fd = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(fd)
        raise SpoolInUseError(f"{folder} is in use by another process") from None
    return fd

"""Steps that are in no frame yet. Each is with the operating system before `step()` returns, so kill -9 takes none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .files import append_whole, sync_folder
from .frames import Step, decode_step, encode_step, read_records


class Journal:
    """Files `<first step>.steps`: one record a step. A new file begins with each `turn`; the old ones are dropped later."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fd: int | None = None
        self._size = 0

    def recover(self, after_step: int) -> list[Step]:
        """The steps behind `after_step` that were not sealed; a torn end is left out."""
        steps = [
            decode_step(step, payload)
            for file in self._files()
            for step, payload, _end in read_records(file.read_bytes())
            if step > after_step
        ]
        return sorted(steps, key=lambda step: step.step)

    def write(self, steps: Sequence[Step]) -> None:
        """Appends steps, all or none of them."""
        if self._fd is None:
            file = self._folder / f"{steps[0].step:020d}.steps"
            self._fd = os.open(file, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            self._size = 0
        self._size = append_whole(self._fd, b"".join(map(encode_step, steps)), self._size)

    def turn(self) -> list[Path]:
        """Ends the current file; the next step begins another. Returns the files there are, to drop when they are sealed."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None
        return self._files()

    def drop(self, files: list[Path]) -> None:
        """Removes files whose steps are all in frames that are on the disk."""
        for file in files:
            file.unlink(missing_ok=True)
        if files:
            sync_folder(self._folder)

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.steps"))

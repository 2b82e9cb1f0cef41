"""The frames of a run on the disk: numbered records in append-only files, `<first seq>.frames`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .errors import SpoolDamagedError
from .files import append_whole, sync_folder
from .frames import encode_record, read_head, read_records

#: A file is followed by another when it has so many bytes.
SEGMENT_BYTES = 16 * 2**20


@dataclass(frozen=True)
class _Place:
    file: Path
    offset: int
    size: int


class Segments:
    """Opens the frames that are there; a torn end is cut off. Raises SpoolDamagedError for damage elsewhere."""

    def __init__(self, folder: Path, next_seq: int) -> None:
        self._folder = folder
        self._places: dict[int, _Place] = {}
        self._fd: int | None = None
        self._file: Path | None = None
        self._size = 0
        self.next_seq = next_seq
        #: The last step that a frame tells of; None where none does.
        self.last_step: int | None = None
        #: Bytes that were cut off when it was opened.
        self.torn_bytes = 0
        files = sorted(folder.glob("*.frames"))
        for file in files:
            self._take(file, is_last=file == files[-1])

    def append(self, payloads: list[bytes]) -> None:
        """Appends frames with the next numbers; they are on the disk when it returns."""
        data = b"".join(encode_record(self.next_seq + i, payload) for i, payload in enumerate(payloads))
        fd, file = self._open()
        start = self._size
        try:
            end = append_whole(fd, data, start)
            os.fsync(fd)
        except BaseException:
            os.ftruncate(fd, start)  # the steps stay in the journal, and come again
            raise
        self._size = end
        self._index(data, file, start)

    def read_after(self, seq: int, most_bytes: int) -> bytes:
        """Records from `seq` + 1 on, as they are on the disk: at least one where there is one, at most so many bytes."""
        parts: list[bytes] = []
        total, at = 0, seq + 1
        while (place := self._places.get(at)) is not None and (not parts or total + place.size <= most_bytes):
            with place.file.open("rb") as source:
                source.seek(place.offset)
                parts.append(source.read(place.size))
            total, at = total + place.size, at + 1
        return b"".join(parts)

    def release(self, seq: int) -> None:
        """Removes files whose frames are all committed; the newest stays, to know where the run stands."""
        files = sorted({place.file for place in self._places.values()})
        for file in files[:-1]:
            seqs = [at for at, place in self._places.items() if place.file == file]
            if max(seqs) > seq:
                return
            file.unlink()
            for at in seqs:
                del self._places[at]

    def close(self) -> None:
        """Closes the file that is written."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _index(self, data: bytes, file: Path, start: int) -> None:
        begin = 0
        for seq, payload, end in read_records(data):
            self._keep(seq, payload, _Place(file, start + begin, end - begin))
            begin = end

    def _keep(self, seq: int, payload: bytes, place: _Place) -> None:
        self._places[seq] = place
        self.next_seq = seq + 1
        last = read_head(payload).last_step
        self.last_step = self.last_step if last is None else last

    def _take(self, file: Path, *, is_last: bool) -> None:
        data = file.read_bytes()
        begin = 0
        self.next_seq = int(file.stem)
        for seq, payload, end in read_records(data):
            if seq != self.next_seq:
                raise SpoolDamagedError(f"{file}: frame {seq} at byte {begin}, expected is frame {self.next_seq}")
            self._keep(seq, payload, _Place(file, begin, end - begin))
            begin = end
        if begin == len(data):
            return
        if not is_last or _another_follows(data, begin):
            raise SpoolDamagedError(f"{file}: the record at byte {begin} is damaged, and others follow")
        self.torn_bytes = len(data) - begin
        with file.open("r+b") as torn:
            torn.truncate(begin)
            os.fsync(torn.fileno())

    def _open(self) -> tuple[int, Path]:
        if self._fd is not None and self._file is not None and self._size < SEGMENT_BYTES:
            return self._fd, self._file
        self.close()
        file = self._folder / f"{self.next_seq:020d}.frames"
        self._fd = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._file, self._size = file, os.fstat(self._fd).st_size
        sync_folder(self._folder)
        return self._fd, file


def _another_follows(data: bytes, begin: int) -> bool:
    """Whether a whole record stands behind the damaged one: then this is no torn end."""
    if begin + 4 > len(data):
        return False
    behind = begin + 16 + int.from_bytes(data[begin : begin + 4], "little")
    return next(read_records(data[behind:]), None) is not None

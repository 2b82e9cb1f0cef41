"""What can go wrong, by whose doing."""

from __future__ import annotations

from collections.abc import Sequence

#: A longer value is cut. Unit: characters.
MOST_SHOWN = 200
#: Of more names so many are shown.
MOST_NAMES = 20


class InputError(ValueError):
    """The caller's mistake: names field, value and what is allowed. A long value is cut, and its length told."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(f"{_cut(field, MOST_SHOWN)} is {_shown(value)}; allowed: {allowed}")
        self.field = field


def listed(names: Sequence[str]) -> str:
    """Names for a message; of many the first, and how many there are."""
    shown = ", ".join(_cut(name, MOST_SHOWN // 2) for name in names[:MOST_NAMES])
    return shown if len(names) <= MOST_NAMES else f"{shown}, … ({len(names)} in all)"


def _shown(value: object) -> str:
    try:
        shown = repr(value)
    except Exception as error:  # a value that cannot be shown (an array of jax that was donated) must not hide what is wrong with it
        shown = f"a {type(value).__name__} that cannot be shown ({error})"
    return _cut(" ".join(shown.split()) if "\n" in shown else shown, MOST_SHOWN)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}… ({len(text)} characters)"


class SpoolDamagedError(RuntimeError):
    """A spool has a damaged record that is not its torn end: somebody changed the file, or the disk did."""


class SpoolInUseError(RuntimeError):
    """Another process records or ships this run just now."""


class RefusedError(RuntimeError):
    """The service will not take this, however often it is sent: `code` is that of docs/ingest.md, section 5."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class UnavailableError(RuntimeError):
    """The service did not answer, or asked to be asked later. `retry_after_s` is its wish, if it told one."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class HoleError(RuntimeError):
    """The service expects other frames first: ask where it stands, and send from there."""

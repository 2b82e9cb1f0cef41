"""What can go wrong, by whose doing."""

from __future__ import annotations


class InputError(ValueError):
    """The caller's mistake: names field, value and what is allowed."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(f"{field} is {value!r}; allowed: {allowed}")
        self.field = field


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

"""Where the service is, who we are to it, and where recordings are kept meanwhile."""

from __future__ import annotations

import os
import secrets
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .errors import InputError


@dataclass(frozen=True)
class Address:
    """The service and the token of role `ingest`. The token is never written to disk, nor shown."""

    url: str
    token: str

    def __repr__(self) -> str:
        return f"Address({self.url})"


def find_address(url: str | None = None, token: str | None = None) -> Address:
    """The address given, else that of GRADLENS_URL and GRADLENS_TOKEN. Raises InputError where one is missing, or the address holds a secret or is none."""
    url = url if url is not None else os.environ.get("GRADLENS_URL")
    token = token if token is not None else os.environ.get("GRADLENS_TOKEN")
    if url is None or not _is_address(url):
        raise InputError("GRADLENS_URL", None if url is None else _shown(url), "the address of the service, like http://127.0.0.1:7433")
    if not token or not token.isascii() or any(c.isspace() for c in token):
        shown = "missing" if not token else "not one word"
        raise InputError("GRADLENS_TOKEN", shown, "a token of role ingest: gradlens token create --role ingest --name NAME")
    return Address(url.rstrip("/"), token)


def _is_address(url: str) -> bool:
    """Scheme, host, port and path alone: the sign-in link has a token behind its `#`, and a user's password goes nowhere."""
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        return False
    return is_whole and not any(c.isspace() or c in "@?#" for c in url)


def _shown(url: str) -> str:
    """An address that is refused, without what may be secret in it."""
    return "a text with a user, a query or a part behind #" if any(c in url for c in "@?#") else url


def spool_folder(folder: str | Path | None = None) -> Path:
    """Folder of all spools: the one given, else GRADLENS_SPOOL, else `client-spool` in GRADLENS_HOME or ~/.gradlens."""
    if folder is not None:
        return Path(folder)
    named = os.environ.get("GRADLENS_SPOOL")
    if named:
        return Path(named)
    home = os.environ.get("GRADLENS_HOME")
    return (Path(home) if home else Path.home() / ".gradlens") / "client-spool"


def new_run() -> str:
    """A fresh uuidv7 (RFC 9562): ms since 1970, then random bits."""
    bits = (time.time_ns() // 1_000_000) << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=bits))


def check_run(run: str) -> str:
    """A run's uuid in lower case. Raises InputError for anything else."""
    try:
        parsed = uuid.UUID(run)
    except (ValueError, AttributeError, TypeError):
        raise InputError("run", run, "a uuidv7") from None
    if parsed.version != 7:
        raise InputError("run", run, "a uuidv7")
    return str(parsed)

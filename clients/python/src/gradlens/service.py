"""The ingest endpoint as docs/ingest.md describes it: one run, one connection, answers told apart by what to do next."""

from __future__ import annotations

import http.client
import json
import ssl
from typing import Any
from urllib.parse import urlsplit

from .errors import HoleError, RefusedError, UnavailableError
from .settings import Address

FRAMES = "application/vnd.gradlens.frames"
JSON = "application/json"
_LATER = (408, 429, 500, 502, 503, 504)


class RunEndpoint:
    """The endpoint of one run. Every request may be repeated. Raises UnavailableError, RefusedError, HoleError."""

    def __init__(self, address: Address, run: str, timeout_s: float = 60.0) -> None:
        self._address, self._run = address, run
        self._path = f"{urlsplit(address.url).path}/ingest/v1/runs/{run}"
        self._timeout_s = timeout_s
        self._connection: http.client.HTTPConnection | None = None

    def register(self, registration: dict[str, Any], *, resume: bool = False) -> dict[str, Any]:
        """Registers the run, or finds it again; `resume` takes it over as a new attempt."""
        body = {**registration, "resume": True} if resume else registration
        return self._call("PUT", "", json.dumps(body).encode(), JSON)

    def frames(self, records: bytes) -> dict[str, Any]:
        """Delivers records; when this returns they are committed and signed. No records: a sign of life."""
        return self._call("POST", "/frames", records, FRAMES)

    def end(self, ending: dict[str, Any]) -> dict[str, Any]:
        """Ends the run. The same end again changes nothing."""
        return self._call("POST", "/end", json.dumps(ending).encode(), JSON)

    def commands(self, after: int, wait_s: int) -> dict[str, Any]:
        """What the run is to do, with numbers above `after`; waits so long where there is nothing."""
        return self._call("GET", f"/commands?after={after}&wait={wait_s}", b"", JSON)

    def answer(self, seq: int, answer: dict[str, Any]) -> dict[str, Any]:
        """Tells what became of a command."""
        return self._call("POST", f"/commands/{seq}", json.dumps(answer).encode(), JSON)

    def apart(self, timeout_s: float) -> RunEndpoint:
        """The same endpoint over a connection of its own."""
        return RunEndpoint(self._address, self._run, timeout_s)

    def close(self) -> None:
        """Closes the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _call(self, method: str, path: str, body: bytes, kind: str) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {self._address.token}", **({} if method == "GET" else {"content-type": kind})}
        try:
            connection = self._connected()
            connection.request(method, self._path + path, body if method != "GET" else None, headers)
            response = connection.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException, ssl.SSLError) as error:
            self.close()
            raise UnavailableError(f"{self._address.url} does not answer: {error or type(error).__name__}") from error
        return _answered(response, text, self._address.url)

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            parts = urlsplit(self._address.url)
            kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
            self._connection = kind(parts.hostname or "", parts.port, timeout=self._timeout_s)
        return self._connection


def _answered(response: http.client.HTTPResponse, text: bytes, url: str) -> dict[str, Any]:
    try:
        answer = json.loads(text)
    except ValueError:
        answer = None
    if response.status == 200 and isinstance(answer, dict):
        return answer
    if response.status in _LATER:
        raise UnavailableError(f"{url} answers {response.status}", _seconds(response.getheader("retry-after")))
    error = answer.get("error") if isinstance(answer, dict) else None
    if not isinstance(error, dict):
        raise RefusedError("not-gradlens", f"{url} answers {response.status}, and not as gradlens does: is this its address?")
    code, message = str(error.get("code")), str(error.get("message"))
    if code == "hole":
        raise HoleError(message)
    if response.status in (401, 403):
        message += f" (by {url}; GRADLENS_TOKEN: a token of role ingest, gradlens token create --role ingest --name NAME)"
    raise RefusedError(code, message)


def _seconds(text: str | None) -> float | None:
    return float(text) if text is not None and text.isdigit() else None

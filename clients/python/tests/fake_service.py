"""An ingest endpoint that keeps count: as strict as the real one about order, and told to fail in every way."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from gradlens.frames import read_head, read_records

#: What happens to a request: "ok"; "busy" (503, nothing taken); "deaf" (taken, the answer is lost); "cut" (no answer, nothing taken).
Fault = str


class FakeService:
    """One run. `steps` holds every step ever committed, in order: twice is seen, as is a hole."""

    def __init__(self, fault: Callable[[], Fault] = lambda: "ok") -> None:
        self.fault = fault
        self.frames: dict[int, bytes] = {1: b"attempt"}
        self.steps: list[int] = []
        self.gaps: list[tuple[int, int]] = []
        self.facts: list[dict[str, Any]] = []
        self.last_step = -1
        self.state = "running"
        self.registrations: list[dict[str, Any]] = []
        self.refuse: tuple[int, dict[str, Any]] | None = None
        self._lock = threading.Lock()
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_args: Any) -> None:
                pass

            def _handle(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                fault = service.fault()
                if fault == "cut":
                    self.close_connection = True
                    return
                status, answer = (503, {"error": {"code": "busy", "message": "later"}}) if fault == "busy" else service.answer(self, body)
                if fault == "deaf":
                    self.close_connection = True
                    return
                text = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("content-length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_PUT = do_POST = do_GET = _handle

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, dict[str, Any]]:
        with self._lock:
            if request.headers["authorization"] != "Bearer secret":
                return 401, {"error": {"code": "unauthenticated", "message": "another token"}}
            if self.refuse is not None:
                return self.refuse
            if request.command == "PUT":
                self.registrations.append(json.loads(body))
            if request.path.endswith("/end"):
                self.state = json.loads(body)["state"]
                self.frames.setdefault(max(self.frames) + 1, b"end")
            if request.path.endswith("/frames"):
                return self._take(body)
            return 200, self._position()

    def _position(self) -> dict[str, Any]:
        last = max(self.frames)
        return {"run": "", "attempt": 1, "nextSeq": last + 1, "lastSeq": last, "lastStep": self.last_step, "state": self.state}

    def _take(self, body: bytes) -> tuple[int, dict[str, Any]]:
        whole = 0
        for seq, payload, end in read_records(body):
            whole = end
            if seq in self.frames:
                if self.frames[seq] != payload:
                    return 409, {"error": {"code": "different", "message": f"frame {seq} differs"}}
                continue
            if seq != max(self.frames) + 1:
                return 409, {"error": {"code": "hole", "message": f"expected {max(self.frames) + 1}, got {seq}"}}
            problem = self._commit(payload)
            if problem is not None:
                return problem
            self.frames[seq] = payload
        if whole != len(body):
            return 400, {"error": {"code": "bad-record", "message": "damaged"}}
        return 200, {"lastSeq": max(self.frames), "lastStep": self.last_step, "accepted": 0, "duplicates": 0}

    def _commit(self, payload: bytes) -> tuple[int, dict[str, Any]] | None:
        head = read_head(payload)
        if head.last_step is None:
            self.facts.append(json.loads(payload[32:]))
            return None
        if head.step0 != self.last_step + 1 or (head.kind == 2 and head.step0 // 256 != head.last_step // 256):
            return 400, {"error": {"code": "bad-record", "message": f"steps {head.step0} to {head.last_step} after {self.last_step}"}}
        self.last_step = head.last_step
        if head.kind == 2:
            self.steps.extend(range(head.step0, head.last_step + 1))
        else:
            self.gaps.append((head.step0, head.n))
        return None

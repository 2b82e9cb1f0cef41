"""Delivers a spool: in order, each frame until it is acknowledged, with rests that grow while the service is away."""

from __future__ import annotations

import logging
import math
import random
import threading
import time
from dataclasses import dataclass

from .errors import HoleError, RefusedError, UnavailableError
from .service import RunEndpoint
from .spool import RunSpool

log = logging.getLogger("gradlens")
#: Steps become frames after so long. Unit: s.
SEAL_EVERY_S = 0.25
#: A run that has nothing to tell gives a sign of life so often. Unit: s.
ALIVE_EVERY_S = 60.0
#: A request has so many bytes of records, or one record. Unit: bytes.
BODY_BYTES = 4 * 2**20
#: First and longest rest while the service is away. Unit: s.
FIRST_REST_S, LONGEST_REST_S = 0.25, 30.0


@dataclass
class Delivery:
    """How far the service is. `problem` is why nothing goes on, or null."""

    last_seq: int = 0
    registered: bool = False
    ended: bool = False
    problem: str | None = None


def deliver(spool: RunSpool, endpoint: RunEndpoint, delivery: Delivery) -> None:
    """Delivers all frames that are there, and the end if the run has ended. Raises UnavailableError, RefusedError."""
    if not delivery.registered:
        _register(spool, endpoint, delivery)
    ending = spool.ending  # before the frames: none comes behind an end
    asked_at = -1
    while records := spool.read_after(delivery.last_seq, BODY_BYTES):
        try:
            delivery.last_seq = endpoint.frames(records)["lastSeq"]
        except HoleError as error:
            if delivery.last_seq == asked_at:  # it was sent what it asked for
                raise RefusedError("hole", f"{error}; its frames are steps that do not follow") from error
            _register(spool, endpoint, delivery)
            asked_at = delivery.last_seq
            continue
        spool.release(delivery.last_seq)
    if ending is not None and not delivery.ended:
        endpoint.end(ending)
        delivery.ended = True


def _register(spool: RunSpool, endpoint: RunEndpoint, delivery: Delivery) -> None:
    position = endpoint.register(spool.registration)
    if position["attempt"] != spool.attempt:
        raise RefusedError("taken-over", f"attempt {position['attempt']} has taken run {spool.run} over")
    ending = spool.ending
    ended = ending is not None and position["state"] == ending["state"]
    # the end is a frame of the service's own
    if position["lastSeq"] >= spool.next_seq + (1 if ended else 0):
        raise RefusedError("different", f"the service has frames of run {spool.run} that are not in {spool.folder}")
    delivery.last_seq, delivery.registered, delivery.ended = position["lastSeq"], True, ended
    spool.release(delivery.last_seq)


class Shipper:
    """A thread that seals and delivers what is recorded until it is stopped; a service that is away is asked again."""

    def __init__(self, spool: RunSpool, endpoint: RunEndpoint) -> None:
        self._spool, self._endpoint = spool, endpoint
        self.delivery = Delivery()
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._idle = threading.Condition()
        self._rest_s = FIRST_REST_S
        self._thread = threading.Thread(target=self._work, name="gradlens-shipper", daemon=True)
        self._thread.start()

    def hurry(self) -> None:
        """Seals and delivers at once."""
        self._wake.set()

    @property
    def is_done(self) -> bool:
        """Whether all that was recorded is committed, the end included."""
        spool, delivery = self._spool, self.delivery
        open_end = spool.ending is not None and not delivery.ended
        return delivery.registered and not open_end and spool.pending_steps == 0 and delivery.last_seq + 1 >= spool.next_seq

    def wait(self, timeout_s: float) -> bool:
        """Waits until all is committed, or nothing goes on. Returns whether all is."""
        deadline = time.monotonic() + timeout_s
        while not self.is_done and self.delivery.problem is None and (left := deadline - time.monotonic()) > 0:
            self.hurry()
            with self._idle:
                self._idle.wait(min(left, 0.5))
        return self.is_done

    def stop(self, timeout_s: float) -> bool:
        """Ends the thread. Returns whether it has ended; one that waits for an answer ends with the process."""
        self._stopping.set()
        self._wake.set()
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        alive_at = -math.inf  # a run that is resumed and held tells nothing, but lives
        while not self._stopping.is_set():
            self._wake.wait(SEAL_EVERY_S)
            self._wake.clear()
            try:
                self._spool.seal()
                if self.delivery.problem is None:
                    alive_at = self._deliver(alive_at)
            except Exception as error:  # what is recorded is safe: the training goes on, and this is told
                self._give_up(f"{type(error).__name__}: {error}")
            with self._idle:
                self._idle.notify_all()

    def _deliver(self, alive_at: float) -> float:
        before = self.delivery.last_seq
        try:
            deliver(self._spool, self._endpoint, self.delivery)
            if time.monotonic() - alive_at > ALIVE_EVERY_S and not self.delivery.ended:
                self._endpoint.frames(b"")
                return time.monotonic()
        except UnavailableError as error:
            self._rest(error)
            return alive_at
        except RefusedError as error:
            self._give_up(str(error))
            return alive_at
        if self._rest_s > FIRST_REST_S:
            log.warning("run %s: the service answers again", self._spool.run)
        self._rest_s = FIRST_REST_S
        return time.monotonic() if self.delivery.last_seq > before else alive_at

    def _rest(self, error: UnavailableError) -> None:
        if self._rest_s == FIRST_REST_S:
            log.warning("run %s: recording to disk (%s): %s", self._spool.run, self._spool.folder, error)
        rest = max(error.retry_after_s or 0.0, self._rest_s * random.uniform(0.5, 1.0))
        deadline = time.monotonic() + rest
        # steps go on becoming frames while the service is away
        while (left := deadline - time.monotonic()) > 0 and not self._stopping.wait(min(left, SEAL_EVERY_S)):
            self._spool.seal()
            with self._idle:
                self._idle.notify_all()
        self._rest_s = min(self._rest_s * 2, LONGEST_REST_S)

    def _give_up(self, problem: str) -> None:
        self.delivery.problem = problem
        log.error("run %s is no longer delivered, its recording goes on in %s: %s", self._spool.run, self._spool.folder, problem)

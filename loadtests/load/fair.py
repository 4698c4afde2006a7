"""The live room (直播间): viewers send what they do, a pack a second; readers see how fresh the frames are."""

import secrets
import time
from typing import Any

import gevent
import msgspec
from geventhttpclient.response import HTTPConnectionClosed
from locust import constant, constant_pacing, task

from loadtests.clients.history import Act
from loadtests.fair.words import comment
from loadtests.load.journey import Journey
from loadtests.load.outcomes import ARROW, PAUSE_S
from loadtests.load.scenarios import WEIGHTS
from loadtests.load.stage import FairStage
from shared.contracts.fair_records import PRESENCE, Kind

API = "/api/jobfair/v1"
STAYS_S = (20.0, 90.0)
BEAT_EVERY_S = 15.0
LIKE_SHARE, COMMENT_SHARE, CLICK_SHARE, IMPRESSION_SHARE = 0.3, 0.04, 0.05, 0.1
REGISTERED_SHARE = 0.3
_decode = msgspec.json.decode


class Viewer(Journey):
    """A page in the room; whoever leaves is followed by somebody else."""

    weight = WEIGHTS["Viewer"]
    wait_time = constant_pacing(1.0)
    _token = ""
    _leaves_at = 0.0
    _beats_at = 0.0

    @property
    def fair(self) -> FairStage:
        """The room of this run."""
        assert self.part.stage.fair is not None  # noqa: S101 - viewers come to a room only
        return self.part.stage.fair

    @task
    def watch(self) -> None:
        """One second: come in, or tell what was done in it, or leave."""
        now = time.monotonic()
        if not self._token:
            self._enter()
        elif now > self._leaves_at:
            self._tell([{"kind": "leave"}])
            self._token = ""
        else:
            self._tell(self._done_in_a_second(now))

    def on_stop(self) -> None:
        """Pages are closed one by one, not torn away."""
        if self._token:
            self._tell([{"kind": "leave"}])

    def _enter(self) -> None:
        citizen = next(self.part.viewers, None) if self.happens(REGISTERED_SHARE) else None
        target = f"{API}/rooms/{self.fair.room_id}/viewer-tokens"
        admitted = self.insist("enter", "POST", target, value={}, token=citizen.token if citizen else "")
        if admitted.status == 201:
            now = time.monotonic()
            self._token = admitted.json()["token"]
            self._leaves_at = now + self.part.dice.uniform(*STAYS_S)
            self._beats_at = now + BEAT_EVERY_S
            self._tell([{"kind": "join"}])

    def _done_in_a_second(self, now: float) -> list[dict[str, Any]]:
        dice = self.part.dice
        items: list[dict[str, Any]] = []
        if now > self._beats_at:
            self._beats_at = now + BEAT_EVERY_S
            items.append({"kind": "beat"})
        if self.happens(LIKE_SHARE):
            items.append({"kind": "like", "count": dice.randint(1, 9)})
        if self.happens(COMMENT_SHARE):
            items.append({"kind": "comment", "text": comment(dice)})
        for kind, share in (("impression", IMPRESSION_SHARE), ("click", CLICK_SHARE)):
            if self.happens(share):
                items.append({"kind": kind, "job_id": dice.choice(self.fair.job_ids)})
        return items

    def _tell(self, items: list[dict[str, Any]]) -> None:
        """One pack; what was taken of it is written down, and what was not is counted by its code."""
        if not items:
            return
        at_ms = int(time.time() * 1_000)
        for item in items:
            item["at_ms"] = at_ms
            if Kind[item["kind"].upper()] not in PRESENCE:
                item["message_id"] = secrets.token_hex(8)
        headers = {"Authorization": f"Viewer {self._token}"}
        target = f"{API}/rooms/{self.fair.room_id}/interactions"
        answer = self.insist("pack", "POST", target, value={"items": items}, headers=headers)
        if answer.status != 202:
            return
        refused = {one["index"]: one["code"] for one in answer.json()["refused"]}
        for code in refused.values():
            self.count(f"thing{ARROW}{code}", answer.ms)
        taken = [_reference(item) for place, item in enumerate(items) if place not in refused]
        told = " ".join([*taken, *(f"!{code}" for code in refused.values())])
        room_id, key = self.fair.room_id, secrets.token_hex(8)
        self.part.fair_history.note(Act("pack", key, room_id, "pack", answer.status, "", told, time.time(), answer.ms))


class Reader(Journey):
    """A page that only looks: it follows the room's stream of frames."""

    weight = WEIGHTS["Reader"]
    wait_time = constant(0.0)  # the stream says when there is more
    _stream: Any = None
    _leaves_at = 0.0

    @task
    def follow(self) -> None:
        """One event of the stream, or a new stream; how old each frame is when it comes is a figure."""
        if self._stream is None:
            self._open()
            return
        line = self._next_line()
        while line.strip():
            if line.startswith(b"data:"):
                self._seen(_decode(line[5:]))
            line = self._next_line()
        if not line or time.monotonic() > self._leaves_at:
            self.on_stop()

    def on_stop(self) -> None:
        """The page is closed."""
        if self._stream is not None:
            self._stream.release()
            self._stream = None

    def _open(self) -> None:
        assert self.part.stage.fair is not None  # noqa: S101 - readers come to a room only
        target = f"{API}/rooms/{self.part.stage.fair.room_id}/stream"
        headers = {"Accept": "text/event-stream"}
        with self.client.request("GET", target, headers=headers, stream=True, catch_response=True) as response:
            if response.status_code == 200:
                response.request_meta["name"] = f"stream{ARROW}open"
                self._stream = response._response  # the library's own ways to read on wait until a block is full
            else:
                response.request_meta["name"] = f"stream{ARROW}{response.status_code or 'no answer'}"
                response.failure("undecided: no stream")
        if self._stream is None:
            gevent.sleep(PAUSE_S)
        self._leaves_at = time.monotonic() + self.part.dice.uniform(*STAYS_S)

    def _next_line(self) -> bytes:
        """Nothing, where the stream has ended."""
        try:
            return bytes(self._stream.readline(b"\n"))
        except (OSError, HTTPConnectionClosed):
            return b""

    def _seen(self, frame: dict[str, Any]) -> None:
        if "at_ms" in frame:  # else a retraction
            self.count(f"frame{ARROW}figures", max(0.0, time.time() * 1_000 - frame["at_ms"]))


def _reference(item: dict[str, Any]) -> str:
    """What it is found by in the log."""
    kind = Kind[item["kind"].upper()]
    return f"{kind:d}@{item['at_ms']}" if kind in PRESENCE else f"{kind:d}:{item['message_id']}"

"""The live room (直播间): viewers send what they do, a pack a second; readers see how fresh the frames are."""

import secrets
import time
from typing import Any

import msgspec
from geventhttpclient.response import HTTPConnectionClosed
from locust import between, constant_pacing, task

from loadtests.clients.history import Act
from loadtests.fair.words import comment
from loadtests.load.journey import Journey
from loadtests.load.outcomes import ARROW
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
    wait_time = between(0.5, 1.5)

    @task
    def follow(self) -> None:
        """One stream, for as long as somebody stays; how old each frame is when it comes is a figure."""
        assert self.part.stage.fair is not None  # noqa: S101 - readers come to a room only
        leaves_at = time.monotonic() + self.part.dice.uniform(*STAYS_S)
        target = f"{API}/rooms/{self.part.stage.fair.room_id}/stream"
        with self.client.request(
            "GET", target, headers={"Accept": "text/event-stream"}, stream=True, catch_response=True
        ) as response:
            is_open = response.status_code == 200
            response.request_meta["name"] = f"stream{ARROW}{'open' if is_open else response.status_code or 'no answer'}"
            if not is_open:
                response.failure("undecided: no stream")
        lines = response._response  # the library's own ways to read on wait until a block is full
        while is_open and lines is not None and time.monotonic() < leaves_at:
            try:
                line = lines.readline(b"\n")
            except (OSError, HTTPConnectionClosed):
                break
            if line.startswith(b"data:"):
                self._seen(_decode(line[5:]))
            elif not line:
                break
        response.release()

    def _seen(self, frame: dict[str, Any]) -> None:
        if "at_ms" in frame:  # else a retraction
            self.count(f"frame{ARROW}figures", max(0.0, time.time() * 1_000 - frame["at_ms"]))


def _reference(item: dict[str, Any]) -> str:
    """What it is found by in the log."""
    kind = Kind[item["kind"].upper()]
    return f"{kind:d}@{item['at_ms']}" if kind in PRESENCE else f"{kind:d}:{item['message_id']}"

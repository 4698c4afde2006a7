"""A fair that is live at the pace of the rules, and people in it who speak: what tests of wall and moderator need."""

import itertools

import msgspec

from loadtests.clients.gateway import Gateway
from loadtests.demo.fair.stage import FairStage, set_fair_stage
from loadtests.fair.plan import Plan
from loadtests.fair.play import API

SIZE = (12, 60)
"""Companies and postings of its catalogue: enough for ten on stage."""
_numbers = itertools.count(1)


async def open_fair(gateway: Gateway) -> FairStage:
    """A room is open, its stage planned; nobody is there yet."""
    return await set_fair_stage(gateway, Plan(0.0001), 1, SIZE)


class Person:
    """Somebody who watches a room on a page of their own; each may say one thing every two seconds."""

    def __init__(self, gateway: Gateway, room_id: str) -> None:
        self._gateway = gateway
        self._room_id = room_id
        self._token = ""

    async def come(self) -> "Person":
        """Join the room."""
        told = await self._post("viewer-tokens", {}, {})
        self._token = str(told["token"])
        await self._tell({"kind": "join"})
        return self

    async def say(self, text: str) -> None:
        """Comment; when this returns the door has taken it."""
        await self._tell({"kind": "comment", "text": text})

    async def ask(self, text: str, job_id: str) -> None:
        """Ask a question about a job."""
        await self._tell({"kind": "question", "text": text, "job_id": job_id})

    async def click(self, job_id: str) -> None:
        """Open a job."""
        await self._tell({"kind": "click", "job_id": job_id})

    async def _tell(self, item: dict[str, str]) -> None:
        message = {} if item["kind"] == "join" else {"message_id": f"m{next(_numbers)}"}
        headers = {"Authorization": f"Viewer {self._token}"}
        told = await self._post("interactions", {"items": [item | message]}, headers)
        if told["refused"]:
            raise RuntimeError(f"{item}: {told}")

    async def _post(self, door: str, body: object, headers: dict[str, str]) -> dict[str, object]:
        answer = await self._gateway.until_definite(
            "POST", f"{API}/rooms/{self._room_id}/{door}", body=msgspec.json.encode(body),
            headers={"Content-Type": "application/json"} | headers,
        )  # fmt: skip
        if answer.status not in {201, 202}:
            raise RuntimeError(f"{door}: {answer.status} {answer.body[:300]!r}")
        return dict(answer.json())

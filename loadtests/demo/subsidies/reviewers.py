"""Reviewers of the demo: each takes the queue of a district or the city and decides as the papers say."""

import asyncio
import random
from collections.abc import AsyncIterator
from typing import Any

import msgspec

from loadtests.clients.gateway import Answer, Gateway
from loadtests.demo.subsidies.buyers import BASE, Buyers
from loadtests.demo.subsidies.stage import SubsidyStage
from loadtests.paperwork.case import Case, Step

RETURN_SHARE = 0.07
FORGETFUL_SHARE = 0.2  # of the buyers whose claim was returned: they never answer, and it lapses
OBJECTIONS = 2
PAUSE_S = 0.5


class Reviewers:
    """Works off the queues until stopped; `returned` and `objected` count what was sent back, and why."""

    def __init__(self, gateway: Gateway, stage: SubsidyStage, buyers: Buyers, seed: int) -> None:
        self.returned: dict[str, int] = {}
        self.objected = 0
        self.broken: list[str] = []
        self._gateway = gateway
        self._buyers = buyers
        self._policies = {window.policy_id for window in stage.windows}
        self._districts = sorted({window.district_id for window in stage.windows})
        self._dice = random.Random(seed)
        self._seen: set[str] = set()  # claims looked at once: nothing is returned twice
        self._seen_on_notice: set[str] = set()
        self._mending: set[asyncio.Task[None]] = set()

    async def work(self, stop: asyncio.Event) -> None:
        """Districts and the city side by side."""
        async with asyncio.TaskGroup() as together:
            for district_id in self._districts:
                together.create_task(self._district(district_id, stop))
            together.create_task(self._city(stop))

    async def _district(self, district_id: str, stop: asyncio.Event) -> None:
        token = await log_in(self._gateway, "district_reviewer", district_id)
        while not stop.is_set():
            async for entry in self._queue(token, "AUTO_CHECKED"):
                await self._decide(token, entry)
            await asyncio.sleep(PAUSE_S)

    async def _city(self, stop: asyncio.Event) -> None:
        token = await log_in(self._gateway, "city_reviewer")
        while not stop.is_set():
            async for entry in self._queue(token, "DISTRICT_APPROVED"):
                await self._approve(token, entry)
            async for entry in self._queue(token, "PUBLICISED"):
                await self._maybe_object(token, entry)
            await asyncio.sleep(PAUSE_S)

    async def _queue(self, token: str, state: str) -> AsyncIterator[dict[str, Any]]:
        after = 0
        while page := await self._gateway.get(f"{BASE}/reviews?state={state}&after={after}", token=token):
            for entry in page:
                after = entry["filing_no"]
                if entry["policy_id"] in self._policies:
                    yield entry

    async def _decide(self, token: str, entry: dict[str, Any]) -> None:
        claim_no = entry["claim_no"]
        case = self._buyers.score.filed.get(claim_no)
        if case is None:  # acknowledged, but its buyer has not heard it yet
            return
        if case.step == Step.REVIEW:
            await self._reject(token, claim_no, case)
        elif claim_no not in self._seen and self._dice.random() < RETURN_SHARE:
            await self._return(token, claim_no, case)
        else:
            await self._approve(token, entry)
        self._seen.add(claim_no)

    async def _reject(self, token: str, claim_no: str, case: Case) -> None:
        file = await self._gateway.get(f"{BASE}/reviews/{claim_no}", token=token)
        if not set(case.shows_at) <= set(file["differences"]):
            self.broken.append(f"{case.filing.policy} {case.name}: shown as different are {file['differences']}")
        await self._act(token, claim_no, "rejections", {"reason": str(case.refusal)})

    async def _return(self, token: str, claim_no: str, case: Case) -> None:
        name = "phone"
        await self._act(token, claim_no, "returns", {"fields": [name]})
        self.returned[name] = self.returned.get(name, 0) + 1
        if self._dice.random() < FORGETFUL_SHARE:
            return
        task = asyncio.create_task(self._mend(claim_no, {name: case.filing.typed[name]}))
        self._mending.add(task)
        task.add_done_callback(self._mending.discard)

    async def _mend(self, claim_no: str, fields: dict[str, str]) -> None:
        answer = await self._buyers.mend(claim_no, fields, f"mend-{claim_no}")
        if answer.status != 201:
            self.broken.append(f"fix of {claim_no}: {answer.status} {answer.body[:200]!r}")

    async def _approve(self, token: str, entry: dict[str, Any]) -> None:
        await self._act(token, entry["claim_no"], "approvals", {"saw_amount_fen": entry["amount_fen"]})

    async def _maybe_object(self, token: str, entry: dict[str, Any]) -> None:
        if self.objected < OBJECTIONS and entry["claim_no"] not in self._seen_on_notice:
            self.objected += 1
            await self._act(token, entry["claim_no"], "objections", {"reason": "公示期内收到异议，需复核"})
        self._seen_on_notice.add(entry["claim_no"])

    async def _act(self, token: str, claim_no: str, what: str, body: dict[str, Any]) -> Answer:
        key = f"{what}-{claim_no}-{self._dice.getrandbits(48):x}"
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key, "Content-Type": "application/json"}
        target = f"{BASE}/reviews/{claim_no}/{what}"
        answer = await self._gateway.until_definite("POST", target, body=msgspec.json.encode(body), headers=headers)
        if answer.status != 201 and answer.code != "WRONG_STATE":  # the clock may have been quicker
            self.broken.append(f"{what} of {claim_no}: {answer.status} {answer.body[:200]!r}")
        return answer


async def log_in(gateway: Gateway, role: str, district_id: str | None = None, index: int = 0) -> str:
    """The token of a member of staff."""
    body = {"role": role, "index": index, "district_id": district_id}
    return str((await gateway.act("/api/identity/v1/demo/logins", body, token="", key="demo-login"))["token"])

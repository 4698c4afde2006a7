"""A policy of its own on the running stack, and the people who carry a claim through it to the bank."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import msgspec

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.policy_schedule import policy_grant_bodies
from deploy.campaigns.schedule import Calendar, campaign_body
from loadtests.clients.gateway import Answer
from loadtests.demo.subsidies.buyers import BASE
from loadtests.demo.subsidies.finance import TREASURY
from loadtests.demo.subsidies.reviewers import log_in
from loadtests.demo.subsidies.stage import approve_campaign, approve_grant, load_policies
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.paperwork.filings import Desk
from loadtests.tests.city import City

WITHIN_S = 90


@dataclass
class Office:
    """`claims` maps a claim's number to its buyer's token."""

    city: City
    policy_id: str
    program_id: str
    desk: Desk
    claims: dict[str, str] = field(default_factory=dict)
    _keys: Any = field(default_factory=count)

    @classmethod
    async def open(cls, city: City) -> "Office":
        """The visitors' policy in a campaign of its own, with money."""
        file = read_campaign_file(CAMPAIGN_FILE)
        campaign_id = f"office-{time.monotonic_ns()}"
        calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=1))
        await approve_campaign(city.gateway, city.staff, campaign_body(file, campaign_id, calendar))
        (policy_id,) = await load_policies(city.gateway, city.staff, file, campaign_id, calendar)
        (grant,) = policy_grant_bodies(file, campaign_id)
        await approve_grant(city.gateway, city.staff, grant)
        desk = Desk(file, "cars", seed=secrets.randbelow(10**9))
        return cls(city, policy_id, str(grant["program_id"]), desk)

    async def file(self, account: str) -> str:
        """A claim to be paid to this account."""
        token = self.city.people[len(self.claims)][1]
        filing = self.desk.file_one(changed={"bank_card": account})
        opened = await self._act(token, f"{BASE}/claims", {"policy_id": self.policy_id})
        claim_no = str(opened["claim_no"])
        await self._send("PATCH", f"{BASE}/claims/{claim_no}", token, {"fields": dict(filing.typed)})
        for kind, paper in filing.papers.items():
            await self._send("PUT", f"{BASE}/claims/{claim_no}/documents/{kind}", token, paper.render())
        await self._act(token, f"{BASE}/claims/{claim_no}/submissions")
        self.claims[claim_no] = token
        return claim_no

    async def review(self) -> None:
        """Both levels approve every claim."""
        for role, state in (("district_reviewer", "AUTO_CHECKED"), ("city_reviewer", "DISTRICT_APPROVED")):
            token = await log_in(self.city.gateway, role)
            for claim_no in self.claims:
                await self.until(claim_no, state)
                file = await self.city.gateway.get(f"{BASE}/reviews/{claim_no}", token=token)
                saw = {"saw_amount_fen": file["amount_fen"]}
                await self._act(token, f"{BASE}/reviews/{claim_no}/approvals", saw)
        for claim_no in self.claims:
            await self.until(claim_no, "IN_BATCH")

    async def prepare(self, payments: int) -> dict[str, Any]:
        """A batch, once so many payments are due."""
        async with asyncio.timeout(WITHIN_S):
            while await self._due() < payments:
                await asyncio.sleep(0.2)
        batch_id = f"{self.program_id}.b{next(self._keys)}"
        body = {"batch_id": batch_id, "program_id": self.program_id}
        made: dict[str, Any] = await self._act(self.city.staff.maker, f"{TREASURY}/payout-batches", body)
        return made

    async def approve(self, batch: dict[str, Any]) -> None:
        saw = {"saw_sha256": batch["sha256"], "saw_sum_fen": batch["sum_fen"]}
        target = f"{TREASURY}/payout-batches/{batch['batch_id']}/approvals"
        await self._act(self.city.staff.checker, target, saw)

    async def mend(self, claim_no: str, account: str) -> None:
        """The buyer gives another account."""
        token = self.claims[claim_no]
        await self._send("PATCH", f"{BASE}/claims/{claim_no}", token, {"fields": {"bank_card": account}})
        await self._act(token, f"{BASE}/claims/{claim_no}/fixes")

    async def until(self, claim_no: str, *states: str) -> str:
        """Wait until the claim is in one of these states."""
        async with asyncio.timeout(WITHIN_S):
            while True:
                seen = await self.city.gateway.get(f"{BASE}/claims/{claim_no}", token=self.claims[claim_no])
                if seen["state"] in states:
                    return str(seen["state"])
                await asyncio.sleep(0.2)

    async def _due(self) -> int:
        due = await self.city.gateway.get(f"{TREASURY}/payouts/due", token=self.city.staff.maker)
        return sum(one["payouts"] for one in due if one["program_id"] == self.program_id)

    async def _act(self, token: str, target: str, body: Any = None) -> Any:
        """An act under a key of its own, repeated until it is answered."""
        answer = await self._send("POST", target, token, body or {}, key=f"key-{secrets.token_hex(8)}")
        assert answer.status == 201, answer.body
        return answer.json()

    async def _send(self, method: str, target: str, token: str, body: Any, *, key: str = "") -> Answer:
        content = body if isinstance(body, bytes) else msgspec.json.encode(body)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        headers |= {"Idempotency-Key": key} if key else {}
        return await self.city.gateway.until_definite(method, target, body=content, headers=headers)

"""A policy of the tests' own on the running stack, open now and with money, and what is true of a purchase under it."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.policy_schedule import policy_grant_bodies
from deploy.campaigns.schedule import Calendar, campaign_body
from deploy.local.servers import ROOT
from loadtests.clients.gateway import Gateway
from loadtests.demo.stage import Staff, log_in_staff
from loadtests.demo.subsidies.stage import approve_campaign, approve_grant, load_policies
from loadtests.paperwork.filings import Desk, Filing
from loadtests.tests.stack import Stack

SUBSIDIES = "/api/subsidies/v1"
TREASURY = "/api/treasury/v1"
AUTUMN = ROOT / "deploy/campaigns/hengshui-2022-autumn.yaml"
VISITORS = ROOT / "deploy/campaigns/visitors.yaml"
WITHIN_S = 60


@dataclass
class SubsidyOffice:
    """`desk` deals purchases that nobody else has made."""

    gateway: Gateway
    staff: Staff
    policy_id: str
    program_id: str
    desk: Desk

    async def file(self, citizen_index: int, filing: Filing) -> str:
        """A claim that somebody has filed and the system has checked, by its number."""
        login = {"role": "citizen", "index": citizen_index}
        token = (await self.gateway.act("/api/identity/v1/demo/logins", login, token="", key="demo-login"))["token"]
        opened = await self._act(token, f"{SUBSIDIES}/claims", {"policy_id": self.policy_id})
        own = f"{SUBSIDIES}/claims/{opened['claim_no']}"
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        fields = msgspec.json.encode({"fields": dict(filing.typed)})
        await self.gateway.until_definite("PATCH", own, body=fields, headers=headers)
        for kind, paper in filing.papers.items():
            await self.gateway.until_definite("PUT", f"{own}/documents/{kind}", body=paper.render(), headers=headers)
        await self._act(token, f"{own}/submissions", {})
        async with asyncio.timeout(WITHIN_S):
            while (await self.gateway.get(own, token=token))["state"] == "SUBMITTED":
                await asyncio.sleep(0.1)
        return str(opened["claim_no"])

    async def _act(self, token: str, target: str, body: dict[str, Any]) -> Any:
        return await self.gateway.act(target, body, token=token, key=f"key-{secrets.token_hex(8)}")


@asynccontextmanager
async def subsidy_office(stack: Stack, campaign: Path, policy: str) -> AsyncIterator[SubsidyOffice]:
    """The policies of a campaign file, loaded under a campaign of their own; this one of them has money."""
    file = read_campaign_file(campaign)
    campaign_id = f"portal-{time.monotonic_ns()}"
    calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=1))
    async with Gateway(stack.gateway) as gateway:
        staff = await log_in_staff(gateway)
        await approve_campaign(gateway, staff, campaign_body(file, campaign_id, calendar))
        policy_id = f"{campaign_id}.{policy}"
        await load_policies(gateway, staff, file, campaign_id, calendar)
        (grant,) = (one for one in policy_grant_bodies(file, campaign_id) if one["policy_id"] == policy_id)
        await approve_grant(gateway, staff, grant)
        desk = Desk(file, policy, seed=secrets.randbelow(10**9))
        office = SubsidyOffice(gateway, staff, policy_id, str(grant["program_id"]), desk)
        async with asyncio.timeout(WITHIN_S):
            while not await _has_money(gateway, campaign_id, policy_id):
                await asyncio.sleep(0.2)
        yield office


async def _has_money(gateway: Gateway, campaign_id: str, policy_id: str) -> bool:
    policies = await gateway.get(f"{SUBSIDIES}/policies?campaign_id={campaign_id}")
    return any(one["policy_id"] == policy_id and one["money_left"] for one in policies)

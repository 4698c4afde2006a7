"""Setting the stage of the subsidies: policies loaded from the campaign files, their money granted, cases made up."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from deploy.campaigns.campaign_file import CampaignFile, read_campaign_file
from deploy.campaigns.policy_schedule import policy_bodies, policy_grant_bodies
from deploy.campaigns.schedule import Calendar, campaign_body
from deploy.local.servers import ROOT
from loadtests.clients.gateway import Gateway, key_of
from loadtests.clients.people import Person
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Staff
from loadtests.paperwork.case import Case
from loadtests.paperwork.cases import cases

ANPING_FILE = ROOT / "deploy/campaigns/anping-2022.yaml"
GOOD_CLAIMS = {
    "taocheng-cars": 60, "hightech-cars": 120, "binhu-cars": 60, "anping-equipment": 30, "anping-export": 20,
}  # fmt: skip
GOOD_CLAIMS_ELSEWHERE = 30  # of a policy that was added to the file
SHORT_OF_MONEY = "binhu-cars"  # its money comes in two grants, and does not reach for all
FIRST_SHARE, SECOND_SHARE = 0.5, 0.3  # of what its good claims would earn
DAY_S_MIN = 8.0
UNDER_WAY = [
    "SUBMITTED", "AUTO_CHECKED", "DISTRICT_APPROVED", "CITY_APPROVED", "PUBLICISED", "IN_BATCH", "PAY_FAILED",
    "RETURNED_FOR_FIX",
]  # fmt: skip
"""States of a claim that holds money and is not at its end."""


@dataclass(frozen=True)
class Window:
    """A policy that takes claims, and who comes to it."""

    policy_id: str
    program_id: str
    district_id: str
    pays_in_cards: bool
    cases: tuple[Case, ...]


@dataclass(frozen=True)
class SubsidyStage:
    """Everything the buyers and officers of the demo need; `second_grant` comes later."""

    campaign_ids: tuple[str, ...]
    windows: tuple[Window, ...]
    second_grant: dict[str, Any] | None
    opens_at: datetime


def policy_day_s(settings: Settings, day_s: float) -> float:
    """Deadlines and notices run faster than the business days, so that all of a claim's life fits into the demo.

    On a machine so busy that a business day lasts longer (`day_s`), so does a policy's: its buyers are slower too.
    """
    return round(max(DAY_S_MIN, settings.day_s / 5) * day_s / settings.day_s, 1)


async def set_subsidy_stage(
    gateway: Gateway, settings: Settings, staff: Staff, file: CampaignFile, campaign_id: str, *, start: datetime,
    day_s: float, applicants: Iterator[Person],
) -> SubsidyStage:  # fmt: skip
    """Load the policies of the campaign and of Anping's, and fund them; Anping is a campaign of its own beside it."""
    anping = read_campaign_file(ANPING_FILE)
    anping_id = f"{anping.campaign_id}-{campaign_id.rsplit('-', 1)[1]}"
    await approve_campaign(gateway, staff, campaign_body(anping, anping_id, Calendar(anping, start, day_s)))
    windows: list[Window] = []
    second = None
    for plan, own_id in ((file, campaign_id), (anping, anping_id)):
        calendar = Calendar(plan, start, day_s)
        await load_policies(gateway, staff, plan, own_id, calendar)
        bodies = policy_bodies(plan, own_id, calendar)
        made = [window_of(plan, own_id, body, settings, applicants) for body in bodies]
        for grant, window in zip(policy_grant_bodies(plan, own_id), made, strict=True):
            now, later = _in_two(grant, window) if window.policy_id.endswith(SHORT_OF_MONEY) else (grant, None)
            await approve_grant(gateway, staff, now)
            second = later or second
        windows += made
    stage = SubsidyStage((campaign_id, anping_id), tuple(windows), second, start)
    await _until_funded(gateway, stage)
    return stage


async def load_policies(
    gateway: Gateway, staff: Staff, plan: CampaignFile, campaign_id: str, calendar: Calendar
) -> list[str]:
    """Load the policies of a campaign file; their ids."""
    bodies = policy_bodies(plan, campaign_id, calendar)
    for body in bodies:
        key = key_of("load", body["policy_id"])
        await gateway.act("/api/subsidies/v1/policies", body, token=staff.admin, key=key)
    return [str(body["policy_id"]) for body in bodies]


async def approve_grant(gateway: Gateway, staff: Staff, grant: dict[str, Any]) -> None:
    """Draft and approve a grant."""
    key = key_of("fund", grant["grant_id"])
    await gateway.act("/api/treasury/v1/grants", grant, token=staff.maker, key=key)
    target = f"/api/treasury/v1/grants/{grant['grant_id']}/approvals"
    await gateway.act(target, {"saw_amount_fen": grant["amount_fen"]}, token=staff.checker, key=key)


async def approve_campaign(gateway: Gateway, staff: Staff, body: dict[str, Any]) -> None:
    """Draft and approve a campaign."""
    key = f"fund-{body['campaign_id']}"
    await gateway.act("/api/treasury/v1/campaigns", body, token=staff.maker, key=key)
    target = f"/api/treasury/v1/campaigns/{body['campaign_id']}/approvals"
    await gateway.act(target, {"saw_cap_fen": body["cap_fen"]}, token=staff.checker, key=key)


def window_of(
    plan: CampaignFile, campaign_id: str, body: dict[str, Any], settings: Settings, applicants: Iterator[Person]
) -> Window:
    """A policy of the file, by the body it is loaded with, and the cases that come to it."""
    name = body["policy_id"].removeprefix(f"{campaign_id}.")
    seed = int(campaign_id.rsplit("-", 1)[1])  # another demo sells other cars
    good = settings.scaled(GOOD_CLAIMS.get(name, GOOD_CLAIMS_ELSEWHERE))
    made = cases(plan, name, good=good, seed=seed, applicants=applicants)
    in_cards = any(part["form"] == "fuel_cards" for part in body["payout"])
    return Window(body["policy_id"], body["program_id"], body["district_id"], in_cards, tuple(made))


def _in_two(grant: dict[str, Any], window: Window) -> tuple[dict[str, Any], dict[str, Any]]:
    """What half of the good claims earn at once, some of the rest later; the others wait."""
    average_fen = 300_000
    wanted = average_fen * sum(case.refusal is None for case in window.cases)
    first, second = (max(500_000, int(wanted * share)) for share in (FIRST_SHARE, SECOND_SHARE))
    later = {**grant, "grant_id": grant["grant_id"].removesuffix("1") + "2", "amount_fen": second}
    return {**grant, "amount_fen": first}, later


async def _until_funded(gateway: Gateway, stage: SubsidyStage) -> None:
    async with asyncio.timeout(60):
        for campaign_id in stage.campaign_ids:
            target = f"/api/subsidies/v1/policies?campaign_id={campaign_id}"
            while not all(one["money_left"] for one in await gateway.get(target)):
                await asyncio.sleep(0.1)

"""Everything before the first user comes: people log in, rounds are funded, papers drawn, a room opened."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from deploy.campaigns.campaign_file import CampaignFile, read_campaign_file
from deploy.campaigns.policy_schedule import policy_grant_bodies
from deploy.campaigns.schedule import Calendar, campaign_body
from deploy.local.servers import ROOT
from loadtests.clients.gateway import Gateway
from loadtests.clients.history import History
from loadtests.clients.people import Person, people
from loadtests.clients.till import platform_key
from loadtests.demo import stage as demo
from loadtests.demo.clock import Clock
from loadtests.demo.fair.stage import set_fair_stage
from loadtests.demo.settings import Settings as DemoSettings
from loadtests.demo.subsidies.stage import approve_campaign, approve_grant, load_policies
from loadtests.demo.traffic import Traffic
from loadtests.fair.plan import Plan
from loadtests.load import sizes
from loadtests.load.settings import Settings
from loadtests.load.stage import (
    Citizen,
    FairStage,
    FilingStage,
    HeldVoucher,
    PreparedFiling,
    RushStage,
    Stage,
    TillKey,
    TillsStage,
)
from loadtests.paperwork.filings import Desk
from loadtests.paperwork.paper import Paper

CAMPAIGN_FILE = ROOT / "deploy/campaigns/load.yaml"
QUANTITY = 1_000  # of each face in the file
DAY_S = 86_400.0
SEED = 20_220_826  # of the demo's people, so that those it registered are known
DISTRICT, CATEGORY = "taocheng", "supermarket"
VIEWERS_REGISTERED = 50
CATALOGUE = (20, 400)  # companies, postings
STARTS_WITHIN_S = 4.0
"""From the funding of the rush until Locust's first user, about."""


class Cast(NamedTuple):
    """The people of a run, not yet given a part: each is taken once."""

    staff: demo.Staff
    people: Iterator[tuple[Person, Citizen]]

    def take(self, count: int) -> list[tuple[Person, Citizen]]:
        """The next so many."""
        return list(islice(self.people, count))

    def citizens(self, count: int) -> tuple[Citizen, ...]:
        """The next so many, whatever their names are."""
        return tuple(citizen for _, citizen in self.take(count))


async def prepare(gateway: Gateway, settings: Settings, stamp: str, clock: Clock) -> Stage:
    """The stage of a scenario; its round, if any, opens once the countdown is over."""
    file, audiences = read_campaign_file(CAMPAIGN_FILE), settings.scenario.audiences
    cast = await _cast(gateway, settings, clock)
    tills = await _tills(gateway, settings, cast, file, stamp) if "Cashier" in audiences else None
    filing = await _filing(gateway, settings, cast, file, stamp) if "Buyer" in audiences else None
    fair = await _fair(gateway, cast) if "Viewer" in audiences else None
    clock.say("what they need is ready")
    opens_at = time.time() + STARTS_WITHIN_S + settings.whole_s * settings.scenario.curve.opening
    rush = await _rush(gateway, settings, cast, file, stamp, opens_at) if "Shopper" in audiences else None
    return Stage(
        settings.name, settings.users, settings.whole_s, settings.processes, opens_at, stamp,
        str(_histories(settings)), rush, tills, filing, fair,
    )  # fmt: skip


def _histories(settings: Settings) -> Path:
    return settings.state.folder / "history"


async def _cast(gateway: Gateway, settings: Settings, clock: Clock) -> Cast:
    staff = await demo.log_in_staff(gateway)
    count = sizes.shoppers(settings) + sizes.holders(settings) + sizes.filings(settings) + VIEWERS_REGISTERED
    clock.say(f"registering {count:,} citizens")
    await demo.register_people(gateway, _scaled(settings, 1.0), staff, count)
    logins = await demo.log_in_people(gateway, count)
    citizens = (Citizen(*login) for login in logins)
    return Cast(staff, zip(people(count, SEED), citizens, strict=True))


async def _rush(
    gateway: Gateway, settings: Settings, cast: Cast, file: CampaignFile, stamp: str, opens_at: float
) -> RushStage:
    calendar = Calendar(file, datetime.fromtimestamp(opens_at, UTC), DAY_S)
    scale = sizes.vouchers_of_a_face(settings) / QUANTITY
    campaign_id = f"load-rush-{stamp}"
    (grant,) = await demo.fund(gateway, _scaled(settings, scale), cast.staff, file, campaign_id, calendar)
    async with asyncio.timeout(60):
        while not (await gateway.get(f"/api/vouchers/v1/rounds?campaign_id={campaign_id}"))["rounds"]:
            await asyncio.sleep(0.1)
    terms = grant["round"]
    stock_ids = tuple(stock["stock_id"] for stock in terms["stocks"])
    return RushStage(terms["round_id"], stock_ids, cast.citizens(sizes.shoppers(settings)))


async def _tills(gateway: Gateway, settings: Settings, cast: Cast, file: CampaignFile, stamp: str) -> TillsStage:
    """A round of its own, in which everybody wins, before any load."""
    holding = cast.citizens(sizes.holders(settings))
    calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=1), DAY_S)
    campaign_id = f"load-tills-{stamp}"
    count = settings.users_of("Cashier")
    shops = await demo.enrol_shops(gateway, cast.staff, {DISTRICT: (count, (CATEGORY,))})
    full_size = _scaled(settings, len(holding) / QUANTITY)
    (grant,) = await demo.fund(gateway, full_size, cast.staff, file, campaign_id, calendar)
    await demo.until_open(gateway, campaign_id, grant["round"]["round_id"])
    stage = demo.Stage(
        campaign_id, cast.staff, [grant], calendar.days(), calendar.trading_days(), shops, {},
        {grant["program_id"]: DISTRICT},
    )  # fmt: skip
    async with History(_histories(settings) / f"load-{stamp}-tills.jsonl") as history:
        traffic = Traffic(gateway, history, stage, SEED)
        await traffic.rush(grant, [(one.citizen_id, one.token) for one in holding])
    if traffic.score.broken or len(traffic.score.won) != len(holding) * sizes.FACES:
        raise RuntimeError(f"{len(traffic.score.won)} vouchers won for the tills; {traffic.score.broken[:1]}")
    held = tuple(HeldVoucher(one.voucher_id, one.token, one.stock["threshold_fen"]) for one in traffic.score.won)
    platform = platform_key(await gateway.get("/api/redemption/v1/platform-keys"))
    return TillsStage(CATEGORY, platform, tuple(TillKey(shop.store_id, shop.till.kept()) for shop in shops), held)


async def _filing(gateway: Gateway, settings: Settings, cast: Cast, file: CampaignFile, stamp: str) -> FilingStage:
    """A policy with money, and the papers of all who will file."""
    calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=1), DAY_S)
    campaign_id = f"load-filing-{stamp}"
    await approve_campaign(gateway, cast.staff, campaign_body(file, campaign_id, calendar))
    (policy_id,) = await load_policies(gateway, cast.staff, file, campaign_id, calendar)
    (grant,) = policy_grant_bodies(file, campaign_id)
    await approve_grant(gateway, cast.staff, grant)
    desk = Desk(file, "cars", seed=int(stamp))
    buyers = cast.take(sizes.filings(settings))
    dealt = [desk.file_one(applicant=person) for person, _ in buyers]
    drawn = await asyncio.to_thread(_draw, [dict(filing.papers) for filing in dealt])
    filings = (
        PreparedFiling(citizen, dict(filing.typed), papers)
        for (_, citizen), filing, papers in zip(buyers, dealt, drawn, strict=True)
    )
    return FilingStage(policy_id, tuple(filings))


async def _fair(gateway: Gateway, cast: Cast) -> FairStage:
    """The demo's room at the pace of the rules, with a catalogue that is soon brought in."""
    stage = await set_fair_stage(gateway, Plan(seed=SEED), speed=1, size=CATALOGUE)
    return FairStage(stage.room.room_id, tuple(stage.room.job_ids), cast.citizens(VIEWERS_REGISTERED))


def _draw(papers: list[dict[str, Paper]]) -> list[dict[str, bytes]]:
    """Their files, by two processes."""
    with ProcessPoolExecutor(2) as printers:
        return list(printers.map(_render, papers, chunksize=8))


def _render(papers: dict[str, Paper]) -> dict[str, bytes]:
    return {kind: paper.render() for kind, paper in papers.items()}


def _scaled(settings: Settings, scale: float) -> DemoSettings:
    return DemoSettings(scale, DAY_S, SEED, settings.state)

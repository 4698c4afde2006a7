"""Everything before the first round opens: staff, people, shops, the campaign funded, policies loaded."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from deploy.campaigns.campaign_file import CampaignFile, read_campaign_file
from deploy.campaigns.schedule import Calendar
from deploy.local.servers import ROOT
from loadtests.clients.gateway import Gateway
from loadtests.clients.people import Person, people
from loadtests.demo.cast import SHOPPERS_PER_VOUCHER, SHOPS_PER_DISTRICT, Cast, cast_of
from loadtests.demo.clock import Clock
from loadtests.demo.pace import day_long_enough
from loadtests.demo.settings import Settings
from loadtests.demo.stage import (
    Stage,
    enrol_shops,
    fund,
    log_in_people,
    log_in_staff,
    register_people,
)
from loadtests.demo.subsidies.stage import SubsidyStage, policy_day_s, set_subsidy_stage
from loadtests.demo.traffic import REDEEM_SHARE

CAMPAIGN_FILE = ROOT / "deploy/campaigns/hengshui-2022-autumn.yaml"
LEAD_S = 4.0
QUIET_DAY_S = 20.0  # after the campaign: what comes back then is settled, and nothing else happens


class Prepared(NamedTuple):
    """Both halves of the demo, and the citizens by number: (person, (citizen, token))."""

    vouchers: Stage
    subsidies: SubsidyStage
    citizens: list[tuple[Person, tuple[str, str]]]


async def prepare(gateway: Gateway, settings: Settings, clock: Clock) -> Prepared:
    """Return when all rounds are scheduled and all policies have their money."""
    staff = await log_in_staff(gateway)
    file = read_campaign_file(CAMPAIGN_FILE)
    cast = cast_of(file)
    count = sum(settings.scaled(shoppers) for shoppers in cast.shoppers.values())
    clock.say(f"registering {count:,} citizens")
    await register_people(gateway, settings, staff, count)
    logins = await log_in_people(gateway, count)
    tills = settings.scaled(SHOPS_PER_DISTRICT)
    shops = await enrol_shops(gateway, staff, {name: (tills, sold) for name, sold in cast.categories.items()})
    clock.part("register")
    clock.say(f"{len(shops)} tills enrolled")
    day_s = await day_long_enough(gateway, _requests_of_the_busiest_day(file, settings), settings.day_s)
    campaign_id = f"{file.campaign_id}-{time.strftime('%m%d%H%M%S')}"
    start = datetime.now(UTC) + timedelta(seconds=LEAD_S)
    calendar = Calendar(file, start, day_s, min(day_s, QUIET_DAY_S))
    rounds = await fund(gateway, settings, staff, file, campaign_id, calendar)
    clock.say(f"{campaign_id}: funded and approved, a business day lasts {day_s:g} s")
    crowds = _crowds(cast, settings, logins)
    districts = {f"{campaign_id}.{program}": district for program, district in cast.district_of.items()}
    stage = Stage(campaign_id, staff, rounds, calendar.days(), calendar.trading_days(), shops, crowds, districts)
    citizens = list(zip(people(count, settings.seed), logins, strict=True))
    applicants = iter(person for person, _ in citizens)
    subsidies = await set_subsidy_stage(
        gateway, settings, staff, file, campaign_id, start=start, day_s=policy_day_s(settings, day_s),
        applicants=applicants,
    )  # fmt: skip
    while len((await gateway.get(f"/api/vouchers/v1/rounds?campaign_id={campaign_id}"))["rounds"]) < len(rounds):
        await asyncio.sleep(0.1)
    cases = sum(len(window.cases) for window in subsidies.windows)
    clock.say(f"{len(rounds)} rounds scheduled from their grants, {cases} buyers have their papers together")
    return Prepared(stage, subsidies, citizens)


def _crowds(cast: Cast, settings: Settings, logins: list[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    everybody = iter(logins)
    return {name: list(islice(everybody, settings.scaled(count))) for name, count in cast.shoppers.items()}


def _requests_of_the_busiest_day(file: CampaignFile, settings: Settings) -> float:
    """Tickets, claims, codes and redeems of the day on which most vouchers are issued."""
    vouchers = [0] * (len(file.business_days) + 1)
    for round_ in file.rounds:
        for day_no in round_.days:
            vouchers[day_no] += sum(settings.scaled(stock.quantity) for stock in round_.stocks)
    faces = max(len(round_.stocks) for round_ in file.rounds)
    a_voucher = SHOPPERS_PER_VOUCHER * (1 + faces) + 2 * REDEEM_SHARE
    return max(vouchers) * a_voucher

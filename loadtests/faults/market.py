"""The office of the small city: every few seconds a campaign is funded, and lives for less than a minute.

So some round is just opening, selling out or closing whenever a fault strikes, and the desk's acts meet faults too.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.policy_schedule import policy_grant_bodies
from deploy.campaigns.schedule import Calendar
from deploy.local.state import State
from loadtests.clients.gateway import Gateway
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Shop, Staff, Stage, fund, until_open
from loadtests.demo.subsidies.stage import Window, approve_grant, load_policies
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.paperwork.filings import Desk

DISTRICT = "taocheng"
EVERY_S, LIVES_S = 12.0, 30.0
SCALE = 0.3  # of the visitors' campaign: 60 vouchers of one face, 30 of the other


@dataclass(frozen=True)
class Campaign:
    """A campaign whose one round is open, with a policy that takes claims."""

    stage: Stage
    grant: dict[str, Any]
    window: Window
    desk: Desk

    @property
    def terms(self) -> dict[str, Any]:
        """The round as it was funded."""
        return dict(self.grant["round"])


@dataclass
class Market:
    """`now` is the campaign that opened last; `refused` counts campaigns that could not be funded."""

    gateway: Gateway
    staff: Staff
    shops: list[Shop]
    state: State
    run: str
    campaigns: list[Campaign] = field(default_factory=list)
    refused: int = 0
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def now(self) -> Campaign:
        return self.campaigns[-1]

    async def keep_open(self, stop: asyncio.Event) -> None:
        """Open one campaign after the other. One that the faults make fail stays as it is: half funded, perhaps."""
        while not stop.is_set():
            try:
                async with asyncio.timeout(EVERY_S):
                    await stop.wait()
            except TimeoutError:
                await self._try_to_open()

    async def _try_to_open(self) -> None:
        try:
            await self.open()
        except (RuntimeError, TimeoutError):  # refused by a clock that is wrong, or open too late
            self.refused += 1

    async def open(self, lives_s: float = LIVES_S) -> Campaign:
        """Fund a campaign and open its round; raises RuntimeError where an act is refused, TimeoutError after 60 s."""
        file = read_campaign_file(CAMPAIGN_FILE)
        campaign_id = f"faults-{self.run}{next(self._numbers):04d}"
        calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=0.5), lives_s)
        settings = Settings(SCALE, lives_s, 0, self.state)
        (grant,) = await fund(self.gateway, settings, self.staff, file, campaign_id, calendar)
        (policy_id,) = await load_policies(self.gateway, self.staff, file, campaign_id, calendar)
        (money,) = policy_grant_bodies(file, campaign_id)
        await approve_grant(self.gateway, self.staff, money)
        await until_open(self.gateway, campaign_id, grant["round"]["round_id"])
        districts = {grant["program_id"]: DISTRICT}
        days, trading = calendar.days(), calendar.trading_days()
        stage = Stage(campaign_id, self.staff, [grant], days, trading, self.shops, {}, districts)
        desk = Desk(file, "cars", seed=int(campaign_id[-9:]))
        opened = Campaign(stage, grant, Window(policy_id, policy_id, DISTRICT, pays_in_cards=False, cases=()), desk)
        self.campaigns.append(opened)
        return opened

"""The office of the small city: every few seconds a campaign is funded, and lives for less than a minute.

So some round is just opening, selling out or closing whenever a fault strikes, and the desk's acts meet faults too.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
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
from loadtests.demo.stage import Shop, Staff, Stage, fund
from loadtests.demo.subsidies.stage import Window, approve_grant, load_policies
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.paperwork.filings import Desk

DISTRICT = "taocheng"
EVERY_S, LIVES_S, OPEN_WITHIN_S = 12.0, 30.0, 10.0
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
    """`now` is the campaign that opened last; `hurry` asks for the next; `refused` counts those that never opened."""

    gateway: Gateway
    staff: Staff
    shops: list[Shop]
    state: State
    run: str
    campaigns: list[Campaign] = field(default_factory=list)
    refused: int = 0
    hurry: asyncio.Event = field(default_factory=asyncio.Event)
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def now(self) -> Campaign:
        return self.campaigns[-1]

    async def keep_open(self, stop: asyncio.Event) -> None:
        """Open one campaign after the other. One that the faults make fail stays as it is: half funded, perhaps."""
        while not stop.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY_S):
                    await self.hurry.wait()
            self.hurry.clear()
            if not stop.is_set():
                await self._try_to_open()

    async def _try_to_open(self) -> None:
        try:
            await self.open()
        except (RuntimeError, TimeoutError):  # refused by a clock that is wrong, or open too late
            self.refused += 1

    async def open(self, lives_s: float = LIVES_S) -> Campaign:
        """Fund a campaign and open its round; raises RuntimeError where an act is refused, or TimeoutError."""
        file = read_campaign_file(CAMPAIGN_FILE)
        campaign_id = f"faults-{self.run}{next(self._numbers):04d}"
        calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=0.5), lives_s)
        settings = Settings(SCALE, lives_s, 0, self.state)
        (grant,) = await fund(self.gateway, settings, self.staff, file, campaign_id, calendar)
        (policy_id,) = await load_policies(self.gateway, self.staff, file, campaign_id, calendar)
        (money,) = policy_grant_bodies(file, campaign_id)
        await approve_grant(self.gateway, self.staff, money)
        await self._until_open(grant["round"]["round_id"])
        districts = {grant["program_id"]: DISTRICT}
        days, trading = calendar.days(), calendar.trading_days()
        stage = Stage(campaign_id, self.staff, [grant], days, trading, self.shops, {}, districts)
        desk = Desk(file, "cars", seed=int(campaign_id[-9:]))
        opened = Campaign(stage, grant, Window(policy_id, policy_id, DISTRICT, pays_in_cards=False, cases=()), desk)
        self.campaigns.append(opened)
        return opened

    async def _until_open(self, round_id: str) -> None:
        """Not for ever: a clock that is wrong may have closed it before."""
        async with asyncio.timeout(OPEN_WITHIN_S):
            while True:
                seen = await self.gateway.until_definite("GET", f"/api/vouchers/v1/rounds/{round_id}")
                state = seen.json()["state"] if seen.status == 200 else ""
                if state == "OPEN":
                    return
                if state == "CLOSED":
                    raise RuntimeError(f"{round_id} closed before it opened")
                await asyncio.sleep(0.1)

"""A shop with customers: a campaign of its own that is open now, a store with a till to enrol, people with vouchers."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.schedule import Calendar
from loadtests.clients.gateway import Gateway
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Shop, enrol_shops, fund, log_in_people, log_in_staff, until_open
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.tests.city import City, won
from loadtests.tests.stack import Stack
from shared.kernel.ids import new_id

FACE_FEN = 5_000
"""Of the smaller voucher of the campaign's file."""


@dataclass
class ShopFloor:
    """One shop of the city, and its next customer."""

    city: City
    shop: Shop
    customer: int = 0

    @property
    def terminal_id(self) -> str:
        return f"{self.shop.store_id}-t1"

    async def enrolment(self) -> str:
        """A code under which a browser becomes the shop's till, as the desk gives it."""
        target = f"/api/redemption/v1/terminals/{self.terminal_id}/enrolments"
        offer = await self.city.gateway.act(target, {}, token=self.city.staff.admin, key=f"offer-{new_id()}")
        return str(offer["code"])

    async def shown_code(self) -> str:
        """The digits on the phone of a customer with a voucher of 50 yuan."""
        self.customer += 1
        voucher_id = await won(self.city, self.customer)
        answer = await self.city.code(self.customer, voucher_id)
        return str(answer.json()["code"])

    async def keys(self) -> list[dict[str, Any]]:
        """All keys of the merchant's tills."""
        target = f"/api/redemption/v1/merchants/{self.shop.merchant_id}"
        merchant = await self.city.gateway.get(target, token=self.city.staff.admin)
        return list(merchant["keys"])

    async def revoke(self, key_id: str) -> None:
        target = f"/api/redemption/v1/terminal-keys/{key_id}/revocations"
        await self.city.gateway.act(target, {}, token=self.city.staff.admin, key=f"revoke-{new_id()}")


@asynccontextmanager
async def open_shop(stack: Stack, days: int = 1, day_s: float = 86_400) -> AsyncIterator[ShopFloor]:
    """A shop that sells of two categories, in a campaign of so many days."""
    file = read_campaign_file(CAMPAIGN_FILE)
    first = file.business_days[0]
    file = file.model_copy(update={"business_days": [first + timedelta(days=number) for number in range(days)]})
    async with Gateway(stack.gateway) as gateway:
        staff = await log_in_staff(gateway)
        people = await log_in_people(gateway, 20)
        shops = await enrol_shops(gateway, staff, {"taocheng": (1, ("supermarket", "home-appliances"))})
        calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=1), day_s)
        campaign_id = f"till-{time.monotonic_ns()}"
        (grant,) = await fund(gateway, Settings(0.05, day_s, 1, stack.state), staff, file, campaign_id, calendar)
        city = City(gateway, staff, people, grant, shops, calendar.days())
        await until_open(gateway, campaign_id, city.round_id)
        yield ShopFloor(city, shops[0])

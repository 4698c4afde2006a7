"""A campaign of one voucher a face on the tests' stack."""

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.schedule import Calendar
from loadtests.clients.gateway import Gateway
from loadtests.demo.settings import Settings
from loadtests.demo.stage import enrol_shops, fund, log_in_people, log_in_staff, until_open
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.tests.city import City
from loadtests.tests.stack import Stack


@pytest.fixture
async def city(stack: Stack) -> AsyncIterator[City]:
    """A campaign of one voucher a face, open now."""
    file = read_campaign_file(CAMPAIGN_FILE)
    async with Gateway(stack.gateway) as gateway:
        staff = await log_in_staff(gateway)
        people = await log_in_people(gateway, 20)
        shops = await enrol_shops(
            gateway, staff, {"taocheng": (1, ("supermarket",)), "hightech": (1, ("supermarket",))}
        )
        tiny = Settings(0.001, 86_400, 1, stack.state)
        calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=1))
        campaign_id = f"tiny-{time.monotonic_ns()}"
        (grant,) = await fund(gateway, tiny, staff, file, campaign_id, calendar)
        made = City(gateway, staff, people, grant, shops, calendar.days())
        await until_open(gateway, campaign_id, made.round_id)
        yield made

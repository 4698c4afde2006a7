"""After the rounds: days close, merchants are paid for them, goods still come back, and that is settled too."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from aiokafka.errors import KafkaError
from asyncpg import InterfaceError, PostgresError

from loadtests.clients.gateway import Gateway
from loadtests.demo.clock import Clock
from loadtests.demo.settings import Settings
from loadtests.demo.settlement.office import Office
from loadtests.demo.settlement.returns import Returns
from loadtests.demo.stage import Shop, Stage
from loadtests.demo.traffic import Score
from loadtests.verify.rest import until_at_rest

LATE_RETURNS = 40
FILES_AT_ONCE = 16
TRIES = 20
HTTP_OK = 200
CLOSING_TAKES = timedelta(seconds=1.5)


@dataclass
class SettlementScore:
    """What was done; what the databases make of it is in `figures.py`."""

    batches: int = 0
    mended: int = 0
    refunds: int = 0
    notices: int = 0
    compared: int = 0
    differences: int = 0
    broken: list[str] = field(default_factory=list)

    def counted(self) -> dict[str, int]:
        """For the report."""
        return {
            "batches": self.batches,
            "mended": self.mended,
            "refunds": self.refunds,
            "notices": self.notices,
            "compared": self.compared,
            "differences": self.differences,
        }


async def play_settlement(
    gateway: Gateway, settings: Settings, stage: Stage, score: Score, returns: Returns, clock: Clock
) -> SettlementScore:
    """All days up to now are settled; some orders come back after that, and the day they come back on is settled."""
    office = Office(gateway, stage.staff, stage.campaign_id, stage.shops)
    await office.open_accounts()
    day = await _until_closed(settings, stage, datetime.now(UTC))
    for district_id in office.districts:
        await office.settle(district_id, day)
        if await office.mend(district_id):
            await office.settle(district_id, day)
    clock.say(f"settled until {day}: {office.batches} batches, {office.mended} accounts mended")
    closed = datetime.now(UTC) - timedelta(seconds=settings.day_s)
    sold = [one for one in score.sold if one.at < closed.timestamp()]
    await returns.bring_back(sold, settings.scaled(LATE_RETURNS))
    day = await _until_closed(settings, stage, datetime.now(UTC))
    for district_id in office.districts:
        await office.settle(district_id, day)
    handed_out = await _hand_out_day_files(gateway, settings, stage, until=day)
    clock.say(f"{handed_out:,} day files handed out")
    clock.say(f"{returns.refunds} refunds, settled until {day}; what is below nothing carries over")
    reconciled = await office.reconcile()
    results = reconciled["by_result"]
    clock.say(f"reconciled four ways: {results}, {reconciled['open']} differences are open")
    return SettlementScore(
        batches=office.batches,
        mended=office.mended,
        refunds=returns.refunds,
        compared=sum(results.values()),
        differences=reconciled["open"],
        broken=[*office.broken, *returns.broken],
    )


async def _until_closed(settings: Settings, stage: Stage, instant: datetime) -> str:
    """The business day that this instant is in, once it is closed and every fact of it is booked."""
    day = next(day for day in stage.trading_days if day.ends_at > instant)
    await asyncio.sleep(max(0.0, (day.ends_at + CLOSING_TAKES - datetime.now(UTC)).total_seconds()))
    await _at_rest(settings)
    return day.day


async def _at_rest(settings: Settings) -> None:
    """Every fact is booked, also where what tells us so is killed meanwhile."""
    endpoints = settings.state.endpoints()
    for _ in range(TRIES):
        try:
            await until_at_rest(endpoints["postgres_dsn"], endpoints["kafka_bootstrap"])
        except (OSError, PostgresError, InterfaceError, KafkaError):
            await asyncio.sleep(1)
        else:
            return


async def _hand_out_day_files(gateway: Gateway, settings: Settings, stage: Stage, until: str) -> int:
    """Each till fetches its merchant's file of every closed day, and keeps it for `make verify`."""
    turns = asyncio.Semaphore(FILES_AT_ONCE)

    async def fetch(shop: Shop, day: str) -> None:
        request = shop.till.day_file(stage.campaign_id, day)
        async with turns:
            answer = await gateway.until_definite(request.method, request.target, headers=request.headers)
        if answer.status != HTTP_OK:
            raise RuntimeError(f"day file of {shop.merchant_id} on {day}: {answer.status} {answer.body[:200]!r}")
        file = settings.state.folder / "history" / "day-files" / stage.campaign_id / day / f"{shop.merchant_id}.csv"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(answer.body)

    days = [day.day for day in stage.trading_days if day.day <= until]
    await asyncio.gather(*(fetch(shop, day) for shop in stage.shops for day in days))
    return len(days) * len(stage.shops)

"""What time alone brings about: vouchers expire, business days close."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from services.redemption.usecases.close_day import close_day
from services.redemption.usecases.expire_vouchers import expire_vouchers
from services.redemption.usecases.ports import Counter
from shared.runtime.postgres import Connection, Database

EVERY_S = 0.5

Act: TypeAlias = Callable[[], Awaitable[bool | None]]


def clock_jobs(database: Database, counter: Callable[[Connection], Counter]) -> list[tuple[str, Act]]:
    """Each with its name."""
    return [
        ("redemption:expire", expiring(database, counter)),
        ("redemption:close_days", closing_days(database, counter)),
    ]


def expiring(database: Database, counter: Callable[[Connection], Counter]) -> Callable[[], Awaitable[bool]]:
    """Expire a chunk; True while more may wait."""

    async def expire_due() -> bool:
        async with database.transaction() as transaction:
            return await expire_vouchers(counter(transaction))

    return expire_due


def closing_days(database: Database, counter: Callable[[Connection], Counter]) -> Callable[[], Awaitable[None]]:
    """Close the days that are over, each in a transaction of its own."""

    async def close_due_days() -> None:
        async with database.connection() as connection:
            reader = counter(connection)
            due = await reader.days.due(await reader.now())
        for campaign_id, day in due:
            async with database.transaction() as transaction:
                await close_day(counter(transaction), campaign_id, day)

    return close_due_days

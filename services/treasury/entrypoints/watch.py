"""What the worker says loudly by itself: closed days of merchants that do not agree, and so are not settled."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from services.treasury.usecases.ports import OpenBooks
from services.treasury.usecases.settlement_ports import Differing

log = structlog.get_logger()

WATCH_EVERY_S = 15.0
ON_ITS_WAY = timedelta(minutes=1)  # facts of a day that has just closed may still be coming
TOLD_MAX = 500


def watching_days(open_books: OpenBooks) -> Callable[[], Awaitable[bool]]:
    """Say each day that differs once, and again when its figures changed; all stand at /merchant-days/differing."""
    said: frozenset[Differing] = frozenset()

    async def watch() -> bool:
        nonlocal said
        async with open_books() as books:
            found = await books.days.differing(await books.now() - ON_ITS_WAY, None, TOLD_MAX)
        for day in found:
            if day not in said:
                log.warning(
                    "merchant_day_differs", **day.key._asdict(), told=day.told._asdict(), booked=day.booked._asdict()
                )
        said = frozenset(found)
        return False

    return watch

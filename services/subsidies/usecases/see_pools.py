"""See what is left of the policies' money (资金余额) and until when it lasts."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from services.subsidies.domain.pool import empties_at
from services.subsidies.usecases.ports import Queues

PACE_OVER = timedelta(days=1)


async def see_pools(queues: Queues, campaign_id: str | None, district_id: str | None) -> dict[str, Any]:
    """Each policy's pool, forecast by what was reserved within a day."""
    now = await queues.now()
    pools = await queues.pools(campaign_id, district_id, now - PACE_OVER)
    return {
        "pools": [
            asdict(one)
            | {"empties_at": empties_at(one.remaining_fen, one.reserved_last_day_fen, over=PACE_OVER, now=now)}
            for one in pools
        ],
        "server_time": now,
    }

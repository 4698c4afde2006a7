"""See how the rounds' pools run down (资金池消耗): what is left, how fast it goes, when it ends."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from services.vouchers.domain.burn import empties_at
from services.vouchers.usecases.ports import Shelf


async def see_burn(
    shelf: Shelf,
    pace_of: Callable[[str, int, datetime], tuple[int, timedelta]],
    campaign_id: str | None,
    district_id: str | None,
) -> dict[str, Any]:
    """Each round with its forecast; `pace_of` says how many went in which time, given all that is issued by now."""
    now, rounds = await shelf.burn(campaign_id, district_id)
    pools = []
    for one in rounds:
        issued, over = pace_of(one["round_id"], one["issued"], now)
        ends = empties_at(one["remaining"], issued, over=over, now=now) if one["state"] == "OPEN" else None
        pools.append(
            one | {"issued_lately": issued, "lately_s": int(over.total_seconds()), "empties_at": ends}
        )  # fmt: skip
    return {"pools": pools, "server_time": now}

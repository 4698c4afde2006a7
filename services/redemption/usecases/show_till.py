"""Show a till its place (收银台): who it is, where, and which business days are open."""

from typing import Any

from services.redemption.domain.voucher import Till
from services.redemption.usecases.view_ports import TillViews


async def show_till(views: TillViews, till: Till) -> dict[str, Any]:
    """The till with its store, its merchant and the business days that are open now, of every campaign."""
    place = await views.place_of(till.terminal_id)
    return {
        "terminal_id": till.terminal_id, "store_id": till.store_id, "merchant_id": till.merchant_id,
        "district_id": till.district_id, "categories": list(till.categories), **place,
        "days": [day._asdict() for day in await views.open_days()], "server_time": await views.now(),
    }  # fmt: skip

"""A live room for visitors: open for most of a day, at the pace of the rules."""

import asyncio
from datetime import UTC, datetime, timedelta

from loadtests.clients.gateway import Gateway, key_of
from loadtests.fair.play import API

OPEN_FOR = timedelta(hours=23)
OPEN_WITHIN_S = 60.0


async def open_room_for_visitors(gateway: Gateway, stamp: str) -> str:
    """Its id, once it is open; nobody is on stage. Raises TimeoutError when it does not open in its time."""
    login = await gateway.act(
        "/api/identity/v1/demo/logins", {"role": "bureau", "index": 0}, token="", key="demo-login"
    )
    fair_id, now = f"visitors-{stamp}", datetime.now(UTC)
    room_id, key = f"{fair_id}-room", key_of("visitors", stamp)
    opens, closes = now.isoformat(), (now + OPEN_FOR).isoformat()
    fair = {"fair_id": fair_id, "name": "访客招聘会", "host": "示例人社局", "starts_at": opens, "ends_at": closes}
    await gateway.act(f"{API}/fairs", fair, token=login["token"], key=key)
    room = {"room_id": room_id, "name": "访客直播间", "opens_at": opens, "origin_at": opens, "closes_at": closes}
    await gateway.act(f"{API}/fairs/{fair_id}/rooms", room, token=login["token"], key=key)
    async with asyncio.timeout(OPEN_WITHIN_S):  # by the clock: an officer's word would come before it, or too late
        while (await gateway.get(f"{API}/rooms/{room_id}"))["state"] != "OPEN":
            await asyncio.sleep(0.1)
    return room_id

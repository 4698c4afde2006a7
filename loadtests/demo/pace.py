"""How long a business day must last for this machine, as it is just now, to see all of the demo's demand."""

import asyncio
import time

from loadtests.clients.gateway import Gateway

PROBES = 3_000
AT_ONCE = 160
SHARE_OF_PROBES = 0.25
"""The demo's requests a second, for each a second of the probes: they decide, sign and are booked, probes are not."""


async def day_long_enough(gateway: Gateway, requests_of_a_day: float, day_s: float) -> float:
    """`day_s`, or longer where the probes tell that it would not do."""
    rate = await _probes_a_second(gateway)
    return round(max(day_s, requests_of_a_day / (SHARE_OF_PROBES * rate)), 1)


async def _probes_a_second(gateway: Gateway) -> float:
    """Claims with a forged ticket, refused at the door."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def probe(number: int) -> None:
        headers = {"Idempotency-Key": f"probe-{number:06d}", "Content-Type": "application/json"}
        async with turns:
            await gateway.send(
                "POST", "/api/vouchers/v1/claims", body=b'{"ticket":"none","stock_id":"none"}', headers=headers
            )

    started = time.monotonic()
    await asyncio.gather(*(probe(number) for number in range(PROBES)))
    return PROBES / (time.monotonic() - started)

"""`python -m loadtests.bench.pull_feed`: how many notices a second several readers pull through the gateway.

On a demo stack with its visitors' till (`make demo`): notices are written straight into the tables of that till's
merchant; each reader then asks page by page for all of them, signed, and checks that none is missing. Prints notices a
second together, and what a page costs. COUNT (100,000), READERS (4) and PAGE (1,000) may be set. Run `make reset`
afterwards: what no fact told of is told to the merchant all the same.
"""

import asyncio
import os
import time
from statistics import median
from typing import Any

import asyncpg
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from rich.console import Console

from deploy.local.environment import service_dsn
from deploy.local.state import State, current_state
from loadtests.clients.gateway import Gateway
from loadtests.clients.till import SignedHttp, Till, platform_key

ROWS_AT_ONCE = 20_000
console = Console()
_MERCHANT = """
select merchant_id from terminal_key join terminal using (terminal_id) join store using (store_id) where key_id = $1
"""
_COUNTER = """
insert into notice_counter (merchant_id, last_no) values ($1, $2)
on conflict (merchant_id) do update set last_no = notice_counter.last_no + $2 returning last_no
"""
_ADD = """
insert into notice (merchant_id, notice_no, event_id, kind, subject_id, body)
select $1, number, 'bench-' || number, 'redeemed', 'bench', replace($2, '"notice_no":0', '"notice_no":' || number)
from generate_series($3::bigint, $4::bigint) as number
"""


async def main() -> None:
    """Write, pull, report."""
    asked = (("COUNT", "100000"), ("READERS", "4"), ("PAGE", "1000"))
    count, readers, page = (int(os.environ.get(name, usual)) for name, usual in asked)
    state = current_state()
    visitors = dict(line.split("=", 1) for line in (state.folder / "visitors.env").read_text().split())
    first = await write_notices(state, visitors["KEY_ID"], count)
    key = load_pem_private_key((state.folder / visitors["KEY_FILE"]).read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)  # noqa: S101 - as it was written
    async with Gateway(state.endpoints()["gateway"]) as gateway:
        known = await gateway.send("GET", "/api/redemption/v1/platform-keys")
        till = Till(key, platform_key(msgspec.json.decode(known.body)))
        started = time.monotonic()
        costs = await asyncio.gather(*(pull(gateway, till, first, count, page) for _ in range(readers)))
        took = time.monotonic() - started
    pages = [ms for one in costs for ms in one]
    console.print(
        f"{readers} readers of {count:,} notices each, {page:,} a page: {readers * count / took:,.0f} a second"
    )
    console.print(f"a page: median {median(pages):.0f} ms, slowest {max(pages):.0f} ms")


async def write_notices(state: State, key_id: str, count: int) -> int:
    """So many more for the till's merchant, of the size of a real one; the number before the first of them."""
    port = int(state.endpoints()["postgres_dsn"].rsplit(":", 1)[1].split("/")[0])
    redemption = await asyncpg.connect(service_dsn(state, "redemption", port))
    try:
        async with redemption.transaction():
            merchant_id = await redemption.fetchval(_MERCHANT, key_id)
            last = await redemption.fetchval(_COUNTER, merchant_id, count)
            for start in range(last - count + 1, last + 1, ROWS_AT_ONCE):
                await redemption.execute(_ADD, merchant_id, _body(), start, min(start + ROWS_AT_ONCE - 1, last))
        await redemption.execute("analyze notice")
    finally:
        await redemption.close()
    return int(last) - count


async def pull(gateway: Gateway, till: Till, after: int, count: int, page: int) -> list[float]:
    """Read on until all have come; milliseconds of each page. Raises RuntimeError at a gap."""
    costs, end = [], after + count
    while after < end:
        request = till.feed(after, page)
        answer = await gateway.send(request.method, request.target, headers=request.headers)
        costs.append(answer.ms)
        got = _checked(till, request, answer)
        if [one["notice_no"] for one in got["notices"]] != list(range(after + 1, got["next"] + 1)):
            raise RuntimeError(f"a gap after {after}")
        after = got["next"]
    return costs


def _checked(till: Till, request: SignedHttp, answer: Any) -> dict[str, Any]:
    if answer.status != 200:
        raise RuntimeError(f"{request.target}: {answer.status} {answer.body[:300]!r}")
    return till.check(request, answer.status, answer.headers, answer.body)


def _body() -> str:
    ids = dict.fromkeys(("voucher_id", "redemption_id"), "00000000-0000-4000-8000-000000000000")
    told = {"notice_no": 0, "kind": "redeemed", "merchant_id": "bench", "campaign_id": "bench-2022", **ids,
            "store_id": "bench-store-1", "business_day": "2022-08-26", "order_amount_fen": 40_000,
            "discount_fen": 5_000, "at": "2022-08-26T02:00:00Z"}  # fmt: skip
    return msgspec.json.encode(told).decode()


if __name__ == "__main__":
    asyncio.run(main())

"""The wiring plan of the claim door: a process of its own, so that nothing else of the service waits in a rush, nor
makes it wait."""

import asyncio
from functools import partial

from services.vouchers.adapters.mac_tickets import MacTickets
from services.vouchers.adapters.postgres_shelf import PostgresShelf
from services.vouchers.adapters.postgres_stocks import HOT_SETTINGS, PostgresStocks
from services.vouchers.adapters.redis_gate import RedisGate
from services.vouchers.config import Config
from services.vouchers.entrypoints.batches import ClaimBatches
from services.vouchers.entrypoints.claim_door import BODY_BYTES_MAX, ClaimDoor
from services.vouchers.entrypoints.claim_door_openapi import CLAIMS
from services.vouchers.entrypoints.sold_out import SoldOutFlags
from services.vouchers.usecases.claim_vouchers import claim_vouchers
from shared.runtime.keyfiles import load_keyring
from shared.runtime.lone_door import LoneDoor
from shared.runtime.own_loop import OwnLoop
from shared.runtime.postgres import Database
from shared.runtime.watchdog import watched


def claims() -> LoneDoor:
    """Claims in, vouchers out."""
    config = Config()
    database = Database(config.postgres_dsn, name="vouchers-claims", connections_max=4)
    hot = Database(config.postgres_dsn, name="vouchers-claims-hot", settings=HOT_SETTINGS)
    gate = RedisGate(config.redis_url, limit=config.attempts_max, window_s=config.attempts_window_s)
    deciding = OwnLoop("deciding", [watched(), hot, gate])
    shelf = PostgresShelf(database)
    flags = SoldOutFlags(shelf)
    batches = ClaimBatches(partial(claim_vouchers, PostgresStocks(hot)), gate, flags.note, begin=deciding.begin)

    async def ready() -> bool:
        """Whether Postgres answers both pools: the one that looks up, and on its own loop the one that decides."""
        deciding_is = asyncio.wrap_future(deciding.begin(hot.ready()))
        return all(await asyncio.gather(database.ready(), deciding_is))

    tickets = MacTickets(load_keyring(config.keys_dir, "ticket"))
    door = ClaimDoor(tickets, shelf, batches, flags, load_keyring(config.keys_dir, "voucher_id").newest)
    return LoneDoor(
        "vouchers-claims", CLAIMS, door,
        body_bytes_max=BODY_BYTES_MAX, ready=ready, resources=[database, deciding],
        log_format=config.log_format,
    )  # fmt: skip

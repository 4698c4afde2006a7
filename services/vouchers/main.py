"""Vouchers' wiring plan."""

from functools import partial

from services.vouchers.adapters.hmac_tickets import HmacTickets
from services.vouchers.adapters.postgres_rounds import PostgresRounds
from services.vouchers.adapters.postgres_shelf import PostgresShelf
from services.vouchers.adapters.postgres_stocks import HOT_SETTINGS, PostgresStocks
from services.vouchers.adapters.redis_gate import RedisGate
from services.vouchers.config import Config
from services.vouchers.entrypoints.batches import ClaimBatches
from services.vouchers.entrypoints.consumers import LISTENS_TO, accepting
from services.vouchers.entrypoints.hot import ClaimDoor
from services.vouchers.entrypoints.hot_openapi import OPENAPI
from services.vouchers.entrypoints.http import shopper_routes
from services.vouchers.entrypoints.jobs import MOVE_ROUNDS_EVERY_S, moving_due_rounds
from services.vouchers.entrypoints.routers import office_routers
from services.vouchers.entrypoints.sold_out import SoldOutFlags
from services.vouchers.usecases.claim_vouchers import claim_vouchers
from shared.runtime.http_app import RawRoute, ServiceApp, build_http_app
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Timer, Worker

SERVICE = "vouchers"


def http() -> ServiceApp:
    """The doors; claims have connections of their own."""
    config = Config()
    database = Database(config.postgres_dsn, name="vouchers-http")
    hot = Database(config.postgres_dsn, name="vouchers-claims", settings=HOT_SETTINGS)
    gate = RedisGate(config.redis_url, limit=config.attempts_max, window_s=config.attempts_window_s)
    tickets = HmacTickets(load_keyring(config.keys_dir, "ticket"))
    shelf = PostgresShelf(database)
    flags = SoldOutFlags(shelf)
    batches = ClaimBatches(partial(claim_vouchers, PostgresStocks(hot)), gate, flags.note)
    door = ClaimDoor(tickets, shelf, batches, flags, load_keyring(config.keys_dir, "voucher_id").newest)
    verifier = TokenVerifier(config.identity_url)
    office = office_routers(database, PostgresRounds, shelf, verifier)
    return build_http_app(
        SERVICE,
        [shopper_routes(shelf, gate, tickets.mint, verifier), *office],
        raw_routes=[RawRoute("/api/vouchers/v1/claims", "POST", door, OPENAPI)],
        ready=database.ready,
        resources=[database, hot, gate],
        log_format=config.log_format,
    )


def worker() -> Worker:
    """Relay, audit notes, grants, and rounds whose time has come."""
    config = Config()
    database = Database(config.postgres_dsn, name="vouchers-worker", connections_max=6)
    facts = consumers(SERVICE, config, database, LISTENS_TO, accepting(PostgresRounds))
    due = moving_due_rounds(database, PostgresRounds)
    timer = Timer("vouchers:move_rounds", config.postgres_dsn, MOVE_ROUNDS_EVERY_S, due)
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts, timer])

"""Vouchers' wiring plan."""

from services.vouchers.adapters.mac_tickets import MacTickets
from services.vouchers.adapters.postgres_rounds import PostgresRounds
from services.vouchers.adapters.postgres_shelf import PostgresShelf
from services.vouchers.adapters.redis_gate import RedisGate
from services.vouchers.config import Config
from services.vouchers.entrypoints.claim_door_openapi import CLAIMS, OPENAPI
from services.vouchers.entrypoints.consumers import LISTENS_TO, accepting
from services.vouchers.entrypoints.http import shopper_routes
from services.vouchers.entrypoints.jobs import MOVE_ROUNDS_EVERY_S, moving_due_rounds
from services.vouchers.entrypoints.routers import office_routers
from shared.runtime.http_app import RawRoute, ServiceApp, build_http_app
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Timer, Worker

SERVICE = "vouchers"


def http() -> ServiceApp:
    """The doors, but for that of claims (`claims.py`)."""
    config = Config()
    database = Database(config.postgres_dsn, name="vouchers-http")
    gate = RedisGate(config.redis_url, limit=config.attempts_max, window_s=config.attempts_window_s)
    tickets = MacTickets(load_keyring(config.keys_dir, "ticket"))
    shelf = PostgresShelf(database)
    verifier = TokenVerifier(config.identity_url)
    office = office_routers(database, PostgresRounds, shelf, verifier)
    return build_http_app(
        SERVICE,
        [shopper_routes(shelf, gate, tickets.mint, verifier), *office],
        raw_routes=[RawRoute(CLAIMS, "POST", None, OPENAPI)],
        ready=database.ready,
        resources=[database, gate],
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

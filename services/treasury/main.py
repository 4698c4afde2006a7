"""Treasury's wiring plan."""

from functools import partial

from services.treasury.adapters.http_bank import HttpBank
from services.treasury.adapters.payee_seals import payee_seals
from services.treasury.adapters.postgres_books import PostgresBooks, opening
from services.treasury.adapters.postgres_payout_views import PostgresPayoutViews
from services.treasury.adapters.postgres_plans import PostgresPlans
from services.treasury.adapters.postgres_reconciling import PostgresReconciling
from services.treasury.adapters.postgres_settlement_views import PostgresSettlementViews
from services.treasury.config import Config
from services.treasury.entrypoints.consumers import LISTENS_TO, booking
from services.treasury.entrypoints.jobs import bank_jobs
from services.treasury.entrypoints.payout_views import PayoutParts
from services.treasury.entrypoints.reconciliation import reconciliation_routers
from services.treasury.entrypoints.reconciling import LOOK_FOR_DUE_EVERY_S, reconciling_due
from services.treasury.entrypoints.routers import LARGE_BODIES, payout_routers, plan_routers
from services.treasury.entrypoints.watch import WATCH_EVERY_S, watching_days
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Timer, Worker

SERVICE = "treasury"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="treasury-http")
    seals, verifier = payee_seals(config.keys_dir), TokenVerifier(config.identity_url)
    books = partial(PostgresBooks, seals=seals)
    views = partial(PostgresPayoutViews, seals=seals), partial(PostgresSettlementViews, seals=seals)
    payments = payout_routers(PayoutParts(database, books, *views, verifier))
    reconciliation = reconciliation_routers(database, PostgresReconciling(database, seals), verifier)
    routers = [*plan_routers(database, books, PostgresPlans, verifier), *payments, *reconciliation]
    return build_http_app(
        SERVICE, routers, ready=database.ready, resources=[database], large_bodies=LARGE_BODIES,
        log_format=config.log_format,
    )  # fmt: skip


def worker() -> Worker:
    """Relay, audit notes, the booking of what others tell, daily reconciliation; the bank's link if there is one."""
    config = Config()
    database = Database(config.postgres_dsn, name="treasury-worker", connections_max=8)
    seals = payee_seals(config.keys_dir)
    books, room = partial(PostgresBooks, seals=seals), PostgresReconciling(database, seals)
    facts = consumers(SERVICE, config, database, LISTENS_TO, booking(books))
    jobs = [
        ("watch_days", WATCH_EVERY_S, watching_days(opening(database, books))),
        ("reconcile", LOOK_FOR_DUE_EVERY_S, reconciling_due(room, config.reconcile_every)),
    ]
    if config.bank_url:
        jobs += bank_jobs(opening(database, books), HttpBank(config.bank_url), config.bank_silence)
    timers = [Timer(f"treasury:{name}", config.postgres_dsn, every_s, act) for name, every_s, act in jobs]
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts, *timers])

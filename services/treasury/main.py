"""Treasury's wiring plan."""

from functools import partial

from services.treasury.adapters.payee_seals import payee_seals
from services.treasury.adapters.postgres_books import PostgresBooks
from services.treasury.adapters.postgres_plans import PostgresPlans
from services.treasury.config import Config
from services.treasury.entrypoints.consumers import LISTENS_TO, booking
from services.treasury.entrypoints.http import routes
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Worker

SERVICE = "treasury"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="treasury-http")
    books = partial(PostgresBooks, seals=payee_seals(config.keys_dir))
    router = routes(database, books, PostgresPlans, TokenVerifier(config.identity_url))
    return build_http_app(SERVICE, [router], ready=database.ready, resources=[database], log_format=config.log_format)


def worker() -> Worker:
    """Relay, audit notes, and the booking of what vouchers and redemption tell."""
    config = Config()
    database = Database(config.postgres_dsn, name="treasury-worker", connections_max=6)
    books = partial(PostgresBooks, seals=payee_seals(config.keys_dir))
    facts = consumers(SERVICE, config, database, LISTENS_TO, booking(books))
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts])

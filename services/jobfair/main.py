"""Jobfair's wiring plan."""

from services.jobfair.config import Config
from services.jobfair.entrypoints.consumers import LISTENS_TO, forwarding
from services.jobfair.live_doors import LARGE_BODIES, live_doors
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Worker

SERVICE = "jobfair"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-http", connections_max=12)
    live = live_doors(config, database, TokenVerifier(config.identity_url), ask)
    return build_http_app(
        SERVICE,
        live.routers,
        raw_routes=live.raw_routes,
        large_bodies=LARGE_BODIES,
        ready=database.ready,
        resources=[database, *live.resources],
        log_format=config.log_format,
    )


def worker() -> Worker:
    """Relay, audit notes, own facts forwarded to the live log, partial figures merged into frames."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-worker", connections_max=6)
    facts = consumers(SERVICE, config, database, LISTENS_TO, forwarding())
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts])

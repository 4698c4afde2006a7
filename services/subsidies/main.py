"""Subsidies' wiring plan."""

from functools import partial

from services.subsidies.adapters.child_examiner import ChildExaminer
from services.subsidies.adapters.object_documents import ObjectDocuments
from services.subsidies.adapters.postgres_office import PostgresOffice, office_keys
from services.subsidies.adapters.postgres_queues import PostgresQueues
from services.subsidies.config import Config
from services.subsidies.entrypoints.bodies import LARGE_BODIES
from services.subsidies.entrypoints.consumers import LISTENS_TO, following
from services.subsidies.entrypoints.http import Parts
from services.subsidies.entrypoints.jobs import EVERY_S, RETURN_EVERY_S, advancing, returning
from services.subsidies.entrypoints.routers import routers
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Timer, Worker

SERVICE = "subsidies"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="subsidies-http", connections_max=12)
    keys = office_keys(config.keys_dir)
    office, verifier = partial(PostgresOffice, keys=keys), TokenVerifier(config.identity_url)
    examiner = ChildExaminer()
    parts = Parts(database, office, examiner, ObjectDocuments(config.documents_url, keys.seal), verifier)
    return build_http_app(
        SERVICE, routers(parts, PostgresQueues), ready=database.ready, resources=[database, examiner],
        large_bodies=LARGE_BODIES, log_format=config.log_format,
    )  # fmt: skip


def worker() -> Worker:
    """Relay, audit notes, grants and payments followed, claims whose time has come."""
    config = Config()
    database = Database(config.postgres_dsn, name="subsidies-worker", connections_max=6)
    office = partial(PostgresOffice, keys=office_keys(config.keys_dir))
    facts = consumers(SERVICE, config, database, LISTENS_TO, following(office))
    timers = [
        Timer("subsidies:advance", config.postgres_dsn, EVERY_S, advancing(database, office)),
        Timer("subsidies:return_rest", config.postgres_dsn, RETURN_EVERY_S, returning(database, office)),
    ]
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts, *timers])

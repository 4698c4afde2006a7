"""Jobfair's wiring plan."""

from functools import partial

from services.jobfair.adapters.child_sheet_reader import ChildSheetReader
from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.adapters.postgres_catalogue import PostgresCatalogue
from services.jobfair.adapters.postgres_jobs import PostgresJobs
from services.jobfair.adapters.xlsx_sheets import XlsxSheets
from services.jobfair.config import Config
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.entrypoints.catalogue import catalogue_routes
from services.jobfair.entrypoints.catalogue_desk import LARGE_BODIES, desk_routes
from services.jobfair.entrypoints.catalogue_jobs import FINISH_EVERY_S, finishing
from services.jobfair.entrypoints.catalogue_parts import CatalogueParts
from services.jobfair.entrypoints.consumers import LISTENS_TO, forwarding
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.postgres import Database
from shared.runtime.standard_roles import consumers, standard_roles
from shared.runtime.tokens import TokenVerifier
from shared.runtime.worker import Timer, Worker

SERVICE = "jobfair"


def http() -> ServiceApp:
    """The doors."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-http", connections_max=12)
    gate, verifier = JobGate(simplified_characters()), TokenVerifier(config.identity_url)
    catalogue = CatalogueParts(
        database, partial(PostgresCatalogue, folding=gate.folding), PostgresJobs, gate, ChildSheetReader(),
        XlsxSheets(), verifier,
    )  # fmt: skip
    routers = [catalogue_routes(catalogue), desk_routes(catalogue)]
    return build_http_app(
        SERVICE, routers, ready=database.ready, resources=[database], large_bodies=LARGE_BODIES,
        log_format=config.log_format,
    )  # fmt: skip


def worker() -> Worker:
    """Relay, audit notes, changes of the catalogue finished, own facts forwarded to the live log, figures merged."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-worker", connections_max=6)
    gate = JobGate(simplified_characters())
    finish = finishing(database, partial(PostgresCatalogue, folding=gate.folding))
    timers = [Timer("jobfair:finish_changes", config.postgres_dsn, FINISH_EVERY_S, finish)]
    facts = consumers(SERVICE, config, database, LISTENS_TO, forwarding())
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *timers, *facts])

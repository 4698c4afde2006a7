"""Jobfair's wiring plan."""

from services.jobfair.adapters.postgres_report_shelf import PostgresReportShelf
from services.jobfair.adapters.typst_report import TypstReport
from services.jobfair.adapters.xlsx_report import XlsxReport
from services.jobfair.config import Config
from services.jobfair.entrypoints.consumers import LISTENS_TO, forwarding
from services.jobfair.entrypoints.report import report_routes
from services.jobfair.usecases.report_ports import ReportWriter
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
    writers: dict[str, ReportWriter] = {"xlsx": XlsxReport(), "pdf": TypstReport()}
    routers = [report_routes(PostgresReportShelf(database), writers, TokenVerifier(config.identity_url))]
    return build_http_app(SERVICE, routers, ready=database.ready, resources=[database], log_format=config.log_format)


def worker() -> Worker:
    """Relay, audit notes, own facts forwarded to the live log, partial figures merged into frames."""
    config = Config()
    database = Database(config.postgres_dsn, name="jobfair-worker", connections_max=6)
    facts = consumers(SERVICE, config, database, LISTENS_TO, forwarding())
    return Worker(SERVICE, config, database, [*standard_roles(SERVICE, config, database), *facts])

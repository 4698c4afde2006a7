"""The kept figures' part of jobfair's wiring plan: the wall as last kept, minutes, segments, the report on a show."""

from fastapi import APIRouter

from services.jobfair.adapters.postgres_figures import PostgresFigures
from services.jobfair.adapters.postgres_report_shelf import PostgresReportShelf
from services.jobfair.adapters.typst_report import TypstReport
from services.jobfair.adapters.xlsx_report import XlsxReport
from services.jobfair.entrypoints.figures import figure_routes
from services.jobfair.entrypoints.report import report_routes
from services.jobfair.usecases.report_ports import ReportWriter
from shared.runtime.audit_view import audit_routes
from shared.runtime.postgres import Database
from shared.runtime.tokens import TokenVerifier


def figure_doors(database: Database, verifier: TokenVerifier) -> list[APIRouter]:
    """For the bureau."""
    writers: dict[str, ReportWriter] = {"xlsx": XlsxReport(), "pdf": TypstReport()}
    return [
        figure_routes(database, PostgresFigures, verifier),
        audit_routes("jobfair", database, verifier),
        report_routes(PostgresReportShelf(database), writers, verifier),
    ]

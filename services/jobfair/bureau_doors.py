"""The bureau's part of jobfair's wiring plan: the catalogue and its gate, figures, the report on a show."""

from functools import partial

from fastapi import APIRouter

from services.jobfair.adapters.child_sheet_reader import ChildSheetReader
from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.adapters.postgres_catalogue import PostgresCatalogue
from services.jobfair.adapters.postgres_figures import PostgresFigures
from services.jobfair.adapters.postgres_jobs import PostgresJobs
from services.jobfair.adapters.postgres_report_shelf import PostgresReportShelf
from services.jobfair.adapters.typst_report import TypstReport
from services.jobfair.adapters.xlsx_report import XlsxReport
from services.jobfair.adapters.xlsx_sheets import XlsxSheets
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.entrypoints.catalogue import catalogue_routes
from services.jobfair.entrypoints.catalogue_desk import LARGE_BODIES as IMPORT_BODIES
from services.jobfair.entrypoints.catalogue_desk import desk_routes
from services.jobfair.entrypoints.catalogue_parts import CatalogueParts
from services.jobfair.entrypoints.figures import figure_routes
from services.jobfair.entrypoints.report import report_routes
from services.jobfair.usecases.report_ports import ReportWriter
from shared.runtime.postgres import Database
from shared.runtime.tokens import TokenVerifier

__all__ = ["IMPORT_BODIES", "bureau_doors"]


def bureau_doors(database: Database, verifier: TokenVerifier) -> list[APIRouter]:
    """Companies and job postings, what may be shown of them; what the shows came to."""
    gate = JobGate(simplified_characters())
    catalogue = CatalogueParts(
        database, partial(PostgresCatalogue, folding=gate.folding), PostgresJobs, gate, ChildSheetReader(),
        XlsxSheets(), verifier,
    )  # fmt: skip
    writers: dict[str, ReportWriter] = {"xlsx": XlsxReport(), "pdf": TypstReport()}
    return [
        catalogue_routes(catalogue),
        desk_routes(catalogue),
        figure_routes(database, PostgresFigures, verifier),
        report_routes(PostgresReportShelf(database), writers, verifier),
    ]

"""The catalogue's part of jobfair's wiring plan: companies and job postings, their import, gate and search."""

from functools import partial

from fastapi import APIRouter

from services.jobfair.adapters.child_sheet_reader import ChildSheetReader
from services.jobfair.adapters.opencc_characters import simplified_characters
from services.jobfair.adapters.postgres_catalogue import PostgresCatalogue
from services.jobfair.adapters.postgres_jobs import PostgresJobs
from services.jobfair.adapters.xlsx_sheets import XlsxSheets
from services.jobfair.domain.job_gate import JobGate
from services.jobfair.entrypoints.catalogue import catalogue_routes
from services.jobfair.entrypoints.catalogue_desk import LARGE_BODIES, catalogue_desk_routes
from services.jobfair.entrypoints.catalogue_parts import CatalogueParts
from shared.runtime.postgres import Database
from shared.runtime.tokens import TokenVerifier

__all__ = ["LARGE_BODIES", "catalogue_doors"]


def catalogue_doors(database: Database, verifier: TokenVerifier) -> list[APIRouter]:
    """For everybody who looks for a job, and the bureau's desk."""
    gate = JobGate(simplified_characters())
    parts = CatalogueParts(
        database, partial(PostgresCatalogue, folding=gate.folding), PostgresJobs, gate, ChildSheetReader(),
        XlsxSheets(), verifier,
    )  # fmt: skip
    return [catalogue_routes(parts), catalogue_desk_routes(parts)]

"""The catalogue in Postgres as the show reads it."""

from collections.abc import Collection

from services.jobfair.domain.application import Posting
from services.jobfair.domain.posting import PostingState
from shared.runtime.postgres import Connection

_FIND = """
select job_id, posting.fair_id, posting.company_id, posting.title, company.name as employer, posting.state
from job_posting as posting join company using (company_id) where job_id = any($1)
"""
_COMPANIES = "select company_id from company where fair_id = $1 and company_id = any($2)"


class PostgresPostings:
    """Companies and postings as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def find(self, job_ids: Collection[str]) -> dict[str, Posting]:
        rows = await self._transaction.fetch(_FIND, list(job_ids))
        return {row["job_id"]: Posting(**{**row, "state": PostingState(row["state"])}) for row in rows}

    async def companies(self, fair_id: str, company_ids: Collection[str]) -> set[str]:
        rows = await self._transaction.fetch(_COMPANIES, fair_id, list(company_ids))
        return {row["company_id"] for row in rows}

"""Applications in Postgres: what seekers show an employer only sealed."""

import asyncpg
import msgspec

from services.jobfair.domain.application import Application, Resume
from services.jobfair.usecases.show_ports import QUEUE_MAX, Counts, Filed
from shared.runtime.postgres import Connection
from shared.runtime.seal import Seal

_ADD = """
insert into application (application_id, fair_id, room_id, job_id, company_id, citizen_id, consent_version,
    resume_sealed, filed_at, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (citizen_id, job_id) where withdrawn_at is null do nothing returning true
"""
_COLUMNS = """
application_id, fair_id, room_id, job_id, company_id, citizen_id::text, consent_version, resume_sealed, filed_at,
withdrawn_at, version
"""
_SEE = f"select {_COLUMNS} from application where application_id = $1"  # noqa: S608 - our own words
_LOAD = f"{_SEE} for no key update"
_SAVE_WITHDRAWN = """
update application set withdrawn_at = $2, version = $3, resume_sealed = null where application_id = $1
"""
_PAGE = f"""
select filing_no, {_COLUMNS}, coalesce((select title from job_posting p where p.job_id = a.job_id), '') as title
from application a where %s and ($2::bigint is null or filing_no < $2) order by filing_no desc limit {QUEUE_MAX}
"""  # noqa: S608
_OF_CITIZEN = _PAGE % "citizen_id = $1::uuid"
_TO_COMPANY = _PAGE % "company_id = $1 and withdrawn_at is null"
_COUNTS = """
select count(*) as submissions, count(distinct (citizen_id, job_id)) as person_jobs,
    count(distinct citizen_id) as people, count(*) filter (where withdrawn_at is null) as live
from application where fair_id = $1
"""


class PostgresApplications:
    """Applications as one transaction sees them."""

    def __init__(self, transaction: Connection, seal: Seal) -> None:
        self._transaction = transaction
        self._seal = seal

    async def add(self, application: Application) -> bool:
        own = (application.application_id, application.fair_id, application.room_id, application.job_id)
        sealed = self._seal.close(msgspec.json.encode(application.resume), _place(application.application_id))
        more = (application.company_id, application.citizen_id, application.consent_version, sealed)
        return bool(
            await self._transaction.fetchval(_ADD, *own, *more, application.filed_at, application.version)
        )  # fmt: skip

    async def see(self, application_id: str) -> Application | None:
        row = await self._transaction.fetchrow(_SEE, application_id)
        return self._application(row) if row else None

    async def load_for_update(self, application_id: str) -> Application | None:
        row = await self._transaction.fetchrow(_LOAD, application_id)
        return self._application(row) if row else None

    async def save_withdrawn(self, application: Application) -> None:
        own = (application.application_id, application.withdrawn_at, application.version)
        await self._transaction.execute(_SAVE_WITHDRAWN, *own)

    async def of_citizen(self, citizen_id: str, before: int | None) -> list[Filed]:
        return [self._filed(row) for row in await self._transaction.fetch(_OF_CITIZEN, citizen_id, before)]

    async def to_company(self, company_id: str, before: int | None) -> list[Filed]:
        return [self._filed(row) for row in await self._transaction.fetch(_TO_COMPANY, company_id, before)]

    async def counts(self, fair_id: str) -> Counts:
        row = await self._transaction.fetchrow(_COUNTS, fair_id)
        assert row is not None  # noqa: S101 - an aggregate always has a row
        return Counts(**row)

    def _filed(self, row: asyncpg.Record) -> Filed:
        return Filed(row["filing_no"], self._application(row), row["title"])

    def _application(self, row: asyncpg.Record) -> Application:
        sealed = row["resume_sealed"]
        plain = self._seal.open(sealed, _place(row["application_id"])) if sealed is not None else None
        return Application(
            row["application_id"], row["fair_id"], row["room_id"], row["job_id"], row["company_id"], row["citizen_id"],
            row["consent_version"], msgspec.json.decode(plain, type=Resume) if plain is not None else None,
            row["filed_at"], row["withdrawn_at"], row["version"],
        )  # fmt: skip


def _place(application_id: str) -> str:
    return f"application.resume_sealed.{application_id}"

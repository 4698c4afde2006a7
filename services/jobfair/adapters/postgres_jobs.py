"""What everybody may look at of the catalogue, read from Postgres."""

from services.jobfair.adapters.posting_rows import KEPT, kept_of
from services.jobfair.domain.posting import PostingState
from services.jobfair.usecases.catalogue_ports import Company, Found, Kept, Search
from shared.runtime.postgres import Connection

_OPEN = "p.state in ('SHOWN', 'WARNED') and p.valid_until > now()"
_SEARCH = f"""
select * from (
    select (case when cardinality($3::text[]) > 0 and not exists (
                select from unnest($3::text[]) as text where position(text in p.searched_title) = 0) then 1 else 0 end
           ) as rank, p.job_id
    from job_posting p
    where p.fair_id = $1 and {_OPEN} and p.words @> $2::text[]
      and not exists (select from unnest($3::text[]) as text where position(text in p.searched) = 0)
      and position($4 in p.place) > 0 and position($5 in p.occupation) > 0
      and ($6::bigint is null or p.pay_top_fen >= $6) and ($7::text is null or p.company_id = $7)
) hit join ({KEPT}) kept using (job_id)
where $8::integer is null or (rank, listed_no) < ($8, $9)
order by rank desc, listed_no desc limit $10
"""  # noqa: S608 - constants
_COMPANY = f"""
select c.company_id, c.fair_id, c.name, c.uscc, c.industry,
       (select count(*) from job_posting p where p.company_id = c.company_id and {_OPEN})::integer as jobs
from company c
"""  # noqa: S608
_COMPANIES = f"""{_COMPANY}
where c.fair_id = $1
  and ($2 = '' or (c.name, c.company_id) > (select name, company_id from company where company_id = $2))
order by c.name, c.company_id limit $3
"""  # noqa: S608


class PostgresJobs:
    """Reads on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def search(self, fair_id: str, search: Search) -> list[Found]:
        rank, listed_no = search.after or (None, None)
        rows = await self._connection.fetch(
            _SEARCH, fair_id, list(search.words.pairs), list(search.words.texts), search.place, search.occupation,
            search.pay_min_fen, search.company_id, rank, listed_no, search.most,
        )  # fmt: skip
        return [Found(row["rank"], kept_of(row)) for row in rows]

    async def job(self, job_id: str) -> Kept | None:
        row = await self._connection.fetchrow(f"{KEPT} where p.job_id = $1 and {_OPEN}", job_id)
        return kept_of(row) if row else None

    async def companies(self, fair_id: str, after: str, most: int) -> list[Company]:
        return [Company(**row) for row in await self._connection.fetch(_COMPANIES, fair_id, after, most)]

    async def company(self, company_id: str) -> Company | None:
        row = await self._connection.fetchrow(f"{_COMPANY} where c.company_id = $1", company_id)
        return Company(**row) if row else None

    async def screened(self, fair_id: str, state: PostingState, after: int, most: int) -> list[Kept]:
        query = f"""{KEPT} where p.fair_id = $1 and p.state = $2 and p.listed_no > $3 order by p.listed_no limit $4"""
        return [kept_of(row) for row in await self._connection.fetch(query, fair_id, state, after, most)]

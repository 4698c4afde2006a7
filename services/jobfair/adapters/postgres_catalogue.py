"""Companies, postings and planned changes in Postgres."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from services.jobfair.adapters.posting_rows import KEPT, company_columns, kept_of, posting_columns
from services.jobfair.domain.catalogue_plan import ChangeState, Known, Planned, Restated
from services.jobfair.domain.folded_text import Folding
from services.jobfair.domain.job_gate import Subject
from services.jobfair.domain.posting import PostingState
from services.jobfair.usecases.catalogue_ports import Change, Kept, Part
from shared.runtime.postgres import Connection

_VERSION = """
select coalesce(c.version, 0) from fair f left join catalogue c using (fair_id) where f.fair_id = $1
"""
_MAKE_VERSION = "insert into catalogue (fair_id) select fair_id from fair where fair_id = $1 on conflict do nothing"
_KNOWN = """
select c.uscc, p.job_no, p.digest, p.state = 'WITHDRAWN' as is_withdrawn,
       (select array_agg(array[rule_id, field, words]) from gate_overrule o where o.job_id = p.job_id) as overruled
from job_posting p join company c using (company_id) where p.fair_id = $1
"""
_ADD_CHANGE = """
insert into catalogue_change (change_id, fair_id, kind, catalogue_version, gate_version, sha256, parts, figures,
    headers, state, next_part)
values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11) on conflict do nothing
"""
_FORGET_PARTS = """
delete from catalogue_change_part where change_id in
    (select change_id from catalogue_change where fair_id = $1 and state = 'PLANNED')
"""
_COMPANIES = """
insert into company (company_id, fair_id, uscc, name, industry)
select company_id, $1, uscc, name, industry
from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as row (company_id, uscc, name, industry)
on conflict (company_id) do update set
    name = coalesce(nullif(excluded.name, ''), company.name),
    industry = coalesce(nullif(excluded.industry, ''), company.industry)
"""
_POSTINGS = """
insert into job_posting as p (fair_id, job_id, company_id, job_no, title, state, digest, posting, hits, occupation,
    place, pay_top_fen, valid_until, searched, searched_title, words)
select $1, job_id, company_id, job_no, title, state, digest, posting::jsonb, hits::jsonb, occupation, place,
    pay_top_fen, valid_until, searched, searched_title, string_to_array(words, ' ')
from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
    $11::text[], $12::bigint[], $13::timestamptz[], $14::text[], $15::text[], $16::text[])
    with ordinality as row (job_id, company_id, job_no, title, state, digest, posting, hits, occupation, place,
    pay_top_fen, valid_until, searched, searched_title, words, place_in_file)
order by place_in_file
on conflict (job_id) do update set title = excluded.title, state = excluded.state, digest = excluded.digest,
    posting = excluded.posting, hits = excluded.hits, occupation = excluded.occupation, place = excluded.place,
    pay_top_fen = excluded.pay_top_fen, valid_until = excluded.valid_until, searched = excluded.searched,
    searched_title = excluded.searched_title, words = excluded.words, version = p.version + 1
"""
_RESTATE = """
update job_posting p set state = row.state, hits = row.hits::jsonb, version = p.version + 1
from unnest($1::text[], $2::text[], $3::text[]) as row (job_id, state, hits) where p.job_id = row.job_id
"""
_ADD_OVERRULE = """
insert into gate_overrule (job_id, rule_id, field, words, reason, staff_id) values ($1, $2, $3, $4, $5, $6)
on conflict (job_id, rule_id, field, words) do update set reason = excluded.reason, staff_id = excluded.staff_id,
    at = excluded.at
"""


class PostgresCatalogue:
    """The catalogue as one transaction sees it."""

    def __init__(self, transaction: Connection, folding: Folding) -> None:
        self._transaction = transaction
        self._folding = folding

    async def version(self, fair_id: str) -> int | None:
        version: int | None = await self._transaction.fetchval(_VERSION, fair_id)
        return version

    async def locked_version(self, fair_id: str) -> int | None:
        await self._transaction.execute(_MAKE_VERSION, fair_id)
        query = "select version from catalogue where fair_id = $1 for update"
        version: int | None = await self._transaction.fetchval(query, fair_id)
        return version

    async def move_version(self, fair_id: str) -> None:
        await self._transaction.execute("update catalogue set version = version + 1 where fair_id = $1", fair_id)

    async def change_at_work(self, fair_id: str) -> str | None:
        query = "select change_id from catalogue_change where fair_id = $1 and state = 'WRITING' limit 1"
        change_id: str | None = await self._transaction.fetchval(query, fair_id)
        return change_id

    async def known(self, fair_id: str) -> Mapping[tuple[str, str], Known]:
        rows = await self._transaction.fetch(_KNOWN, fair_id)
        return {
            (row["uscc"], row["job_no"]): Known(
                row["digest"], row["is_withdrawn"], frozenset(Subject(*one) for one in row["overruled"] or ())
            )
            for row in rows
        }

    async def add_part(self, change_id: str, part_no: int, part: Part) -> None:
        query = "insert into catalogue_change_part values ($1, $2, $3) on conflict do nothing"
        await self._transaction.execute(query, change_id, part_no, msgspec.json.encode(part))

    async def part(self, change_id: str, part_no: int) -> Part:
        query = "select part from catalogue_change_part where change_id = $1 and part_no = $2"
        return msgspec.json.decode(await self._transaction.fetchval(query, change_id, part_no), type=Part)

    async def add_change(self, change: Change) -> None:
        await self._transaction.execute(
            _ADD_CHANGE, change.change_id, change.fair_id, change.kind, change.catalogue_version, change.gate_version,
            change.sha256, change.parts, _json(change.figures), _json(change.headers), change.state, change.next_part,
        )  # fmt: skip

    async def change(self, change_id: str) -> Change | None:
        return await self._change("select * from catalogue_change where change_id = $1", change_id)

    async def locked_change(self, change_id: str) -> Change | None:
        return await self._change("select * from catalogue_change where change_id = $1 for update", change_id)

    async def move_change(self, change_id: str, state: ChangeState, next_part: int) -> None:
        query = "update catalogue_change set state = $2, next_part = $3 where change_id = $1"
        await self._transaction.execute(query, change_id, state, next_part)

    async def unfinished(self) -> str | None:
        query = "select change_id from catalogue_change where state = 'WRITING' order by at limit 1"
        change_id: str | None = await self._transaction.fetchval(query)
        return change_id

    async def forget_plans(self, fair_id: str) -> None:
        await self._transaction.execute(_FORGET_PARTS, fair_id)
        await self._transaction.execute(
            "delete from catalogue_change where fair_id = $1 and state = 'PLANNED'", fair_id
        )

    async def put(self, fair_id: str, rows: Sequence[Planned]) -> None:
        if not rows:
            return
        columns = await asyncio.to_thread(posting_columns, rows, self._folding)
        await self._transaction.execute(_COMPANIES, fair_id, *company_columns(rows))
        await self._transaction.execute(_POSTINGS, fair_id, *columns)

    async def restate(self, rows: Sequence[Restated]) -> None:
        if rows:
            await self._transaction.execute(
                _RESTATE, [one.job_id for one in rows], [str(one.state) for one in rows],
                [_json(one.hits) for one in rows],
            )  # fmt: skip

    async def page(self, fair_id: str, after: int, most: int) -> list[Kept]:
        query = f"{KEPT} where p.fair_id = $1 and p.listed_no > $2 order by p.listed_no limit $3"
        return [kept_of(row) for row in await self._transaction.fetch(query, fair_id, after, most)]

    async def locked_posting(self, job_id: str) -> Kept | None:
        row = await self._transaction.fetchrow(f"{KEPT} where p.job_id = $1 for update of p", job_id)
        return kept_of(row) if row else None

    async def fair_of(self, job_id: str) -> str | None:
        fair_id: str | None = await self._transaction.fetchval(
            "select fair_id from job_posting where job_id = $1", job_id
        )
        return fair_id

    async def add_overrule(self, job_id: str, subject: Subject, reason: str, staff_id: str) -> None:
        await self._transaction.execute(_ADD_OVERRULE, job_id, *subject, reason, staff_id)

    async def set_state(self, job_id: str, state: PostingState) -> None:
        query = "update job_posting set state = $2, version = version + 1 where job_id = $1"
        await self._transaction.execute(query, job_id, state)

    async def _change(self, query: str, change_id: str) -> Change | None:
        row = await self._transaction.fetchrow(query, change_id)
        if row is None:
            return None
        columns = {
            **dict(row),
            "figures": msgspec.json.decode(row["figures"]),
            "headers": msgspec.json.decode(row["headers"]),
        }
        del columns["at"]
        return msgspec.convert(columns, Change)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()

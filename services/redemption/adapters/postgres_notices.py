"""Notices to merchants in Postgres: noted set by set, read as the texts they are stored as."""

from collections.abc import Iterable, Sequence

from services.redemption.domain.notice import Notice
from services.redemption.usecases.notice_ports import FeedPage
from shared.runtime.postgres import Connection

_WHO_UNDID = """
select distinct r.voucher_id::text, r.merchant_id from unnest($1::uuid[]) as row (voucher_id)
join redemption r using (voucher_id) where r.undone_at is not null order by r.merchant_id
"""
# In order of merchants, here and in the lock: two who note at the same time never wait for one another in a circle.
_MAKE_COUNTERS = """
insert into notice_counter (merchant_id, last_no)
select merchant_id, 0 from unnest($1::text[]) as row (merchant_id) order by merchant_id on conflict do nothing
"""
_LOCK_COUNTERS = """
select merchant_id, last_no from notice_counter where merchant_id = any($1) order by merchant_id for update
"""
_KNOWN = "select event_id, merchant_id from notice where event_id = any($1)"
_ADD = """
insert into notice (merchant_id, notice_no, event_id, kind, subject_id, body)
select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
"""
_MOVE_COUNTERS = """
update notice_counter c set last_no = moved.last_no
from (select merchant_id, max(notice_no) as last_no
      from unnest($1::text[], $2::bigint[]) as row (merchant_id, notice_no) group by merchant_id) moved
where c.merchant_id = moved.merchant_id
"""
_FEED = """
select coalesce(string_agg(body, ',' order by notice_no), '') as bodies, coalesce(max(notice_no), $2) as next
from (select notice_no, body from notice where merchant_id = $1 and notice_no > $2 order by notice_no limit $3) page
"""


class PostgresNotices:
    """Notices as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def who_undid(self, voucher_ids: Sequence[str]) -> list[tuple[str, str]]:
        return [(row[0], row[1]) for row in await self._transaction.fetch(_WHO_UNDID, list(voucher_ids))]

    async def lock_counters(self, merchant_ids: Iterable[str]) -> dict[str, int]:
        merchants = list(merchant_ids)
        await self._transaction.execute(_MAKE_COUNTERS, merchants)
        rows = await self._transaction.fetch(_LOCK_COUNTERS, merchants)
        return {row["merchant_id"]: row["last_no"] for row in rows}

    async def known(self, event_ids: Sequence[str]) -> set[tuple[str, str]]:
        return {(row[0], row[1]) for row in await self._transaction.fetch(_KNOWN, list(event_ids))}

    async def add(self, notices: Sequence[Notice]) -> None:
        merchants, numbers = [one.merchant_id for one in notices], [one.notice_no for one in notices]
        await self._transaction.execute(
            _ADD, merchants, numbers, [one.event_id for one in notices], [one.kind for one in notices],
            [one.subject_id for one in notices], [one.body for one in notices],
        )  # fmt: skip
        await self._transaction.execute(_MOVE_COUNTERS, merchants, numbers)

    async def feed(self, merchant_id: str, after: int, limit: int) -> FeedPage:
        row = await self._transaction.fetchrow(_FEED, merchant_id, after, limit)
        assert row is not None  # noqa: S101 - an aggregate has a row
        return FeedPage(row["bodies"], row["next"])

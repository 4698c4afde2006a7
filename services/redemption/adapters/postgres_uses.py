"""Vouchers shown at tills and used, in Postgres: two statements, whatever the number of tills."""

from collections.abc import Sequence
from typing import Any

from services.redemption.adapters.postgres_vouchers import voucher_of
from services.redemption.usecases.ports import Shown, Use
from shared.runtime import outbox
from shared.runtime.postgres import Connection

HOT_SETTINGS = {
    # A batch is small and its tables may have no statistics yet: each row by its index.
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "enable_bitmapscan": "off",
}

# Vouchers are locked in the order of their ids, as everywhere; the time is told after that, so it is that of the
# decision and not that of a wait; then the day that it is in is held.
SHOW = """
with asked as materialized (
    select * from unnest($1::bigint[], $2::text[], $3::text[]) with ordinality
    as row (voucher_no, store_id, request_no, place)
), held as materialized (
    select v.voucher_no, v.voucher_id::text, v.citizen_id::text, v.state, v.version, s.*
    from asked join voucher v using (voucher_no) join stock s using (stock_id)
    order by v.voucher_id for no key update of v
), moment as materialized (
    select clock_timestamp() as now, campaigns
    from (select array_agg(distinct campaign_id) as campaigns from held) as locked
), open_day as materialized (
    select campaign_id, day from moment join business_day on campaign_id = any(campaigns)
    where starts_at <= now and ends_at > now and closed_at is null order by campaign_id for share of business_day
)
select held.*, open_day.day, moment.now,
       exists (select from redemption known where known.store_id = asked.store_id
               and known.request_no = asked.request_no) as is_known
from asked cross join moment left join held using (voucher_no) left join open_day using (campaign_id) order by place
"""
_KEPT = """store_id, request_no, redemption_id, voucher_id, merchant_id, terminal_id, campaign_id, business_day,
    order_no, category, order_amount_fen, discount_fen, redeemed_at"""
# The places in the log are taken last, by what has locked all that it changes.
_USE = f"""
with asked as materialized (
    select * from unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[],
        $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::timestamptz[], $14::text[], $15::int[], $16::uuid[],
        $17::text[], $18::text[], $19::text[], $20::text[])
    as row ({_KEPT}, state, version, {outbox.COLUMNS})
), added as (
    insert into redemption ({_KEPT}) select {_KEPT} from asked order by store_id, request_no
    on conflict do nothing returning voucher_id, store_id, request_no
), used as (
    update voucher set state = asked.state, version = asked.version, state_since = asked.redeemed_at
    from added join asked using (voucher_id) where voucher.voucher_id = asked.voucher_id returning voucher.voucher_id
), told as (
    insert into outbox ({outbox.COLUMNS})
    select event_id, type, key, trace_id, data::json from used join asked using (voucher_id) order by voucher_id
)
select store_id, request_no from added
"""  # noqa: S608 - our own words


async def show(transaction: Connection, asked: Sequence[tuple[int, str, str]]) -> list[Shown]:
    """As the port says."""
    return [
        Shown(voucher_of(row) if row["voucher_id"] is not None else None, row["is_known"], row["now"], row["day"])
        for row in await transaction.fetch(SHOW, *_columns(asked))
    ]


async def use(transaction: Connection, uses: Sequence[Use]) -> set[tuple[str, str]]:
    """As the port says."""
    return {(row[0], row[1]) for row in await transaction.fetch(_USE, *_columns([_row(one) for one in uses]))}


def _row(used: Use) -> tuple[Any, ...]:
    one, order = used.redemption, used.redemption.order
    assert order is not None  # noqa: S101 - only a tombstone has none
    return (
        one.store_id, one.request_no, one.redemption_id, one.voucher_id, one.merchant_id, one.terminal_id,
        one.campaign_id, one.business_day, order.order_no, order.category, order.amount_fen, one.discount_fen,
        one.redeemed_at, used.voucher.state, used.voucher.version, *outbox.one_fact(*used.told),
    )  # fmt: skip


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]

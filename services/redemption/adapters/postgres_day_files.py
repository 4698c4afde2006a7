"""The lines of closed days from Postgres, page by page in the order of the index they stand in."""

from services.redemption.domain.day_file import Head, Kind, Line, Place, Scope
from services.redemption.usecases.view_ports import DayEnd
from shared.runtime.postgres import Database

LINES_A_PAGE = 500  # some milliseconds to write: tills wait no longer behind a file

_KNOWS = {
    Scope.MERCHANT: "select exists (select from merchant where merchant_id = $1 and $2::text is not null)",
    Scope.DISTRICT: "select exists (select from stock where district_id = $1 and campaign_id = $2)",
}
# A district's lines are those of its vouchers: a merchant may move to another district, a voucher does not.
_WHOSE = {Scope.MERCHANT: "{row}.merchant_id", Scope.DISTRICT: "s.district_id"}
_OF_ORDER = "r.store_id, r.order_no, r.category, s.campaign_id, s.program_id, s.round_id"
_VOUCHERS = "join voucher v on v.voucher_id = r.voucher_id join stock s using (stock_id)"

# Three streams in the file's order, each limited to a page before they are merged: an index is read from `after` on.
_PAGE = f"""
(select 'REDEEMED' as kind, r.redeemed_at as at, r.redemption_id as entry_id, r.redemption_id::text, '' as refund_id,
        r.merchant_id, r.terminal_id, r.request_no, r.order_amount_fen as order_fen, r.discount_fen as amount_fen,
        {_OF_ORDER}
 from redemption r {_VOUCHERS}
 where r.campaign_id = $1 and r.business_day = $2 and {{whose}} = $3 and r.redemption_id is not null
   and (r.merchant_id, r.redeemed_at, r.redemption_id) >= ($4, $5, $6)
   and (r.merchant_id, r.redeemed_at, r.redemption_id, 'REDEEMED') > ($4, $5, $6, $7)
 order by r.merchant_id, r.redeemed_at, r.redemption_id limit $8)
union all
(select 'UNDONE', r.undone_at, r.redemption_id, r.redemption_id::text, '', r.merchant_id, r.terminal_id, r.request_no,
        -r.order_amount_fen, -r.discount_fen, {_OF_ORDER}
 from redemption r {_VOUCHERS}
 where r.campaign_id = $1 and r.business_day = $2 and {{whose}} = $3 and r.redemption_id is not null
   and r.undone_at is not null
   and (r.merchant_id, r.undone_at, r.redemption_id) >= ($4, $5, $6)
   and (r.merchant_id, r.undone_at, r.redemption_id, 'UNDONE') > ($4, $5, $6, $7)
 order by r.merchant_id, r.undone_at, r.redemption_id limit $8)
union all
(select 'REFUNDED', f.refunded_at, f.refund_id, r.redemption_id::text, f.refund_id::text, f.merchant_id,
        coalesce(f.terminal_id, ''), f.request_no, -f.amount_fen, -f.returned_fen, {_OF_ORDER}
 from refund f join redemption r using (redemption_id) {_VOUCHERS}
 where f.campaign_id = $1 and f.business_day = $2 and {{whose_refund}} = $3
   and (f.merchant_id, f.refunded_at, f.refund_id) >= ($4, $5, $6)
   and (f.merchant_id, f.refunded_at, f.refund_id, 'REFUNDED') > ($4, $5, $6, $7)
 order by f.merchant_id, f.refunded_at, f.refund_id limit $8)
order by merchant_id, at, entry_id, kind limit $8
"""  # noqa: S608 - of the constants above


class PostgresDayFiles:
    """Closed days; each call takes a connection for as long as it reads."""

    def __init__(self, database: Database, *, page: int = LINES_A_PAGE) -> None:
        self._database = database
        self._page = page

    async def end_of_day(self, campaign_id: str, day: str) -> DayEnd | None:
        query = "select close_no, closed_at from business_day where campaign_id = $1 and day = $2"
        async with self._database.connection() as connection:
            row = await connection.fetchrow(query, campaign_id, day)
        return DayEnd(row["close_no"], row["closed_at"]) if row else None

    async def knows(self, scope: Scope, of: str, campaign_id: str) -> bool:
        async with self._database.connection() as connection:
            return bool(await connection.fetchval(_KNOWS[scope], of, campaign_id))

    async def page(self, head: Head, after: Place) -> list[Line]:
        async with self._database.connection() as connection:
            rows = await connection.fetch(
                page_query(head.scope), head.campaign_id, head.day, head.of, *after, self._page
            )
        return [Line(**{name: row[name] for name in Line._fields} | {"kind": Kind(row["kind"])}) for row in rows]


def page_query(scope: Scope) -> str:
    """A page of the lines of campaign $1, day $2 and whom $3 says, after the place $4 to $7, $8 at most."""
    whose = _WHOSE[scope]
    return _PAGE.format(whose=whose.format(row="r"), whose_refund=whose.format(row="f"))

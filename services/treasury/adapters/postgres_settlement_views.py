"""What people see of settlements: from a redemption to the bank's line and back, accounts masked."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.adapters.postgres_merchant_days import PostgresMerchantDays
from shared.runtime.postgres import Connection

A_PAGE = 500
AT_ANY_TIME = datetime(9999, 1, 1, tzinfo=UTC)

_SETTLEMENT = """
select settlement_id, version, merchant_id, campaign_id, district_id, amount_fen, state, payouts, moved_at,
       array(select business_day from merchant_day where merchant_day.settlement_id = settlement.settlement_id
             order by closed_at, business_day) as business_days
from settlement
"""
_PAGE = f"""{_SETTLEMENT}
where ($1::text is null or campaign_id = $1) and ($2::text is null or merchant_id = $2)
  and ($3::text is null or state = $3) and ($4::text is null or district_id = $4) and settlement_id > $5
order by settlement_id limit {A_PAGE}
"""
_ONE = f"{_SETTLEMENT} where settlement_id = $1 and ($2::text is null or district_id = $2)"
_DAYS = """
select business_day, count, sum_fen, refunds, refunded_fen, sum_fen - refunded_fen as net_fen, closed_at, agreed_at
from merchant_day where settlement_id = $1 order by closed_at, business_day
"""
_PAYMENTS = """
select payout_id, payout.state, amount_fen, requested_at, bank_ref, paid_as, payee_sealed, batch_id, batch.sha256,
       batch.state as batch_state, batch.prepared_by, batch.approved_by, batch.sent_at
from payout left join payout_batch batch using (batch_id) where pays = $1 order by requested_at, payout_id
"""
_BANK_LINES = """
select line_no, source, payout_id, amount_fen, result, reason, bank_ref, meaning, problem, came_at from bank_line
where payout_id = any($1::text[]) order by line_no
"""
_POSTINGS = """
select booked_at, event_id, line, from_pool, from_kind, to_pool, to_kind, amount_fen from journal
where event_id = any($1::text[]) order by booked_at, event_id, line
"""
_ENTRIES = """
select entry.event_id, kind, entry_id, entry.redemption_id, entry.merchant_id, entry.campaign_id, entry.district_id,
       program_id, pool_id, entry.business_day, amount_fen, at, closed_at, agreed_at, settlement_id
from merchant_entry entry left join merchant_day using (merchant_id, campaign_id, business_day)
where entry.redemption_id = $1 and ($2::text is null or entry.district_id = $2) order by at, entry.event_id
"""
_ACCOUNT_FILE = """
select file_id, district_id, sha256, drafted_by, drafted_at, approved_by, approved_at from account_file
where file_id = $1 and ($2::text is null or district_id = $2)
"""
_ACCOUNTS = "select merchant_id, payee_sealed from merchant_account where file_id = $1 order by merchant_id"
_ACCOUNT_FILES = f"""
select file_id, district_id, sha256, drafted_by, drafted_at, approved_by, approved_at,
       (select count(*) from merchant_account where merchant_account.file_id = account_file.file_id) as merchants
from account_file where ($1::text is null or district_id = $1)
order by approved_at is not null, drafted_at desc, file_id limit {A_PAGE}
"""  # noqa: S608
_HOLDS = """
select merchant_id, district_id, held_by, reason, held_at from merchant_hold
where is_held and ($1::text is null or district_id = $1) order by merchant_id limit 2000
"""


class PostgresSettlementViews:
    """Reads only; `district_id` None sees every district's."""

    def __init__(self, connection: Connection, seals: PayeeSeals) -> None:
        self._connection = connection
        self._seals = seals

    async def settlements(
        self, campaign_id: str | None, merchant_id: str | None, state: str | None, district_id: str | None, after: str
    ) -> list[dict[str, Any]]:
        """A page of settlements by id."""
        return _dicts(await self._connection.fetch(_PAGE, campaign_id, merchant_id, state, district_id, after))

    async def settlement(self, settlement_id: str, district_id: str | None) -> dict[str, Any] | None:
        """A settlement with its days, its payments and their batches, the bank's lines and the postings."""
        row = await self._connection.fetchrow(_ONE, settlement_id, district_id)
        if row is None:
            return None
        payments = [self._masked(one) for one in await self._connection.fetch(_PAYMENTS, settlement_id)]
        payout_ids = [one["payout_id"] for one in payments]
        return {
            **row,
            "days": _dicts(await self._connection.fetch(_DAYS, settlement_id)),
            "payments": payments,
            "bank_lines": _dicts(await self._connection.fetch(_BANK_LINES, payout_ids)),
            "postings": _dicts(await self._connection.fetch(_POSTINGS, [f"settlement:{settlement_id}"])),
        }

    async def redemption(self, redemption_id: str, district_id: str | None) -> dict[str, Any] | None:
        """A redemption followed to the bank: its entries, their postings, and the settlements that carry them."""
        entries = _dicts(await self._connection.fetch(_ENTRIES, redemption_id, district_id))
        if not entries:
            return None
        event_ids = [one.pop("event_id") for one in entries]
        carried_by = sorted({one["settlement_id"] for one in entries if one["settlement_id"]})
        return {
            "redemption_id": redemption_id,
            "entries": entries,
            "postings": _dicts(await self._connection.fetch(_POSTINGS, event_ids)),
            "settlements": [await self.settlement(one, district_id) for one in carried_by],
        }

    async def account_file(self, file_id: str, district_id: str | None, *, masked: bool) -> dict[str, Any] | None:
        """A file of merchants' accounts as a checker sees it."""
        file = await self._connection.fetchrow(_ACCOUNT_FILE, file_id, district_id)
        if file is None:
            return None
        rows = await self._connection.fetch(_ACCOUNTS, file_id)
        return {**file, "accounts": [self._account(file_id, row, masked=masked) for row in rows]}

    async def account_files(self, district_id: str | None) -> list[dict[str, Any]]:
        """Files of merchants' accounts without the accounts: those that wait for approval first, then the newest."""
        return _dicts(await self._connection.fetch(_ACCOUNT_FILES, district_id))

    async def holds(self, district_id: str | None) -> list[dict[str, Any]]:
        """Who is held, by whom and why."""
        return _dicts(await self._connection.fetch(_HOLDS, district_id))

    async def differing_days(self, district_id: str | None) -> list[dict[str, Any]]:
        """Closed days that are not agreed, the oldest first."""
        days = PostgresMerchantDays(self._connection)
        found = await days.differing(AT_ANY_TIME, district_id, A_PAGE)
        return [
            {
                **day.key._asdict(), "district_id": day.district_id, "closed_at": day.closed_at,
                "told": day.told._asdict(), "booked": day.booked._asdict(),
            }
            for day in found
        ]  # fmt: skip

    def _account(self, file_id: str, row: Any, *, masked: bool) -> dict[str, Any]:
        payee = self._seals.open_account(file_id, row["merchant_id"], row["payee_sealed"])
        account = payee.masked_account if masked else payee.account
        return {"merchant_id": row["merchant_id"], "name": payee.name, "account": account}

    def _masked(self, row: Any) -> dict[str, Any]:
        shown = dict(row)
        payee = self._seals.open(row["payout_id"], shown.pop("payee_sealed"))
        return shown | {"account": payee.masked_account}


def _dicts(rows: Sequence[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in rows]

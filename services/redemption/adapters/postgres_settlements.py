"""What treasury told of merchants' money, kept in Postgres."""

from collections.abc import Sequence

import msgspec

from shared.contracts.treasury_events import MerchantHeld, SettlementMoved
from shared.runtime.postgres import Connection

_KEEP = """
insert into merchant_settlement (settlement_id, version, merchant_id, campaign_id, business_days, amount_fen, state,
                                 batch_id, reason, moved_at)
select settlement_id, version, merchant_id, campaign_id, business_days, amount_fen, state, batch_id, reason, moved_at
from jsonb_to_recordset($1::jsonb) as told (settlement_id text, version integer, merchant_id text, campaign_id text,
    business_days text[], amount_fen bigint, state text, batch_id text, reason text, moved_at timestamptz)
on conflict (settlement_id) do update
set version = excluded.version, business_days = excluded.business_days, amount_fen = excluded.amount_fen,
    state = excluded.state, batch_id = excluded.batch_id, reason = excluded.reason, moved_at = excluded.moved_at
where merchant_settlement.version < excluded.version
"""
_KEEP_HOLDS = """
insert into merchant_hold (merchant_id, version, is_held, held_by, reason, held_at)
select merchant_id, version, is_held, held_by, reason, held_at
from jsonb_to_recordset($1::jsonb) as told (merchant_id text, version integer, is_held boolean, held_by text,
    reason text, held_at timestamptz)
on conflict (merchant_id) do update
set version = excluded.version, is_held = excluded.is_held, held_by = excluded.held_by, reason = excluded.reason,
    held_at = excluded.held_at
where merchant_hold.version < excluded.version
"""


class PostgresSettlements:
    """Settlements and holds as one transaction writes them; an older word than the one known changes nothing."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def keep(self, moved: Sequence[SettlementMoved]) -> None:
        await self._transaction.execute(_KEEP, _json(moved))

    async def keep_holds(self, held: Sequence[MerchantHeld]) -> None:
        await self._transaction.execute(_KEEP_HOLDS, _json(held))


def _json(told: Sequence[SettlementMoved] | Sequence[MerchantHeld]) -> str:
    return msgspec.json.encode([msgspec.to_builtins(one) for one in told]).decode()

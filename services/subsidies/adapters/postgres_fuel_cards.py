"""The stock ledger of fuel cards in Postgres."""

from collections.abc import Sequence

import asyncpg

from services.subsidies.domain.fuel_card import CardState, FuelCard
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

_COLUMNS = "card_no, policy_id, value_fen, state, version, claim_no, signature"
_ADD = """
insert into fuel_card (card_no, policy_id, value_fen, state, version)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::int[])
on conflict do nothing returning card_no
"""
_OF_CLAIM = f"select {_COLUMNS} from fuel_card where claim_no = $1 order by card_no for update"  # noqa: S608
_FREE = f"""
select {_COLUMNS} from fuel_card where policy_id = $1 and state = 'RECEIVED' order by card_no limit $2 for update
"""  # noqa: S608
_SAVE = """
update fuel_card set state = row.state, version = row.version, claim_no = row.claim_no, signature = row.signature
from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[])
    as row (card_no, state, version, claim_no, signature)
where fuel_card.card_no = row.card_no
"""


class PostgresFuelCards:
    """Cards as one transaction sees them; whoever takes cards holds the lock of their policy's pool."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, cards: Sequence[FuelCard]) -> bool:
        columns = [(one.card_no, one.policy_id, one.value_fen, one.state, one.version) for one in cards]
        added = await self._transaction.fetch(_ADD, *map(list, zip(*columns, strict=True)))
        return len(added) == len(cards)

    async def of_claim(self, claim_no: str) -> list[FuelCard]:
        return [_card(row) for row in await self._transaction.fetch(_OF_CLAIM, claim_no)]

    async def first_free(self, policy_id: str, count: int) -> list[FuelCard]:
        return [_card(row) for row in await self._transaction.fetch(_FREE, policy_id, count)]

    async def save(self, cards: Sequence[FuelCard]) -> None:
        columns = [(one.card_no, one.state, one.version, one.claim_no, one.signature) for one in cards]
        await self._transaction.execute(_SAVE, *map(list, zip(*columns, strict=True)))


def _card(row: asyncpg.Record) -> FuelCard:
    return FuelCard(**{**row, "state": CardState(row["state"]), "value_fen": Fen(row["value_fen"])})

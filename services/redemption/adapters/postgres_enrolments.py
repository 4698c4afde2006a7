"""Offers to enrol a till, in Postgres."""

from services.redemption.domain.enrolment import Enrolment
from shared.runtime.postgres import Connection

_MERCHANT = "select merchant_id from terminal join store using (store_id) where terminal_id = $1"
_OFFER = """
insert into terminal_enrolment (terminal_id, code_hash, expires_at) values ($1, $2, $3)
on conflict (terminal_id) do update
    set code_hash = excluded.code_hash, expires_at = excluded.expires_at, key_id = null
"""
_FIND = "select terminal_id, expires_at, key_id from terminal_enrolment where code_hash = $1 for update"
_TAKE = "update terminal_enrolment set key_id = $2 where terminal_id = $1"


class PostgresEnrolments:
    """Offers as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def merchant_of(self, terminal_id: str) -> str | None:
        merchant_id: str | None = await self._transaction.fetchval(_MERCHANT, terminal_id)
        return merchant_id

    async def offer(self, offer: Enrolment, digest: bytes) -> None:
        await self._transaction.execute(_OFFER, offer.terminal_id, digest, offer.expires_at)

    async def find_for_update(self, digest: bytes) -> Enrolment | None:
        row = await self._transaction.fetchrow(_FIND, digest)
        return Enrolment(**row) if row else None

    async def take(self, taken: Enrolment) -> None:
        await self._transaction.execute(_TAKE, taken.terminal_id, taken.key_id)

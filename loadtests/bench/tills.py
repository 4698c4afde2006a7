"""Tills with vouchers to redeem, and what they send: requests by the thousand, signed, each of a voucher of its own.

The digits a shopper shows are made with the arena's own key, in the form of the door: number, expiry, and 30 bits of
HMAC-SHA-256 over them.
"""

import hmac
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from time import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from loadtests.clients.till import SignedHttp, Till
from shared.runtime import signing
from shared.runtime.keyfiles import load_keyring
from shared.runtime.postgres import Database

PATH = "/api/redemption/v1/redemptions"
TILLS = 64
ORDER_FEN = 39_900
VALID_MINUTES = 2
_MINUTE_BITS, _MAC_BITS = 17, 30
_SHOPS = (
    """insert into merchant (merchant_id, name, uscc, district_id, categories)
       select 'bench-m' || no, 'bench', 'bench' || no, 'bench', '{cars}' from generate_series(0, $1 - 1) as no""",
    """insert into store (store_id, merchant_id, name)
       select 'bench-s' || no, 'bench-m' || no, 'bench' from generate_series(0, $1 - 1) as no""",
    """insert into terminal (terminal_id, store_id)
       select 'bench-t' || no, 'bench-s' || no from generate_series(0, $1 - 1) as no""",
)
_KEYS = """
insert into terminal_key (key_id, terminal_id, public_key)
select key_id, 'bench-t' || place - 1, public_key
from unnest($1::text[], $2::bytea[]) with ordinality as row (key_id, public_key, place)
"""
_DAY = """
insert into business_day (campaign_id, day, starts_at, ends_at)
values ('bench', 'day', now() - interval '1 h', now() + interval '1 d')
"""
_STOCK = """
insert into stock values ('bench.r1.50', 'bench.r1', 'bench', 'bench', 'bench', 'bench', 5000, 30000, '{cars}',
    now() + interval '9 d')
"""
_VOUCHERS = """
with added as (
    insert into voucher (voucher_id, citizen_id, stock_id, valid_until, issued_at, state, state_since)
    select gen_random_uuid(), gen_random_uuid(), 'bench.r1.50', now() + interval '9 d', now(), 'ISSUED', now()
    from generate_series(1, $1) returning voucher_no
)
select min(voucher_no) from added
"""


class Tills:
    """One a merchant and store; their requests are lines of a file."""

    def __init__(self, keys: Path) -> None:
        self._code_key = load_keyring(keys, "till_code").newest
        answers = signing.private_key_from(load_keyring(keys, "answer_signing").newest)
        platform = answers.public_key().public_bytes_raw()
        self._private = [Ed25519PrivateKey.generate() for _ in range(TILLS)]
        self._tills = [Till(key, platform) for key in self._private]

    async def enrol(self, database: Database) -> None:
        """Shops, tills and a stock's terms, on an open business day."""
        public = [key.public_key().public_bytes_raw() for key in self._private]
        async with database.transaction() as transaction:
            for statement in _SHOPS:
                await transaction.execute(statement, TILLS)
            await transaction.execute(_KEYS, [signing.key_id_of(key) for key in public], public)
            await transaction.execute(_DAY)
            await transaction.execute(_STOCK)

    def redeem(self, voucher_no: int) -> SignedHttp:
        """A voucher's redeem, by the till whose turn it is, signed now."""
        return self._tills[voucher_no % TILLS].redeem(
            f"redeem-{voucher_no}", code=code_of(self._code_key, voucher_no, time()), order_no=f"o-{voucher_no}",
            order_amount_fen=ORDER_FEN, category="cars",
        )  # fmt: skip

    def lines(self, first: int, count: int) -> Iterator[str]:
        """The redeems of so many vouchers that follow one another, as `key-id timestamp signature number body`."""
        for voucher_no in range(first, first + count):
            request = self.redeem(voucher_no)
            names = (signing.KEY_ID_HEADER, signing.TIMESTAMP_HEADER, signing.SIGNATURE_HEADER, "Idempotency-Key")
            yield f"{' '.join(request.headers[name] for name in names)} {request.body.decode()}"

    def check(self, request: SignedHttp, status: int, headers: dict[str, str], body: bytes) -> None:
        """Raises AnswerForgedError for an answer that the platform did not sign."""
        self._tills[0].check(request, status, headers, body)


async def add_vouchers(database: Database, count: int) -> int:
    """More to redeem; the number of the first, the others follow."""
    async with database.transaction() as transaction:
        first: int = await transaction.fetchval(_VOUCHERS, count)
    return first


def code_of(key: bytes, voucher_no: int, now: float) -> str:
    """The digits of a voucher, good for two minutes from now (unix seconds)."""
    minute = ceil(now / 60) + VALID_MINUTES
    mac = int.from_bytes(hmac.digest(key, f"{voucher_no}:{minute}".encode(), "sha256")[:4], "big") >> 2
    return f"{((voucher_no << _MINUTE_BITS | minute % (1 << _MINUTE_BITS)) << _MAC_BITS) | mac:024d}"

"""What only a holder of our keys can make: voucher ids that prove themselves, and payees sealed for treasury."""

import base64

import msgspec

from shared.kernel.voucher_ids import make_voucher_id
from shared.runtime.seal import Seal

OWN_STOCK_NO = 2**32 - 1  # no stock of vouchers' will ever have it


class KeyedIssuing:
    """Made with keys that stand outside Postgres."""

    def __init__(self, voucher_key: bytes, payee_seal: Seal) -> None:
        self._voucher_key = voucher_key
        self._payee_seal = payee_seal

    def voucher_id(self, citizen_id: str) -> str:
        return make_voucher_id(self._voucher_key, OWN_STOCK_NO, citizen_id)

    def payee_sealed(self, payout_id: str, name: str, account: str) -> str:
        plain = msgspec.json.encode({"name": name, "account": account})
        return base64.b64encode(self._payee_seal.close(plain, f"payout:{payout_id}")).decode()

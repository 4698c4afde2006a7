"""Who is paid, sealed: as subsidies hands it over, and as treasury keeps it under a key of its own."""

import base64
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag

from services.treasury.domain.payees import Payee
from shared.kernel.errors import BrokenPromiseError
from shared.runtime.keyfiles import load_keyring
from shared.runtime.seal import Seal


class PayeeSeals:
    """Opens and closes with keys that stand outside Postgres."""

    def __init__(self, asked: Seal, kept: Seal) -> None:
        self._asked = asked
        self._kept = kept

    def open_asked(self, payout_id: str, sealed: str) -> Payee:
        """A payee from the fact that asks for the payment; raises BrokenPromiseError, which names the payout only."""
        try:
            plain = self._asked.open(base64.b64decode(sealed, validate=True), f"payout:{payout_id}")
            return msgspec.json.decode(plain, type=Payee)
        except (InvalidTag, ValueError, KeyError, IndexError, msgspec.MsgspecError):
            raise BrokenPromiseError(f"payout {payout_id}: its payee cannot be opened") from None

    def close(self, payout_id: str, payee: Payee) -> bytes:
        return self._kept.close(msgspec.json.encode(payee), f"payout.payee_sealed:{payout_id}")

    def open(self, payout_id: str, sealed: bytes) -> Payee:
        return msgspec.json.decode(self._kept.open(sealed, f"payout.payee_sealed:{payout_id}"), type=Payee)

    def close_account(self, file_id: str, merchant_id: str, payee: Payee) -> bytes:
        return self._kept.close(msgspec.json.encode(payee), f"merchant_account.payee_sealed:{file_id}:{merchant_id}")

    def open_account(self, file_id: str, merchant_id: str, sealed: bytes) -> Payee:
        plain = self._kept.open(sealed, f"merchant_account.payee_sealed:{file_id}:{merchant_id}")
        return msgspec.json.decode(plain, type=Payee)

    def close_file(self, batch_id: str, file: bytes) -> bytes:
        return self._kept.close(file, f"payout_batch.file_sealed:{batch_id}")

    def open_file(self, batch_id: str, sealed: bytes) -> bytes:
        return self._kept.open(sealed, f"payout_batch.file_sealed:{batch_id}")


def payee_seals(folder: Path) -> PayeeSeals:
    """Keys from their files; raises as `load_keyring` does."""
    return PayeeSeals(Seal(load_keyring(folder, "payee")), Seal(load_keyring(folder, "treasury_data")))

"""A till's side of the contract: sign requests, check answers. Small enough to be copied into a till's own software."""

import base64
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.runtime import signing


@dataclass(frozen=True)
class SignedHttp:
    """A request ready to be sent: `target` is path and query, to be appended to the gateway's address."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class AnswerForgedError(Exception):
    """An answer's signature is not the platform's."""


class Till:
    """Holds a till's private key and makes its requests."""

    def __init__(
        self, private_key: Ed25519PrivateKey, platform_key: bytes, clock: Callable[[], float] = time.time
    ) -> None:
        self._private_key = private_key
        self._clock = clock
        self._key_id = signing.key_id_of(private_key.public_key().public_bytes_raw())
        self._platform_key = platform_key

    def kept(self) -> bytes:
        """The private key, for a till to be told again elsewhere; nobody else may see it."""
        return self._private_key.private_bytes_raw()

    @classmethod
    def of(cls, kept: bytes, platform_key: bytes) -> "Till":
        """The till whose key was kept."""
        return cls(Ed25519PrivateKey.from_private_bytes(kept), platform_key)

    def at(self, unix_seconds: float) -> "Till":
        """The same till with a clock that stands at this second."""
        return Till(self._private_key, self._platform_key, lambda: unix_seconds)

    def redeem(self, request_no: str, *, code: str, order_no: str, order_amount_fen: int, category: str) -> SignedHttp:
        """Redeem a voucher; keep `request_no` before sending, repeat or undo it after a timeout."""
        order = {"code": code, "order_no": order_no, "order_amount_fen": order_amount_fen, "category": category}
        return self._sign("POST", "/api/redemption/v1/redemptions", request_no, json.dumps(order).encode())

    def query(self, request_no: str) -> SignedHttp:
        """What became of a request number."""
        return self._sign("GET", f"/api/redemption/v1/redemptions/{request_no}", "", b"")

    def day(self, campaign_id: str, day: str) -> SignedHttp:
        """The merchant's own list of a business day."""
        return self._sign("GET", f"/api/redemption/v1/campaigns/{campaign_id}/days/{day}/redemptions", "", b"")

    def day_file(self, campaign_id: str, day: str) -> SignedHttp:
        """The merchant's day file of a closed business day."""
        return self._sign("GET", f"/api/redemption/v1/campaigns/{campaign_id}/days/{day}/file.csv", "", b"")

    def feed(self, after: int, limit: int = 1_000) -> SignedHttp:
        """The merchant's notices after a number; `next` of the answer is the next one's `after`."""
        return self._sign("GET", f"/api/redemption/v1/feed?after={after}&limit={limit}", "", b"")

    def undo(self, request_no: str, undo_key: str) -> SignedHttp:
        """Take a request number back."""
        return self._sign("POST", f"/api/redemption/v1/redemptions/{request_no}/undo", undo_key, b"")

    def preview_refund(self, request_no: str, amount_fen: int) -> SignedHttp:
        """Who would get what if so much of the order came back."""
        path = f"/api/redemption/v1/redemptions/{request_no}/refunds/preview?amount_fen={amount_fen}"
        return self._sign("GET", path, "", b"")

    def refund(self, request_no: str, refund_no: str, amount_fen: int) -> SignedHttp:
        """Give goods back after the day; keep `refund_no` before sending, and repeat it after a timeout."""
        path = f"/api/redemption/v1/redemptions/{request_no}/refunds"
        return self._sign("POST", path, refund_no, json.dumps({"amount_fen": amount_fen}).encode())

    def check(self, request: SignedHttp, status: int, headers: dict[str, str], body: bytes) -> dict[str, Any]:
        """The answer's content; raises AnswerForgedError unless the platform signed just this answer to this request.

        Refusals made before the signature was checked, and the gateway's own, are not signed: they take no effect.
        """
        headers = {name.lower(): value for name, value in headers.items()}
        signature = headers.get(signing.SIGNATURE_HEADER.lower())
        if signature is not None or status < 300:
            timestamp = headers.get(signing.TIMESTAMP_HEADER.lower(), "")
            key = request.headers.get("Idempotency-Key", "")
            over = signing.message(str(status), request.target, timestamp, key, body)
            if not signing.is_signed(self._platform_key, signature or "", over):
                raise AnswerForgedError(request.target)
        content: dict[str, Any] = json.loads(body)
        return content

    def _sign(self, method: str, target: str, key: str, body: bytes) -> SignedHttp:
        timestamp = str(int(self._clock()))
        signature = signing.sign(self._private_key, signing.message(method, target, timestamp, key, body))
        headers = {
            signing.KEY_ID_HEADER: self._key_id,
            signing.TIMESTAMP_HEADER: timestamp,
            signing.SIGNATURE_HEADER: signature,
        }
        if key:
            headers["Idempotency-Key"] = key
        if body:
            headers["Content-Type"] = "application/json"
        return SignedHttp(method, target, headers, body)


def platform_key(answer: dict[str, str]) -> bytes:
    """The key in an answer of `GET /api/redemption/v1/platform-keys`."""
    return base64.b64decode(answer["public_key"])

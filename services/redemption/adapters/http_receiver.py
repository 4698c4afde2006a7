"""Merchants' systems over HTTP: signed notices to just the address that was checked, every wait bounded."""

import ssl
import time

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.redemption.domain.notice import Failure, Outcome, answered
from services.redemption.domain.notice_address import host_in_url
from services.redemption.usecases.notice_ports import CheckedUrl
from shared.runtime import signing

ANSWER_BYTES_MAX = 16 * 1024  # read, so that the receiver can finish its answer, and thrown away


class HttpReceiver:
    """Posts notices under the platform's signature.

    A connection serves one notice: kept open, it would be known by its address alone, and names that share one would
    share what was proved for another. No redirect is followed, no proxy asked. The caller bounds the time.
    """

    def __init__(self, answer_key: Ed25519PrivateKey, *, trusted: ssl.SSLContext | bool = True) -> None:
        self._key = answer_key
        self._key_id = signing.key_id_of(answer_key.public_key().public_bytes_raw())
        self._client = httpx.AsyncClient(
            verify=trusted,
            trust_env=False,
            timeout=None,  # noqa: S113 - the caller bounds the whole of it
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=0),
        )

    async def __aenter__(self) -> "HttpReceiver":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def send(self, to: CheckedUrl, key: str, body: str) -> Outcome:
        started = time.monotonic()
        content = body.encode()
        request = self._client.build_request(
            "POST",
            f"{to.url.scheme}://{host_in_url(to.address)}:{to.url.port}",
            content=content,
            headers=self._headers(to, key, content),
            extensions={"sni_hostname": to.url.host, "target": to.url.target.encode()},  # to the letter: it is signed
        )
        try:
            answer = await self._client.send(request, stream=True)
            try:
                await _read_some(answer)
            finally:
                await answer.aclose()
        except (httpx.HTTPError, OSError) as error:
            return Outcome(None, _failure(error), _ms_since(started))
        return answered(answer.status_code, _ms_since(started))

    def _headers(self, to: CheckedUrl, key: str, body: bytes) -> dict[str, str]:
        timestamp = str(int(time.time()))
        signed = signing.message("POST", to.url.target, timestamp, key, body)
        return {
            "Host": to.url.authority,
            "Content-Type": "application/json",
            "User-Agent": "Jinqiu-Notices",
            "Idempotency-Key": key,
            signing.KEY_ID_HEADER: self._key_id,
            signing.TIMESTAMP_HEADER: timestamp,
            signing.SIGNATURE_HEADER: signing.sign(self._key, signed),
        }


async def _read_some(answer: httpx.Response) -> None:
    read = 0
    async for part in answer.aiter_raw():
        read += len(part)
        if read >= ANSWER_BYTES_MAX:
            return


def _failure(error: BaseException) -> Failure:
    cause: BaseException | None = error
    while cause is not None:  # the client wraps what went wrong at the socket
        if isinstance(cause, ssl.SSLError):
            return Failure.TLS
        cause = cause.__cause__ or cause.__context__
    return Failure.CONNECTION if isinstance(error, httpx.NetworkError | OSError) else Failure.PROTOCOL


def _ms_since(started: float) -> int:
    return int((time.monotonic() - started) * 1_000)

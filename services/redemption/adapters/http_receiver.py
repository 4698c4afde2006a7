"""Merchants' systems over HTTP: a signed notice to just the address that was checked, and the status it answers."""

import asyncio
import re
import ssl
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.redemption.domain.notice import Failure, Outcome, answered
from services.redemption.usecases.notice_ports import CheckedUrl
from shared.runtime import signing

HEAD_BYTES_MAX = 16 * 1024  # of an answer; its body is not read
INTERIM_ANSWERS_MAX = 5  # 100 Continue and the like, before the one that counts
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})[ \r]")
_INTERIM = range(100, 200)


class HttpReceiver:
    """Posts notices under the platform's signature, each on a connection of its own.

    Written on the bare socket, because that is all it takes: a client made for more would look up the name again,
    follow, pool connections by address, which names share, and cost several times as much. The caller bounds the time.
    """

    def __init__(self, answer_key: Ed25519PrivateKey, *, trusted: ssl.SSLContext | None = None) -> None:
        self._key = answer_key
        self._key_id = signing.key_id_of(answer_key.public_key().public_bytes_raw())
        self._trusted = trusted or ssl.create_default_context()

    async def send(self, to: CheckedUrl, key: str, body: str) -> Outcome:
        started = time.monotonic()
        status: int | None = None
        failure: Failure | None = None
        try:
            status = await self._exchange(to, key, body.encode())
        except ssl.SSLError:
            failure = Failure.TLS
        except (EOFError, ValueError, asyncio.LimitOverrunError):
            failure = Failure.PROTOCOL
        except OSError:
            failure = Failure.CONNECTION
        took_ms = int((time.monotonic() - started) * 1_000)
        return answered(status, took_ms) if status is not None else Outcome(None, failure, took_ms)

    async def _exchange(self, to: CheckedUrl, key: str, body: bytes) -> int:
        is_tls = to.url.scheme == "https"
        reader, writer = await asyncio.open_connection(
            to.address,
            to.url.port,
            limit=HEAD_BYTES_MAX,
            ssl=self._trusted if is_tls else None,
            server_hostname=to.url.host if is_tls else None,
        )
        try:
            writer.write(self._head(to, key, body) + body)
            return await _status(reader)
        finally:
            writer.close()

    def _head(self, to: CheckedUrl, key: str, body: bytes) -> bytes:
        timestamp = str(int(time.time()))
        signed = signing.message("POST", to.url.target, timestamp, key, body)
        headers = {
            "Host": to.url.authority,
            "Connection": "close",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "User-Agent": "Jinqiu-Notices",
            "Idempotency-Key": key,
            signing.KEY_ID_HEADER: self._key_id,
            signing.TIMESTAMP_HEADER: timestamp,
            signing.SIGNATURE_HEADER: signing.sign(self._key, signed),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"POST {to.url.target} HTTP/1.1\r\n{lines}\r\n".encode()


async def _status(reader: asyncio.StreamReader) -> int:
    """The status of the answer that counts; raises ValueError for what is no answer, EOFError for half of one."""
    for _ in range(INTERIM_ANSWERS_MAX):
        found = _STATUS.match(await reader.readuntil(b"\r\n\r\n"))
        if found is None:
            break
        if int(found[1]) not in _INTERIM:
            return int(found[1])
    raise ValueError("no HTTP answer")

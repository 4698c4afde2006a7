"""Who is at the till's door: a signed request, checked before anything else is looked at; answers are signed too."""

import codecs
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from services.redemption.domain.voucher import Till
from services.redemption.entrypoints.till_keys import TillKeys
from services.redemption.usecases.ports import KeyOfTill, Shops
from shared.contracts.refusals import Code
from shared.runtime import signing
from shared.runtime.http_app import expected_answer
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import ProblemError


@dataclass(frozen=True)
class SignedRequest:
    """A request whose signature held: the till, and its own number for the request."""

    till: Till
    idempotency_key: str
    target: str


def signed_route(door: "TillDoor") -> type[APIRoute]:
    """A kind of route whose every answer is signed, as `signed_answer` says."""

    class SignedRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            """The framework's handler, with the signature put on what it answers or raises."""
            return partial(signed_answer, door, super().get_route_handler())

    return SignedRoute


async def signed_answer(
    door: "TillDoor", handle: Callable[[Request], Awaitable[Response]], request: Request
) -> Response:
    """What `handle` answers, signed once a signature held, refusals of its form and of the base too."""
    await request.body()  # kept by the request: whoever asks again, asks the same
    try:
        answer = await handle(request)
    except Exception as error:
        refused = await expected_answer(request.app, request, await _who_first(door, request, error))
        if refused is None:
            raise
        answer = refused
    sign = getattr(request.state, "sign", None)
    return sign(answer) if sign is not None else answer


async def _who_first(door: "TillDoor", request: Request, error: Exception) -> Exception:
    """The error itself; where a body could not be read, which the framework does first, who it is comes before."""
    if not isinstance(error, ProblemError) and not hasattr(request.state, "sign"):
        try:
            await door.check(request)
        except Exception as stranger:
            return stranger
    return error


class TillDoor:
    """Checks signatures and signs answers."""

    def __init__(self, database: Database, shops: Callable[[Connection], Shops], answer_key: Ed25519PrivateKey) -> None:
        self._database = database
        self._shops = shops
        self._answer_key = answer_key
        self._answer_key_id = signing.key_id_of(self.public_key)
        self._keys = TillKeys(self._look_up)

    @property
    def public_key(self) -> bytes:
        """The platform's key, for tills to check answers with."""
        return self._answer_key.public_key().public_bytes_raw()

    async def check(self, request: Request) -> SignedRequest:
        """The dependency of every signed route; raises ProblemError."""
        headers = request.headers
        timestamp = headers.get(signing.TIMESTAMP_HEADER, "")
        known = await self._keys.find(headers.get(signing.KEY_ID_HEADER, ""))
        if known is None or not timestamp.isascii() or not timestamp.isdigit():
            raise ProblemError(Code.SIGNATURE_INVALID)
        path = request.scope["raw_path"].decode("latin-1")
        query = request.scope["query_string"].decode("latin-1")
        target = f"{path}?{query}" if query else path
        key = headers.get("Idempotency-Key", "")
        signed = signing.message(request.method, target, timestamp, key, await request.body())
        if not signing.is_signed(known.public_key, headers.get(signing.SIGNATURE_HEADER, ""), signed):
            raise ProblemError(Code.SIGNATURE_INVALID)
        signed_request = SignedRequest(known.till, key, target)
        request.state.sign = partial(self._sign, signed_request)
        if known.is_revoked:
            raise ProblemError(Code.KEY_REVOKED)
        if abs(time.time() - int(timestamp[:12])) > signing.CLOCK_TOLERANCE_S:
            raise ProblemError(Code.CLOCK_SKEW)
        if not _is_plain_text(await request.body()):
            raise ProblemError(Code.MALFORMED, "the body: JSON in UTF-8 without a byte order mark")
        return signed_request

    def _sign(self, request: SignedRequest, answer: Response) -> Response:
        """The answer with the platform's signature over it."""
        timestamp = str(int(time.time()))
        body = bytes(answer.body)
        over = signing.message(str(answer.status_code), request.target, timestamp, request.idempotency_key, body)
        answer.headers[signing.KEY_ID_HEADER] = self._answer_key_id
        answer.headers[signing.TIMESTAMP_HEADER] = timestamp
        answer.headers[signing.SIGNATURE_HEADER] = signing.sign(self._answer_key, over)
        return answer

    async def _look_up(self, key_id: str) -> KeyOfTill | None:
        async with self._database.connection() as connection:
            return await self._shops(connection).till_of_key(key_id)


def _is_plain_text(body: bytes) -> bool:
    """Whether everybody reads the same in it: readers of JSON guess at other encodings, each in its own way."""
    return not body.startswith(codecs.BOM_UTF8) and b"\0" not in body

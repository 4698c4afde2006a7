"""Who is at the door: bearer tokens checked here with identity's public keys, no call while deciding."""

import asyncio
import time
from base64 import urlsafe_b64decode
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

import httpx
import msgspec
import structlog
from fastapi import Depends, Request
from fastapi.security import HTTPBearer
from joserfc import jwt
from joserfc.jwk import KeySet

from shared.contracts.refusals import Code
from shared.kernel.errors import UnavailableError
from shared.kernel.officer import Officer
from shared.runtime.problem import ProblemError

log = structlog.get_logger()

ALGORITHM = "Ed25519"
KEYS_PATH = "/api/identity/v1/keys"
REFRESH_AT_MOST_EVERY_S = 2.0
WAITING_MAX = 32  # for the next fetch, each up to 2 s: whoever waits holds one of the gateway's places
REMEMBERED_MAX = 50_000
TOKEN_LENGTH_MAX = 2_000  # ours have some 300 characters
SESSION_COOKIE = "jinqiu_session"
SUBJECT_HEADER = "Jinqiu-Subject"  # whom a page takes itself for
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Principal:
    """Who acts: `role` is a word of the role table, `district_id` None for the whole city."""

    subject_id: str
    role: str
    district_id: str | None = None
    expires_s: int = 0
    logged_in_s: int = 0

    @property
    def logged_in_at(self) -> datetime:
        """When this person proved who they are."""
        return datetime.fromtimestamp(self.logged_in_s, UTC)

    @property
    def expires_at(self) -> datetime:
        """Until when the token is good."""
        return datetime.fromtimestamp(self.expires_s, UTC)

    @property
    def officer(self) -> Officer:
        """The same person as rules know them."""
        return Officer(self.subject_id, self.district_id)


class TokenVerifier:
    """Check tokens with the published keys; an unknown key id fetches them again, at most every 2 s.

    Whoever meets an unknown key id within those 2 s waits for the next fetch together with others: a key that was
    published a moment ago is never called wrong, and strangers' tokens cannot make us fetch more often. Only so many
    wait; the rest are told to come back, for a key signs as soon as it is published and theirs may be that one. A known
    key never waits. Before the first fetch no key is known, nobody can be told from a stranger, and all wait.
    """

    def __init__(self, identity_url: str) -> None:
        self._url = identity_url.rstrip("/") + KEYS_PATH
        self._keys = KeySet([])
        self._asked_at = 0.0
        self._fetching = asyncio.Lock()
        self._waiting = 0
        self._remembered: OrderedDict[str, tuple[Principal, float]] = OrderedDict()

    async def verify(self, token: str) -> Principal | None:
        """The bearer of a valid token, else None; raises UnavailableError where its key could not be asked for."""
        if len(token) > TOKEN_LENGTH_MAX:
            return None
        now = time.time()
        known = self._remembered.get(token)
        if known is not None:
            return known[0] if known[1] > now else None
        claims = self._decode(token)
        if claims is None and self._may_be_new(token):
            await self._wait_for_keys()
            claims = self._decode(token)
        if claims is None or not isinstance(claims.get("exp"), int) or claims["exp"] <= now:
            return None
        logged_in_s = int(claims.get("auth_time", claims.get("iat", 0)))
        principal = Principal(
            str(claims["sub"]), str(claims["role"]), claims.get("district"), claims["exp"], logged_in_s
        )
        self._remembered[token] = (principal, float(claims["exp"]))
        if len(self._remembered) > REMEMBERED_MAX:
            self._remembered.popitem(last=False)
        return principal

    def _decode(self, token: str) -> dict[str, Any] | None:
        try:
            return jwt.decode(token, self._keys, algorithms=[ALGORITHM, "EdDSA"]).claims
        except Exception:
            return None

    def _may_be_new(self, token: str) -> bool:
        """Whether the token names a key that we do not know; one that names a known key is just forged."""
        try:
            header = token.partition(".")[0]
            key_id = msgspec.json.decode(urlsafe_b64decode(header + "=" * (-len(header) % 4))).get("kid")
        except (ValueError, AttributeError, msgspec.MsgspecError, RecursionError):
            return False
        return isinstance(key_id, str) and key_id not in {key.kid for key in self._keys.keys}

    async def _wait_for_keys(self) -> None:
        """Have the key set fetched after this moment; raises UnavailableError when enough others wait already."""
        if self._keys.keys and self._waiting >= WAITING_MAX:
            raise UnavailableError("enough wait for identity's keys")
        self._waiting += 1
        try:
            await self._fetch_after(time.monotonic())
        finally:
            self._waiting -= 1
        if not self._keys.keys:
            raise UnavailableError("identity's keys cannot be fetched")

    async def _fetch_after(self, moment: float) -> None:
        async with self._fetching:
            if self._asked_at > moment:  # by another who waited
                return
            await asyncio.sleep(max(0.0, self._asked_at + REFRESH_AT_MOST_EVERY_S - time.monotonic()))
            self._asked_at = time.monotonic()
            try:
                await self._fetch()
            except (httpx.HTTPError, ValueError) as error:
                log.warning("keys_not_fetched", error=type(error).__name__)

    async def _fetch(self) -> None:
        async with httpx.AsyncClient(timeout=2) as client:
            answer = await client.get(self._url)
        self._keys = KeySet.import_key_set(answer.raise_for_status().json())


_bearer = HTTPBearer(auto_error=False, description="a token of identity")


def guard(verifier: TokenVerifier, *roles: str) -> Any:
    """The dependency of a route that only these roles may use: `staff: Annotated[Principal, guard(v, "auditor")]`."""

    async def principal(request: Request, credentials: Annotated[Any, Depends(_bearer)] = None) -> Principal:
        token = credentials.credentials if credentials else _cookie_token(request)
        found = await verifier.verify(token) if token else None
        if found is None or not _is_meant(found, request):
            raise ProblemError(Code.UNAUTHENTICATED)
        if found.role not in roles:
            raise ProblemError(Code.FORBIDDEN)
        return found

    dependency: Callable[..., Any] = principal
    return Depends(dependency)


def city_guard(verifier: TokenVerifier, *roles: str) -> Any:
    """The same for acts on the whole city: staff of one district are refused."""

    async def principal(found: Annotated[Principal, guard(verifier, *roles)]) -> Principal:
        if found.district_id is not None:
            raise ProblemError(Code.FORBIDDEN, "for staff of the whole city")
        return found

    dependency: Callable[..., Any] = principal
    return Depends(dependency)


def visitor(verifier: TokenVerifier) -> Any:
    """The dependency of a route that is open to everybody: who is logged in, None without a token."""

    async def principal(request: Request, credentials: Annotated[Any, Depends(_bearer)] = None) -> Principal | None:
        token = credentials.credentials if credentials else _cookie_token(request)
        if not token:
            return None
        found = await verifier.verify(token)
        if found is None or not _is_meant(found, request):
            raise ProblemError(Code.UNAUTHENTICATED)
        return found

    dependency: Callable[..., Any] = principal
    return Depends(dependency)


def _is_meant(found: Principal, request: Request) -> bool:
    """Whether a request is from whom its page takes itself for: another tab may have logged somebody else in."""
    return request.headers.get(SUBJECT_HEADER, found.subject_id) == found.subject_id


def _cookie_token(request: Request) -> str | None:
    """The session cookie's token; a request that changes something must come from our own pages."""
    token = request.cookies.get(SESSION_COOKIE)
    if token and request.method not in _SAFE_METHODS and own_origin(request) is None:
        raise ProblemError(Code.FORBIDDEN, "cross-site request")
    return token


def own_origin(request: Request) -> str | None:
    """The origin of the page of ours that sends a request, None where no page does; a foreign page is refused."""
    origin, host = request.headers.get("origin"), request.headers.get("host")
    if origin is not None and origin not in {f"http://{host}", f"https://{host}"}:
        raise ProblemError(Code.FORBIDDEN, "cross-site request")
    return origin

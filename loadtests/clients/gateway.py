"""Speaking to the gateway: one session, JSON in and out, and the repeat of a key until there is a definite answer."""

import asyncio
import random
import time
from dataclasses import dataclass
from hashlib import sha256
from types import TracebackType
from typing import IO, Any

import aiohttp
import msgspec

REPEATS_MAX = 60
ANSWER_WITHIN_S = 15
_UNDECIDED = frozenset({0, 429, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` 0: no answer came."""

    status: int
    body: bytes
    headers: dict[str, str]
    ms: float

    def json(self) -> Any:
        return msgspec.json.decode(self.body)

    @property
    def code(self) -> str:
        """The refusal's code, or nothing for a success."""
        if self.status < 400:
            return ""
        try:
            return str(self.json().get("code", ""))
        except (msgspec.DecodeError, AttributeError):
            return ""

    @property
    def is_definite(self) -> bool:
        """Whether repeating can only give the same; VOUCHER_ARRIVING asks to be repeated."""
        return self.status not in _UNDECIDED and self.code != "VOUCHER_ARRIVING"


def key_of(act: str, subject: str) -> str:
    """The Idempotency-Key of doing an act once to a subject, whatever letters the subject's name has."""
    return f"{act}-{sha256(subject.encode()).hexdigest()[:24]}"


class Gateway:
    """The one door, as a phone, a till or an officer uses it."""

    def __init__(self, url: str, *, connections_max: int = 256, answer_within_s: float = ANSWER_WITHIN_S) -> None:
        """Whoever uses it waits so long for an answer, unless a request says otherwise."""
        self._answer_within_s = answer_within_s
        self._url = url
        self._connections_max = connections_max
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "Gateway":
        connector = aiohttp.TCPConnector(limit=self._connections_max, ttl_dns_cache=None)
        self._session = aiohttp.ClientSession(self._url, connector=connector, trust_env=False)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def send(
        self, method: str, target: str, *, body: bytes | IO[bytes] | None = None,
        headers: dict[str, str] | None = None, within_s: float | None = None,
    ) -> Answer:  # fmt: skip
        """One request; a broken link is an answer with status 0."""
        assert self._session is not None  # noqa: S101 - within the block
        started = time.perf_counter()
        limit = aiohttp.ClientTimeout(total=within_s or self._answer_within_s)
        try:
            async with self._session.request(method, target, data=body, headers=headers, timeout=limit) as response:
                content = await response.read()
                took = (time.perf_counter() - started) * 1000
                return Answer(response.status, content, dict(response.headers), took)
        except (aiohttp.ClientError, TimeoutError, OSError):
            return Answer(0, b"", {}, (time.perf_counter() - started) * 1000)

    async def until_definite(
        self, method: str, target: str, *, body: bytes | None = None, headers: dict[str, str] | None = None,
        within_s: float | None = None,
    ) -> Answer:  # fmt: skip
        """Repeat the same request until its answer is definite, at most 60 times with growing, jittered pauses."""
        answer = await self.send(method, target, body=body, headers=headers, within_s=within_s)
        for repeat in range(REPEATS_MAX):
            if answer.is_definite:
                break
            await asyncio.sleep(min(0.1 * 1.4**repeat, 2.0) * random.uniform(0.5, 1.5))
            answer = await self.send(method, target, body=body, headers=headers, within_s=within_s)
        return answer

    async def act(self, target: str, value: Any, *, token: str, key: str) -> Any:
        """A desk act that must succeed; raises RuntimeError with the refusal otherwise."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key, "Content-Type": "application/json"}
        answer = await self.until_definite("POST", target, body=msgspec.json.encode(value), headers=headers)
        if answer.status != 201:
            raise RuntimeError(f"POST {target}: {answer.status} {answer.body.decode(errors='replace')[:500]}")
        return answer.json()

    async def get(self, target: str, *, token: str = "") -> Any:
        """A view that must be there; raises RuntimeError otherwise."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = await self.until_definite("GET", target, headers=headers)
        if answer.status != 200:
            raise RuntimeError(f"GET {target}: {answer.status} {answer.body.decode(errors='replace')[:500]}")
        return answer.json()

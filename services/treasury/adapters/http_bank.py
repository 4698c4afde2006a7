"""The bank's link over HTTP: files in, answers out, one payout asked about; every call is bounded in time."""

from typing import Annotated, TypeVar

import httpx
import msgspec

from services.treasury.domain.bank_line import BankLine, Result
from shared.kernel.errors import UnavailableError
from shared.kernel.fen import FEN_MAX, Fen

Read = TypeVar("Read")

TEXT_LENGTH_MAX = 500
TIMEOUT = httpx.Timeout(10, connect=3)
_TAKEN = frozenset({200, 201})
_REFUSED = {400: "the bank calls the file malformed", 409: "the bank has another file under this id"}


class _Answer(msgspec.Struct, frozen=True):
    answer_no: int
    file: str


class _Told(msgspec.Struct, frozen=True):
    payout_id: str
    result: Result
    amount_fen: Annotated[int, msgspec.Meta(ge=0, le=FEN_MAX)] | None = None
    reason: str | None = None
    bank_ref: str | None = None


class HttpBank:
    """A bank at a URL."""

    def __init__(self, url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._client = httpx.AsyncClient(
            base_url=url.rstrip("/"), timeout=TIMEOUT, transport=transport, trust_env=False
        )

    async def close(self) -> None:
        """Let the connections go."""
        await self._client.aclose()

    async def send(self, batch_id: str, file: bytes) -> str:
        answer = await self._call("PUT", f"/files/{batch_id}", file)
        if answer.status_code in _TAKEN:
            return ""
        if answer.status_code in _REFUSED:
            return _REFUSED[answer.status_code]
        raise UnavailableError(f"the bank answers {answer.status_code}")

    async def answers(self, after: int) -> dict[int, bytes]:
        answer = await self._call("GET", f"/answers?after={after}")
        found = _read(answer, list[_Answer])
        return {one.answer_no: one.file.encode(errors="surrogatepass") for one in found}

    async def ask(self, payout_id: str) -> BankLine:
        answer = await self._call("GET", f"/payouts/{payout_id}")
        told = _read(answer, _Told)
        if told.payout_id != payout_id:
            raise UnavailableError("the bank answered another question")
        return BankLine(payout_id, Fen(told.amount_fen or 0), told.result, _plain(told.reason), _plain(told.bank_ref))

    async def _call(self, method: str, path: str, content: bytes | None = None) -> httpx.Response:
        headers = {"Content-Type": "text/csv; charset=utf-8"} if content is not None else {}
        try:
            return await self._client.request(method, path, content=content, headers=headers)
        except httpx.HTTPError as error:
            raise UnavailableError(f"the bank is away: {type(error).__name__}") from None


def _read(answer: httpx.Response, kind: type[Read]) -> Read:
    """What the bank says; nonsense counts as no answer, and none of it is repeated in the error."""
    try:
        if answer.status_code == httpx.codes.OK:
            return msgspec.json.decode(answer.content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise UnavailableError("the bank's answer cannot be read") from None
    raise UnavailableError(f"the bank answers {answer.status_code}")


def _plain(text: str | None) -> str:
    """The bank's words on one line, of bounded length."""
    return "".join(one for one in text or "" if one.isprintable())[:TEXT_LENGTH_MAX]

"""Refusals as problem+json (RFC 9457), from the one table of codes."""

import random
from functools import lru_cache
from typing import Any

import msgspec
from starlette.responses import Response

from shared.contracts.refusals import REFUSALS, Code
from shared.kernel.decision import Refused
from shared.runtime.trace import current_trace_id

_TRACE = b"<trace_id>"
MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = {Code.TOO_MANY: (1, 2, 3), Code.BUSY_RETRY: (1, 2, 3), Code.VOUCHER_ARRIVING: (1,)}
"""When to come back, where that helps: one of these is drawn for each, so that those who were turned away together do
not come back together."""


class ProblemError(Exception):
    """Raised by what guards a door (who, how large, how often); acts answer with `Refused` values instead."""

    def __init__(self, code: Code, detail: str = "", *, retry_after_s: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.retry_after_s = retry_after_s


def problem_body(
    code: Code, detail: str = "", *, retry_after_s: int | None = None, trace_id: str = "", **more: Any
) -> bytes:
    """The JSON of a refusal; `more` are members of its own (RFC 9457, section 3.2)."""
    trace_id = trace_id or current_trace_id()
    if not detail and not more:
        return _written(code, retry_after_s).replace(_TRACE, trace_id.encode())
    return _write(code, detail, retry_after_s, trace_id, more)


def _write(code: Code, detail: str, retry_after_s: int | None, trace_id: str, more: dict[str, Any]) -> bytes:
    entry = REFUSALS[code]
    body: dict[str, Any] = {
        "type": f"urn:jinqiu:refusal:{code}",
        "title": entry.title,
        "status": entry.status,
        "detail": detail or entry.next_step,
        "code": code,
        "next_step": entry.next_step,
        "trace_id": trace_id,
    }
    if retry_after_s is not None:
        body["retry_after_s"] = retry_after_s
    return msgspec.json.encode(body | more)


@lru_cache(maxsize=1_000)
def _written(code: Code, retry_after_s: int | None) -> bytes:
    """A plain refusal with a place for its trace: in a rush most answers are one of a few."""
    return _write(code, "", retry_after_s, _TRACE.decode(), {})


def drawn_wait_s(code: Code) -> int | None:
    """How long somebody who is refused so is told to wait; None where waiting does not help."""
    waits = RETRY_AFTER_S.get(code)
    return None if waits is None else random.choice(waits)


def problem(code: Code, detail: str = "", *, retry_after_s: int | None = None, **more: Any) -> Response:
    """The answer for a refusal, with Retry-After where waiting helps."""
    wait = retry_after_s if retry_after_s is not None else drawn_wait_s(code)
    return Response(
        problem_body(code, detail, retry_after_s=wait, **more),
        status_code=REFUSALS[code].status,
        media_type=MEDIA_TYPE,
        headers={} if wait is None else {"Retry-After": str(wait)},
    )


def refusal(refused: Refused) -> Response:
    """The answer for an act that was refused."""
    return problem(Code(refused.reason.value), refused.detail, retry_after_s=refused.retry_after_s)

"""Acts of staff: once per key, audited, answered with the same bytes for ever, all in one transaction."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, TypeVar

import msgspec
from starlette.responses import Response

from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.runtime.audit import record_act
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal

Ports = TypeVar("Ports")

# Taking the key first makes a concurrent twin wait here until the first has committed or gone.
_TAKE_KEY = """
insert into desk_answer (caller, route, key, meaning, status, body) values ($1, $2, $3, $4, 0, '')
on conflict do nothing returning true
"""
_STORED = "select meaning, status, body from desk_answer where caller = $1 and route = $2 and key = $3"
_STORE = "update desk_answer set status = $4, body = $5 where caller = $1 and route = $2 and key = $3"


class _RefusedError(Exception):
    """Carries a refusal out of the transaction, so that nothing of the act stays."""

    def __init__(self, refused: Refused) -> None:
        self.refused = refused


class Desk(Generic[Ports]):
    """Performs acts on the ports that `ports` builds for a transaction."""

    def __init__(self, database: Database, ports: Callable[[Connection], Ports]) -> None:
        self._database = database
        self._ports = ports

    async def perform(
        self,
        staff: Principal,
        *,
        act: str,
        subject: str,
        key: str,
        meaning: Mapping[str, Any],
        do: Callable[[Ports], Awaitable[Any | Refused]],
        status: int = 201,
    ) -> Response:
        """Do an act (or give its stored answer) and answer with its value as JSON.

        `act` names it (`grant.approve`), `subject` the entity it is done to, `meaning` the fields the key is bound to;
        all three go on the audit chain, so none holds personal data. A refusal leaves no trace and frees the key. The
        key is the caller's for this kind of act: with another subject or meaning it is KEY_REUSED.
        """
        digest = hashlib.sha256(msgspec.json.encode([act, subject, meaning], order="deterministic")).digest()
        try:
            async with self._database.transaction() as transaction:
                if not await transaction.fetchval(_TAKE_KEY, staff.subject_id, act, key, digest):
                    stored = await transaction.fetchrow(_STORED, staff.subject_id, act, key)
                    assert stored is not None  # noqa: S101 - the conflict was with it
                    return _replay(stored["meaning"] == digest, stored["status"], stored["body"])
                outcome = await do(self._ports(transaction))
                if isinstance(outcome, Refused):
                    raise _RefusedError(outcome)
                body = msgspec.json.encode(outcome)
                await transaction.execute(_STORE, staff.subject_id, act, key, status, body)
                await record_act(transaction, staff, act, subject, meaning)
        except _RefusedError as error:
            return refusal(error.refused)
        return _answer(status, body)


def _replay(same_meaning: bool, status: int, body: bytes) -> Response:  # noqa: FBT001 - named at its one call
    return _answer(status, body) if same_meaning else problem(Code.KEY_REUSED)


def _answer(status: int, body: bytes) -> Response:
    return Response(body, status_code=status, media_type="application/json")

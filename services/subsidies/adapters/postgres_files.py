"""Claims in Postgres: what buyers typed only sealed, what must be unique only as keyed hashes."""

import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from services.subsidies.domain.documents import FileType
from services.subsidies.domain.fields import Kind
from services.subsidies.domain.policy import Level, Problem, UniqueText
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import ENDED, State, SubsidyClaim, due_at
from services.subsidies.usecases.ports import ClaimFile, Document, Filed, Step
from shared.kernel.fen import Fen
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Connection
from shared.runtime.seal import Seal

AT_ONCE = 200

_COLUMNS = """
claim_no, policy_id, citizen_id::text, district_id, state, version, amount_fen, office_time, held_since, fix_fields,
fix_by, notice_until, acted, rejected_for, assigned_to, payouts, awaits_bank, settled_fen, pay_failure, typed_sealed,
documents, findings, fix_notes, filed_key, filed_state, filed_amount_fen, filed_at
"""
_ADD = """
with step as (insert into claim_step (claim_no, version, state) values ($1, $6, $5) on conflict do nothing)
insert into subsidy_claim (claim_no, policy_id, citizen_id, district_id, state, version, amount_fen, office_time,
    held_since, fix_fields, fix_by, notice_until, acted, rejected_for, assigned_to, payouts, awaits_bank, settled_fen,
    pay_failure, due_at, typed_sealed, documents, findings, fix_notes)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
"""
_POLICY = "select policy_id from subsidy_claim where claim_no = $1"
_SEE = f"select {_COLUMNS} from subsidy_claim where claim_no = $1"  # noqa: S608 - our own words
_LOAD = f"{_SEE} for update"
# A version is a state that the claim came to: what is saved between two of them is no step.
_SAVE = """
with step as (insert into claim_step (claim_no, version, state) values ($1, $3, $2) on conflict do nothing)
update subsidy_claim set state = $2, version = $3, amount_fen = $4, office_time = $5, held_since = $6, fix_fields = $7,
    fix_by = $8, notice_until = $9, acted = $10, rejected_for = $11, assigned_to = $12, payouts = $13,
    awaits_bank = $14, settled_fen = $15, pay_failure = $16, due_at = $17, typed_sealed = $18, documents = $19,
    findings = $20, fix_notes = $21, filed_key = $22, filed_state = $23, filed_amount_fen = $24, filed_at = $25,
    filing_no = case when $22::text is null then null else coalesce(filing_no, nextval('filing_no')) end
where claim_no = $1
"""
_WAITING = f"""
select {_COLUMNS} from subsidy_claim where policy_id = $1 and state = 'WAITLISTED'
order by filing_no limit {AT_ONCE} for update
"""  # noqa: S608
_LAST_WAITING = f"""
select {_COLUMNS} from subsidy_claim where policy_id = $1 and state = 'WAITLISTED'
order by filing_no desc limit {AT_ONCE} for update
"""  # noqa: S608
_DUE = f"""
select claim_no from subsidy_claim where due_at <= $1 order by due_at limit {AT_ONCE}
"""  # noqa: S608
_OF_CITIZEN = f"""
select {_COLUMNS} from subsidy_claim where citizen_id = $1
order by state <> 'DRAFT', filing_no desc nulls last, claim_no limit {AT_ONCE}
"""  # noqa: S608
_STEPS = "select claim_no, state, at from claim_step where claim_no = any($1) order by claim_no, version"
_ONE_OPENS = "select pg_advisory_xact_lock(hashtextextended('draft of ' || $1, 0))"
_DRAFTS = "select count(*) from subsidy_claim where citizen_id = $1 and state = 'DRAFT'"
_ON_NOTICE = f"""
select {_COLUMNS} from subsidy_claim where policy_id = $1 and claim_no > $2 and state = 'PUBLICISED'
order by claim_no limit {AT_ONCE}
"""  # noqa: S608
_FILED_UNDER = f"""
select filing_no, {_COLUMNS} from subsidy_claim
where policy_id = $1 and filing_no > $2 and not state = any($3) order by filing_no limit {AT_ONCE}
"""  # noqa: S608
_LIVES_UNDER = """
select exists (select from subsidy_claim where policy_id = $1 and filing_no is not null and not state = any($2))
"""
_LET_GO = "delete from held_alone where claim_no = $1"
# In one order over all claims, so that two filings never wait for one another in a circle.
_HOLD = """
insert into held_alone (scope, refusal, digest, claim_no)
select row.scope, row.refusal, row.digest, $4 from unnest($1::text[], $2::text[], $3::bytea[])
    as row (scope, refusal, digest) order by 1, 2, 3
on conflict do nothing returning scope, refusal, digest
"""


_ADD_DOCUMENT = """
insert into document (document_id, claim_no, kind, type, pages, size, said_sealed) values ($1, $2, $3, $4, $5, $6, $7)
"""
_DOCUMENTS = """
select document_id, claim_no, kind, type, pages, size, said_sealed from document
where claim_no = $1 order by document_no
"""


class _TakenError(Exception):
    def __init__(self, text: UniqueText) -> None:
        self.text = text


class PostgresFiles:
    """Claims as one transaction sees them."""

    def __init__(self, transaction: Connection, seal: Seal, unique_keys: Keyring) -> None:
        self._transaction = transaction
        self._seal = seal
        self._unique_keys = unique_keys

    async def add(self, file: ClaimFile) -> None:
        claim = file.claim
        own = (claim.claim_no, claim.policy_id, claim.citizen_id, claim.district_id)
        await self._transaction.execute(_ADD, *own, *self._state(file))

    async def policy_of(self, claim_no: str) -> str | None:
        found: str | None = await self._transaction.fetchval(_POLICY, claim_no)
        return found

    async def load_for_update(self, claim_no: str) -> ClaimFile | None:
        row = await self._transaction.fetchrow(_LOAD, claim_no)
        return self._file(row) if row else None

    async def see(self, claim_no: str) -> ClaimFile | None:
        row = await self._transaction.fetchrow(_SEE, claim_no)
        return self._file(row) if row else None

    async def save(self, file: ClaimFile) -> None:
        filed = file.filed
        told = (filed.key, filed.state, filed.amount_fen, filed.at) if filed else (None, None, None, None)
        await self._transaction.execute(_SAVE, file.claim.claim_no, *self._state(file), *told)

    async def add_document(self, document: Document) -> None:
        said = self._seal.close(msgspec.json.encode(dict(document.said)), _said_place(document.document_id))
        await self._transaction.execute(
            _ADD_DOCUMENT, document.document_id, document.claim_no, document.kind, document.type, document.pages,
            document.size, said,
        )  # fmt: skip

    async def documents_of(self, claim_no: str) -> list[Document]:
        return [self._document(row) for row in await self._transaction.fetch(_DOCUMENTS, claim_no)]

    async def hold(self, claim_no: str, texts: Sequence[UniqueText]) -> UniqueText | None:
        rows = [(one.scope, one.refusal.value, self._digest(one)) for one in texts]
        try:
            async with self._transaction.transaction():
                await self._transaction.execute(_LET_GO, claim_no)
                held = await self._transaction.fetch(_HOLD, *map(list, zip(*rows, strict=True)), claim_no)
                new = {tuple(row) for row in held}
                for text, row in zip(texts, rows, strict=True):
                    if row not in new:
                        raise _TakenError(text)
        except _TakenError as error:
            return error.text
        return None

    async def let_go(self, claim_no: str) -> None:
        await self._transaction.execute(_LET_GO, claim_no)

    async def first_waiting(self, policy_id: str) -> list[ClaimFile]:
        return [self._file(row) for row in await self._transaction.fetch(_WAITING, policy_id)]

    async def last_waiting(self, policy_id: str) -> list[ClaimFile]:
        return [self._file(row) for row in await self._transaction.fetch(_LAST_WAITING, policy_id)]

    async def due(self, now: datetime) -> list[str]:
        return [row["claim_no"] for row in await self._transaction.fetch(_DUE, now)]

    async def of_citizen(self, citizen_id: str) -> list[ClaimFile]:
        return [self._file(row) for row in await self._transaction.fetch(_OF_CITIZEN, citizen_id)]

    async def drafts_of(self, citizen_id: str) -> int:
        await self._transaction.execute(_ONE_OPENS, citizen_id)
        found: int = await self._transaction.fetchval(_DRAFTS, citizen_id)
        return found

    async def steps_of(self, claim_nos: Sequence[str]) -> dict[str, list[Step]]:
        steps: dict[str, list[Step]] = {claim_no: [] for claim_no in claim_nos}
        for row in await self._transaction.fetch(_STEPS, list(claim_nos)):
            steps[row["claim_no"]].append(Step(State(row["state"]), row["at"]))
        return steps

    async def on_notice(self, policy_id: str, after: str) -> list[ClaimFile]:
        return [self._file(row) for row in await self._transaction.fetch(_ON_NOTICE, policy_id, after)]

    async def lives_under(self, policy_id: str) -> bool:
        return bool(await self._transaction.fetchval(_LIVES_UNDER, policy_id, list(ENDED)))

    async def filed_under(self, policy_id: str, after: int) -> list[tuple[int, ClaimFile]]:
        rows = await self._transaction.fetch(_FILED_UNDER, policy_id, after, list(ENDED))
        return [(row["filing_no"], self._file(row)) for row in rows]

    def _digest(self, one: UniqueText) -> bytes:
        own_key = hmac.digest(self._unique_keys.newest, one.refusal.encode(), "sha256")
        return hmac.digest(own_key, one.text.encode(), "sha256")

    def _state(self, file: ClaimFile) -> tuple[Any, ...]:
        claim = file.claim
        sealed = self._seal.close(msgspec.json.encode(dict(file.typed)), _place(claim.claim_no))
        return (
            claim.state, claim.version, claim.amount_fen, claim.office_time, claim.held_since, list(claim.fix_fields),
            claim.fix_by, claim.notice_until, [f"{level}:{person}" for level, person in claim.acted],
            claim.rejected_for, claim.assigned_to, claim.payouts, claim.awaits_bank, claim.settled_fen,
            claim.pay_failure, due_at(claim), sealed, msgspec.json.encode(dict(file.documents)).decode(),
            msgspec.json.encode(file.findings).decode(), msgspec.json.encode(dict(claim.fix_notes)).decode(),
        )  # fmt: skip

    def _file(self, row: asyncpg.Record) -> ClaimFile:
        acted = (one.split(":", 1) for one in row["acted"])
        claim = SubsidyClaim(
            claim_no=row["claim_no"],
            policy_id=row["policy_id"],
            citizen_id=row["citizen_id"],
            district_id=row["district_id"],
            state=State(row["state"]),
            version=row["version"],
            amount_fen=Fen(row["amount_fen"]),
            office_time=row["office_time"],
            held_since=row["held_since"],
            fix_fields=tuple(row["fix_fields"]),
            fix_notes=tuple(msgspec.json.decode(row["fix_notes"], type=dict[str, str]).items()),
            fix_by=row["fix_by"],
            notice_until=row["notice_until"],
            acted=tuple((Level(level), person) for level, person in acted),
            rejected_for=Refusal(row["rejected_for"]) if row["rejected_for"] else None,
            assigned_to=row["assigned_to"],
            payouts=row["payouts"],
            awaits_bank=row["awaits_bank"],
            settled_fen=Fen(row["settled_fen"]),
            pay_failure=row["pay_failure"],
        )
        filed = None
        if row["filed_key"] is not None:
            amount = Fen(row["filed_amount_fen"])
            filed = Filed(row["filed_key"], State(row["filed_state"]), amount, row["filed_at"])
        typed = msgspec.json.decode(self._seal.open(row["typed_sealed"], _place(claim.claim_no)), type=dict[str, str])
        documents = msgspec.json.decode(row["documents"], type=dict[str, str])
        findings = msgspec.json.decode(row["findings"], type=tuple[Problem, ...])
        return ClaimFile(claim, typed, documents, filed, findings)

    def _document(self, row: asyncpg.Record) -> Document:
        said = self._seal.open(row["said_sealed"], _said_place(row["document_id"]))
        return Document(
            row["document_id"], row["claim_no"], row["kind"], FileType(row["type"]), row["pages"], row["size"],
            msgspec.json.decode(said, type=dict[Kind, str]),
        )  # fmt: skip


def _said_place(document_id: str) -> str:
    return f"document.said_sealed:{document_id}"


def _place(claim_no: str) -> str:
    return f"subsidy_claim.typed_sealed:{claim_no}"

"""Treasury's doors for payouts: batches and clawbacks by maker and checker, files carried by hand."""

import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from services.treasury.domain.payment_file import read_answer_file
from services.treasury.domain.payouts import Clawback, PayoutBatch
from services.treasury.domain.rulings import Outcome, Ruling
from services.treasury.entrypoints.bodies import Amount, Id
from services.treasury.entrypoints.jobs import warn_of_contradictions
from services.treasury.entrypoints.payout_bodies import AnswerView
from services.treasury.entrypoints.payout_views import HANDLERS, BatchId, PayoutId, PayoutParts
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.approve_clawback import approve_clawback
from services.treasury.usecases.approve_ruling import approve_ruling
from services.treasury.usecases.cancel_batch import cancel_batch
from services.treasury.usecases.draft_clawback import draft_clawback
from services.treasury.usecases.draft_ruling import draft_ruling
from services.treasury.usecases.hand_in_answer import AwaitsSecond, hand_in_answer
from services.treasury.usecases.hand_out_file import hand_out_file
from services.treasury.usecases.ports import Booked, Books
from services.treasury.usecases.prepare_batch import Prepared, prepare_batch
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.fields import Text, Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.problem import refusal
from shared.runtime.tokens import Principal, guard

ANSWER_BYTES_MAX = 4 * 1024 * 1024  # 10,000 lines with their reasons
ACCOUNTS_BYTES_MAX = 1024 * 1024  # 2,000 merchants with their accounts
LARGE_BODIES = {
    "/api/treasury/v1/bank-answers": ANSWER_BYTES_MAX,
    "/api/treasury/v1/merchant-accounts": ACCOUNTS_BYTES_MAX,
}

_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "the payment file"}}


class BatchBody(Body):
    batch_id: Id
    program_id: Text


class ApproveBatch(Body):
    saw_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    saw_sum_fen: Amount


Told = Annotated[Outcome, Field(strict=False)]  # JSON has words, no enums
LineNo = Annotated[int, Field(ge=1, le=2**62, description="of the bank's last word about the payout")]


class ClawbackBody(Body):
    reason: Why
    saw_amount_fen: Amount


class ApproveClawback(Body):
    saw_amount_fen: Amount


class RulingBody(Body):
    outcome: Told
    reason: Why
    saw_line_no: LineNo


class ApproveRuling(Body):
    saw_line_no: LineNo
    saw_outcome: Told


def payout_routes(parts: PayoutParts) -> APIRouter:
    """From payouts that are due to what the bank made of them."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["payouts"])
    desk = Desk(parts.database, parts.books)
    Maker = Annotated[Principal, guard(parts.verifier, Role.TREASURY_MAKER, Role.FINANCE)]  # noqa: N806 - a type
    Checker = Annotated[Principal, guard(parts.verifier, Role.TREASURY_CHECKER)]  # noqa: N806
    Bringer = Annotated[Principal, guard(parts.verifier, Role.FINANCE, Role.TREASURY_CHECKER)]  # noqa: N806
    Handler = Annotated[Principal, guard(parts.verifier, *HANDLERS)]  # noqa: N806

    @router.post("/payout-batches", status_code=201, response_model=Prepared)
    async def post_batch(body: BatchBody, key: IdempotencyKey, maker: Maker) -> Response:
        """Prepare a batch: all due payouts of a program, the longest waiting first, 10,000 at most."""
        fields = body.model_dump()
        return await desk.perform(
            maker, act="payout_batch.prepare", subject=body.batch_id, key=key, meaning=fields,
            do=lambda books: prepare_batch(books, maker=maker.officer, **fields),
        )  # fmt: skip

    @router.post("/payout-batches/{batch_id}/approvals", status_code=201, response_model=PayoutBatch)
    async def post_approval(batch_id: BatchId, body: ApproveBatch, key: IdempotencyKey, checker: Checker) -> Response:
        """Approve the file with this hash and sum; it goes to the bank."""
        return await desk.perform(
            checker, act="payout_batch.approve", subject=batch_id, key=key, meaning=body.model_dump(),
            do=lambda books: approve_batch(books, batch_id, checker=checker.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/payout-batches/{batch_id}/cancellations", status_code=201, response_model=PayoutBatch)
    async def post_cancellation(batch_id: BatchId, key: IdempotencyKey, officer: Handler) -> Response:
        """Take back, or turn down, a batch that was not approved yet: its payouts are due again."""
        return await desk.perform(
            officer, act="payout_batch.cancel", subject=batch_id, key=key, meaning={},
            do=lambda books: cancel_batch(books, batch_id, officer=officer.officer),
        )  # fmt: skip

    @router.get("/payout-batches/{batch_id}/file", responses=_FILE, response_class=Response)
    async def get_file(batch_id: BatchId, key: IdempotencyKey, officer: Handler) -> Response:
        """The payment file as the bank gets it; who takes it stands on the audit chain, hence the key."""
        answer = await desk.perform(
            officer, act="payout_batch.download", subject=batch_id, key=key, meaning={}, status=200,
            do=lambda books: hand_out_file(books, batch_id, officer=officer.officer),
        )  # fmt: skip
        if answer.status_code != 200:  # noqa: PLR2004 - what was asked for above
            return answer
        async with parts.database.connection() as connection:
            file = await parts.books(connection).batches.file(batch_id)
        headers = {"Content-Disposition": f'attachment; filename="{batch_id}.csv"', "Cache-Control": "no-store"}
        return Response(file, media_type="text/csv", headers=headers)

    @router.post("/payouts/{payout_id}/clawbacks", status_code=201, response_model=Clawback)
    async def post_clawback(payout_id: PayoutId, body: ClawbackBody, key: IdempotencyKey, maker: Maker) -> Response:
        """Draft the return of a paid subsidy."""
        return await desk.perform(
            maker, act="clawback.draft", subject=payout_id, key=key, meaning=body.model_dump(),
            do=lambda books: draft_clawback(books, payout_id, maker=maker.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/payouts/{payout_id}/clawbacks/approvals", status_code=201, response_model=Clawback)
    async def post_clawback_approval(
        payout_id: PayoutId, body: ApproveClawback, key: IdempotencyKey, checker: Checker
    ) -> Response:
        """The money is in: it is the program's again."""
        return await desk.perform(
            checker, act="clawback.approve", subject=payout_id, key=key, meaning=body.model_dump(),
            do=lambda books: approve_clawback(books, payout_id, checker=checker.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/payouts/{payout_id}/rulings", status_code=201, response_model=Ruling)
    async def post_ruling(payout_id: PayoutId, body: RulingBody, key: IdempotencyKey, maker: Maker) -> Response:
        """The bank says it paid what we know otherwise: draft what is true. PAID counts for the payout now due."""
        return await desk.perform(
            maker, act="ruling.draft", subject=payout_id, key=key, meaning=body.model_dump(),
            do=lambda books: draft_ruling(books, payout_id, maker=maker.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/payouts/{payout_id}/rulings/approvals", status_code=201, response_model=Ruling)
    async def post_ruling_approval(
        payout_id: PayoutId, body: ApproveRuling, key: IdempotencyKey, checker: Checker
    ) -> Response:
        """The claim is held no longer: it is paid, or its payout goes into the next batch."""
        return await desk.perform(
            checker, act="ruling.approve", subject=payout_id, key=key, meaning=body.model_dump(),
            do=lambda books: approve_ruling(books, payout_id, checker=checker.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/bank-answers", status_code=201, response_model=AnswerView)
    async def post_answer(request: Request, key: IdempotencyKey, officer: Bringer) -> Response:
        """An answer file that the bank gave by hand, as it is (text/csv); it counts when two people handed it in."""
        content = await request.body()
        answer = read_answer_file(content)
        if isinstance(answer, Refused):
            return refusal(answer)
        digest, told = hashlib.sha256(content).hexdigest(), list[Booked]()

        async def do(books: Books) -> Any:
            booked = await hand_in_answer(books, answer, digest, officer=officer.officer)
            seen = {"answer_no": answer.answer_no, "batch_id": answer.batch_id, "lines": len(answer.lines)}
            if isinstance(booked, AwaitsSecond):
                return {**seen, "state": "AWAITS_SECOND", "handed_in_by": booked.handed_in_by}
            if isinstance(booked, Booked):
                told.append(booked)
                return {**seen, "state": "BOOKED", "meant": booked.meant, "contradictions": booked.contradictions}
            return booked

        done = await desk.perform(
            officer, act="bank_answer.hand_in", subject=str(answer.answer_no), key=key, do=do,
            meaning={"batch_id": answer.batch_id, "sha256": digest},
        )  # fmt: skip
        for booked in told:
            warn_of_contradictions(booked)
        return done

    return router

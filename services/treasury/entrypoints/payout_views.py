"""What officers see of payouts: batches, lines with masked accounts, what the bank said that cannot be."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from services.treasury.entrypoints.payout_bodies import (
    BatchLine,
    BatchView,
    ContradictionView,
    DueView,
    PayoutView,
)
from services.treasury.usecases.ports import Books, PayoutViews
from services.treasury.usecases.settlement_ports import SettlementViews
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem
from shared.runtime.tokens import Principal, TokenVerifier, guard

HANDLERS = (Role.TREASURY_MAKER, Role.TREASURY_CHECKER, Role.FINANCE)

BatchId = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9.-]{1,78}[a-z0-9]$")]
PayoutId = Annotated[str, Path(pattern=r"^[0-9A-Za-z][0-9A-Za-z._:-]{0,79}$", description="the payout's number")]
After = Annotated[int, Query(ge=0, le=2**62)]


@dataclass(frozen=True)
class PayoutParts:
    """What these doors stand on."""

    database: Database
    books: Callable[[Connection], Books]
    views: Callable[[Connection], PayoutViews]
    settlement_views: Callable[[Connection], SettlementViews]
    verifier: TokenVerifier


def payout_view_routes(parts: PayoutParts) -> APIRouter:
    """Staff of a district see the district's."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["payouts"])
    Reader = Annotated[Principal, guard(parts.verifier, *HANDLERS, Role.AUDITOR)]  # noqa: N806 - a type

    @router.get("/payout-batches", response_model=list[BatchLine])
    async def get_batches(
        reader: Reader, program_id: Annotated[str | None, Query(max_length=80)] = None
    ) -> list[dict[str, Any]]:
        """Batches, the latest first; staff of a district see the district's."""
        async with parts.database.connection() as connection:
            return await parts.views(connection).batches(program_id, reader.district_id)

    @router.get("/payout-batches/{batch_id}", response_model=BatchView)
    async def get_batch(batch_id: BatchId, reader: Reader, after: After = 0) -> Any:
        """A batch with a page of its lines, accounts masked; `after` is the number of lines seen."""
        async with parts.database.connection() as connection:
            found = await parts.views(connection).batch(batch_id, reader.district_id, after)
        return found or problem(Code.NOT_FOUND)

    @router.get("/payouts/due", response_model=list[DueView])
    async def get_due(reader: Reader) -> list[dict[str, Any]]:
        """What waits for a batch, a row a program; `held` are those whose claims the bank says it has paid before."""
        async with parts.database.connection() as connection:
            return await parts.views(connection).due(reader.district_id)

    @router.get("/payouts/{payout_id}", response_model=PayoutView)
    async def get_payout(payout_id: PayoutId, reader: Reader) -> Any:
        """A payout, its account masked, with its clawback; `held_by`: the bank's words that hold its claim, if any."""
        async with parts.database.connection() as connection:
            found = await parts.views(connection).payout(payout_id, reader.district_id)
        return found or problem(Code.NOT_FOUND)

    @router.get("/bank-contradictions", response_model=list[ContradictionView])
    async def get_contradictions(reader: Reader, after: After = 0) -> list[dict[str, Any]]:
        """What the bank said that cannot be; `after` is the last line_no seen.

        The city's staff also see what names no payout of ours, and the answers that could not be read.
        """
        async with parts.database.connection() as connection:
            return await parts.views(connection).contradictions(reader.district_id, after)

    return router

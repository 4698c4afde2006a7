"""Treasury's doors: campaigns, grants, balances. Every act that moves money has a maker and a checker."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter
from starlette.responses import Response

from services.treasury.domain.allocations import AllocationChange
from services.treasury.domain.campaigns import Campaign
from services.treasury.domain.grants import Grant
from services.treasury.domain.journal import BALANCE_KINDS, Kind
from services.treasury.entrypoints.bodies import (
    AccountView,
    AllocationChangeBody,
    ApproveAllocationChange,
    ApproveCampaign,
    ApproveGrant,
    BalanceView,
    CampaignBody,
    GrantBody,
    Money,
)
from services.treasury.entrypoints.plan_bodies import CampaignLine, CampaignView, GrantView
from services.treasury.usecases.approve_allocation_change import approve_allocation_change
from services.treasury.usecases.approve_campaign import approve_campaign
from services.treasury.usecases.approve_grant import approve_grant
from services.treasury.usecases.cancel_grant import cancel_grant
from services.treasury.usecases.draft_allocation_change import draft_allocation_change
from services.treasury.usecases.draft_campaign import draft_campaign
from services.treasury.usecases.draft_grant import draft_grant
from services.treasury.usecases.ports import AccountBalance, Books, Plans
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.fields import Instant
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem
from shared.runtime.tokens import Principal, TokenVerifier, city_guard, guard


def routes(
    database: Database,
    books: Callable[[Connection], Books],
    plans: Callable[[Connection], Plans],
    verifier: TokenVerifier,
) -> APIRouter:
    """The desk's acts and the auditor's views."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["treasury"])
    desk = Desk(database, books)
    Maker = Annotated[Principal, guard(verifier, Role.TREASURY_MAKER)]  # noqa: N806 - a type
    Checker = Annotated[Principal, guard(verifier, Role.TREASURY_CHECKER)]  # noqa: N806
    CityMaker = Annotated[Principal, city_guard(verifier, Role.TREASURY_MAKER)]  # noqa: N806
    CityChecker = Annotated[Principal, city_guard(verifier, Role.TREASURY_CHECKER)]  # noqa: N806
    seers = (Role.TREASURY_MAKER, Role.TREASURY_CHECKER, Role.FINANCE, Role.AUDITOR)
    Reader = Annotated[Principal, guard(verifier, *seers)]  # noqa: N806

    @router.post("/campaigns", status_code=201, response_model=Campaign)
    async def post_campaign(body: CampaignBody, key: IdempotencyKey, maker: CityMaker) -> Response:
        """Draft a campaign: cap, programs, shares."""
        draft, meaning = body.drafted_by(maker.subject_id), body.model_dump(mode="json")
        return await desk.perform(
            maker, act="campaign.draft", subject=body.campaign_id, key=key, meaning=meaning,
            do=lambda books: draft_campaign(books, draft),
        )  # fmt: skip

    @router.post("/campaigns/{campaign_id}/approvals", status_code=201, response_model=Campaign)
    async def post_campaign_approval(
        campaign_id: str, body: ApproveCampaign, key: IdempotencyKey, checker: CityChecker
    ) -> Response:
        """Approve a campaign: its cap enters the books."""
        return await desk.perform(
            checker, act="campaign.approve", subject=campaign_id, key=key, meaning=body.model_dump(),
            do=lambda books: approve_campaign(books, campaign_id, checker=checker.subject_id, **body.model_dump()),
        )  # fmt: skip

    @router.post("/programs/{program_id}/allocation-changes", status_code=201, response_model=AllocationChange)
    async def post_allocation_change(
        program_id: str, body: AllocationChangeBody, key: IdempotencyKey, maker: CityMaker
    ) -> Response:
        """Draft another allocation for a program; the editor sends the one it saw."""
        given = {"maker": maker.subject_id, "program_id": program_id, **body.model_dump()}
        return await desk.perform(
            maker, act="allocation.draft", subject=body.change_id, key=key, meaning=given,
            do=lambda books: draft_allocation_change(books, **given),
        )  # fmt: skip

    @router.post("/allocation-changes/{change_id}/approvals", status_code=201, response_model=AllocationChange)
    async def post_allocation_change_approval(
        change_id: str, body: ApproveAllocationChange, key: IdempotencyKey, checker: CityChecker
    ) -> Response:
        """Approve it: money moves between the program and the campaign's unallocated rest."""
        return await desk.perform(
            checker, act="allocation.approve", subject=change_id, key=key, meaning=body.model_dump(),
            do=lambda books: approve_allocation_change(
                books, change_id, checker=checker.subject_id, **body.model_dump()
            ),
        )  # fmt: skip

    @router.post("/grants", status_code=201, response_model=Grant)
    async def post_grant(body: GrantBody, key: IdempotencyKey, maker: Maker) -> Response:
        """Draft the funding of a round or of a policy."""
        fields = body.model_dump(exclude={"round", "policy_id"})
        pool_id, terms = body.purpose()
        return await desk.perform(
            maker, act="grant.draft", subject=body.grant_id, key=key, meaning=body.model_dump(mode="json"),
            do=lambda books: draft_grant(books, maker=maker.officer, pool_id=pool_id, terms=terms, **fields),
        )  # fmt: skip

    @router.post("/grants/{grant_id}/approvals", status_code=201, response_model=Grant)
    async def post_grant_approval(grant_id: str, body: ApproveGrant, key: IdempotencyKey, checker: Checker) -> Response:
        """Approve a grant: the program's money goes to the round."""
        return await desk.perform(
            checker, act="grant.approve", subject=grant_id, key=key, meaning=body.model_dump(),
            do=lambda books: approve_grant(books, grant_id, checker=checker.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/grants/{grant_id}/cancellations", status_code=201, response_model=Grant)
    async def post_grant_cancellation(grant_id: str, key: IdempotencyKey, maker: Maker) -> Response:
        """Take back a grant that was not approved yet."""
        return await desk.perform(
            maker, act="grant.cancel", subject=grant_id, key=key, meaning={},
            do=lambda books: cancel_grant(books, grant_id, maker=maker.officer),
        )  # fmt: skip

    @router.get("/campaigns", response_model=list[CampaignLine])
    async def get_campaigns(_: Reader) -> list[dict[str, Any]]:
        """Every campaign, the latest first."""
        async with database.connection() as connection:
            return await plans(connection).campaigns()

    @router.get("/campaigns/{campaign_id}", response_model=CampaignView)
    async def get_campaign(campaign_id: str, _: Reader) -> Any:
        """A campaign with its programs, changes of their allocations, and grants."""
        async with database.connection() as connection:
            return await plans(connection).campaign(campaign_id) or problem(Code.NOT_FOUND)

    @router.get("/grants/{grant_id}", response_model=GrantView)
    async def get_grant(grant_id: str, _: Reader) -> Any:
        """A grant, where it stands, and the terms of the round that it pays for."""
        async with database.connection() as connection:
            found = await books(connection).grants.find(grant_id)
        if found is None:
            return problem(Code.NOT_FOUND)
        grant, terms = found
        return asdict(grant) | {"round": msgspec.to_builtins(terms, builtin_types=(datetime,))}

    @router.get("/campaigns/{campaign_id}/balance", response_model=BalanceView)
    async def get_balance(campaign_id: str, _: Reader, at: Instant | None = None) -> Any:
        """Each account, in all and by program, now or as at a second of booking time."""
        async with database.connection() as connection:
            accounts = await books(connection).journal.balances(campaign_id, at)
        if not accounts:
            return problem(Code.NOT_FOUND)
        programs = sorted({account.program_id for account in accounts if account.program_id})
        return BalanceView(
            campaign_id=campaign_id,
            at=at or datetime.now(UTC),
            total=_money(accounts),
            by_program={p: _money([account for account in accounts if account.program_id == p]) for p in programs},
            accounts=[
                AccountView(pool_id=a.pool_id, kind=a.kind, program_id=a.program_id, balance_fen=a.balance_fen)
                for a in accounts
                if a.kind != Kind.SOURCE
            ],
        )

    return router


def _money(accounts: Sequence[AccountBalance]) -> Money:
    sums = {
        f"{kind}_fen": sum(account.balance_fen for account in accounts if account.kind == kind)
        for kind in BALANCE_KINDS
    }
    return Money(**sums)

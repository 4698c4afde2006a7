"""Subsidies' doors around policies: everybody reads them and the public notices; administrators load them."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from services.subsidies.domain.fields import Kind
from services.subsidies.domain.filing import spelled
from services.subsidies.domain.masking import masked
from services.subsidies.domain.policy import Policy
from services.subsidies.domain.pool import Pool
from services.subsidies.usecases.dry_run_policy import DryRun, dry_run_policy
from services.subsidies.usecases.load_policy import load_policy
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

PolicyId = Annotated[str, Query(pattern=r"^[a-z0-9][a-z0-9.-]{1,78}[a-z0-9]$")]


class FieldView(Body):
    name: str
    label: str
    kind: str
    choices: list[str]


class SellerView(Body):
    uscc: str
    name: str


class TierView(Body):
    """From this basis on: an amount, or a rate of the basis in hundredths of a percent."""

    basis_from: int
    amount_fen: int | None
    rate_permyriad: int | None


class PolicyView(Body):
    """What a buyer must know before filing: who sells, what is asked, what must be shown, what it earns, until when.

    `labels` name documents and choices; `basis` is the field that the tiers look at, `account` the one that is paid to.
    """

    policy_id: str
    version: int
    campaign_id: str
    district_id: str
    name: str
    opens_at: datetime
    closes_at: datetime
    server_time: datetime
    fields: list[FieldView]
    documents: list[str]
    labels: dict[str, str]
    sellers: list[str]
    enrolled: list[SellerView]
    basis: str
    tiers: list[TierView]
    payout: list[str]
    account: str
    levels: list[str]
    service_time_s: int
    fix_within_s: int
    notice_s: int
    money_left: bool
    waiting: int


class NoticeView(Body):
    """A claim as the public sees it: who, masked, and how much."""

    claim_no: str
    name: str
    amount_fen: int
    until: datetime | None


class LoadedView(Body):
    policy_id: str
    version: int


def policy_routes(database: Database, office: Callable[[Connection], Office], verifier: TokenVerifier) -> APIRouter:
    """Policies and public notices."""
    router = APIRouter(prefix="/api/subsidies/v1", tags=["policies"])
    desk = Desk(database, office)
    Admin = Annotated[Principal, city_guard(verifier, Role.ADMIN)]  # noqa: N806 - a type

    @router.get("/policies", response_model=list[PolicyView])
    async def get_policies(campaign_id: PolicyId | None = None) -> Any:
        """The policies of a campaign, or the latest of all."""
        async with database.connection() as connection:
            work = office(connection)
            now = await work.now()
            return [_policy_view(pool, now) for pool in await work.pools.of_campaign(campaign_id)]

    @router.get("/notices", response_model=list[NoticeView])
    async def get_notices(policy_id: PolicyId, after: Annotated[str, Query(pattern=r"^(BT[0-9]{16})?$")] = "") -> Any:
        """Claims in public notice (公示), by number; `after` is the last number seen."""
        async with database.connection() as connection:
            work = office(connection)
            policy = await work.pools.see(policy_id)
            files = await work.files.on_notice(policy_id, after) if policy is not None else []
        return [_notice_view(policy, one) for one in files] if policy is not None else problem(Code.NOT_FOUND)

    @router.post("/policies", status_code=201, response_model=LoadedView)
    async def post_policy(request: Request, key: IdempotencyKey, admin: Admin) -> Response:
        """Load a policy, or its next version, as `deploy/campaigns/policy_schedule.py` writes it."""
        policy = _read(await request.body())
        if isinstance(policy, Response):
            return policy

        async def do(office: Office) -> Any:
            loaded = await load_policy(office, policy)
            return loaded if isinstance(loaded, Refused) else {"policy_id": loaded.policy_id, "version": loaded.version}

        meaning = msgspec.to_builtins(policy, builtin_types=())
        return await desk.perform(admin, act="policy.load", subject=policy.policy_id, key=key, meaning=meaning, do=do)

    @router.post("/policies/dry-runs", status_code=200, response_model=DryRun)
    async def post_dry_run(request: Request, _: Admin) -> Response:
        """What changed rules would mean for the claims filed so far; nothing is changed."""
        policy = _read(await request.body())
        if isinstance(policy, Response):
            return policy
        async with database.connection() as connection:
            found = await dry_run_policy(office(connection), policy)
        if isinstance(found, Refused):
            return refusal(found)
        return Response(msgspec.json.encode(found), media_type="application/json")

    return router


def _read(raw: bytes) -> Policy | Response:
    try:
        return msgspec.json.decode(raw, type=Policy)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return problem(Code.MALFORMED, str(error)[:300])


def _policy_view(pool: Pool, now: datetime) -> PolicyView:
    policy = pool.policy
    fields = [
        FieldView(name=one.name, label=one.label, kind=one.kind, choices=list(one.choices)) for one in policy.fields
    ]
    return PolicyView(
        policy_id=policy.policy_id, version=policy.version, campaign_id=policy.campaign_id,
        district_id=policy.district_id, name=policy.name, opens_at=policy.opens_at, closes_at=policy.closes_at,
        server_time=now, fields=fields, documents=list(policy.documents), labels=dict(policy.labels),
        sellers=[seller.name for seller in policy.sellers],
        enrolled=[SellerView(uscc=seller.uscc, name=seller.name) for seller in policy.sellers],
        basis=policy.basis, tiers=[TierView(**asdict(tier)) for tier in policy.tiers],
        payout=[part.form for part in policy.payout], account=policy.account, levels=list(policy.levels),
        service_time_s=_seconds(policy.service_time), fix_within_s=_seconds(policy.fix_within),
        notice_s=_seconds(policy.notice),
        money_left=pool.remaining_fen > 0 and pool.waiting == 0, waiting=pool.waiting,
    )  # fmt: skip


def _seconds(time: timedelta) -> int:
    return int(time.total_seconds())


def _notice_view(policy: Policy, file: ClaimFile) -> NoticeView:
    told = spelled(policy, file.typed)
    name = next((told[one.name] for one in policy.fields if one.kind == Kind.NAME and one.name in told), "")
    claim = file.claim
    return NoticeView(
        claim_no=claim.claim_no, name=masked(Kind.NAME, name), amount_fen=claim.amount_fen, until=claim.notice_until
    )

"""Redemption's doors for shoppers: wallet and codes, shops, the key that answers to tills are signed with."""

import base64
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter

from services.redemption.entrypoints.bodies import (
    AfterStore,
    CodeView,
    Named,
    PlatformKeyView,
    StoreView,
    VoucherView,
    Words,
)
from services.redemption.entrypoints.till import TillParts
from services.redemption.usecases.mint_code import mint_code
from services.redemption.usecases.show_wallet import show_wallet
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.problem import refusal
from shared.runtime.signing import key_id_of
from shared.runtime.tokens import Principal, TokenVerifier, guard


def shopper_routes(parts: TillParts, verifier: TokenVerifier, voucher_key: bytes) -> APIRouter:
    """What a shopper's phone asks for, and what anybody may know."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["redemption"])
    Citizen = Annotated[Principal, guard(verifier, Role.CITIZEN)]  # noqa: N806 - a type

    @router.get("/vouchers", response_model=list[VoucherView])
    async def get_wallet(citizen: Citizen) -> Any:
        """One's vouchers (我的消费券), the latest first."""
        async with parts.database.connection() as connection:
            return await show_wallet(parts.shops(connection), citizen.subject_id, datetime.now(UTC))

    @router.post("/vouchers/{voucher_id}/codes", status_code=201, response_model=CodeView)
    async def post_code(voucher_id: str, citizen: Citizen) -> Any:
        """The digits to show at the till, good for two minutes."""
        now = datetime.now(UTC)
        async with parts.database.connection() as connection:
            outcome = await mint_code(
                parts.shops(connection), voucher_id=voucher_id, citizen_id=citizen.subject_id, code_key=parts.code_key,
                voucher_key=voucher_key, now=now,
            )  # fmt: skip
        if isinstance(outcome, Refused):
            return refusal(outcome)
        return CodeView(code=outcome[0], expires_at=outcome[1], server_time=now)

    @router.get("/stores", response_model=list[StoreView])
    async def get_stores(
        district_id: Named = None, category: Named = None, words: Words = "", after: AfterStore = ""
    ) -> Any:
        """Where vouchers are taken, by store; `words` stand in the name of the store or merchant, or in the address."""
        async with parts.database.connection() as connection:
            return await parts.shops(connection).stores(district_id, category, words, after)

    @router.get("/platform-keys", response_model=PlatformKeyView)
    async def get_platform_keys() -> dict[str, str]:
        """The key that answers to tills are signed with."""
        return {
            "key_id": key_id_of(parts.door.public_key),
            "public_key": base64.b64encode(parts.door.public_key).decode(),
        }

    return router

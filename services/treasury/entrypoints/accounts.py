"""Treasury's doors for merchants' bank accounts: entered by one, checked and approved by another, shown masked."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from services.treasury.domain.payees import Payee
from services.treasury.entrypoints.bodies import Id, Ref
from services.treasury.entrypoints.payout_views import HANDLERS, PayoutParts
from services.treasury.entrypoints.settlement_bodies import AccountFileLine, AccountFileView
from services.treasury.usecases.approve_accounts import approve_accounts
from services.treasury.usecases.draft_accounts import draft_accounts, fingerprint
from services.treasury.usecases.ports import Books
from services.treasury.usecases.settlement_ports import AccountFile
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.problem import problem
from shared.runtime.tokens import Principal, guard


class AccountBody(Body):
    merchant_id: Ref
    name: Annotated[str, Field(max_length=120, repr=False)]
    account: Annotated[str, Field(max_length=40, repr=False)]


class AccountsBody(Body):
    file_id: Id
    district_id: Ref
    accounts: Annotated[list[AccountBody], Field(min_length=1, max_length=2_000)]

    def rows(self) -> dict[str, Payee]:
        """By merchant_id."""
        return {one.merchant_id: Payee(one.name.strip(), one.account.strip()) for one in self.accounts}


class ApproveAccounts(Body):
    saw_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class UnmaskBody(Body):
    reason: Why


def account_routes(parts: PayoutParts) -> APIRouter:
    """Staff of a district enter, check and see the district's."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["settlements"])
    desk = Desk(parts.database, parts.books)
    Maker = Annotated[Principal, guard(parts.verifier, Role.TREASURY_MAKER, Role.FINANCE)]  # noqa: N806 - a type
    Checker = Annotated[Principal, guard(parts.verifier, Role.TREASURY_CHECKER)]  # noqa: N806
    Reader = Annotated[Principal, guard(parts.verifier, *HANDLERS, Role.AUDITOR)]  # noqa: N806

    @router.post("/merchant-accounts", status_code=201, response_model=AccountFile)
    async def post_accounts(body: AccountsBody, key: IdempotencyKey, maker: Maker) -> Response:
        """Enter merchants' bank accounts of a district; nobody is paid by them before another approves them."""
        rows = body.rows()
        if len(rows) < len(body.accounts):
            return problem(Code.MALFORMED, "accounts: a merchant stands twice")
        return await desk.perform(
            maker, act="merchant_accounts.draft", subject=body.file_id, key=key,
            meaning={"district_id": body.district_id, "sha256": fingerprint(rows)},
            do=lambda books: draft_accounts(
                books, maker=maker.officer, file_id=body.file_id, district_id=body.district_id, rows=rows
            ),
        )  # fmt: skip

    @router.post("/merchant-accounts/{file_id}/approvals", status_code=201, response_model=AccountFile)
    async def post_accounts_approval(
        file_id: Id, body: ApproveAccounts, key: IdempotencyKey, checker: Checker
    ) -> Response:
        """Approve them: in force, and settlements that the bank failed to pay are due again."""
        return await desk.perform(
            checker, act="merchant_accounts.approve", subject=file_id, key=key, meaning=body.model_dump(),
            do=lambda books: approve_accounts(books, file_id, checker=checker.officer, **body.model_dump()),
        )  # fmt: skip

    @router.post("/merchant-accounts/{file_id}/unmaskings", status_code=201, response_model=AccountFileView)
    async def post_unmasking(file_id: Id, body: UnmaskBody, key: IdempotencyKey, checker: Checker) -> Response:
        """See the accounts whole, to check them; who does, and why, stands on the audit chain."""
        return await _show_whole(parts, desk, checker, file_id, key, body.model_dump())

    @router.get("/merchant-accounts", response_model=list[AccountFileLine])
    async def get_account_files(reader: Reader) -> list[dict[str, Any]]:
        """Files of merchants' accounts: those that wait for a checker first, then the newest."""
        async with parts.database.connection() as connection:
            return await parts.settlement_views(connection).account_files(reader.district_id)

    @router.get("/merchant-accounts/{file_id}", response_model=AccountFileView)
    async def get_accounts(file_id: Id, reader: Reader) -> Any:
        """A file of merchants' accounts, masked, with the hash that its approval must name."""
        async with parts.database.connection() as connection:
            views = parts.settlement_views(connection)
            found = await views.account_file(file_id, reader.district_id, masked=True)
        return found or problem(Code.NOT_FOUND)

    return router


async def _show_whole(
    parts: PayoutParts, desk: Desk[Books], checker: Principal, file_id: str, key: str, why: dict[str, Any]
) -> Response:
    """The look is noted first; the accounts themselves are kept in no answer that is stored."""
    async with parts.database.connection() as connection:
        shown = await parts.settlement_views(connection).account_file(file_id, checker.district_id, masked=False)
    if shown is None:
        return problem(Code.NOT_FOUND)

    async def do(_: Any) -> Any:
        return {"file_id": file_id, "sha256": shown["sha256"]}

    noted = await desk.perform(checker, act="merchant_accounts.unmask", subject=file_id, key=key, meaning=why, do=do)
    if noted.status_code != 201:  # noqa: PLR2004 - what was asked for above
        return noted
    headers = {"Cache-Control": "no-store"}
    return Response(msgspec.json.encode(shown), status_code=201, media_type="application/json", headers=headers)

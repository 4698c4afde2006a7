"""Who is at a merchant's door: its own desk, or an officer whose district it is in."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from fastapi import Depends

from services.redemption.domain.day_file import Head
from services.redemption.entrypoints.merchant_staff import MerchantStaff, merchant_guard
from services.redemption.usecases.find_merchant import find_merchant
from services.redemption.usecases.ports import Counter, Shops
from services.redemption.usecases.view_ports import DayFiles, DaySheet, MerchantViews
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import ProblemError
from shared.runtime.tokens import Principal, TokenVerifier, guard

NewSheet: TypeAlias = Callable[[Head], AbstractAsyncContextManager[DaySheet]]

READERS = (Role.FINANCE, Role.TREASURY_MAKER, Role.TREASURY_CHECKER, Role.AUDITOR)
LOOKERS = (*READERS, Role.ADMIN)
"""Who may see merchants and their tills; their money an administrator has no business with."""


@dataclass(frozen=True)
class MerchantParts:
    """What the doors of merchants' desks and day files stand on, chosen by `main`."""

    database: Database
    shops: Callable[[Connection], Shops]
    counter: Callable[[Connection], Counter]
    views: Callable[[Connection], MerchantViews]
    files: DayFiles
    new_sheet: NewSheet
    verifier: TokenVerifier


def own_merchant(parts: MerchantParts) -> Any:
    """The dependency that gives the id of the merchant whose desk it is."""
    Own = Annotated[MerchantStaff, merchant_guard(parts.database, parts.shops, parts.verifier)]  # noqa: N806 - a type

    async def merchant_id_of(own: Own) -> str:
        return own.merchant_id

    return Depends(merchant_id_of)


def merchant_in_district(parts: MerchantParts, *roles: str) -> Any:
    """The dependency that gives the path's merchant to an officer of its district who has one of the roles."""
    Reader = Annotated[Principal, guard(parts.verifier, *roles)]  # noqa: N806 - a type

    async def merchant_id_in(merchant_id: str, reader: Reader) -> str:
        async with parts.database.connection() as connection:
            return _or_raise(await find_merchant(parts.views(connection), merchant_id, reader=reader.officer))

    return Depends(merchant_id_in)


def own_district(parts: MerchantParts) -> Any:
    """The dependency that gives the path's district to its own officers and the city's."""
    Reader = Annotated[Principal, guard(parts.verifier, *READERS)]  # noqa: N806 - a type

    async def district_id_of(district_id: str, reader: Reader) -> str:
        if not reader.officer.acts_in(district_id):
            raise ProblemError(Code.FORBIDDEN, "the district is another's")
        return district_id

    return Depends(district_id_of)


def _or_raise(found: str | Refused) -> str:
    if isinstance(found, Refused):
        raise ProblemError(Code(found.reason.value), found.detail)
    return found

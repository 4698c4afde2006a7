"""Two policies of one city on one database, and buyers who come to them."""

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

from services.subsidies.adapters.postgres_office import PostgresOffice
from services.subsidies.domain.filing import Checked
from services.subsidies.tests import builders as b
from services.subsidies.tests.integration.conftest import KEYS
from services.subsidies.usecases.accept_grant import accept_grant
from services.subsidies.usecases.open_draft import open_draft
from services.subsidies.usecases.ports import ClaimFile, Faulty, Filed, Office
from services.subsidies.usecases.save_draft import save_draft
from services.subsidies.usecases.submit_claim import submit_claim
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.decision import Refused
from shared.runtime.postgres import Database

T = TypeVar("T")


class City:
    """Two policies, cars and more-cars, on one database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def act(self, act: Callable[[Office], Awaitable[T]]) -> T:
        async with self.database.transaction() as transaction:
            return await act(PostgresOffice(transaction, KEYS))

    async def grant(self, amount_fen: int, policy_id: str = "cars") -> None:
        grant_id = f"g-{policy_id}-{amount_fen}"
        told = GrantApproved(grant_id, 2, "c1", "p1", "d1", policy_id, amount_fen, b.NOW)
        await self.act(lambda office: accept_grant(office, told))

    async def draft(self, number: int, policy_id: str = "cars", **typed: str) -> None:
        claim_no, who = f"n{number}", citizen(number)
        await self.act(lambda office: open_draft(office, claim_no=claim_no, policy_id=policy_id, citizen_id=who))
        own = {"buyer": f"张{chr(0x4E00 + number)}", "owner": f"张{chr(0x4E00 + number)}", "vin": vin(number)}
        fields = {**b.TYPED, **own, **typed}
        checked = await self.act(lambda office: save_draft(office, claim_no, citizen_id=who, typed=fields))
        assert isinstance(checked, Checked)

        async def attach(office: Office) -> None:
            file = await office.files.load_for_update(claim_no)
            assert file is not None
            await office.files.save(ClaimFile(file.claim, file.typed, {"invoice": "d1"}))

        await self.act(attach)

    async def submit(self, number: int) -> Filed | Faulty | Refused:
        key = f"key-{number:03d}"
        return await self.act(lambda office: submit_claim(office, f"n{number}", citizen_id=citizen(number), key=key))

    async def file(self, number: int) -> ClaimFile:
        file = await self.act(lambda office: office.files.load_for_update(f"n{number}"))
        assert file is not None
        return file

    async def left(self) -> tuple[int, int]:
        pool = await self.act(lambda office: office.pools.load_for_update("cars"))
        assert pool is not None
        return pool.remaining_fen, pool.waiting


def citizen(number: int) -> str:
    return str(UUID(int=number))


def vin(number: int) -> str:
    return f"LSVAA49J1320{number:05d}"

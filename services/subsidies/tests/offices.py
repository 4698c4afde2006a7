"""An office with a policy and money, and buyers who come to it."""

from datetime import timedelta
from typing import Any

from services.subsidies.domain.filing import Checked
from services.subsidies.domain.policy import Level, Policy
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.tests import builders as b
from services.subsidies.tests.fakes import FakeOffice
from services.subsidies.usecases.accept_grant import accept_grant
from services.subsidies.usecases.approve_claim import approve_claim
from services.subsidies.usecases.open_draft import open_draft
from services.subsidies.usecases.ports import ClaimFile, Faulty, Filed
from services.subsidies.usecases.record_move import record_move
from services.subsidies.usecases.save_draft import save_draft
from services.subsidies.usecases.submit_claim import submit_claim
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.decision import Refused
from shared.testing.officers import ANN, BO

VINS = [f"LSVAA49J1320{number:05d}" for number in range(100)]


def grant(amount_fen: int, grant_id: str = "g1", **changes: Any) -> GrantApproved:
    plain = {"campaign_id": "c1", "program_id": "p1", "district_id": "d1", "pool_id": "cars", "approved_at": b.NOW}
    return GrantApproved(grant_id=grant_id, version=2, amount_fen=amount_fen, **{**plain, **changes})


async def office_with(amount_fen: int, policy: Policy | None = None) -> FakeOffice:
    office = FakeOffice()
    assert await office.pools.put(policy or b.policy())
    await accept_grant(office, grant(amount_fen))
    return office


async def drafted(office: FakeOffice, number: int, **typed: str) -> str:
    """The n-th buyer's draft, complete."""
    claim_no, citizen_id = f"n{number}", f"who-{number}"
    assert isinstance(await open_draft(office, claim_no=claim_no, policy_id="cars", citizen_id=citizen_id), ClaimFile)
    name = f"张{chr(0x4E00 + number)}"
    own = {"buyer": name, "owner": name, "vin": VINS[number]}
    checked = await save_draft(office, claim_no, citizen_id=citizen_id, typed={**b.TYPED, **own, **typed})
    assert isinstance(checked, Checked)
    file = office.files.all[claim_no]
    office.files.all[claim_no] = ClaimFile(file.claim, file.typed, {"invoice": "d1"})
    return claim_no


async def filed(office: FakeOffice, number: int, **typed: str) -> Filed | Faulty | Refused:
    claim_no = await drafted(office, number, **typed)
    office.time += timedelta(seconds=1)
    return await submit_claim(office, claim_no, citizen_id=f"who-{number}", key=f"key-{number:03d}")


def state(office: FakeOffice, number: int) -> State:
    return office.files.all[f"n{number}"].claim.state


def left(office: FakeOffice) -> int:
    return office.pools.all["cars"].remaining_fen


async def reviewed(office: FakeOffice, number: int) -> None:
    """Auto-checked, then approved on both levels."""
    pool, file = office.pools.all["cars"], office.files.all[f"n{number}"]
    await record_move(office, pool, file, step(file.claim, State.AUTO_CHECKED, office.time))
    for level, officer in ((Level.DISTRICT, ANN), (Level.CITY, BO)):
        done = await approve_claim(office, f"n{number}", reviewer=officer, level=level, saw_amount_fen=300_000)
        assert isinstance(done, ClaimFile)

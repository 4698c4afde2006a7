"""What buyers and officers do with a claim: filed once, told all that is wrong, never paid twice, money never lost."""

from datetime import timedelta
from typing import Any

import pytest

from services.subsidies.domain.documents import Difference, FileType
from services.subsidies.domain.fields import Kind, read_field
from services.subsidies.domain.filing import Checked
from services.subsidies.domain.policy import Level, Policy, Problem
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.tests import builders as b
from services.subsidies.tests.fakes import FakeOffice
from services.subsidies.usecases.accept_grant import accept_grant
from services.subsidies.usecases.approve_claim import approve_claim
from services.subsidies.usecases.attach_document import attach_document
from services.subsidies.usecases.compare_documents import compare_documents
from services.subsidies.usecases.fix_claim import fix_claim
from services.subsidies.usecases.lapse_claim import lapse_claim
from services.subsidies.usecases.object_to_claim import object_to_claim
from services.subsidies.usecases.open_draft import open_draft
from services.subsidies.usecases.ports import ClaimFile, Document, Faulty, Filed
from services.subsidies.usecases.record_move import record_move
from services.subsidies.usecases.reject_claim import reject_claim
from services.subsidies.usecases.return_claim import return_claim
from services.subsidies.usecases.save_draft import save_draft
from services.subsidies.usecases.submit_claim import submit_claim
from services.subsidies.usecases.withdraw_claim import withdraw_claim
from shared.contracts.subsidies_events import ClaimMoved, PolicyGrantAccepted, PolicyGrantDeclined
from shared.contracts.treasury_events import GrantApproved, RoundTerms
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO, STRANGER

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


async def test_filing_reserves_the_money_once_and_its_key_is_answered_for_ever() -> None:
    office = await office_with(1_000_000)
    first = await filed(office, 1)
    assert isinstance(first, Filed)
    assert (first.state, first.amount_fen, left(office)) == (State.SUBMITTED, 300_000, 700_000)
    office.time += timedelta(days=60)
    assert await submit_claim(office, "n1", citizen_id="who-1", key="key-001") == first
    again = await submit_claim(office, "n1", citizen_id="who-1", key="another-key")
    assert again == Refused(Refusal.WRONG_STATE, "the claim is SUBMITTED")
    assert left(office) == 700_000


async def test_a_faulty_filing_names_every_fault_and_changes_nothing() -> None:
    office = await office_with(1_000_000)
    answer = await filed(office, 1, seats="9", use="commercial", price="")
    assert answer == Faulty(
        (
            Problem("seats", Refusal.SEATS_OVER_7),
            Problem("use", Refusal.COMMERCIAL_VEHICLE),
            Problem("price", Refusal.MALFORMED, "is needed"),
        )
    )
    assert (state(office, 1), left(office), office.files.held) == (State.DRAFT, 1_000_000, {})


@pytest.mark.parametrize("spelling", [VINS[1].lower(), VINS[1].replace("0", "O"), f" {VINS[1][:8]}-{VINS[1][8:]} "])
async def test_a_car_is_subsidised_once_however_its_number_is_spelt(spelling: str) -> None:
    assert read_field(b.policy().fields[3].kind, spelling) == VINS[1]
    office = await office_with(1_000_000)
    await filed(office, 1)
    assert await filed(office, 2, vin=spelling) == Faulty((Problem("vin", Refusal.DUPLICATE_VIN),))
    assert await filed(office, 3, buyer="张丁", owner="张丁", vin=VINS[3])
    await withdraw_claim(office, "n1", citizen_id="who-1")
    again = await submit_claim(office, "n2", citizen_id="who-2", key="key-002")
    assert isinstance(again, Filed), "a claim that ended frees its car"


async def test_who_comes_when_the_pool_is_empty_waits_in_strict_order() -> None:
    office = await office_with(500_000)
    for number, price in ((1, "129800"), (2, "129800"), (3, "1000")):
        assert isinstance(await filed(office, number, price=price), Filed)
    assert [state(office, number) for number in (1, 2, 3)] == [State.SUBMITTED, State.WAITLISTED, State.WAITLISTED]
    await accept_grant(office, grant(100_000, "g2"))
    assert [state(office, number) for number in (2, 3)] == [State.SUBMITTED, State.WAITLISTED]
    await withdraw_claim(office, "n1", citizen_id="who-1")
    assert state(office, 3) == State.SUBMITTED
    assert left(office) == 100_000
    assert office.pools.all["cars"].waiting == 0


async def test_who_leaves_the_waiting_list_lets_the_next_ones_up() -> None:
    office = await office_with(200_000)
    await filed(office, 1)
    await filed(office, 2, price="1000")
    await withdraw_claim(office, "n1", citizen_id="who-1")
    assert (state(office, 1), state(office, 2), left(office)) == (State.WITHDRAWN, State.SUBMITTED, 0)


async def test_two_levels_by_two_people_of_the_district_who_saw_the_amount() -> None:
    office = await office_with(1_000_000)
    await filed(office, 1)
    file = office.files.all["n1"]
    await record_move(office, office.pools.all["cars"], file, step(file.claim, State.AUTO_CHECKED, office.time))

    async def approve(reviewer: Officer, level: Level, saw: int = 300_000) -> ClaimFile | Refused:
        return await approve_claim(office, "n1", reviewer=reviewer, level=level, saw_amount_fen=saw)

    assert await approve(STRANGER, Level.DISTRICT) == Refused(Refusal.FORBIDDEN, "the claim is another district's")
    assert isinstance(await approve(ANN, Level.DISTRICT, 1), Refused)
    assert isinstance(await approve(ANN, Level.DISTRICT), ClaimFile)
    assert await approve(ANN, Level.CITY) == Refused(Refusal.SAME_PERSON)
    assert isinstance(await approve(BO, Level.CITY), ClaimFile)
    assert state(office, 1) == State.CITY_APPROVED
    told = [fact for _, fact in office.told if isinstance(fact, ClaimMoved)]
    assert [fact.version for fact in told] == [2, 3, 4, 5]
    assert [fact.money_after for fact in told] == ["RESERVED", "RESERVED", "RESERVED", "OWED"]


async def test_a_returned_claim_is_fixed_where_it_was_wrong_and_keeps_number_and_money() -> None:
    office = await office_with(500_000)
    await filed(office, 1)
    back = await return_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, fields=["price", "invoice"])
    assert isinstance(back, ClaimFile)
    assert left(office) == 200_000
    refused = await save_draft(office, "n1", citizen_id="who-1", typed={"seats": "4"})
    assert refused == Refused(Refusal.FORBIDDEN, "not to be fixed: seats")
    assert isinstance(await save_draft(office, "n1", citizen_id="who-1", typed={"price": "99999"}), Checked)
    assert isinstance(await fix_claim(office, "n1", citizen_id="who-1"), ClaimFile)
    assert (state(office, 1), left(office)) == (State.SUBMITTED, 300_000)
    last = office.told[-1][1]
    assert isinstance(last, ClaimMoved)
    assert (last.amount_before_fen, last.amount_fen) == (300_000, 200_000)


async def test_a_fix_that_earns_more_needs_money_nobody_waits_for() -> None:
    office = await office_with(400_000)
    await filed(office, 1)
    await return_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, fields=["price"])
    await save_draft(office, "n1", citizen_id="who-1", typed={"price": "250000"})
    answer = await fix_claim(office, "n1", citizen_id="who-1")
    assert answer == Faulty((Problem("price", Refusal.POOL_EMPTY, "there is no money for a larger amount"),))
    await save_draft(office, "n1", citizen_id="who-1", typed={"price": "many"})
    assert isinstance(await fix_claim(office, "n1", citizen_id="who-1"), Faulty)
    assert (state(office, 1), left(office)) == (State.RETURNED_FOR_FIX, 100_000)


async def test_a_passed_fix_deadline_lapses_the_claim_and_frees_its_money() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    await filed(office, 2)
    await return_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, fields=["vin"])
    assert isinstance(await lapse_claim(office, "n1"), Refused)
    office.time += timedelta(days=7)
    assert await office.files.overdue(office.time) == ["n1"]
    assert await fix_claim(office, "n1", citizen_id="who-1") == Refused(Refusal.FIX_DEADLINE_PASSED)
    assert isinstance(await lapse_claim(office, "n1"), ClaimFile)
    assert (state(office, 1), state(office, 2), left(office)) == (State.LAPSED, State.SUBMITTED, 0)


async def test_a_rejected_claim_says_why_and_pays_for_the_next() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    await filed(office, 2)
    reason = Refusal.NAME_MISMATCH
    elsewhere = await reject_claim(office, "n1", reviewer=STRANGER, level=Level.DISTRICT, reason=reason)
    assert isinstance(elsewhere, Refused)
    done = await reject_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, reason=reason)
    assert isinstance(done, ClaimFile)
    assert done.claim.rejected_for == reason
    assert (state(office, 1), state(office, 2)) == (State.REJECTED, State.SUBMITTED)


async def test_an_objection_takes_an_approved_claim_back_and_a_rejection_then_frees_the_money() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    await reviewed(office, 1)
    file = office.files.all["n1"]
    await record_move(office, office.pools.all["cars"], file, step(file.claim, State.PUBLICISED, office.time))
    assert isinstance(await object_to_claim(office, "n1"), ClaimFile)
    assert isinstance(await object_to_claim(office, "n1"), Refused)
    await reject_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, reason=Refusal.AMOUNT_MISMATCH)
    told = [fact for _, fact in office.told if isinstance(fact, ClaimMoved)]
    assert [fact.money_after for fact in told][-3:] == ["OWED", "RESERVED", "FREE"]
    assert left(office) == 300_000


async def test_money_clawed_back_is_treasurys_and_frees_the_car_only() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    await reviewed(office, 1)
    for to in (State.PUBLICISED, State.IN_BATCH, State.PAID, State.CLAWED_BACK):
        file = office.files.all["n1"]
        await record_move(office, office.pools.all["cars"], file, step(file.claim, to, office.time))
    assert (left(office), office.files.held) == (0, {})


def document(kind: str = "invoice", document_id: str = "d9", **said: str) -> Document:
    return Document(document_id, "n1", kind, FileType.PDF, 1, 10, {Kind(name): text for name, text in said.items()})


async def test_a_document_takes_the_place_of_the_last_of_its_kind_while_the_file_is_the_buyers() -> None:
    office = await office_with(300_000)
    await drafted(office, 1)
    for document_id in ("d8", "d9"):
        assert await attach_document(office, document(document_id=document_id), citizen_id="who-1")
    assert office.files.all["n1"].documents == {"invoice": "d9"}
    wrong = await attach_document(office, document("selfie"), citizen_id="who-1")
    assert wrong == Refused(Refusal.MALFORMED, "kind: not a document of this policy")
    assert await attach_document(office, document(), citizen_id="eve") == Refused(Refusal.NOT_FOUND)
    await submit_claim(office, "n1", citizen_id="who-1", key="key-001")
    late = await attach_document(office, document(), citizen_id="who-1")
    assert late == Refused(Refusal.WRONG_STATE, "the claim is SUBMITTED")


async def test_what_an_invoice_says_otherwise_is_shown_and_an_older_invoice_is_not_heard() -> None:
    office = await office_with(300_000)
    await drafted(office, 1)
    await attach_document(office, document(document_id="d8", vin=VINS[7]), citizen_id="who-1")
    assert await compare_documents(office, "n1") == [Difference("vin", typed=True)]
    await attach_document(office, document(document_id="d9", vin=VINS[1]), citizen_id="who-1")
    assert await compare_documents(office, "n1", of="who-1") == []
    assert await compare_documents(office, "n1", of="eve") == Refused(Refusal.NOT_FOUND)


async def test_a_claim_is_its_buyers_alone_and_what_is_not_there_is_not_found() -> None:
    office = await office_with(300_000)
    await drafted(office, 1)
    for answer in (
        await submit_claim(office, "n1", citizen_id="eve", key="key-001"),
        await save_draft(office, "n1", citizen_id="eve", typed={}),
        await withdraw_claim(office, "n1", citizen_id="eve"),
        await fix_claim(office, "n1", citizen_id="eve"),
        await open_draft(office, claim_no="n2", policy_id="none", citizen_id="who"),
        await approve_claim(office, "none", reviewer=ANN, level=Level.CITY, saw_amount_fen=0),
        await return_claim(office, "none", reviewer=ANN, level=Level.CITY, fields=["vin"]),
        await reject_claim(office, "none", reviewer=ANN, level=Level.CITY, reason=Refusal.NAME_MISMATCH),
        await object_to_claim(office, "none"),
        await lapse_claim(office, "none"),
    ):
        assert answer == Refused(Refusal.NOT_FOUND)


async def test_returning_names_fields_of_the_form_by_an_officer_of_the_district() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    answer = await return_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, fields=["colour"])
    assert answer == Refused(Refusal.MALFORMED, "fields: colour are not of this form")
    assert isinstance(
        await return_claim(office, "n1", reviewer=STRANGER, level=Level.DISTRICT, fields=["vin"]), Refused
    )


async def test_a_policy_takes_claims_in_its_time_only() -> None:
    office = await office_with(300_000)
    await drafted(office, 1)
    office.time = b.policy().closes_at
    assert isinstance(await submit_claim(office, "n1", citizen_id="who-1", key="key-001"), Refused)
    assert isinstance(await open_draft(office, claim_no="n2", policy_id="cars", citizen_id="who"), Refused)


async def test_a_grant_is_answered_once() -> None:
    office = await office_with(300_000)
    await accept_grant(office, grant(300_000))
    assert left(office) == 300_000
    await accept_grant(office, grant(5, "g2", pool_id="nobody's"))
    terms = RoundTerms("r1", 1, "", b.NOW, b.NOW, [], [])
    await accept_grant(office, grant(5, "g3", round=terms))
    assert [type(fact) for _, fact in office.told] == [PolicyGrantAccepted, PolicyGrantDeclined]

"""What buyers do: file once, be told all that is wrong, wait in order, leave; and grants that pay for them."""

from datetime import timedelta

import pytest

from services.subsidies.domain.documents import FileType
from services.subsidies.domain.fields import Kind, read_field
from services.subsidies.domain.filing import Checked
from services.subsidies.domain.invoice_check import Difference
from services.subsidies.domain.policy import Level, Problem
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import DRAFTS_MAX, State
from services.subsidies.tests import builders as b
from services.subsidies.tests.fakes import AT_ONCE
from services.subsidies.tests.offices import VINS, drafted, filed, grant, left, office_with, state
from services.subsidies.usecases.accept_grant import accept_grant
from services.subsidies.usecases.advance_claim import advance_claim
from services.subsidies.usecases.approve_claim import approve_claim
from services.subsidies.usecases.attach_document import attach_document
from services.subsidies.usecases.compare_documents import compare_documents
from services.subsidies.usecases.fix_claim import fix_claim
from services.subsidies.usecases.object_to_claim import object_to_claim
from services.subsidies.usecases.open_draft import open_draft
from services.subsidies.usecases.ports import ClaimFile, Document, Faulty, Filed
from services.subsidies.usecases.reject_claim import reject_claim
from services.subsidies.usecases.return_claim import return_claim
from services.subsidies.usecases.save_draft import save_draft
from services.subsidies.usecases.submit_claim import submit_claim
from services.subsidies.usecases.withdraw_claim import withdraw_claim
from shared.contracts.subsidies_events import PolicyGrantAccepted, PolicyGrantDeclined
from shared.contracts.treasury_events import RoundTerms
from shared.kernel.decision import Refused
from shared.testing.officers import ANN


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


async def test_money_for_all_who_wait_serves_all_however_many_there_are() -> None:
    office = await office_with(0)
    numbers = range(1, 3 * AT_ONCE)
    for number in numbers:
        await filed(office, number, price="1000")
    assert {state(office, number) for number in numbers} == {State.WAITLISTED}
    await accept_grant(office, grant(200_000 * len(numbers) + 1, "g2"))
    assert {state(office, number) for number in numbers} == {State.SUBMITTED}
    assert (left(office), office.pools.all["cars"].waiting) == (1, 0)


async def test_who_leaves_the_waiting_list_lets_the_next_ones_up() -> None:
    office = await office_with(200_000)
    await filed(office, 1)
    await filed(office, 2, price="1000")
    await withdraw_claim(office, "n1", citizen_id="who-1")
    assert (state(office, 1), state(office, 2), left(office)) == (State.WITHDRAWN, State.SUBMITTED, 0)


async def test_what_the_form_has_no_field_for_is_a_problem_and_is_not_kept() -> None:
    office = await office_with(300_000)
    await drafted(office, 1)
    unknown = Problem("mobile", Refusal.MALFORMED, "no such field")
    for mobile, problems in (("13912345678", (unknown,)), ("", ())):
        checked = await save_draft(office, "n1", citizen_id="who-1", typed={"mobile": mobile, "seats": "4"})
        assert isinstance(checked, Checked)
        assert checked.problems == problems
        assert office.files.all["n1"].typed["seats"] == "4"
        assert "mobile" not in office.files.all["n1"].typed


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
        await object_to_claim(office, "none", reviewer=ANN),
        await advance_claim(office, "none"),
    ):
        assert answer == Refused(Refusal.NOT_FOUND)


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


async def test_a_person_has_few_drafts_open_and_a_withdrawn_one_leaves_nothing_but_its_number() -> None:
    office = await office_with(300_000)
    for number in range(DRAFTS_MAX):
        await open_draft(office, claim_no=f"d{number}", policy_id="cars", citizen_id="who-1")
    too_many = await open_draft(office, claim_no="n1", policy_id="cars", citizen_id="who-1")
    assert too_many == Refused(Refusal.CONFLICT, f"{DRAFTS_MAX} drafts are open: file or withdraw one first")
    assert isinstance(await open_draft(office, claim_no="e1", policy_id="cars", citizen_id="who-2"), ClaimFile)
    await save_draft(office, "d0", citizen_id="who-1", typed={"seats": "4"})
    told = list(office.told)
    left_behind = await withdraw_claim(office, "d0", citizen_id="who-1")
    assert isinstance(left_behind, ClaimFile)
    assert (left_behind.claim.state, left_behind.typed, office.told) == (State.WITHDRAWN, {}, told)
    assert isinstance(await withdraw_claim(office, "d0", citizen_id="who-1"), Refused)
    assert left(office) == 300_000
    assert isinstance(await filed(office, 1), Filed)
    assert [one.claim.claim_no for one in await office.files.of_citizen("who-1")][-2:] == ["n1", "d0"]

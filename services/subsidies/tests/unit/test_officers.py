"""What officers do: four eyes on two levels, return and reject, and money that follows every step."""

from dataclasses import replace
from datetime import timedelta

from services.subsidies.domain.filing import Checked
from services.subsidies.domain.policy import Level, Problem, rejection_reasons
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.tests import builders as b
from services.subsidies.tests.fakes import AT_ONCE
from services.subsidies.tests.offices import filed, left, office_with, reviewed, state
from services.subsidies.usecases.advance_claim import advance_claim
from services.subsidies.usecases.approve_claim import approve_claim
from services.subsidies.usecases.assign_claim import assign_claim
from services.subsidies.usecases.end_waiting import end_waiting
from services.subsidies.usecases.fix_claim import fix_claim
from services.subsidies.usecases.hand_back_claim import hand_back_claim
from services.subsidies.usecases.object_to_claim import object_to_claim
from services.subsidies.usecases.ports import ClaimFile, Faulty
from services.subsidies.usecases.record_move import record_move
from services.subsidies.usecases.reject_claim import reject_claim
from services.subsidies.usecases.return_claim import return_claim
from services.subsidies.usecases.return_rest import return_rest
from services.subsidies.usecases.save_draft import save_draft
from shared.contracts.subsidies_events import ClaimMoved, MoneyStep, PoolReturned
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO, STRANGER


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
    assert [[(one.amount_fen, one.out_of, one.into) for one in fact.money] for fact in told] == [
        [(300_000, "POOL", "PROMISED")], [], [], [(300_000, "PROMISED", "OWED")],
    ]  # fmt: skip


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
    assert (last.amount_fen, last.money) == (200_000, [MoneyStep(100_000, "PROMISED", "POOL")])


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
    assert isinstance(await advance_claim(office, "n1"), Refused)
    office.time += timedelta(days=7)
    assert await office.files.due(office.time) == ["n1"]
    assert await fix_claim(office, "n1", citizen_id="who-1") == Refused(Refusal.FIX_DEADLINE_PASSED)
    assert isinstance(await advance_claim(office, "n1"), ClaimFile)
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


async def test_a_claim_is_rejected_for_what_its_own_policy_asks_or_its_documents_show() -> None:
    policy = b.policy(predicates=b.CAR_PREDICATES[:1], uniques=b.CAR_UNIQUES[:1])
    assert rejection_reasons(policy) == (
        Refusal.SEATS_OVER_7, Refusal.DUPLICATE_VIN, Refusal.NAME_MISMATCH, Refusal.AMOUNT_MISMATCH,
        Refusal.DOCUMENT_MISSING, Refusal.DOCUMENT_UNREADABLE,
    )  # fmt: skip
    office = await office_with(300_000, policy)
    await filed(office, 1)
    for reason in (Refusal.COMMERCIAL_VEHICLE, Refusal.FORBIDDEN):
        refused = await reject_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, reason=reason)
        assert isinstance(refused, Refused)
        assert refused.detail.startswith("reason: one of SEATS_OVER_7, ")
    done = await reject_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, reason=Refusal.SEATS_OVER_7)
    assert isinstance(done, ClaimFile)


async def test_an_objection_takes_an_approved_claim_back_and_a_rejection_then_frees_the_money() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    await reviewed(office, 1)
    file = office.files.all["n1"]
    await record_move(office, office.pools.all["cars"], file, step(file.claim, State.PUBLICISED, office.time))
    assert isinstance(await object_to_claim(office, "n1", reviewer=STRANGER), Refused)
    assert isinstance(await object_to_claim(office, "n1", reviewer=ANN), ClaimFile)
    assert isinstance(await object_to_claim(office, "n1", reviewer=ANN), Refused)
    await reject_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, reason=Refusal.AMOUNT_MISMATCH)
    told = [fact for _, fact in office.told if isinstance(fact, ClaimMoved)]
    assert [fact.money for fact in told][-3:] == [
        [], [MoneyStep(300_000, "OWED", "PROMISED")], [MoneyStep(300_000, "PROMISED", "POOL")],
    ]  # fmt: skip
    assert left(office) == 300_000


async def test_money_clawed_back_is_treasurys_and_frees_the_car_only() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    await reviewed(office, 1)
    for to in (State.PUBLICISED, State.IN_BATCH, State.PAID, State.CLAWED_BACK):
        file = office.files.all["n1"]
        await record_move(office, office.pools.all["cars"], file, step(file.claim, to, office.time))
    assert (left(office), office.files.held) == (0, {})


async def test_a_draft_is_its_buyers_alone() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    file = office.files.all["n1"]
    office.files.all["n1"] = replace(file, claim=b.claim(State.DRAFT, claim_no="n1"))
    assert await assign_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT) == Refused(Refusal.NOT_FOUND)
    assert await assign_claim(office, "n1", reviewer=STRANGER, level=Level.DISTRICT) == Refused(Refusal.NOT_FOUND)


async def test_a_file_is_taken_and_handed_back_within_the_district() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    elsewhere = await assign_claim(office, "n1", reviewer=STRANGER, level=Level.DISTRICT)
    assert elsewhere == Refused(Refusal.FORBIDDEN, "the claim is another district's")
    assert isinstance(await assign_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT), ClaimFile)
    assert isinstance(await assign_claim(office, "n1", reviewer=BO, level=Level.DISTRICT), Refused)
    assert isinstance(await hand_back_claim(office, "n1", reviewer=BO), Refused)
    assert isinstance(await hand_back_claim(office, "n1", reviewer=ANN), ClaimFile)
    assert office.files.all["n1"].claim.assigned_to is None
    for answer in (
        await assign_claim(office, "none", reviewer=ANN, level=Level.DISTRICT),
        await hand_back_claim(office, "none", reviewer=ANN),
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


async def test_a_closed_policy_returns_its_rest_and_later_what_comes_free_to_its_program() -> None:
    office = await office_with(1_000_000)
    await filed(office, 1)
    assert not await return_rest(office, "cars")
    office.time = b.policy().closes_at
    assert await office.pools.with_rest(office.time) == ["cars"]
    assert await return_rest(office, "cars")
    assert not await return_rest(office, "cars")
    await reject_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, reason=Refusal.NAME_MISMATCH)
    assert await return_rest(office, "cars")
    assert not await return_rest(office, "none")
    told = [fact for _, fact in office.told if isinstance(fact, PoolReturned)]
    assert [(fact.version, fact.money) for fact in told] == [
        (1, [MoneyStep(700_000, "POOL", "PROGRAM")]), (2, [MoneyStep(300_000, "POOL", "PROGRAM")]),
    ]  # fmt: skip


async def test_waiting_ends_with_the_policy_the_oldest_last_and_then_the_rest_goes_back() -> None:
    office = await office_with(500_000)
    numbers = range(1, 2 * AT_ONCE)
    await filed(office, 1)
    for number in numbers[1:]:  # the first of them does not fit, the others would
        await filed(office, number, price="129800" if number == numbers[1] else "1000")
    assert not await end_waiting(office, "cars")
    assert await office.pools.with_waiting(office.time) == []
    office.time = b.policy().closes_at
    assert not await return_rest(office, "cars")
    before = len(office.told)
    assert await office.pools.with_waiting(office.time) == ["cars"]
    assert await end_waiting(office, "cars")
    assert [state(office, number) for number in (2, numbers[-1])] == [State.WAITLISTED, State.LAPSED]
    assert await end_waiting(office, "cars")
    assert not await end_waiting(office, "cars")
    assert not await end_waiting(office, "none")
    assert state(office, 1) == State.SUBMITTED
    assert {state(office, number) for number in numbers[1:]} == {State.LAPSED}
    assert office.files.all["n2"].claim.rejected_for == Refusal.POOL_EMPTY
    assert set(office.files.held.values()) == {"n1"}
    told = [fact for _, fact in office.told[before:] if isinstance(fact, ClaimMoved)]
    assert [fact.claim_no for fact in told] == [f"n{number}" for number in reversed(numbers[1:])]
    assert {(fact.before, fact.after, len(fact.money)) for fact in told} == {("WAITLISTED", "LAPSED", 0)}
    assert await return_rest(office, "cars")
    assert (left(office), office.pools.all["cars"].waiting) == (0, 0)


async def test_what_one_claim_frees_is_told_before_another_takes_it_under_one_key() -> None:
    office = await office_with(300_000)
    await filed(office, 1)
    await filed(office, 2)
    await reject_claim(office, "n1", reviewer=ANN, level=Level.DISTRICT, reason=Refusal.NAME_MISMATCH)
    told = [(key, fact) for key, fact in office.told if isinstance(fact, ClaimMoved)]
    assert {key for key, _ in told} == {"cars"}
    assert [(fact.claim_no, fact.money) for _, fact in told][-2:] == [
        ("n1", [MoneyStep(300_000, "PROMISED", "POOL")]), ("n2", [MoneyStep(300_000, "POOL", "PROMISED")]),
    ]  # fmt: skip

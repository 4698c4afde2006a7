"""Who may move money, and when."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from services.treasury.domain.campaigns import Program, check_campaign
from services.treasury.domain.grants import Grant, GrantState, StockPlan, check_round, move
from services.treasury.domain.refusals import Refusal
from services.treasury.tests import builders as b
from services.treasury.tests.fakes import FakeBooks
from services.treasury.usecases.approve_campaign import approve_campaign
from services.treasury.usecases.approve_grant import approve_grant
from services.treasury.usecases.cancel_grant import cancel_grant
from services.treasury.usecases.draft_campaign import draft_campaign
from services.treasury.usecases.draft_grant import draft_grant
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO, STRANGER

S = GrantState
LEGAL = {(S.DRAFT, S.APPROVED), (S.DRAFT, S.CANCELLED), (S.APPROVED, S.ACCEPTED), (S.APPROVED, S.DECLINED),
         (S.ACCEPTED, S.CLOSED)}  # fmt: skip


def reason(outcome: Any) -> Refusal | None:
    return Refusal(outcome.reason) if isinstance(outcome, Refused) else None


@pytest.mark.parametrize(("before", "after"), list(product(S, S)))
def test_a_grant_moves_only_where_it_may(before: S, after: S) -> None:
    moved = move(Grant("g", "c", "p", "d", "r", Fen(1), before, "ann"), after)
    assert isinstance(moved, Grant) == ((before, after) in LEGAL)


async def test_an_approved_campaign_has_its_cap_in_the_books() -> None:
    books = FakeBooks()
    await b.funded(books)
    found = b.balances(books)
    assert (found["source"], found["unallocated"], found["allocated"], found["granted"]) == (-1000, 200, 200, 600)
    assert isinstance(books.told[-1][1], GrantApproved)


async def test_a_plan_that_does_not_add_up_is_not_drafted() -> None:
    books = FakeBooks()
    refused = await draft_campaign(books, b.campaign(cap_fen=Fen(799)))
    assert isinstance(refused, Refused)
    assert refused.reason == Refusal.CAP_EXCEEDED
    assert books.campaigns.all == {}


async def test_the_maker_never_approves() -> None:
    books = FakeBooks()
    await draft_campaign(books, b.campaign())
    assert reason(await approve_campaign(books, "c1", checker="ann", saw_cap_fen=1000)) == Refusal.SAME_PERSON
    await approve_campaign(books, "c1", checker="bo", saw_cap_fen=1000)
    await b.draft(books, "g1")
    assert reason(await approve_grant(books, "g1", checker=ANN, saw_amount_fen=600)) == Refusal.SAME_PERSON


async def test_a_checker_approves_only_the_value_seen() -> None:
    books = FakeBooks()
    await draft_campaign(books, b.campaign())
    assert reason(await approve_campaign(books, "c1", checker="bo", saw_cap_fen=999)) == Refusal.STALE_VALUE
    await approve_campaign(books, "c1", checker="bo", saw_cap_fen=1000)
    assert reason(await approve_campaign(books, "c1", checker="bo", saw_cap_fen=1000)) == Refusal.WRONG_STATE
    await b.draft(books, "g1")
    assert reason(await approve_grant(books, "g1", checker=BO, saw_amount_fen=599)) == Refusal.STALE_VALUE


async def test_a_program_cannot_grant_more_than_it_has() -> None:
    books = FakeBooks()
    await b.funded(books)
    await b.draft(books, "g2", quantity=3)
    outcome = await approve_grant(books, "g2", checker=BO, saw_amount_fen=300)
    assert reason(outcome) == Refusal.ALLOCATION_EXCEEDED
    await b.draft(books, "g3", quantity=2)
    assert isinstance(await approve_grant(books, "g3", checker=BO, saw_amount_fen=200), Grant)


async def test_unknown_and_repeated_things_are_refused() -> None:
    books = FakeBooks()
    await b.funded(books)
    assert reason(await approve_campaign(books, "no", checker="bo", saw_cap_fen=1)) == Refusal.NOT_FOUND
    assert reason(await approve_grant(books, "no", checker=BO, saw_amount_fen=1)) == Refusal.NOT_FOUND
    assert reason(await cancel_grant(books, "no", maker=ANN)) == Refusal.NOT_FOUND
    assert reason(await cancel_grant(books, "g1", maker=ANN)) == Refusal.WRONG_STATE
    assert reason(await approve_grant(books, "g1", checker=BO, saw_amount_fen=600)) == Refusal.WRONG_STATE
    assert reason(await draft_campaign(books, b.campaign())) == Refusal.CONFLICT
    common: dict[str, Any] = {"maker": ANN, "grant_id": "g1", "amount_fen": 600, "pool_id": "r1", "terms": b.terms()}
    assert reason(await draft_grant(books, campaign_id="c1", program_id="p1", **common)) == Refusal.CONFLICT
    assert reason(await draft_grant(books, campaign_id="c1", program_id="no", **common)) == Refusal.NOT_FOUND
    assert reason(await draft_grant(books, campaign_id="no", program_id="p1", **common)) == Refusal.NOT_FOUND


async def test_money_is_granted_from_an_approved_campaign_only() -> None:
    books = FakeBooks()
    await draft_campaign(books, b.campaign())
    common: dict[str, Any] = {"maker": ANN, "grant_id": "g1", "amount_fen": 600, "pool_id": "r1", "terms": b.terms()}
    refused = await draft_grant(books, campaign_id="c1", program_id="p1", **common)
    assert refused == Refused(Refusal.WRONG_STATE, "the campaign is DRAFT")


async def test_a_round_takes_the_money_of_one_program_only() -> None:
    books = FakeBooks()
    two = tuple(Program(name, "d1", "桃城区", "vouchers", Fen(400)) for name in ("p1", "p2"))
    await draft_campaign(books, b.campaign(programs=two))
    await approve_campaign(books, "c1", checker="bo", saw_cap_fen=1000)
    common: dict[str, Any] = {
        "maker": ANN,
        "campaign_id": "c1",
        "amount_fen": 100,
        "pool_id": "r1",
        "terms": b.terms(1),
    }
    for grant_id, program_id in (("g1", "p1"), ("g2", "p2")):
        assert isinstance(await draft_grant(books, grant_id=grant_id, program_id=program_id, **common), Grant)
    assert isinstance(await approve_grant(books, "g1", checker=BO, saw_amount_fen=100), Grant)
    conflict = Refused(Refusal.CONFLICT, "the pool is another program's")
    assert await approve_grant(books, "g2", checker=BO, saw_amount_fen=100) == conflict
    assert await draft_grant(books, grant_id="g3", program_id="p2", **common) == conflict


async def test_an_officer_of_another_district_neither_drafts_nor_approves_nor_cancels() -> None:
    books = FakeBooks()
    await b.funded(books)
    await b.draft(books, "g2", quantity=1)
    common: dict[str, Any] = {"grant_id": "g3", "amount_fen": 600, "pool_id": "r1", "terms": b.terms()}
    drafted = await draft_grant(books, maker=STRANGER, campaign_id="c1", program_id="p1", **common)
    assert reason(drafted) == Refusal.FORBIDDEN
    assert reason(await approve_grant(books, "g2", checker=STRANGER, saw_amount_fen=100)) == Refusal.FORBIDDEN
    assert reason(await cancel_grant(books, "g2", maker=STRANGER)) == Refusal.FORBIDDEN
    assert isinstance(await cancel_grant(books, "g2", maker=Officer("di", "d1")), Grant)


async def test_a_draft_may_be_cancelled() -> None:
    books = FakeBooks()
    await b.funded(books)
    await b.draft(books, "g2", quantity=1)
    cancelled = await cancel_grant(books, "g2", maker=ANN)
    assert isinstance(cancelled, Grant)
    assert cancelled.state == S.CANCELLED


def test_a_plan_over_the_cap_is_refused() -> None:
    rich = Program("p2", "d1", "x", "y", Fen(201))
    plan = b.campaign()
    assert reason(check_campaign(replace(plan, programs=(*plan.programs, rich)))) == Refusal.CAP_EXCEEDED
    assert reason(check_campaign(replace(plan, programs=(rich, rich)))) == Refusal.MALFORMED
    assert reason(check_campaign(replace(plan, ends_at=plan.starts_at))) == Refusal.MALFORMED
    assert check_campaign(plan) is None


@pytest.mark.parametrize(
    ("amount", "hours", "changes"),
    [
        (601, 24, {}),
        (600, 0, {}),
        (600, 24, {"valid_until": b.NOW}),
        (600, 24, {"threshold_fen": 100}),
    ],
)
def test_a_rounds_terms_must_add_up(amount: int, hours: int, changes: dict[str, Any]) -> None:
    plan = replace(StockPlan("s1", 100, 300, 6, b.NOW + b.DAY), **changes)
    assert reason(check_round(amount, b.NOW, b.NOW + timedelta(hours=hours), [plan])) == Refusal.MALFORMED


def test_a_stock_stands_in_a_round_once() -> None:
    twice = [StockPlan("s1", 100, 300, 3, b.NOW + b.DAY)] * 2
    assert reason(check_round(600, b.NOW, b.NOW + b.DAY, twice)) == Refusal.MALFORMED


async def test_terms_that_do_not_add_up_are_not_drafted() -> None:
    books = FakeBooks()
    await b.funded(books)
    outcome = await draft_grant(
        books,
        maker=ANN,
        grant_id="g9",
        campaign_id="c1",
        program_id="p1",
        amount_fen=1,
        pool_id="r1",
        terms=b.terms(),
    )
    assert reason(outcome) == Refusal.MALFORMED

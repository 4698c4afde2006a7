"""Who gets a voucher."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.vouchers.domain.stock import (
    ClaimRequest,
    Holding,
    Issued,
    Refusal,
    Replayed,
    RoundState,
    decide_claims,
    is_sold_out,
)
from services.vouchers.tests.builders import HOUR, NOW, citizen, request, stock
from shared.kernel.decision import Refused


def test_the_last_voucher_goes_to_the_first_who_came() -> None:
    first, second = request(1), request(2)
    decisions = decide_claims(stock(), {}, [first, second], NOW)
    assert decisions == [Issued(first, 1), Refused(Refusal.SOLD_OUT)]


def test_the_same_key_twice_in_one_batch_is_one_voucher() -> None:
    first = request(1)
    decisions = decide_claims(stock(remaining=5), {}, [first, request(1)], NOW)
    assert decisions == [Issued(first, 1), Replayed(first.voucher_id)]


def test_a_winner_gets_the_voucher_again_whatever_the_time_and_state() -> None:
    held = {citizen(1): Holding({"key-01": (1, "v0")}, 1)}
    late = request(1, ticket_expires_at=NOW - HOUR, too_fast=True)
    closed = stock(remaining=0, state=RoundState.CLOSED, closes_at=NOW - HOUR)
    assert decide_claims(closed, held, [late], NOW) == [Replayed("v0")]


def test_a_key_that_won_at_another_stock_is_reused() -> None:
    held = {citizen(1): Holding({"key-01": (9, "v0")}, 1)}
    assert decide_claims(stock(), held, [request(1)], NOW) == [Refused(Refusal.KEY_REUSED)]


@pytest.mark.parametrize(
    ("changed_stock", "changed_request", "refusal"),
    [
        ({}, {"ticket_expires_at": NOW}, Refusal.TICKET_EXPIRED),
        ({"state": RoundState.CLOSED}, {}, Refusal.ROUND_CLOSED),
        ({"closes_at": NOW}, {}, Refusal.ROUND_CLOSED),
        ({"state": RoundState.PAUSED}, {}, Refusal.ROUND_PAUSED),
        ({"opens_at": NOW + HOUR / 60}, {}, Refusal.ROUND_NOT_OPEN),
        ({}, {"too_fast": True}, Refusal.TOO_MANY),
        ({"remaining": 0}, {}, Refusal.SOLD_OUT),
    ],
)
def test_refuses_with_the_one_reason_that_holds(
    changed_stock: dict[str, Any], changed_request: dict[str, Any], refusal: Refusal
) -> None:
    decisions = decide_claims(stock(**changed_stock), {}, [request(**changed_request)], NOW)
    assert decisions == [Refused(refusal)]


def test_refuses_a_second_voucher_under_another_key_even_when_sold_out() -> None:
    held = {citizen(1): Holding({"key-00": (1, "v0")}, 1)}
    assert decide_claims(stock(remaining=0), held, [request(1)], NOW) == [Refused(Refusal.PERSON_LIMIT)]


def test_a_second_voucher_is_the_second_ordinal_where_two_are_allowed() -> None:
    held = {citizen(1): Holding({"key-00": (1, "v0")}, 1)}
    (decision,) = decide_claims(stock(per_person_max=2), held, [request(1)], NOW)
    assert isinstance(decision, Issued)
    assert decision.ordinal == 2


def test_the_campaign_limit_counts_the_vouchers_of_all_stocks() -> None:
    held = {citizen(1): Holding({"key-00": (7, "v0")}, 1)}
    limited = stock(campaign_person_max=1)
    assert decide_claims(limited, held, [request(1)], NOW) == [Refused(Refusal.PERSON_LIMIT)]


def test_sold_out_is_said_only_while_issuing() -> None:
    assert is_sold_out(stock(remaining=0), NOW)
    assert not is_sold_out(stock(remaining=1), NOW)
    assert not is_sold_out(stock(remaining=0, state=RoundState.CLOSED), NOW)
    assert not is_sold_out(stock(remaining=0), NOW + HOUR)


claims = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 2)), max_size=30).map(
    lambda wishes: [request(who, f"key-0{number}") for who, number in wishes]
)


@given(claims, st.integers(0, 8), st.integers(1, 3))
def test_issues_no_more_than_there_is_and_says_sold_out_only_then(
    requests: list[ClaimRequest], remaining: int, limit: int
) -> None:
    decisions = decide_claims(stock(remaining=remaining, per_person_max=limit), {}, requests, NOW)
    issued = 0
    for decision in decisions:
        if decision == Refused(Refusal.SOLD_OUT):
            assert issued == remaining
        issued += isinstance(decision, Issued)
    assert issued <= remaining
    for who in range(1, 7):
        own = [d for d in decisions if isinstance(d, Issued) and d.request.citizen_id == citizen(who)]
        assert [d.ordinal for d in own] == list(range(1, len(own) + 1))
        assert len(own) <= limit


@given(claims, st.integers(0, 8), st.integers(0, 30))
def test_deciding_a_batch_in_two_halves_equals_deciding_it_whole(
    requests: list[ClaimRequest], remaining: int, cut: int
) -> None:
    whole = decide_claims(stock(remaining=remaining), {}, requests, NOW)
    first = decide_claims(stock(remaining=remaining), {}, requests[:cut], NOW)
    held: dict[str, Holding] = {}
    for one in first:
        if isinstance(one, Issued):
            known = held.get(one.request.citizen_id, Holding())
            keys = {**known.by_key, one.request.idempotency_key: (1, one.request.voucher_id)}
            held[one.request.citizen_id] = Holding(keys, known.of_campaign + 1)
    left = stock(remaining=remaining - sum(isinstance(one, Issued) for one in first))
    assert first + decide_claims(left, held, requests[cut:], NOW) == whole


@given(claims, st.integers(0, 8))
def test_replaying_a_batch_changes_nothing(requests: list[ClaimRequest], remaining: int) -> None:
    decisions = decide_claims(stock(remaining=remaining), {}, [*requests, *requests], NOW)
    again = decisions[len(requests) :]
    for before, after in zip(decisions, again, strict=False):
        if isinstance(before, Issued):
            assert after == Replayed(before.request.voucher_id)
        elif isinstance(before, Replayed):
            assert after == before
    assert not any(isinstance(after, Issued) for after in again)

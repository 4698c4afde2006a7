"""What a policy's data says of a claim: conditions, tiers, parts."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.subsidies.domain.fields import Kind, Value
from services.subsidies.domain.policy import (
    Asks,
    Form,
    Part,
    Predicate,
    Problem,
    Tier,
    UniqueText,
    award,
    check_conditions,
    split,
    unique_texts,
)
from services.subsidies.domain.refusals import Refusal
from services.subsidies.tests import builders as b
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


def test_a_good_claim_meets_every_condition() -> None:
    assert check_conditions(b.policy(), b.GOOD) == []


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("seats", 8, Refusal.SEATS_OVER_7),
        ("use", "commercial", Refusal.COMMERCIAL_VEHICLE),
        ("invoice_day", date(2022, 8, 25), Refusal.OUT_OF_WINDOW),
        ("invoice_day", date(2022, 9, 1), Refusal.OUT_OF_WINDOW),
        ("owner", "李四", Refusal.NAME_MISMATCH),
        ("seller", "91131100MA0ABCDE2X", Refusal.DEALER_NOT_ENROLLED),
        ("price", 0, Refusal.AMOUNT_MISMATCH),
    ],
)
def test_a_broken_condition_names_its_field_and_its_code(field: str, value: Any, refusal: Refusal) -> None:
    assert check_conditions(b.policy(), b.GOOD | {field: value}) == [Problem(field, refusal)]


@pytest.mark.parametrize("day", [date(2022, 8, 26), date(2022, 8, 31)])
def test_the_first_and_the_last_day_are_inside(day: date) -> None:
    assert check_conditions(b.policy(), b.GOOD | {"invoice_day": day}) == []


def test_all_that_is_wrong_is_said_at_once_and_fields_not_typed_yet_are_not_judged() -> None:
    values: dict[str, Value] = {"seats": 9, "use": "commercial", "owner": "李四"}
    assert [one.refusal for one in check_conditions(b.policy(), values)] == [
        Refusal.SEATS_OVER_7,
        Refusal.COMMERCIAL_VEHICLE,
    ]


def test_a_condition_that_does_not_fit_its_field_is_a_broken_policy() -> None:
    wrong = b.policy(predicates=(Predicate("buyer", Asks.AT_MOST, Refusal.SEATS_OVER_7, number=7),))
    with pytest.raises(TypeError):
        check_conditions(wrong, b.GOOD)


@pytest.mark.parametrize(
    ("price", "earns"),
    [
        (0, 200_000), (9_999_999, 200_000), (10_000_000, 300_000), (19_999_999, 300_000), (20_000_000, 500_000),
        (2**50, 500_000),
    ],
)  # fmt: skip
def test_lower_bounds_of_tiers_are_inclusive(price: int, earns: int) -> None:
    assert award(b.policy(), price) == earns


EQUIPMENT = (
    Tier(500_000_000, rate_permyriad=250),
    Tier(1_000_000_000, rate_permyriad=300),
    Tier(5_000_000_000, rate_permyriad=350),
    Tier(10_000_000_000, rate_permyriad=400),
)


@pytest.mark.parametrize(
    ("price", "earns"),
    [
        (499_999_999, Refused(Refusal.BELOW_TIERS)), (500_000_000, 12_500_000), (999_999_999, 24_999_999),
        (1_000_000_000, 30_000_000), (5_000_000_000, 175_000_000), (10_000_000_001, 400_000_000),
    ],
)  # fmt: skip
def test_a_rate_is_rounded_down_to_the_fen_and_below_all_tiers_nothing_is_earned(price: int, earns: object) -> None:
    assert award(b.policy(tiers=EQUIPMENT), price) == earns


def test_half_vouchers_half_fuel_cards() -> None:
    vouchers = Part(Form.VOUCHERS, 50, Fen(10_000), Fen(50_000), timedelta(days=60))
    cards = Part(Form.FUEL_CARDS, 50, Fen(10_000))
    both = b.policy(payout=(vouchers, cards))
    for amount, half in ((200_000, 100_000), (300_000, 150_000), (500_000, 250_000)):
        assert split(both, Fen(amount)) == [(vouchers, half), (cards, half)]


@given(st.integers(0, 10**12), st.integers(0, 100), st.integers(0, 100))
def test_parts_add_up_to_the_award_to_the_fen(amount: int, first: int, second: int) -> None:
    parts = (Part(Form.VOUCHERS, first % 51, Fen(10_000)), Part(Form.FUEL_CARDS, second % 50), Part(Form.BANK_CARD, 0))
    shares = split(b.policy(payout=parts), Fen(amount))
    assert sum(share for _, share in shares) == amount
    assert all(share >= 0 for _, share in shares)


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_who_bought_for_more_never_earns_less_within_a_table_of_growing_tiers(one: int, other: int) -> None:
    less, more = sorted((one, other))
    earned = [award(b.policy(), price) for price in (less, more)]
    assert earned[0] <= earned[1]  # type: ignore[operator]


def test_a_person_is_unique_in_a_policy_and_a_vin_everywhere() -> None:
    assert unique_texts(b.policy(), b.GOOD) == [
        UniqueText("", Refusal.DUPLICATE_VIN, "vin=LSVAA49J132047372"),
        UniqueText("cars", Refusal.DUPLICATE_PERSON, "buyer=张三"),
    ]


def test_a_field_is_found_by_its_name() -> None:
    found = b.policy().field("vin")
    assert found is not None
    assert found.kind == Kind.VIN
    assert b.policy().field("none") is None

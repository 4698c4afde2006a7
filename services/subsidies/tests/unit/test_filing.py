"""A buyer is told all that is wrong at once, field by field."""

import pytest

from services.subsidies.domain.filing import amount_of, check_filing, check_form
from services.subsidies.domain.policy import Problem
from services.subsidies.domain.refusals import Refusal
from services.subsidies.tests import builders as b
from shared.kernel.decision import Refused


def test_a_good_form_has_no_problem_and_earns_its_tier() -> None:
    checked = check_filing(b.policy(), b.TYPED, {"invoice"})
    assert checked.problems == ()
    assert checked.values == b.GOOD
    assert amount_of(b.policy(), checked.values) == 300_000


def test_a_form_is_checked_as_one_types() -> None:
    checked = check_form(b.policy(), {"seats": "9", "use": "tractor", "colour": "red", "vin": "x"})
    assert [(one.field, one.refusal) for one in checked.problems] == [
        ("use", Refusal.MALFORMED),
        ("colour", Refusal.MALFORMED),
        ("vin", Refusal.MALFORMED),
        ("seats", Refusal.SEATS_OVER_7),
    ]


def test_a_vins_check_digit_is_a_warning_only() -> None:
    checked = check_form(b.policy(), {"vin": b.TYPED["vin"]})
    assert not checked.problems
    assert [one.field for one in checked.warnings] == ["vin"]
    assert not check_form(b.policy(), {"vin": "1M8GDM9AXKP042788"}).warnings


def test_filing_asks_for_all_fields_and_documents() -> None:
    typed = {name: text for name, text in b.TYPED.items() if name not in {"owner", "price"}} | {"vin": "short"}
    checked = check_filing(b.policy(), typed, set())
    assert [(one.field, one.refusal) for one in checked.problems] == [
        ("vin", Refusal.MALFORMED),
        ("owner", Refusal.MALFORMED),
        ("price", Refusal.MALFORMED),
        ("invoice", Refusal.DOCUMENT_MISSING),
    ]


@pytest.mark.parametrize(("price", "ok"), [("99999.99", False), ("100000", True)])
def test_below_all_tiers_there_is_nothing_to_file_for(price: str, ok: bool) -> None:
    policy = b.policy(tiers=b.CAR_TIERS[1:])
    checked = check_filing(policy, b.TYPED | {"price": price}, {"invoice"})
    assert checked.problems == (() if ok else (Problem("price", Refusal.BELOW_TIERS),))
    assert isinstance(amount_of(policy, checked.values), Refused) is not ok

"""A buyer is told all that is wrong at once, field by field."""

import pytest

from services.subsidies.domain.fields import Kind
from services.subsidies.domain.filing import Right, check_form, judge_filing
from services.subsidies.domain.policy import Field, Problem, Unique, unique_texts
from services.subsidies.domain.refusals import Refusal
from services.subsidies.tests import builders as b
from shared.kernel.fen import Fen


def test_a_good_form_has_no_problem_and_earns_its_tier() -> None:
    assert check_form(b.policy(), b.TYPED).values == b.GOOD
    right = judge_filing(b.policy(), b.TYPED, {"invoice"})
    assert right == Right(Fen(300_000), tuple(unique_texts(b.policy(), b.GOOD)))


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
    problems = judge_filing(b.policy(), typed, set())
    assert isinstance(problems, tuple)
    assert [(one.field, one.refusal) for one in problems] == [
        ("vin", Refusal.MALFORMED),
        ("owner", Refusal.MALFORMED),
        ("price", Refusal.MALFORMED),
        ("invoice", Refusal.DOCUMENT_MISSING),
    ]


@pytest.mark.parametrize(("price", "ok"), [("99999.99", False), ("100000", True)])
def test_below_all_tiers_there_is_nothing_to_file_for(price: str, ok: bool) -> None:
    policy = b.policy(tiers=b.CAR_TIERS[1:])
    judged = judge_filing(policy, b.TYPED | {"price": price}, {"invoice"})
    assert isinstance(judged, Right) if ok else judged == (Problem("price", Refusal.BELOW_TIERS),)


def test_an_invoice_of_twenty_digits_has_no_code_whatever_is_typed_there() -> None:
    invoice = (Field("code", "发票代码", Kind.INVOICE_CODE), Field("number", "发票号码", Kind.INVOICE_NUMBER))
    policy = b.policy(
        fields=(*b.CAR_FIELDS, *invoice), uniques=(Unique(("code", "number"), Refusal.DUPLICATE_INVOICE),)
    )  # fmt: skip
    texts = set()
    for code in ({}, {"code": "113002200000"}, {"code": "none"}):
        right = judge_filing(policy, {**b.TYPED, **code, "number": "22137000000000000001"}, {"invoice"})
        assert isinstance(right, Right)
        texts |= set(right.uniques)
    assert [one.text for one in texts] == ["code=\nnumber=22137000000000000001"]
    short = judge_filing(policy, {**b.TYPED, "number": "00000001"}, {"invoice"})
    assert short == (Problem("code", Refusal.MALFORMED, "is needed"),)

"""An invoice is held against the form field by field; its buyer is the applicant, whoever that is."""

from datetime import date

import pytest

from services.subsidies.domain.fields import Kind
from services.subsidies.domain.invoice_check import Difference, compare_invoice, differences_as_problems
from services.subsidies.domain.policy import Field, Problem
from services.subsidies.domain.refusals import Refusal
from services.subsidies.tests import builders as b

SAID = {Kind.NAME: "张三", Kind.VIN: "LSVAA49J132047372", Kind.DAY: "2022年8月28日", Kind.AMOUNT: "129,800.00"}
COMPANY_FIELDS = (Field("contact", "联系人", Kind.NAME), Field("company", "企业名称", Kind.TEXT))
COMPANY = {"contact": "张三", "company": "安平县恒瑞丝网制品有限公司(一厂)"}


def test_an_invoice_that_says_the_same_has_no_difference() -> None:
    assert compare_invoice(b.policy(), b.GOOD, SAID) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("buyer", "李四"), ("vin", "LSVAA49J132047373"), ("invoice_day", date(2022, 8, 27)), ("price", 12_980_001)],
)
def test_a_difference_is_shown_whichever_side_is_wrong(field: str, value: str | int | date) -> None:
    assert compare_invoice(b.policy(), {**b.GOOD, field: value}, SAID) == [Difference(field, typed=True)]


def test_what_was_not_typed_or_cannot_be_read_differs_too() -> None:
    values = {name: value for name, value in b.GOOD.items() if name != "vin"}
    assert compare_invoice(b.policy(), values, {Kind.VIN: "LSVAA49J132047372"}) == [Difference("vin", typed=False)]
    assert compare_invoice(b.policy(), b.GOOD, {Kind.DAY: "soon"}) == [Difference("invoice_day", typed=True)]


def test_what_the_invoice_or_the_form_is_silent_about_does_not_differ() -> None:
    assert compare_invoice(b.policy(), b.GOOD, {}) == []
    assert compare_invoice(b.policy(), b.GOOD, {Kind.INVOICE_NUMBER: "01234567"}) == []


def test_the_buyer_on_the_invoice_is_whom_the_policy_pays_and_else_the_first_name() -> None:
    paid = b.policy(fields=COMPANY_FIELDS, payee="company")
    assert compare_invoice(paid, COMPANY, {Kind.NAME: "安平县恒瑞丝网制品有限公司（一厂）"}) == []
    different = compare_invoice(paid, COMPANY, {Kind.NAME: "张三"})
    assert different == [Difference("company", typed=True)]
    assert differences_as_problems(paid, different) == [
        Problem("company", Refusal.NAME_MISMATCH, "the invoice says otherwise")
    ]
    unpaid = b.policy(fields=COMPANY_FIELDS)
    assert compare_invoice(unpaid, COMPANY, {Kind.NAME: "张三"}) == []


def test_a_reviewer_is_shown_each_field_once_with_its_code() -> None:
    found = [Difference("price", typed=True), Difference("vin", typed=True), Difference("price", typed=True)]
    assert [(one.field, one.refusal) for one in differences_as_problems(b.policy(), found)] == [
        ("price", Refusal.AMOUNT_MISMATCH),
        ("vin", Refusal.CONFLICT),
    ]

"""Every spelling of a field ends at the same value, and what cannot be one is refused without being repeated."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric, uscc

from services.subsidies.domain.fields import Kind, read_field, vin_check_digit_holds
from services.subsidies.domain.refusals import Refusal
from shared.kernel.decision import Refused

VIN = "LSVAA49J132047371"
ID_NUMBER = "11010519491231002" + ric.calc_check_digit("11010519491231002" + "0")


def full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


SPELLINGS = (str.lower, full_width, lambda text: f"  {text[:4]} {text[4:8]}-{text[8:]}\u3000", lambda text: text)


@pytest.mark.parametrize("spell", SPELLINGS)
@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (Kind.VIN, VIN),
        (Kind.NATIONAL_ID, ID_NUMBER),
        (Kind.PHONE, "13912345678"),
        (Kind.INVOICE_CODE, "131001900111"),
        (Kind.INVOICE_NUMBER, "01234567"),
        (Kind.INVOICE_NUMBER, "22132000000012345678"),
        (Kind.BANK_CARD, "622202000000000000" + luhn.calc_check_digit("622202000000000000")),
    ],
)
def test_a_number_has_one_spelling(kind: Kind, number: str, spell: object) -> None:
    assert callable(spell)
    assert read_field(kind, spell(number)) == number


def test_letters_that_look_like_digits_are_digits_where_no_letter_can_stand() -> None:
    assert read_field(Kind.VIN, "LSVAA49JI32O47371") == "LSVAA49J132047371"
    assert read_field(Kind.VIN, "LSVAA49J132Q47371") == "LSVAA49J132047371"
    assert read_field(Kind.INVOICE_NUMBER, "O1234567") == read_field(Kind.INVOICE_NUMBER, "01234567")
    assert read_field(Kind.INVOICE_CODE, "1310019OOI11") == "131001900111"


@given(st.text(alphabet="LSVA49J1320OIQ ", min_size=1, max_size=24))
def test_reading_what_was_read_changes_nothing(typed: str) -> None:
    value = read_field(Kind.VIN, typed)
    if not isinstance(value, Refused):
        assert read_field(Kind.VIN, str(value)) == value


@given(st.sampled_from(Kind), st.text(max_size=220))
def test_whatever_is_typed_is_a_value_or_a_refusal_that_does_not_repeat_it(kind: Kind, typed: str) -> None:
    value = read_field(kind, typed)
    if isinstance(value, Refused):
        assert value.reason in {Refusal.MALFORMED, Refusal.ID_INVALID}
        assert len(typed) < 12 or typed not in value.detail
    elif isinstance(value, str):
        assert value == unicodedata.normalize("NFKC", value)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.COUNT, "７", 7),
        (Kind.AMOUNT, "129,800.50", 12_980_050),
        (Kind.AMOUNT, "0", 0),
        (Kind.DAY, " 2022-08-26 ", date(2022, 8, 26)),
        (Kind.NAME, "  阿卜杜拉•买买提 ", "阿卜杜拉·买买提"),
        (Kind.NAME, "li   ming", "LI MING"),
        (Kind.CHOICE, "household", "household"),
        (Kind.TEXT, "丝网织机", "丝网织机"),
    ],
)
def test_plain_fields_are_read(kind: Kind, typed: str, value: object) -> None:
    assert read_field(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.COUNT, "-1"), (Kind.COUNT, "1.5"), (Kind.COUNT, "9999999"), (Kind.AMOUNT, "1.005"), (Kind.AMOUNT, "NaN"),
        (Kind.AMOUNT, "-1"), (Kind.AMOUNT, "1e30"), (Kind.AMOUNT, "many"), (Kind.DAY, "2022-02-30"),
        (Kind.NAME, ""), (Kind.NAME, "x" * 41), (Kind.CHOICE, "No Such"), (Kind.TEXT, ""), (Kind.TEXT, "a\x07b"),
        (Kind.TEXT, "x" * 121), (Kind.TEXT, "㍿" * 31), (Kind.AMOUNT, "9e999999"), (Kind.AMOUNT, "1e5"),
        (Kind.AMOUNT, "+5"),
        (Kind.AMOUNT, "1_2"), (Kind.AMOUNT, "1,2,9"), (Kind.AMOUNT, "٣٣"), (Kind.AMOUNT, "0.10" + "0" * 30),
        (Kind.AMOUNT, "9" * 14), (Kind.AMOUNT, "999,999,999,999,999"),
        (Kind.PHONE, "12345678901"), (Kind.VIN, "LSVAA49J13204737"), (Kind.VIN, VIN[:-1] + "Ü"),
        (Kind.BANK_CARD, "6222020000000000001"), (Kind.BANK_CARD, "622202"), (Kind.INVOICE_NUMBER, "123456789"),
        (Kind.INVOICE_CODE, "12345"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(kind: Kind, typed: str) -> None:
    assert isinstance(read_field(kind, typed), Refused)


NO_SUCH_DAY = "11010519490230002" + ric.calc_check_digit("110105194902300020")


@pytest.mark.parametrize("typed", [ID_NUMBER[:-1] + "5", "110105194912310", "11010519491331002X", NO_SUCH_DAY])
def test_an_id_number_that_cannot_be_is_refused(typed: str) -> None:
    refused = read_field(Kind.NATIONAL_ID, typed)
    assert isinstance(refused, Refused)
    assert refused.reason == Refusal.ID_INVALID


def test_a_company_is_known_by_its_check_digit() -> None:
    body = "91131100MA0ABCDE1"
    good = body + uscc.calc_check_digit(body)
    assert read_field(Kind.USCC, full_width(good.lower())) == good
    wrong = good[:-1] + ("0" if good[-1] != "0" else "1")
    assert isinstance(read_field(Kind.USCC, wrong), Refused)


def test_a_vins_check_digit_is_known() -> None:
    assert vin_check_digit_holds("1M8GDM9AXKP042788")
    assert not vin_check_digit_holds("1M8GDM9A1KP042788")

"""Who a person is: one spelling, a right check digit, and no look at what the place code was that year."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from stdnum.cn import ric

from services.identity.domain.one_time_code import (
    CODES_A_DAY_MAX,
    DAY,
    RESEND_AFTER,
    VALID_FOR,
    SentCode,
    check_code,
    may_send,
)
from services.identity.domain.person import Person, Refusal, check_person
from services.identity.tests.builders import national_id, person
from shared.kernel.decision import Refused

NOW = datetime.now(UTC)
SENT = SentCode(b"right", NOW, NOW + VALID_FOR, 5, 1, NOW)


@pytest.mark.parametrize(
    ("name", "number", "phone"),
    [
        (" 王示例1 ", national_id(), "+86 199-0000-0001"),
        ("王示例１", national_id().translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"}), "１９９００００000 1"),
        ("王示例1", f" {national_id()[:6]} {national_id()[6:]} ".lower(), "19900000001"),
    ],
    ids=["spaces and country code", "full width", "grouped digits"],
)
def test_every_spelling_is_the_same_person(name: str, number: str, phone: str) -> None:
    assert check_person(name, number, phone) == person()


def test_a_small_x_is_a_large_one() -> None:
    number = next(found for n in range(1, 200) if (found := national_id(n)).endswith("X"))
    small = check_person("王示例", number.lower(), "19900000001")
    assert isinstance(small, Person)
    assert small.national_id == number


def test_a_place_that_no_longer_exists_refuses_nobody() -> None:
    # 131000 people were registered under codes that later tables dropped or did not have yet
    assert isinstance(check_person("王示例", _with_check_digit("13220119850203123"), "19900000001"), Person)


def _with_check_digit(head: str) -> str:
    return head + str(ric.calc_check_digit(head + "0"))


@pytest.mark.parametrize(
    "number",
    ["", "1" * 17, "1" * 19, national_id()[:-1] + "Z", _with_check_digit("13110219901301001"),
     _with_check_digit("13110219900230001"), str(int(national_id(7)[:17]) + 1) + national_id(7)[-1]],
)  # fmt: skip
def test_an_id_number_that_cannot_be_is_refused(number: str) -> None:
    assert check_person("王示例", number, "19900000001") == Refused(Refusal.ID_INVALID)


@pytest.mark.parametrize("name", ["", "   ", "王" * 41, "王\x00", "王\n示例"])
def test_a_name_is_one_to_forty_printable_characters(name: str) -> None:
    answer = check_person(name, national_id(), "19900000001")
    assert isinstance(answer, Refused)
    assert answer.reason == Refusal.MALFORMED


@pytest.mark.parametrize("phone", ["", "12900000001", "1990000000", "199000000012", "固定电话"])
def test_a_phone_is_a_mobile_number(phone: str) -> None:
    answer = check_person("王示例", national_id(), phone)
    assert isinstance(answer, Refused)
    assert answer.reason == Refusal.MALFORMED


def test_a_person_is_never_printed() -> None:
    assert repr(person()) == "Person()"


def test_a_second_code_waits_a_minute() -> None:
    assert may_send(None, NOW) is None
    assert may_send(SENT, NOW) == Refused(Refusal.TOO_MANY, retry_after_s=61)
    assert may_send(SENT, NOW + RESEND_AFTER) is None


def test_a_phone_is_sent_so_many_codes_a_day() -> None:
    last = replace(SENT, sent_at=NOW + DAY / 2, sent_in_day=CODES_A_DAY_MAX)
    refused = may_send(last, NOW + DAY / 2 + RESEND_AFTER)
    assert refused is not None
    assert refused.reason == Refusal.TOO_MANY
    assert refused.retry_after_s == (DAY / 2 - RESEND_AFTER).total_seconds() + 1
    assert may_send(replace(last, sent_in_day=CODES_A_DAY_MAX - 1), NOW + DAY / 2 + RESEND_AFTER) is None
    assert may_send(last, NOW + DAY) is None


def test_a_code_is_right_until_it_expires_or_its_tries_are_used() -> None:
    assert check_code(SENT, b"right", NOW) is None
    assert check_code(SENT, b"wrong", NOW) == Refused(Refusal.OTP_WRONG)
    assert check_code(SENT, b"right", NOW + VALID_FOR) == Refused(Refusal.OTP_EXPIRED)
    assert check_code(None, b"right", NOW) == Refused(Refusal.OTP_WRONG)
    used_up = replace(SENT, tries_left=0)
    assert check_code(used_up, b"right", NOW) == Refused(Refusal.OTP_WRONG)

"""The digits at the till: made here, read here, and nothing else passes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.redemption.domain.till_code import DIGITS, make_code, read_code
from services.redemption.tests.builders import KEY, NOW

numbers = st.integers(1, 2**32 - 1)
instants = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
MINUTE = timedelta(minutes=1)


@given(numbers, instants)
def test_a_code_is_24_digits_and_reads_back_until_it_expires(number: int, now: datetime) -> None:
    digits, expires_at = make_code(KEY, number, now)
    assert len(digits) == DIGITS
    assert 2 * MINUTE <= expires_at - now <= 3 * MINUTE
    for later in (now, expires_at - MINUTE, expires_at + MINUTE):
        code = read_code(KEY, digits, later)
        assert code is not None
        assert (code.voucher_no, code.expires_at) == (number, expires_at)


@given(numbers, st.integers(0, DIGITS - 1), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: int, place: int, step: int) -> None:
    digits, _ = make_code(KEY, number, NOW)
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]
    assert read_code(KEY, wrong, NOW) is None


@given(numbers)
def test_another_key_reads_nothing(number: int) -> None:
    assert read_code(b"other" * 8, make_code(KEY, number, NOW)[0], NOW) is None


def test_a_code_of_another_turn_of_the_minutes_does_not_come_back() -> None:
    digits, _ = make_code(KEY, 5, NOW)
    assert read_code(KEY, digits, NOW + timedelta(minutes=2**17)) is None


@pytest.mark.parametrize("text", ["", "1" * 23, "1" * 25, "१" * 24, "a" * 24, "-" + "1" * 23, "9" * 24])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(KEY, text, NOW) is None


@pytest.mark.parametrize("number", [0, -1, 2**32])
def test_a_number_out_of_range_is_not_coded(number: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        make_code(KEY, number, NOW)

"""What a wallet says of a voucher, and the codes that enrol tills."""

from datetime import UTC, datetime, timedelta

from services.redemption.domain.enrolment import CODE_LENGTH, code_digest, make_enrolment_code
from services.redemption.domain.wallet import expires_soon, tail_of

ISSUED = datetime(2022, 8, 26, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_voucher_is_about_to_expire_in_the_last_quarter_of_its_validity_a_day_at_most() -> None:
    short, long = ISSUED + 8 * HOUR, ISSUED + 240 * HOUR
    assert [expires_soon(ISSUED, short, ISSUED + n * HOUR) for n in (5, 6, 7, 8)] == [False, True, True, False]
    assert [expires_soon(ISSUED, long, ISSUED + n * HOUR) for n in (215, 216, 240)] == [False, True, False]


def test_the_tail_is_the_end_of_the_number_in_capitals() -> None:
    assert tail_of("0191a1b2-0000-7000-8000-00000000a3f9") == "A3F9"
    assert tail_of("") == ""


def test_a_code_is_the_same_for_a_repeat_and_another_for_every_other_offer() -> None:
    code = make_enrolment_code(b"k" * 32, "t1", "ann", "offer-1")
    assert code == make_enrolment_code(b"k" * 32, "t1", "ann", "offer-1")
    others = {make_enrolment_code(b"k" * 32, *one) for one in (("t2", "ann", "offer-1"), ("t1", "bo", "offer-1"))}
    assert len({code, *others}) == 3
    assert len(code) == CODE_LENGTH
    assert code_digest(code.lower()) == code_digest(code)

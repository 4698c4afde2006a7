"""What an answer is called, and what whoever asked does next."""

from typing import Any

import msgspec
import pytest

from loadtests.clients.gateway import Answer
from loadtests.load.outcomes import ACTS, Kind, is_to_be_repeated, outcome_of, pause_before_repeat_s
from shared.contracts.refusals import REFUSALS, Code


def told(status: int, code: str = "", **headers: str) -> Answer:
    body: dict[str, Any] = {"code": code} if code else {}
    return Answer(status, msgspec.json.encode(body) if status else b"", headers, 1.0)


@pytest.mark.parametrize(
    ("act", "answer", "name", "kind"),
    [
        ("claim", told(201), "claim → won", Kind.DONE),
        ("claim", told(409, "SOLD_OUT"), "claim → SOLD_OUT", Kind.REFUSED),
        ("claim", told(409, "PERSON_LIMIT"), "claim → unexpected 409 PERSON_LIMIT", Kind.UNEXPECTED),
        ("claim twice", told(409, "PERSON_LIMIT"), "claim twice → PERSON_LIMIT", Kind.REFUSED),
        ("claim twice", told(201), "claim twice → won twice", Kind.UNEXPECTED),
        ("claim", told(503, "BUSY_RETRY"), "claim → BUSY_RETRY", Kind.UNDECIDED),
        ("claim", told(0), "claim → no answer", Kind.UNDECIDED),
        ("claim", told(504), "claim → 504", Kind.UNDECIDED),
        ("claim", told(500), "claim → unexpected 500", Kind.UNEXPECTED),
        ("claim", told(422, "KEY_REUSED"), "claim → unexpected 422 KEY_REUSED", Kind.UNEXPECTED),
        ("redeem", told(409, "VOUCHER_ARRIVING"), "redeem → VOUCHER_ARRIVING", Kind.UNDECIDED),
        ("filing twice", told(409, "DUPLICATE_VIN"), "filing twice → DUPLICATE_VIN", Kind.REFUSED),
        ("pack", told(200), "pack → unexpected 200", Kind.UNEXPECTED),
    ],
)
def test_an_answer_is_counted_under_what_came_of_the_act(act: str, answer: Answer, name: str, kind: Kind) -> None:
    assert outcome_of(act, answer) == (name, kind)


def test_refusals_that_people_may_meet_are_codes_of_the_contract_and_final() -> None:
    expected = {code for act in ACTS.values() for code in act.refusals}
    assert expected <= set(Code)
    assert {REFUSALS[Code(code)].status for code in expected} == {409}


@pytest.mark.parametrize(
    "answer", [told(0), told(429, "TOO_MANY"), told(503, "BUSY_RETRY"), told(409, "ROUND_NOT_OPEN")]
)
def test_what_is_not_decided_is_asked_once_more(answer: Answer) -> None:
    assert is_to_be_repeated(answer)


@pytest.mark.parametrize("answer", [told(201), told(409, "SOLD_OUT"), told(400, "MALFORMED")])
def test_what_is_decided_is_not_asked_again(answer: Answer) -> None:
    assert not is_to_be_repeated(answer)


def test_whoever_is_told_when_to_come_back_comes_then_and_not_with_all_the_others() -> None:
    busy = told(503, "BUSY_RETRY", **{"Retry-After": "2"})
    assert [pause_before_repeat_s(busy, share) for share in (0.0, 0.5)] == [2.0, 3.0]


@pytest.mark.parametrize("header", [{}, {"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}])
def test_whoever_is_not_told_waits_half_a_second(header: dict[str, str]) -> None:
    assert pause_before_repeat_s(told(503, "BUSY_RETRY", **header), 0.0) == 0.5


def test_nobody_waits_for_ever() -> None:
    assert pause_before_repeat_s(told(503, "", **{"Retry-After": "3600"}), 1.0) == 20.0

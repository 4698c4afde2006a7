"""What a field of a door takes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from shared.runtime.fields import Instant, Text, Why
from shared.runtime.http_app import Body


class Sign(Body):
    words: Text = "x"
    at: Instant = datetime(2022, 1, 1, tzinfo=UTC)


class Remark(Body):
    reason: Why


@pytest.mark.parametrize("reason", [
    " ", "\u200b", "他的手机 139 1234 5678", "6222-0200-0000-0000-000", "１１０１０５１９４９１２３１００２Ｘ",
    "车LSVAA49J132047371", "lsvaa49j132047371。",
])  # fmt: skip
def test_a_reason_says_something_and_names_nobody_by_number(reason: str) -> None:
    with pytest.raises(ValidationError):
        Remark.model_validate({"reason": reason})


@pytest.mark.parametrize("reason", ["x", "车辆已退", "see claim BT0025134732727535", "paid 1,298.00 on 2022-08-26"])
def test_a_reason_is_kept_as_it_was_given(reason: str) -> None:
    assert Remark.model_validate({"reason": reason}).reason == reason


def test_an_instant_is_understood_in_any_offset_and_kept_in_utc() -> None:
    sign = Sign.model_validate({"at": "2022-08-26T10:00:00+08:00"})
    assert sign.at.isoformat() == "2022-08-26T02:00:00+00:00"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", "2022-08-26T10:00:00"),
        ("at", 1_661_479_200),
        ("at", "tomorrow"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("at", "9999-12-31T23:59:59-14:00"),
        ("words", ""),
        ("words", "x" * 201),
        ("words", "no\x00thing"),
        ("words", "two\nlines"),
    ],
)
def test_what_no_column_holds_is_refused_at_the_door(field: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        Sign.model_validate({field: value})

"""What redemption's doors take."""

import pytest
from pydantic import ValidationError

from services.redemption.entrypoints.bodies import DayBody

TIMES = {"starts_at": "2022-08-26T10:00:00+08:00", "ends_at": "2022-08-26T22:00:00+08:00"}


@pytest.mark.parametrize("day", ["2022-99-99", "2022-02-29", "0000-01-01", "2022-8-26"])
def test_a_day_is_one_of_the_calendar(day: str) -> None:
    assert DayBody.model_validate({"day": "2022-08-26"} | TIMES).day == "2022-08-26"
    with pytest.raises(ValidationError):
        DayBody.model_validate({"day": day} | TIMES)

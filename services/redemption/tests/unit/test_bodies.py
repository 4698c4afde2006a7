"""What redemption's doors take."""

from typing import Any

import pytest
from pydantic import ValidationError

from services.redemption.entrypoints.bodies import DayBody, MerchantsBody

TIMES = {"starts_at": "2022-08-26T10:00:00+08:00", "ends_at": "2022-08-26T22:00:00+08:00"}
STORE = {"store_id": "s1", "name": "人民路店", "terminals": []}
MERCHANT = {
    "merchant_id": "m1", "name": "衡水百货", "uscc": "91131100MA07Q0XY34", "district_id": "d01", "categories": ["food"],
    "stores": [STORE],
}  # fmt: skip


@pytest.mark.parametrize("day", ["2022-99-99", "2022-02-29", "0000-01-01", "2022-8-26"])
def test_a_day_is_one_of_the_calendar(day: str) -> None:
    assert DayBody.model_validate({"day": "2022-08-26"} | TIMES).day == "2022-08-26"
    with pytest.raises(ValidationError):
        DayBody.model_validate({"day": day} | TIMES)


def test_merchants_and_stores_with_names_are_taken() -> None:
    (merchant,) = MerchantsBody.model_validate({"merchants": [MERCHANT]}).merchants
    assert (merchant.name, merchant.stores[0].name) == (MERCHANT["name"], STORE["name"])


@pytest.mark.parametrize(
    "name", ["百货\ufffe", "\uffff", "百\u0085货", "\u3164", " ", '=HYPERLINK("http://x")', "@SUM(A1)"]
)
@pytest.mark.parametrize("of", ["merchant", "store"])
def test_what_no_file_could_hold_is_no_name_of_a_merchant_or_a_store(of: str, name: str) -> None:
    changed: dict[str, Any] = (
        {**MERCHANT, "name": name} if of == "merchant" else {**MERCHANT, "stores": [{**STORE, "name": name}]}
    )
    with pytest.raises(ValidationError, match="name in legible characters"):
        MerchantsBody.model_validate({"merchants": [changed]})

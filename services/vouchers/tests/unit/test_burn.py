"""How pools run down: a pace by the last looks at them, and a forecast by the pace."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

from services.vouchers.domain.burn import empties_at
from services.vouchers.entrypoints.paces import ROUNDS_MAX, Pace, Paces
from services.vouchers.usecases.ports import Shelf
from services.vouchers.usecases.see_burn import see_burn

NOW = datetime(2022, 8, 26, 2, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Rounds:
    """A shelf with one round, seen twice."""

    def __init__(self, *looks: tuple[datetime, str, int]) -> None:
        self.looks = list(looks)

    async def burn(self, campaign_id: str | None, district_id: str | None) -> tuple[datetime, list[dict[str, Any]]]:
        now, state, issued = self.looks.pop(0)
        return now, [{"round_id": "r1", "state": state, "remaining": 1_000 - issued, "issued": issued}]


def test_a_forecast_needs_something_that_goes_and_something_that_is_left() -> None:
    assert empties_at(300, 100, over=10 * SECOND, now=NOW) == NOW + 30 * SECOND
    assert empties_at(300, 0, over=10 * SECOND, now=NOW) is None
    assert empties_at(0, 100, over=10 * SECOND, now=NOW) is None


def test_a_pace_is_of_the_last_minute_that_was_watched() -> None:
    paces = Paces()
    assert paces.look("r1", 10, NOW) == Pace(0, timedelta(0))
    assert paces.look("r1", 12, NOW + SECOND / 2) == Pace(2, SECOND / 2)
    assert paces.look("r1", 40, NOW + 30 * SECOND) == Pace(30, 30 * SECOND)
    assert paces.look("r1", 50, NOW + 80 * SECOND) == Pace(10, 50 * SECOND)
    assert paces.look("r1", 50, NOW + 500 * SECOND) == Pace(0, timedelta(0))


def test_no_more_rounds_are_watched_than_there_is_room_for() -> None:
    paces = Paces()
    for number in range(ROUNDS_MAX + 1):
        paces.look(f"r{number}", 1, NOW)
    assert paces.look("r0", 9, NOW + SECOND) == Pace(0, timedelta(0))


async def test_an_open_round_is_forecast_and_a_paused_one_is_not() -> None:
    shelf = cast(
        "Shelf", Rounds((NOW, "OPEN", 0), (NOW + 10 * SECOND, "OPEN", 500), (NOW + 20 * SECOND, "PAUSED", 600))
    )
    paces = Paces()
    pools = [(await see_burn(shelf, paces.look, None, None))["pools"][0] for _ in range(3)]
    assert [one["empties_at"] for one in pools] == [None, NOW + 20 * SECOND, None]
    assert [(one["issued_lately"], one["lately_s"]) for one in pools] == [(0, 0), (500, 10), (600, 20)]

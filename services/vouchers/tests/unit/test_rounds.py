"""The life of a round."""

from itertools import product

import pytest

from services.vouchers.domain.rounds import ClaimRound, RoundRefusal, due, move
from services.vouchers.domain.stock import RoundState
from services.vouchers.tests.builders import HOUR, NOW, grant
from services.vouchers.tests.fakes import FakeRounds, Shop
from services.vouchers.usecases.accept_grant import accept_grant
from services.vouchers.usecases.move_round import move_round
from services.vouchers.usecases.move_round_when_due import move_round_when_due
from shared.contracts.vouchers_events import (
    GrantAccepted,
    GrantDeclined,
    RoundClosed,
    RoundOpened,
    RoundPaused,
    RoundScheduled,
)
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.testing.officers import ANN, STRANGER

LEGAL = {
    (RoundState.SCHEDULED, RoundState.OPEN),
    (RoundState.SCHEDULED, RoundState.PAUSED),
    (RoundState.SCHEDULED, RoundState.CLOSED),
    (RoundState.OPEN, RoundState.PAUSED),
    (RoundState.OPEN, RoundState.CLOSED),
    (RoundState.PAUSED, RoundState.OPEN),
    (RoundState.PAUSED, RoundState.CLOSED),
}


def a_round(state: RoundState) -> ClaimRound:
    return ClaimRound("r1", "c1", "p1", "d1", "r1", NOW, NOW + HOUR, state, 1)


@pytest.mark.parametrize(("before", "after"), list(product(RoundState, RoundState)))
def test_a_round_moves_only_where_it_may(before: RoundState, after: RoundState) -> None:
    moved = move(a_round(before), after)
    if (before, after) in LEGAL:
        assert isinstance(moved, ClaimRound)
        assert (moved.state, moved.version) == (after, 2)
    else:
        assert isinstance(moved, Refused)
        assert moved.reason == RoundRefusal.WRONG_STATE


def test_time_alone_opens_and_closes_a_round() -> None:
    assert due(a_round(RoundState.SCHEDULED), NOW) == RoundState.OPEN
    assert due(a_round(RoundState.SCHEDULED), NOW - HOUR) is None
    assert due(a_round(RoundState.PAUSED), NOW) is None
    assert due(a_round(RoundState.PAUSED), NOW + HOUR) == RoundState.CLOSED
    assert due(a_round(RoundState.CLOSED), NOW + HOUR) is None


async def test_a_grant_becomes_a_round_once_however_often_it_is_told() -> None:
    shop = Shop()
    for _ in range(3):
        await accept_grant(FakeRounds(shop), grant())
    assert [type(event) for _, event in shop.told] == [GrantAccepted, RoundScheduled]
    assert {name: stock.remaining for name, stock in shop.stocks.items()} == {"a": 3, "b": 3}


async def test_a_second_grant_for_the_same_pool_tops_its_stocks_up() -> None:
    shop = Shop()
    await accept_grant(FakeRounds(shop), grant("g1"))
    await accept_grant(FakeRounds(shop), grant("g2"))
    assert shop.stocks["a"].remaining == 6
    assert shop.rounds["r1"].version == 2


async def test_a_grant_for_a_closed_or_past_round_is_declined() -> None:
    shop = Shop()
    await accept_grant(FakeRounds(shop), grant("g0", opens_at=NOW - 1000 * HOUR))
    assert isinstance(shop.told[-1][1], GrantDeclined)
    await accept_grant(FakeRounds(shop), grant("g1"))
    await move_round(FakeRounds(shop), "r1", RoundState.CLOSED, by=ANN)
    await accept_grant(FakeRounds(shop), grant("g2"))
    assert isinstance(shop.told[-1][1], GrantDeclined)
    assert shop.stocks["a"].remaining == 0


async def test_a_grant_whose_stocks_cost_something_else_is_a_broken_promise() -> None:
    with pytest.raises(BrokenPromiseError):
        await accept_grant(FakeRounds(Shop()), grant(amount_fen=1))


async def test_a_grant_without_a_round_is_not_for_us() -> None:
    shop = Shop()
    await accept_grant(FakeRounds(shop), grant(round=None))
    assert not shop.told


async def test_pause_resume_and_close_are_told() -> None:
    shop = Shop()
    rounds = FakeRounds(shop)
    await accept_grant(rounds, grant())
    await move_round_when_due(rounds, "r1")
    await move_round(rounds, "r1", RoundState.PAUSED, by=ANN, reason="storm")
    assert shop.stocks["a"].state == RoundState.PAUSED
    await move_round(rounds, "r1", RoundState.OPEN, by=ANN)
    await move_round(rounds, "r1", RoundState.CLOSED, by=ANN)
    assert [type(event) for _, event in shop.told][2:] == [RoundOpened, RoundPaused, RoundOpened, RoundClosed]
    closed = shop.told[-1][1]
    assert isinstance(closed, RoundClosed)
    assert (closed.issued_count, closed.unissued_fen) == (0, 30_000)
    again = await move_round(rounds, "r1", RoundState.CLOSED, by=ANN)
    assert isinstance(again, Refused)


async def test_an_officer_of_another_district_moves_no_round() -> None:
    shop = Shop()
    await accept_grant(FakeRounds(shop), grant())
    refused = await move_round(FakeRounds(shop), "r1", RoundState.CLOSED, by=STRANGER)
    assert refused == Refused(RoundRefusal.FORBIDDEN, "the round is another district's")
    assert shop.rounds["r1"].state == RoundState.SCHEDULED


async def test_an_unknown_round_cannot_be_moved() -> None:
    refused = await move_round(FakeRounds(Shop()), "none", RoundState.CLOSED, by=ANN)
    assert isinstance(refused, Refused)
    assert refused.reason == RoundRefusal.NOT_FOUND
    await move_round_when_due(FakeRounds(Shop()), "none")

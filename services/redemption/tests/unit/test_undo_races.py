"""What an undo finds when another till came between its look and its act."""

from services.redemption.domain.voucher import Refusal
from services.redemption.tests import builders as b
from services.redemption.tests.fakes import FakeCounter, FakeRedemptions, FakeShops
from services.redemption.usecases.ports import Redemption
from shared.kernel.decision import Refused


class SeenLate(FakeRedemptions):
    """What others did shows only from the second look on."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = {"number", "key"}

    async def find_for_update(self, store_id: str, request_no: str) -> Redemption | None:
        return None if self._hides("number") else await self.find(store_id, request_no)

    async def find_by_undo_key(self, store_id: str, undo_key: str) -> Redemption | None:
        return None if self._hides("key") else await super().find_by_undo_key(store_id, undo_key)

    def _hides(self, what: str) -> bool:
        is_hidden = what in self.hidden
        self.hidden.discard(what)
        return is_hidden


async def counter_with(hidden: set[str], *redeemed: int) -> FakeCounter:
    counter = FakeCounter()
    late = SeenLate()
    late.hidden.clear()
    counter.redemptions = late
    await FakeShops(counter).put_days("c1", [b.today()])
    await b.receive(counter, 1, 2)
    for number in redeemed:
        await b.redeem(counter, number, f"req-{number:03d}")
    late.hidden = hidden
    return counter


async def test_a_redeem_that_lands_meanwhile_is_undone_not_buried() -> None:
    counter = await counter_with({"number"}, 1)
    undone = await b.undo(counter, "req-001", "undo-01")
    assert isinstance(undone, Redemption)
    assert undone.voucher_id == b.voucher_id(1)


async def test_an_undo_key_taken_meanwhile_refuses_a_tombstone() -> None:
    counter = await counter_with(set(), 1)
    await b.undo(counter, "req-001", "undo-01")
    counter.redemptions.hidden = {"key"}  # type: ignore[attr-defined]
    assert await b.undo(counter, "req-new", "undo-01") == Refused(Refusal.KEY_REUSED)


async def test_an_undo_key_taken_meanwhile_refuses_an_undo() -> None:
    counter = await counter_with(set(), 1, 2)
    await b.undo(counter, "req-001", "undo-01")
    counter.redemptions.hidden = {"key"}  # type: ignore[attr-defined]
    assert await b.undo(counter, "req-002", "undo-01") == Refused(Refusal.KEY_REUSED)

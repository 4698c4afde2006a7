"""Note what treasury tells of merchants' money: settlements (结算) that moved, holds (暂缓结算) laid and lifted."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from services.redemption.usecases.view_ports import Settlements
from shared.contracts.events import Fact
from shared.contracts.treasury_events import MerchantHeld, SettlementMoved

Told = TypeVar("Told", SettlementMoved, MerchantHeld)


async def note_settlements(settlements: Settlements, told: Sequence[Fact]) -> None:
    """Keep the latest word on each, in whatever order and however often the words come."""
    moved = [fact.data for fact in told if isinstance(fact.data, SettlementMoved)]
    held = [fact.data for fact in told if isinstance(fact.data, MerchantHeld)]
    if moved:
        await settlements.keep(_latest((one.settlement_id, one) for one in moved))
    if held:
        await settlements.keep_holds(_latest((one.merchant_id, one) for one in held))


def _latest(told: Iterable[tuple[str, Told]]) -> list[Told]:
    """The highest version of each, in the order of their ids, so that no two writers wait for each other."""
    by_id = dict(sorted(told, key=lambda one: (one[0], one[1].version)))
    return list(by_id.values())

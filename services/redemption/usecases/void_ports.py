"""What voiding needs from outside, in its own words."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class VoidOrder:
    void_id: str
    voucher_ids: tuple[str, ...]
    reason: str
    drafted_by: str
    approved_by: str | None = None


class Voids(Protocol):
    async def add(self, order: VoidOrder) -> bool: ...
    async def load_for_update(self, void_id: str) -> VoidOrder | None: ...
    async def approve(self, void_id: str, checker: str) -> None: ...

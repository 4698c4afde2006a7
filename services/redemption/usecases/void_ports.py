"""What voiding needs from outside, in its own words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

VOIDS_PAGE = 50


@dataclass(frozen=True, slots=True)
class VoidOrder:
    void_id: str
    voucher_ids: tuple[str, ...]
    reason: str
    drafted_by: str
    approved_by: str | None = None


class VoidState(StrEnum):
    DRAFT = "DRAFT"
    APPROVED = "APPROVED"


@dataclass(frozen=True, slots=True)
class ListedVoid:
    """An order as officers see it: how many vouchers it names, how many of them can be voided still, what all are worth
    at face value, and whose districts' they are."""

    void_id: str
    voucher_ids: tuple[str, ...]
    reason: str
    drafted_by: str
    drafted_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    district_ids: tuple[str, ...]
    vouchers: int
    unused: int
    sum_fen: int


class VoidPage(NamedTuple):
    """Orders, the newest first; `next` is the last of them when there are more."""

    voids: list[ListedVoid]
    next: str | None


class Voids(Protocol):
    async def add(self, order: VoidOrder) -> bool: ...
    async def load_for_update(self, void_id: str) -> VoidOrder | None: ...
    async def approve(self, void_id: str, checker: str) -> None: ...
    async def page(
        self, district_id: str | None, state: VoidState | None, after: str | None = None, *, page: int = VOIDS_PAGE
    ) -> VoidPage:
        """Orders of whoever's vouchers, or of those that name a district's alone; locks nothing."""
        ...

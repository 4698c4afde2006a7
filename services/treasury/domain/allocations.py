"""Changing a program's allocation (调整分配) after the campaign was approved."""

from dataclasses import dataclass

from services.treasury.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


@dataclass(frozen=True, slots=True)
class AllocationChange:
    """From what the maker saw to what it shall be."""

    change_id: str
    campaign_id: str
    program_id: str
    from_fen: Fen
    to_fen: Fen
    drafted_by: str
    approved_by: str | None = None


def check_draft(allocated_fen: int, *, saw_allocated_fen: int, to_fen: int) -> Refused | None:
    """The maker saw the allocation in force, and changes it."""
    if saw_allocated_fen != allocated_fen:
        return Refused(Refusal.STALE_VALUE, f"the allocation is {allocated_fen} fen now")
    if to_fen == allocated_fen:
        return Refused(Refusal.MALFORMED, "to_fen: that is what it is now")
    return None


def check_approval(change: AllocationChange, *, checker: str, saw_to_fen: int, allocated_fen: int) -> Refused | None:
    """Four eyes, and nothing moved since the draft."""
    if change.approved_by is not None:
        return Refused(Refusal.WRONG_STATE, "approved already")
    if checker == change.drafted_by:
        return Refused(Refusal.SAME_PERSON)
    if saw_to_fen != change.to_fen:
        return Refused(Refusal.STALE_VALUE, f"the change is to {change.to_fen} fen")
    if allocated_fen != change.from_fen:
        return Refused(Refusal.STALE_VALUE, f"the allocation is {allocated_fen} fen now")
    return None


def check_money(change: AllocationChange, *, unallocated_fen: int, unused_fen: int) -> Refused | None:
    """More must come from the campaign's unallocated money; less must be money the program has not granted."""
    more = change.to_fen - change.from_fen
    if more > unallocated_fen:
        return Refused(Refusal.CAP_EXCEEDED, f"{unallocated_fen} fen of the cap are not allocated")
    if -more > unused_fen:
        return Refused(Refusal.ALLOCATION_EXCEEDED, f"only {unused_fen} fen of the program are not granted")
    return None

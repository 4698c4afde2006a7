"""Prolong a browser's session (续期)."""

from datetime import datetime

from services.identity.domain.person import Refusal
from services.identity.domain.session import may_go_on
from services.identity.usecases.ports import Staff, StaffState
from shared.contracts.roles import Role
from shared.kernel.decision import Refused


async def renew_session(
    staff: Staff, *, subject_id: str, role: str, logged_in_at: datetime, now: datetime
) -> Refused | None:
    """None when it may go on; a withdrawn account's session ends with the token it has."""
    if not may_go_on(role, logged_in_at, now):
        return Refused(Refusal.UNAUTHENTICATED)
    if role == Role.CITIZEN:
        return None
    account = await staff.load_for_update(subject_id)
    return None if account and account.state == StaffState.ACTIVE else Refused(Refusal.UNAUTHENTICATED)

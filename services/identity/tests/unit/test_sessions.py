"""How long a browser stays logged in."""

from datetime import UTC, datetime, timedelta

import pytest

from services.identity.domain.session import LONGEST, SHIFT
from services.identity.tests.fakes import FakeStaff
from services.identity.usecases.ports import StaffAccount, StaffState
from services.identity.usecases.renew_session import renew_session
from shared.contracts.roles import Role

BEGAN = datetime(2022, 8, 26, 1, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


async def answer(staff: FakeStaff, role: str, after: timedelta) -> str | None:
    refused = await renew_session(staff, subject_id="s-1", role=role, logged_in_at=BEGAN, now=BEGAN + after)
    return None if refused is None else str(refused.reason)


async def accounts(role: str, state: StaffState = StaffState.ACTIVE) -> FakeStaff:
    staff = FakeStaff()
    await staff.add(StaffAccount("s-1", "officer", "hash", role, None, state))
    return staff


@pytest.mark.parametrize("role", Role)
async def test_a_session_goes_on_until_its_roles_end_and_no_longer(role: str) -> None:
    staff, longest = await accounts(role), LONGEST.get(role, SHIFT)
    assert await answer(staff, role, longest - MOMENT) is None
    assert await answer(staff, role, longest) == "UNAUTHENTICATED"


async def test_a_withdrawn_or_unknown_account_does_not_go_on() -> None:
    assert await answer(await accounts("auditor", StaffState.WITHDRAWN), "auditor", MOMENT) == "UNAUTHENTICATED"
    assert await answer(FakeStaff(), "auditor", MOMENT) == "UNAUTHENTICATED"

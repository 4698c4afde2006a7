"""How long a browser stays logged in."""

from datetime import UTC, datetime, timedelta

import pytest

from services.identity.domain.session import LONGEST, SHIFT, may_go_on
from shared.contracts.roles import Role

BEGAN = datetime(2022, 8, 26, 1, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize("role", Role)
def test_a_session_goes_on_until_its_roles_end_and_no_longer(role: str) -> None:
    longest = LONGEST.get(role, SHIFT)
    assert may_go_on(role, BEGAN, BEGAN + longest - MOMENT)
    assert not may_go_on(role, BEGAN, BEGAN + longest)

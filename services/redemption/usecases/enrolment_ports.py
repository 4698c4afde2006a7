"""What enrolling a till needs from outside, within one transaction."""

from typing import Protocol

from services.redemption.domain.enrolment import Enrolment


class Enrolments(Protocol):
    """Offers, one a till; a code is kept as its digest only."""

    async def merchant_of(self, terminal_id: str) -> str | None: ...
    async def offer(self, offer: Enrolment, digest: bytes) -> None:
        """In place of the till's earlier one, taken or not."""
        ...

    async def find_for_update(self, digest: bytes) -> Enrolment | None: ...
    async def take(self, taken: Enrolment) -> None: ...

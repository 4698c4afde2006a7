"""The keys of tills, remembered for a while: a till asks again and again, and who has no key costs next to nothing."""

import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import TypeVar

from services.redemption.usecases.ports import KeyOfTill
from shared.contracts.refusals import Code
from shared.runtime.problem import ProblemError

Remembered = TypeVar("Remembered")

REMEMBERED_S = 5.0  # a revoked key is refused within this time
UNKNOWN_REMEMBERED_S = 1.0  # a till whose key was just enrolled waits no longer
REMEMBERED_MAX = 20_000  # of either kind
LOOKED_UP_AT_ONCE_MAX = 4  # of those never known: half of the connections stay for tills
_KEY_ID = re.compile(r"[0-9a-f]{16}")  # as `signing.key_id_of` makes it


class TillKeys:
    """Finds keys by their ids. A key once found is read again past all others; ids never found take turns."""

    def __init__(
        self, look_up: Callable[[str], Awaitable[KeyOfTill | None]], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._look_up = look_up
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, KeyOfTill]] = OrderedDict()
        self._unknown: OrderedDict[str, float] = OrderedDict()
        self._looking_up = 0

    async def find(self, key_id: str) -> KeyOfTill | None:
        """The key, revoked or not; raises ProblemError (BUSY_RETRY) when too many unknown ones are being looked up."""
        known = self._known.get(key_id)
        if known is not None:
            return known[1] if known[0] > self._clock() else await self._read(key_id)
        if not _KEY_ID.fullmatch(key_id) or self._unknown.get(key_id, 0.0) > self._clock():
            return None
        if self._looking_up >= LOOKED_UP_AT_ONCE_MAX:
            raise ProblemError(Code.BUSY_RETRY)
        self._looking_up += 1
        try:
            return await self._read(key_id)
        finally:
            self._looking_up -= 1

    async def _read(self, key_id: str) -> KeyOfTill | None:
        found = await self._look_up(key_id)
        if found is None:
            self._known.pop(key_id, None)
            _remember(self._unknown, key_id, self._clock() + UNKNOWN_REMEMBERED_S)
        else:
            _remember(self._known, key_id, (self._clock() + REMEMBERED_S, found))
        return found


def _remember(those: OrderedDict[str, Remembered], key_id: str, what: Remembered) -> None:
    those[key_id] = what
    those.move_to_end(key_id)
    if len(those) > REMEMBERED_MAX:
        those.popitem(last=False)

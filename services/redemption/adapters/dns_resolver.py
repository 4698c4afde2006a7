"""Names looked up by the system's resolver, each lookup in a thread of its own: one that hangs holds nobody up."""

import asyncio
import contextlib
import socket
from collections.abc import Sequence
from ipaddress import ip_address
from threading import Thread

LOOKUP_WITHIN_S = 3.0  # who waits hears of no address then; the system's own patience is half a minute
LOOKUPS_MAX = 200  # at once; a name that hangs takes one place, however often it is asked for


class DnsResolver:
    """Shares the lookup of a name among all who ask for it meanwhile.

    Threads are daemons: the system's lookup cannot be interrupted, and must not keep a process from ending.
    """

    def __init__(self, *, within_s: float = LOOKUP_WITHIN_S, lookups_max: int = LOOKUPS_MAX) -> None:
        self._within_s = within_s
        self._lookups_max = lookups_max
        self._under_way: dict[str, asyncio.Future[Sequence[str]]] = {}

    async def addresses(self, host: str) -> Sequence[str]:
        """What the name has now, an address itself; none as well while too many other names hang."""
        if _is_address(host):
            return (host,)
        lookup = self._under_way.get(host)
        if lookup is None:
            if len(self._under_way) >= self._lookups_max:
                return ()
            lookup = self._begin(host)
        try:
            async with asyncio.timeout(self._within_s):
                return await asyncio.shield(lookup)
        except TimeoutError:
            return ()

    def _begin(self, host: str) -> asyncio.Future[Sequence[str]]:
        loop = asyncio.get_running_loop()
        lookup = self._under_way[host] = loop.create_future()

        def tell(found: Sequence[str]) -> None:
            del self._under_way[host]
            lookup.set_result(found)

        def look_up() -> None:
            found = _addresses(host)
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(tell, found)

        Thread(target=look_up, name=f"dns:{host}", daemon=True).start()
        return lookup


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _addresses(host: str) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))

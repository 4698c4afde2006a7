"""Names looked up by the system's resolver, each lookup in a thread of its own: one that hangs holds nobody up."""

import asyncio
import socket
from collections.abc import Sequence
from threading import Thread

LOOKUPS_MAX = 200  # at once; a name that hangs takes one place, however often it is asked for


class DnsResolver:
    """Shares the lookup of a name among all who ask for it meanwhile.

    Threads are daemons: the system's lookup cannot be interrupted, and must not keep a process from ending.
    """

    def __init__(self) -> None:
        self._under_way: dict[str, asyncio.Future[Sequence[str]]] = {}

    async def addresses(self, host: str) -> Sequence[str]:
        """What the name has now; none as well while too many other names hang."""
        known = self._under_way.get(host)
        if known is not None:
            return await asyncio.shield(known)
        if len(self._under_way) >= LOOKUPS_MAX:
            return ()
        loop = asyncio.get_running_loop()
        lookup = self._under_way[host] = loop.create_future()

        def tell(found: Sequence[str]) -> None:
            del self._under_way[host]
            lookup.set_result(found)

        def look_up() -> None:
            found = _addresses(host)
            try:
                loop.call_soon_threadsafe(tell, found)
            except RuntimeError:  # the loop has ended meanwhile
                return

        Thread(target=look_up, name=f"dns:{host}", daemon=True).start()
        return await asyncio.shield(lookup)


def _addresses(host: str) -> Sequence[str]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))

"""How often somebody may do a thing, counted in this process's memory: cheap, bounded, lost with the process.

For what must hold (money, a person's vouchers) the database counts instead.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from math import ceil

from starlette.requests import Request

KEYS_MAX = 50_000  # some 10 MB; the window begun longest ago is forgotten first
_NETWORK_OF_ONE_LINE = 64  # bits of an IPv6 address that a provider gives to one customer


class Limit:
    """At most `most` times in a window of `window_s` seconds, which a key's first time begins."""

    def __init__(
        self, most: int, window_s: float, *, keys_max: int = KEYS_MAX, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._window_s = window_s
        self._keys_max = keys_max
        self._clock = clock
        self._windows: OrderedDict[str, tuple[float, int]] = OrderedDict()  # key: until when, how often

    def wait_s(self, key: str) -> int:
        """0 when the key may, else in how many seconds; counts nothing."""
        until, count = self._windows.get(key, (0.0, 0))
        now = self._clock()
        return ceil(until - now) if count >= self._most and until > now else 0

    def count(self, key: str) -> None:
        """Note that the key did it."""
        until, count = self._windows.pop(key, (0.0, 0))
        now = self._clock()
        if until > now:
            self._windows[key] = (until, count + 1)
        else:
            self._windows[key] = (now + self._window_s, 1)
        while len(self._windows) > self._keys_max:
            self._windows.popitem(last=False)

    def give_back(self, key: str) -> None:
        """Take one count back: it came to nothing."""
        until, count = self._windows.get(key, (0.0, 0))
        if count > 0:
            self._windows[key] = (until, count - 1)

    def forget(self, key: str) -> None:
        """Begin anew."""
        self._windows.pop(key, None)

    def take(self, key: str) -> int:
        """Count it and answer 0, or answer in how many seconds the key may."""
        wait = self.wait_s(key)
        if wait == 0:
            self.count(key)
        return wait


def caller_address(request: Request) -> str:
    """Where a request comes from, as the gateway says; for IPv6 the network that one line is given.

    The gateway overwrites the header with the address it was spoken to from, and nothing else reaches a service.
    """
    direct = request.client.host if request.client else ""
    told = request.headers.get("X-Forwarded-For", direct).rpartition(",")[2].strip()[:64]
    try:
        address = ip_address(told)
    except ValueError:
        return told
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Address(int(address) >> _NETWORK_OF_ONE_LINE << _NETWORK_OF_ONE_LINE))
    return str(address)

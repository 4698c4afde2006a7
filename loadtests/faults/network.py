"""Troubles of the network between the services and Postgres, Redis or Kafka; on a stack that was started with links."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

from deploy.local.state import State
from loadtests.faults.fault import SERVERS, Deed, Family, Fault
from loadtests.faults.links import Wish, troubled
from loadtests.faults.proxy import Kind

LASTS_S = (0.5, 4.0)
DELAYS_MS, RATES = (20, 400), (20_000, 400_000)
_SLOW = "slower answers or 503, and no other difference"
_LOST = "what was under way is resolved by its key: done once or not at all"
_SILENT = "waits are bounded: 503 instead of silence; what was under way is resolved by its key"
WORDS = {
    Kind.CUT: ("nobody reaches {} for {} s", _LOST),
    Kind.RESET: ("all connections to {} are reset", _LOST),
    Kind.DELAY: ("{} is {:d} ms further away for {} s", _SLOW),
    Kind.THROTTLE: ("{} is reached by {:,d} bytes a second and connection for {} s", _SLOW),
    Kind.HALF_OPEN: ("connections to {} are taken and silent for {} s", _SILENT),
    Kind.DEAF: ("{} hears and is not heard for {} s", f"{_SILENT}; a commit whose answer is lost counts once"),
}
"""What each trouble is called, and what is expected of it."""


def network(link: str, kind: Kind, *, amount: int = 0, lasts_s: float = 0.0) -> Fault:
    """Trouble of one link."""
    words, expected = WORDS[kind]
    told = [one for one in (amount, f"{lasts_s:g}") if one]
    return Fault(words.format(link, *told), (f"link to {link}",), expected, _troubles(link, kind, amount), lasts_s)


def _troubles(link: str, kind: Kind, amount: int) -> Deed:
    @asynccontextmanager
    async def trouble(state: State) -> AsyncIterator[None]:
        async with troubled(state.links_socket, Wish(link, kind, amount)):
            yield

    return trouble


def _any(dice: Random) -> Fault:
    link, kind = dice.choice(SERVERS), dice.choice(tuple(WORDS))
    lasts_s = 0.0 if kind is Kind.RESET else round(dice.uniform(*LASTS_S), 1)
    spans = {Kind.DELAY: DELAYS_MS, Kind.THROTTLE: RATES}
    amount = dice.randint(*spans[kind]) if kind in spans else 0
    return network(link, kind, amount=amount, lasts_s=lasts_s)


def _missing(state: State) -> str:
    return "" if state.endpoints().get("links") else "the stack runs without links (`up --links`)"


FAMILIES = (Family("network", _any, _missing, 6),)

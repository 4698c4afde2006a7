"""The notifier: a turn for each merchant's system that has something coming, side by side and fairly."""

import asyncio

import structlog

from services.redemption.usecases.deliver_notices import Post, deliver_notices
from shared.runtime.lease import hold_lease, stopped_within
from shared.runtime.postgres import AWAY

log = structlog.get_logger()

POLL_S = 0.25
REST_S = 30.0
TURNS_MAX = 200  # at once: more systems may hang, each for 5 s, before anybody waits for a place


class Notifier:
    """One process at a time, by lease; a second one waits for it."""

    name = "notifier"

    def __init__(self, dsn: str, post: Post, turns_max: int = TURNS_MAX) -> None:
        self._dsn = dsn
        self._post = post
        self._turns_max = turns_max
        self._turns: dict[str, asyncio.Task[None]] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Work until stopped, then finish what is on its way; raises when Postgres is away, to be started again."""
        async with hold_lease(self._dsn, "notifier:redemption", stop) as lease:
            if lease is None:
                return
            try:
                while not stop.is_set():
                    await self._begin_turns(stop)
                    # The lease lives with its session: asking it also notices when the session is gone.
                    await lease.fetchval("select 1")
                    await self._some_turn_ends(stop)
                await asyncio.gather(*self._turns.values())
            finally:
                await self._let_go()

    async def _begin_turns(self, stop: asyncio.Event) -> None:
        free = self._turns_max - len(self._turns)
        if free == 0:
            return
        for merchant_id in await self._post.deliveries.waiting(self._turns, free):
            self._turns[merchant_id] = asyncio.create_task(self._turn(merchant_id, stop))

    async def _turn(self, merchant_id: str, stop: asyncio.Event) -> None:
        try:
            suspended = await deliver_notices(self._post, merchant_id, stop.is_set)
            if suspended is not None:
                log.warning("notice_endpoint_suspended", merchant_id=merchant_id, delivered_to=suspended.delivered_to)
        except AWAY:
            raise
        except Exception:  # one merchant's affair: it keeps its place for a while, and nobody else waits for it
            log.exception("notices_not_sent", merchant_id=merchant_id)
            await stopped_within(stop, REST_S)

    async def _some_turn_ends(self, stop: asyncio.Event) -> None:
        """Wait until there may be something to begin; an error of a turn is ours."""
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait([stopped, *self._turns.values()], timeout=POLL_S, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
        for merchant_id, turn in list(self._turns.items()):
            if turn.done():
                del self._turns[merchant_id]
                turn.result()

    async def _let_go(self) -> None:
        """What is on its way when we fail is not noted, and will be sent again."""
        for turn in self._turns.values():
            turn.cancel()
        await asyncio.gather(*self._turns.values(), return_exceptions=True)
        self._turns.clear()

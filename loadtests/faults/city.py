"""A small, steady city for faults to strike: shoppers and tills, buyers, viewers, an office, and people who come late.

Everything goes through the gateway as it would from outside, each act under a key that is repeated until there is a
definite answer, and every answer goes to the history that `verify` reads.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from random import Random

from deploy.local.state import State
from loadtests.clients.gateway import Gateway, key_of
from loadtests.clients.history import Act
from loadtests.demo.fair.visitors import open_room_for_visitors
from loadtests.demo.settings import Settings
from loadtests.demo.stage import enrol_shops, log_in_people, log_in_staff, register_people
from loadtests.demo.subsidies.buyers import Buyers
from loadtests.demo.traffic import Traffic
from loadtests.fair.deeds import Deed
from loadtests.fair.doors import LiveRoom
from loadtests.fair.play import API, Player
from loadtests.fair.visits import Viewer
from loadtests.fair.words import comment
from loadtests.faults.market import DISTRICT, Market
from loadtests.faults.witness import Witness
from loadtests.faults.yesterday import Yesterday, live_through
from loadtests.paperwork.case import Case
from shared.contracts.fair_records import Kind, Source

CITIZENS, SEED = 240, 20220826  # the demo's own first ones, where it has run
CATEGORIES = ("home-appliances", "supermarket")
SHOPPERS, VIEWERS = 4, 12
SHOPPER_RESTS_S, BUYER_RESTS_S, VIEWER_RESTS_S = (0.2, 0.6), 1.5, 0.3
REDEEMED, UNDONE, REPEATED = 0.8, 0.3, 0.15
ANSWER_WITHIN_S = 4.0
KNOWN_AFTER_S = 2.0  # doors look rooms up every second or so
DRAINED_WITHIN_S = 150.0
KINDS = ("claim", "redeem", "undo", "submit", "pack")
"""What must be answered well again after a fault."""


@dataclass
class City:
    """Who lives in it; `stop` sends everybody home once their last act is answered."""

    market: Market
    yesterday: Yesterday
    witness: Witness
    fair: Witness
    room_id: str
    player: Player
    citizens: list[tuple[str, str]]
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    wrong: list[str] = field(default_factory=list)
    _living: asyncio.Task[None] | None = None
    _dice: Random = field(default_factory=Random)

    @asynccontextmanager
    async def living(self) -> AsyncIterator[None]:
        """Everybody acts while the block lasts; leaving it waits for their last answers.

        Raises what a client could not bear, such as an answer with a forged signature.
        """
        self._living = asyncio.create_task(self._live())
        try:
            yield
        except BaseException:
            self._living.cancel()
            raise
        self.stop.set()
        self.market.hurry.set()
        async with asyncio.timeout(DRAINED_WITHIN_S):
            await self._living

    @property
    def is_alive(self) -> bool:
        return self._living is not None and not self._living.done()

    def acts(self) -> list[Act]:
        """All that anybody was told, in no order."""
        return [*self.witness.acts, *self.fair.acts]

    async def _live(self) -> None:
        async with asyncio.TaskGroup() as together:
            for first in range(SHOPPERS):
                together.create_task(self._shop_for_ever(first))
            together.create_task(self._file_for_ever())
            together.create_task(self._watch_for_ever())
            together.create_task(self.market.keep_open(self.stop))
            together.create_task(self.yesterday.knock(self.stop))

    def take_wrong(self) -> list[str]:
        """Answers that must not be, since the last time."""
        for told in (self.yesterday.broken, self.player.score.broken):
            self.wrong += told
            told.clear()
        taken, self.wrong = self.wrong, []
        return taken

    async def _shop_for_ever(self, first: int) -> None:
        people = cycle(self.citizens[first::SHOPPERS])
        while not self.stop.is_set():
            campaign, citizen = self.market.now, next(people)
            traffic = Traffic(
                self.market.gateway, self.witness, campaign.stage, self._dice.randrange(2**32),
                repeat_share=REPEATED, undo_share=UNDONE,
            )  # fmt: skip
            ticket = await traffic.ticket(campaign.terms["round_id"], citizen)
            for stock in campaign.terms["stocks"] if ticket else ():
                await traffic.claim(campaign.terms, citizen, ticket or "", stock, district_id=DISTRICT)
            for won in traffic.score.won:
                if self._dice.random() < REDEEMED:
                    await traffic.shop(won, self._dice.choice(self.market.shops), won.voucher_id)
            if "ROUND_CLOSED" in traffic.score.refused[campaign.terms["round_id"]]:
                self.market.hurry.set()
            self.wrong += traffic.score.broken
            await asyncio.sleep(self._dice.uniform(*SHOPPER_RESTS_S))

    async def _file_for_ever(self) -> None:
        tokens: dict[str, tuple[str, str]] = {}
        buyers = Buyers(self.market.gateway, self.witness, tokens)
        people = cycle(self.citizens)
        while not self.stop.is_set():
            campaign = self.market.now
            filing = campaign.desk.file_one()
            tokens[filing.applicant.national_id] = next(people)
            await buyers.file(campaign.window, Case(filing.facts["vin"], filing))
            self.wrong += buyers.score.broken
            buyers.score.broken.clear()
            await asyncio.sleep(BUYER_RESTS_S)
        buyers.close()

    async def _watch_for_ever(self) -> None:
        started, number = time.time(), 0
        viewers = [Viewer(one, Source.PAGE) for one in range(VIEWERS)]
        while not self.stop.is_set():
            number += 1
            viewer = viewers[number % VIEWERS]
            at_ms = int((time.time() - started) * 1_000)
            sign = Deed(at_ms, viewer, Kind.JOIN if number <= VIEWERS else Kind.BEAT)
            liked = Deed(at_ms, viewer, Kind.LIKE, f"l{number}", self._dice.randint(1, 5))
            said = Deed(at_ms, viewer, Kind.COMMENT, f"c{number}", text=comment(self._dice))
            await self.player.send_pack(viewer, [sign, liked, said])
            await asyncio.sleep(VIEWER_RESTS_S)


@asynccontextmanager
async def small_city(state: State) -> AsyncIterator[City]:
    """A city that lives while the block lasts, on a stack that is well; leaving waits for everybody's last answer."""
    run = time.strftime("%m%d%H%M%S")
    folder = state.folder / "history"
    async with (
        Gateway(state.endpoints()["gateway"], answer_within_s=ANSWER_WITHIN_S) as gateway,
        Witness(folder / f"faults-{run}.jsonl") as witness,
        Witness(folder / "fair" / f"faults-{run}.jsonl") as fair,
    ):
        city = await _settle(gateway, state, run, witness, fair)
        async with city.living():
            yield city
        await _close_room(gateway, city.room_id)


async def _settle(gateway: Gateway, state: State, run: str, witness: Witness, fair: Witness) -> City:
    staff = await log_in_staff(gateway)
    await register_people(gateway, Settings(1.0, 60, SEED, state), staff, CITIZENS)
    citizens = await log_in_people(gateway, CITIZENS)
    shops = await enrol_shops(gateway, staff, {DISTRICT: (2, CATEGORIES)})
    market = Market(gateway, staff, shops, state, run)
    room_id = await open_room_for_visitors(gateway, f"f{run}")
    room = LiveRoom(room_id, int(time.time() * 1_000), 1, "", [])
    yesterday = await live_through(market, witness, citizens)
    await market.open()
    await asyncio.sleep(KNOWN_AFTER_S)
    return City(market, yesterday, witness, fair, room_id, Player(gateway, fair, room, []), citizens)


async def _close_room(gateway: Gateway, room_id: str) -> None:
    login = await gateway.act(
        "/api/identity/v1/demo/logins", {"role": "bureau", "index": 0}, token="", key="demo-login"
    )
    await gateway.act(f"{API}/rooms/{room_id}/closings", {}, token=login["token"], key=key_of("close", room_id))

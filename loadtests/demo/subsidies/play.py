"""The subsidies of the demo from filing to payment: buyers, reviewers and the finance office side by side."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import asyncpg

from loadtests.clients.gateway import Gateway
from loadtests.clients.history import History
from loadtests.clients.people import Person
from loadtests.demo.clock import Clock
from loadtests.demo.stage import Shop, Staff
from loadtests.demo.subsidies.buyers import Buyers, Score
from loadtests.demo.subsidies.finance import Finance
from loadtests.demo.subsidies.reviewers import Reviewers
from loadtests.demo.subsidies.shopping import go_shopping
from loadtests.demo.subsidies.stage import UNDER_WAY, SubsidyStage, approve_grant
from shared.runtime.postgres import AWAY

FINISHED_WITHIN_S = 600
AWAY_WITHIN_S = 60
PAUSE_S = 1.0
SHOPPERS = 8
_UNFINISHED = "select count(*) from subsidies.subsidy_claim where policy_id = any($1) and state = any($2)"
_PAID = """
select claim_no, amount_fen from subsidies.subsidy_claim where policy_id = $1 and state = 'PAID' order by filing_no
"""


@dataclass
class SubsidyScore:
    """What buyers and officers met; `broken` are answers that must not be."""

    buyers: Score
    returned: dict[str, int] = field(default_factory=dict)
    objected: int = 0
    batches: int = 0
    broken: list[str] = field(default_factory=list)


async def play_subsidies(
    gateway: Gateway, history: History, stage: SubsidyStage, staff: Staff, dsn: str, *, seed: int,
    people: Iterable[tuple[Person, tuple[str, str]]], shops: list[Shop], clock: Clock,
) -> SubsidyScore:  # fmt: skip
    """Until every claim is paid, refused, waiting or lapsed; then a car comes back, and one paid in kind too."""
    buyers = Buyers(gateway, history, {person.national_id: login for person, login in people})
    reviewers = Reviewers(gateway, stage, buyers, seed)
    finance = Finance(gateway, stage, staff, buyers)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as together:
        together.create_task(reviewers.work(stop))
        together.create_task(finance.work(stop))
        await asyncio.sleep(max(0.0, (stage.opens_at - datetime.now(UTC)).total_seconds()))
        await buyers.file_all(stage)
        clock.say(f"subsidies: {len(buyers.score.filed)} claims filed with {buyers.score.documents} documents")
        if stage.second_grant is not None:
            await approve_grant(gateway, staff, stage.second_grant)
        await _until_finished(dsn, stage)
        stop.set()
    clock.say(f"subsidies: reviewed, and paid in {finance.batches} batches")
    shopped = await _go_shopping(gateway, dsn, stage, buyers, shops, seed)
    await _claw_back(dsn, stage, finance)
    broken = [*buyers.score.broken, *reviewers.broken, *finance.broken, *shopped]
    return SubsidyScore(buyers.score, reviewers.returned, reviewers.objected, finance.batches, broken)


async def _until_finished(dsn: str, stage: SubsidyStage) -> None:
    policies = [window.policy_id for window in stage.windows]
    async with asyncio.timeout(FINISHED_WITHIN_S):
        while await ask(dsn, _UNFINISHED, policies, UNDER_WAY) != [(0,)]:
            await asyncio.sleep(PAUSE_S)


async def _go_shopping(
    gateway: Gateway, dsn: str, stage: SubsidyStage, buyers: Buyers, shops: list[Shop], seed: int
) -> list[str]:
    """Some of those who were paid in vouchers use a few of them."""
    wrong = []
    for window in stage.windows:
        if window.pays_in_cards:
            paid = await ask(dsn, _PAID, window.policy_id)
            tokens = [buyers.score.owner[claim_no] for claim_no, _ in paid[-SHOPPERS:]]
            wrong += await go_shopping(gateway, window, shops, tokens, seed)
    return wrong


async def _claw_back(dsn: str, stage: SubsidyStage, finance: Finance) -> None:
    for window in stage.windows:
        paid = await ask(dsn, _PAID, window.policy_id)
        if not paid or window.policy_id.split(".", 1)[1].startswith("anping"):
            continue
        claim_no, amount_fen = paid[0]
        if window.pays_in_cards:
            await finance.take_cards_back(claim_no)
        elif window is next(one for one in stage.windows if not one.pays_in_cards):
            await finance.claw_back(claim_no, amount_fen)


async def ask(dsn: str, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Asked again while the database is away: what disturbs a campaign may kill it at any moment."""
    async with asyncio.timeout(AWAY_WITHIN_S):
        while True:
            with suppress(*AWAY):
                reader = await asyncpg.connect(dsn)
                try:
                    return [tuple(row) for row in await reader.fetch(query, *values)]
                finally:
                    await reader.close()
            await asyncio.sleep(PAUSE_S)

"""A policy's money here (资金池): reserved claim by claim, in strict order of submission once it does not suffice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.subsidies.domain.policy import Policy
from services.subsidies.domain.subsidy_claim import State, SubsidyClaim
from shared.kernel.fen import Fen


@dataclass(frozen=True, slots=True)
class Pool:
    """What is left of a policy's grants, how many wait for it, and how often a rest was given back."""

    policy: Policy
    remaining_fen: Fen
    waiting: int
    returns: int = 0


def take_in(pool: Pool, amount: Fen) -> tuple[Pool, State]:
    """Where a claim goes that is filed now: its money reserved, or behind those who wait already."""
    if pool.waiting == 0 and amount <= pool.remaining_fen:
        return replace(pool, remaining_fen=Fen(pool.remaining_fen - amount)), State.SUBMITTED
    return replace(pool, waiting=pool.waiting + 1), State.WAITLISTED


def put_back(pool: Pool, amount: Fen) -> Pool:
    """Money of a claim that ended, or of a new grant."""
    return replace(pool, remaining_fen=Fen(pool.remaining_fen + amount))


def waits_in_vain(pool: Pool, now: datetime) -> bool:
    """Whether somebody waits for the money of a policy that has closed: the list ends with it, the rest goes back."""
    return now >= pool.policy.closes_at and pool.waiting > 0


def give_back(pool: Pool, now: datetime) -> Pool | None:
    """The pool without its rest, once its policy takes no more claims and nobody waits (余额收回); else None."""
    if now < pool.policy.closes_at or pool.waiting > 0 or pool.remaining_fen == 0:
        return None
    return replace(pool, remaining_fen=Fen(0), returns=pool.returns + 1)


def exchange(pool: Pool, held: Fen, wanted: Fen) -> Pool | None:
    """A claim that was fixed earns another amount; more needs money that nobody waits for."""
    more = wanted - held
    if more > 0 and (pool.waiting > 0 or more > pool.remaining_fen):
        return None
    return replace(pool, remaining_fen=Fen(pool.remaining_fen - more))


def empties_at(remaining: Fen, taken: Fen, *, over: timedelta, now: datetime) -> datetime | None:
    """When nothing is left if it goes on like this (预计用完); None while nothing is taken, or nothing is left.

    `taken` is what went out in the time `over`; the forecast is their quotient.
    """
    if taken <= 0 or remaining <= 0:
        return None
    return now + timedelta(seconds=int(over.total_seconds() * remaining / taken))


def move_up(pool: Pool, waiting: Sequence[SubsidyClaim]) -> tuple[Pool, list[SubsidyClaim]]:
    """Who is served now of those who wait, first come first: nobody overtakes one whose claim does not fit yet."""
    served: list[SubsidyClaim] = []
    for claim in waiting:
        if claim.amount_fen > pool.remaining_fen:
            break
        pool = replace(pool, remaining_fen=Fen(pool.remaining_fen - claim.amount_fen), waiting=pool.waiting - 1)
        served.append(claim)
    return pool, served

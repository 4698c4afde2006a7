"""Where a claim's money is (资金去向) in each state, and what a step of the claim moves.

Only reserving, owing and freeing are steps of the claim. What is paid out has facts of its own: treasury books the
bank's answer, a voucher its redemption, a fuel card its hand-over.
"""

from collections import Counter
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from services.subsidies.domain.policy import Form, Policy, split
from services.subsidies.domain.subsidy_claim import State, SubsidyClaim
from shared.kernel.fen import Fen


class Place(StrEnum):
    """Not reserved; promised to a person; owed; handed over; back with the program it was granted from."""

    POOL = "POOL"
    PROMISED = "PROMISED"
    OWED = "OWED"
    PAID = "PAID"
    PROGRAM = "PROGRAM"


class Step(NamedTuple):
    """An amount that went from one place to another."""

    amount_fen: Fen
    out_of: Place
    into: Place


S = State
_RESERVED = frozenset({S.SUBMITTED, S.AUTO_CHECKED, S.DISTRICT_APPROVED, S.RETURNED_FOR_FIX})
_APPROVED = frozenset({S.CITY_APPROVED, S.PUBLICISED, S.IN_BATCH, S.PAY_FAILED, S.PAID, S.CLAWED_BACK})


def money_steps(policy: Policy, before: SubsidyClaim, after: SubsidyClaim) -> list[Step]:
    """What this step of the claim moves; each amount leaves one place for another."""
    moved = _standing(policy, after)
    moved.subtract(_standing(policy, before))
    moved[Place.POOL] -= sum(moved.values())
    steps: list[Step] = []
    for out_of, into in product(Place, Place):
        amount = min(-moved[out_of], moved[into])
        if amount > 0:
            moved[out_of] += amount
            moved[into] -= amount
            steps.append(Step(Fen(amount), out_of, into))
    return steps


def _standing(policy: Policy, claim: SubsidyClaim) -> Counter[Place]:
    """What of the claim's amount is promised and owed, as far as the claim itself says."""
    if claim.state in _RESERVED:
        return Counter({Place.PROMISED: claim.amount_fen})
    standing: Counter[Place] = Counter()
    if claim.state in _APPROVED:
        for part, amount in split(policy, claim.amount_fen):
            standing[Place.OWED if part.form == Form.BANK_CARD else Place.PROMISED] += amount
    return standing

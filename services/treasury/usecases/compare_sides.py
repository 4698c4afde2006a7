"""Compare the sides (对账): every item of every pair of a campaign, in one snapshot; nothing is written."""

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from services.treasury.domain.reconciliation import AGREES, Found, Place, Sums, compare, tally
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.reconciliation_ports import Reconciling, Run, Scope
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer

LISTED_MAX = 10_000  # more than that is one fault, not ten thousand; they are counted all the same


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a run saw: all of it counted, what differs listed up to a bound."""

    run: Run
    counts: dict[Place, Sums]
    found: list[Found]


async def compare_sides(
    reconciling: Reconciling, *, campaign_id: str, district_id: str | None, as_at: datetime | None, officer: Officer
) -> Comparison | Refused:
    """As at a second of the past, or now; of a district's staff the district. Memory holds a page, not the campaign."""
    district_id = district_id or officer.district_id
    if district_id is not None and not officer.acts_in(district_id):
        return Refused(Refusal.FORBIDDEN, "the district is another's")
    sums: dict[Place, Sums] = defaultdict(lambda: Sums(0, 0, 0))
    differs: list[Found] = []
    async with reconciling.sides() as sides:
        started_at = await sides.now()
        districts = await sides.districts(campaign_id)
        if not districts or district_id not in {None, *districts}:
            return Refused(Refusal.NOT_FOUND, "no such campaign or district")
        if as_at is not None and as_at > started_at:
            return Refused(Refusal.MALFORMED, "as_at: that second is yet to come")
        scope = Scope(campaign_id, district_id, as_at or started_at)
        async for page in sides.pages(scope):
            founds = list(compare(*page))
            for place, more in tally(founds).items():
                sums[place] = Sums(*(one + other for one, other in zip(sums[place], more, strict=True)))
            differs += (found for found in founds if found.result not in AGREES)
            del differs[LISTED_MAX + 1 :]
        run = Run(
            run_id=secrets.token_hex(8),
            campaign_id=campaign_id,
            district_id=district_id,
            as_at=scope.as_at,
            is_present=as_at is None,
            is_whole=len(differs) <= LISTED_MAX,
            started_by=officer.staff_id,
            started_at=started_at,
            finished_at=await sides.now(),
        )
    return Comparison(run, dict(sums), differs[:LISTED_MAX])

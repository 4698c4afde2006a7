"""Return a claim (退回补正): the fields to be fixed are named, the buyer's clock runs."""

from collections.abc import Mapping, Sequence

from services.subsidies.domain.policy import Level
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import return_for_fix
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def return_claim(
    office: Office, claim_no: str, *, reviewer: Officer, level: Level, fields: Sequence[str],
    notes: Mapping[str, str] | None = None,
) -> ClaimFile | Refused:  # fmt: skip
    """The fields are those of the form, or kinds of documents it demands; a note tells the buyer what is wrong."""
    found = await load_for_review(office, claim_no, reviewer)
    if isinstance(found, Refused):
        return found
    pool, file = found
    unknown = set(fields) - {field.name for field in pool.policy.fields} - set(pool.policy.documents)
    if unknown:
        return Refused(Refusal.MALFORMED, f"fields: {', '.join(sorted(unknown))} are not of this form")
    moved = return_for_fix(
        file.claim, level, reviewer.staff_id, fields=tuple(dict.fromkeys(fields)),
        notes=tuple((notes or {}).items()), fix_within=pool.policy.fix_within, now=await office.now(),
    )  # fmt: skip
    return moved if isinstance(moved, Refused) else await record_move(office, pool, file, moved)

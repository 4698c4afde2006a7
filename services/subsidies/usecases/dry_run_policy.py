"""Dry-run a policy (试算): which claims filed so far would gain or lose money under changed rules. Nothing changes."""

from dataclasses import dataclass

from services.subsidies.domain.filing import Right, judge_filing
from services.subsidies.domain.policy import Policy
from services.subsidies.domain.policy_change import bound_changes
from services.subsidies.domain.policy_check import check_policy
from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases.ports import ClaimFile, Office
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen

TOLD_MAX = 1_000  # claims listed one by one; the sums are of all


@dataclass(frozen=True, slots=True)
class Change:
    """A claim's award now and under the rules tried; `refusals` say why it would earn nothing."""

    claim_no: str
    now_fen: Fen
    then_fen: Fen
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class DryRun:
    """What the rules tried would mean for the living claims of the policy.

    While `bound` names a place, loading these rules is refused: claims live by what stands there now.
    """

    looked_at: int
    changed: int
    now_fen: Fen
    then_fen: Fen
    changes: tuple[Change, ...]
    bound: tuple[str, ...]


async def dry_run_policy(office: Office, tried: Policy) -> DryRun | Refused:
    """Judge every living claim anew, some hundred at a time; no claim is held up by it."""
    refused = check_policy(tried)
    if refused is not None:
        return refused
    known = await office.pools.see(tried.policy_id)
    if known is None:
        return Refused(Refusal.NOT_FOUND)
    looked_at, now_fen, then_fen, after = 0, 0, 0, 0
    changes: list[Change] = []
    while page := await office.files.filed_under(tried.policy_id, after):
        for after, file in page:  # noqa: B007 - the last one is where the next page starts
            change = _judge(tried, file)
            looked_at, now_fen, then_fen = looked_at + 1, now_fen + change.now_fen, then_fen + change.then_fen
            if change.now_fen != change.then_fen:
                changes.append(change)
    bound = bound_changes(known, tried) if looked_at else ()
    return DryRun(looked_at, len(changes), Fen(now_fen), Fen(then_fen), tuple(changes[:TOLD_MAX]), bound)


def _judge(tried: Policy, file: ClaimFile) -> Change:
    judged = judge_filing(tried, file.typed, file.documents)
    now_fen = file.claim.amount_fen
    if isinstance(judged, Right):
        return Change(file.claim.claim_no, now_fen, judged.amount_fen, ())
    refusals = dict.fromkeys(problem.refusal for problem in judged)
    return Change(file.claim.claim_no, now_fen, Fen(0), tuple(refusals))

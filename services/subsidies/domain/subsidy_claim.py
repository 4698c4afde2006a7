"""The life of a subsidy claim (补贴申领), and the two clocks: the office's service time, the buyer's fix deadline."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from services.subsidies.domain.policy import NOTHING, Level
from services.subsidies.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen


class State(StrEnum):
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    WAITLISTED = "WAITLISTED"
    AUTO_CHECKED = "AUTO_CHECKED"
    DISTRICT_APPROVED = "DISTRICT_APPROVED"
    CITY_APPROVED = "CITY_APPROVED"
    PUBLICISED = "PUBLICISED"
    IN_BATCH = "IN_BATCH"
    PAID = "PAID"
    PAY_FAILED = "PAY_FAILED"
    RETURNED_FOR_FIX = "RETURNED_FOR_FIX"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"
    LAPSED = "LAPSED"
    CLAWED_BACK = "CLAWED_BACK"


S = State
UNDER_REVIEW = frozenset({S.SUBMITTED, S.AUTO_CHECKED, S.DISTRICT_APPROVED, S.CITY_APPROVED, S.PUBLICISED})
"""The office holds the file: its service time runs, and it may reject or return it."""

MOVES: dict[State, frozenset[State]] = {
    S.DRAFT: frozenset({S.SUBMITTED, S.WAITLISTED, S.WITHDRAWN}),
    S.WAITLISTED: frozenset({S.SUBMITTED, S.WITHDRAWN, S.LAPSED}),
    S.SUBMITTED: frozenset({S.AUTO_CHECKED, S.RETURNED_FOR_FIX, S.REJECTED, S.WITHDRAWN}),
    S.AUTO_CHECKED: frozenset({S.DISTRICT_APPROVED, S.CITY_APPROVED, S.RETURNED_FOR_FIX, S.REJECTED, S.WITHDRAWN}),
    S.DISTRICT_APPROVED: frozenset({S.CITY_APPROVED, S.RETURNED_FOR_FIX, S.REJECTED, S.WITHDRAWN}),
    S.CITY_APPROVED: frozenset({S.PUBLICISED, S.RETURNED_FOR_FIX, S.REJECTED}),
    S.PUBLICISED: frozenset({S.IN_BATCH, S.AUTO_CHECKED, S.RETURNED_FOR_FIX, S.REJECTED}),
    S.IN_BATCH: frozenset({S.PAID, S.PAY_FAILED}),
    S.PAY_FAILED: frozenset({S.IN_BATCH}),
    S.RETURNED_FOR_FIX: frozenset({S.SUBMITTED, S.WITHDRAWN, S.LAPSED}),
    S.PAID: frozenset({S.CLAWED_BACK}),
}
ENDED = frozenset({S.REJECTED, S.WITHDRAWN, S.LAPSED, S.CLAWED_BACK})
"""The claim's VIN, invoice and person are free again."""

DRAFTS_MAX = 5
"""Drafts that one person has open at once; a draft holds what was typed and uploaded, and nobody looks after it."""

WAITS_FOR_NOBODY = frozenset({S.SUBMITTED, S.CITY_APPROVED})
"""The next step is the office's own and due at once: the automatic check, the public notice."""


@dataclass(frozen=True, slots=True)
class SubsidyClaim:
    """A claim where it stands.

    `held_since` is when the office took the file, None while it does not hold it. `payouts` counts the payments to the
    bank that were asked for, `settled_fen` is what has reached the buyer, in whatever form. `fix_notes` are the
    reviewer's words to the buyer, beside what is to be fixed.
    """

    claim_no: str
    policy_id: str
    citizen_id: str
    district_id: str
    state: State
    version: int
    amount_fen: Fen
    office_time: timedelta = timedelta(0)
    held_since: datetime | None = None
    fix_fields: tuple[str, ...] = ()
    fix_notes: tuple[tuple[str, str], ...] = ()
    fix_by: datetime | None = None
    notice_until: datetime | None = None
    acted: tuple[tuple[Level, str], ...] = ()
    rejected_for: Refusal | None = None
    assigned_to: str | None = None
    payouts: int = 0
    awaits_bank: bool = False
    settled_fen: Fen = NOTHING
    pay_failure: str = ""


def voucher_stock_of(claim: SubsidyClaim) -> str:
    """The stock that the voucher part of its award is issued as: one a claim."""
    return f"{claim.policy_id}.{claim.claim_no.lower()}"


def due_at(claim: SubsidyClaim) -> datetime | None:
    """When the clock moves this claim on by itself (到期): the check, the notice, its end, a passed fix deadline."""
    if claim.state in WAITS_FOR_NOBODY:
        return claim.held_since
    return claim.notice_until or claim.fix_by


def move(claim: SubsidyClaim, to: State, now: datetime) -> SubsidyClaim | Refused:
    """The claim in its next state, its clocks wound on; an illegal move is refused."""
    if to not in MOVES.get(claim.state, frozenset()):
        return Refused(Refusal.WRONG_STATE, f"{claim.state} → {to}")
    spent = now - claim.held_since if claim.held_since is not None else timedelta(0)
    return replace(
        claim,
        state=to,
        version=claim.version + 1,
        office_time=claim.office_time + spent,
        held_since=now if to in UNDER_REVIEW else None,
        fix_fields=(),
        fix_notes=(),
        fix_by=None,
        notice_until=None,
        assigned_to=None,
    )


def step(claim: SubsidyClaim, to: State, now: datetime) -> SubsidyClaim:
    """The same where the state has been looked at already; raises BrokenPromiseError for an illegal move."""
    moved = move(claim, to, now)
    if isinstance(moved, Refused):
        raise BrokenPromiseError(f"{claim.claim_no}: {moved.detail}")
    return moved


def assign(claim: SubsidyClaim, level: Level, levels: tuple[Level, ...], reviewer: str) -> SubsidyClaim | Refused:
    """Take a file (领办) at the level it lies with: this reviewer's till the next step, or till it is handed back."""
    if claim.state not in UNDER_REVIEW:
        return Refused(Refusal.WRONG_STATE, f"the claim is {claim.state}")
    lies_with = levels[0] if claim.state == S.SUBMITTED else _next_level(claim.state, levels) or levels[-1]
    if lies_with != level:
        return Refused(Refusal.WRONG_STATE, f"the file lies with {lies_with}")
    taken = _taken_by_another(claim, reviewer)
    return taken or replace(claim, assigned_to=reviewer)


def hand_back(claim: SubsidyClaim, reviewer: str) -> SubsidyClaim | Refused:
    """Hand a file back (退办) to the queue."""
    if claim.assigned_to != reviewer:
        return Refused(Refusal.WRONG_STATE, "the file is not yours")
    return replace(claim, assigned_to=None)


def _taken_by_another(claim: SubsidyClaim, reviewer: str) -> Refused | None:
    if claim.assigned_to not in {None, reviewer}:
        return Refused(Refusal.CONFLICT, "another reviewer has the file")
    return None


def approve(
    claim: SubsidyClaim, level: Level, levels: tuple[Level, ...], reviewer: str, now: datetime
) -> SubsidyClaim | Refused:
    """Approve (通过) at one level: each level once, in order, each by another person."""
    waiting_for = _next_level(claim.state, levels)
    if waiting_for != level:
        return Refused(Refusal.WRONG_STATE, f"the file waits for {waiting_for or 'nobody'}")
    moved = move(claim, S.CITY_APPROVED if level == levels[-1] else S.DISTRICT_APPROVED, now)
    return _signed(claim, moved, level, reviewer)


def return_for_fix(
    claim: SubsidyClaim, level: Level, reviewer: str, *, fields: tuple[str, ...],
    notes: tuple[tuple[str, str], ...] = (), fix_within: timedelta, now: datetime,
) -> SubsidyClaim | Refused:  # fmt: skip
    """Return (退回补正) naming the fields, with a note to some; number and money stay, the fix clock runs now."""
    if not fields:
        return Refused(Refusal.MALFORMED, "fields: which are to be fixed?")
    if {field for field, _ in notes} - set(fields):
        return Refused(Refusal.MALFORMED, "notes: just of what is to be fixed")
    signed = _signed(claim, move(claim, S.RETURNED_FOR_FIX, now), level, reviewer)
    if isinstance(signed, Refused):
        return signed
    return replace(signed, fix_fields=fields, fix_notes=notes, fix_by=now + fix_within)


def reject(
    claim: SubsidyClaim, level: Level, reviewer: str, now: datetime, *, reason: Refusal
) -> SubsidyClaim | Refused:
    """Reject (驳回) for good; the money is free."""
    signed = _signed(claim, move(claim, S.REJECTED, now), level, reviewer)
    return signed if isinstance(signed, Refused) else replace(signed, rejected_for=reason)


def object_to(claim: SubsidyClaim, now: datetime) -> SubsidyClaim | Refused:
    """Somebody objects (异议) while the claim stands in public notice: all levels look again."""
    if claim.state != S.PUBLICISED or (claim.notice_until is not None and now >= claim.notice_until):
        return Refused(Refusal.WRONG_STATE, "the claim does not stand in public notice")
    return move(claim, S.AUTO_CHECKED, now)


def publicise(claim: SubsidyClaim, now: datetime, notice: timedelta) -> SubsidyClaim | Refused:
    """Put an approved claim on public notice (公示)."""
    moved = move(claim, S.PUBLICISED, now)
    return moved if isinstance(moved, Refused) else replace(moved, notice_until=now + notice)


def release(claim: SubsidyClaim, now: datetime) -> SubsidyClaim | Refused:
    """The notice passed without objection: the claim goes to be paid, and nobody can take it back from there."""
    if claim.notice_until is None or now < claim.notice_until:
        return Refused(Refusal.WRONG_STATE, "the notice has not passed")
    return move(claim, S.IN_BATCH, now)


def settle(claim: SubsidyClaim, amount: Fen, now: datetime) -> SubsidyClaim:
    """Some of the award has reached the buyer; with the last of it the claim is paid (拨付完成)."""
    settled = replace(claim, settled_fen=Fen(claim.settled_fen + amount))
    if settled.settled_fen > claim.amount_fen:
        raise BrokenPromiseError(f"{claim.claim_no}: {settled.settled_fen} fen of {claim.amount_fen} were handed over")
    return step(settled, S.PAID, now) if settled.settled_fen == claim.amount_fen else settled


def fail_payout(claim: SubsidyClaim, account_field: str, reason: str, now: datetime) -> SubsidyClaim:
    """The bank could not pay: the buyer mends the account, without a deadline."""
    return replace(step(claim, S.PAY_FAILED, now), fix_fields=(account_field,), pay_failure=reason)


def may_change(claim: SubsidyClaim, fields: frozenset[str]) -> Refused | None:
    """A draft is the buyer's own; later just the fields that were named, till the claim is filed again."""
    if claim.state == S.DRAFT:
        return None
    if claim.state not in {S.RETURNED_FOR_FIX, S.PAY_FAILED}:
        return Refused(Refusal.WRONG_STATE, f"the claim is {claim.state}")
    others = fields - set(claim.fix_fields)
    return Refused(Refusal.FORBIDDEN, f"not to be fixed: {', '.join(sorted(others))}") if others else None


def fix(claim: SubsidyClaim, now: datetime) -> SubsidyClaim | Refused:
    """File again under the same number, before the deadline."""
    if claim.state != S.RETURNED_FOR_FIX or claim.fix_by is None:
        return Refused(Refusal.WRONG_STATE, str(claim.state))
    if now >= claim.fix_by:
        return Refused(Refusal.FIX_DEADLINE_PASSED)
    return move(claim, S.SUBMITTED, now)


def lapse(claim: SubsidyClaim, now: datetime) -> SubsidyClaim | Refused:
    """The fix deadline passed (逾期失效): the claim ends and its money is free."""
    if claim.fix_by is None or now < claim.fix_by:
        return Refused(Refusal.WRONG_STATE, "the deadline has not passed")
    return move(claim, S.LAPSED, now)


def wait_in_vain(claim: SubsidyClaim, now: datetime) -> SubsidyClaim:
    """Waiting ends with the policy (候补终止): no money came for this claim, which its buyer is told as the reason."""
    return replace(step(claim, S.LAPSED, now), rejected_for=Refusal.POOL_EMPTY)


def office_time(claim: SubsidyClaim, now: datetime) -> timedelta:
    """How long the office has held the file so far (办理时限): the time with the buyer does not count."""
    return claim.office_time + (now - claim.held_since if claim.held_since is not None else timedelta(0))


def _signed(claim: SubsidyClaim, moved: SubsidyClaim | Refused, level: Level, reviewer: str) -> SubsidyClaim | Refused:
    """The act with the reviewer's name on it: one person never acts on two levels of one file."""
    if isinstance(moved, Refused):
        return moved
    taken = _taken_by_another(claim, reviewer)
    if taken is not None:
        return taken
    if any(person == reviewer and acted_on != level for acted_on, person in claim.acted):
        return Refused(Refusal.SAME_PERSON)
    act = (level, reviewer)
    return moved if act in claim.acted else replace(moved, acted=(*claim.acted, act))


def _next_level(state: State, levels: tuple[Level, ...]) -> Level | None:
    done = {S.AUTO_CHECKED: 0, S.DISTRICT_APPROVED: 1}.get(state)
    return levels[done] if done is not None and done < len(levels) else None

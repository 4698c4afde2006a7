"""A difference (差异) as work: open until a run no longer sees it, or somebody ends it with a reason."""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

from services.treasury.domain.reconciliation import Found, Key, Result
from services.treasury.domain.refusals import Refusal
from shared.kernel.decision import Refused

BY_RUN = "run"
ID_DIGITS = 20


class DifferenceState(StrEnum):
    OPEN = "OPEN"
    ENDED = "ENDED"


@dataclass(frozen=True, slots=True)
class Difference:
    """`first_run` is the one that opened it last, `last_run` the last that saw it; an amount is None where nothing is.

    `owner` is who took it; `ended_by` a member of staff, with their reason in `note`, or `run`.
    """

    difference_id: str
    campaign_id: str
    district_id: str
    key: Key
    result: Result
    here_fen: int | None
    there_fen: int | None
    here_word: str
    there_word: str
    first_run: str
    last_run: str
    state: DifferenceState = DifferenceState.OPEN
    owner: str = ""
    ended_by: str = ""
    note: str = ""
    version: int = 1


def difference_id(campaign_id: str, key: Key) -> str:
    """The same for the same item of the same pair, for ever."""
    digest = hashlib.sha256("\n".join((campaign_id, *key)).encode()).digest()
    return f"DF{int.from_bytes(digest[:9], 'big') % 10**ID_DIGITS:0{ID_DIGITS}d}"


def see(known: Difference | None, found: Found, campaign_id: str, run_id: str) -> Difference:
    """The difference after a run saw it: new, still open, or open again, unless a person ended just this one."""
    seen = _opened(found, campaign_id, run_id)
    if known is None:
        return seen
    is_the_same = _said(known) == _said(seen)
    if known.state == DifferenceState.OPEN:
        kept = replace(seen, first_run=known.first_run, owner=known.owner)
    elif is_the_same and known.ended_by != BY_RUN:
        return replace(known, last_run=run_id, version=known.version + 1)
    else:
        kept = seen
    return replace(kept, version=known.version + 1)


def unseen(known: Difference) -> Difference:
    """An open difference that a run no longer finds has ended by itself."""
    return replace(known, state=DifferenceState.ENDED, ended_by=BY_RUN, version=known.version + 1)


def take(difference: Difference, staff_id: str) -> Difference | Refused:
    """Somebody looks after it; one at a time."""
    if difference.state == DifferenceState.ENDED:
        return Refused(Refusal.WRONG_STATE, f"it was ended by {difference.ended_by}")
    if difference.owner:
        return Refused(Refusal.WRONG_STATE, f"{difference.owner} has it")
    return replace(difference, owner=staff_id, version=difference.version + 1)


def end(difference: Difference, staff_id: str, reason: str) -> Difference | Refused:
    """It is explained: no run opens it again while it stays just the same."""
    if difference.state == DifferenceState.ENDED:
        return Refused(Refusal.WRONG_STATE, f"it was ended by {difference.ended_by}")
    return replace(
        difference, state=DifferenceState.ENDED, ended_by=staff_id, note=reason, version=difference.version + 1
    )  # fmt: skip


def _opened(found: Found, campaign_id: str, run_id: str) -> Difference:
    here, there = found.here, found.there
    return Difference(
        difference_id=difference_id(campaign_id, found.key),
        campaign_id=campaign_id,
        district_id=found.district_id,
        key=found.key,
        result=found.result,
        here_fen=here.amount_fen if here else None,
        there_fen=there.amount_fen if there else None,
        here_word=here.word if here else "",
        there_word=there.word if there else "",
        first_run=run_id,
        last_run=run_id,
    )


def _said(one: Difference) -> tuple[int | None, int | None, str, str]:
    return one.here_fen, one.there_fen, one.here_word, one.there_word

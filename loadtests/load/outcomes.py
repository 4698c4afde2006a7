"""What an answer means to whoever asked: done, refused as may be, not decided yet, or of a kind that must not be."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from loadtests.clients.gateway import Answer

ARROW = " → "


class Kind(StrEnum):
    """How an answer counts: the first two are no fault of anybody's, of the third some are borne, of the last none."""

    DONE = "done"
    REFUSED = "refused"
    UNDECIDED = "undecided"
    UNEXPECTED = "unexpected"


class Act(NamedTuple):
    """What is asked: the status of a success, the word for it, and the refusals that people may meet."""

    status: int
    word: str
    refusals: frozenset[str] = frozenset()


class Outcome(NamedTuple):
    """`name` is what the figures are counted under: the act and what came of it."""

    name: str
    kind: Kind


ACTS: Mapping[str, Act] = {
    "page": Act(200, "seen"),
    "ticket": Act(201, "given"),
    "claim": Act(201, "won", frozenset({"SOLD_OUT", "ROUND_NOT_OPEN"})),
    "claim again": Act(201, "won", frozenset({"SOLD_OUT"})),  # the same key once more, though it was answered
    "claim twice": Act(201, "won twice", frozenset({"PERSON_LIMIT", "SOLD_OUT"})),  # a new key for what one has
    "wallet": Act(200, "seen"),
    "code": Act(201, "shown"),
    "redeem": Act(201, "redeemed"),
    "redeem again": Act(201, "redeemed"),  # the same request number, sent beside the first
    "query": Act(200, "told"),
    "undo": Act(201, "undone"),
    "draft": Act(201, "opened"),
    "fields": Act(200, "kept"),
    "document": Act(201, "kept"),
    "filing": Act(201, "filed"),
    "filing twice": Act(201, "filed twice", frozenset({"DUPLICATE_VIN", "DUPLICATE_PERSON"})),  # the same car again
    "progress": Act(200, "seen"),
    "enter": Act(201, "admitted"),
    "pack": Act(202, "taken"),
}
"""Every act of every audience. Twice is never right: a second voucher, a second filing of one car."""
NEVER = frozenset({"claim twice", "filing twice"})
PAUSE_S, PAUSE_S_MAX = 0.5, 10.0
_STATUS_UNDECIDED = frozenset({0, 429, 502, 503, 504})
_ASKED_AGAIN = frozenset({"VOUCHER_ARRIVING"})


def outcome_of(act: str, answer: Answer) -> Outcome:
    """What this answer to this act is; raises KeyError for an act that is not in the table."""
    expected = ACTS[act]
    if answer.status == expected.status:
        kind = Kind.UNEXPECTED if act in NEVER else Kind.DONE
        return Outcome(act + ARROW + expected.word, kind)
    code = answer.code
    if code in expected.refusals:
        return Outcome(act + ARROW + code, Kind.REFUSED)
    if answer.status in _STATUS_UNDECIDED or code in _ASKED_AGAIN:
        return Outcome(act + ARROW + (code or _without_code(answer.status)), Kind.UNDECIDED)
    return Outcome(f"{act}{ARROW}unexpected {answer.status} {code}".rstrip(), Kind.UNEXPECTED)


def is_to_be_repeated(answer: Answer) -> bool:
    """Whether whoever asked asks once more under the same key: nothing was decided, or it was too early."""
    return not answer.is_definite or answer.code == "ROUND_NOT_OPEN"


def pause_before_repeat_s(answer: Answer, share: float) -> float:
    """How long to wait first: as long as the answer says, at most ten seconds, and up to as much again by `share`.

    `share` is 0 to 1, drawn for each, so that those who were turned away together do not come back together.
    """
    headers = {name.lower(): value for name, value in answer.headers.items()}
    try:
        told_s = min(PAUSE_S_MAX, float(headers.get("retry-after", PAUSE_S)))
    except ValueError:
        told_s = PAUSE_S
    return told_s * (1 + share)


def _without_code(status: int) -> str:
    return str(status) if status else "no answer"

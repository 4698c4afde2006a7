"""Judge the promises: gather the evidence once, run every check, give a verdict on each."""

from collections.abc import Sized
from dataclasses import dataclass
from itertools import islice

from deploy.local.stack import SERVICES
from deploy.local.state import State
from loadtests.verify.checks import CHECKS, Check
from loadtests.verify.day_files import read_day_files
from loadtests.verify.evidence import Evidence, Row, gather, open_files, read_bank
from loadtests.verify.fairs import read_fairs
from loadtests.verify.leaks import leaks
from loadtests.verify.rest import log_ends, undisturbed, until_at_rest
from loadtests.verify.topics import OnTopics, read_topics

WORDS = {
    "subsidy_claims": "subsidy claims", "held_alone": "things held alone", "bank_lines": "lines of the bank",
    "bank_ledger": "payouts in its books", "allocation_changes": "allocation changes",
    "payout_acts": "payment batches, account files, clawbacks and rulings", "batches": "payment files",
    "merchant_entries": "entries of merchants", "merchant_days": "days of merchants", "day_files": "day files",
    "transfers": "postings", "issued": "vouchers issued", "vouchers": "vouchers at the till", "history": "answers",
    "published": "records",
    "unreadable": "records that are no facts", "audit": "acts", "noted_heads": "heads noted", "voids": "void orders",
    "fair_rooms": "rooms of fairs",
}  # fmt: skip
SHOWN_MAX = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one check held; `detail` names the first violations, or how much was looked at."""

    promise: str
    name: str
    ok: bool
    detail: str


class NothingToJudgeError(Exception):
    """Nothing has happened on this stack, so no promise was put to the test."""


async def verify(state: State) -> list[Verdict]:
    """Judge a stack once it is at rest, or as it stands after a minute; raises NothingToJudgeError on an empty one."""
    dsn, bootstrap = state.endpoints()["postgres_dsn"], state.endpoints()["kafka_bootstrap"]

    async def read() -> tuple[Evidence, OnTopics]:
        await until_at_rest(dsn, bootstrap)
        return await gather(dsn, state.folder / "history", state.notes), await read_topics(bootstrap)

    evidence, on_topics = await undisturbed(lambda: log_ends(dsn), read)
    evidence.published, evidence.unreadable = on_topics.published, on_topics.unreadable
    evidence.fair_rooms = await read_fairs(bootstrap, dsn, state.folder / "history" / "fair")
    open_files(evidence.batches, state.keys)
    evidence.day_files = [Row(file) for file in read_day_files(state.folder / "history" / "day-files")]
    evidence.bank_ledger, evidence.bank_has_books = read_bank(state.folder / "bank"), (state.folder / "bank").exists()
    found = await leaks(state.logs, dsn, SERVICES, state.endpoints()["redis_url"])
    evidence.leaks = [*found, *on_topics.leaks]
    return judge(evidence)


def judge(evidence: Evidence) -> list[Verdict]:
    """A verdict for every check; raises NothingToJudgeError without a fact, a posting or an answer."""
    if not (any(evidence.facts.values()) or evidence.transfers or evidence.history):
        raise NothingToJudgeError
    verdicts = []
    for check in CHECKS:
        violations = list(islice(check.violations(evidence), SHOWN_MAX + 1))
        detail = "; ".join(violations[:SHOWN_MAX]) + (" …" if len(violations) > SHOWN_MAX else "")
        verdicts.append(Verdict(check.promise, check.name, not violations, detail or _scope(check, evidence)))
    return verdicts


def _scope(check: Check, evidence: Evidence) -> str:
    return ", ".join(f"{_count(getattr(evidence, name)):,} {WORDS.get(name, name)}" for name in check.looked_at)


def _count(found: Sized | dict[str, Sized]) -> int:
    return sum(map(len, found.values())) if isinstance(found, dict) else len(found)

"""Judge the promises: gather the evidence once, run every check, give a verdict on each."""

from collections.abc import Callable, Iterator, Sized
from dataclasses import dataclass
from itertools import islice

from deploy.local.state import State
from loadtests.verify import checks_books, checks_logs, checks_vouchers
from loadtests.verify.evidence import Evidence, gather
from loadtests.verify.topics import read_topics


@dataclass(frozen=True, slots=True)
class Check:
    """One way to judge a promise: `violations` of the evidence; `looked_at` names the lists of evidence it reads."""

    promise: str
    name: str
    violations: Callable[[Evidence], Iterator[str]]
    looked_at: tuple[str, ...]


CHECKS = (
    Check("1", "the journal sums to the cap", checks_books.money_stays_under_the_cap, ("transfers", "campaigns")),
    Check("1", "pools issue no more than was granted", checks_books.pools_issue_what_was_granted, ("grants", "issued")),
    Check("1", "each fact is booked once", checks_books.each_fact_is_booked_once, ("facts", "transfers")),
    Check("2", "what was acknowledged is durable", checks_logs.acknowledged_is_durable, ("history",)),
    Check("3", "a key answers the same for ever", checks_logs.a_key_answers_the_same, ("history",)),
    Check("4", "person limits hold", checks_vouchers.person_limits_hold, ("issued", "stocks")),
    Check("4", "“sold out” was said only when true", checks_vouchers.sold_out_was_true, ("history", "stocks")),
    Check("5", "a voucher is used at most once", checks_vouchers.vouchers_are_used_at_most_once, ("redemptions",)),
    Check("5", "a voucher ends in one way", checks_vouchers.money_facts_follow_states, ("vouchers", "facts")),
    Check("6", "facts in the order of commits, without gap", checks_logs.facts_are_in_order, ("facts",)),
    Check("6", "topics hold every fact, in order", checks_logs.topics_have_every_fact_in_order, ("published",)),
    Check("6", "what is no fact was put aside by a person", checks_logs.unreadable_was_dropped, ("unreadable",)),
    Check("6", "projections follow from the logs", checks_logs.projections_follow_from_logs, ("vouchers", "facts")),
    Check("8", "four eyes where money moves", checks_logs.staff_acts_have_four_eyes, ("campaigns", "grants", "voids")),
    Check("8", "the audit chains verify", checks_logs.audit_chains_hold, ("audit", "noted_heads")),
)
WORDS = {
    "transfers": "postings", "issued": "vouchers issued", "vouchers": "vouchers at the till", "history": "answers",
    "published": "records",
    "unreadable": "records that are no facts", "audit": "acts", "noted_heads": "heads noted", "voids": "void orders",
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
    """Judge a running stack at rest; raises NothingToJudgeError before anything has happened on it."""
    endpoints = state.endpoints()
    evidence = await gather(endpoints["postgres_dsn"], state.folder / "history", state.notes)
    on_topics = await read_topics(endpoints["kafka_bootstrap"])
    evidence.published, evidence.unreadable = on_topics.published, on_topics.unreadable
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

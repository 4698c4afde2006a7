"""Judge the promises: gather the evidence once, run every check, give a verdict on each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from deploy.local.state import State
from loadtests.verify import checks_logs, checks_money
from loadtests.verify.evidence import Evidence, gather
from loadtests.verify.topics import read_topics

Check = Callable[[Evidence], Iterator[str]]

CHECKS: tuple[tuple[str, str, Check], ...] = (
    ("1", "the journal sums to the cap", checks_money.money_stays_under_the_cap),
    ("1", "pools issue no more than was granted", checks_money.pools_issue_what_was_granted),
    ("1", "each fact is booked once", checks_money.each_fact_is_booked_once),
    ("2", "what was acknowledged is durable", checks_logs.acknowledged_is_durable),
    ("3", "a key answers the same for ever", checks_logs.a_key_answers_the_same),
    ("4", "person limits hold", checks_money.person_limits_hold),
    ("4", "“sold out” was said only when true", checks_money.sold_out_was_true),
    ("5", "a voucher is used at most once", checks_money.vouchers_are_used_at_most_once),
    ("5", "a voucher ends in one way", checks_money.money_facts_follow_states),
    ("6", "facts in the order of commits, without gap", checks_logs.facts_are_in_order),
    ("6", "topics hold every fact, in order", checks_logs.topics_have_every_fact_in_order),
    ("6", "projections follow from the logs", checks_logs.projections_follow_from_logs),
    ("8", "four eyes where money moves", checks_logs.staff_acts_have_four_eyes),
    ("8", "the audit chains verify", checks_logs.audit_chains_hold),
)
SHOWN_MAX = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one check held; `detail` names the first violations."""

    promise: str
    name: str
    ok: bool
    detail: str


async def verify(state: State) -> list[Verdict]:
    """Judge a running stack at rest."""
    endpoints = state.endpoints()
    evidence = await gather(endpoints["postgres_dsn"], state.folder / "history", state.notes)
    evidence.published = await read_topics(endpoints["kafka_bootstrap"])
    return judge(evidence)


def judge(evidence: Evidence) -> list[Verdict]:
    """A verdict for every check."""
    verdicts = []
    for promise, name, check in CHECKS:
        violations = list(islice(check(evidence), SHOWN_MAX + 1))
        detail = "; ".join(violations[:SHOWN_MAX]) + (" …" if len(violations) > SHOWN_MAX else "")
        verdicts.append(Verdict(promise, name, not violations, detail or _scope(evidence)))
    return verdicts


def _scope(evidence: Evidence) -> str:
    return f"{len(evidence.issued):,} vouchers, {len(evidence.transfers):,} postings, {len(evidence.history):,} answers"

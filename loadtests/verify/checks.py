"""The table of checks: which promise, in which words, judged by which function on which evidence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loadtests.verify import (
    checks_books,
    checks_fair,
    checks_logs,
    checks_notices,
    checks_settlements,
    checks_subsidies,
    checks_vouchers,
)
from loadtests.verify.evidence import Evidence


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
    Check("1", "policies promise no more than was granted", checks_subsidies.pools_promise_what_was_granted,
          ("policies", "facts")),
    Check("1", "each fact is booked once", checks_books.each_fact_is_booked_once, ("facts", "transfers")),
    Check("2", "what was acknowledged is durable", checks_logs.acknowledged_is_durable, ("history",)),
    Check("3", "a key answers the same for ever", checks_logs.a_key_answers_the_same, ("history",)),
    Check("4", "person limits hold", checks_vouchers.person_limits_hold, ("issued", "stocks")),
    Check("4", "“sold out” was said only when true", checks_vouchers.sold_out_was_true, ("history", "stocks")),
    Check("4", "one live claim a car, invoice and person", checks_subsidies.one_live_claim_for_each,
          ("subsidy_claims", "held_alone")),
    Check("5", "a voucher is used at most once", checks_vouchers.vouchers_are_used_at_most_once, ("redemptions",)),
    Check("5", "a voucher ends in one way", checks_vouchers.money_facts_follow_states, ("vouchers", "facts")),
    Check("5", "nobody is paid twice, the bank's lines agree", checks_subsidies.every_payment_is_the_banks,
          ("payouts", "bank_lines", "bank_ledger")),
    Check("5", "each redemption stands in one line", checks_settlements.each_redemption_stands_in_one_line,
          ("merchant_entries", "merchant_days")),
    Check("5", "a settlement pays its days, once", checks_settlements.a_settlement_pays_its_days,
          ("settlements", "payouts")),
    Check("5", "refunds stay within their redemption", checks_settlements.refunds_stay_within_their_redemption,
          ("refunds",)),
    Check("5", "payment files are those approved", checks_settlements.payment_files_hold, ("batches", "payouts")),
    Check("6", "day files follow from the log", checks_settlements.day_files_follow_from_the_log, ("day_files",)),
    Check("6", "notices follow from facts, none missing", checks_notices.notices_follow_from_facts, ("notices",)),
    Check("6", "facts in the order of commits, without gap", checks_logs.facts_are_in_order, ("facts",)),
    Check("6", "topics hold every fact, in order", checks_logs.topics_have_every_fact_in_order, ("published",)),
    Check("6", "what is no fact was put aside by a person", checks_logs.unreadable_was_dropped, ("unreadable",)),
    Check("6", "projections follow from the logs", checks_logs.projections_follow_from_logs, ("vouchers", "facts")),
    Check("7", "no personal data in the clear", checks_subsidies.no_personal_data_in_the_clear, ("published",)),
    Check("8", "four eyes where money moves", checks_logs.staff_acts_have_four_eyes,
          ("campaigns", "grants", "allocation_changes", "payout_acts", "subsidy_claims", "voids")),
    Check("8", "the audit chains verify", checks_logs.audit_chains_hold, ("audit", "noted_heads")),
    Check("9", "what a fair took is in its log", checks_fair.what_was_taken_is_in_the_log, ("fair_rooms",)),
    Check("9", "walls say what the log says", checks_fair.the_wall_says_what_the_log_says, ("fair_rooms",)),
    Check("9", "what is not counted is told", checks_fair.what_is_not_counted_is_told, ("fair_rooms",)),
)  # fmt: skip

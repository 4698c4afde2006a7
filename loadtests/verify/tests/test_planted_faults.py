"""A healthy campaign passes every check; each way to be at fault, planted in it, is caught by the check meant for it.

A fault may trip other checks as well: what is lost in one place is missed in several.
"""

from collections.abc import Callable

import pytest

from loadtests.clients.history import Act
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.run import NothingToJudgeError, judge
from loadtests.verify.tests.healthy import NOW, closed, fact, healthy
from loadtests.verify.tests.plants import Plant
from loadtests.verify.tests.plants_books import BOOKS
from loadtests.verify.tests.plants_logs import LOGS
from loadtests.verify.tests.plants_vouchers import VOUCHERS, tell_sold_out_too_early
from loadtests.verify.tests.test_fair_faults import PLANTED as OF_FAIRS
from loadtests.verify.tests.test_settlement_faults import PLANTED as OF_SETTLEMENTS
from loadtests.verify.tests.test_subsidy_faults import PLANTED as OF_SUBSIDIES


def test_where_nothing_has_happened_nothing_is_judged() -> None:
    with pytest.raises(NothingToJudgeError):
        judge(Evidence(facts={"vouchers": []}))


def broken_by(plant: Callable[[Evidence], object]) -> set[str]:
    evidence = healthy()
    plant(evidence)
    return {verdict.name for verdict in judge(evidence) if not verdict.ok}


def test_a_healthy_campaign_passes_every_check() -> None:
    assert not [verdict for verdict in judge(healthy()) if not verdict.ok]


PLANTED = [*BOOKS, *VOUCHERS, *LOGS]


@pytest.mark.parametrize("planted", PLANTED, ids=[planted.name for planted in PLANTED])
def test_a_planted_fault_is_caught_by_its_own_check_in_its_own_words(planted: Plant) -> None:
    evidence = healthy()
    planted.plant(evidence)
    (verdict,) = (one for one in judge(evidence) if one.name == planted.check)
    assert not verdict.ok
    assert planted.said in verdict.detail


def test_every_check_has_a_fault_that_it_catches() -> None:
    caught = {planted.check for planted in PLANTED} | {case[2] for case in (*OF_SUBSIDIES, *OF_SETTLEMENTS, *OF_FAIRS)}
    assert {verdict.name for verdict in judge(healthy())} == caught


def test_a_repeat_after_a_crash_of_the_relay_is_no_fault() -> None:
    def resend(evidence: Evidence) -> None:
        records = evidence.published["vouchers.events"]
        evidence.published["vouchers.events"] = [*records[:3], *records[1:]]

    assert not broken_by(resend)


def test_sold_out_may_be_said_once_the_last_voucher_is_issued_and_before_a_top_up() -> None:
    def sell_out(evidence: Evidence) -> None:
        evidence.stocks[0].update(unissued=0, total=2)
        evidence.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT", at=NOW.timestamp() + 1))

    def top_up(evidence: Evidence) -> None:
        evidence.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT", at=NOW.timestamp() - 1))
        evidence.grants.append(Row(evidence.grants[0], grant_id="g2"))

    sold_out = "“sold out” was said only when true"
    assert sold_out not in broken_by(sell_out)
    assert sold_out not in broken_by(top_up)


def close_with_nothing_left(evidence: Evidence) -> None:
    evidence.facts["vouchers"][4] = fact(5, "r1", closed(unissued_fen=0))
    evidence.transfers.pop(5)
    for account in evidence.accounts[2:4]:  # what went back to the program is still granted
        account["balance_fen"] += 50 if account["kind"] == "granted" else -50


def tell_again(status: int, code: str, what: str = "s1") -> Callable[[Evidence], object]:
    return lambda e: e.history.append(Act("claim", "k-v1", "who-v1", what, status, code))


DRAFTED = {"state": "DRAFT", "drafted_by": "ann", "approved_by": None}
TOMBSTONE = {"request_no": "r-9", "redemption_id": None, "voucher_id": None, "order_no": None, "discount_fen": None}
NO_FAULT: list[tuple[str, Callable[[Evidence], object]]] = [
    ("a key reused with another meaning", tell_again(422, "KEY_REUSED", "another stock")),
    ("a busy answer to a key that took effect", tell_again(503, "BUSY_RETRY")),
    ("a round that closed with nothing left", close_with_nothing_left),
    ("a grant under way", lambda e: e.grants[0].update(state="APPROVED")),
    ("a grant accepted", lambda e: e.grants[0].update(state="ACCEPTED")),
    ("a draft of a grant", lambda e: e.grants.append(Row(e.grants[0], **DRAFTED, grant_id="g2"))),
    ("a draft of a campaign", lambda e: e.campaigns.append(Row(e.campaigns[0], **DRAFTED, campaign_id="c2"))),
    ("undone numbers nobody had seen",
     lambda e: e.redemptions.extend(Row(e.redemptions[0], **TOMBSTONE, store_id=at, is_undone=True) for at in "ab")),
]  # fmt: skip


@pytest.mark.parametrize("plant", [case[1] for case in NO_FAULT], ids=[case[0] for case in NO_FAULT])
def test_what_is_no_fault_is_called_none(plant: Callable[[Evidence], object]) -> None:
    assert not broken_by(plant)


@pytest.mark.parametrize("state", ["APPROVED", "ACCEPTED", "CLOSED", "DECLINED"])
def test_whoever_drafted_a_grant_approves_it_in_no_state(state: str) -> None:
    assert "four eyes where money moves" in broken_by(lambda e: e.grants[0].update(state=state, approved_by="ann"))


def test_a_draft_of_a_top_up_excuses_no_early_sold_out() -> None:
    def plant(evidence: Evidence) -> None:
        tell_sold_out_too_early(evidence)
        evidence.grants.append(Row(evidence.grants[0], grant_id="g2", state="DRAFT"))

    assert "“sold out” was said only when true" in broken_by(plant)

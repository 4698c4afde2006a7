"""What is seen of a round while the stack runs."""

from loadtests.clients.history import Act
from loadtests.faults.judge import balances_are_whole
from loadtests.faults.witness import good_after
from loadtests.verify.evidence import Evidence, Row


def books(**balances: int) -> Evidence:
    accounts = [Row(campaign_id="c", pool_id="p", kind=kind, balance_fen=balance) for kind, balance in balances.items()]
    return Evidence(campaigns=[Row(campaign_id="c", cap_fen=100, state="APPROVED")], accounts=accounts)


def test_books_that_sum_to_the_cap_are_whole_also_while_payable_dips() -> None:
    assert not list(balances_are_whole(books(source=-100, granted=60, outstanding=45, payable=-5)))


def test_a_fen_too_many_is_told() -> None:
    assert list(balances_are_whole(books(granted=60, outstanding=41))) == ["c: balances sum to 101, the cap is 100"]


def test_granted_below_nothing_is_told() -> None:
    assert list(balances_are_whole(books(granted=-1, paid=101))) == ["p:granted is negative: -1"]


def act(kind: str = "claim", *, status: int = 201, code: str = "", at: float) -> Act:
    return Act(kind, "k", "w", "s", status, code, at=at, ms=500.0)


def test_an_answer_counts_as_good_again_only_if_it_was_asked_for_afterwards() -> None:
    asked_before, later, other = act(at=10.2), act(at=12.0), act(kind="redeem", at=11.0)
    assert good_after([asked_before, other, later], "claim", 10.0) == 2.0


def test_a_refusal_by_the_rules_is_a_good_answer_and_silence_is_none() -> None:
    assert good_after([act(status=409, code="SOLD_OUT", at=11.0)], "claim", 10.0) == 1.0
    assert (
        good_after([act(status=0, at=11.0), act(status=503, at=11.0), act(status=401, at=11.0)], "claim", 10.0) is None
    )

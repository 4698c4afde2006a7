"""The main job end to end, while every part of the stack is killed in turn: nothing of it shows in a figure."""

from typing import Any

import pytest

from deploy.campaigns.campaign_file import read_campaign_file
from loadtests.demo.prepare import CAMPAIGN_FILE
from loadtests.tests.stack import SCALE, Stack
from shared.kernel.fen import FEN_PER_YUAN

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(1_000)]
BALANCE = {"unallocated_fen", "allocated_fen", "granted_fen", "outstanding_fen", "payable_fen", "paid_fen"}
PARTS = {"setup", "start", "register", "rounds", "settlement", "settle", "fair", "verify", "total"}
FAIR = {"scale", "pv", "uv", "pcu", "pcu_at", "avg_stay_s", "comments", "likes", "questions", "card_clicks",
        "applications", "late", "duplicates", "refused", "recount_equal"}  # fmt: skip


def test_no_promise_breaks_while_parts_of_the_stack_are_killed(stack: Stack) -> None:
    assert stack.exit_status == 0, stack.printed[-4000:]
    assert stack.printed.count("kill -9 of") == 14 + 7 + 7  # in the rounds, while merchants are paid, during the fair
    assert all(promise["ok"] for promise in stack.report["promises"])
    assert stack.unexpected() == []


def test_the_report_has_its_figures_and_they_add_up(stack: Stack) -> None:
    report, file = stack.report, read_campaign_file(CAMPAIGN_FILE)
    assert (report["cap_fen"], report["scale"]) == (file.cap_yuan * FEN_PER_YUAN, SCALE)
    assert set(report["balance"]) == BALANCE
    assert sum(report["balance"].values()) == report["cap_fen"]
    assert all(set(balance) == BALANCE for balance in report["balance_by_program"].values())
    assert set(report["timings_s"]) == PARTS
    assert len(report["rounds"]) == sum(len(round_.days) for round_ in file.rounds)
    for one in report["rounds"]:
        assert one["granted_fen"] == one["issued_fen"] + one["unissued_fen"]
        assert one["issued"] == one["redeemed"] + one["expired"] + one["voided"]
        assert one["attempts"] == one["issued"] + sum(one["refused"].values())
        assert one["returned_fen"] == one["unissued_fen"] + one["expired_fen"] + one["voided_fen"]
    assert [one["round_id"] for one in report["rounds"] if one["sold_out_after_s"] is None]  # one had enough for all
    for name in ("allocated_fen", "granted_fen", "issued_fen", "redeemed_fen", "returned_fen"):
        assert all(district[name] >= 0 for district in report["districts"])
    vouchers: dict[str, Any] = {
        name: balance for name, balance in report["balance_by_program"].items() if name.endswith("-vouchers")
    }
    redeemed_fen = sum(one["redeemed_fen"] for one in report["rounds"])
    came_back_fen = report["settlement"]["came_back_fen"]
    assert sum(one["payable_fen"] + one["paid_fen"] for one in vouchers.values()) == redeemed_fen - came_back_fen
    assert all(one["outstanding_fen"] == one["granted_fen"] == 0 for one in vouchers.values())


def test_the_fairs_wall_is_what_its_log_says(stack: Stack) -> None:
    fair = stack.report["fair"]
    assert set(fair) >= FAIR
    assert fair["recount_equal"]
    assert fair["pv"] >= fair["uv"] >= fair["pcu"] > 0
    told = fair["applications"]
    assert told["submissions"] >= told["person_jobs"] >= told["people"]
    assert fair["duplicates"] > 0


def test_every_merchants_day_is_settled_to_the_fen(stack: Stack) -> None:
    told = stack.report["settlement"]
    spread = told["paid_fen"] + told["failed_fen"] + told["unknown_fen"] + told["carried_fen"]
    assert spread == told["redeemed_fen"] - told["refunded_fen"]
    assert (told["owed_fen"], told["not_agreed"], told["differences"]) == (0, 0, 0)
    assert told["paid_by_bank_fen"] == told["paid_fen"] > 0
    assert told["mended"] > 0, "the bank refused somebody first"
    assert told["refunds"] > 0
    assert told["carried_fen"] <= 0


def test_every_program_of_subsidies_pays_what_the_books_say(stack: Stack) -> None:
    programs = stack.report["subsidies"]["programs"]
    assert len(programs) >= 4  # the car programs of three districts and the wire-mesh policies by their file alone
    for one in programs:
        assert one["filed"] >= one["paid"] + one["waitlisted"] + sum(one["rejected"].values())
        assert one["approved"] >= one["paid"]
        assert one["reserved_fen"] == 0
    balances = stack.report["balance_by_program"]  # of the main campaign; Anping's has its own books
    paid = {one["program_id"]: one["paid_fen"] for one in programs if one["program_id"] in balances}
    assert len(paid) == 3
    assert paid == {name: balances[name]["paid_fen"] for name in paid}
    assert sum(one["paid"] for one in programs) > 0
    assert any(one["rejected"] for one in programs)

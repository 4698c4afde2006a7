"""What the parts make of what they saw, without a server."""

import asyncio
import os
import signal
from pathlib import Path
from random import Random

import pytest

from loadtests.bench import pgbench, rebuild
from loadtests.bench.__main__ import end_tidily
from loadtests.bench.arrival import Lookout
from loadtests.bench.campaign_log import PACK, CampaignLog
from loadtests.bench.fairness import HEADSTART_S, unfair_pairs
from loadtests.bench.tills import TILLS, Tills, code_of
from shared.contracts.events import read_envelope, read_fact
from shared.contracts.redemption_events import VoucherRedeemed
from shared.contracts.vouchers_events import VouchersIssued
from shared.runtime.keyfiles import make_missing_keys


def test_a_pair_is_unfair_where_the_later_one_won_and_counts_only_with_a_headstart() -> None:
    assert unfair_pairs(won=[0.0, 0.1], lost=[0.06]) == (0, 1)
    assert unfair_pairs(won=[0.0, 0.2], lost=[0.1]) == (1, 2)
    assert unfair_pairs(won=[0.0], lost=[0.04]) == (0, 0)


def test_pairs_are_counted_as_one_by_one() -> None:
    dice = Random(7)
    won, lost = ([dice.random() for _ in range(60)] for _ in range(2))
    unfair = sum(b >= a + HEADSTART_S for a in lost for b in won)
    assert unfair_pairs(won, lost) == (unfair, unfair + sum(b >= a + HEADSTART_S for a in won for b in lost))


def test_a_voucher_is_known_from_the_first_look_that_shows_its_number() -> None:
    lookout = Lookout()
    for highest, at in ((0, 1.0), (3, 2.0), (3, 3.0), (7, 4.0)):
        lookout.note(highest, at)
    assert [lookout.known_at(number) for number in (1, 3, 4, 7)] == [2.0, 2.0, 4.0, 4.0]
    with pytest.raises(IndexError):
        lookout.known_at(8)


def test_pgbench_is_believed_only_when_no_transaction_failed() -> None:
    printed = "transactions actually processed: 300\nnumber of failed transactions: {} (0.000%)\ntps = 99.5 (without"
    assert pgbench.paced(printed.format(0)) == (300, 99.5)
    with pytest.raises(RuntimeError):
        pgbench.paced(printed.format(1))
    with pytest.raises(RuntimeError):
        pgbench.paced("connection refused")


def test_a_log_holds_what_it_says_and_is_the_same_again() -> None:
    log = CampaignLog(packs=3, redeemed=20)
    records = list(log.records())
    facts = [read_fact(read_envelope(record)) for _, _, record in records]
    issued = [fact.data for fact in facts if fact and isinstance(fact.data, VouchersIssued)]
    redeemed = [fact.data for fact in facts if fact and isinstance(fact.data, VoucherRedeemed)]
    known = {one.voucher_id for pack in issued for one in pack.vouchers}
    assert (len(issued), len(known), len(redeemed)) == (3, 3 * PACK, 20)
    assert {one.voucher_id for one in redeemed} < known
    assert records == list(log.records())


def test_a_rebuild_that_lacks_a_row_or_differs_from_the_last_has_no_figures() -> None:
    log = rebuild.LOG
    tables = {
        "voucher": (log.vouchers, "a"), "notice": (log.redeemed, "b"), "merchant_entry": (log.redeemed, "d"),
        "transfer": (log.packs + log.redeemed, "c"),
    }  # fmt: skip
    owed = log.redeemed * 5_000
    balances = f"granted 0, outstanding {log.vouchers * 5_000 - owed}, payable {owed}"
    rebuild.agree(tables, tables, balances)
    for bad in (tables | {"voucher": (log.vouchers - 1, "a")}, tables | {"notice": (log.redeemed, "other")}):
        with pytest.raises(RuntimeError):
            rebuild.agree(bad, tables, balances)
    with pytest.raises(RuntimeError):
        rebuild.agree(tables, tables, "granted 5")


def test_tills_take_turns_and_sign_what_they_send(tmp_path: Path) -> None:
    make_missing_keys(tmp_path)
    tills = Tills(tmp_path)
    lines = [line.split(" ", 4) for line in tills.lines(1, TILLS + 1)]
    assert len({key_id for key_id, *_ in lines}) == TILLS
    assert lines[0][0] == lines[-1][0]
    assert len({number for _, _, _, number, _ in lines}) == TILLS + 1


def test_a_code_has_24_digits_and_differs_by_voucher() -> None:
    codes = {code_of(b"k" * 32, number, 1_700_000_000.0) for number in (1, 2, 2**32 - 1)}
    assert {len(code) for code in codes} == {24}
    assert len(codes) == 3


def test_told_to_end_it_leaves_every_block_by_its_end() -> None:
    left = []

    async def run() -> None:
        end_tidily()
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.sleep(60)
        finally:
            left.append("the stack")

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(run())
    assert left == ["the stack"]

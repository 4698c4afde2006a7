"""The rules of payouts: who may move what, what the bank's words mean, and how its files are written and read."""

import csv
import io
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.treasury.domain import payouts
from services.treasury.domain.bank_line import IN_FILES, BankLine, Meaning, Result, hear
from services.treasury.domain.payees import Payee, can_be_paid, speakable, without_payee
from services.treasury.domain.payment_file import Answer, read_answer_file, write_payment_file
from services.treasury.domain.payouts import (
    BatchState,
    Clawback,
    LineState,
    Payout,
    PayoutBatch,
    move_batch,
    move_line,
    step_line,
)
from services.treasury.domain.refusals import Refusal
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import answer_file, sealed_file
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen

L, B, R, M = LineState, BatchState, Result, Meaning
LINE_MOVES = {
    (L.DUE, L.PREPARED), (L.DUE, L.PAID), (L.PREPARED, L.DUE), (L.PREPARED, L.APPROVED), (L.APPROVED, L.PAID),
    (L.APPROVED, L.FAILED), (L.APPROVED, L.UNKNOWN), (L.UNKNOWN, L.PAID), (L.UNKNOWN, L.FAILED),
    (L.PAID, L.CLAWED_BACK),
}  # fmt: skip
BATCH_MOVES = {(B.PREPARED, B.APPROVED), (B.PREPARED, B.CANCELLED), (B.APPROVED, B.SENT), (B.SENT, B.DONE)}


def payout(state: LineState = L.APPROVED, **changes: Any) -> Payout:
    batch_id = None if state == L.DUE else "b1"
    return replace(Payout("n1-1", "n1", "c1", "p1", "d1", "r1", Fen(100), b.NOW, state, batch_id), **changes)


def batch(state: BatchState = B.PREPARED) -> PayoutBatch:
    return PayoutBatch("b1", "c1", "p1", "d1", 1, Fen(100), "aa", state, "ann")


def said(result: Result, amount_fen: int = 100, bank_ref: str = "") -> BankLine:
    return BankLine("n1-1", Fen(amount_fen), result, "", bank_ref)


def reason(outcome: Any) -> Refusal | None:
    return Refusal(outcome.reason) if isinstance(outcome, Refused) else None


@pytest.mark.parametrize(("before", "after"), list(product(L, L)))
def test_a_payout_moves_only_where_it_may(before: LineState, after: LineState) -> None:
    legal = (before, after) in LINE_MOVES
    assert isinstance(move_line(payout(before), after), Payout) == legal
    if not legal:
        with pytest.raises(BrokenPromiseError):
            step_line(payout(before), after)


@pytest.mark.parametrize(("before", "after"), list(product(B, B)))
def test_a_batch_moves_only_where_it_may(before: BatchState, after: BatchState) -> None:
    assert isinstance(move_batch(batch(before), after), PayoutBatch) == ((before, after) in BATCH_MOVES)


def test_a_batch_is_approved_by_another_who_saw_this_very_file() -> None:
    seen: dict[str, Any] = {"checker": "bo", "saw_sha256": "aa", "saw_sum_fen": 100}
    assert reason(payouts.approve_batch(batch(), **{**seen, "checker": "ann"})) == Refusal.SAME_PERSON
    assert reason(payouts.approve_batch(batch(), **{**seen, "saw_sha256": "ab"})) == Refusal.STALE_VALUE
    assert reason(payouts.approve_batch(batch(), **{**seen, "saw_sum_fen": 99})) == Refusal.STALE_VALUE
    assert reason(payouts.approve_batch(batch(B.SENT), **seen)) == Refusal.WRONG_STATE
    assert payouts.approve_batch(batch(), **seen) == replace(batch(B.APPROVED), approved_by="bo")


def test_an_answer_shows_that_the_bank_has_the_file_and_the_last_one_ends_the_batch() -> None:
    sent = payouts.follow_lines(batch(B.APPROVED), open_lines=1, now=b.NOW)
    assert (sent.state, sent.sent_at) == (B.SENT, b.NOW)
    assert payouts.follow_lines(sent, open_lines=0, now=b.NOW + b.DAY) == replace(sent, state=B.DONE)
    assert payouts.follow_lines(batch(B.APPROVED), open_lines=0, now=b.NOW).state == B.DONE
    assert payouts.follow_lines(batch(B.DONE), open_lines=0, now=b.NOW).state == B.DONE


def test_only_what_was_paid_comes_back_and_by_four_eyes() -> None:
    assert payouts.check_clawback(payout(L.PAID), saw_amount_fen=100) is None
    assert reason(payouts.check_clawback(payout(L.PAID), saw_amount_fen=99)) == Refusal.STALE_VALUE
    assert reason(payouts.check_clawback(payout(L.FAILED), saw_amount_fen=100)) == Refusal.WRONG_STATE
    drafted = Clawback("n1-1", Fen(100), "sold the car", "ann")
    assert reason(payouts.approve_clawback(drafted, checker="ann")) == Refusal.SAME_PERSON
    done = payouts.approve_clawback(drafted, checker="bo")
    assert isinstance(done, Clawback)
    assert reason(payouts.approve_clawback(done, checker="cy")) == Refusal.WRONG_STATE


HEARD = [
    (L.APPROVED, R.PAID, M.PAID, L.PAID), (L.APPROVED, R.FAILED, M.FAILED, L.FAILED),
    (L.APPROVED, R.UNKNOWN, M.UNKNOWN, L.UNKNOWN), (L.APPROVED, R.NOT_RECEIVED, M.SEND_AGAIN, L.APPROVED),
    (L.UNKNOWN, R.PAID, M.PAID, L.PAID), (L.UNKNOWN, R.FAILED, M.FAILED, L.FAILED),
    (L.UNKNOWN, R.UNKNOWN, M.REPEATED, L.UNKNOWN), (L.UNKNOWN, R.NOT_RECEIVED, M.SEND_AGAIN, L.UNKNOWN),
    (L.PAID, R.PAID, M.REPEATED, L.PAID), (L.PAID, R.FAILED, M.CONTRADICTION, L.PAID),
    (L.PAID, R.UNKNOWN, M.REPEATED, L.PAID), (L.PAID, R.NOT_RECEIVED, M.REPEATED, L.PAID),
    (L.FAILED, R.PAID, M.CONTRADICTION, L.FAILED), (L.FAILED, R.FAILED, M.REPEATED, L.FAILED),
    (L.FAILED, R.UNKNOWN, M.REPEATED, L.FAILED), (L.FAILED, R.NOT_RECEIVED, M.REPEATED, L.FAILED),
    (L.CLAWED_BACK, R.PAID, M.REPEATED, L.CLAWED_BACK), (L.CLAWED_BACK, R.FAILED, M.CONTRADICTION, L.CLAWED_BACK),
    (L.CLAWED_BACK, R.UNKNOWN, M.REPEATED, L.CLAWED_BACK), (L.CLAWED_BACK, R.NOT_RECEIVED, M.REPEATED, L.CLAWED_BACK),
    *((state, result, M.CONTRADICTION, state) for state in (L.DUE, L.PREPARED) for result in R),
]  # fmt: skip


@pytest.mark.parametrize(("before", "result", "meaning", "after"), HEARD)
def test_the_banks_first_definite_word_counts(
    before: LineState, result: Result, meaning: Meaning, after: LineState
) -> None:
    heard = hear(payout(before), said(result))
    assert heard.payout is not None
    assert (heard.meaning, heard.payout.state, bool(heard.problem)) == (meaning, after, meaning == M.CONTRADICTION)
    assert len(HEARD) == len(L) * len(R)


def test_another_amount_or_reference_contradicts() -> None:
    assert hear(payout(), said(R.PAID, 99)).problem == "the payout is 100 fen"
    assert hear(payout(), said(R.NOT_RECEIVED, 0)).meaning == M.SEND_AGAIN
    paid = hear(payout(), said(R.PAID, bank_ref="x")).payout
    assert hear(paid, said(R.PAID, bank_ref="x")).meaning == M.REPEATED
    assert hear(paid, said(R.PAID)).meaning == M.REPEATED
    assert hear(paid, said(R.PAID, bank_ref="y")).problem == "paid under another bank_ref before"


def test_a_payment_file_has_these_bytes() -> None:
    lines = [
        (payout(), Payee('Li "Tie", Niu', "622202")),
        (payout(payout_id="n2-1", amount_fen=Fen(5)), Payee("秋", "1")),
    ]
    expected = 'JINQIU-PAYMENT,1,b1,2,105\nn1-1,100,"Li ""Tie"", Niu",622202\nn2-1,5,秋,1\n'
    assert write_payment_file("b1", lines) == expected.encode()


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "), max_size=20).map(
    lambda name: f"秋{name}"
)


@given(st.lists(NAMES, max_size=5))
def test_whatever_a_name_holds_a_csv_reader_gets_it_back(names: list[str]) -> None:
    content = write_payment_file("b1", [(payout(), Payee(name, "622202")) for name in names])
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert rows[0] == ["JINQIU-PAYMENT", "1", "b1", str(len(names)), str(100 * len(names))]
    assert [row[2] for row in rows[1:]] == names


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("", "622202"),
        (" ", "622202"),
        ("a\r", "622202"),
        ("a" * 121, "622202"),
        ("a", ""),
        ("a", "62,2202"),
        ("a", "62220"),
        ("a", "6" * 41),
        ("a", "-1234567"),
        ("a", "------"),
        ("a", "622202-"),
        ("＝1+1", "622202"),
    ],
)
def test_a_payee_that_no_bank_takes_is_known_beforehand(name: str, account: str) -> None:
    assert not can_be_paid(Payee(name, account))
    assert all(can_be_paid(Payee("欧阳·晓秋", right)) for right in ("6222-0204", "622202", "6" * 40))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)
LINES = st.builds(
    BankLine, st.from_regex(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,20}", fullmatch=True),
    st.integers(0, 2**53 - 1).map(Fen), st.sampled_from(sorted(IN_FILES)), WORDS, WORDS,
)  # fmt: skip


@given(st.integers(0, 2**53), st.lists(LINES, max_size=5))
def test_an_answer_file_is_read_as_the_bank_wrote_it(answer_no: int, lines: list[BankLine]) -> None:
    assert read_answer_file(answer_file(answer_no, "b1", lines)) == Answer(answer_no, "b1", tuple(lines))


RIGHT = "JINQIU-ANSWER,2,7,b1,1,100\nn1-1,100,PAID,,x\n"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("JINQIU-ANSWER", "JINQIU-PAYMENT", "line 1: mark"),
        (",2,7", ",1,7", "line 1: version"),
        (",7,", ",seven,", "line 1: answer_no"),
        (",7,", f",{2**53 + 1},", "line 1: answer_no"),
        (",b1,", ",b 1,", "line 1: batch_id"),
        (",1,100\n", ",2,100\n", "line 1: count"),
        (",1,100\n", ",1,101\n", "line 1: sum_fen"),
        (",b1,1", ",b1", "line 1: it has 5 fields, 6 are needed"),
        ("n1-1,", "n1-1,,", "line 2: it has 6 fields, 5 are needed"),
        ("n1-1", "张三", "line 2: payout_id"),
        ("1,100,", "1,1e2,", "line 2: amount_fen"),
        ("1,100,", "1,-100,", "line 2: amount_fen"),
        ("1,100,", "1,٣,", "line 2: amount_fen"),
        ("1,100,", f"1,{'9' * 16},", "line 2: amount_fen"),
        ("PAID", "paid", "line 2: result"),
        ("PAID", "NOT_RECEIVED", "line 2: result"),
        ("PAID,", "PAID,\x00", "line 2: reason"),
        ("PAID,", f"PAID,{'x' * 501}", "line 2: reason"),
        (",x\n", ',"x\ny"\n', "line 2: bank_ref"),
        (RIGHT, "", "line 1: it has 0 fields, 6 are needed"),
        ("n1-1", '"n1-1', "the file is not UTF-8 csv"),
    ],
)
def test_a_malformed_answer_is_refused_by_line_and_field_without_repeating_it(old: str, new: str, problem: str) -> None:
    assert isinstance(read_answer_file(sealed_file(RIGHT)), Answer)
    outcome = read_answer_file(sealed_file(RIGHT.replace(old, new, 1)))
    assert outcome == Refused(Refusal.MALFORMED, problem)


def test_an_answer_that_is_no_text_or_too_long_is_refused() -> None:
    for broken in (b"", b"\xff\xfe", sealed_file(RIGHT).decode().encode("utf-16")):
        assert reason(read_answer_file(broken)) == Refusal.MALFORMED
    assert reason(read_answer_file(answer_file(1, "b1", [said(R.PAID)] * 10_001))) == Refusal.MALFORMED
    assert isinstance(read_answer_file(sealed_file(RIGHT.replace("\n", "\r\n"))), Answer)


@given(st.data())
def test_an_answer_that_was_cut_or_changed_anywhere_is_refused_whole(data: st.DataObject) -> None:
    whole = sealed_file(RIGHT)
    place = data.draw(st.integers(0, len(whole) - 2))
    assert reason(read_answer_file(whole[:place])) == Refusal.MALFORMED
    changed = bytes([whole[place] ^ data.draw(st.sampled_from([1, 2, 4, 8]))])
    assert reason(read_answer_file(whole[:place] + changed + whole[place + 1 :])) == Refusal.MALFORMED


def test_a_payee_is_never_printed_and_is_crossed_out_of_what_the_bank_writes() -> None:
    payee = Payee("张三丰", "6222020402012345672")
    assert "张" not in repr(payee)
    assert payee.account[:8] not in f"{payee} {[payee]}"  # fewer digits may stand in an object's address
    text = "户名张三丰与账号6222020402012345672不符，应为 6222 0204 0201 2345 680"
    assert speakable(text, payee) == "户名***与账号***不符，应为 ***"
    assert speakable("账户状态异常 E2022", payee) == "账户状态异常 E2022"
    assert without_payee("JQB000000000012 6222020402012345672", payee) == "JQB000000000012 ***"
    assert without_payee("一人", Payee("一", "")) == "一人"
    assert (payee.masked_account, Payee("x", "123").masked_account) == ("***************5672", "***")

"""The healthy little campaign, its one merchant paid for the first day; a refund of the second day carries over."""

import hashlib

from loadtests.verify.day_files import read_day_file
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.tests.healthy import DAY, NOW, WHERE, entry, fact, healthy, notice
from shared.contracts.redemption_events import VoucherRefunded
from shared.contracts.treasury_events import SettlementMoved

NEXT_DAY = "2022-08-27"
FILE = "JINQIU-PAYMENT,1,b1,1,50\nJS1-1,50,行,1300\n".encode()


def moved(version: int, state: str) -> SettlementMoved:
    return SettlementMoved("JS1", version, "m1", "c1", "d1", [DAY], 50, state, NOW)


def refunded(version: int = 3, returned_fen: int = 10, *, is_full: bool = False) -> VoucherRefunded:
    """80 of an order of 400 came back."""
    return VoucherRefunded(
        voucher_id="v1", version=version, redemption_id="red-v1", refund_id="ref-1", merchant_id="m1", store_id="st1",
        business_day=NEXT_DAY, amount_fen=80, returned_fen=returned_fen, shopper_fen=70, is_full=is_full,
        refunded_at=NOW, **WHERE,
    )  # fmt: skip


def day_file(*rows: tuple[str, str, str, int], day: str = DAY) -> bytes:
    """As a merchant is handed it: line, kind, redemption, refund, fen."""
    lines = [f"{place},{kind},{redemption_id},{refund_id},{fen}" for place, (kind, redemption_id, refund_id, fen)
             in enumerate(rows, 1)]  # fmt: skip
    head = ["JINQIU-DAY,1", "merchant,商户,m1", "campaign,活动,c1", f"business_day,营业日,{day}", "sequence,日终序号,1",
            "closed_at,日终时间(UTC),x", "line,kind,redemption_id,refund_id,amount_fen"]  # fmt: skip
    content = ("\ufeff" + "".join(f"{row}\r\n" for row in [*head, *lines, "TOTAL,50", f"ROWS,{len(rows)}"])).encode()
    return content + f"SHA-256,{hashlib.sha256(content).hexdigest()}\r\n".encode()


def healthy_with_settlements() -> Evidence:
    """50 fen redeemed and paid, 10 of them refunded later."""
    evidence = healthy()
    evidence.facts["redemption"].append(fact(2, "v1", refunded()))
    told = [fact(1, "JS1", moved(1, "DUE")), fact(2, "JS1", moved(2, "PAID"))]
    evidence.facts["treasury"] = told
    evidence.published["redemption.events"].append((0, "v1", 2))
    evidence.published["treasury.events"] = [(0, one.key, one.seq) for one in told]
    evidence.notices += [notice(2, "e2-v1", "refunded", "v1"), notice(3, "e2-JS1", "settled", "JS1")]
    evidence.refunds.append(
        Row(refund_id="ref-1", redemption_id="red-v1", voucher_id="v1", merchant_id="m1", business_day=NEXT_DAY,
            amount_fen=80, returned_fen=10, shopper_fen=70, is_full=False)
    )  # fmt: skip
    evidence.merchant_entries.append(entry("REFUNDED", "ref-1", -10, NEXT_DAY))
    day = {"merchant_id": "m1", "campaign_id": "c1", "is_agreed": True}
    evidence.merchant_days += [
        Row(day, business_day=DAY, settlement_id="JS1"), Row(day, business_day=NEXT_DAY, settlement_id=None),
    ]  # fmt: skip
    evidence.settlements.append(Row(settlement_id="JS1", merchant_id="m1", amount_fen=50, state="PAID"))
    evidence.payouts.append(
        Row(payout_id="JS1-1", pays="JS1", merchant_id="m1", state="PAID", amount_fen=50, bank_ref="B1", paid_as="",
            batch_id="b1")
    )  # fmt: skip
    digest = hashlib.sha256(FILE).hexdigest()
    evidence.batches.append(Row(batch_id="b1", state="DONE", count=1, sum_fen=50, sha256=digest, file=FILE))
    evidence.bank_lines.append(
        Row(line_no=1, payout_id="JS1-1", amount_fen=50, result="PAID", bank_ref="B1", problem="")
    )
    evidence.bank_ledger.append(Row(payout_id="JS1-1", batch_id="b1", amount_fen=50, bank_ref="B1", result="PAID"))
    evidence.accounts[5].update(balance_fen=0)
    evidence.accounts.append(Row(evidence.accounts[5], account_id=7, kind="paid", balance_fen=50))
    evidence.transfers.append(Row(event_id="settlement:JS1", line=0, debit_id=6, credit_id=7, amount_fen=50))
    evidence.day_files += [
        Row(read_day_file(day_file(("REDEEMED", "red-v1", "", 50)))),
        Row(read_day_file(day_file(("REFUNDED", "red-v1", "ref-1", -10), day=NEXT_DAY))),
    ]
    return evidence

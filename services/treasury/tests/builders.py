"""A campaign of 1,000 fen with one program of 800, a grant of 600, and the facts of its vouchers."""

from datetime import UTC, datetime, timedelta
from typing import Any

from services.treasury.domain.campaigns import Campaign, Program
from services.treasury.tests.fakes import FakeBooks
from services.treasury.usecases.approve_campaign import approve_campaign
from services.treasury.usecases.approve_grant import approve_grant
from services.treasury.usecases.draft_campaign import draft_campaign
from services.treasury.usecases.draft_grant import draft_grant
from services.treasury.usecases.ports import Books
from shared.contracts.events import Fact
from shared.contracts.fact import Event
from shared.contracts.redemption_events import VoucherExpired, VoucherRedeemed, VoucherUndone, VoucherVoided
from shared.contracts.treasury_events import RoundTerms, StockTerms
from shared.contracts.vouchers_events import GrantAccepted, GrantDeclined, IssuedVoucher, RoundClosed, VouchersIssued
from shared.kernel.fen import Fen
from shared.testing.officers import ANN, BO

NOW = datetime(2022, 8, 26, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WHERE: dict[str, Any] = dict(round_id="r1", campaign_id="c1", program_id="p1", district_id="d1", pool_id="r1")  # noqa: C408


def campaign(**changes: Any) -> Campaign:
    program = Program("p1", "d1", "桃城区", "vouchers", Fen(800))
    plain: dict[str, Any] = {"campaign_id": "c1", "name": "autumn", "cap_fen": Fen(1000), "starts_at": NOW}
    plain |= {"ends_at": NOW + DAY, "state": "DRAFT", "drafted_by": "ann", "programs": (program,)}
    return Campaign(**{**plain, **changes})


def terms(quantity: int = 6) -> RoundTerms:
    stock = StockTerms("s1", 100, 300, quantity, NOW + DAY)
    return RoundTerms("r1", 1, "one", NOW, NOW + DAY, ["cars"], [stock])


async def funded(books: Books) -> None:
    """A campaign approved, a grant of 600 of its 800 approved."""
    await draft_campaign(books, campaign())
    await approve_campaign(books, "c1", checker="bo", saw_cap_fen=1000)
    await draft(books, "g1")
    await approve_grant(books, "g1", checker=BO, saw_amount_fen=600)


async def draft(books: Books, grant_id: str, quantity: int = 6) -> None:
    await draft_grant(
        books, maker=ANN, grant_id=grant_id, campaign_id="c1", program_id="p1", amount_fen=100 * quantity,
        pool_id="r1", terms=terms(quantity),
    )  # fmt: skip


def fact(event_id: str, event: Event) -> Fact:
    return Fact(event_id, event.TYPE, NOW, "k", "t", 1, event)


def accepted() -> Fact:
    return fact("acc", GrantAccepted("g1", 1, "r1", 600))


def declined(grant_id: str = "g1", amount_fen: int = 600) -> Fact:
    return fact(f"declined-{grant_id}", GrantDeclined(grant_id, 1, "r1", amount_fen, "ROUND_CLOSED"))


def issued(*voucher_ids: str) -> Fact:
    lines = [IssuedVoucher(voucher_id, "who") for voucher_id in voucher_ids]
    pack = VouchersIssued(
        stock_id="s1", version=2, face_value_fen=100, threshold_fen=300, categories=["cars"], valid_until=NOW,
        issued_at=NOW, vouchers=lines, **WHERE,
    )  # fmt: skip
    return fact(f"issued-{'-'.join(voucher_ids)}", pack)


def redeemed(voucher_id: str, turn: int = 0) -> Fact:
    told = VoucherRedeemed(
        voucher_id=voucher_id, version=2, redemption_id="x", merchant_id="m", store_id="s", business_day="d",
        order_amount_fen=400, discount_fen=100, redeemed_at=NOW, **WHERE,
    )  # fmt: skip
    return fact(f"redeemed-{voucher_id}-{turn}", told)


def undone(voucher_id: str, turn: int = 0) -> Fact:
    told = VoucherUndone(
        voucher_id=voucher_id, version=3, redemption_id="x", merchant_id="m", business_day="d", discount_fen=100,
        undone_at=NOW, **WHERE,
    )  # fmt: skip
    return fact(f"undone-{voucher_id}-{turn}", told)


def expired(voucher_id: str) -> Fact:
    told = VoucherExpired(voucher_id=voucher_id, version=2, face_value_fen=100, expired_at=NOW, **WHERE)
    return fact(f"expired-{voucher_id}", told)


def voided(voucher_id: str) -> Fact:
    told = VoucherVoided(voucher_id=voucher_id, version=2, face_value_fen=100, reason="X", voided_at=NOW, **WHERE)
    return fact(f"voided-{voucher_id}", told)


def closed(issued_count: int, granted_fen: int = 600) -> Fact:
    issued_fen = issued_count * 100
    told = RoundClosed(
        version=3, issued_count=issued_count, issued_fen=issued_fen, unissued_fen=granted_fen - issued_fen,
        closed_at=NOW, **WHERE,
    )  # fmt: skip
    return fact("closed", told)


def balances(books: FakeBooks) -> dict[str, int]:
    found: dict[str, int] = {}
    for account, balance in books.journal.accounts.items():
        found[account.kind] = found.get(account.kind, 0) + balance
    return found

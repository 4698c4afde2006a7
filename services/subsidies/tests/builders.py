"""Policies and claims for tests: plain where the test does not care."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from services.subsidies.domain.fields import Kind, Value
from services.subsidies.domain.policy import Asks, Field, Form, Level, Part, Policy, Predicate, Seller, Tier, Unique
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State, SubsidyClaim
from shared.kernel.fen import Fen

NOW = datetime(2022, 8, 29, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
LEVELS = (Level.DISTRICT, Level.CITY)
SELLER = "91131102MA0200001G"

CAR_FIELDS = (
    Field("buyer", "购车人", Kind.NAME),
    Field("owner", "登记车主", Kind.NAME),
    Field("seller", "销售企业", Kind.USCC),
    Field("vin", "车架号", Kind.VIN),
    Field("seats", "座位数", Kind.COUNT),
    Field("use", "使用性质", Kind.CHOICE, ("household", "pickup", "commercial")),
    Field("invoice_day", "开票日期", Kind.DAY),
    Field("price", "不含税价", Kind.AMOUNT),
)
CAR_PREDICATES = (
    Predicate("seats", Asks.AT_MOST, Refusal.SEATS_OVER_7, number=7),
    Predicate("use", Asks.ONE_OF, Refusal.COMMERCIAL_VEHICLE, words=("household", "pickup")),
    Predicate("invoice_day", Asks.FROM_UNTIL, Refusal.OUT_OF_WINDOW, days=(date(2022, 8, 26), date(2022, 8, 31))),
    Predicate("owner", Asks.SAME_AS, Refusal.NAME_MISMATCH, other="buyer"),
    Predicate("seller", Asks.ENROLLED, Refusal.DEALER_NOT_ENROLLED),
    Predicate("price", Asks.AT_LEAST, Refusal.AMOUNT_MISMATCH, number=1),
)
CAR_UNIQUES = (
    Unique(("vin",), Refusal.DUPLICATE_VIN),
    Unique(("buyer",), Refusal.DUPLICATE_PERSON, within_policy=True),
)
CAR_TIERS = (Tier(0, Fen(200_000)), Tier(10_000_000, Fen(300_000)), Tier(20_000_000, Fen(500_000)))
GOOD: dict[str, Value] = {
    "buyer": "张三", "owner": "张三", "seller": SELLER, "vin": "LSVAA49J132047372", "seats": 5, "use": "household",
    "invoice_day": date(2022, 8, 28), "price": 12_980_000,
}  # fmt: skip
TYPED = {
    "buyer": " 张三", "owner": "张三", "seller": SELLER.lower(), "vin": "lsvaa49j 132o47372", "seats": "5",
    "use": "household", "invoice_day": "2022-08-28", "price": "129,800.00",
}  # fmt: skip


def policy(**changes: Any) -> Policy:
    """Household cars of one dealer, paid to a bank card."""
    plain = Policy(
        policy_id="cars", version=1, campaign_id="c1", program_id="p1", district_id="d1", name="购车补贴",
        opens_at=NOW - 3 * DAY, closes_at=NOW + 30 * DAY, fields=CAR_FIELDS, predicates=CAR_PREDICATES,
        uniques=CAR_UNIQUES, basis="price", tiers=CAR_TIERS, documents=("invoice",), levels=LEVELS,
        service_time=5 * DAY, fix_within=7 * DAY, notice=3 * DAY, payout=(Part(Form.BANK_CARD, 100),),
        sellers=(Seller(SELLER, "一号车行"),), labels={"invoice": "购车发票"},
    )  # fmt: skip
    return replace(plain, **changes)


def bank_policy(**changes: Any) -> Policy:
    """The same, whole: with the field for the bank card."""
    fields = (*CAR_FIELDS, Field("bank_card", "收款银行卡号", Kind.BANK_CARD))
    return policy(fields=fields, payee="buyer", account="bank_card", **changes)


def in_kind_policy(**changes: Any) -> Policy:
    """The same, paid half in vouchers and half in fuel cards."""
    vouchers = Part(Form.VOUCHERS, 50, Fen(10_000), Fen(50_000), timedelta(days=60), ("cars",))
    return policy(**{"payout": (vouchers, Part(Form.FUEL_CARDS, 50, Fen(10_000))), **changes})


def claim(state: State = State.AUTO_CHECKED, **changes: Any) -> SubsidyClaim:
    """A claim the office took an hour ago."""
    plain = SubsidyClaim("n1", "cars", "who", "d1", state, 1, Fen(300_000), held_since=NOW - timedelta(hours=1))
    return replace(plain, **changes)

"""The campaign files that ship are policies of ours: the three districts' cars, and Anping by its file alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.policy_schedule import policy_bodies
from deploy.campaigns.schedule import Calendar
from services.subsidies.domain.filing import Right, judge_filing
from services.subsidies.domain.policy import Form, Level, Policy, Problem, split
from services.subsidies.domain.refusals import Refusal
from shared.contracts.refusals import OF_A_POLICY
from shared.kernel.fen import Fen

FOLDER = Path(__file__).parents[4] / "deploy/campaigns"
CAR = {
    "buyer": "张三", "buyer_id": "11010519491231002X", "phone": "13900000000", "owner": "张三",
    "seller": "91131102MA0200001G", "vin": "LSVAA49J132047372", "seats": "7", "use": "pickup",
    "invoice_code": "113002200111", "invoice_number": "01234567", "invoice_day": "2022-08-31",
    "registration_day": "2022-08-31", "price": "200000",
}  # fmt: skip
CAR_PAPERS = {"invoice", "registration", "driving_licence"}
MACHINE = {
    "company": "安平示例丝网有限公司", "company_code": "91131102MA0200001G", "contact": "李四", "phone": "13900000001",
    "equipment": "数控织网机", "invoice_code": "113002200111", "invoice_number": "01234568",
    "invoice_day": "2022-03-01", "equipment_price": "50000000", "bank_card": "6222020000000000000",
}  # fmt: skip


def policies(name: str, calendar_start: datetime | None = None, day_s: float = 86_400.0) -> dict[str, Policy]:
    file = read_campaign_file(FOLDER / f"{name}.yaml")
    bodies = policy_bodies(file, file.campaign_id, Calendar(file, calendar_start, day_s))
    made = [msgspec.convert(body, Policy) for body in bodies]
    return {one.policy_id.removeprefix(f"{file.campaign_id}."): one for one in made}


def test_a_pickup_for_200_000_earns_5_000_half_in_vouchers_half_in_fuel_cards() -> None:
    taocheng = policies("hengshui-2022-autumn")["taocheng-cars"]
    right = judge_filing(taocheng, CAR, CAR_PAPERS)
    assert isinstance(right, Right)
    assert [(part.form, share) for part, share in split(taocheng, right.amount_fen)] == [
        (Form.VOUCHERS, 250_000),
        (Form.FUEL_CARDS, 250_000),
    ]
    assert taocheng.payout[0].valid_for == timedelta(days=60)
    assert {one.refusal for one in right.uniques} == {
        Refusal.DUPLICATE_VIN, Refusal.DUPLICATE_INVOICE, Refusal.DUPLICATE_PERSON,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"seats": "8"}, [Problem("seats", Refusal.SEATS_OVER_7)]),
        ({"use": "commercial"}, [Problem("use", Refusal.COMMERCIAL_VEHICLE)]),
        ({"owner": "李四"}, [Problem("owner", Refusal.NAME_MISMATCH)]),
        ({"seller": "91131101MA08000011"}, None),
        ({"registration_day": "2022-09-01"}, [Problem("registration_day", Refusal.OUT_OF_WINDOW)]),
    ],
)
def test_what_the_newspaper_says_is_asked_of_each_car(changes: dict[str, str], problems: list[Problem] | None) -> None:
    judged = judge_filing(policies("hengshui-2022-autumn")["taocheng-cars"], CAR | changes, CAR_PAPERS)
    assert isinstance(judged, tuple)
    assert problems is None or list(judged) == problems


def test_other_districts_have_their_own_dealers_and_pay_to_a_bank_card() -> None:
    binhu = policies("hengshui-2022-autumn")["binhu-cars"]
    own = {"seller": binhu.sellers[4].uscc, "bank_card": "6222020000000000000", "price": "99999.99"}
    right = judge_filing(binhu, CAR | own, CAR_PAPERS)
    assert isinstance(right, Right)
    assert [(part.form, share) for part, share in split(binhu, right.amount_fen)] == [(Form.BANK_CARD, Fen(200_000))]
    elsewhere = judge_filing(binhu, CAR | own | {"seller": CAR["seller"]}, CAR_PAPERS)
    assert elsewhere == (Problem("seller", Refusal.DEALER_NOT_ENROLLED),)


@pytest.mark.parametrize(
    ("yuan", "earns_yuan"),
    [("5000000", 125_000), ("10000000", 300_000), ("50000000", 1_750_000), ("100000000", 4_000_000)],
)
def test_anpings_equipment_earns_by_rate_with_inclusive_bounds(yuan: str, earns_yuan: int) -> None:
    policy = policies("anping-2022")["anping-equipment"]
    right = judge_filing(policy, MACHINE | {"equipment_price": yuan}, {"invoice", "contract"})
    assert isinstance(right, Right)
    assert right.amount_fen == earns_yuan * 100


@pytest.mark.parametrize(("usd", "earns_yuan"), [("5000000", 100_000), ("29999999.99", 200_000), ("30000000", 300_000)])
def test_anpings_exports_earn_an_award(usd: str, earns_yuan: int) -> None:
    typed = {name: MACHINE[name] for name in ("company", "company_code", "contact", "phone", "bank_card")}
    policy = policies("anping-2022")["anping-export"]
    right = judge_filing(policy, typed | {"export_usd": usd}, {"customs_record"})
    assert isinstance(right, Right)
    assert right.amount_fen == earns_yuan * 100
    assert judge_filing(policy, typed | {"export_usd": "4999999.99"}, {"customs_record"}) == (
        Problem("export_usd", Refusal.BELOW_TIERS),
    )


def test_whatever_a_file_may_refuse_with_the_service_knows() -> None:
    assert {code.value for code in OF_A_POLICY} <= {refusal.value for refusal in Refusal}


def test_days_run_in_seconds_and_dates_stay_dates() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    binhu = policies("hengshui-2022-autumn", start, 60.0)["binhu-cars"]
    assert binhu.opens_at == start
    assert binhu.closes_at == start + timedelta(minutes=36)
    assert (binhu.notice, binhu.fix_within) == (timedelta(minutes=3), timedelta(minutes=7))
    assert binhu.levels == (Level.DISTRICT, Level.CITY)
    real = policies("hengshui-2022-autumn")["binhu-cars"]
    assert real.closes_at == datetime(2022, 9, 30, 16, tzinfo=UTC)

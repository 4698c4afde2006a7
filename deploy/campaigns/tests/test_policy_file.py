"""Policies in a campaign file: the two that ship hold, and what is wrong in one is said with file, line and field."""

from pathlib import Path

import pytest

from deploy.campaigns.campaign_file import CampaignFileError, read_campaign_file

FOLDER = Path(__file__).parents[1]

SMALL = """campaign_id: small
name: 小活动
cap_yuan: 1000
utc_offset: "+08:00"
business_days: [2022-08-26]
districts:
  - district_id: taocheng
    name: 桃城区
    programs:
      - {program: cars, purpose: 购车补贴, allocated_yuan: 1000}
forms:
  car:
    fields:
      - {name: seats, label: 座位数, kind: count}
      - {name: price, label: 不含税价, kind: amount}
      - {name: owner, label: 车主, kind: name}
      - {name: card, label: 银行卡, kind: bank_card}
    conditions:
      - {field: seats, at_most: 7, refusal: SEATS_OVER_7}
    unique:
      - {fields: [owner], refusal: DUPLICATE_PERSON, within: policy}
    documents: [invoice]
policies:
  - policy: cars
    program: cars
    name: 购车补贴
    form: car
    opens: 2022-08-26
    closes: 2022-09-30
    basis: price
    tiers:
      - {basis_from: 0, amount_yuan: 20}
      - {basis_from: 100, rate_percent: "2.5"}
    levels: [district, city]
    service_days: 5
    fix_within_days: 7
    notice_days: 3
    payee: {name: owner, account: card}
    payout:
      - {form: bank_card, share_percent: 100}
    sellers:
      - {uscc: 91131102MA0200001G, name: 一号店}
"""


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("at_most: many", "at_most: 7", "19: forms.car.conditions.0.at_most: Input should be a valid integer"),
        ("at_most: 7, at_least: 1", "at_most: 7", "19: forms.car.conditions.0.field: exactly one of at_least"),
        ("{field: owner, at_most", "{field: seats, at_most", "19: forms.car.conditions.0.field: at_most cannot be"),
        ("same_as: price", "at_most: 7", "19: forms.car.conditions.0.field: same_as cannot be asked of seats"),
        ("{field: owner, same_as: seats", "{field: seats, at_most: 7", "19: forms.car.conditions.0.same_as: no such"),
        ("name: price", "name: seats", "14: forms.car.fields: a name stands twice"),
        ("kind: choice", "kind: count", "14: forms.car.fields.0.choices: a choice has them, nothing else has"),
        ("kind: colour", "kind: count", "14: forms.car.fields.0.kind: Input should be 'text', 'name'"),
        ("fields: [vin]", "fields: [owner]", "21: forms.car.unique.0.fields: a field that the form does not have"),
        (
            "documents: [invoice]\n    labels: {shoe: 鞋}",
            "documents: [invoice]",
            "23: forms.car.labels: shoe is no document",
        ),
        ("program: none\n    name", "program: cars\n    name", "25: policies.0.program: no program is named none"),
        ("form: none\n    opens", "form: car\n    opens", "27: policies.0.form: no form is named none"),
        ("basis: seats", "basis: price", "30: policies.0.basis: seats is no amount of the form"),
        ("amount_yuan: 20, rate_percent: '1'", "amount_yuan: 20", "32: policies.0.tiers.0.amount_yuan: an amount or a"),
        ("basis_from: 0, rate", "basis_from: 100, rate", "32: policies.0.tiers: basis_from must grow from tier to"),
        ("share_percent: 90", "share_percent: 100", "40: policies.0.payout: the shares must add up to 100"),
        ("closes: 2022-08-01", "closes: 2022-09-30", "29: policies.0.closes: lies before opens"),
        ("levels: [mayor]", "levels: [district, city]", "34: policies.0.levels.0: Input should be 'district'"),
        ("account: price", "account: card", "38: policies.0.payee.account: no bank_card of the form"),
        ("name: seats, account", "name: owner, account", "38: policies.0.payee.name: no name of the form"),
        (
            "form: fuel_cards, share",
            "form: bank_card, share",
            "40: policies.0.payout.0.piece_yuan: fuel_cards",
        ),
        ("notice_days: 3\n", "notice_days: 3\n    payee: {name: owner, account: card}\n", "24: policies.0.payee: goes"),
        ("uscc: 1", "uscc: 91131102MA0200001G", "42: policies.0.sellers.0.uscc: Input should be a valid string"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_field(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    assert right in SMALL
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(CampaignFileError) as caught:
        read_campaign_file(path)
    assert str(caught.value).startswith(f"small.yaml, line {said}")


def test_a_policy_and_a_seller_stand_once(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    seller = SMALL[SMALL.index("      - {uscc") :]
    path.write_text(SMALL + seller, encoding="utf-8")
    with pytest.raises(CampaignFileError, match="sellers: one stands twice"):
        read_campaign_file(path)
    path.write_text(SMALL + SMALL[SMALL.index("  - policy: cars") :], encoding="utf-8")
    with pytest.raises(CampaignFileError, match="policies: a policy stands twice"):
        read_campaign_file(path)


def test_three_districts_take_car_claims_from_3_50_and_5_dealers() -> None:
    policies = read_campaign_file(FOLDER / "hengshui-2022-autumn.yaml").policies
    assert [(one.policy, len(one.sellers)) for one in policies] == [
        ("taocheng-cars", 3),
        ("hightech-cars", 50),
        ("binhu-cars", 5),
    ]


def test_anping_is_a_campaign_of_its_own_with_forms_of_its_own() -> None:
    file = read_campaign_file(FOLDER / "anping-2022.yaml")
    assert file.cap_yuan == 25_000_000
    assert [one.policy for one in file.policies] == ["anping-equipment", "anping-export"]
    assert not file.rounds

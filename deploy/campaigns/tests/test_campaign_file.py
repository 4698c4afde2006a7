"""A campaign file that holds comes to rounds and instants; one that does not is refused by file, line and field."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from deploy.campaigns.__main__ import main
from deploy.campaigns.campaign_file import CampaignFile, CampaignFileError, read_campaign_file
from deploy.campaigns.schedule import Calendar, campaign_body, grant_bodies

HENGSHUI = Path(__file__).parents[1] / "hengshui-2022-autumn.yaml"

SMALL = """campaign_id: small
name: 小活动
cap_yuan: 1000
utc_offset: "+08:00"
business_days: [2022-08-26, 2022-08-27]
districts:
  - district_id: taocheng
    name: 桃城区
    programs:
      - {program: vouchers, purpose: 消费券, allocated_yuan: 1000}
rounds:
  - program: vouchers
    days: [1, 2]
    opens: "10:00"
    valid_days: 3
    categories: [supermarket]
    stocks:
      - {face_yuan: 50, threshold_yuan: 300, quantity: 10}
"""

AUTUMN = """campaign_id: autumn
name: 金秋
cap_yuan: 8400
utc_offset: "+08:00"
business_days: [2022-08-26, 2022-08-27, 2022-08-28, 2022-08-29, 2022-08-30, 2022-08-31]
districts:
  - district_id: taocheng
    name: 桃城区
    programs: [{program: taocheng-vouchers, purpose: 消费券, allocated_yuan: 4200}]
  - district_id: hightech
    name: 高新区
    programs: [{program: hightech-vouchers, purpose: 消费券, allocated_yuan: 1000}]
rounds:
  - program: taocheng-vouchers
    days: [1, 2, 3, 4, 5, 6]
    opens: "10:00"
    valid_days: 3
    categories: [cars]
    stocks:
      - {face_yuan: 50, threshold_yuan: 300, quantity: 6}
      - {face_yuan: 100, threshold_yuan: 500, quantity: 4}
  - program: hightech-vouchers
    days: [1, 4]
    opens: "10:00"
    valid_days: 3
    categories: [supermarket]
    stocks:
      - {face_yuan: 50, threshold_yuan: 300, quantity: 4}
      - {face_yuan: 100, threshold_yuan: 500, quantity: 3}
"""


def autumn(folder: Path) -> CampaignFile:
    path = folder / "autumn.yaml"
    path.write_text(AUTUMN, encoding="utf-8")
    return read_campaign_file(path)


def refused(folder: Path, text: str) -> str:
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CampaignFileError) as caught:
        read_campaign_file(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("cap_yuan: 999", "cap_yuan: 1000", "line 7: districts: programs add up to 1000 yuan, over cap_yuan"),
        ("quantity: 11", "quantity: 10", "line 12: rounds: those of vouchers cost 1100 yuan, its share is 1000"),
        ("quantity: 0", "quantity: 10", "line 18: rounds.0.stocks.0.quantity: Input should be greater than 0"),
        ("quantity: ten", "quantity: 10", "line 18: rounds.0.stocks.0.quantity: Input should be a valid integer"),
        ("quantity: 10.0", "quantity: 10", "line 18: rounds.0.stocks.0.quantity: Input should be a valid integer"),
        ("face_yuan: 301", "face_yuan: 50", "line 18: rounds.0.stocks.0.face_yuan: must be below threshold_yuan"),
        ("face_yuan: 300", "face_yuan: 50", "line 18: rounds.0.stocks.0.face_yuan: must be below threshold_yuan"),
        ("yuan: 1000001", "yuan: 300", "line 18: rounds.0.stocks.0.threshold_yuan: Input should be less than or equal"),
        ("quantity: 10000001", "quantity: 10", "line 18: rounds.0.stocks.0.quantity: Input should be less than or eq"),
        ("quantity: 1, per_person_max: 101", "quantity: 10", "line 18: rounds.0.stocks.0.per_person_max: Input should"),
        ("[Catering Food]", "[supermarket]", "line 16: rounds.0.categories.0: String should match pattern"),
        ("[tv]", "[supermarket]", "line 16: rounds.0.categories.0: String should match pattern"),
        (
            "program: 消费券",
            "program: vouchers",
            "line 10: districts.0.programs.0.program: String should match pattern",
        ),
        ("program: my_vouchers", "program: vouchers", "line 10: districts.0.programs.0.program: String should match"),
        ("id: Tao Cheng", "id: taocheng", "line 7: districts.0.district_id: String should match pattern"),
        ('"+99:00"', '"+08:00"', "line 4: utc_offset: String should match pattern"),
        ("[1999-08-26, 2022-08-27]", "[2022-08-26, 2022-08-27]", "line 5: business_days.0: Input should be greater"),
        ('name: ""', "name: 小活动", "line 2: name: String should have at least 1 character"),
        ("cap_yuan: 90071992547410", "cap_yuan: 1000", "line 3: cap_yuan: Input should be less than or equal"),
        ("small-", "small", "line 1: campaign_id: String should match pattern"),
        (
            "stocks:\n      - {face_yuan: 50, threshold_yuan: 400, quantity: 1}",
            "stocks:",
            "line 18: rounds.0.stocks: a f",
        ),
        ("days: [1, 3]", "days: [1, 2]", "line 13: rounds.0.days: there are 2 business days"),
        ("days: [1, 1]", "days: [1, 2]", "line 13: rounds.0.days: must be in order, each once"),
        ("  - program: cars", "  - program: vouchers", "line 12: rounds.0.program: no program is named cars"),
        ('opens: "24:00"', 'opens: "10:00"', "line 14: rounds.0.opens: String should match pattern"),
        ("opens: 10:00", 'opens: "10:00"', "line 14: rounds.0.opens: Input should be a valid string"),
        ("[2022-08-27, 2022-08-26]", "[2022-08-26, 2022-08-27]", "line 5: business_days: must be in order"),
        ("[2022-08-32]", "[2022-08-26, 2022-08-27]", "line 5: business_days.0: Input should be a valid date"),
        ("nmae: 小活动", "name: 小活动", "line 1: name: Field required"),
        ("name: 小活动\ncap_yuan: 2000", "name: 小活动", "line 4: cap_yuan: stands twice"),
        ("name: [小活动", "name: 小活动", "line 3: not YAML"),
        ("Small!", "small", "line 1: campaign_id: String should match pattern"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_field(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    assert SMALL.count(right) >= 1
    assert refused(tmp_path, SMALL.replace(right, wrong, 1)).startswith(f"small.yaml, {said}")


def test_a_field_nobody_knows_is_refused_where_it_stands(tmp_path: Path) -> None:
    text = SMALL.replace('opens: "10:00"', 'opens: "10:00"\n    colour: red')
    assert refused(tmp_path, text) == "small.yaml, line 15: rounds.0.colour: Extra inputs are not permitted"


@pytest.mark.parametrize("text", ["", "[]", "only words", "- 1\n- 2\n"])
def test_what_is_no_campaign_at_all_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text).startswith("small.yaml, line 1: ")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CampaignFileError, match="No such file"):
        read_campaign_file(tmp_path / "none.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CampaignFileError, match="not UTF-8"):
        read_campaign_file(tmp_path / "binary.yaml")


def test_the_checker_prints_the_rounds_or_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert "cap 1,000 yuan, 1,000 allocated" in printed
    assert "vouchers.r2" in printed
    assert main([str(tmp_path / "none.yaml")]) == 2
    assert capsys.readouterr().err == "none.yaml: No such file or directory\n"


def test_the_checker_prints_what_policies_earn_ask_for_and_have(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(HENGSHUI.with_name("anping-2022.yaml"))]) == 0
    printed = capsys.readouterr().out
    assert "round" not in printed
    assert (
        """
anping-export: 15,000,000 yuan, paid by bank_card 100 %
  from 5,000,000.00: 100,000 yuan
  from 10,000,000.00: 200,000 yuan
  from 30,000,000.00: 300,000 yuan
  shows customs_record
"""
        in printed
    )
    assert "from 5,000,000.00: 2.5 %" in printed


def test_the_district_looks_before_the_city_and_each_once(tmp_path: Path) -> None:
    text = HENGSHUI.read_text(encoding="utf-8")
    for levels in ("[city, district]", "[city, city]"):
        said = refused(tmp_path, text.replace("levels: [district, city]", f"levels: {levels}", 1))
        assert said.endswith("policies.0.levels: each once, the district before the city")


@pytest.mark.parametrize("right", ["invoice_day, days", "[invoice_code, invoice_number]"])
def test_a_refusal_that_no_table_has_is_refused_where_it_stands(tmp_path: Path, right: str) -> None:
    lines = HENGSHUI.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, 1) if right in line)
    before, _, after = lines[number - 1].partition("refusal: ")
    for code in ("NO_SUCH_CODE", "SOLD_OUT"):
        lines[number - 1] = f"{before}refusal: {code}{after.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ_')}"
        said = refused(tmp_path, "\n".join(lines))
        assert said.startswith(f"small.yaml, line {number}: forms.car.")
        assert f".refusal: {code} is none of AMOUNT_MISMATCH, " in said


def test_the_file_that_ships_holds_to_what_the_newspaper_told() -> None:
    # Only what is marked F in it: everything assumed may be edited.
    file = read_campaign_file(HENGSHUI)
    assert (file.name, file.cap_yuan) == ("大聚金秋·促消费惠民生", 8_400_000)
    assert [day.isoformat() for day in file.business_days] == [f"2022-08-{day}" for day in range(26, 32)]
    programs = {part.program: part for district in file.districts for part in district.programs}
    assert programs["hightech-vouchers"].allocated_yuan == 1_000_000
    rounds = [one for one in file.rounds if one.program == "taocheng-vouchers"]
    assert {(s.face_yuan, s.threshold_yuan) for one in rounds for s in one.stocks} >= {(50, 300), (100, 500)}
    assert {name for one in rounds for name in one.categories} >= {"home-appliances", "cars"}
    assert {policy.policy: len(policy.sellers) for policy in file.policies}.items() >= {
        "taocheng-cars": 3, "hightech-cars": 50, "binhu-cars": 5,
    }.items()  # fmt: skip


def test_a_campaigns_money_is_that_of_its_file(tmp_path: Path) -> None:
    file = autumn(tmp_path)
    grants = grant_bodies(file, "autumn", Calendar(file))
    assert len(grants) == 8
    assert sum(stock["quantity"] for grant in grants for stock in grant["round"]["stocks"]) == 74
    assert sum(grant["amount_fen"] for grant in grants) == 520_000
    campaign = campaign_body(file, "autumn", Calendar(file))
    assert campaign["cap_fen"] == 840_000
    assert [program["allocated_fen"] for program in campaign["programs"]] == [420_000, 100_000]


def test_the_rounds_of_a_program_count_on_over_its_blocks(tmp_path: Path) -> None:
    block = SMALL[SMALL.index("  - program: vouchers\n    days") :].replace('"10:00"', '"16:00"')
    path = tmp_path / "two.yaml"
    path.write_text(SMALL.replace("quantity: 10", "quantity: 5") + block.replace("quantity: 10", "quantity: 5"))
    file = read_campaign_file(path)
    grants = grant_bodies(file, "small", Calendar(file))
    assert [grant["round"]["round_id"] for grant in grants] == [
        "small.vouchers.r1", "small.vouchers.r3", "small.vouchers.r2", "small.vouchers.r4",
    ]  # fmt: skip


def test_hours_are_read_in_the_offset_of_the_file(tmp_path: Path) -> None:
    file = autumn(tmp_path)
    first = min(grant_bodies(file, "autumn", Calendar(file)), key=lambda grant: str(grant["round"]["opens_at"]))
    assert datetime.fromisoformat(first["round"]["opens_at"]) == datetime(2022, 8, 26, 2, tzinfo=UTC)
    assert datetime.fromisoformat(first["round"]["closes_at"]) == datetime(2022, 8, 26, 16, tzinfo=UTC)


def test_a_voucher_lasts_its_days_but_never_longer_than_the_campaign(tmp_path: Path) -> None:
    file = autumn(tmp_path)
    ends = [day.ends_at for day in Calendar(file).days()]
    grants = [one for one in grant_bodies(file, "autumn", Calendar(file)) if "taocheng" in one["grant_id"]]
    until = [datetime.fromisoformat(grant["round"]["stocks"][0]["valid_until"]) for grant in grants]
    assert until == [ends[2], ends[3], ends[4], ends[5], ends[5], ends[5]]


def test_days_can_be_run_in_seconds(tmp_path: Path) -> None:
    file = autumn(tmp_path)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    days = Calendar(file, start, day_s=24.0).days()
    assert [(day.starts_at - start).total_seconds() for day in days] == [0, 24, 48, 72, 96, 120]
    grants = grant_bodies(file, "autumn", Calendar(file, start, day_s=24.0))
    opens = sorted((datetime.fromisoformat(one["round"]["opens_at"]) - start).total_seconds() for one in grants)
    assert opens == [10, 10, 34, 58, 82, 82, 106, 130]


def test_days_after_the_campaign_may_run_faster_and_follow_without_a_gap() -> None:
    file = read_campaign_file(Path(__file__).parents[1] / "hengshui-2022-autumn.yaml")
    start = datetime(2026, 1, 1, tzinfo=UTC)
    days = Calendar(file, start, day_s=24.0, quiet_day_s=5.0).trading_days()
    lengths = [(day.ends_at - day.starts_at).total_seconds() for day in days]
    assert lengths == [24.0] * 6 + [5.0] * (len(days) - 6)
    assert all(day.ends_at == after.starts_at for day, after in pairwise(days))
    one_pace = Calendar(file, start, day_s=24.0).trading_days()
    assert {(day.ends_at - day.starts_at).total_seconds() for day in one_pace} == {24.0}


def test_tills_stay_open_as_long_as_a_subsidys_vouchers_are_valid() -> None:
    file = read_campaign_file(Path(__file__).parents[1] / "hengshui-2022-autumn.yaml")
    days = Calendar(file).trading_days()
    assert days[: len(file.business_days)] == Calendar(file).days()
    assert days[-1].day == "2022-12-07"  # filed on 30 September, 5 days of review, 3 of notice, 60 of validity
    assert all(day.ends_at == after.starts_at for day, after in pairwise(days))
    visitors = read_campaign_file(Path(__file__).parents[1] / "visitors.yaml")
    assert Calendar(visitors).trading_days() == Calendar(visitors).days()

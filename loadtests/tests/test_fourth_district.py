"""A district, a policy and a kind of document that were added to the campaign's file alone."""

from datetime import UTC, datetime
from pathlib import Path

import yaml

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.policy_schedule import policy_bodies
from deploy.campaigns.schedule import Calendar
from deploy.local.servers import ROOT
from deploy.local.state import current_state
from loadtests.clients.people import people
from loadtests.demo.settings import Settings
from loadtests.demo.subsidies.stage import GOOD_CLAIMS_ELSEWHERE, window_of


def test_the_demo_has_claims_and_papers_for_a_policy_that_it_has_never_met(tmp_path: Path) -> None:
    body = yaml.safe_load((ROOT / "deploy/campaigns/hengshui-2022-autumn.yaml").read_text("utf-8"))
    body["cap_yuan"] += 1_000_000
    program = {"program": "jizhou-cars", "purpose": "购车补贴", "allocated_yuan": 1_000_000}
    body["districts"].append({"district_id": "jizhou", "name": "冀州区", "programs": [program]})
    model = next(one for one in body["policies"] if one["policy"] == "binhu-cars")
    car, labels = body["forms"]["car"], {"invoice": "机动车销售统一发票", "scrap_certificate": "报废机动车回收证明"}
    labels |= {name: text for name, text in car["labels"].items() if name not in car["documents"]}
    body["forms"]["jizhou_car"] = {**car, "documents": ["invoice", "scrap_certificate"], "labels": labels}
    body["policies"].append({**model, "policy": "jizhou-cars", "program": "jizhou-cars", "form": "jizhou_car"})
    path = tmp_path / "four-districts.yaml"
    path.write_text(yaml.safe_dump(body, allow_unicode=True), "utf-8")
    file = read_campaign_file(path)
    campaign_id = "hengshui-7"
    loaded = policy_bodies(file, campaign_id, Calendar(file, datetime(2022, 8, 26, tzinfo=UTC), 60.0))[-1]
    settings = Settings(1.0, 60.0, 7, current_state())
    window = window_of(file, campaign_id, loaded, settings, iter(people(500, 7)))
    good = [case.filing for case in window.cases if case.refusal is None]
    assert (window.district_id, len(good)) == ("jizhou", GOOD_CLAIMS_ELSEWHERE)
    papers = {kind: paper.render() for kind, paper in good[0].papers.items()}
    assert papers["scrap_certificate"].startswith(b"%PDF")
    assert good[0].typed["vin"] in [value for _, value in good[0].papers["scrap_certificate"].lines]

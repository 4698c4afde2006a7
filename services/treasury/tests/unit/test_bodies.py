"""What a door of treasury takes as a name."""

from typing import Any

import pytest
from pydantic import ValidationError

from services.treasury.entrypoints.bodies import CampaignBody

PROGRAM = {
    "program_id": "p01",
    "district_id": "d01",
    "district_name": "桃城区",
    "purpose": "消费券",
    "allocated_fen": 1,
}
CAMPAIGN = {
    "campaign_id": "c01", "name": "大聚金秋·促消费惠民生", "cap_fen": 1, "starts_at": "2022-08-26T10:00:00+08:00",
    "ends_at": "2022-08-27T10:00:00+08:00", "programs": [PROGRAM],
}  # fmt: skip


def test_a_campaign_with_names_is_taken() -> None:
    assert CampaignBody.model_validate(CAMPAIGN).name == CAMPAIGN["name"]


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+1+1", "@SUM(A1)", "-1", "＝1+1", " ", "\u3164"])
@pytest.mark.parametrize("field", ["name", "district_name", "purpose"])
def test_a_formula_or_a_blank_is_no_name_of_a_campaign_a_district_or_a_purpose(field: str, name: str) -> None:
    changed: dict[str, Any] = (
        {**CAMPAIGN, "name": name} if field == "name" else {**CAMPAIGN, "programs": [{**PROGRAM, field: name}]}
    )
    with pytest.raises(ValidationError, match="name in legible characters"):
        CampaignBody.model_validate(changed)

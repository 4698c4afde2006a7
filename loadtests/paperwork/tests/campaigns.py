"""The campaign files that ship, and their policies."""

from pathlib import Path

from deploy.campaigns.campaign_file import CampaignFile, read_campaign_file

FOLDER = Path(__file__).parents[3] / "deploy/campaigns"
POLICIES = {
    "taocheng-cars": "hengshui-2022-autumn.yaml",
    "hightech-cars": "hengshui-2022-autumn.yaml",
    "binhu-cars": "hengshui-2022-autumn.yaml",
    "anping-equipment": "anping-2022.yaml",
    "anping-export": "anping-2022.yaml",
}


def file_of(policy: str) -> CampaignFile:
    """The file that a policy stands in."""
    return read_campaign_file(FOLDER / POLICIES[policy])

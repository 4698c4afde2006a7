"""`python -m deploy.campaigns FILE`: check a campaign file and show what it comes to, without a running stack."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from deploy.campaigns.campaign_file import CampaignFile, CampaignFileError, read_campaign_file
from deploy.campaigns.policy_file import PolicyPart, TierPart
from deploy.campaigns.policy_schedule import policy_grant_bodies
from deploy.campaigns.schedule import Calendar, grant_bodies
from shared.kernel.fen import FEN_PER_YUAN

HUNDREDTHS = 100  # a tier's basis is written in fen, or in cents


def main(arguments: list[str]) -> int:
    """0 when the file holds; 2 and the file, line and field when it does not."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        file = read_campaign_file(Path(arguments[0]))
    except CampaignFileError as error:
        print(error, file=sys.stderr)
        return 2
    if file.rounds:
        Console().print(_rounds(file))
    for policy, grant in zip(file.policies, policy_grant_bodies(file, file.campaign_id), strict=True):
        print(*_policy(file, policy, grant), sep="\n")
    print(f"{file.name}: cap {file.cap_yuan:,} yuan, {_allocated(file):,} allocated")
    return 0


def _rounds(file: CampaignFile) -> Table:
    table = Table("round", "opens", "vouchers", "yuan")
    for body in grant_bodies(file, file.campaign_id, Calendar(file)):
        made = body["round"]
        vouchers = sum(stock["quantity"] for stock in made["stocks"])
        name = made["round_id"].removeprefix(f"{file.campaign_id}.")
        opens = datetime.fromisoformat(made["opens_at"]).strftime("%Y-%m-%d %H:%M")
        table.add_row(name, opens, f"{vouchers:,}", f"{body['amount_fen'] // FEN_PER_YUAN:,}")
    return table


def _policy(file: CampaignFile, policy: PolicyPart, grant: dict[str, Any]) -> Iterator[str]:
    parts = ", ".join(f"{part.form} {part.share_percent} %" for part in policy.payout)
    yield f"{policy.policy}: {grant['amount_fen'] // FEN_PER_YUAN:,} yuan, paid by {parts}"
    yield from map(_tier, policy.tiers)
    yield f"  shows {', '.join(file.forms[policy.form].documents)}"


def _tier(tier: TierPart) -> str:
    earns = f"{tier.amount_yuan:,} yuan" if tier.amount_yuan is not None else f"{tier.rate_percent} %"
    return f"  from {tier.basis_from / HUNDREDTHS:,.2f}: {earns}"


def _allocated(file: CampaignFile) -> int:
    return sum(part.allocated_yuan for district in file.districts for part in district.programs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

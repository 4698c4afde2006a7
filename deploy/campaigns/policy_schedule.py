"""What a file's policies come to as bodies of `POST /policies`: days turned into instants and durations."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from deploy.campaigns.campaign_file import CampaignFile
from deploy.campaigns.policy_file import ConditionPart, FieldPart, PayoutPart, PolicyPart, TierPart
from deploy.campaigns.schedule import Calendar
from shared.kernel.fen import FEN_PER_YUAN

PERMYRIAD_PER_PERCENT = 100


def policy_bodies(file: CampaignFile, campaign_id: str, calendar: Calendar, version: int = 1) -> list[dict[str, Any]]:
    """One body a policy, in the order of the file; ids are `<campaign>.<policy>`."""
    district_of = {part.program: district.district_id for district in file.districts for part in district.programs}
    return [_body(file, one, campaign_id, district_of[one.program], calendar, version) for one in file.policies]


def policy_grant_bodies(file: CampaignFile, campaign_id: str) -> list[dict[str, Any]]:
    """The bodies of treasury's `POST /grants` that give each policy what its program has besides its rounds."""
    share = {part.program: part.allocated_yuan for district in file.districts for part in district.programs}
    for round_ in file.rounds:
        share[round_.program] -= round_.cost_yuan() * len(round_.days)
    return [
        {
            "grant_id": f"{campaign_id}.{policy.policy}.g1",
            "campaign_id": campaign_id,
            "program_id": f"{campaign_id}.{policy.program}",
            "amount_fen": share[policy.program] * FEN_PER_YUAN,
            "policy_id": f"{campaign_id}.{policy.policy}",
        }
        for policy in file.policies
    ]


def _body(
    file: CampaignFile, policy: PolicyPart, campaign_id: str, district_id: str, calendar: Calendar, version: int
) -> dict[str, Any]:
    form = file.forms[policy.form]

    def lasting(days: int) -> str:
        return f"PT{days * calendar.day_s:.3f}S"

    return {
        "policy_id": f"{campaign_id}.{policy.policy}",
        "version": version,
        "campaign_id": campaign_id,
        "program_id": f"{campaign_id}.{policy.program}",
        "district_id": district_id,
        "name": policy.name,
        "opens_at": calendar.midnight(policy.opens).isoformat(),
        "closes_at": calendar.midnight(policy.closes + timedelta(days=1)).isoformat(),
        "fields": [_field(field) for field in (*form.fields, *policy.more_fields)],
        "predicates": [_predicate(condition) for condition in form.conditions],
        "uniques": [
            {"fields": one.fields, "refusal": one.refusal, "within_policy": one.within == "policy"}
            for one in form.unique
        ],
        "basis": policy.basis,
        "tiers": [_tier(tier) for tier in policy.tiers],
        "documents": form.documents,
        "labels": form.labels,
        "levels": policy.levels,
        "service_time": lasting(policy.service_days),
        "fix_within": lasting(policy.fix_within_days),
        "notice": lasting(policy.notice_days),
        "payout": [_payout(part) | {"valid_for": lasting(part.valid_days or 0)} for part in policy.payout],
        "payee": policy.payee.name if policy.payee else "",
        "account": policy.payee.account if policy.payee else "",
        "sellers": [{"uscc": seller.uscc, "name": seller.name} for seller in policy.sellers],
    }


def _field(field: FieldPart) -> dict[str, Any]:
    return {"name": field.name, "label": field.label, "kind": field.kind, "choices": field.choices}


def _predicate(condition: ConditionPart) -> dict[str, Any]:
    asks: dict[str, tuple[str, str, Any]] = {
        "at_least": ("at_least", "number", condition.at_least),
        "at_most": ("at_most", "number", condition.at_most),
        "one_of": ("one_of", "words", condition.one_of),
        "days": ("from_until", "days", [date.isoformat(day) for day in condition.days or ()]),
        "same_as": ("same_as", "other", condition.same_as),
    }
    base = {"field": condition.field, "refusal": condition.refusal}
    if condition.enrolled:
        return base | {"asks": "enrolled"}
    word, slot, bound = asks[condition.test()]
    return base | {"asks": word, slot: bound}


def _tier(tier: TierPart) -> dict[str, Any]:
    if tier.amount_yuan is not None:
        return {"basis_from": tier.basis_from, "amount_fen": tier.amount_yuan * FEN_PER_YUAN}
    rate = int(Decimal(tier.rate_percent or "0") * PERMYRIAD_PER_PERCENT)
    return {"basis_from": tier.basis_from, "rate_permyriad": rate}


def _payout(part: PayoutPart) -> dict[str, Any]:
    return {
        "form": part.form,
        "share_percent": part.share_percent,
        "piece_fen": (part.piece_yuan or 0) * FEN_PER_YUAN,
        "threshold_fen": (part.threshold_yuan or 0) * FEN_PER_YUAN,
        "categories": part.categories,
    }

"""What of a policy stands as long as a claim under it lives: by these its money was moved and its uniques are held."""

from services.subsidies.domain.policy import Policy


def bound_changes(old: Policy, new: Policy) -> tuple[str, ...]:
    """The places of `new` that claims filed under `old` forbid to change; conditions, tiers and clocks are free."""
    places = ("campaign_id", "district_id", "levels", "payout", "payee", "account", "uniques")
    kinds = {field.name: field.kind for field in new.fields}
    return (
        *(place for place in places if getattr(old, place) != getattr(new, place)),
        *(f"fields.{field.name}" for field in old.fields if kinds.get(field.name) != field.kind),
    )

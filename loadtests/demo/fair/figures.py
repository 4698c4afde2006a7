"""The fair's part of the report, by its wall."""

from typing import Any

from loadtests.demo.fair.play import FairScore
from loadtests.fair.doors import LiveRoom


def fair_figures(score: FairScore) -> dict[str, Any]:
    """The wall's figures in few words, and whether a recount of the log says the same."""
    told, counted = score.wall["figures"], score.wall["counted"]
    return {
        "room_id": score.room.room_id,
        "scale": score.plan.scale,
        "speed": score.room.speed,
        "planned_visits": score.plan.visits,
        "pv": told["pv"],
        "uv": told["uv"],
        "pcu": told["pcu"],
        "pcu_at": _clock_of(score.room, told["pcu_at_ms"]),
        "avg_stay_s": round(told["avg_stay_s"], 1),
        "median_stay_s": told["median_stay_s"],
        "p90_stay_s": told["p90_stay_s"],
        "interaction_rate": round(told["interaction_rate"], 4),
        "comments": told["comments"],
        "likes": told["likes"],
        "questions": told["questions"],
        "card_clicks": told["card_clicks"],
        "applications": told["applications"],
        "late": counted.get("late", 0),
        "duplicates": counted.get("duplicates", 0),
        "dropped": counted.get("dropped", 0),
        "refused": score.wall["refused"],
        "platform": score.wall["platform"],
        "retracted_after_ms": None if score.retracted_after_ms is None else round(score.retracted_after_ms, 1),
        "interactions_per_s": round(score.clients.accepted / score.clients.took_s),
        "recount_equal": not score.differences,
    }


def _clock_of(room: LiveRoom, at_ms: int | None) -> str | None:
    """When in the show, as minutes and seconds at 1×."""
    if at_ms is None:
        return None
    minutes, seconds = divmod((at_ms - room.origin_ms) * room.speed // 1_000, 60)
    return f"{minutes:02d}:{seconds:02d}"

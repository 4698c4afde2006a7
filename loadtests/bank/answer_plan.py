"""Which answer files a payment file comes to, and when: most lines at once, some late, some files again."""

from typing import NamedTuple

from loadtests.bank.rule import Settings, is_repeated


class Due(NamedTuple):
    """One answer file that is to come; `repeats` names the part that it repeats word for word."""

    at: float
    batch_id: str
    part: str
    payout_ids: list[str]
    repeats: str = ""


def plan_answers(settings: Settings, batch_id: str, came_at: float, payouts: list[tuple[str, bool]]) -> list[Due]:
    """All of them, in the order they come; `payouts` are ids and whether their answer is late. Empty: one, empty."""
    late = [payout_id for payout_id, is_late in payouts if is_late]
    prompt = [payout_id for payout_id, is_late in payouts if not is_late]
    parts = [Due(came_at + settings.answer_after_s, batch_id, "prompt", prompt)] if prompt or not late else []
    parts += [Due(came_at + settings.late_after_s, batch_id, "late", late)] if late else []
    again = [
        Due(one.at + settings.repeat_after_s, batch_id, f"{one.part}-again", one.payout_ids, repeats=one.part)
        for one in parts
        if is_repeated(settings, batch_id, one.part)
    ]
    return sorted(parts + again, key=lambda one: one.at)

"""Goals as bars: how far each is met, 1 being the goal."""

from collections.abc import Sequence
from typing import Any

from loadtests.bench.goals import GOALS
from loadtests.plots.canvas import GREEN, GREY, INK, PALE, RED, Canvas

WIDTH, ROW, HEAD = 860, 22, 56
_BARS, _SPAN, _MOST = 470, 250, 2.0
"""Where bars begin, pixels to the right end of the scale, and the multiple of a goal that stands there."""
_NAME_MAX = 68


def met_by(value: float, bound: float, *, at_least: bool) -> float:
    """1 where the goal is just met, more where it is surpassed; a bound of nothing is met by nothing only."""
    above, below = (value, bound) if at_least else (bound, value)
    return above / below if below else _MOST


def draw(found: Sequence[dict[str, Any]]) -> str:
    """The chart of `latest.json`'s goals."""
    canvas = Canvas(WIDTH, HEAD + ROW * len(GOALS) + 16)
    canvas.words(12, 24, "Goals of speed: found ÷ goal (goal ÷ found where less is better)", bold="yes")
    known = {one["id"]: one for one in found if one["value"] is not None}
    line = _BARS + _SPAN / _MOST
    for number, goal in enumerate(GOALS):
        y = HEAD + number * ROW
        name = goal.name if len(goal.name) <= _NAME_MAX else goal.name[: _NAME_MAX - 1] + "…"
        canvas.words(12, y + 11, goal.goal_id, colour=PALE)
        canvas.words(44, y + 11, name)
        one = known.get(goal.goal_id)
        if one is None:
            canvas.words(_BARS, y + 11, "not measured", colour=GREY)
            continue
        share = met_by(one["value"], goal.bound, at_least=goal.at_least)
        length = min(share, _MOST) / _MOST * _SPAN
        canvas.box(_BARS, y, length, ROW - 8, GREEN if one["ok"] else RED)
        verdict = "met" if one["ok"] else "missed"
        further = " →" if share > _MOST else ""
        canvas.words(_BARS + _SPAN + 8, y + 11, f"{one['value']:.3g}  ({goal.text}) {verdict}{further}")
    bottom = HEAD + ROW * len(GOALS)
    canvas.line([(line, HEAD - 8), (line, bottom)], INK, width=1, dashes="4 3")
    canvas.words(line, HEAD - 12, "goal", colour=INK, anchor="middle")
    return canvas.svg()

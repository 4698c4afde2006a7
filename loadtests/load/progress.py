"""One line of how it goes, every few seconds: the phase, users, answers a second, winners and losers."""

from collections import Counter
from typing import Any

from loadtests.load.outcomes import ARROW
from loadtests.load.scenarios import SCENARIOS
from loadtests.load.stage import Stage

PROGRESS_EVERY_S = 5.0
NOT_TOLD = frozenset({"seen", "given", "shown", "opened", "kept", "admitted", "open", "told"})
"""Words of the way there; a line says what came of it."""
ASKED_ANYWAY = (" again", " twice")
"""What is asked though it was answered, to see that it changes nothing."""
WORDS_MAX = 8


def line_of(stats: Any, users: int, stage: Stage, now: float) -> str:
    """By Locust's own `stats`, at a unix second."""
    since_opening_s = now - stage.opens_at
    phase = SCENARIOS[stage.scenario].curve.phase(since_opening_s, stage.whole_s)
    outcomes: Counter[str] = Counter()
    for (name, _), entry in stats.entries.items():
        act, _, word = name.partition(ARROW)
        if word and word not in NOT_TOLD and not act.endswith(ASKED_ANYWAY):
            outcomes[word] += entry.num_requests
    told = ", ".join(f"{count:,} {word}" for word, count in outcomes.most_common(WORDS_MAX)) or "nothing decided yet"
    rate = stats.total.current_rps
    return f"{since_opening_s:+7.1f} s  {phase.name if phase else 'over':<9}  {users:>5} users  {rate:6.0f}/s  {told}"

"""How large and how fast a demo is."""

import os
from dataclasses import dataclass

from deploy.local.state import State, current_state


@dataclass(frozen=True)
class Settings:
    """`scale` scales people and vouchers, never the cap; a business day lasts `day_s` seconds.

    `fair_scale` is of the live fair's 285,000 visits.
    """

    scale: float
    day_s: float
    seed: int
    state: State
    fair_scale: float = 0.1

    def scaled(self, count: int) -> int:
        """A count of people or vouchers at this scale, at least one."""
        return max(1, round(count * self.scale))


def settings_from_environment(*, scale: float = 1.0, day_s: float = 0.0) -> Settings:
    """SCALE, DAY_S and FAIR_SCALE (0: by the scale) and SEED, or these defaults; raises SystemExit with a sentence."""
    try:
        scale = float(os.environ.get("SCALE", scale))
        day_s = float(os.environ.get("DAY_S", day_s)) or max(12.0, 75.0 * scale)
        fair_scale = float(os.environ.get("FAIR_SCALE", "0")) or min(0.1, 0.1 * scale)
        seed = int(os.environ.get("SEED", "20220826"))
    except ValueError as error:
        raise SystemExit(f"SCALE, DAY_S, FAIR_SCALE and SEED are numbers: {error}") from None
    if not 0 < scale <= 10 or day_s <= 0 or not 0 < fair_scale <= 10:
        raise SystemExit("SCALE and FAIR_SCALE are above 0 and at most 10, DAY_S above 0")
    return Settings(scale, day_s, seed, current_state(), fair_scale)

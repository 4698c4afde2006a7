"""How large and how fast a demo is."""

import os
from dataclasses import dataclass

from deploy.local.state import State, current_state


@dataclass(frozen=True)
class Settings:
    """`scale` scales people and vouchers, never the cap; a business day lasts `day_s` seconds."""

    scale: float
    day_s: float
    seed: int
    state: State

    def scaled(self, count: int) -> int:
        """A count of people or vouchers at this scale, at least one."""
        return max(1, round(count * self.scale))


def settings_from_environment(*, scale: float = 1.0, day_s: float = 0.0) -> Settings:
    """SCALE, DAY_S (0: by the scale) and SEED, or these defaults; raises SystemExit with a sentence when wrong."""
    try:
        scale = float(os.environ.get("SCALE", scale))
        day_s = float(os.environ.get("DAY_S", day_s)) or max(12.0, 75.0 * scale)
        seed = int(os.environ.get("SEED", "20220826"))
    except ValueError as error:
        raise SystemExit(f"SCALE, DAY_S and SEED are numbers: {error}") from None
    if not 0 < scale <= 10 or day_s <= 0:
        raise SystemExit("SCALE is above 0 and at most 10, DAY_S above 0")
    return Settings(scale, day_s, seed, current_state())

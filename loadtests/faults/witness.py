"""What clients were told, written down as in any history, and remembered for the judgement of a round."""

from pathlib import Path

from loadtests.clients.history import Act, History

GOOD = frozenset({200, 201, 202, 409})


class Witness(History):
    """A history that can be asked; `acts` are all since its beginning."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.acts: list[Act] = []

    def note(self, act: Act) -> None:
        """Write it down and remember it."""
        super().note(act)
        self.acts.append(act)


def good_after(acts: list[Act], kind: str, since: float) -> float | None:
    """Seconds from that moment to the first good answer of a kind whose request was sent after it; none yet: None.

    `since` in unix seconds. Good is an effect, or a refusal by the rules.
    """
    ended = (one.at for one in acts if one.kind == kind and one.status in GOOD and one.at - one.ms / 1_000 >= since)
    first = min(ended, default=None)
    return None if first is None else first - since

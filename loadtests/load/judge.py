"""Whether a run was good: nothing that must not be, few answers that decide nothing, times in bounds, nothing lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from loadtests.clients.history import Act
from loadtests.load.figures import Figures
from loadtests.load.scenarios import Scenario
from loadtests.verify.run import Verdict

SHOWN_MAX = 3
PERCENT = 100


@dataclass(frozen=True)
class Judged:
    """One thing that was asked of the run; `detail` names the figures."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True)
class Told:
    """What a round's shoppers were told, by the answers they wrote down: the last one of each key counts."""

    won: int
    undecided: int
    refused: dict[str, int]
    sold_out_at: float | None

    @classmethod
    def of(cls, acts: Iterable[Act], stock_ids: Iterable[str]) -> "Told":
        """Of the claims of these stocks; `sold_out_at` is the unix second at which the first heard of it."""
        stocks = set(stock_ids)
        last: dict[str, Act] = {}
        for act in acts:
            if act.kind == "claim" and act.what in stocks:
                last[act.key] = act
        won = {act.body for act in last.values() if act.status == 201}
        refused: dict[str, int] = {}
        for act in last.values():
            if 400 <= act.status < 429 and act.code:
                refused[act.code] = refused.get(act.code, 0) + 1
        undecided = sum(act.status == 0 or act.status >= 429 for act in last.values())
        sold_out = [act.at for act in last.values() if act.code == "SOLD_OUT"]
        return cls(len(won), undecided, refused, min(sold_out, default=None))


def judge_figures(scenario: Scenario, figures: Figures) -> list[Judged]:
    """By the table of scenarios."""
    wrong = figures.unexpected
    named = ", ".join(f"{one.count} × {one.name}" for one in wrong[:SHOWN_MAX])
    share = figures.undecided / max(1, figures.answers)
    allowed = scenario.undecided_share_max
    judged = [
        Judged("something was answered at all", figures.answers > 0, f"{figures.answers:,} answers"),
        Judged("no answer that must not be", not wrong, named or "none"),
        Judged(
            "few answers decide nothing", share <= allowed,
            f"{figures.undecided:,}: {share * PERCENT:.2f} %, at most {allowed * PERCENT:g} %",
        ),
    ]  # fmt: skip
    for act, ms_max in scenario.p99_ms_max.items():
        figure = figures.acts.get(act)
        if figure is not None and figure.count:
            p99_ms = figure.ms(0.99)
            judged.append(Judged(f"p99 of {act}", p99_ms <= ms_max, f"{p99_ms:,} ms, at most {ms_max:,.0f} ms"))
    return judged


def judge_round(told: Told, issued: int) -> Judged:
    """Winners are vouchers: each that was issued was told to somebody, or nobody knows what became of the asking."""
    ok = told.won <= issued <= told.won + told.undecided
    undecided = f", {told.undecided:,} claims were never decided" if told.undecided else ""
    return Judged("winners are vouchers issued", ok, f"{told.won:,} won, {issued:,} issued{undecided}")


def judge_promises(verdicts: Iterable[Verdict]) -> list[Judged]:
    """What `verify` says, the broken ones one by one."""
    found = list(verdicts)
    broken = [Judged(f"promise {one.promise}: {one.name}", ok=False, detail=one.detail) for one in found if not one.ok]
    return broken or [Judged("promises hold", ok=True, detail=f"{len(found)} checks of `make verify`")]

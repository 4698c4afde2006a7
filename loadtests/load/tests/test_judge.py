"""Figures of a run, what is demanded of them, and what is said in the end."""

import io
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from deploy.local.state import State
from loadtests.clients.history import Act
from loadtests.load import CAVEAT
from loadtests.load.figures import SEEN, Figures, figures_of
from loadtests.load.judge import Judged, Told, judge_figures, judge_promises, judge_round
from loadtests.load.progress import line_of
from loadtests.load.report import print_summary, summary_of, with_caution, write_summary
from loadtests.load.scenarios import SCENARIOS
from loadtests.load.settings import Settings
from loadtests.load.stage import Stage
from loadtests.verify.run import Verdict

RUSH = SCENARIOS["rush"]


def entry(name: str, count: int, ms: int = 20, failures: int = 0, method: str = "POST") -> dict[str, Any]:
    """As Locust writes it."""
    times = {str(ms): count} if count else {}
    return {"name": name, "method": method, "num_requests": count, "num_failures": failures, "response_times": times}


HEALTHY = [entry("page → seen", 900), entry("claim → won", 600, 80), entry("claim → SOLD_OUT", 500, 10)]


def missed(entries: list[dict[str, Any]]) -> list[str]:
    return [one.name for one in judge_figures(RUSH, figures_of(entries)) if not one.ok]


def claim(key: str, status: int, code: str = "", what: str = "f50", at: float = 0.0) -> Act:
    return Act("claim", key, f"citizen of {key}", what, status, code, f"voucher of {key}" if status == 201 else "", at)


def test_winners_and_losers_are_counted_apart_and_timed_together() -> None:
    figures = figures_of(HEALTHY)
    assert (figures.outcomes["claim → won"].count, figures.outcomes["claim → SOLD_OUT"].count) == (600, 500)
    claims = figures.acts["claim"]
    assert (claims.count, claims.ms(0.4), claims.ms(0.99)) == (1_100, 10, 80)
    assert figures.answers == 2_000


def test_a_healthy_run_meets_all_that_is_demanded() -> None:
    assert missed(HEALTHY) == []


def test_a_run_without_an_answer_meets_nothing() -> None:
    assert missed([]) == ["something was answered at all"]


def test_one_answer_that_must_not_be_is_enough() -> None:
    assert missed([*HEALTHY, entry("claim → unexpected 500", 1, failures=1)]) == ["no answer that must not be"]


def test_a_second_voucher_for_one_person_must_not_be() -> None:
    figures = figures_of([*HEALTHY, entry("claim twice → unexpected: won twice", 1, failures=1)])
    assert [one.name for one in figures.unexpected] == ["claim twice → unexpected: won twice"]


def test_few_undecided_answers_are_borne_and_many_are_not() -> None:
    assert missed([*HEALTHY, entry("claim → BUSY_RETRY", 20, failures=20)]) == []
    assert missed([*HEALTHY, entry("claim → BUSY_RETRY", 21, failures=21)]) == ["few answers decide nothing"]


def test_an_act_that_takes_too_long_is_named() -> None:
    slow = int(RUSH.p99_ms_max["claim"]) + 1
    assert missed([*HEALTHY, entry("claim → won", 100, slow)]) == ["p99 of claim"]


def test_users_for_whom_nothing_was_left_are_told_and_are_no_answer() -> None:
    figures = figures_of([*HEALTHY, entry("shopper → nothing left", 7, 0, method=SEEN)])
    assert figures.ran_out == {"shopper": 7}
    assert figures.answers == 2_000


def test_the_last_answer_to_a_key_is_what_a_shopper_was_told() -> None:
    acts = [
        claim("k1", 503, "BUSY_RETRY"), claim("k1", 201), claim("k1", 201), claim("k2", 409, "SOLD_OUT", at=9.0),
        claim("k3", 409, "SOLD_OUT", at=7.5), claim("k4", 0), claim("k5", 201, what="another round's"),
    ]  # fmt: skip
    assert Told.of(acts, ["f50", "f100"]) == Told(won=1, undecided=1, refused={"SOLD_OUT": 2}, sold_out_at=7.5)


def test_winners_are_vouchers_but_for_those_who_never_heard() -> None:
    assert judge_round(Told(10, 0, {}, None), 10).ok
    assert judge_round(Told(10, 2, {}, None), 12).ok
    assert not judge_round(Told(10, 2, {}, None), 13).ok
    assert not judge_round(Told(10, 0, {}, None), 9).ok


def test_a_broken_promise_is_named_and_kept_ones_are_one_line() -> None:
    kept, broken = Verdict("1", "the cap", ok=True, detail=""), Verdict("3", "a key", ok=False, detail="two answers")
    assert [one.ok for one in judge_promises([kept, kept])] == [True]
    assert judge_promises([kept, broken]) == [Judged("promise 3: a key", ok=False, detail="two answers")]


def summary(figures: Figures, judged: list[Judged]) -> dict[str, Any]:
    settings = Settings("rush", 300, 1.0, 2, State(Path("nowhere")))
    return summary_of(settings, figures, judged, (Told(600, 0, {"SOLD_OUT": 500}, 1_012.5), 600, 1_000.0))


def test_the_summary_says_what_its_figures_are_not(tmp_path: Path) -> None:
    figures = figures_of(HEALTHY)
    (tmp_path / "report.html").write_text("<html><body><div></div></body></html>")
    write_summary(summary(figures, judge_figures(RUSH, figures)), tmp_path)
    written = msgspec.json.decode((tmp_path / "summary.json").read_bytes())
    assert written["ok"]
    assert "closed model" in written["model"]
    assert "same cores" in written["model"]
    assert "make bench" in written["model"]
    assert written["rush"]["sold_out_after_s"] == 12.5
    assert "closed model" in (tmp_path / "report.html").read_text()


def test_a_page_without_a_body_stays_what_it_is() -> None:
    assert with_caution("nothing") == "nothing"


def test_the_table_names_winners_losers_and_what_was_missed() -> None:
    figures = figures_of([*HEALTHY, entry("claim → unexpected 500", 1, failures=1)])
    shown, told = Console(file=io.StringIO(), width=160), summary(figures, judge_figures(RUSH, figures))
    print_summary(shown, told)
    assert not told["ok"]
    said = shown.file.getvalue()  # type: ignore[attr-defined]
    for words in ("claim → won", "600 won, 500 SOLD_OUT", "12.5 s after the opening", "MISSED", "1 × claim → unexp"):
        assert words in said
    assert CAVEAT in said


class Counted:
    """An entry of Locust's statistics while it runs."""

    def __init__(self, num_requests: int, current_rps: float = 0.0) -> None:
        self.num_requests = num_requests
        self.current_rps = current_rps


class Running:
    """Locust's statistics while it runs."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.entries = {(name, "POST"): Counted(count) for name, count in counts.items()}
        self.total = Counted(0, 123.4)


def test_a_line_of_progress_says_phase_users_pace_winners_and_losers() -> None:
    stage = Stage("rush", 300, 60.0, 1, 1_000.0, "1", "nowhere")
    running = Running({"page → seen": 90, "claim → won": 40, "claim → SOLD_OUT": 7})
    said = "   +3.0 s  spike        300 users     123/s  40 won, 7 SOLD_OUT"
    assert line_of(running, 300, stage, 1_003.0) == said
    assert line_of(Running({"page → seen": 90}), 30, stage, 2_000.0).endswith("nothing decided yet")

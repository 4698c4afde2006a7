"""The fair's part of the demo's report, and how it is printed."""

from io import StringIO

from rich.console import Console

from loadtests.demo.fair.figures import fair_figures
from loadtests.demo.fair.play import FairScore
from loadtests.demo.fair.report import print_fair
from loadtests.fair.compare import compare
from loadtests.fair.doors import LiveRoom
from loadtests.fair.plan import Plan
from loadtests.fair.play import Score
from loadtests.fair.tests.logs import CLOCK
from loadtests.fair.tests.walls import COUNTED, wall

ROOM = LiveRoom("r1", CLOCK.origin_ms, 1, "", [])


def score(told: dict[str, object]) -> FairScore:
    return FairScore(Plan(0.01), ROOM, Score(accepted=600, took_s=2.0), compare(told, COUNTED), told, 12.34)


def test_the_report_says_whether_the_recount_is_equal() -> None:
    told = wall() | {"platform": {"views": 3_000, "online": None, "likes": 5, "at_ms": 0}}
    figures = fair_figures(score(told))
    assert figures["recount_equal"]
    assert (figures["pv"], figures["planned_visits"], figures["interactions_per_s"]) == (2_850, 2_850, 300)
    minutes, seconds = map(int, figures["pcu_at"].split(":"))
    assert minutes * 60 + seconds == (told["figures"]["pcu_at_ms"] - CLOCK.origin_ms) // 1_000
    told["figures"]["uv"] += 1
    wrong = score(told)
    assert not fair_figures(wrong)["recount_equal"]
    assert [sentence.split(":")[0] for sentence in wrong.differences] == ["uv"]


def test_a_show_that_nobody_saw_has_no_peak() -> None:
    told = wall() | {"platform": None}
    told["figures"]["pcu_at_ms"] = None
    assert fair_figures(score(told))["pcu_at"] is None


def test_what_differs_is_printed_beside_what_is_always_shown() -> None:
    told = wall() | {"platform": None}
    told["segments"][0]["figures"]["pv"] = -5
    played, page = score(told), StringIO()
    print_fair(Console(file=page, width=150), fair_figures(played), played.lines)
    text = page.getvalue()
    assert "s0.pv" in text
    assert "-5" in text
    assert "2,850" in text
    assert "s1.pv" not in text

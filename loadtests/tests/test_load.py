"""People under load, in the short form: a rush of sixty for less than half a minute."""

import msgspec
import pytest

from loadtests.tests.stack import Stack

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]


def test_a_short_rush_meets_its_thresholds_and_winners_are_vouchers(stack: Stack) -> None:
    done = stack.run("loadtests.load", SCENARIO="rush", USERS="60", MINUTES="0.4")
    assert done.returncode == 0, done.stdout[-4000:]
    folder = max((stack.state.folder / "load").iterdir())
    summary = msgspec.json.decode((folder / "summary.json").read_bytes())
    assert summary["ok"]
    assert "promises hold" in {one["name"] for one in summary["checks"]}
    assert summary["rush"]["won"] == summary["rush"]["issued"] > 0
    counted = {one["name"]: one["count"] for one in summary["outcomes"]}
    assert counted["claim → won"] == summary["rush"]["won"]
    assert summary["rush"]["refused"]["SOLD_OUT"] > 0
    assert "closed model" in (folder / "report.html").read_text()
    assert (folder / "locust_stats_history.csv").exists()
    assert stack.unexpected() == []

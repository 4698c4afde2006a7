"""A run from its preparation to its verdict; what it leaves behind stands in a folder of its own."""

import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from rich.console import Console

from deploy.local import bring_up
from deploy.local.servers import ROOT
from loadtests.clients.gateway import Gateway, key_of
from loadtests.clients.history import read_history
from loadtests.demo.clock import Clock
from loadtests.demo.subsidies.reviewers import log_in
from loadtests.fair.play import API
from loadtests.load.figures import Figures, figures_of
from loadtests.load.judge import Told, judge_figures, judge_promises, judge_round
from loadtests.load.prepare import prepare
from loadtests.load.report import print_summary, summary_of, write_summary
from loadtests.load.settings import Settings
from loadtests.load.stage import STAGE_VARIABLE, FairStage, Stage, write_stage
from loadtests.verify.run import verify

STOPS_WITHIN_S = 15
OVER_TIME_S = 120.0
STATISTICS, LOG = "locust", "locust.log"


class Played(NamedTuple):
    """What came of a run, not yet judged; `rush` is what shoppers were told, vouchers issued, and the opening."""

    folder: Path
    figures: Figures
    rush: tuple[Told, int, float] | None


async def run(settings: Settings) -> int:
    """Play on a stack that is up or is brought up, and judge; the exit status: 0 when all demands were met."""
    clock = Clock()
    await bring_up.up(settings.state, demo=True)
    async with Gateway(settings.state.endpoints()["gateway"]) as gateway:
        played = await play(gateway, settings, clock)
    clock.say("judging the promises")
    judged = judge_figures(settings.scenario, played.figures)
    if played.rush is not None:
        judged.append(judge_round(played.rush[0], played.rush[1]))
    judged += judge_promises(await verify(settings.state))
    summary = summary_of(settings, played.figures, judged, played.rush)
    write_summary(summary, played.folder)
    print_summary(Console(), summary)
    Console().print(f"report, figures by the second, summary: {played.folder}", soft_wrap=True)
    return 0 if summary["ok"] else 1


async def play(gateway: Gateway, settings: Settings, clock: Clock) -> Played:
    """Prepare and play a scenario on a stack that is up."""
    stamp = time.strftime("%m%d%H%M%S")
    folder = settings.state.folder / "load" / stamp
    folder.mkdir(parents=True)
    stage = await prepare(gateway, settings, stamp, clock)
    clock.say(f"{settings.name}: at most {settings.users:,} users of {', '.join(settings.scenario.audiences)}")
    await _locust(settings, stage, folder)
    if stage.fair is not None:
        await _close(gateway, stage.fair)
    return Played(folder, _figures(folder), await _rush(gateway, settings, stage))


async def _locust(settings: Settings, stage: Stage, folder: Path) -> None:
    """Until its curve is over; raises RuntimeError when Locust fell over. Tokens and keys do not stay on disk."""
    handed = write_stage(stage, folder)
    environment = {**os.environ, STAGE_VARIABLE: str(handed), "PYTHONPATH": str(ROOT)}
    with (folder / LOG).open("ab") as log:  # what Locust itself has to say; how it goes is said here
        child = await asyncio.create_subprocess_exec(*_command(settings, folder), cwd=ROOT, env=environment, stderr=log)
    try:
        async with asyncio.timeout(settings.whole_s + OVER_TIME_S):
            status = await child.wait()
    finally:
        if child.returncode is None:
            child.terminate()
            await child.wait()
        handed.unlink()
    if status != 0:
        raise RuntimeError(f"locust ended with {status}, see {folder / LOG}")


def _command(settings: Settings, folder: Path) -> tuple[str, ...]:
    by = ("--processes", str(settings.processes)) if settings.processes > 1 else ()
    return (
        sys.executable, "-m", "locust", "-f", str(ROOT / "loadtests/load/locustfile.py"),
        "--headless", "--only-summary", "--host", str(settings.state.endpoints()["gateway"]), *by,
        "--stop-timeout", str(STOPS_WITHIN_S), "--exit-code-on-error", "0",
        "--html", str(folder / "report.html"), "--csv", str(folder / "locust"), "--csv-full-history",
        "--json-file", str(folder / STATISTICS), "--logfile", str(folder / LOG),
        *settings.scenario.audiences,
    )  # fmt: skip


def _figures(folder: Path) -> Figures:
    entries: list[dict[str, Any]] = msgspec.json.decode((folder / f"{STATISTICS}.json").read_bytes())
    return figures_of(entries)


async def _rush(gateway: Gateway, settings: Settings, stage: Stage) -> tuple[Told, int, float] | None:
    """What shoppers were told, how many vouchers the round issued, when it opened; None where there was no round."""
    if stage.rush is None:
        return None
    terms = await gateway.get(f"/api/vouchers/v1/rounds/{stage.rush.round_id}")
    issued = sum(stock["total"] - stock["remaining"] for stock in terms["stocks"])
    told = Told.of(read_history(settings.state.folder / "history"), stage.rush.stock_ids)
    return told, issued, stage.opens_at


async def _close(gateway: Gateway, fair: FairStage) -> None:
    """The show is over, so its wall is to be what its log says."""
    bureau = await log_in(gateway, "bureau")
    key = key_of("close", fair.room_id)
    await gateway.act(f"{API}/rooms/{fair.room_id}/closings", {}, token=bureau, key=key)

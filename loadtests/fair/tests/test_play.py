"""The player at doors of a few lines: all of the show goes in, signed, and is written down as it was answered."""

import time
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from loadtests.clients.gateway import Gateway
from loadtests.clients.history import Act, History, read_history
from loadtests.fair.doors import LiveRoom, reference
from loadtests.fair.plan import SHOW_MS, Plan
from loadtests.fair.play import Player, Score
from loadtests.fair.show import show
from loadtests.fair.tests.doors import SECRET, Doors
from shared.contracts.fair_records import Kind, Source

PLAN = Plan(0.003, seed=7, citizens=40)
SPEED = 100_000  # in a blink


async def played(doors: Doors, folder: Path) -> tuple[Score, list[Act], LiveRoom]:
    room = LiveRoom("r1", int(time.time() * 1_000), SPEED, SECRET, [f"j{number}" for number in range(60)])
    citizens = [f"citizen-{number}" for number in range(PLAN.citizens)]
    async with (
        TestServer(doors.app()) as server,
        Gateway(str(server.make_url("/"))) as gateway,
        History(folder / "fair.jsonl") as history,
    ):
        score = await Player(gateway, history, room, citizens).play(PLAN)
    return score, read_history(folder), room


@pytest.mark.parametrize("silent_every", [0, 7])
async def test_every_delivery_reaches_its_door_and_the_history(tmp_path: Path, silent_every: int) -> None:
    doors = Doors(silent_every)
    score, acts, room = await played(doors, tmp_path)
    assert not score.broken
    sent = [delivery.deed for delivery in show(PLAN)]
    expected = sorted(
        reference(deed, room) for deed in sent
        if deed.kind is not Kind.APPLY and not (deed.kind is Kind.COMMENT and deed.viewer.door is Source.PAGE)
    )  # fmt: skip
    told = [one for act in acts if act.kind in {"push", "pack"} for one in act.body.split()]
    assert sorted(one for one in told if one[0] != "!") == expected
    assert {one for one in told if one[0] == "!"} == {"!TOO_MANY"}
    assert len(doors.items) >= sum(deed.kind is not Kind.APPLY for deed in sent)
    assert score.accepted == len(expected)
    assert all(act.status == 202 for act in acts if act.kind != "application")


async def test_viewers_by_page_are_admitted_once_and_the_platform_tells_its_own_figures(tmp_path: Path) -> None:
    doors = Doors()
    await played(doors, tmp_path)
    pages = {delivery.deed.viewer for delivery in show(PLAN) if delivery.deed.viewer.door is Source.PAGE}
    assert doors.tokens == len(pages)
    assert doors.stats[-1]["views"] > 0


async def test_only_registered_viewers_apply_and_one_who_withdraws_applies_again(tmp_path: Path) -> None:
    doors = Doors()
    score, acts, _ = await played(doors, tmp_path)
    wanted = [delivery.deed for delivery in show(PLAN) if delivery.deed.kind is Kind.APPLY]
    assert doors.applications.total() == sum(deed.count for deed in wanted) == score.applied
    assert doors.withdrawn == sum(deed.count - 1 for deed in wanted)
    assert len([act for act in acts if act.kind == "application"]) == score.applied
    assert doors.bearers == {f"citizen-{deed.viewer.citizen}" for deed in wanted}


def test_a_moment_of_the_show_has_its_real_time() -> None:
    room = LiveRoom("r1", 1_000_000, 40, SECRET, ["j"])
    assert room.real_ms(SHOW_MS) == 1_000_000 + SHOW_MS // 40
    assert room.real_ms(-60_000) == 1_000_000 - 1_500

"""The show through its doors: from the plan to the closing, the stage, the questions."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.jobfair.entrypoints.show_timers import moving_due_rooms
from services.jobfair.tests.show_builders import AN
from services.jobfair.tests.show_hall import SHOW, Hall, open_hall, open_room, room_of
from services.jobfair.usecases.ask_question import ask_question
from shared.testing.servers import Running

pytestmark = pytest.mark.integration


@pytest.fixture
async def hall(postgres_server: Running) -> AsyncIterator[Hall]:
    async with open_hall(postgres_server) as opened:
        yield opened


def segment(number: int, room: dict[str, Any], company_id: str = "c1") -> dict[str, str]:
    """One after another, from an hour before the show."""
    origin = datetime.fromisoformat(room["origin_at"])
    starts_at = origin + timedelta(minutes=8 * number - 100)
    return {
        "segment_id": f"main.s{number}", "company_id": company_id, "starts_at": starts_at.isoformat(),
        "ends_at": (starts_at + timedelta(minutes=8)).isoformat(),
    }  # fmt: skip


async def test_a_fair_and_its_room_from_the_plan_to_the_closing(hall: Hall) -> None:
    day = {"starts_at": "2022-08-28T09:00:00+08:00", "ends_at": "2022-08-28T18:00:00+08:00"}
    await hall.done("/fairs", {"fair_id": "f2", "name": "秋季招聘会", "host": "人社局", **day})
    assert [fair["fair_id"] for fair in await hall.get("/fairs")] == ["f2", "f1"]
    planned = await room_of(hall, speed=10, platform_skew_ms=60_000)
    assert (planned["state"], planned["periods"]["beat_ms"]) == ("PLANNED", 4_500)
    assert planned["periods"]["platform_skew_ms"] == 6_000
    assert (await hall.get("/fairs/f1"))["rooms"] == [planned]
    times = {name: planned[name] for name in ("opens_at", "origin_at")}
    later = times | {"closes_at": planned["closes_at"].replace("T", " "), "saw_version": 1}
    assert (await hall.done("/rooms/main/reschedulings", later))["version"] == 2
    opened = await hall.done("/rooms/main/openings")
    assert opened["opens_at"] < planned["opens_at"]
    closed = await hall.done("/rooms/main/closings")
    assert (closed["state"], closed["closed_at"] is None) == ("CLOSED", False)
    assert (await hall.get("/rooms/main"))["state"] == "CLOSED"
    assert await hall.acts() == ["fair.make", "room.make", "room.reschedule", "room.open", "room.close"]
    assert await hall.told() == ["jobfair.stage.corrected.v1"]


async def test_what_is_on_stage_and_pinned_stands_in_the_room(hall: Hall) -> None:
    room = await room_of(hall)
    await hall.done("/rooms/main/openings")
    segments = [segment(number, room, company) for number, company in enumerate(("c1", "c2", "c1"), 4)]
    assert (await hall.done("/rooms/main/stages", {"saw_version": 0, "segments": segments}))["version"] == 1
    ended = await hall.done("/rooms/main/stage/endings", {"saw_version": 1})
    begun = await hall.done("/rooms/main/stage/beginnings", {"saw_version": 2})
    cards = await hall.done("/rooms/main/cards", {"saw_version": 0, "job_ids": ["j2", "j1"]})
    shown = await hall.get("/rooms/main")
    assert (ended["version"], begun["version"]) == (2, 3)
    assert (shown["stage"], shown["cards"]) == (begun, cards)
    assert shown["on_stage"] == begun["segments"][1]
    stale = await hall.post("/rooms/main/stage/endings", {"saw_version": 2})
    assert (stale.status_code, stale.json()["code"]) == (409, "STALE_VALUE")
    blocked = await hall.post("/rooms/main/cards", {"saw_version": 1, "job_ids": ["j3"]})
    assert (blocked.status_code, blocked.json()["title"]) == (409, "该岗位未通过合规审核")


async def test_a_card_whose_job_is_blocked_after_it_was_pinned_is_not_shown(hall: Hall) -> None:
    await open_room(hall)
    await hall.done("/rooms/main/cards", {"saw_version": 0, "job_ids": ["j2", "j1"]})
    async with hall.database.transaction() as transaction:
        await transaction.execute("update job_posting set state = 'BLOCKED' where job_id = 'j2'")
    assert (await hall.get("/rooms/main"))["cards"] == {"version": 1, "job_ids": ["j1"]}


async def test_a_question_from_the_queue_to_the_answer(hall: Hall) -> None:
    await open_room(hall)
    async with hall.database.transaction() as transaction:
        for number, held in ((1, False), (2, True)):
            await ask_question(
                SHOW(transaction), question_id=f"q{number}", room_id="main", viewer="v1", text="有宿舍吗？", held=held
            )
    assert [one["question_id"] for one in await hall.get("/rooms/main/questions")] == ["q1"]
    assert len(await hall.get("/rooms/main/question-queue", who="moderator")) == 2
    await hall.done("/rooms/main/questions/q2/releases", who="moderator")
    for token, votes in (("main/v1", 1), ("main/v2", 2), ("main/v1", 2)):
        voted = await hall.client.put("/rooms/main/questions/q2/vote", headers={"Authorization": f"Viewer {token}"})
        assert (voted.status_code, voted.json()["votes"]) == (200, votes)
    for token in ("other/v1", "main/late", ""):
        voted = await hall.client.put("/rooms/main/questions/q2/vote", headers={"Authorization": f"Viewer {token}"})
        assert (voted.status_code, voted.json()["code"]) == (401, "VIEWER_TOKEN_INVALID")
    assert (await hall.client.put("/rooms/main/questions/q2/vote")).status_code == 401
    await hall.done("/rooms/main/questions/q2/pins", who="moderator")
    answered = await hall.done("/rooms/main/questions/q2/answers", {"second": 42}, who="moderator")
    assert answered == {
        "question_id": "q2", "text": "有宿舍吗？", "state": "ANSWERED", "votes": 2, "second": 42,
    }  # fmt: skip
    assert (await hall.get("/rooms/main"))["question"] == answered
    late = await hall.post("/rooms/main/questions/q2/unpinnings", who="moderator")
    assert late.json()["code"] == "WRONG_STATE"
    await hall.done("/rooms/main/questions/q1/dismissals", who="moderator")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/fairs/f1/rooms", {"speed": 0}),
        ("/fairs/f1/rooms", {"speed": 3}),
        ("/fairs/f1/rooms", {"opens_at": "2022-08-28T09:00:00"}),
        ("/fairs/f1/rooms", {"opens_at": "1822-08-28T09:00:00+08:00"}),
        ("/fairs/f1/rooms", {"room_id": "Main Hall"}),
    ],
    ids=str,
)
async def test_a_room_that_makes_no_sense_is_malformed(hall: Hall, path: str, body: dict[str, Any]) -> None:
    made = await room_of(hall)
    times = {name: made[name] for name in ("opens_at", "origin_at", "closes_at")}
    answer = await hall.post(path, {"room_id": "other", "name": "分会场", **times, **body})
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED")


@pytest.mark.parametrize(
    ("who", "path"),
    [
        (AN, "/rooms/main/openings"),
        ("bureau@taocheng", "/rooms/main/openings"),
        ("moderator", "/rooms/main/openings"),
        ("auditor", "/fairs/f1/rooms"),
        ("bureau", "/rooms/main/questions/q1/pins"),
        ("bureau", "/jobs/j1/applications"),
        ("auditor", "/applications/a1/unmaskings"),
    ],
)
async def test_a_door_is_for_its_role(hall: Hall, who: str, path: str) -> None:
    assert (await hall.post(path, {}, who=who)).status_code == 403


async def test_unknown_fairs_rooms_and_jobs_are_not_found(hall: Hall) -> None:
    for path in ("/fairs/f9", "/rooms/r9", "/jobs/j9/consent", "/jobs/j4/consent"):
        assert (await hall.client.get(path)).status_code == 404
    assert (await hall.client.get("/jobs/j3/consent")).status_code == 409
    assert (await hall.post("/rooms/r9/openings")).status_code == 404
    assert await hall.get("/rooms/r9/questions") == []


async def test_rooms_open_and_close_when_it_is_time(hall: Hall) -> None:
    await room_of(hall)
    move = moving_due_rooms(hall.database, SHOW)
    async with hall.database.transaction() as transaction:
        await transaction.execute("update room set opens_at = now()")
    await move()
    assert (await hall.get("/rooms/main"))["state"] == "OPEN"
    earlier = "update room set opens_at = now() - interval '2 s', origin_at = now() - interval '2 s', closes_at = now()"
    async with hall.database.transaction() as transaction:
        await transaction.execute(earlier)
    await move()
    await move()
    assert (await hall.get("/rooms/main"))["state"] == "CLOSED"

"""The show through its doors, on real Postgres: from the plan to what an employer sees."""

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.entrypoints.show_jobs import moving_due_rooms
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.entrypoints.show_routers import show_routers
from services.jobfair.tests.show_builders import AN, BO
from services.jobfair.tests.show_worlds import RING, SEAL, with_catalogue
from services.jobfair.usecases.ask_question import ask_question
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database
from shared.runtime.seal import keyed_hash
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration

KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
SHOW = partial(PostgresShow, seal=SEAL)
RESUME = {"education": "college", "region": "131102", "contact": "13912345678", "intro": "三年焊工经验"}
APPLY = {"room_id": "main", "consent": True, **RESUME}
Answer = httpx.Response


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


class PlainToken:
    """A viewer token that says who; `late` is one that ended."""

    def __init__(self, viewer: str) -> None:
        self.viewer = viewer

    def is_live(self, now_s: float) -> bool:
        return self.viewer != "late"


class PlainTokens:
    """Tokens as `room/viewer`."""

    def read(self, room_id: str, text: str) -> PlainToken | None:
        room, _, viewer = text.partition("/")
        return PlainToken(viewer) if room == room_id else None


class Hall:
    """Everybody at the doors; each act has its key."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client = client
        self.database = database
        self.keys = 0

    def headers(self, who: str, key: str = "") -> dict[str, str]:
        """`who` is a role, role@district, or a citizen's id."""
        role, _, district = who.partition("@")
        claims = {"sub": f"{who}-1", "role": role, "district": district or None, "exp": 4_000_000_000}
        if who in {AN, BO}:
            claims |= {"sub": who, "role": "citizen"}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        return {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})

    async def post(self, path: str, body: Any = None, *, who: str = "bureau", key: str = "") -> Answer:
        self.keys += 1
        headers = self.headers(who, key or f"key-{self.keys:04d}") | {"Content-Type": "application/json"}
        return await self.client.post(path, content=json.dumps(body), headers=headers)

    async def done(self, path: str, body: Any = None, *, who: str = "bureau") -> Any:
        answer = await self.post(path, body, who=who)
        assert answer.status_code == 201, answer.text
        return answer.json()

    async def get(self, path: str, *, who: str = "bureau") -> Any:
        answer = await self.client.get(path, headers=self.headers(who))
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def acts(self) -> list[str]:
        async with self.database.connection() as connection:
            return [row["act"] for row in await connection.fetch("select act from audit_entry order by seq")]

    async def told(self) -> list[str]:
        async with self.database.connection() as connection:
            return [row["type"] for row in await connection.fetch("select type from outbox order by id")]

    async def kept(self) -> str:
        """All that is kept in the clear beside the applications: answers, the audit chain, facts."""
        async with self.database.connection() as connection:
            rows = await connection.fetch(
                "select convert_from(body, 'UTF8') as t from desk_answer union all select detail from audit_entry "
                "union all select data::text from outbox"
            )
        return "\n".join(row["t"] for row in rows)


@pytest.fixture
async def hall(postgres_server: Running) -> AsyncIterator[Hall]:
    async with fresh_database(postgres_server, "jobfair") as (database, _):
        async with database.transaction() as transaction:
            await with_catalogue(transaction)

        async def ready() -> bool:
            return True

        def fingerprint(plain: bytes) -> str:
            return keyed_hash(RING, plain.decode()).hex()

        parts = ShowParts(database, SHOW, PublishedKeys(), PlainTokens(), b"v" * 32, fingerprint)
        app = build_http_app("jobfair", show_routers(parts), ready=ready)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://city/api/jobfair/v1") as client:
            yield Hall(client, database)


async def room_of(hall: Hall, **changes: Any) -> dict[str, Any]:
    """A room that may be opened: its doors would open by themselves in an hour."""
    async with hall.database.connection() as connection:
        now = await SHOW(connection).now()
    times = {"opens_at": 60, "origin_at": 65, "closes_at": 145}
    body = {name: (now + timedelta(minutes=minutes)).isoformat() for name, minutes in times.items()}
    made = await hall.done("/fairs/f1/rooms", {"room_id": "main", "name": "主会场", **body, **changes})
    return dict(made)


async def open_room(hall: Hall) -> None:
    await room_of(hall)
    await hall.done("/rooms/main/openings")


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
    planned = await room_of(hall, speed=20, platform_skew_ms=60_000)
    assert (planned["state"], planned["periods"]["beat_ms"]) == ("PLANNED", 2_250)
    assert planned["periods"]["platform_skew_ms"] == 3_000
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


async def test_an_application_from_the_tap_to_the_withdrawal(hall: Hall) -> None:
    await open_room(hall)
    consent = await hall.get("/jobs/j1/consent")
    assert "养元智汇" in consent["text"]
    first = await hall.post(
        "/jobs/j1/applications", APPLY | {"consent_version": consent["version"]}, who=AN, key="tap-0001"
    )
    assert first.status_code == 201, first.text
    again = await hall.post(
        "/jobs/j1/applications", APPLY | {"consent_version": consent["version"]}, who=AN, key="tap-0001"
    )
    assert again.content == first.content
    other = await hall.post("/jobs/j1/applications", APPLY | {"intro": "x"}, who=AN, key="tap-0001")
    assert (other.status_code, other.json()["code"]) == (422, "KEY_REUSED")
    second = await hall.post("/jobs/j1/applications", APPLY, who=AN)
    assert second.json()["code"] == "ALREADY_APPLIED"
    mine = await hall.get("/applications", who=AN)
    assert [(one["title"], one["resume"]) for one in mine] == [("岗位j1", RESUME)]
    applied = f"/applications/{first.json()['application_id']}"
    assert (await hall.post(f"{applied}/withdrawals", who=BO)).status_code == 404
    await hall.done(f"{applied}/withdrawals", who=AN)
    await hall.done("/jobs/j1/applications", APPLY, who=AN)
    await hall.done("/jobs/j2/applications", APPLY, who=BO)
    assert await hall.get("/fairs/f1/application-counts") == {
        "submissions": 3,
        "person_jobs": 2,
        "people": 2,
        "live": 2,
    }
    assert [one["resume"] for one in await hall.get("/applications", who=AN)] == [RESUME, None]
    assert (await hall.told()).count("jobfair.application.filed.v1") == 3
    kept = await hall.kept()
    assert not [secret for secret in (RESUME["contact"], RESUME["intro"], RESUME["region"]) if secret in kept]


async def test_an_employer_sees_masked_applications_and_one_whole_for_a_reason(hall: Hall) -> None:
    await open_room(hall)
    applied = await hall.done("/jobs/j1/applications", APPLY, who=AN)
    page = await hall.get("/companies/c1/applications", who="auditor")
    assert [(one["contact"], one["intro"], one["education"]) for one in page] == [("139****5678", "****", "college")]
    assert await hall.get(f"/companies/c1/applications?before={page[0]['filing_no']}") == []
    target, why = f"/applications/{applied['application_id']}/unmaskings", {"reason": "企业约面试"}
    whole = await hall.post(target, why, key="show-0001")
    assert (whole.status_code, whole.json()["resume"]) == (201, RESUME)
    again = await hall.post(target, why, key="show-0001")
    assert "resume" not in again.json(), "each look is an act of its own"
    assert (await hall.post(target, {"reason": "电话13912345678"})).status_code == 400
    assert (await hall.acts())[-1] == "application.unmask"
    await hall.done(f"/applications/{applied['application_id']}/withdrawals", who=AN)
    assert await hall.get("/companies/c1/applications") == []
    assert (await hall.post(target, why)).status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"consent": False}, 409, "CONSENT_MISSING"),
        ({"consent_version": "2019"}, 409, "CONSENT_MISSING"),
        ({"region": "x"}, 400, "MALFORMED"),
        ({"contact": "120"}, 400, "MALFORMED"),
        ({"education": "wizard"}, 400, "MALFORMED"),
        ({"intro": "\u0000"}, 400, "MALFORMED"),
        ({"intro": "\ud800"}, 400, "MALFORMED"),
        ({"intro": "字" * 501}, 400, "MALFORMED"),
        ({"intro": "字" * 100_000}, 413, "TOO_LARGE"),
        ({"room_id": "elsewhere"}, 404, "NOT_FOUND"),
        ({"room_id": "../main"}, 400, "MALFORMED"),
        ({"salary": 1}, 400, "MALFORMED"),
    ],
    ids=str,
)  # fmt: skip
async def test_a_bad_application_is_refused_with_a_code(
    hall: Hall, body: dict[str, Any], status: int, code: str
) -> None:
    await open_room(hall)
    answer = await hall.post("/jobs/j1/applications", APPLY | body, who=AN)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert await hall.get("/applications", who=AN) == []


async def test_nobody_applies_in_a_room_that_is_not_open(hall: Hall) -> None:
    await room_of(hall)
    answer = await hall.post("/jobs/j1/applications", APPLY, who=AN)
    assert (answer.status_code, answer.json()["code"]) == (409, "ROOM_CLOSED")


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

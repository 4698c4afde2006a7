"""From a viewer's page to Kafka, on real servers: what was answered 202 is in the log, whoever is killed."""

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from services.jobfair.domain.platform_push import push_signature
from services.jobfair.tests.live_app import Client, live_app, logged
from services.jobfair.tests.moderation_worlds import make_room
from shared.contracts.fair_records import Kind, Source, Verdict
from shared.runtime.postgres import Database
from shared.runtime.topics import make_topics
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
WITHIN_S = 90
WORD = {
    "word": "賭 錢",
    "category": "赌博",
    "owner": "网信办",
    "action": "hold",
    "expires_at": None,
    "reason": "专项行动",
}


@pytest.fixture
def room_id() -> str:
    """A room that no other test has: the log is everybody's."""
    return f"r{secrets.token_hex(6)}"


@pytest.fixture
async def database(postgres_server: Running, room_id: str) -> AsyncIterator[tuple[Database, str]]:
    async with fresh_database(postgres_server, "jobfair") as (database, dsn):
        await make_room(database, room_id)
        yield database, dsn


@pytest.fixture
async def client(
    database: tuple[Database, str], kafka_server: Running, redis_server: Running, tmp_path: Path
) -> AsyncIterator[Client]:
    await make_topics(kafka_server.server.url)
    urls = kafka_server.server.url, redis_server.server.url
    async with live_app(*database, *urls, tmp_path) as client:
        yield client


def now_ms() -> int:
    return int(time.time() * 1_000)


async def told(database: tuple[Database, str]) -> list[tuple[str, str]]:
    async with database[0].connection() as connection:
        return [(row["type"], row["key"]) for row in await connection.fetch("select type, key from outbox order by id")]


async def test_a_viewer_enters_acts_and_is_in_the_log(client: Client, room_id: str, kafka_server: Running) -> None:
    entered = await client.enter(room_id, "c1", consent=True, region="131100", education="bachelor")
    again = await client.enter(room_id, "c1")
    stranger = await client.enter(room_id)
    assert entered["viewer"] == again["viewer"] != stranger["viewer"]
    answer = await client.send(
        room_id, entered["token"], {"kind": "join", "at_ms": now_ms()},
        {"kind": "comment", "message_id": "m1", "text": "加我13812345678"},
        {"kind": "comment", "message_id": "m2", "text": "x"},
    )  # fmt: skip
    assert (answer.status_code, answer.json()) == (202, {"accepted": 2, "refused": [{"index": 2, "code": "TOO_MANY"}]})
    join, comment = await logged(kafka_server.server.url, room_id)
    assert (join.viewer, join.kind, join.region, join.education) == (entered["viewer"], Kind.JOIN, "131100", "bachelor")
    assert (comment.verdict, comment.text) == (Verdict.SENDER_ONLY, "")


@pytest.mark.parametrize(("cells", "code"), [
    ({"region": "131100"}, "CONSENT_MISSING"), ({"consent": True, "region": "131102"}, "MALFORMED"),
    ({"consent": True, "education": "genius"}, "MALFORMED"), ({"consent": True, "name": "某人"}, "MALFORMED"),
])  # fmt: skip
async def test_nobody_is_counted_by_what_they_did_not_agree_to(
    client: Client, room_id: str, cells: dict[str, object], code: str
) -> None:
    answer = await client.post(f"/rooms/{room_id}/viewer-tokens", cells, Content_Type="application/json")
    assert answer.json()["code"] == code


async def test_a_bad_bearer_enters_nowhere_and_an_unknown_room_has_no_viewers(client: Client, room_id: str) -> None:
    path = f"/rooms/{room_id}/viewer-tokens"
    assert (await client.post(path, {}, Authorization="Bearer bad")).json()["code"] == "UNAUTHENTICATED"
    assert (await client.post("/rooms/r9/viewer-tokens", {}, Content_Type="application/json")).json()[
        "code"
    ] == "NOT_FOUND"
    assert (await client.http.post(f"/api/jobfair/v1{path}")).status_code == 201


async def test_a_moderator_holds_releases_retracts_and_mutes(
    client: Client, room_id: str, database: tuple[Database, str], kafka_server: Running
) -> None:
    listed = await client.act("/words", WORD, "list-word-1")
    assert (listed.status_code, listed.json()["folded"]) == (201, "赌钱")
    viewer = await client.enter(room_id)
    text = {"kind": "comment", "message_id": "m1", "text": "一起赌·钱"}
    assert (await client.send(room_id, viewer["token"], text)).status_code == 202
    (waiting,) = await client.read(f"/rooms/{room_id}/held-comments")
    assert waiting["text"] == "一起赌·钱"
    at, reason = f"/rooms/{room_id}", {"reason": "玩笑"}
    released = await client.act(f"{at}/held-comments/{waiting['comment_id']}/releases", reason, "release-1")
    assert released.json() == {"comment_id": waiting["comment_id"], "state": "RELEASED", "version": 2}
    retracted = await client.act(f"{at}/comments/{waiting['comment_id']}/retractions", reason, "retract-1")
    assert retracted.status_code == 201
    assert await told(database) == [
        ("jobfair.comment.released.v1", room_id), ("jobfair.comment.retracted.v1", room_id),
    ]  # fmt: skip
    assert (await client.act(f"{at}/viewers/{viewer['viewer']}/mutes", reason, "mute-01")).status_code == 201
    assert [one["viewer"] for one in await client.read(f"{at}/mutes")] == [viewer["viewer"]]
    async with asyncio.timeout(WITHIN_S):  # known at the doors a second later
        number = 0
        while True:
            number += 1
            said = {"kind": "comment", "message_id": f"n{number}", "text": f"你好{number}"}
            codes = {one["code"] for one in (await client.send(room_id, viewer["token"], said)).json()["refused"]}
            if codes == {"MUTED"}:
                break
            assert codes <= {"TOO_MANY"}
            await asyncio.sleep(0.05)
    assert (await client.act(f"{at}/viewers/{viewer['viewer']}/unmutes", reason, "unmute-1")).status_code == 201
    assert (await client.act(f"{at}/review-switches", {**reason, "review_first": True}, "review-1")).json()[
        "review_first"
    ]
    rejected = await client.act(f"{at}/held-comments/{waiting['comment_id']}/rejections", reason, "reject-1")
    assert rejected.json()["code"] == "WRONG_STATE"
    assert {one.verdict for one in await logged(kafka_server.server.url, room_id)} <= {Verdict.HELD, Verdict.PUBLISHED}


async def test_the_word_list_is_the_moderators(client: Client) -> None:
    listed = await client.act("/words", WORD, "list-word-1")
    changed = {**WORD, "version": 1, "action": "drop"}
    del changed["word"]
    word_id = listed.json()["word_id"]
    assert (await client.act(f"/words/{word_id}/changes", changed, "change-1")).json()["version"] == 2
    assert [one["action"] for one in await client.read("/words")] == ["drop"]
    assert (await client.act(f"/words/{word_id}/withdrawals", {"reason": "到期"}, "withdraw-1")).status_code == 201


async def test_the_plain_doors_stand_in_the_openapi(client: Client) -> None:
    paths = (await client.http.get("/openapi.json")).json()["paths"]
    for path in ("/rooms/{room_id}/interactions", "/platform/{room_id}/pushes", "/rooms/{room_id}/viewer-tokens"):
        assert "post" in paths[f"/api/jobfair/v1{path}"]


async def test_only_moderators_moderate_and_only_the_bureau_has_secrets(client: Client, room_id: str) -> None:
    reason = {"reason": "试试"}
    for path, role in (
        (f"/rooms/{room_id}/viewers/{'v' * 16}/mutes", "bureau"),
        (f"/platform/{room_id}/secrets", "moderator"),
    ):
        assert (await client.act(path, reason, "try-it-1", role)).json()["code"] == "FORBIDDEN"


async def test_moderators_of_one_district_are_refused_what_is_the_whole_citys(client: Client, room_id: str) -> None:
    for path, body in ((f"/rooms/{room_id}/viewers/{'v' * 16}/mutes", {"reason": "试试"}), ("/words", WORD)):
        refused = await client.act(path, body, "try-it-1", "moderator@taocheng")
        assert refused.json()["code"] == "FORBIDDEN"


async def test_the_platform_pushes_with_the_secret_it_was_given(
    client: Client, room_id: str, kafka_server: Running, database: tuple[Database, str]
) -> None:
    issued = await client.act(f"/platform/{room_id}/secrets", {"reason": "开播"}, "secret-1", "bureau")
    secret = issued.json()["secret"]
    repeated = await client.act(f"/platform/{room_id}/secrets", {"reason": "开播"}, "secret-1", "bureau")
    assert repeated.json() == issued.json() == {"room_id": room_id, "issue": 1, "secret": secret}
    assert {one.headers["cache-control"] for one in (issued, repeated)} == {"no-store"}
    async with database[0].connection() as connection:
        kept = await connection.fetchval("select string_agg(convert_from(body, 'utf8'), ' ') from desk_answer")
    assert secret not in kept

    async def push(kind: str, messages: list[dict[str, object]]) -> dict[str, object]:
        body = json.dumps(messages).encode()
        headers = {"x-nonce-str": "n1", "x-timestamp": str(now_ms()), "x-roomid": "268", "x-msg-type": kind}
        headers["x-signature"] = push_signature(headers, body, secret)
        answer = await client.http.post(f"/api/jobfair/v1/platform/{room_id}/pushes", content=body, headers=headers)
        told: dict[str, object] = answer.json()
        return told

    joins = [{"msg_id": str(n), "sec_openid": f"o{n}", "timestamp": now_ms(), "event": "join"} for n in range(1_000)]
    assert (await push("live_presence", list(joins)))["accepted"] == 1_000
    assert (await push("live_stats", [{"views": 7, "timestamp": now_ms()}]))["err_no"] == 0
    found = await logged(kafka_server.server.url, room_id)
    assert (len({item.viewer for item in found}), {item.source for item in found}) == (1_000, {Source.PLATFORM})


async def test_a_secret_that_was_followed_by_another_is_not_shown_again(client: Client, room_id: str) -> None:
    path, reason = f"/platform/{room_id}/secrets", {"reason": "泄露"}
    await client.act(path, reason, "secret-1", "bureau")
    later = await client.act(path, reason, "secret-2", "bureau")
    assert later.json()["issue"] == 2
    repeated = await client.act(path, reason, "secret-1", "bureau")
    assert (repeated.json()["code"], "secret" in repeated.json()) == ("WRONG_STATE", False)
    assert (await client.act(path, reason, "secret-2", "bureau")).json() == later.json()


async def test_nothing_that_was_accepted_is_missing_after_the_broker_was_killed(
    client: Client, room_id: str, kafka_server: Running
) -> None:
    await accepted_through(client, room_id, kafka_server, kafka_server)


async def test_nothing_is_missing_and_nobody_is_kept_out_when_redis_is_killed(
    client: Client, room_id: str, kafka_server: Running, redis_server: Running
) -> None:
    await accepted_through(client, room_id, kafka_server, redis_server)


async def accepted_through(client: Client, room_id: str, kafka_server: Running, victim: Running) -> None:
    """Twenty viewers send packs, each again until it is accepted, while a server is killed in their midst."""
    packs, viewers = 15, [await client.enter(room_id) for _ in range(20)]
    accepted: set[str] = set()
    done = asyncio.Event()

    async def view(viewer: dict[str, str]) -> None:
        for number in range(packs):
            ids = [f"m{number}-{place}" for place in range(5)]
            items = [{"kind": "like", "message_id": one} for one in ids]
            comment = {"kind": "comment", "message_id": f"c{number}", "text": f"第{number}句"}
            while True:
                answer = await client.send(room_id, viewer["token"], *items, comment)
                assert answer.status_code in {202, 503}, answer.text
                if answer.status_code == 202:
                    break
            accepted.update(f"{viewer['viewer']}/{one}" for one in ids)
            if len(accepted) > packs * 20:
                done.set()

    async def kill() -> None:
        await done.wait()
        await victim.kill_and_restart()

    async with asyncio.timeout(WITHIN_S):
        await asyncio.gather(kill(), *(view(viewer) for viewer in viewers))
    found = {f"{item.viewer}/{item.message_id}" for item in await logged(kafka_server.server.url, room_id)}
    assert len(accepted) == packs * 20 * 5
    assert accepted <= found

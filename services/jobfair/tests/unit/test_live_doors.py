"""The page's and the platform's doors: envelopes, tokens, signatures, and one code for each bad thing."""

import asyncio
import json
import time
from dataclasses import replace
from functools import partial
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.adapters.hmac_viewer_tokens import HmacViewerTokens
from services.jobfair.domain.platform_push import push_secret, push_signature
from services.jobfair.domain.viewer import platform_viewer
from services.jobfair.domain.viewer_token import ViewerToken
from services.jobfair.entrypoints import interactions, platform_door
from services.jobfair.entrypoints.interactions import InteractionsDoor
from services.jobfair.entrypoints.live_openapi import INTERACTIONS, PUSHES
from services.jobfair.entrypoints.platform_door import PlatformDoor
from services.jobfair.tests.live_fakes import ANN, ROOM, FakeNotes, FakeRooms, Scene
from services.jobfair.usecases.receive_interactions import receive_interactions
from shared.contracts.fair_frames import PlatformFigures
from shared.contracts.fair_records import Kind
from shared.contracts.refusals import REFUSALS, Code
from shared.runtime.http_app import RawRoute, build_http_app
from shared.runtime.keyfiles import Keyring

TOKENS = HmacViewerTokens(Keyring({1: b"k" * 32}))
NOW_MS = int(time.time() * 1_000)
DAY_MS = 86_400_000  # a run of all tests takes its time
LATER_S = (NOW_MS + DAY_MS) // 1_000
OPEN = replace(ROOM, opens_ms=NOW_MS - DAY_MS, closes_ms=NOW_MS + DAY_MS)
KEY = b"p" * 32


async def ready() -> bool:
    return True


class World:
    def __init__(self, receive: Any = None, answer_within_s: float = 60) -> None:
        self.scene, self.notes = Scene(), FakeNotes()
        self.rooms = FakeRooms(
            OPEN, replace(OPEN, room_id="r2", state="PLANNED"), replace(OPEN, room_id="r3", push_issue=0)
        )
        self.rooms.rooms["r4"] = replace(OPEN, room_id="r4", closes_ms=NOW_MS - 1)
        receive = receive or partial(receive_interactions, self.scene.ingest)
        page = InteractionsDoor(TOKENS.read, self.rooms, receive, answer_within_s=answer_within_s)
        platform = PlatformDoor(
            self.rooms, lambda room: push_secret(KEY, room.room_id, room.push_issue),
            partial(platform_viewer, KEY), receive, self.notes,
            answer_within_s=answer_within_s,
        )  # fmt: skip
        self.app = build_http_app(
            "jobfair", [], ready=ready,
            raw_routes=[
                RawRoute(interactions.PATH, "POST", page, INTERACTIONS),
                RawRoute(platform_door.PATH, "POST", platform, PUSHES),
            ],
            large_bodies={r"/api/jobfair/v1/rooms/[^/]+/interactions": interactions.BODY_BYTES_MAX,
                          r"/api/jobfair/v1/platform/[^/]+/pushes": platform_door.BODY_BYTES_MAX},
        )  # fmt: skip

    async def send(self, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://city") as client:
            return await client.post(path, content=content, headers=headers)

    async def post(
        self, content: bytes, *, room: str = "r1", token: str | None = None, scheme: str = "Viewer"
    ) -> httpx.Response:
        token = TOKENS.mint(room, ViewerToken(ANN, LATER_S)) if token is None else token
        return await self.send(
            f"/api/jobfair/v1/rooms/{room}/interactions", content, {"Authorization": f"{scheme} {token}"}
        )

    async def pack(self, *items: Any, **how: Any) -> httpx.Response:
        return await self.post(json.dumps({"items": items}).encode(), **how)

    async def push(self, kind: str, content: bytes, *, room: str = "r1", secret: str | None = None) -> httpx.Response:
        headers = {
            "x-nonce-str": "n",
            "x-timestamp": str(int(time.time() * 1_000)),
            "x-roomid": "268",
            "x-msg-type": kind,
        }
        secret = push_secret(KEY, room, 1) if secret is None else secret
        headers["x-signature"] = push_signature(headers, content, secret)
        return await self.send(f"/api/jobfair/v1/platform/{room}/pushes", content, headers)


def refused(answer: httpx.Response, code: Code) -> None:
    assert (answer.status_code, answer.json()["code"]) == (REFUSALS[code].status, code)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("scheme", ["Viewer", "Bearer"])
async def test_a_pack_is_accepted_with_what_was_refused_and_why(scheme: str) -> None:
    world = World()
    answer = await world.pack(
        {"kind": "join", "at_ms": NOW_MS}, {"kind": "fly"}, {"kind": "beat", "more": 1}, 7, {"kind": "like"},
        {"kind": "comment", "message_id": "m1", "text": "x" * 100_000},
        {"kind": "comment", "message_id": "m2", "text": "\x00"}, {"kind": "beat", "at_ms": 1},
        {"kind": "beat", "at_ms": 10**30},
        {"kind": "like", "message_id": "m3", "count": 2}, scheme=scheme,
    )  # fmt: skip
    assert answer.status_code == 202
    codes = {one["index"]: one["code"] for one in answer.json()["refused"]}
    assert answer.json()["accepted"] == 2
    assert codes == {
        1: "MALFORMED", 2: "MALFORMED", 3: "MALFORMED", 4: "MALFORMED", 5: "TEXT_TOO_LONG", 6: "TEXT_REFUSED",
        7: "TIME_IMPLAUSIBLE", 8: "TIME_IMPLAUSIBLE",
    }  # fmt: skip
    assert [item.kind for item in world.scene.packs.all] == [Kind.JOIN, Kind.LIKE]


@pytest.mark.parametrize("content", [
    b"", b"{", b"[]", b"null", b'{"items": []}', b'{"items": 5}', b'{"items": [{}], "more": 1}', b'{"items": [\xff]}',
    b"[" * 50_000, b'{"items": ' + b"[" * 50_000, json.dumps({"items": [{"kind": "beat"}] * 101}).encode(),
], ids=range(11))  # fmt: skip
async def test_a_broken_envelope_is_malformed(content: bytes) -> None:
    refused(await World().post(content), Code.MALFORMED)


BROKEN_TEXTS = [rb"\ud83d", rb"ab\udc00", rb"\ud83d\ud83d\ude00", rb"\\\udfff", b"\xff", b"\xed\xa0\x80"]


@pytest.mark.parametrize("text", BROKEN_TEXTS)
async def test_a_text_that_is_none_costs_nothing_else_in_a_pack(text: bytes) -> None:
    world = World()
    answer = await world.post(
        b'{"items": [{"kind": "beat"}, {"kind": "comment", "message_id": "%b"}, {"kind": "comment", "message_id": "m1",'
        rb' "text": "\ud83d\ude00 \\ud83d"}, {"kind": "comment", "message_id": "m2", "text": "%b"}]}' % (text, text)
    )
    assert answer.json() == {"accepted": 2, "refused": [{"index": at, "code": "MALFORMED"} for at in (1, 3)]}
    assert [item.text for item in world.scene.packs.all] == ["", "\N{GRINNING FACE} \\ud83d"]


@pytest.mark.parametrize("text", BROKEN_TEXTS)
async def test_a_nickname_that_is_none_costs_nothing_of_a_push(text: bytes) -> None:
    world = World()
    told = json.dumps([message(like_num=3, nickname="NAME"), message(like_num=2, msg_id="8")]).encode()
    answer = await world.push("live_like", told.replace(b"NAME", text))
    assert (answer.json()["accepted"], answer.json()["refused"]) == (2, [])


async def test_an_oversized_pack_is_too_large() -> None:
    refused(await World().post(b"x" * (interactions.BODY_BYTES_MAX + 1)), Code.TOO_LARGE)


@pytest.mark.parametrize("token", [
    "", "forged", TOKENS.mint("r2", ViewerToken(ANN, LATER_S)), TOKENS.mint("r1", ViewerToken(ANN, 1)),
], ids=["none", "forged", "another room's", "expired"])  # fmt: skip
async def test_a_token_that_is_not_good_is_refused_before_anything_is_read(token: str) -> None:
    refused(await World().post(b"{", token=token), Code.VIEWER_TOKEN_INVALID)


@pytest.mark.parametrize(("room", "code"), [("r9", Code.NOT_FOUND), ("r2", Code.ROOM_CLOSED), ("r4", Code.ROOM_CLOSED)])
async def test_a_room_that_takes_nothing_says_so(room: str, code: Code) -> None:
    refused(await World().pack({"kind": "beat"}, room=room), code)
    refused(await World().push("live_like", b"[{}]", room=room), code)


async def test_a_part_that_is_away_asks_to_come_again() -> None:
    world = World()
    world.rooms.away = True
    answer = await world.pack({"kind": "beat"})
    refused(answer, Code.BUSY_RETRY)
    assert answer.headers["retry-after"] in {"1", "2", "3"}
    refused(await world.push("live_like", b"[{}]"), Code.BUSY_RETRY)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["kind", "text", "at_ms", "items"]) | st.text(), inner)
        ),
        max_leaves=8,
    )
)
async def test_whatever_is_sent_is_answered_and_never_by_an_error(thing: Any) -> None:
    world = World()
    for body in (thing, {"items": thing}, {"items": [thing, {"kind": "beat"}]}):
        assert (await world.post(json.dumps(body).encode())).status_code in {202, 400}
        assert (await world.push("live_comment", json.dumps(body).encode())).status_code in {200, 400}


async def test_whoever_waits_too_long_is_asked_to_come_again() -> None:
    async def for_ever(*_: Any) -> list[None]:
        await asyncio.Event().wait()
        return []

    world = World(receive=for_ever, answer_within_s=0)
    refused(await world.pack({"kind": "beat"}), Code.BUSY_RETRY)
    refused(await world.push("live_like", b"[{}]"), Code.BUSY_RETRY)


async def test_another_method_is_refused() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(World().app), base_url="http://city") as client:
        refused(await client.get("/api/jobfair/v1/rooms/r1/interactions"), Code.METHOD_NOT_ALLOWED)


def message(**fields: Any) -> dict[str, Any]:
    return {"msg_id": "7", "sec_openid": "o1", "timestamp": NOW_MS, "nickname": "某人", "avatar_url": "…", **fields}


@pytest.mark.parametrize(("kind", "fields", "expected"), [
    ("live_comment", {"content": "你好"}, Kind.COMMENT), ("live_like", {"like_num": 900}, Kind.LIKE),
    ("live_presence", {"event": "join"}, Kind.JOIN), ("live_presence", {"event": "leave", "msg_id": ""}, Kind.LEAVE),
    ("live_card", {"event": "click", "job_id": "j1"}, Kind.CLICK),
    ("live_question", {"content": "包住吗"}, Kind.QUESTION),
])  # fmt: skip
async def test_each_kind_of_push_is_taken(kind: str, fields: dict[str, Any], expected: Kind) -> None:
    world = World()
    answer = await world.push(kind, json.dumps([message(**fields)]).encode())
    assert (answer.status_code, answer.json()) == (
        200, {"accepted": 1, "refused": [], "ignored": 0, "err_no": 0, "err_msg": "ok"},
    )  # fmt: skip
    found = [(item.kind, item.viewer) for item in world.scene.packs.all]
    assert found == [(expected, platform_viewer(KEY, "r1", "o1"))]


async def test_of_a_push_the_broken_messages_are_named() -> None:
    world = World()
    bad = [
        message(), message(event="wave"), message(sec_openid=""), message(event="join", timestamp=-1),
        message(event="join", sec_openid="o" * 129), 5, message(event="join", timestamp=5),
    ]  # fmt: skip
    answer = await world.push("live_presence", json.dumps([*bad, message(event="beat")]).encode())
    assert [one["code"] for one in answer.json()["refused"]] == ["MALFORMED"] * 6 + ["TIME_IMPLAUSIBLE"]
    assert answer.json()["accepted"] == 1


async def test_gifts_are_counted_and_nothing_else() -> None:
    world = World()
    answer = await world.push("live_gift", json.dumps([message(gift_value=5)] * 3).encode())
    assert (answer.json()["ignored"], world.scene.packs.all) == (3, [])


async def test_the_platforms_own_figures_are_noted_the_newest_of_a_push() -> None:
    world = World()
    told = [
        {"views": 9, "online": 5, "timestamp": 20}, {"views": 8, "timestamp": 10},
        {"likes": -1}, {}, 7, {"views": 2**60}, {"views": 1, "timestamp": -62_135_596_800_001},
    ]  # fmt: skip
    answer = await world.push("live_stats", json.dumps(told).encode())
    assert (answer.json()["accepted"], answer.json()["ignored"]) == (2, 5)
    assert world.notes.noted == [("r1", PlatformFigures(9, 5, None, 20))]
    await world.push("live_stats", b"[{}]")
    assert len(world.notes.noted) == 1


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"[\xff]", b"[" * 50_000, json.dumps([{}] * 1_001).encode()], ids=range(6)
)
async def test_a_push_of_another_form_is_malformed(content: bytes) -> None:
    answer = await World().push("live_like", content)
    refused(answer, Code.MALFORMED)
    assert answer.json()["err_no"] == 400


async def test_a_push_of_a_strange_type_is_malformed() -> None:
    refused(await World().push("live_dance", b"[{}]"), Code.MALFORMED)


async def test_a_forged_push_is_refused_also_while_no_secret_was_issued() -> None:
    refused(await World().push("live_like", b"[{}]", secret="guess"), Code.PUSH_SIGNATURE_INVALID)
    refused(
        await World().push("live_like", b"[{}]", room="r3", secret=push_secret(KEY, "r3", 0)),
        Code.PUSH_SIGNATURE_INVALID,
    )


async def test_a_push_over_a_megabyte_is_too_large() -> None:
    refused(await World().push("live_like", b"x" * (platform_door.BODY_BYTES_MAX + 1)), Code.TOO_LARGE)


async def test_a_reader_that_leaves_half_way_hears_nothing() -> None:
    world = World()

    async def gone() -> dict[str, str]:
        return {"type": "http.disconnect"}

    sent: list[Any] = []

    async def send(one: Any) -> None:
        sent.append(one)

    scope = {"headers": [], "path_params": {"room_id": "r1"}}
    await InteractionsDoor(TOKENS.read, world.rooms, partial(receive_interactions, world.scene.ingest))(
        scope, gone, send
    )
    assert world.scene.packs.all == []

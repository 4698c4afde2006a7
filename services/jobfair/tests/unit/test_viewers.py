"""Viewers, their tokens, and the platform's signature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.adapters.hmac_viewer_tokens import HmacViewerTokens
from services.jobfair.domain.platform_push import GOOD_FOR_MS, is_genuine, push_secret, push_signature
from services.jobfair.domain.viewer import anonymous_viewer, citizen_viewer, platform_viewer, viewer_in, viewer_of
from services.jobfair.domain.viewer_token import ViewerToken, is_region
from services.jobfair.tests.live_fakes import ANN, NOW_MS, ROOM, FakeRooms
from services.jobfair.usecases.admit_viewer import GOOD_FOR_S, admit_viewer
from services.jobfair.usecases.interaction_ports import Cells
from shared.contracts.fair_records import comment_id_of
from shared.kernel.decision import Refused
from shared.runtime.keyfiles import Keyring

TOKENS = HmacViewerTokens(Keyring({1: b"a" * 32, 2: b"b" * 32}))
FAR = 4_000_000_000
TOKEN = ViewerToken(ANN, FAR, "131100", "bachelor")
NOW_S = NOW_MS // 1_000
DOUYIN = {"x-nonce-str": "123456", "x-timestamp": "456789", "x-roomid": "268", "x-msg-type": "live_gift"}


def test_a_viewer_is_the_same_in_a_room_and_nobody_in_another() -> None:
    key = b"k" * 32
    kinds = (citizen_viewer, anonymous_viewer, platform_viewer)
    assert citizen_viewer(key, "r1", "1") == citizen_viewer(key, "r1", "1")
    assert len({kind(key, room, who) for kind in kinds for room in ("r1", "r2") for who in ("1", "2")}) == 12


@given(st.text(min_size=1), st.from_regex(r"[0-9A-Za-z_.:~-]{1,64}", fullmatch=True))
def test_a_comment_id_names_its_viewer(who: str, message_id: str) -> None:
    viewer = viewer_of(b"k" * 32, "r1", who.encode("utf-8", "replace").decode())
    assert viewer_in(comment_id_of(1, viewer, message_id)) == viewer


@pytest.mark.parametrize("text", ["", "1", "1-", "x-annannannannanna-m1", "1-annannannannanna", "1-short-m1"])
def test_what_is_no_comment_id_names_nobody(text: str) -> None:
    assert viewer_in(text) is None


def test_a_token_says_what_it_was_made_of() -> None:
    assert TOKENS.read("r1", TOKENS.mint("r1", TOKEN)) == TOKEN
    old = HmacViewerTokens(Keyring({1: b"a" * 32}))
    assert TOKENS.read("r1", old.mint("r1", TOKEN)) == TOKEN


def test_a_token_opens_its_own_room_only() -> None:
    assert TOKENS.read("r2", TOKENS.mint("r1", TOKEN)) is None


@given(st.integers(0, 200), st.characters())
def test_a_token_that_was_touched_is_none(place: int, char: str) -> None:
    text = TOKENS.mint("r1", TOKEN)
    touched = text[: place % len(text)] + char + text[place % len(text) + 1 :]
    assert touched == text or TOKENS.read("r1", touched) is None


@pytest.mark.parametrize("text", ["", ".....", "9.1.2.3.4.5", "x" * 500, "1." * 300, "²." + "." * 4, "令牌.1.2.3.4.5"])
def test_what_we_did_not_make_is_no_token(text: str) -> None:
    assert TOKENS.read("r1", text) is None


@pytest.mark.parametrize(
    ("code", "known"), [("131100", True), ("130000", True), ("131102", False), ("990000", False), ("", False)]
)
def test_a_region_is_no_finer_than_a_city(code: str, known: bool) -> None:
    assert is_region(code) is known


async def admit(state: str = "OPEN", now_s: int = NOW_S, room_id: str = "r1") -> ViewerToken | Refused:
    rooms = FakeRooms(type(ROOM)(**{**{name: getattr(ROOM, name) for name in ROOM.__slots__}, "state": state}))
    return await admit_viewer(rooms, room_id, ANN, Cells("131100", ""), now_s)


async def test_a_token_is_good_until_the_room_closes_and_a_day_at_most() -> None:
    assert await admit() == ViewerToken(ANN, ROOM.closes_ms // 1_000, "131100", "")
    assert await admit("PLANNED", now_s=1_000) == ViewerToken(ANN, 1_000 + GOOD_FOR_S, "131100", "")


@pytest.mark.parametrize(("state", "now_s", "room_id", "reason"), [
    ("CLOSED", NOW_S, "r1", "ROOM_CLOSED"), ("OPEN", FAR, "r1", "ROOM_CLOSED"), ("OPEN", NOW_S, "r9", "NOT_FOUND"),
])  # fmt: skip
async def test_nobody_enters_a_closed_room(state: str, now_s: int, room_id: str, reason: str) -> None:
    refused = await admit(state, now_s, room_id)
    assert isinstance(refused, Refused)
    assert refused.reason == reason


def test_the_signature_is_douyins() -> None:
    # The example of the platform's own documentation.
    assert push_signature(DOUYIN, "abc123你好".encode(), "123abc") == "PDcKhdlsrKEJif6uMKD2dw=="


def signed(at: str, secret: str = "s", body: bytes = b"[]") -> dict[str, str]:
    headers = {**DOUYIN, "x-timestamp": at}
    return {**headers, "x-signature": push_signature(headers, body, secret)}


@pytest.mark.parametrize("at", [str(NOW_MS), str(NOW_S), str(NOW_MS - GOOD_FOR_MS), str(NOW_MS + GOOD_FOR_MS)])
def test_a_fresh_push_is_genuine(at: str) -> None:
    assert is_genuine(signed(at), b"[]", "s", NOW_MS)


@pytest.mark.parametrize(
    "at", ["", "-1", "now", "²", "9" * 400, str(NOW_MS - GOOD_FOR_MS - 1), str(NOW_S + 301), "456789"]
)
def test_a_push_of_another_time_is_not(at: str) -> None:
    assert not is_genuine(signed(at), b"[]", "s", NOW_MS)


def test_a_push_of_another_secret_body_or_header_is_not() -> None:
    good = signed(str(NOW_MS))
    assert not is_genuine(good, b"[{}]", "s", NOW_MS)
    assert not is_genuine(good, b"[]", "t", NOW_MS)
    assert not is_genuine({**good, "x-roomid": "269"}, b"[]", "s", NOW_MS)
    assert not is_genuine({**good, "x-signature": "签名"}, b"[]", "s", NOW_MS)
    assert not is_genuine({name: value for name, value in good.items() if name != "x-roomid"}, b"[]", "s", NOW_MS)


def test_each_room_and_issue_has_a_secret_of_its_own() -> None:
    assert len({push_secret(b"k" * 32, room, issue) for room in ("r1", "r2") for issue in (1, 2)}) == 4

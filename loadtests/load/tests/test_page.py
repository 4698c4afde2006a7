"""When a shopper presses: by the server's clock, whatever the phone's says."""

from loadtests.load.page import Page

TOLD = {
    "server_time": "2026-08-26T10:00:00+00:00",
    "opens_at": "2026-08-26T10:00:10+00:00",
    "stocks": [{"remaining": 0}, {"remaining": 3}],
}
SERVER_NOW = 1_787_738_400.0  # unix seconds of its time


def test_a_phone_that_is_ahead_waits_as_long_as_the_server_says() -> None:
    seen_at = SERVER_NOW + 37.0
    assert Page.of(TOLD, seen_at, 0.0).opens_at == seen_at + 10.0


def test_half_of_the_time_that_the_answer_took_has_passed_since_the_server_looked_at_its_clock() -> None:
    assert Page.of(TOLD, SERVER_NOW, 4.0).opens_at == SERVER_NOW + 8.0


def test_a_round_is_gone_when_the_last_of_every_face_is() -> None:
    assert not Page.of(TOLD, SERVER_NOW, 0.0).is_gone
    assert Page.of({**TOLD, "stocks": [{"remaining": 0}]}, SERVER_NOW, 0.0).is_gone

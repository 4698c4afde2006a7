"""Limits in memory: so often in a window, each key for itself, never more keys than fit."""

import pytest
from starlette.requests import Request

from shared.runtime.limits import Limit, caller_address


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_key_may_so_often_in_a_window_and_others_are_not_counted_to_it() -> None:
    clock = Clock()
    limit = Limit(2, 10, clock=clock)
    assert [limit.take("a") for _ in range(3)] == [0, 0, 10]
    assert limit.take("b") == 0
    clock.now += 9.5
    assert limit.take("a") == 1
    clock.now += 0.5
    assert [limit.take("a") for _ in range(3)] == [0, 0, 10]


def test_asking_counts_nothing() -> None:
    limit = Limit(1, 10)
    assert [limit.wait_s("a") for _ in range(3)] == [0, 0, 0]
    limit.count("a")
    assert limit.wait_s("a") == 10


def test_a_count_that_came_to_nothing_is_given_back_and_all_of_them_are_forgotten() -> None:
    limit = Limit(2, 10)
    for key in ("a", "a", "b", "b"):
        limit.count(key)
    limit.give_back("a")
    limit.give_back("never counted")
    limit.forget("b")
    limit.forget("never counted")
    assert [limit.take(key) for key in ("a", "a", "b", "b", "b")] == [0, 10, 0, 0, 10]


def test_memory_holds_the_latest_keys_only() -> None:
    limit = Limit(1, 10, keys_max=3)
    for key in "abcd":
        limit.count(key)
    assert [limit.wait_s(key) > 0 for key in "abcd"] == [False, True, True, True]


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("no address", "no address"),
        (None, "127.0.0.1"),
    ],
)
def test_a_caller_is_told_by_what_the_gateway_wrote(told: str | None, address: str) -> None:
    headers = [] if told is None else [(b"x-forwarded-for", told.encode())]
    assert caller_address(Request({"type": "http", "headers": headers, "client": ("127.0.0.1", 5)})) == address

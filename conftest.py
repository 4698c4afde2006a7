"""Fixtures that every test may ask for, and Hypothesis as the house has it: a busy machine breaks no rule."""

import sys
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["shared.testing.servers", "loadtests.tests.stack"]

# Twenty times as many by hand, where a test names no number of its own: pytest --hypothesis-profile=long --timeout=0
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
settings.register_profile("long", settings.get_profile("house"), max_examples=1_000)
settings.load_profile("house")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Plain examples alone must cover the rules: coverage does not follow tests of properties, which takes long.

    (`no_cover` does not do it in a worker: pytest-cov starts twice there, and the one paused wakes the other.)
    """
    if not item.get_closest_marker("hypothesis"):
        return (yield)
    following = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(following)

"""Fixtures that every test may ask for, and Hypothesis as the house has it: a busy machine breaks no rule."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["shared.testing.servers", "loadtests.tests.stack"]

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

"""Rounds of faults in their short form: one of each kind that needs no stack of its own, then `verify`."""

import pytest

from loadtests.tests.stack import Stack

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(400)]
FAMILIES = "kill two,pause,clock,disk quota"
SEED = 20241


def test_no_promise_breaks_in_a_few_rounds_of_different_faults(stack: Stack) -> None:
    arguments = ("--rounds", "4", "--seed", str(SEED), "--only", FAMILIES, "--no-links")
    done = stack.run("loadtests.faults", "rounds", *arguments)
    assert done.returncode == 0, done.stdout[-4000:]
    assert done.stdout.count("whole again after") == 4
    assert "checks of the promises hold" in done.stdout
    assert stack.unexpected() == []

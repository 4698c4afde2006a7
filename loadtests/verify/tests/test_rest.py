"""Evidence is read while nothing moves, as far as that can be had."""

from collections.abc import Iterator
from itertools import count

from loadtests.verify.rest import READINGS_MAX, undisturbed


async def _readings(ends: Iterator[int]) -> int:
    readings = count(1)

    async def log_ends() -> list[int]:
        return [next(ends)]

    async def read() -> int:
        return next(readings)

    return await undisturbed(log_ends, read)


async def test_evidence_that_a_new_fact_overtook_is_read_again() -> None:
    assert await _readings(iter((1, 2, 2, 2))) == 2


async def test_evidence_of_a_quiet_stack_is_read_once() -> None:
    assert await _readings(iter((7, 7))) == 1


async def test_a_stack_that_never_rests_is_judged_by_the_last_reading() -> None:
    assert await _readings(count()) == READINGS_MAX

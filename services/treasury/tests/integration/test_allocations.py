"""Changing an allocation after approval: of 1,000 fen 800 are allocated, and 600 of those granted."""

import asyncio
from typing import Any

import pytest

from services.treasury.domain.allocations import AllocationChange
from services.treasury.domain.refusals import Refusal
from services.treasury.tests import builders as b
from services.treasury.tests.fakes import FakeBooks
from services.treasury.tests.worlds import World, money
from services.treasury.usecases.approve_allocation_change import approve_allocation_change
from services.treasury.usecases.draft_allocation_change import draft_allocation_change
from services.treasury.usecases.draft_campaign import draft_campaign
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


async def draft(world: World, to_fen: int, *, saw: int = 800, change_id: str = "x1", program_id: str = "p1") -> Any:
    async with world.books() as books:
        return await draft_allocation_change(
            books, maker="ann", change_id=change_id, program_id=program_id, to_fen=to_fen, saw_allocated_fen=saw
        )


async def approve(world: World, to_fen: int, *, checker: str = "bo", change_id: str = "x1") -> Any:
    async with world.books() as books:
        return await approve_allocation_change(books, change_id, checker=checker, saw_to_fen=to_fen)


def reason(answer: object) -> Refusal | None:
    return Refusal(answer.reason) if isinstance(answer, Refused) else None


@pytest.mark.parametrize(
    ("to_fen", "unallocated", "allocated"),
    [(1_000, 0, 400), (600, 400, 0), (850, 150, 250)],
    ids=["all", "none", "some"],
)
async def test_the_difference_moves_and_nothing_else(
    world: World, to_fen: int, unallocated: int, allocated: int
) -> None:
    assert isinstance(await draft(world, to_fen), AllocationChange)
    assert (await money(world))["allocated"] == 200
    approved = await approve(world, to_fen)
    assert isinstance(approved, AllocationChange)
    assert approved.approved_by == "bo"
    found = await money(world)
    assert (found["unallocated"], found["allocated"], found["granted"]) == (unallocated, allocated, 600)


@pytest.mark.parametrize(("to_fen", "refusal"), [(1_001, Refusal.CAP_EXCEEDED), (599, Refusal.ALLOCATION_EXCEEDED)])
async def test_more_than_there_is_moves_nothing(world: World, to_fen: int, refusal: Refusal) -> None:
    await draft(world, to_fen)
    assert reason(await approve(world, to_fen)) == refusal
    assert (await money(world))["allocated"] == 200


async def test_who_saw_another_value_is_refused(world: World) -> None:
    assert reason(await draft(world, 900, saw=700)) == Refusal.STALE_VALUE
    assert reason(await draft(world, 800)) == Refusal.MALFORMED
    await draft(world, 900)
    assert reason(await approve(world, 901)) == Refusal.STALE_VALUE
    assert reason(await approve(world, 900, checker="ann")) == Refusal.SAME_PERSON


async def test_of_two_changes_drafted_on_one_value_one_is_made(world: World) -> None:
    await draft(world, 900, change_id="x1")
    await draft(world, 950, change_id="x2")
    answers = await asyncio.gather(approve(world, 900, change_id="x1"), approve(world, 950, change_id="x2"))
    assert sum(isinstance(answer, AllocationChange) for answer in answers) == 1
    assert [reason(answer) for answer in answers].count(Refusal.STALE_VALUE) == 1
    assert reason(await approve(world, 900, change_id="x1")) in {Refusal.WRONG_STATE, Refusal.STALE_VALUE}


async def test_a_change_is_drafted_and_approved_once(world: World) -> None:
    await draft(world, 900)
    assert reason(await draft(world, 950)) == Refusal.CONFLICT
    await approve(world, 900)
    assert reason(await approve(world, 900)) == Refusal.WRONG_STATE


async def test_what_is_not_there_or_not_approved_cannot_be_changed(world: World) -> None:
    assert reason(await draft(world, 900, program_id="none")) == Refusal.NOT_FOUND
    assert reason(await approve(world, 900, change_id="none")) == Refusal.NOT_FOUND
    books = FakeBooks()
    await draft_campaign(books, b.campaign())
    given: dict[str, Any] = {
        "maker": "ann",
        "change_id": "x",
        "program_id": "p1",
        "to_fen": 9,
        "saw_allocated_fen": 800,
    }
    assert reason(await draft_allocation_change(books, **given)) == Refusal.WRONG_STATE
    books.campaigns.changes["x"] = AllocationChange("x", "c1", "gone", Fen(1), Fen(2), "ann")
    assert reason(await approve_allocation_change(books, "x", checker="bo", saw_to_fen=2)) == Refusal.NOT_FOUND

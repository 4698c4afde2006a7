"""What was paid and came back, on the fake and on real Postgres alike."""

from typing import Any

import pytest

from services.treasury.domain.bank_line import Meaning, Result
from services.treasury.domain.payouts import Clawback
from services.treasury.domain.refusals import Refusal
from services.treasury.tests.fake_bank import answer_file
from services.treasury.tests.payout_story import NAME, approved, ask, asked, imported, line, reason
from services.treasury.tests.worlds import World, money
from services.treasury.usecases.approve_clawback import approve_clawback
from services.treasury.usecases.draft_clawback import draft_clawback
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO, STRANGER

M, R = Meaning, Result


async def test_what_was_paid_comes_back_once_by_four_eyes(world: World) -> None:
    await ask(world, asked("n1"), asked("n2"))
    await approved(world)
    await imported(world, answer_file(1, "b1", [line("n1-1", R.PAID)]))
    allocated = (await money(world))["allocated"]

    async def draft(payout_id: str = "n1-1", *, maker: Officer = ANN, saw: int = 100, why: str = "sold the car") -> Any:
        async with world.books() as books:
            return await draft_clawback(books, payout_id, maker=maker, reason=why, saw_amount_fen=saw)

    async def approve(payout_id: str = "n1-1", *, checker: Officer = BO, saw: int = 100) -> Any:
        async with world.books() as books:
            return await approve_clawback(books, payout_id, checker=checker, saw_amount_fen=saw)

    assert [reason(await draft(one)) for one in ("no", "n2-1")] == [Refusal.NOT_FOUND, Refusal.WRONG_STATE]
    assert reason(await draft(maker=STRANGER)) == Refusal.FORBIDDEN
    assert reason(await draft(saw=99)) == Refusal.STALE_VALUE
    assert reason(await draft(why=f"{NAME} sold it")) == Refusal.MALFORMED
    assert reason(await approve()) == Refusal.NOT_FOUND
    assert await draft() == Clawback("n1-1", Fen(100), "sold the car", "ann")
    assert reason(await draft(why="another")) == Refusal.CONFLICT
    assert reason(await approve("no")) == Refusal.NOT_FOUND
    assert reason(await approve(checker=STRANGER)) == Refusal.FORBIDDEN
    assert reason(await approve(checker=ANN)) == Refusal.SAME_PERSON
    assert reason(await approve(saw=1)) == Refusal.STALE_VALUE
    assert isinstance(await approve(), Clawback)
    assert reason(await approve()) == Refusal.WRONG_STATE
    found = await money(world)
    assert (found["paid"], found["allocated"]) == (0, allocated + 100)
    late = await imported(world, answer_file(2, "b1", [line("n1-1", R.PAID)]))
    assert (late.meant, (await money(world))["paid"]) == ({M.REPEATED: 1}, 0)
    with pytest.raises(BrokenPromiseError):
        await ask(world, asked("n1", 2))

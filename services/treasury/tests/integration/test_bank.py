"""The bank's port: the bank in memory, and the same bank behind our HTTP adapter."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from services.treasury.adapters.http_bank import HttpBank
from services.treasury.domain.bank_line import BankLine, Result
from services.treasury.tests.fake_bank import URL, FakeBank, sealed_file
from services.treasury.usecases.ports import Bank
from shared.kernel.errors import UnavailableError
from shared.kernel.fen import Fen

FILE = 'JINQIU-PAYMENT,1,b1,2,300\nn1-1,100,"欧阳, 秋",622202\nn2-1,200,x,622203\n'.encode()
PAID = BankLine("n1-1", Fen(100), Result.PAID, "", "B-n1-1")


@pytest.fixture
def memory() -> FakeBank:
    return FakeBank(fate={"n2-1": Result.UNKNOWN})


@pytest.fixture(params=["memory", "http"])
async def bank(request: pytest.FixtureRequest, memory: FakeBank) -> AsyncIterator[Bank]:
    if request.param == "memory":
        yield memory
        return
    http = HttpBank(f"{URL}/", httpx.MockTransport(memory.over_http))
    yield http
    await http.close()


async def test_a_file_is_taken_and_taken_again_but_never_another_under_its_id(bank: Bank, memory: FakeBank) -> None:
    assert [await bank.send("b1", FILE) for _ in range(3)] == ["", "", ""]
    assert memory.paid == ["n1-1"]
    assert await bank.send("b1", FILE + b"n3-1,1,y,622204\n") == "the bank has another file under this id"
    assert await bank.send("b2", FILE) == "the bank calls the file malformed"


async def test_answers_come_after_a_number(bank: Bank, memory: FakeBank) -> None:
    await bank.send("b1", FILE)
    assert await bank.answers(0) == {}
    memory.answer("b1")
    memory.answer("b1", "n2-1")
    told = sealed_file("JINQIU-ANSWER,2,2,b1,1,200\nn2-1,200,UNKNOWN,,\n")
    assert sorted(await bank.answers(0)) == [1, 2]
    assert await bank.answers(1) == {2: told}


async def test_a_payout_is_asked_about_by_its_own_id(bank: Bank) -> None:
    await bank.send("b1", FILE)
    assert await bank.ask("n1-1") == PAID
    assert await bank.ask("n9-1") == BankLine("n9-1", Fen(0), Result.NOT_RECEIVED)


async def test_a_bank_that_is_away_is_unavailable(bank: Bank, memory: FakeBank) -> None:
    memory.away = True
    for call in (bank.send("b1", FILE), bank.answers(0), bank.ask("n1-1")):
        with pytest.raises(UnavailableError):
            await call


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500),
        httpx.Response(404, json={"result": "NOT_RECEIVED"}),
        httpx.Response(200, content=b"<html>"),
        httpx.Response(200, content=b'{"payout_id": "n1-1", "result": "\xff"}'),
        httpx.Response(200, json={"payout_id": "n1-1", "amount_fen": -1, "result": "PAID"}),
        httpx.Response(200, json={"payout_id": "n2-1", "amount_fen": 100, "result": "PAID"}),
    ],
)
async def test_nonsense_counts_as_no_answer_and_is_not_repeated(answer: httpx.Response) -> None:
    bank = HttpBank(URL, httpx.MockTransport(lambda _: answer))
    calls: list[Any] = [bank.ask("n1-1"), bank.answers(0)]
    for call in calls:
        with pytest.raises(UnavailableError) as caught:
            await call
        assert "html" not in str(caught.value)
    await bank.close()


async def test_a_bank_in_trouble_has_not_taken_the_file() -> None:
    bank = HttpBank(URL, httpx.MockTransport(lambda _: httpx.Response(503)))
    with pytest.raises(UnavailableError):
        await bank.send("b1", FILE)
    await bank.close()


async def test_the_banks_words_are_one_line_of_bounded_length() -> None:
    told = {
        "payout_id": "n1-1",
        "amount_fen": 100,
        "result": "FAILED",
        "reason": "a\x00\n" + "x" * 600,
        "bank_ref": None,
    }
    bank = HttpBank(URL, httpx.MockTransport(lambda _: httpx.Response(200, json=told)))
    assert await bank.ask("n1-1") == BankLine("n1-1", Fen(100), Result.FAILED, "a" + "x" * 499, "")
    await bank.close()

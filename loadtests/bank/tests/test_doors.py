from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from loadtests.bank.doors import bank_app
from loadtests.bank.ledger import Ledger
from loadtests.bank.read_ledger import read_ledger
from loadtests.bank.rule import Result
from loadtests.bank.tests.files import SETTINGS, Line, account_with, payment_file, sealed, told


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def bank(tmp_path: Path, clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    ledger = Ledger(tmp_path, SETTINGS, clock)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(bank_app(ledger)), base_url="http://bank") as client:
        yield client
    ledger.close()


async def send(bank: httpx.AsyncClient, batch_id: str, content: bytes) -> int:
    return (await bank.put(f"/files/{batch_id}", content=content)).status_code


async def ask(bank: httpx.AsyncClient, payout_id: str) -> dict[str, object]:
    response = await bank.get(f"/payouts/{payout_id}")
    assert response.status_code == 200
    answer: dict[str, object] = response.json()
    return answer


async def answers(bank: httpx.AsyncClient, after: int = 0) -> list[str]:
    return [one["file"] for one in (await bank.get("/answers", params={"after": after})).json()]


async def test_takes_a_file_once_and_says_so_of_the_same_bytes(bank: httpx.AsyncClient, tmp_path: Path) -> None:
    content = payment_file("b1", [Line("p1"), Line("p2", 700)])
    assert await send(bank, "b1", content) == 201
    assert await send(bank, "b1", content) == 200
    assert [(one.payout_id, one.amount_fen, one.result) for one in read_ledger(tmp_path)] == [
        ("p1", 500, "PAID"),
        ("p2", 700, "PAID"),
    ]


async def test_refuses_other_bytes_under_a_batch_it_knows(bank: httpx.AsyncClient, tmp_path: Path) -> None:
    await send(bank, "b1", payment_file("b1", [Line("p1")]))
    assert await send(bank, "b1", payment_file("b1", [Line("p1", 501)])) == 409
    assert await send(bank, "b1", b"nonsense") == 409
    assert [one.amount_fen for one in read_ledger(tmp_path)] == [500]


BAD_FILES = {
    "a wrong count": payment_file("b1", [Line("p1")], count=2),
    "a wrong sum": payment_file("b1", [Line("p1")], sum_fen=501),
    "another batch": payment_file("b2", [Line("p1")]),
    "nothing": b"",
    "another form": b"JINQIU-PAYMENT,2,b1,0,0\n",
    "not UTF-8": payment_file("b1", [Line("p1")]).replace("王".encode(), b"\xff"),
    "a payout twice": payment_file("b1", [Line("p1"), Line("p1")]),
    "nothing to pay": payment_file("b1", [Line("p1", 0)]),
    "a negative amount": payment_file("b1", [Line("p1", 600), Line("p2", -100)]),
    "no name": payment_file("b1", [Line("p1", name=" ")]),
    "no account": payment_file("b1", [Line("p1", account="")]),
    "short account": payment_file("b1", [Line("p1", account="62220")]),
    "an odd payout_id": payment_file("b1", [Line("p 1")]),
    "a column too many": b"JINQIU-PAYMENT,1,b1,1,500\np1,500,x,62220200000000,y\n",
    "an open quote": b'JINQIU-PAYMENT,1,b1,1,500\np1,500,"x,62220200000000\n',
}


@pytest.mark.parametrize("name", BAD_FILES)
async def test_takes_nothing_of_a_file_that_is_wrong(name: str, bank: httpx.AsyncClient, tmp_path: Path) -> None:
    response = await bank.put("/files/b1", content=BAD_FILES[name])
    assert response.status_code == 400
    assert "王" not in response.text
    assert await send(bank, "b1", payment_file("b1", [Line("p9", name='王,"雨"\n涵')])) == 201
    assert [one.payout_id for one in read_ledger(tmp_path)] == ["p9"]


async def test_an_id_it_never_got_was_not_received(bank: httpx.AsyncClient) -> None:
    assert await ask(bank, "p1") == {
        "payout_id": "p1", "amount_fen": 0, "result": "NOT_RECEIVED", "reason": "", "bank_ref": "",
    }  # fmt: skip


async def test_a_payout_in_another_batch_is_answered_with_its_first_outcome(
    bank: httpx.AsyncClient, tmp_path: Path
) -> None:
    await send(bank, "b1", payment_file("b1", [Line("p1", account=account_with(Result.FAILED))]))
    await send(bank, "b2", payment_file("b2", [Line("p1", 900), Line("p2")]))
    first, second = await answers(bank)
    assert told(first)["p1"] == told(second)["p1"] == "FAILED"
    assert second.splitlines()[0] == "JINQIU-ANSWER,2,2,b2,2,1000"
    assert second.splitlines()[1].startswith("p1,500,FAILED,")
    assert [(one.payout_id, one.batch_id) for one in read_ledger(tmp_path)] == [("p1", "b1"), ("p2", "b2")]


async def test_every_payment_has_a_reference_of_its_own(bank: httpx.AsyncClient, tmp_path: Path) -> None:
    for batch in ("b1", "b2"):
        await send(bank, batch, payment_file(batch, [Line(f"{batch}-p{number}") for number in range(5)]))
    assert len({one.bank_ref for one in read_ledger(tmp_path)}) == 10
    assert (await ask(bank, "b1-p0"))["bank_ref"] == read_ledger(tmp_path)[0].bank_ref


async def test_unknown_in_the_answer_file_is_told_when_asked(bank: httpx.AsyncClient) -> None:
    await send(bank, "b1", payment_file("b1", [Line("p1", account=account_with(Result.FAILED, definite_at=1))]))
    assert (await answers(bank))[0].splitlines()[1] == "p1,500,UNKNOWN,,"
    asked = await ask(bank, "p1")
    assert asked["result"] == "FAILED"
    assert asked["reason"]
    assert asked["bank_ref"] == ""


async def test_a_stubborn_payout_is_unknown_for_some_questions_then_definite_for_ever(bank: httpx.AsyncClient) -> None:
    await send(bank, "b1", payment_file("b1", [Line("p1", account=account_with(definite_at=4))]))
    assert [(await ask(bank, "p1"))["result"] for _ in range(6)] == ["UNKNOWN"] * 3 + ["PAID"] * 3


async def test_a_stubborn_payout_is_definite_after_a_while(bank: httpx.AsyncClient, clock: Clock) -> None:
    await send(bank, "b1", payment_file("b1", [Line("p1", account=account_with(definite_at=4))]))
    clock.now += SETTINGS.settled_after_s
    assert (await ask(bank, "p1"))["result"] == "PAID"
    clock.now = 0.0  # a clock set back takes no word back
    assert (await ask(bank, "p1"))["result"] == "PAID"


async def test_some_of_a_batch_is_answered_late_in_a_file_of_its_own(bank: httpx.AsyncClient, clock: Clock) -> None:
    await send(bank, "b1", payment_file("b1", [Line("p1"), Line("p2", account=account_with(late=True))]))
    assert [told(file) for file in await answers(bank)] == [{"p1": "PAID"}]
    clock.now += SETTINGS.late_after_s
    assert [told(file) for file in await answers(bank, after=1)] == [{"p2": "PAID"}]
    assert [file.splitlines()[0] for file in await answers(bank)] == [
        "JINQIU-ANSWER,2,1,b1,1,500",
        "JINQIU-ANSWER,2,2,b1,1,500",
    ]


async def test_an_empty_batch_gets_an_empty_answer(bank: httpx.AsyncClient) -> None:
    assert await send(bank, "b1", payment_file("b1")) == 201
    assert await answers(bank) == [sealed("JINQIU-ANSWER,2,1,b1,0,0\n")]


async def test_answers_come_in_order_twenty_at_a_time(bank: httpx.AsyncClient) -> None:
    for number in range(1, 26):
        await send(bank, f"b{number}", payment_file(f"b{number}"))
    listed = (await bank.get("/answers")).json()
    assert [one["answer_no"] for one in listed] == list(range(1, 21))
    assert [one["answer_no"] for one in (await bank.get("/answers?after=20")).json()] == list(range(21, 26))
    assert await answers(bank, after=25) == []
    assert (await bank.get("/answers?after=x")).status_code == 400


def test_an_answer_file_comes_again_word_for_word_under_a_new_number(tmp_path: Path, clock: Clock) -> None:
    ledger = Ledger(tmp_path, replace(SETTINGS, repeated_share=1.0), clock)
    ledger.take("b1", payment_file("b1", [Line("p1", account=account_with(definite_at=1))]))
    assert [one.answer_no for one in ledger.answers(0)] == [1]
    assert ledger.ask("p1").result == Result.PAID
    clock.now += SETTINGS.repeat_after_s
    assert [one.file for one in ledger.answers(0)] == [
        sealed(f"JINQIU-ANSWER,2,{number},b1,1,500\np1,500,UNKNOWN,,\n") for number in (1, 2)
    ]
    ledger.close()


async def test_the_ledger_holds_no_account_and_no_name(bank: httpx.AsyncClient, tmp_path: Path) -> None:
    content = payment_file("b1", [Line("p1")])
    await send(bank, "b1", content)
    await answers(bank)
    written = (tmp_path / "ledger.jsonl").read_text()
    assert Line("p1").account not in written
    assert Line("p1").account[-4:] in written
    assert "王" not in written
    assert "\\u738b" not in written

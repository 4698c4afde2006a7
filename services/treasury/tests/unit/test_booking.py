"""What a fact moves in the books: once, in any order."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.treasury.domain.grants import GrantState
from services.treasury.domain.journal import Account, Kind, Transfer
from services.treasury.tests import builders as b
from services.treasury.tests.fakes import FakeBooks
from services.treasury.usecases.approve_grant import approve_grant
from services.treasury.usecases.book_facts import book_facts
from shared.contracts.events import Fact
from shared.contracts.subsidies_events import (
    ClaimMoved,
    FuelCardMoved,
    MoneyStep,
    PolicyGrantAccepted,
    PolicyGrantDeclined,
)
from shared.contracts.treasury_events import GrantClosed
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen
from shared.testing.officers import BO

S = GrantState


@pytest.mark.parametrize("amount", [0, -5])
def test_a_transfer_moves_a_positive_amount_between_two_accounts(amount: int) -> None:
    here, there = Account("p", Kind.GRANTED), Account("p", Kind.PAID)
    with pytest.raises(ValueError, match="positive"):
        Transfer("e", 0, here, there, Fen(amount))
    with pytest.raises(ValueError, match="two accounts"):
        Transfer("e", 0, here, here, Fen(5))


async def test_a_declined_grant_gives_its_money_back_once() -> None:
    books = FakeBooks()
    await b.funded(books)
    for _ in range(2):
        await book_facts(books, [b.declined()])
    assert (b.balances(books)["granted"], b.balances(books)["allocated"]) == (0, 800)


async def test_a_closed_pool_closes_its_accepted_grants_and_leaves_a_declined_one() -> None:
    books = FakeBooks()
    await b.funded(books)
    await b.draft(books, "g2", quantity=2)
    await approve_grant(books, "g2", checker=BO, saw_amount_fen=200)
    await book_facts(books, [b.accepted(), b.declined("g2", 200), b.closed(0)])
    assert {name: grant.state for name, (grant, _) in books.grants.all.items()} == {"g1": S.CLOSED, "g2": S.DECLINED}
    assert b.balances(books)["allocated"] == 800


async def test_an_answer_to_a_grant_never_made_or_answered_otherwise_is_a_broken_promise() -> None:
    with pytest.raises(BrokenPromiseError):
        await book_facts(FakeBooks(), [b.accepted()])
    books = FakeBooks()
    await b.funded(books)
    await book_facts(books, [b.accepted()])
    with pytest.raises(BrokenPromiseError):
        await book_facts(books, [b.declined()])


async def test_facts_that_move_no_money_book_nothing() -> None:
    books = FakeBooks()
    await b.funded(books)
    before = dict(books.journal.booked)
    await book_facts(books, [b.accepted(), b.closed(6)])
    assert books.journal.booked == before


def claim_moved(event_id: str, *steps: tuple[int, str, str]) -> Fact:
    money = [MoneyStep(*step) for step in steps]
    return b.fact(event_id, ClaimMoved("n1", 2, "r1", "c1", "p1", "d1", "r1", 300, "A", "B", money, b.NOW))


async def test_a_policys_money_follows_its_claims_and_cards_each_step_once() -> None:
    books = FakeBooks()
    await b.funded(books)
    handed, returned = [MoneyStep(100, "PROMISED", "PAID")], [MoneyStep(100, "PAID", "PROGRAM")]
    story = [
        b.fact("a", PolicyGrantAccepted("g1", 1, "r1", 600)),
        claim_moved("m1", (300, "POOL", "PROMISED")),
        claim_moved("m2", (200, "PROMISED", "OWED")),
        claim_moved("m3"),
        b.fact("k1", FuelCardMoved("k", 3, "r1", "c1", "p1", "r1", "n1", "A", "B", handed, b.NOW)),
        b.fact("k2", FuelCardMoved("k", 4, "r1", "c1", "p1", "r1", "n1", "B", "C", returned, b.NOW)),
        claim_moved("m4", (200, "OWED", "PROMISED")),
        claim_moved("m5", (200, "PROMISED", "POOL")),
    ]
    expected = [(600, 0, 0, 0), (300, 300, 0, 0), (300, 100, 200, 0), (300, 100, 200, 0), (300, 0, 200, 100),
                (300, 0, 200, 0), (300, 200, 0, 0), (500, 0, 0, 0)]  # fmt: skip
    for told, after in zip(story, expected, strict=True):
        for _ in range(2):
            await book_facts(books, [told])
        found = b.balances(books)
        assert tuple(found[kind] for kind in ("granted", "outstanding", "payable", "paid")) == after
    assert b.balances(books)["allocated"] == 300


async def test_a_policy_that_declines_a_grant_gives_it_back_and_odd_words_are_poison() -> None:
    books = FakeBooks()
    await b.funded(books)
    with pytest.raises(KeyError):
        await book_facts(books, [claim_moved("m", (1, "POOL", "SOMEWHERE"))])
    await book_facts(books, [b.fact("d", PolicyGrantDeclined("g1", 1, "r1", 600, "no such policy"))])
    assert (b.balances(books)["granted"], b.balances(books)["allocated"]) == (0, 800)


STORY: list[list[Fact]] = [
    [b.accepted(), b.issued("v1", "v2"), b.issued("v3", "v4", "v5"), b.closed(5)],
    [
        b.redeemed("v1"), b.redeemed("v2"), b.undone("v2"), b.redeemed("v2", 1), b.redeemed("v3"), b.undone("v3"),
        b.expired("v3"), b.voided("v4"), b.expired("v5"),
    ],
]  # fmt: skip
AT_REST = {
    "source": -1000,
    "unallocated": 200,
    "allocated": 600,
    "granted": 0,
    "outstanding": 0,
    "payable": 200,
    "paid": 0,
}


@st.composite
def interleavings(draw: st.DrawFn) -> list[list[Fact]]:
    """Both topics in their own order, mixed, cut into batches, some told again."""
    left = [list(topic) for topic in STORY]
    order: list[Fact] = []
    while any(left):
        topic = draw(st.sampled_from([topic for topic in left if topic]))
        order.append(topic.pop(0))
        if draw(st.booleans()):
            order.append(draw(st.sampled_from(order)))
    batches: list[list[Fact]] = []
    while order:
        size = draw(st.integers(1, len(order)))
        batches.append(order[:size])
        order = order[size:]
    return batches


@given(interleavings())
@settings(max_examples=200)
def test_any_interleaving_and_any_replay_end_in_the_same_books(batches: list[list[Fact]]) -> None:
    async def play() -> FakeBooks:
        books = FakeBooks()
        await b.funded(books)
        for batch in batches:
            await book_facts(books, batch)
            assert sum(amount for kind, amount in b.balances(books).items() if kind != "source") == 1000
        return books

    books = asyncio.run(play())
    assert b.balances(books) == AT_REST
    assert books.grants.all["g1"][0].state == S.CLOSED
    assert sum(isinstance(event, GrantClosed) for _, event in books.told) == 1

"""Sold-out flags, tickets and voucher ids around the rule."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.vouchers.adapters.mac_tickets import MacTickets
from services.vouchers.domain.stock import Refusal, Replayed
from services.vouchers.entrypoints.sold_out import SoldOutFlags
from services.vouchers.tests.builders import HOUR, NOW, citizen, stock
from services.vouchers.usecases.claim_vouchers import Decided
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id
from shared.kernel.voucher_ids import is_genuine, make_voucher_id
from shared.runtime.keyfiles import Keyring


class Winners:
    def __init__(self, version: int, held: Mapping[str, Mapping[str, str]]) -> None:
        self.version = version
        self.held = held

    async def winners(self, stock_id: str) -> tuple[int, Mapping[str, Mapping[str, str]]]:
        return self.version, self.held


async def winners_are_loaded() -> None:
    """The task that a flag starts has had its turns."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_while_sold_out_winners_get_their_replay_and_others_the_truth() -> None:
    flags = SoldOutFlags(Winners(5, {citizen(1): {"key-01": "v1"}}))
    assert flags.answer("s1", citizen(1), "key-01") is None
    flags.note("s1", Decided([], stock(remaining=0, version=5), NOW))
    await winners_are_loaded()
    assert flags.answer("s1", citizen(1), "key-01") == Replayed("v1")
    assert flags.answer("s1", citizen(1), "key-02") == Refused(Refusal.PERSON_LIMIT)
    assert flags.answer("s1", citizen(2), "key-02") == Refused(Refusal.SOLD_OUT)


async def test_a_top_up_lowers_the_flag_and_stale_winners_are_never_used() -> None:
    flags = SoldOutFlags(Winners(4, {}))
    flags.note("s1", Decided([], stock(remaining=0, version=5), NOW))
    await winners_are_loaded()
    assert flags.answer("s1", citizen(2), "key-02") is None
    flags = SoldOutFlags(Winners(5, {}))
    flags.note("s1", Decided([], stock(remaining=0, version=5), NOW))
    await winners_are_loaded()
    flags.note("s1", Decided([], stock(remaining=3, version=5), NOW))
    assert flags.answer("s1", citizen(2), "key-02") is None


KEYS = Keyring({1: b"k" * 32})


def test_a_ticket_says_round_citizen_and_expiry() -> None:
    tickets = MacTickets(KEYS)
    ticket = tickets.read(tickets.mint("r1", citizen(1), NOW))
    assert ticket is not None
    assert (ticket.citizen_id, ticket.expires_at) == (citizen(1), NOW)
    assert ticket.is_for("r1")
    assert not ticket.is_for("r2")


@given(st.integers(0, 59), st.sampled_from("ABCxyz019_-"))
def test_an_altered_ticket_is_none(place: int, character: str) -> None:
    tickets = MacTickets(KEYS)
    text = tickets.mint("r1", citizen(1), NOW)
    altered = text[:place] + character + text[place + 1 :]
    assert (tickets.read(altered) is None) == (altered != text)


@pytest.mark.parametrize("text", ["", "x", "é" * 60, "A" * 60, "A" * 600, "===="])
def test_what_we_did_not_make_is_no_ticket(text: str) -> None:
    assert MacTickets(KEYS).read(text) is None


def test_tickets_of_an_older_key_stay_good_after_a_rotation() -> None:
    old = MacTickets(KEYS).mint("r1", citizen(1), NOW + HOUR)
    rotated = Keyring({1: b"k" * 32, 2: b"n" * 32})
    assert MacTickets(rotated).read(old) is not None
    assert MacTickets(Keyring({2: b"n" * 32})).read(old) is None


def test_a_voucher_id_proves_itself_for_its_citizen_only() -> None:
    key, who = b"k" * 32, new_id()
    voucher_id = make_voucher_id(key, 7, who)
    assert is_genuine(key, voucher_id, who)
    assert not is_genuine(key, voucher_id, new_id())
    assert not is_genuine(b"n" * 32, voucher_id, who)
    assert not is_genuine(key, new_id(), who)
    assert not is_genuine(key, "no id", who)
    assert make_voucher_id(key, 7, who) != voucher_id


def test_times_in_a_ticket_are_whole_seconds() -> None:
    tickets = MacTickets(KEYS)
    ticket = tickets.read(tickets.mint("r1", citizen(1), NOW + timedelta(seconds=1)))
    assert ticket is not None
    assert ticket.expires_at == NOW + timedelta(seconds=1)

"""What the worker does at the bank's link: send approved batches, fetch answers, ask about open payouts."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeAlias

import structlog

from services.treasury.usecases.ask_bank import ask_bank
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.ports import Bank, Booked, OpenBooks
from services.treasury.usecases.send_batch import send_batch
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError

log = structlog.get_logger()

SEND_EVERY_S = 1.0
FETCH_EVERY_S = 1.0
ASK_EVERY_S = 2.0
TOLD_MAX = 20

Act: TypeAlias = Callable[[], Awaitable[bool]]


def bank_jobs(open_books: OpenBooks, bank: Bank, silent_for: timedelta) -> list[tuple[str, float, Act]]:
    """Each with its name and how often it is done, in seconds."""
    return [
        ("send_batches", SEND_EVERY_S, sending(open_books, bank)),
        ("fetch_answers", FETCH_EVERY_S, fetching(open_books, bank)),
        ("ask_bank", ASK_EVERY_S, asking(open_books, bank, silent_for)),
    ]


def sending(open_books: OpenBooks, bank: Bank) -> Act:
    """Send an approved batch; True while more may wait."""

    async def send() -> bool:
        sent = await send_batch(open_books, bank)
        if sent is None:
            return False
        if sent.refused:
            log.warning("payment_file_refused", batch_id=sent.batch_id, reason=sent.refused)
        else:
            log.info("payment_file_sent", batch_id=sent.batch_id)
        return True

    return _patiently(send)


def fetching(open_books: OpenBooks, bank: Bank) -> Act:
    """Fetch and import what the bank has to say; True while more may wait."""

    async def fetch() -> bool:
        fetched = await fetch_answers(open_books, bank)
        for answer_no, outcome in fetched:
            if isinstance(outcome, Refused):
                log.warning("bank_answer_refused", answer_no=answer_no, problem=outcome.detail)
            else:
                log.info("bank_answer_imported", answer_no=answer_no, **outcome.meant)
                warn_of_contradictions(outcome)
        return bool(fetched)

    return _patiently(fetch)


def asking(open_books: OpenBooks, bank: Bank, silent_for: timedelta) -> Act:
    """Ask about some open payouts; True while more may wait."""

    async def ask() -> bool:
        booked = await ask_bank(open_books, bank, silent_for)
        if booked is None:
            return False
        log.info("bank_asked", **booked.meant)
        for batch_id in booked.send_again:
            log.info("payment_file_sent_again", batch_id=batch_id)
        warn_of_contradictions(booked)
        return True

    return _patiently(ask)


def warn_of_contradictions(booked: Booked) -> None:
    """They all stand in bank_line for people."""
    for payout_id, problem in booked.contradictions[:TOLD_MAX]:
        log.warning("bank_contradiction", payout_id=payout_id, problem=problem)
    if len(booked.contradictions) > TOLD_MAX:
        log.warning("bank_contradictions", count=len(booked.contradictions))


def _patiently(act: Act) -> Act:
    """A bank that is away is nothing of ours that failed: said once, tried again at the next turn."""
    away = False

    async def tried() -> bool:
        nonlocal away
        try:
            more = await act()
        except UnavailableError as error:
            if not away:
                log.warning("bank_turn_put_off", error=str(error))
            away = True
            return False
        away = False
        return more

    return tried

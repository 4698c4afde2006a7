"""A payment batch while its parts are killed at every step: nobody is paid twice, nobody is forgotten."""

from collections import Counter
from itertools import count

import pytest

from deploy.local import sessions
from loadtests.bank.read_ledger import read_ledger
from loadtests.bank.rule import Fate, Result, Settings, account_meeting
from loadtests.paperwork.numbers import bank_card
from loadtests.tests.city import City
from loadtests.tests.office import Office
from loadtests.tests.stack import Stack

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]
FATES = (
    Fate(Result.PAID, "", 0, late=False),
    Fate(Result.PAID, "", 0, late=True),
    Fate(Result.PAID, "", 1, late=False),
    Fate(Result.FAILED, "", 0, late=False),
    Fate(Result.FAILED, "", 1, late=False),
)
"""An account for each thing a bank may do: pay at once, late, only when asked; refuse at once, or only when asked."""


def account(series: str, fate: Fate) -> str:
    return account_meeting(Settings(), fate, (bank_card(series, number) for number in count()))


@pytest.mark.parametrize(
    "parts", [("subsidies-http", "treasury-worker"), ("subsidies-worker", "treasury-http", "bank")], ids=" and ".join
)
async def test_each_claim_is_paid_once_whatever_parts_are_killed_at_any_step(
    stack: Stack, city: City, parts: tuple[str, ...]
) -> None:
    def kill() -> None:
        for part in parts:
            sessions.send(stack.state.pid_file(part))

    office = await Office.open(city)
    for fate in FATES:
        await office.file(account(office.policy_id, fate))
        kill()
    await office.review()
    kill()
    batch = await office.prepare(len(FATES))
    kill()
    await office.approve(batch)
    kill()
    ended = {claim_no: await office.until(claim_no, "PAID", "PAY_FAILED") for claim_no in office.claims}
    failed = [claim_no for claim_no, state in ended.items() if state == "PAY_FAILED"]
    assert len(failed) == 2
    for claim_no in failed:
        await office.mend(claim_no, account(claim_no, FATES[0]))
        kill()
    await office.approve(await office.prepare(len(failed)))
    kill()
    for claim_no in office.claims:
        await office.until(claim_no, "PAID")
    paid = Counter(
        payment.payout_id.rsplit("-", 1)[0]
        for payment in read_ledger(stack.state.bank)
        if payment.result == Result.PAID and payment.payout_id.rsplit("-", 1)[0] in office.claims
    )
    assert paid == Counter(dict.fromkeys(office.claims, 1))

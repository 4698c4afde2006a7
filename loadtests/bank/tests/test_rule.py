from dataclasses import replace

import pytest

from loadtests.bank.rule import Fate, Result, Settings, account_meeting, decide
from loadtests.bank.tests.files import ACCOUNTS, SETTINGS

MANY = [f"62170001{number:08d}" for number in range(20_000)]


def test_most_are_paid_and_the_shares_are_those_of_the_settings() -> None:
    fates = [decide(Settings(), account) for account in MANY]
    assert sum(one.result == Result.FAILED for one in fates) / len(fates) == pytest.approx(0.04, abs=0.01)
    assert sum(one.definite_at > 0 for one in fates) / len(fates) == pytest.approx(0.05, abs=0.01)
    assert sum(one.definite_at > 1 for one in fates) / len(fates) == pytest.approx(0.01, abs=0.005)
    assert sum(one.late for one in fates) / len(fates) == pytest.approx(0.10, abs=0.01)


def test_an_account_meets_the_same_fate_always_and_another_key_deals_anew() -> None:
    fates = [decide(SETTINGS, account) for account in ACCOUNTS]
    assert fates == [decide(SETTINGS, account) for account in ACCOUNTS]
    assert fates != [decide(replace(SETTINGS, key="another"), account) for account in ACCOUNTS]


def test_only_a_failure_has_a_reason() -> None:
    for account in ACCOUNTS:
        fate = decide(SETTINGS, account)
        assert bool(fate.reason) == (fate.result == Result.FAILED)


def test_says_when_no_account_meets_a_fate() -> None:
    with pytest.raises(LookupError):
        account_meeting(SETTINGS, Fate(Result.PAID, "", 99, late=False), ACCOUNTS)

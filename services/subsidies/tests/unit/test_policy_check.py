"""A policy that does not fit together is not loaded, and the place is named."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from services.subsidies.domain.fields import Kind
from services.subsidies.domain.policy import Asks, Field, Form, Level, Part, Policy, Predicate, Tier, Unique
from services.subsidies.domain.policy_check import check_policy
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.tests import builders as b
from services.subsidies.tests.fakes import FakeOffice
from services.subsidies.tests.offices import drafted, filed, office_with, state
from services.subsidies.usecases.dry_run_policy import Change, DryRun, dry_run_policy
from services.subsidies.usecases.load_policy import load_policy
from services.subsidies.usecases.see_file import see_file
from services.subsidies.usecases.withdraw_claim import withdraw_claim
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.testing.officers import ANN, STRANGER

R = Refusal.MALFORMED
CARD = "6222020000000000000"
FIELDS = (*b.bank_policy().fields, Field("other_card", "另一收款卡号", Kind.BANK_CARD))
DISORDERED = ((), (Level.CITY, Level.CITY), (Level.CITY, Level.DISTRICT))
VOUCHERS = Part(Form.VOUCHERS, 100, Fen(100), Fen(500), timedelta(days=1), ("cars",))


def predicate(field: str, asks: Asks, **against: Any) -> dict[str, Any]:
    return {"predicates": (Predicate(field, asks, R, **against),)}


@pytest.mark.parametrize("policy", [b.bank_policy(), b.in_kind_policy(), b.policy(payout=(VOUCHERS,))])
def test_a_policy_that_fits_together_is_good(policy: Policy) -> None:
    assert check_policy(policy) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fields": (*b.CAR_FIELDS, b.CAR_FIELDS[0])}, "fields: a name stands twice"),
        ({"fields": (*b.CAR_FIELDS, Field("x", "x", Kind.CHOICE))}, "fields.x.choices: a choice has them"),
        (predicate("none", Asks.AT_MOST), "predicates.0: at_most cannot be asked of none"),
        (predicate("owner", Asks.SAME_AS, other="vin"), "predicates.0: same_as cannot be asked of owner"),
        (predicate("invoice_day", Asks.FROM_UNTIL), "predicates.0: from_until cannot be asked of invoice_day"),
        (predicate("invoice_day", Asks.FROM_UNTIL, days=(date(2022, 2, 2), date(2022, 2, 1))), "predicates.0: from"),
        (predicate("use", Asks.ONE_OF), "predicates.0: one_of cannot be asked of use"),
        ({"uniques": (Unique((), R),)}, "uniques.0.fields: a field that the form does not have"),
        ({"uniques": b.CAR_UNIQUES[:1] * 2}, "uniques.1: stands twice"),
        ({"basis": "seats"}, "basis: no amount of the form"),
        ({"tiers": ()}, "tiers: basis_from must grow"),
        ({"tiers": (Tier(0),)}, "tiers.0: an amount or a rate, not both"),
        ({"tiers": (Tier(0, Fen(0)),)}, "tiers.0: must be above nothing"),
        ({"payout": (replace(VOUCHERS, share_percent=90),)}, "payout: each form once, the shares add up"),
        ({"payout": (Part(Form.FUEL_CARDS, 100),)}, "payout.0.piece_fen: fuel_cards come in pieces"),
        ({"payout": (replace(VOUCHERS, threshold_fen=Fen(100)),)}, "payout.0: vouchers need a threshold"),
        ({"payout": (Part(Form.BANK_CARD, 100),)}, "payee, account: a name and a bank card"),
        ({"tiers": (Tier(0, rate_permyriad=250),)}, "tiers.0: does not come out in whole pieces"),
        ({"tiers": (Tier(0, Fen(10_050)),)}, "tiers.0: does not come out in whole pieces"),
        ({"opens_at": b.NOW, "closes_at": b.NOW}, "closes_at: must come after opens_at"),
        *(({"levels": levels}, "levels: one or two, each once, the district before the city") for levels in DISORDERED),
        ({"documents": ("vin",)}, "documents: a name stands twice"),
    ],
)
def test_what_does_not_fit_is_named(changes: dict[str, Any], said: str) -> None:
    refused = check_policy(b.in_kind_policy(**changes))
    assert isinstance(refused, Refused)
    assert refused.reason == R
    assert refused.detail.startswith(said)


async def test_a_version_is_loaded_once_and_a_broken_one_never() -> None:
    office = FakeOffice()
    assert await load_policy(office, b.bank_policy()) == b.bank_policy()
    assert await load_policy(office, b.bank_policy()) == Refused(
        Refusal.CONFLICT, "this version is there already, or the program is another"
    )
    assert isinstance(await load_policy(office, b.bank_policy(basis="none")), Refused)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"payout": (VOUCHERS,)}, "payout"),
        ({"account": "other_card"}, "account"),
        ({"payee": "owner", "levels": (Level.CITY,)}, "levels, payee"),
        ({"uniques": b.CAR_UNIQUES[:1]}, "uniques"),
        ({"campaign_id": "c2", "district_id": "d2"}, "campaign_id, district_id"),
        ({"fields": (replace(FIELDS[0], kind=Kind.TEXT), *FIELDS[1:])}, "fields.buyer"),
        ({"fields": FIELDS[:-1]}, "fields.other_card"),
    ],
)
async def test_what_living_claims_stand_on_is_changed_only_when_none_lives(changes: dict[str, Any], said: str) -> None:
    old = replace(b.bank_policy(predicates=()), fields=FIELDS)
    tried = replace(old, version=2, **changes)
    office = await office_with(1_000_000, old)
    await filed(office, 1, bank_card=CARD, other_card=CARD)
    assert await load_policy(office, tried) == Refused(Refusal.CONFLICT, f"{said}: not while claims of the policy live")
    dry = await dry_run_policy(office, tried)
    assert isinstance(dry, DryRun)
    assert ", ".join(dry.bound) == said
    await withdraw_claim(office, "n1", citizen_id="who-1")
    assert isinstance(dry := await dry_run_policy(office, tried), DryRun)
    assert dry.bound == ()
    assert await load_policy(office, tried) == tried


async def test_conditions_tiers_and_clocks_are_free_to_change_while_claims_live() -> None:
    office = await office_with(1_000_000, b.bank_policy())
    await filed(office, 1, bank_card=CARD)
    changes = {"tiers": (Tier(0, Fen(100)),), "predicates": (), "notice": timedelta(0), "sellers": ()}
    newer = replace(b.bank_policy(version=2, **changes), fields=FIELDS)
    assert await load_policy(office, newer) == newer


async def test_a_dry_run_names_who_would_gain_or_lose_and_changes_nothing() -> None:
    office = await office_with(1_000_000)
    for number, price in ((1, "99000"), (2, "129800"), (3, "250000")):
        await filed(office, number, price=price)
    await filed(office, 4, seats="9")  # refused, so no claim
    tried = b.in_kind_policy(version=2, tiers=(Tier(10_000_000, Fen(400_000)), Tier(20_000_000, Fen(500_000))))
    assert await dry_run_policy(office, tried) == DryRun(
        3, 2, Fen(1_000_000), Fen(900_000),
        (Change("n1", Fen(200_000), Fen(0), (Refusal.BELOW_TIERS,)), Change("n2", Fen(300_000), Fen(400_000), ())),
        ("payout",),
    )  # fmt: skip
    assert [state(office, number) for number in (1, 2, 3)] == [State.SUBMITTED] * 3
    assert await dry_run_policy(office, replace(tried, policy_id="none")) == Refused(Refusal.NOT_FOUND)
    assert isinstance(await dry_run_policy(office, replace(tried, basis="none")), Refused)


async def test_a_file_is_seen_by_its_buyer_and_by_officers_of_its_district() -> None:
    office = await office_with(1_000_000)
    await filed(office, 1)
    assert await see_file(office, "n1", of="who-1") == (b.policy(), office.files.all["n1"])
    assert not isinstance(await see_file(office, "n1", officer=ANN), Refused)
    assert await see_file(office, "n1", of="eve") == Refused(Refusal.NOT_FOUND)
    await drafted(office, 2)
    assert not isinstance(await see_file(office, "n2", of="who-2"), Refused)
    for officer in (ANN, STRANGER):
        assert await see_file(office, "n2", officer=officer) == Refused(Refusal.NOT_FOUND)
    assert await see_file(office, "none") == Refused(Refusal.NOT_FOUND)
    assert await see_file(office, "n1", officer=STRANGER) == Refused(
        Refusal.FORBIDDEN, "the claim is another district's"
    )

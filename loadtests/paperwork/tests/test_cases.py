from collections import Counter
from itertools import pairwise

import pytest
from stdnum import luhn
from stdnum.cn import ric, uscc

from deploy.campaigns.policy_file import FieldPart
from loadtests.clients.people import people
from loadtests.paperwork.case import Case, Step
from loadtests.paperwork.cases import cases
from loadtests.paperwork.facts import UnknownFieldError
from loadtests.paperwork.filings import Filing
from loadtests.paperwork.numbers import with_vin_check_digit
from loadtests.paperwork.tests.campaigns import POLICIES, file_of
from shared.contracts.refusals import Code

CARS = ["taocheng-cars", "hightech-cars", "binhu-cars"]
TRICKS_OF = {
    "duplicate_vin": {"as_it_is", "full_width", "lower_case", "spaced", "look_alikes"},
    "duplicate_invoice": {"as_it_is", "full_width", "spaced", "look_alikes"},
    "duplicate_person": {"as_it_is", "full_width", "lower_case", "spaced"},
}
BAD_CARS = {
    *(f"{kind}_{trick}" for kind, tricks in TRICKS_OF.items() for trick in tricks),
    "owner_unlike_buyer", "seats_too_many", "use_commercial", "seller_not_enrolled",
    "invoice_day_too_early", "invoice_day_too_late", "registration_day_too_early", "registration_day_too_late",
    "buyer_id_with_a_wrong_check_digit", "seller_with_a_wrong_check_digit",
    "invoice_missing", "invoice_unreadable", "registration_missing", "registration_unreadable",
    "driving_licence_missing", "driving_licence_unreadable",
    "price_overstated", "invoice_of_another_buyer",
}  # fmt: skip
BAD_MACHINES = {
    *(f"{kind}_{trick}" for kind in ("duplicate_invoice", "duplicate_person") for trick in TRICKS_OF[kind]),
    "invoice_day_too_early", "invoice_day_too_late", "equipment_price_below_the_tiers",
    "company_code_with_a_wrong_check_digit", "invoice_missing", "invoice_unreadable", "contract_missing",
    "contract_unreadable", "equipment_price_overstated", "invoice_of_another_buyer",
}  # fmt: skip


def made(policy: str, *, good: int = 0, seed: int = 3) -> list[Case]:
    return list(cases(file_of(policy), policy, good=good, seed=seed))


@pytest.mark.parametrize("policy", POLICIES)
def test_the_same_seed_gives_the_same_cases_and_another_seed_others(policy: str) -> None:
    assert made(policy, good=20) == made(policy, good=20)
    assert made(policy, good=20) != made(policy, good=20, seed=4)


@pytest.mark.parametrize("policy", POLICIES)
def test_every_case_has_a_name_of_its_own_and_good_ones_come_first(policy: str) -> None:
    found = made(policy, good=20)
    assert len({one.name for one in found}) == len(found)
    assert [one.refusal for one in found[:20]] == [None] * 20
    assert all(one.refusal and one.step for one in found[20:])


@pytest.mark.parametrize("policy", CARS)
def test_cars_are_bad_in_every_way(policy: str) -> None:
    assert {one.name for one in made(policy)} == BAD_CARS


def test_machines_and_exports_are_bad_in_every_way_of_their_forms() -> None:
    assert {one.name for one in made("anping-equipment")} == BAD_MACHINES
    assert {one.name for one in made("anping-export")} >= {"export_usd_below_the_tiers", "customs_record_missing"}


def test_every_refusal_of_a_filing_is_met_by_some_case() -> None:
    met = {(one.refusal, one.step) for policy in POLICIES for one in made(policy)}
    assert met == {
        *((code, Step.FILING) for code in (
            Code.DUPLICATE_VIN, Code.DUPLICATE_INVOICE, Code.DUPLICATE_PERSON, Code.DEALER_NOT_ENROLLED,
            Code.SEATS_OVER_7, Code.COMMERCIAL_VEHICLE, Code.OUT_OF_WINDOW, Code.NAME_MISMATCH, Code.BELOW_TIERS,
            Code.ID_INVALID, Code.DOCUMENT_MISSING,
        )),
        (Code.DOCUMENT_UNREADABLE, Step.UPLOAD),
        (Code.AMOUNT_MISMATCH, Step.REVIEW),
        (Code.NAME_MISMATCH, Step.REVIEW),
    }  # fmt: skip


def test_no_two_claims_collide_unless_the_case_says_so() -> None:
    cars, invoices, cards, companies = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for policy in POLICIES:
        people_here = Counter[str]()
        for one in made(policy, good=200):
            for filing in (one.filing, one.after):
                if filing is None or (filing is one.filing and one.after is not None):
                    continue
                facts = filing.facts
                people_here[facts["buyer_id"]] += 1
                cars[facts["vin"]] += 1
                invoices[facts["invoice_code"] + facts["invoice_number"]] += 1
                cards[facts["bank_card"]] += 1
                companies[facts["company_code"]] += 1
        assert max(people_here.values()) == 1
    assert {max(counted.values()) for counted in (cars, invoices, cards, companies)} == {1}


@pytest.mark.parametrize("policy", POLICIES)
def test_a_duplicate_repeats_what_is_held_and_nothing_else(policy: str) -> None:
    unique_of = {one.refusal: one.fields for one in file_of(policy).forms[_form(policy)].unique}
    held = {name for fields in unique_of.values() for name in fields}
    for one in made(policy):
        assert (one.after is not None) == one.name.startswith("duplicate_")
        if one.after is not None:
            same = {name for name in held if one.filing.facts[name] == one.after.facts[name]}
            assert one.refusal
            assert same - {"invoice_code"} == set(unique_of[one.refusal]) - {"invoice_code"}  # a lot has one code
            spelt_alike = all(one.filing.typed[name] == one.after.typed[name] for name in one.shows_at)
            assert spelt_alike == one.name.endswith("as_it_is")


@pytest.mark.parametrize("policy", POLICIES)
def test_numbers_have_right_check_digits_where_the_case_does_not_say_otherwise(policy: str) -> None:
    for one in made(policy, good=50):
        facts = one.filing.facts
        assert ric.get_birth_date(facts["buyer_id"])
        assert ric.calc_check_digit(facts["buyer_id"]) == facts["buyer_id"][-1]
        assert luhn.is_valid(facts["bank_card"])
        assert uscc.is_valid(facts["company_code"])
        assert uscc.is_valid(facts["seller"])
        assert with_vin_check_digit(facts["vin"]) == facts["vin"]
    assert with_vin_check_digit("1M8GDM9A0KP042788") == "1M8GDM9AXKP042788"  # the standard's own example


@pytest.mark.parametrize("policy", POLICIES)
def test_good_filings_stand_on_every_bound_of_the_tiers_and_just_under_the_next(policy: str) -> None:
    part = next(one for one in file_of(policy).policies if one.policy == policy)
    asked = {_hundredths(one.filing, part.basis) for one in made(policy, good=6 * len(part.tiers)) if not one.refusal}
    bounds = [tier.basis_from for tier in part.tiers]
    assert {bound for bound in bounds if bound} <= asked
    assert {after - 1 for _, after in pairwise(bounds)} <= asked
    assert min(asked) >= bounds[0]


def test_days_of_a_good_car_stand_in_the_order_of_life() -> None:
    for one in made("binhu-cars", good=100)[:100]:
        assert "2022-08-26" <= one.filing.typed["invoice_day"] <= one.filing.typed["registration_day"] <= "2022-08-31"


def test_applicants_may_be_given() -> None:
    citizens = list(people(300, 99))
    found = cases(file_of("binhu-cars"), "binhu-cars", good=2, seed=3, applicants=iter(citizens))
    assert [next(found).filing.applicant for _ in range(2)] == citizens[:2]
    with pytest.raises(LookupError, match="applicants are too few"):
        list(cases(file_of("binhu-cars"), "binhu-cars", good=2, seed=3, applicants=iter(citizens[:3])))


def test_a_policy_that_the_file_does_not_have_is_an_error() -> None:
    with pytest.raises(LookupError, match="has no policy mars-cars"):
        list(cases(file_of("binhu-cars"), "mars-cars", good=1, seed=3))


def test_says_which_field_of_a_new_form_no_fact_answers() -> None:
    file = file_of("anping-export")
    strange = FieldPart(name="colour", label="颜色", kind="text", choices=[])
    policies = [one.model_copy(update={"more_fields": [strange]}) for one in file.policies]
    with pytest.raises(UnknownFieldError, match="anping-export: colour"):
        next(cases(file.model_copy(update={"policies": policies}), "anping-export", good=1, seed=3))


def _form(policy: str) -> str:
    return next(one.form for one in file_of(policy).policies if one.policy == policy)


def _hundredths(filing: Filing, basis: str) -> int:
    return int(filing.typed[basis].replace(".", ""))

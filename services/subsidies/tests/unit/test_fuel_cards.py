"""Fuel cards: numbered, put aside for one claim, handed over once against a signature, taken back with the car."""

from services.subsidies.domain.fuel_card import CardState
from services.subsidies.domain.policy import Form, Part
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.tests import builders as b
from services.subsidies.tests.fakes import FakeOffice
from services.subsidies.tests.offices import filed, office_with, state
from services.subsidies.tests.unit.test_payout import BANK, CARD, IN_KIND, released
from services.subsidies.usecases.assign_cards_to_claim import assign_cards_to_claim
from services.subsidies.usecases.follow_payout import follow_payout
from services.subsidies.usecases.hand_over_cards_of_claim import hand_over_cards_of_claim
from services.subsidies.usecases.receive_cards import receive_cards
from services.subsidies.usecases.return_cards_of_claim import CardsReturned, return_cards_of_claim
from shared.contracts.subsidies_events import FuelCardMoved, MoneyStep, SubsidyVouchersIssued
from shared.contracts.treasury_events import PayoutPaid
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.testing.officers import ANN, STRANGER

NUMBERS = [f"FC-{number:04d}" for number in range(20)]


async def with_cards(count: int = 20) -> FakeOffice:
    office = await released(IN_KIND)
    assert isinstance(await receive_cards(office, "cars", NUMBERS[:count], officer=ANN), list)
    return office


async def test_cards_go_from_stock_to_the_buyer_who_signs_and_the_claim_is_paid() -> None:
    office = await with_cards()
    cards = await assign_cards_to_claim(office, "n1", officer=ANN)
    assert isinstance(cards, list)
    assert [card.card_no for card in cards] == NUMBERS[:15]
    assert isinstance(await assign_cards_to_claim(office, "n1", officer=ANN), Refused)
    handed = await hand_over_cards_of_claim(office, "n1", officer=ANN, signature="d9")
    assert isinstance(handed, list)
    assert {(card.state, card.signature) for card in handed} == {(CardState.HANDED_OVER, "d9")}
    assert state(office, 1) == State.PAID
    assert isinstance(await hand_over_cards_of_claim(office, "n1", officer=ANN, signature="d9"), Refused)
    told = [fact for _, fact in office.told if isinstance(fact, FuelCardMoved) and fact.card_no == NUMBERS[0]]
    assert [(fact.version, fact.before, fact.after) for fact in told] == [
        (1, "RECEIVED", "RECEIVED"), (2, "RECEIVED", "ASSIGNED"), (3, "ASSIGNED", "HANDED_OVER"),
    ]  # fmt: skip
    assert [fact.money for fact in told] == [[], [], [MoneyStep(10_000, "PROMISED", "PAID")]]


async def test_returned_cards_end_the_claim_and_their_money_is_the_programs() -> None:
    office = await with_cards()
    assert isinstance(await return_cards_of_claim(office, "n1", officer=ANN), Refused)
    await assign_cards_to_claim(office, "n1", officer=ANN)
    await hand_over_cards_of_claim(office, "n1", officer=ANN, signature="d9")
    back = await return_cards_of_claim(office, "n1", officer=ANN)
    assert isinstance(back, CardsReturned)
    assert {card.state for card in back.cards} == {CardState.RETURNED}
    issued = next(fact for _, fact in office.told if isinstance(fact, SubsidyVouchersIssued))
    assert back.stock_to_void == issued.stock_id
    assert state(office, 1) == State.CLAWED_BACK
    last = [fact for _, fact in office.told if isinstance(fact, FuelCardMoved)][-1]
    assert (last.before, last.money) == ("HANDED_OVER", [MoneyStep(10_000, "PAID", "PROGRAM")])


async def test_a_claim_with_a_part_at_the_bank_is_paid_by_both_and_ends_by_treasurys_word_only() -> None:
    parts = (Part(Form.BANK_CARD, 50), Part(Form.FUEL_CARDS, 50, Fen(10_000)))
    office = await released(b.bank_policy(payout=parts), bank_card=CARD)
    await receive_cards(office, "cars", NUMBERS, officer=ANN)
    await assign_cards_to_claim(office, "n1", officer=ANN)
    await hand_over_cards_of_claim(office, "n1", officer=ANN, signature="d9")
    assert state(office, 1) == State.IN_BATCH
    for _ in range(2):
        await follow_payout(office, PayoutPaid("n1-1", 1, "n1", "b1", "cars", 150_000, b.NOW))
    assert state(office, 1) == State.PAID
    back = await return_cards_of_claim(office, "n1", officer=ANN)
    assert isinstance(back, CardsReturned)
    assert back.stock_to_void is None
    assert state(office, 1) == State.PAID


async def test_a_claim_gets_all_its_cards_or_none_and_only_when_it_is_to_be_paid() -> None:
    office = await with_cards(14)
    refused = await assign_cards_to_claim(office, "n1", officer=ANN)
    assert refused == Refused(Refusal.CARDS_SHORT, "15 cards are needed, 14 are in stock")
    other = await office_with(300_000, IN_KIND)
    await filed(other, 1)
    await receive_cards(other, "cars", NUMBERS, officer=ANN)
    assert await assign_cards_to_claim(other, "n1", officer=ANN) == Refused(
        Refusal.WRONG_STATE, "the claim is SUBMITTED"
    )
    bank = await released(BANK, bank_card=CARD)
    refused = await assign_cards_to_claim(bank, "n1", officer=ANN)
    assert refused == Refused(Refusal.WRONG_STATE, "the claim is paid in no cards")


async def test_a_number_stands_in_the_ledger_once_under_a_policy_that_pays_in_cards() -> None:
    office = await with_cards(2)

    async def receive(*numbers: str, policy: str = "cars", officer: object = ANN) -> object:
        return await receive_cards(office, policy, numbers, officer=officer)  # type: ignore[arg-type]

    assert await receive("FC-0001") == Refused(Refusal.CONFLICT, "a card of these is in the ledger already")
    assert await receive("FC-7", "FC-7") == Refused(Refusal.MALFORMED, "a number stands twice")
    assert await receive("FC-7", policy="none") == Refused(Refusal.NOT_FOUND)
    assert await receive("FC-7", officer=STRANGER) == Refused(Refusal.FORBIDDEN, "the policy is another district's")
    bank = await office_with(1, BANK)
    refused = await receive_cards(bank, "cars", ["FC-7"], officer=ANN)
    assert refused == Refused(Refusal.MALFORMED, "the policy pays in no fuel cards")


async def test_only_officers_of_the_district_touch_cards_of_claims_there_are() -> None:
    office = await with_cards()
    for act in (assign_cards_to_claim, return_cards_of_claim):
        assert isinstance(await act(office, "n1", officer=STRANGER), Refused)
        assert await act(office, "none", officer=ANN) == Refused(Refusal.NOT_FOUND)
    assert isinstance(await hand_over_cards_of_claim(office, "n1", officer=STRANGER, signature="d"), Refused)

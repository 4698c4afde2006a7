"""Take all fuel cards of a claim back (退卡), the car having been returned: that money is the program's again."""

from dataclasses import dataclass

from services.subsidies.domain.fuel_card import FuelCard, return_cards
from services.subsidies.domain.policy import Form, split
from services.subsidies.domain.subsidy_claim import State, step, voucher_stock_of
from services.subsidies.usecases import facts
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


@dataclass(frozen=True, slots=True)
class CardsReturned:
    """The cards taken back; the vouchers of `stock_to_void` stay good until redemption's desk voids them."""

    cards: tuple[FuelCard, ...]
    stock_to_void: str | None


async def return_cards_of_claim(office: Office, claim_no: str, *, officer: Officer) -> CardsReturned | Refused:
    """A paid claim with no part at the bank ends with it."""
    found = await load_for_review(office, claim_no, officer)
    if isinstance(found, Refused):
        return found
    pool, file = found
    cards = return_cards(await office.fuel_cards.of_claim(claim_no))
    if isinstance(cards, Refused):
        return cards
    await office.fuel_cards.save(cards)
    now = await office.now()
    await office.tell(*(facts.card_moved(pool.policy, card, now) for card in cards))
    forms = {part.form for part, amount in split(pool.policy, file.claim.amount_fen) if amount > 0}
    if file.claim.state == State.PAID and Form.BANK_CARD not in forms:
        await record_move(office, pool, file, step(file.claim, State.CLAWED_BACK, now))
    return CardsReturned(tuple(cards), voucher_stock_of(file.claim) if Form.VOUCHERS in forms else None)

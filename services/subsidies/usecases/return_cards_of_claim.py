"""Take all fuel cards of a claim back (退卡), the car having been returned: that money is the program's again."""

from services.subsidies.domain.fuel_card import FuelCard, return_cards
from services.subsidies.domain.policy import Form
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.usecases import facts
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def return_cards_of_claim(office: Office, claim_no: str, *, officer: Officer) -> list[FuelCard] | Refused:
    """A paid claim with no part at the bank ends with it; redemption's desk voids the vouchers that were not used."""
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
    at_the_bank = any(part.form == Form.BANK_CARD for part in pool.policy.payout)
    if file.claim.state == State.PAID and not at_the_bank:
        await record_move(office, pool, file, step(file.claim, State.CLAWED_BACK, now))
    return cards

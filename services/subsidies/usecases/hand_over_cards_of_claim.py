"""Hand a claim's fuel cards to the buyer (发卡) against a signature; that part of the award is paid."""

from services.subsidies.domain.fuel_card import FuelCard, hand_over_cards
from services.subsidies.usecases import facts
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import Office
from services.subsidies.usecases.record_settlement import record_settlement
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.kernel.officer import Officer


async def hand_over_cards_of_claim(
    office: Office, claim_no: str, *, officer: Officer, signature: str
) -> list[FuelCard] | Refused:
    """`signature` names the stored picture of it."""
    found = await load_for_review(office, claim_no, officer)
    if isinstance(found, Refused):
        return found
    pool, file = found
    cards = hand_over_cards(await office.fuel_cards.of_claim(claim_no), signature)
    if isinstance(cards, Refused):
        return cards
    await office.fuel_cards.save(cards)
    now = await office.now()
    await office.tell(*(facts.card_moved(pool.policy, card, now) for card in cards))
    await record_settlement(office, pool, file, Fen(sum(card.value_fen for card in cards)))
    return cards

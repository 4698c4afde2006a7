"""Put fuel cards aside for a claim (配卡), the lowest numbers first."""

from services.subsidies.domain.fuel_card import FuelCard, assign_cards, cards_owed
from services.subsidies.usecases import facts
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import Office
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def assign_cards_to_claim(office: Office, claim_no: str, *, officer: Officer) -> list[FuelCard] | Refused:
    """All that the claim is owed, or none."""
    found = await load_for_review(office, claim_no, officer)
    if isinstance(found, Refused):
        return found
    pool, file = found
    has = await office.fuel_cards.of_claim(claim_no)
    free = await office.fuel_cards.first_free(pool.policy.policy_id, cards_owed(pool.policy, file.claim))
    cards = assign_cards(pool.policy, file.claim, has, free)
    if isinstance(cards, Refused):
        return cards
    await office.fuel_cards.save(cards)
    now = await office.now()
    await office.tell(*(facts.card_moved(pool.policy, card, now) for card in cards))
    return cards

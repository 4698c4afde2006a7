"""Receive fuel cards (收卡) into the stock ledger by their printed numbers."""

from collections.abc import Sequence

from services.subsidies.domain.fuel_card import FuelCard
from services.subsidies.domain.policy import Form, Policy
from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases import facts
from services.subsidies.usecases.ports import Office
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.kernel.officer import Officer


async def receive_cards(
    office: Office, policy_id: str, card_nos: Sequence[str], *, officer: Officer
) -> list[FuelCard] | Refused:
    """All of them or none: a number that is in the ledger already is refused."""
    policy = await office.pools.see(policy_id)
    if policy is None:
        return Refused(Refusal.NOT_FOUND)
    if not officer.acts_in(policy.district_id):
        return Refused(Refusal.FORBIDDEN, "the policy is another district's")
    piece = _piece(policy)
    if piece is None or len(set(card_nos)) < len(card_nos):
        return Refused(Refusal.MALFORMED, "a number stands twice" if piece else "the policy pays in no fuel cards")
    cards = [FuelCard(card_no, policy_id, piece) for card_no in sorted(card_nos)]
    if not await office.fuel_cards.add(cards):
        return Refused(Refusal.CONFLICT, "a card of these is in the ledger already")
    now = await office.now()
    await office.tell(*(facts.card_moved(policy, card, now) for card in cards))
    return cards


def _piece(policy: Policy) -> Fen | None:
    return next((part.piece_fen for part in policy.payout if part.form == Form.FUEL_CARDS), None)

"""Fuel cards (加油卡): a ledger of numbered cards; none is handed over without a claim and a signature."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from services.subsidies.domain.money import Place, Step
from services.subsidies.domain.policy import Form, Policy, split
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State, SubsidyClaim
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


class CardState(StrEnum):
    RECEIVED = "RECEIVED"
    ASSIGNED = "ASSIGNED"
    HANDED_OVER = "HANDED_OVER"
    RETURNED = "RETURNED"


_MOVES = {
    CardState.RECEIVED: {CardState.ASSIGNED},
    CardState.ASSIGNED: {CardState.HANDED_OVER},
    CardState.HANDED_OVER: {CardState.RETURNED},
}
_MONEY = {CardState.HANDED_OVER: (Place.PROMISED, Place.PAID), CardState.RETURNED: (Place.PAID, Place.PROGRAM)}


@dataclass(frozen=True, slots=True)
class FuelCard:
    """A card by its printed number; `signature` names the sealed picture of the buyer's signature."""

    card_no: str
    policy_id: str
    value_fen: Fen
    state: CardState = CardState.RECEIVED
    version: int = 1
    claim_no: str | None = None
    signature: str | None = None


def cards_owed(policy: Policy, claim: SubsidyClaim) -> int:
    """How many cards this claim is paid in."""
    parts = split(policy, claim.amount_fen)
    return sum(amount // part.piece_fen for part, amount in parts if part.form == Form.FUEL_CARDS)


def assign_cards(
    policy: Policy, claim: SubsidyClaim, has: Sequence[FuelCard], free: Sequence[FuelCard]
) -> list[FuelCard] | Refused:
    """Put the claim's cards aside for it (配卡), all at once, once it is to be paid."""
    if claim.state != State.IN_BATCH:
        return Refused(Refusal.WRONG_STATE, f"the claim is {claim.state}")
    owed = cards_owed(policy, claim)
    if has or owed == 0:
        return Refused(Refusal.WRONG_STATE, "the claim has its cards" if has else "the claim is paid in no cards")
    if len(free) < owed:
        return Refused(Refusal.CARDS_SHORT, f"{owed} cards are needed, {len(free)} are in stock")
    return [replace(_moved(card, CardState.ASSIGNED), claim_no=claim.claim_no) for card in free[:owed]]


def hand_over_cards(has: Sequence[FuelCard], signature: str) -> list[FuelCard] | Refused:
    """Hand a claim's cards to the buyer (发卡), who signs for all of them."""
    if not has or any(card.state != CardState.ASSIGNED for card in has):
        return Refused(Refusal.WRONG_STATE, "no cards are put aside for this claim")
    return [replace(_moved(card, CardState.HANDED_OVER), signature=signature) for card in has]


def return_cards(has: Sequence[FuelCard]) -> list[FuelCard] | Refused:
    """Take all cards of a claim back (退卡): the car was returned."""
    if not has or any(card.state != CardState.HANDED_OVER for card in has):
        return Refused(Refusal.WRONG_STATE, "the claim's cards were not handed over")
    return [_moved(card, CardState.RETURNED) for card in has]


def card_money(card: FuelCard) -> list[Step]:
    """What the card's last step moved."""
    places = _MONEY.get(card.state)
    return [Step(card.value_fen, *places)] if places else []


def before(card: FuelCard) -> CardState:
    """The state a card came from; a received one comes from its own."""
    return next((state for state, after in _MOVES.items() if card.state in after), CardState.RECEIVED)


def _moved(card: FuelCard, to: CardState) -> FuelCard:
    return replace(card, state=to, version=card.version + 1)

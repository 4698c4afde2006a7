"""Subsidies' doors around fuel cards: received by number, put aside for a claim, handed over signed, taken back."""

from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import AfterValidator, Field
from starlette.responses import Response

from services.subsidies.domain.documents import FileType
from services.subsidies.domain.fuel_card import FuelCard
from services.subsidies.domain.refusals import Refusal
from services.subsidies.entrypoints.bodies import ClaimNo
from services.subsidies.entrypoints.http import Parts
from services.subsidies.usecases.assign_cards_to_claim import assign_cards_to_claim
from services.subsidies.usecases.hand_over_cards_of_claim import hand_over_cards_of_claim
from services.subsidies.usecases.ports import Examiner, Office
from services.subsidies.usecases.receive_cards import receive_cards
from services.subsidies.usecases.return_cards_of_claim import return_cards_of_claim
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.problem import refusal
from shared.runtime.tokens import Principal, guard


def _one_spelling(card_no: str) -> str:
    return card_no.upper().replace("-", "")


CardNo = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9-]*([A-Za-z0-9]-*){4}$", max_length=40), AfterValidator(_one_spelling)
]
CARDS_MAX = 5_000  # in one delivery


class ReceiveBody(Body):
    policy_id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{1,78}[a-z0-9]$")]
    card_nos: Annotated[list[CardNo], Field(min_length=1, max_length=CARDS_MAX)]


class ReturnCardsBody(Body):
    reason: Why


class CardsView(Body):
    card_nos: list[str]


class CardsBackView(CardsView):
    void_stock_id: str | None


def fuel_card_routes(parts: Parts) -> APIRouter:
    """What the finance office does with fuel cards."""
    router = APIRouter(prefix="/api/subsidies/v1/fuel-cards", tags=["fuel cards"])
    desk = Desk(parts.database, parts.office)
    Finance = Annotated[Principal, guard(parts.verifier, Role.FINANCE)]  # noqa: N806 - a type

    @router.post("/deliveries", status_code=201, response_model=CardsView)
    async def post_delivery(body: ReceiveBody, key: IdempotencyKey, finance: Finance) -> Response:
        """Take a delivery into the ledger."""
        return await _act(
            desk, finance, "fuel_cards.receive", body.policy_id, key, body.model_dump(),
            lambda office: receive_cards(office, body.policy_id, body.card_nos, officer=finance.officer),
        )  # fmt: skip

    @router.post("/claims/{claim_no}/assignments", status_code=201, response_model=CardsView)
    async def post_assignment(claim_no: ClaimNo, key: IdempotencyKey, finance: Finance) -> Response:
        """Put a claim's cards aside."""
        return await _act(
            desk, finance, "fuel_cards.assign", claim_no, key, {},
            lambda office: assign_cards_to_claim(office, claim_no, officer=finance.officer),
        )  # fmt: skip

    @router.post("/claims/{claim_no}/hand-overs", status_code=201, response_model=CardsView)
    async def post_hand_over(claim_no: ClaimNo, request: Request, key: IdempotencyKey, finance: Finance) -> Response:
        """Hand them to the buyer; the body is the picture of the signature (JPEG or PNG)."""
        content = await request.body()
        picture = await _picture(parts.examiner, content)
        if isinstance(picture, Refused):
            return refusal(picture)

        async def do(office: Office) -> Sequence[FuelCard] | Refused:
            signature = new_id()
            cards = await hand_over_cards_of_claim(office, claim_no, officer=finance.officer, signature=signature)
            if not isinstance(cards, Refused):  # kept only with the act, before it is committed
                await parts.documents.put(signature, picture)
            return cards

        meaning = {"signature_sha256": sha256(content).hexdigest()}
        return await _act(desk, finance, "fuel_cards.hand_over", claim_no, key, meaning, do)

    @router.post("/claims/{claim_no}/returns", status_code=201, response_model=CardsBackView)
    async def post_return(claim_no: ClaimNo, body: ReturnCardsBody, key: IdempotencyKey, finance: Finance) -> Response:
        """Take them back with the car; vouchers of `void_stock_id`, if any, are still to be voided at redemption's."""

        async def do(office: Office) -> Any:
            back = await return_cards_of_claim(office, claim_no, officer=finance.officer)
            if isinstance(back, Refused):
                return back
            return {"card_nos": [card.card_no for card in back.cards], "void_stock_id": back.stock_to_void}

        return await desk.perform(
            finance, act="fuel_cards.return", subject=claim_no, key=key, meaning=body.model_dump(), do=do
        )

    return router


async def _picture(examiner: Examiner, content: bytes) -> bytes | Refused:
    examined = await examiner.examine(content)
    if isinstance(examined, Refused):
        return examined
    if examined.type not in {FileType.JPEG, FileType.PNG}:
        return Refused(Refusal.DOCUMENT_UNREADABLE, "a signature is a picture")
    return examined.kept


async def _act(
    desk: Desk[Office], staff: Principal, name: str, subject: str, key: str, meaning: dict[str, Any],
    do: Callable[[Office], Awaitable[Sequence[FuelCard] | Refused]],
) -> Response:  # fmt: skip
    async def told(office: Office) -> Any:
        cards = await do(office)
        return cards if isinstance(cards, Refused) else {"card_nos": [card.card_no for card in cards]}

    return await desk.perform(staff, act=name, subject=subject, key=key, meaning=meaning, do=told)

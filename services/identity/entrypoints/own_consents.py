"""A citizen's doors to the consents they gave (我的同意): to see them, and to take one back."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import Response

from services.identity.domain.consents import CONSENT_TEXTS, ConsentText, GivenConsent
from services.identity.entrypoints.http import Parts
from services.identity.usecases.ports import People
from services.identity.usecases.withdraw_consent import withdraw_consent
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.tokens import Principal, guard

Purpose = Annotated[str, Path(pattern=r"^[a-z_]{1,40}$")]


class OwnConsentView(Body):
    """`text_version` is empty where the consent came on paper; `withdrawn_at` is null while it stands."""

    purpose: str
    title: str
    text: str
    needed: bool
    if_withdrawn: str
    text_version: str
    given_at: datetime
    withdrawn_at: datetime | None


class OwnConsentsView(Body):
    consents: list[OwnConsentView]


class ConsentWithdrawnView(Body):
    purpose: str
    withdrawn_at: datetime


def own_consent_routes(parts: Parts) -> APIRouter:
    """What a citizen asks about what they agreed to."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])
    desk: Desk[People] = Desk(parts.database, parts.people)
    Citizen = Annotated[Principal, guard(parts.verifier, Role.CITIZEN)]  # noqa: N806 - a type

    @router.get("/own-consents", response_model=OwnConsentsView)
    async def get_own_consents(citizen: Citizen) -> Any:
        """What one agreed to, each purpose as it was given last, and what follows if it is withdrawn."""
        async with parts.database.connection() as connection:
            given = {one.purpose: one for one in await parts.people(connection).consents_of(citizen.subject_id)}
        return {"consents": [_told(text, given[text.purpose]) for text in CONSENT_TEXTS if text.purpose in given]}

    @router.post("/own-consents/{purpose}/withdrawals", status_code=201, response_model=ConsentWithdrawnView)
    async def post_withdrawal(purpose: Purpose, key: IdempotencyKey, citizen: Citizen) -> Response:
        """Take one's consent to a purpose back; without a needed one the session ends and nobody is logged in."""

        async def do(people: People) -> Any:
            outcome = await withdraw_consent(people, citizen.subject_id, purpose)
            if isinstance(outcome, Refused):
                return outcome
            return {"purpose": purpose, "withdrawn_at": outcome.withdrawn_at}

        meaning = {"purpose": purpose}
        return await desk.perform(
            citizen, act="consent.withdraw", subject=citizen.subject_id, key=key, meaning=meaning, do=do
        )

    return router


def _told(text: ConsentText, given: GivenConsent) -> dict[str, Any]:
    told = {name: getattr(text, name) for name in ("purpose", "title", "text", "needed", "if_withdrawn")}
    return told | {name: getattr(given, name) for name in ("text_version", "given_at", "withdrawn_at")}

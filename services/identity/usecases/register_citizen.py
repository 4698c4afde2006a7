"""Register a citizen (实名认证): the same person always ends at the same citizen."""

from collections.abc import Sequence

from services.identity.domain.consents import CONSENT_PURPOSES, CONSENTS_NEEDED, TEXT_VERSION
from services.identity.domain.person import Person, Refusal, check_person
from services.identity.usecases.ports import People
from services.identity.usecases.prove_phone import prove_phone
from shared.contracts.identity_events import CitizenRegistered
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id


async def register_citizen(
    people: People,
    *,
    name: str,
    national_id: str,
    phone: str,
    code: str,
    consents: Sequence[str],
    consent_version: str | None = None,
) -> str | Refused:
    """Answer the citizen's id; a known person who proves the registered phone gets the id they have, and what they
    agree to now is noted.

    Nothing is written before consent; `consent_version` is that of the text they were shown, None where no text was.
    Knowing somebody's ID number is not enough: name and phone must be theirs too.
    """
    if not CONSENTS_NEEDED.issubset(consents) or not CONSENT_PURPOSES.issuperset(consents):
        return Refused(Refusal.CONSENT_MISSING)
    if consent_version not in {None, TEXT_VERSION}:  # what they read was changed meanwhile
        return Refused(Refusal.CONSENT_MISSING)
    person = check_person(name, national_id, phone)
    if isinstance(person, Refused):
        return person
    wrong = await prove_phone(people, person.phone, code)
    if wrong is not None:
        return wrong
    return await _find_or_add(people, person, consents, consent_version or "")


async def _find_or_add(people: People, person: Person, consents: Sequence[str], text_version: str) -> str | Refused:
    known = await people.find(person)
    if known is None:
        citizen_id = new_id()
        if await people.add([(citizen_id, person)], consents, text_version=text_version):
            registered_at = await people.now()
            await people.tell((citizen_id, CitizenRegistered(citizen_id, 1, registered_at)))
            return citizen_id
        known = await people.find(person)  # somebody registered them meanwhile, or the phone is another person's
    if known is None or not known.same_person:
        return Refused(Refusal.NAME_MISMATCH)
    await people.give_consents(known.citizen_id, consents, text_version=text_version)
    return known.citizen_id

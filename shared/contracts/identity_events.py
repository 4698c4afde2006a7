"""What identity (身份) tells. Key: the citizen or staff member."""

from datetime import datetime
from typing import ClassVar

from shared.contracts.fact import Event


class CitizenRegistered(Event, frozen=True):
    """A person proved who they are (实名认证) and consented; told once a citizen. Key: citizen_id."""

    TYPE: ClassVar[str] = "identity.citizen.registered.v1"
    citizen_id: str
    version: int
    registered_at: datetime


class ConsentWithdrawn(Event, frozen=True):
    """A citizen took the consent to one purpose back (撤回同意); it may be given again. Key: citizen_id."""

    TYPE: ClassVar[str] = "identity.consent.withdrawn.v1"
    citizen_id: str
    version: int
    purpose: str
    withdrawn_at: datetime


class StaffAppointed(Event, frozen=True):
    """A staff account was made or its role changed. Key: staff_id."""

    TYPE: ClassVar[str] = "identity.staff.appointed.v1"
    staff_id: str
    version: int
    role: str
    district_id: str | None


class StaffWithdrawn(Event, frozen=True):
    """A staff account was closed for good; its last token ends within two hours. Key: staff_id."""

    TYPE: ClassVar[str] = "identity.staff.withdrawn.v1"
    staff_id: str
    version: int

"""A job posting (岗位), the company that publishes it, and what may be shown."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from shared.kernel.fen import Fen

_IDS = UUID("7a1c9d0e-4b52-5f63-9a8d-2c61f0e3b7d4")  # a name space of our own


class Refusal(StrEnum):
    MALFORMED = "MALFORMED"
    NOT_FOUND = "NOT_FOUND"
    TOO_LARGE = "TOO_LARGE"
    STALE_VALUE = "STALE_VALUE"
    WRONG_STATE = "WRONG_STATE"
    CONFLICT = "CONFLICT"


class PostingState(StrEnum):
    """Whether a posting is shown, as the job gate says; a warned one is shown, too."""

    SHOWN = "SHOWN"
    WARNED = "WARNED"
    BLOCKED = "BLOCKED"
    WITHDRAWN = "WITHDRAWN"


class Employment(StrEnum):
    """Kinds of work (用工性质), in the words of schema.org."""

    FULL_TIME = "FULL_TIME"
    PART_TIME = "PART_TIME"
    INTERN = "INTERN"
    TEMPORARY = "TEMPORARY"


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting as its company wrote it: empty or None is what the company left out.

    `valid_until` is exclusive; pay is fen a month.
    """

    uscc: str
    employer: str
    job_no: str
    title: str
    occupation: str = ""
    industry: str = ""
    headcount: int | None = None
    education: str = ""
    conditions: str = ""
    duties: str = ""
    place: str = ""
    base_pay_fen: Fen | None = None
    pay_min_fen: Fen | None = None
    pay_max_fen: Fen | None = None
    employment: Employment = Employment.FULL_TIME
    valid_until: datetime | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of all of it: the same posting again changes nothing."""
        return hashlib.sha256(repr(self).encode("utf-8", "replace")).hexdigest()


def company_id_of(fair_id: str, uscc: str) -> str:
    """The id of a company at a fair: the same whenever its file comes."""
    return str(uuid5(_IDS, f"{fair_id}/{uscc}"))


def job_id_of(fair_id: str, uscc: str, job_no: str) -> str:
    """The id of a company's posting at a fair, as stable as the company's own number of it."""
    return str(uuid5(_IDS, f"{fair_id}/{uscc}/{job_no}"))

"""An expected refusal is a value, not an exception."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Refused:
    """The act was not done and nothing changed.

    `reason` is a code of `shared/contracts/refusals.py`; `detail` tells a person what is wrong in this case (no
    personal data); `retry_after_s` stands where waiting helps.
    """

    reason: StrEnum
    detail: str = ""
    retry_after_s: int | None = field(default=None, kw_only=True)

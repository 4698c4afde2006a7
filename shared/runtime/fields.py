"""Types of fields that every door takes: text for people, instants."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

YEARS = range(2000, 2100)  # beyond them no campaign lies, and dates stop being computable


def _instant(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("an instant with offset, such as 2022-08-26T10:00:00+08:00")
    return datetime.fromisoformat(value)


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("an instant needs its offset")
    if value.year not in YEARS:
        raise ValueError(f"a year from {YEARS.start} to {YEARS.stop - 1}")
    return value.astimezone(UTC)


Text = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
Instant = Annotated[datetime, BeforeValidator(_instant), AfterValidator(_aware)]

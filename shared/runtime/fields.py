"""Types of fields that every door takes: text for people, instants."""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from shared.kernel.legible import is_legible, is_name

YEARS = range(2000, 2100)  # beyond them no campaign lies, and dates stop being computable

_LONG_NUMBER = re.compile(r"(?<![A-Za-z0-9])\d(?:[ -]?\d){10,}")  # phones have 11 digits, cards and IDs more
_VIN = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z]*\d)[A-Za-z0-9]{17}(?![A-Za-z0-9])")


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


def _why(value: str) -> str:
    text = unicodedata.normalize("NFKC", value).strip()
    if not is_legible(text):
        raise ValueError("a reason in legible characters is needed")
    if _LONG_NUMBER.search(text) or _VIN.search(text):
        raise ValueError("without numbers of phones, cards, people or cars: a reason is kept in the clear")
    return text


def _name(value: str) -> str:
    if not is_name(value):
        raise ValueError("a name in legible characters is needed, no formula")
    return value


Text = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$")]
Name = Annotated[Text, AfterValidator(_name)]
"""What a thing is called: it stands in files that people open with spreadsheets."""
Why = Annotated[Text, AfterValidator(_why)]
"""A reason that an officer gives: it stands on the audit chain for good, so it names nobody by number."""
Instant = Annotated[datetime, BeforeValidator(_instant), AfterValidator(_aware)]

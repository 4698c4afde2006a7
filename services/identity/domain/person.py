"""What makes a person's data right: name, ID number (身份证号), phone. Nothing here keeps any of it."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from shared.kernel.decision import Refused
from shared.kernel.legible import is_name

_NATIONAL_ID = re.compile(r"[0-9]{17}[0-9X]")
_PHONE = re.compile(r"1[3-9][0-9]{9}")
_NAME_LENGTH_MAX = 40


class Refusal(StrEnum):
    ID_INVALID = "ID_INVALID"
    NAME_MISMATCH = "NAME_MISMATCH"
    CONSENT_MISSING = "CONSENT_MISSING"
    OTP_WRONG = "OTP_WRONG"
    OTP_EXPIRED = "OTP_EXPIRED"
    TOO_MANY = "TOO_MANY"
    TEXTS_OFF = "TEXTS_OFF"
    MALFORMED = "MALFORMED"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    CONFLICT = "CONFLICT"
    NOT_FOUND = "NOT_FOUND"
    WRONG_STATE = "WRONG_STATE"
    SAME_PERSON = "SAME_PERSON"
    PASSWORD_CHANGE_NEEDED = "PASSWORD_CHANGE_NEEDED"  # noqa: S105 - a code


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person as they are told apart; never printed."""

    name: str = field(repr=False)
    national_id: str = field(repr=False)
    phone: str = field(repr=False)


def check_person(name: str, national_id: str, phone: str) -> Person | Refused:
    """Normalise (NFKC, spaces out, X upper case) and check form and check digit of the ID number (GB 11643)."""
    name = unicodedata.normalize("NFKC", name).strip()
    national_id = unicodedata.normalize("NFKC", national_id).replace(" ", "").upper()
    phone = unicodedata.normalize("NFKC", phone).replace(" ", "").replace("-", "").removeprefix("+86")
    if len(name) > _NAME_LENGTH_MAX or not is_name(name):
        return Refused(Refusal.MALFORMED, "name: 1 to 40 legible characters")
    if not _PHONE.fullmatch(phone):
        return Refused(Refusal.MALFORMED, "phone: a mobile number of 11 digits")
    if not _is_national_id(national_id):
        return Refused(Refusal.ID_INVALID)
    return Person(name, national_id, phone)


def masked_name(name: str) -> str:
    """The name as a screen shows it (脱敏): its first character, the rest starred."""
    return name[:1] + "*" * (len(name) - 1)


def _is_national_id(text: str) -> bool:
    """Form, birth date and check digit. The place is not checked: its code is that of the year the number was given
    in, not of the birth year, so a table of places by year refuses real people."""
    if not _NATIONAL_ID.fullmatch(text) or ric.calc_check_digit(text) != text[-1]:
        return False
    try:
        return bool(ric.get_birth_date(text))
    except ValidationError:
        return False

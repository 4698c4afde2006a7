"""Fields of a form (表单字段): what a person types, read into the one spelling that is compared, hashed and kept.

A policy file names its fields and their kinds; the kinds are all there is to know in code. One spelling means: NFKC,
so that full-width digits are digits; upper case where letters have no case of their own; spaces and dashes out; and in
a VIN, which has neither, O read as 0, I as 1 and Q as 0, in invoice numbers O as 0 and I as 1.

The library of check digits is imported where one is checked: a child that looks into a document starts without it.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from services.subsidies.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import FEN_MAX
from shared.kernel.legible import is_name

Value: TypeAlias = str | int | date
"""Text in its one spelling; a count, or an amount in hundredths (fen, cents); a day."""


class Kind(StrEnum):
    TEXT = "text"
    NAME = "name"
    CHOICE = "choice"
    COUNT = "count"
    AMOUNT = "amount"
    DAY = "day"
    NATIONAL_ID = "national_id"
    PHONE = "phone"
    BANK_CARD = "bank_card"
    USCC = "uscc"
    VIN = "vin"
    INVOICE_CODE = "invoice_code"
    INVOICE_NUMBER = "invoice_number"


PERSONAL = frozenset({Kind.NAME, Kind.NATIONAL_ID, Kind.PHONE, Kind.BANK_CARD, Kind.VIN})
"""Kinds that are kept only encrypted, shown only masked."""

TEXT_LENGTH_MAX = 120  # the longest payee a bank takes, and any text may be the payee
NAME_LENGTH_MAX = 40
WHOLE_INVOICE_DIGITS = 20
COUNT_MAX = 1_000_000
HUNDREDTHS = 100

_PHONE = re.compile(r"1[3-9][0-9]{9}")
_BANK_CARD = re.compile(r"[0-9]{12,19}")
_NATIONAL_ID = re.compile(r"[0-9]{17}[0-9X]")
_VIN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
_INVOICE_CODE = re.compile(r"[0-9]{10}|[0-9]{12}")
_INVOICE_NUMBER = re.compile(r"[0-9]{8}|[0-9]{20}")
_CHOICE = re.compile(r"[a-z0-9_-]{1,40}")
_AMOUNT = re.compile(r"([0-9]{1,13}|[0-9]{1,3}(,[0-9]{3}){1,4})(\.[0-9]{1,2})?")
_VIN_LOOK_ALIKES = str.maketrans("OIQ", "010")
_DIGIT_LOOK_ALIKES = str.maketrans("OI", "01")


def read_field(kind: Kind, typed: str) -> Value | Refused:
    """What a person typed, as a value; or what is wrong with it, without repeating it."""
    text = unicodedata.normalize("NFKC", typed).strip()  # which may be longer than what was typed
    if max(len(typed), len(text)) > TEXT_LENGTH_MAX:
        return Refused(Refusal.MALFORMED, f"at most {TEXT_LENGTH_MAX} characters")
    return _READERS[kind](text)


def vin_check_digit_holds(vin: str) -> bool:
    """Whether the ninth digit is what ISO 3779 as used in North America asks for; elsewhere it need not be: a warning.

    `vin` in its one spelling.
    """
    values = {letter: value for letters, value in _VIN_VALUES for letter in letters}
    total = sum(weight * values[letter] for letter, weight in zip(vin, _VIN_WEIGHTS, strict=True))
    return vin[8] == "0123456789X"[total % 11]


_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_VALUES = (
    ("0", 0), ("1AJ", 1), ("2BKS", 2), ("3CLT", 3), ("4DMU", 4), ("5ENV", 5), ("6FW", 6), ("7GPX", 7), ("8HY", 8),
    ("9RZ", 9),
)  # fmt: skip


def _compact(text: str) -> str:
    return re.sub(r"[\s\-\u2010-\u2015]", "", text).upper()


def _text(text: str) -> Value | Refused:
    return text if is_name(text) else Refused(Refusal.MALFORMED, "legible text is needed, no formula")


def _name(text: str) -> Value | Refused:
    name = re.sub(r"\s+", " ", text).replace("•", "·").upper()
    if len(name) > NAME_LENGTH_MAX or not is_name(name):
        return Refused(Refusal.MALFORMED, f"1 to {NAME_LENGTH_MAX} legible characters")
    return name


def _choice(text: str) -> Value | Refused:
    return text if _CHOICE.fullmatch(text) else Refused(Refusal.MALFORMED, "one of the choices is needed")


def _count(text: str) -> Value | Refused:
    if not re.fullmatch(r"[0-9]{1,7}", text) or int(text) > COUNT_MAX:
        return Refused(Refusal.MALFORMED, "a whole number is needed")
    return int(text)


def _amount(text: str) -> Value | Refused:
    if not _AMOUNT.fullmatch(text):
        return Refused(Refusal.MALFORMED, "an amount such as 129800.00 is needed, with at most two decimals")
    fen = int(Decimal(text.replace(",", "")) * HUNDREDTHS)
    return fen if fen <= FEN_MAX else Refused(Refusal.MALFORMED, "the amount is too large")


def _day(text: str) -> Value | Refused:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Refused(Refusal.MALFORMED, "a day such as 2022-08-26 is needed")


def _national_id(text: str) -> Value | Refused:
    from stdnum.cn import ric  # noqa: PLC0415
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    number = _compact(text)
    try:
        if _NATIONAL_ID.fullmatch(number) and ric.calc_check_digit(number) == number[-1] and ric.get_birth_date(number):
            return number
    except ValidationError:
        pass
    return Refused(Refusal.ID_INVALID, "the ID number's form, birth date or check digit is wrong")


def _bank_card(text: str) -> Value | Refused:
    from stdnum import luhn  # noqa: PLC0415

    number = _compact(text)
    if not _BANK_CARD.fullmatch(number) or not luhn.is_valid(number):
        return Refused(Refusal.MALFORMED, "the card number's length or check digit is wrong")
    return number


def _company(text: str) -> Value | Refused:
    from stdnum.cn import uscc  # noqa: PLC0415

    number = _compact(text)
    return number if uscc.is_valid(number) else Refused(Refusal.ID_INVALID, "not a unified social credit code")


def _of_form(pattern: re.Pattern[str], look_alikes: dict[int, int], needed: str) -> Callable[[str], Value | Refused]:
    def read(text: str) -> Value | Refused:
        number = _compact(text).translate(look_alikes)
        return number if pattern.fullmatch(number) else Refused(Refusal.MALFORMED, needed)

    return read


_READERS: dict[Kind, Callable[[str], Value | Refused]] = {
    Kind.TEXT: _text,
    Kind.NAME: _name,
    Kind.CHOICE: _choice,
    Kind.COUNT: _count,
    Kind.AMOUNT: _amount,
    Kind.DAY: _day,
    Kind.NATIONAL_ID: _national_id,
    Kind.PHONE: _of_form(_PHONE, {}, "a mobile number of 11 digits is needed"),
    Kind.BANK_CARD: _bank_card,
    Kind.USCC: _company,
    Kind.VIN: _of_form(_VIN, _VIN_LOOK_ALIKES, "17 digits and letters are needed"),
    Kind.INVOICE_CODE: _of_form(_INVOICE_CODE, _DIGIT_LOOK_ALIKES, "10 or 12 digits are needed"),
    Kind.INVOICE_NUMBER: _of_form(_INVOICE_NUMBER, _DIGIT_LOOK_ALIKES, "8 or 20 digits are needed"),
}

"""Who is paid (收款人): never printed, and crossed out of what others write about a payment."""

import re
from dataclasses import dataclass

from shared.kernel.legible import is_name

SHOWN = 4
CROSSED_OUT = "***"
_NAME_LENGTH_MIN = 2  # one character would be found in any sentence
_NAME_LENGTH_MAX = 120
_ACCOUNT = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{4,38}[0-9A-Za-z]")  # begins and ends with what is no sign
_LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){11,}")  # bank cards have 16 to 19 digits


@dataclass(frozen=True, slots=True, repr=False)
class Payee:
    """A name and an account; its repr says neither."""

    name: str
    account: str

    @property
    def masked_account(self) -> str:
        """The last four characters, the rest starred."""
        hidden = max(len(self.account) - SHOWN, 0)
        return "*" * hidden + self.account[hidden:] if hidden else "*" * len(self.account)


def can_be_paid(payee: Payee) -> bool:
    """Whether a bank takes it in a file: one bad line, and the bank refuses all of them."""
    return is_name(payee.name) and len(payee.name) <= _NAME_LENGTH_MAX and _ACCOUNT.fullmatch(payee.account) is not None


def without_payee(text: str, payee: Payee) -> str:
    """The text with the payee's name and account crossed out."""
    for word in (payee.account, payee.name):
        if len(word) >= _NAME_LENGTH_MIN:
            text = text.replace(word, CROSSED_OUT)
    return text


def speakable(text: str, payee: Payee) -> str:
    """A sentence that may be told to others: without the payee, and without any number as long as an account's."""
    return _LONG_NUMBER.sub(CROSSED_OUT, without_payee(text, payee))

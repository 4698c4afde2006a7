"""Made-up numbers with right check digits. A `series` (campaign, policy, seed) has a range of its own for each kind."""

from hashlib import sha256

from stdnum import luhn
from stdnum.cn import uscc

_VIN_LETTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_VIN_VALUES = dict(zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "012345678912345678123457923456789"), strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_USCC_LETTERS = "ABCDEFGHJKLMNPQRTUWXY"


def vin(series: str, number: int) -> str:
    """A vehicle identification number of model year 2022; `number` below a million."""
    dealt = _letters(f"vin:{series}", _VIN_LETTERS, 6)
    return with_vin_check_digit(f"LHS{dealt[:5]}0N{dealt[5]}{number:06d}")


def with_vin_check_digit(text: str) -> str:
    """The same 17 letters with the ninth as it must be (ISO 3779 as used in North America; GB 16735)."""
    total = sum(weight * _VIN_VALUES[letter] for weight, letter in zip(_VIN_WEIGHTS, text, strict=True))
    return f"{text[:8]}{'0123456789X'[total % 11]}{text[9:]}"


def invoice_code(series: str) -> str:
    """Twelve digits: the place, the year, and the printer's lot."""
    return f"11300220{_digits(f'invoice:{series}', 4)}"


def invoice_number(series: str, number: int) -> str:
    """Eight digits, counted on from where the series begins."""
    first = int(_digits(f"invoice_number:{series}", 6)) * 100
    return f"{(first + number) % 10**8:08d}"


def bank_card(series: str, number: int) -> str:
    """Nineteen digits that end in Luhn's."""
    body = f"621700{_digits(f'card:{series}', 4)}{number:08d}"
    return body + luhn.calc_check_digit(body)


def company_code(series: str, number: int) -> str:
    """A unified social credit code of Anping county; `number` below a hundred thousand."""
    body = f"91131125MA{_letters(f'company:{series}', _USCC_LETTERS, 2)}{number:05d}"
    return str(body + uscc.calc_check_digit(body))


def _letters(subject: str, alphabet: str, count: int) -> str:
    digest = sha256(subject.encode()).digest()
    return "".join(alphabet[byte % len(alphabet)] for byte in digest[:count])


def _digits(subject: str, count: int) -> str:
    return _letters(subject, "0123456789", count)

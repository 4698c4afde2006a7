"""Personal data as a screen shows it (脱敏): enough to tell two files apart, not enough to know a person."""

from services.subsidies.domain.fields import PERSONAL, Kind

_SHOWN = {  # characters shown at the front and at the end
    Kind.NATIONAL_ID: (3, 4),
    Kind.PHONE: (3, 4),
    Kind.BANK_CARD: (0, 4),
    Kind.VIN: (3, 4),
    Kind.NAME: (1, 0),
}


def masked(kind: Kind | None, text: str) -> str:
    """The value with its middle starred, such as 130***********1234; what is not personal is shown as it is.

    `kind` is None where the form has no such field: it may be anything, so all of it is starred.
    """
    if kind is None:
        return "*" * len(text)
    if kind not in PERSONAL:
        return text
    front, end = _SHOWN[kind]
    if len(text) <= front + end:
        return "*" * len(text)
    return text[:front] + "*" * (len(text) - front - end) + text[len(text) - end :]

"""Whether text can be read by a person: what looks empty must not count as a name."""

import unicodedata

# Printable by Unicode, yet drawn as nothing: fillers of Hangul, the Braille blank, joiners, variation selectors.
DRAWN_AS_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {
    chr(point)
    for first, last in ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
    for point in range(first, last + 1)
}
_BEGINS_A_FORMULA = frozenset("=+-@")


def is_legible(text: str) -> bool:
    """Printable, not blank, and every character of it is drawn."""
    return text.strip() != "" and text.isprintable() and DRAWN_AS_NOTHING.isdisjoint(text)


def is_name(text: str) -> bool:
    """Legible, and not read as a formula by a spreadsheet (CSV injection, CWE-1236): names go into files of banks.

    A full-width or raised sign counts as the sign: some spreadsheets take the one for the other.
    """
    return is_legible(text) and unicodedata.normalize("NFKC", text.lstrip()[0])[0] not in _BEGINS_A_FORMULA

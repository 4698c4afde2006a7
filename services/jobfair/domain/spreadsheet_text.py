"""Text that goes into and comes out of sheets: none of it may be read as a formula (CSV injection, CWE-1236)."""

import unicodedata

_BEGINS_A_FORMULA = frozenset("=+-@\t\r＝＋－＠")
_KEPT_CONTROLS = frozenset("\n")


def neutral(text: str) -> str:
    """What of a cell is kept: legible characters, trimmed, and nothing before the first that begins no formula."""
    legible = "".join(one for one in text.replace("\r\n", "\n") if one in _KEPT_CONTROLS or _is_legible(one)).strip()
    while legible and (legible[0] in _BEGINS_A_FORMULA or (legible[0] in "'’" and _is_armed(legible[1:]))):
        legible = legible[1:].strip()
    return legible


def guarded(text: str) -> str:
    """A cell as it is handed back: an apostrophe before what would be a formula, as spreadsheets do it themselves."""
    return f"'{text}" if _is_armed(text) else text


def _is_armed(text: str) -> bool:
    begun = text.lstrip(" \u3000\ufeff\u200b\n")
    return bool(begun) and begun[0] in _BEGINS_A_FORMULA


def _is_legible(one: str) -> bool:
    return unicodedata.category(one)[0] != "C"

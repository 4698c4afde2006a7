"""Text that goes into and comes out of sheets: none of it may be read as a formula (CSV injection, CWE-1236)."""

import unicodedata

_BEGINS_A_FORMULA = frozenset("=+-@\t\r＝＋－＠")


class _Legible(dict[int, str]):
    """Characters as they are kept, looked up by `str.translate`: none of Unicode's control and format characters."""

    def __missing__(self, point: int) -> str:
        one = chr(point)
        kept = self[point] = one if one == "\n" or unicodedata.category(one)[0] != "C" else ""
        return kept


_LEGIBLE = _Legible()


def neutral(text: str) -> str:
    """What of a cell is kept: legible characters, trimmed, and nothing before the first that begins no formula."""
    legible = text.translate(_LEGIBLE).strip()
    while legible and (legible[0] in _BEGINS_A_FORMULA or (legible[0] in "'’" and _is_armed(legible[1:]))):
        legible = legible[1:].strip()
    return legible


def guarded(text: str) -> str:
    """A cell as it is handed back: an apostrophe before what would be a formula, as spreadsheets do it themselves."""
    return f"'{text}" if _is_armed(text) else text


def _is_armed(text: str) -> bool:
    begun = text.lstrip(" \u3000\ufeff\u200b\n")
    return bool(begun) and begun[0] in _BEGINS_A_FORMULA

"""Text that goes into and comes out of sheets: none of it may be read as a formula (CSV injection, CWE-1236)."""

import unicodedata

_BEGINS_A_FORMULA = frozenset("=+-@\t\r＝＋－＠")
_BLANKS = " \u3000\n"


class _Legible(dict[int, str]):
    """Characters as they are kept, looked up by `str.translate`: none of Unicode's control and format characters."""

    def __missing__(self, point: int) -> str:
        one = chr(point)
        kept = self[point] = one if one == "\n" or unicodedata.category(one)[0] != "C" else ""
        return kept


_LEGIBLE = _Legible()


def neutral(text: str) -> str:
    """What of a cell is kept: legible characters, trimmed, and nothing before the first that begins no formula."""
    bare = text.lstrip(_BLANKS)
    legible = (bare[1:] if bare and _is_guard(bare) else bare).translate(_LEGIBLE).strip()
    while legible and (legible[0] in _BEGINS_A_FORMULA or _is_guard(legible)):
        legible = legible[1:].strip()
    return legible


def guarded(text: str) -> str:
    """A cell as it is handed back: an apostrophe before what would be a formula, as spreadsheets do it themselves."""
    return f"'{text}" if _is_armed(text) else text


def _is_guard(text: str) -> bool:
    """Whether it begins with an apostrophe that guards what follows, or nothing."""
    return text[0] in "'’" and (len(text) == 1 or _is_armed(text[1:]))


def _is_armed(text: str) -> bool:
    """Whether a spreadsheet may read it as a formula, also when it drops what is not drawn."""
    begun = (text.lstrip(_BLANKS)[:1], text.translate(_LEGIBLE).strip()[:1])
    return not _BEGINS_A_FORMULA.isdisjoint(begun)

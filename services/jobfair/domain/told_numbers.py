"""Numbers of people in a text (电话、证件、卡号), also disguised: they are shown to nobody and kept nowhere.

What is written with separators between is looked at group by group, so that dates, hours and wages stay what they are.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from services.jobfair.domain.folded_text import stands_between


class _Parted(dict[int, str | int]):
    """For `str.translate`: a letter that only stands between becomes the dash it is read as."""

    def __missing__(self, point: int) -> str | int:
        return "-" if stands_between(chr(point)) else point


class _Digits(dict[int, str | int]):
    """For `str.translate`: every sign that means a digit, in any script and of any shape, becomes the digit."""

    def __missing__(self, point: int) -> str | int:
        number = unicodedata.numeric(chr(point), -1)
        return str(int(number)) if number in _DIGIT_VALUES else point


_DIGIT_VALUES = range(10)
_SPOKEN = {"○洞": "0", "幺": "1", "两兩": "2", "拐": "7", "勾": "9"}
_ANY_DIGIT = _Digits({ord(char): digit for chars, digit in _SPOKEN.items() for char in chars})
_ROMAN = {ord(first) + digit: str(digit + 1) for first in "Ⅰⅰ" for digit in range(9)}
"""Looked up before NFKC, which spells Ⅲ with letters."""
_PARTED = _Parted()
_LIKE_0, _LIKE_1 = "oOоОοΟօՕ◯", "lIiІіΙιӀ"  # Latin, Cyrillic, Greek, Armenian; a circle
_LIKE = _LIKE_0 + _LIKE_1
_LOOKALIKES = str.maketrans(_LIKE, "0" * len(_LIKE_0) + "1" * len(_LIKE_1))
_LETTER = r"[A-Za-z\u0370-\u058f]"  # Latin to Armenian
_STROKES = "丨ㄧǀ|∣"
_LIKE_DIGITS = re.compile(rf"[0-9{_LIKE}{_STROKES}]")
_DIGITS = re.compile(r"[0-9]+")
_MIXED = re.compile(rf"(?<!{_LETTER})(?=[{_LIKE}]*[0-9])[0-9{_LIKE}]+(?!{_LETTER})")
_STROKED = re.compile(rf"(?<![0-9{_STROKES}])[{_STROKES}][3-9][0-9{_STROKES}]{{9}}(?![0-9{_STROKES}])")
"""A phone number whose ones are strokes; these mostly part, so only what begins with one and has its very length."""
_HOUR = r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9]"
_HOURS = re.compile(rf"(?<![0-9:]){_HOUR}[-~–—]{{1,2}}{_HOUR}(?![0-9:])")
_STEPS_MIN = 4  # groups that count up
_PHONE = re.compile(r"(?:86)?1[3-9][0-9]{9}")
_LANDLINE = re.compile(
    r"(?<![0-9])(?<![A-Za-z][-_])0(?:10|2[0-9]|[3-9][0-9]{2})[\W_]{1,12}[2-9][0-9]{2,3}[\W_]?[0-9]{4}(?![0-9])"
)
_HOTLINE = re.compile(r"(?<![0-9])([48]00)([- .]?)([0-9]{3}\2[0-9]{4}|[0-9]{4}\2[0-9]{3})(?![0-9])")
_FILLED = re.compile(r"(?<![0-9])1[A-Za-z]{0,2}[3-9](?:[A-Za-z]{0,2}[0-9]){9}(?![0-9])")
"""A phone number with a letter or two here and there."""
_DOUBLED = {str(digit): sum(divmod(2 * digit, 10)) for digit in range(10)}
_SHORTEST = 10  # a landline with its area
_LONG = 11  # digits in a row: phones have 11, cards and IDs more; no wage and no date has as many
_ID_LENGTHS = (17, 18)  # one of them ends with an X
_CARD_LENGTHS = range(16, 20)
_LENGTHS = frozenset({_LONG, _LONG + 2, *_ID_LENGTHS, *_CARD_LENGTHS})
_SHORT_GROUP = 2


def tells_a_number(text: str) -> bool:
    """Whether a phone number, an ID or a card number can be read in a text of any spelling."""
    spelled = unicodedata.normalize("NFKC", text.translate(_ROMAN)).translate(_ANY_DIGIT)
    like_digits = _LIKE_DIGITS.findall(spelled)
    if len(like_digits) < _SHORTEST:
        return False
    if _STROKED.search(spelled):
        return True
    plain = _HOURS.sub("h", spelled.translate(_PARTED))
    if _LANDLINE.search(plain) or _FILLED.search(plain) or any(map(_is_hotline, _HOTLINE.finditer(plain))):
        return True
    tokens = (_DIGITS,) if "".join(like_digits).isdigit() else (_DIGITS, _MIXED)
    return any(_is_number(groups) for token in tokens for groups in _stretches(plain, token))


def _is_hotline(match: re.Match[str]) -> bool:
    """Not wages in a row: those end with zeros."""
    return not match[0].endswith("00")


def _stretches(plain: str, token: re.Pattern[str]) -> Iterator[list[str]]:
    """All runs of neighbouring groups of digits that are as long as a number, with only separators between them.

    Of separators there may be as many as a text can hold: what says that digits belong apart is a word.
    """
    chain: list[str] = []
    end = singles = 0
    for match in token.finditer(plain):
        if any(map(str.isalnum, plain[end : match.start()])):
            chain, singles = [], 0
        group, end = match[0].translate(_LOOKALIKES), match.end()
        chain.append(group)
        singles = singles + 1 if len(group) == 1 else 0
        if len(group) >= _LONG or singles >= _LONG:  # written whole, or one by one
            yield [group]
        length = 0
        for first in range(len(chain) - 1, -1, -1):
            length += len(chain[first])
            if length in _LENGTHS:
                yield chain[first:]
            if length >= _CARD_LENGTHS.stop:
                break


def _is_number(groups: list[str]) -> bool:
    digits = "".join(groups)
    if len(groups) == 1 or _PHONE.fullmatch(digits):
        return not _counts_up(groups)
    if len(digits) in _ID_LENGTHS and _holds_a_birthday(digits):
        return True
    return len(digits) in _CARD_LENGTHS and _looks_like_a_card(groups) and _passes_luhn(digits)


def _counts_up(groups: list[str]) -> bool:
    """1、3、5、7 and so on: what is numbered so is no phone."""
    steps = {after - one for one, after in pairwise(map(int, groups))}
    return len(groups) >= _STEPS_MIN and len(steps) == 1


def _looks_like_a_card(groups: list[str]) -> bool:
    """Neither hours nor wages: those come by two digits, or end with zeros."""
    return all(len(group) != _SHORT_GROUP for group in groups) and not all(group.endswith("00") for group in groups)


def _holds_a_birthday(digits: str) -> bool:
    try:
        return date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14])).year in range(1900, 2100)
    except ValueError:
        return False


def _passes_luhn(digits: str) -> bool:
    return (sum(map(_DOUBLED.__getitem__, digits[-2::-2])) + sum(map(int, digits[-1::-2]))) % 10 == 0

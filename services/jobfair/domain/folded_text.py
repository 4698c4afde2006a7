"""One spelling of Chinese text (归一化), in which words are looked for, and the way back to where they stood.

NFKC makes full-width, circled and compatibility forms plain; traditional characters become simplified; spaces,
zero-width and ornamental characters and what is drawn as nothing go, and dashes but in a range of numbers; what ends a
clause becomes one mark, and a mark between two single characters goes as well, so that 男。性。优。先 reads as it is
meant; and so does a letter or digit or two inside a word that is known to be hidden (男①性).
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from shared.kernel.legible import DRAWN_AS_NOTHING

MARK = "|"
"""Stands where a clause ends; no folded character is spelled so."""

_ENDS_A_CLAUSE = frozenset(",;:!?、。()[]{}【】〔〕\n\r")
_RANGE = frozenset("-~‐‑‒–—―〜−─⸺ー")  # the long mark of Japanese (ー) passes for a dash
_STROKES = frozenset("丶丨丿亅乀乁乚乛ㄧㆍㅡᆞᅳꞏǀǁ")  # with the forms that NFKC gives to some
_SIGNS = dict.fromkeys("♂侽👨👦🚹", "男") | dict.fromkeys("♀👩👧🚺", "女")
_HIDDEN = frozenset({
    "男性", "男生", "男士", "男工", "男孩", "女性", "女生", "女士", "女工", "女孩", "优先", "勿扰", "免谈", "未婚",
    "已婚", "结婚", "单身", "离异", "未育", "已育", "生育", "怀孕", "孕妇", "汉族", "回族", "民族", "宗教", "信仰",
    "户籍", "户口", "本地", "外地", "当地", "押金", "培训", "年龄", "周岁", "以下", "以内", "照片", "星座", "属相",
})  # fmt: skip
_INSIDE = re.compile(
    r"(?<=[{}])[^|\u3400-\u9fff]{{1,2}}(?=[{}])".format(
        *("".join(sorted(set(part))) for part in zip(*_HIDDEN, strict=True))
    )
)
"""What is not Chinese, where it may stand inside a word of `_HIDDEN`."""


def stands_between(sign: str) -> bool:
    """Whether Unicode calls a sign a letter that says nothing and only parts others, as a dash would.

    Strokes (丶丨丿), modifier letters (ˈːー々) and what is drawn as nothing.
    """
    return sign in _STROKES or sign in DRAWN_AS_NOTHING or unicodedata.category(sign) == "Lm"


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `origin[n]` is the place in the original that its n-th character came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original a part of the folded text stood."""
        return self.origin[start], self.origin[end - 1] + 1


class Folding(dict[int, str]):
    """Characters in their one spelling, worked out when first met; usable with `str.translate`.

    `simplified` has traditional characters (繁体) as keys and simplified ones as values.
    """

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__()
        self._simplified = simplified

    def __missing__(self, point: int) -> str:
        spelled = self[point] = _spelled(chr(point), self._simplified)
        return spelled

    def glance(self, text: str) -> str:
        """The folded characters without marks: cheap, and no word of the folded text is missing from it."""
        return text.translate(self).replace(MARK, "")

    def fold(self, text: str) -> Folded:
        """The text in its one spelling."""
        met = [(spelled, place) for place, one in enumerate(text) for spelled in self[ord(one)]]
        kept = [pair for at, pair in enumerate(met) if _is_kept(met, at)]
        return _whole_words("".join(one for one, _ in kept), tuple(place for _, place in kept))


def _whole_words(text: str, origin: tuple[int, ...]) -> Folded:
    inside = [at.span() for at in _INSIDE.finditer(text) if text[at.start() - 1] + text[at.end()] in _HIDDEN]
    for start, end in reversed(inside):
        text, origin = text[:start] + text[end:], origin[:start] + origin[end:]
    return Folded(text, origin)


def _spelled(one: str, simplified: Mapping[str, str]) -> str:
    plain = unicodedata.normalize("NFKC", _SIGNS.get(one, one)).casefold()
    return "".join(_letter(simplified.get(letter, letter)) for letter in plain)


def _letter(letter: str) -> str:
    if letter in _ENDS_A_CLAUSE:
        return MARK
    if letter in _RANGE:
        return "-"
    if stands_between(letter):
        return ""
    if letter in "+%" or unicodedata.category(letter)[0] in "LN":
        return letter
    return ""


def _is_kept(met: list[tuple[str, int]], at: int) -> bool:
    """A dash is kept between digits; a mark is not between two clauses of a single character each."""
    one = met[at][0]
    if one == "-":
        return all(0 <= beside < len(met) and met[beside][0].isdigit() for beside in (at - 1, at + 1))
    return one != MARK or not (_is_single(met, at, -1) and _is_single(met, at, 1))


def _is_single(met: list[tuple[str, int]], at: int, step: int) -> bool:
    beside = met[at + step][0] if 0 <= at + step < len(met) else MARK
    beyond = met[at + 2 * step][0] if 0 <= at + 2 * step < len(met) else MARK
    return beside != MARK and beyond == MARK

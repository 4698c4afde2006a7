"""A viewer's token (观看凭证): the right to act in one room as one viewer, and how that viewer agreed to be counted."""

import re
from dataclasses import dataclass

_CITY = re.compile(r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{2}00")


def is_region(code: str) -> bool:
    """A province or a prefecture-level city by its code of GB/T 2260 (`131100`), nothing finer."""
    return _CITY.fullmatch(code) is not None


@dataclass(frozen=True, slots=True)
class ViewerToken:
    """What a genuine token says; `expires_s` in unix seconds, cells empty without consent."""

    viewer: str
    expires_s: int
    region: str = ""
    education: str = ""

    def is_live(self, now_s: float) -> bool:
        """Whether it may still be used."""
        return now_s < self.expires_s

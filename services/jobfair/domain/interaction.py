"""What a viewer may send (互动): each thing is judged for itself, so that one bad one costs no other."""

import re
from enum import StrEnum

from shared.kernel.legible import is_legible

DAY_MS = 86_400_000
TEXT_LENGTH_MAX = 200
LIKES_MAX = 50  # a page packs a second's likes of one viewer into one
PICTURES_MAX = 10
REPEATS_MAX = 20  # of one character in a row
MARKS_MAX = 4  # combining marks on one character: more of them paint over the lines above

PRESENCE = frozenset({"join", "beat", "leave"})
TEXTS = frozenset({"comment", "question"})
CARDS = frozenset({"click", "impression"})
ABOUT_JOBS = CARDS | {"question"}
KINDS = PRESENCE | TEXTS | CARDS | {"like"}

_ID = re.compile(r"[0-9A-Za-z_.:~-]{1,64}")
_PICTURE = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2900-\u2bff\U0001f000-\U0001faff]")
_FLOOD = re.compile(
    rf"(.)\1{{{REPEATS_MAX},}}|[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{{{MARKS_MAX + 1},}}"
)
_JOINERS = str.maketrans("", "", "\u200d\ufe0e\ufe0f\u200b\u2060\ufeff")
"""What pictures are put together with, and what is not seen: a text means the same without them."""


class Refusal(StrEnum):
    """Why one thing was not taken."""

    MALFORMED = "MALFORMED"
    TIME_IMPLAUSIBLE = "TIME_IMPLAUSIBLE"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"
    TEXT_REFUSED = "TEXT_REFUSED"
    TEXT_REPEATED = "TEXT_REPEATED"
    TOO_MANY = "TOO_MANY"
    MUTED = "MUTED"
    NOT_FOUND = "NOT_FOUND"


def fault_in(
    kind: str, message_id: str, told_ms: int, arrived_ms: int, count: int, job_id: str, text: str,
    likes_max: int = LIKES_MAX,
) -> Refusal | None:  # fmt: skip
    """Why this cannot be taken, if so; `told_ms` is 0 where no time was told, `text` is already tidied.

    A time more than a day off is from another show. How far a smaller difference is believed, the fold decides.
    """
    if told_ms and abs(told_ms - arrived_ms) > DAY_MS:
        return Refusal.TIME_IMPLAUSIBLE
    if kind in PRESENCE:
        return None
    if kind not in KINDS or not _ID.fullmatch(message_id) or (job_id and not _ID.fullmatch(job_id)):
        return Refusal.MALFORMED
    if kind in TEXTS:
        return _fault_in_text(text)
    if kind in CARDS:
        return None if job_id else Refusal.MALFORMED
    return None if 1 <= count <= likes_max else Refusal.MALFORMED


def tidy(text: str) -> str:
    """A text without the characters nobody sees; what is over any limit stays as it is, to be refused."""
    return text.translate(_JOINERS).strip() if len(text) <= TEXT_LENGTH_MAX * 8 else text


def _fault_in_text(text: str) -> Refusal | None:
    if len(text) > TEXT_LENGTH_MAX:
        return Refusal.TEXT_TOO_LONG
    if not is_legible(text) or _FLOOD.search(text) or len(_PICTURE.findall(text)) > PICTURES_MAX:
        return Refusal.TEXT_REFUSED
    return None

"""What becomes of a text (内容审核): it appears, its sender alone sees it, it waits for a moderator, or is dropped."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from services.jobfair.domain.folded_text import stands_between
from services.jobfair.domain.told_numbers import tells_a_number

WORD_LENGTH_MAX = 40


class Action(StrEnum):
    """What a listed word does to a text that has it, the mildest first."""

    HOLD = "hold"
    SENDER_ONLY = "sender-only"
    DROP = "drop"


class Fate(StrEnum):
    """What moderation says of a text."""

    PUBLISHED = "PUBLISHED"
    SENDER_ONLY = "SENDER_ONLY"
    HELD = "HELD"
    DROPPED = "DROPPED"


@dataclass(frozen=True, slots=True)
class Word:
    """A listed word (敏感词) in its folded form; `expires_ms` None: for good."""

    word_id: str
    folded: str
    action: Action
    expires_ms: int | None = None

    def is_live(self, now_ms: int) -> bool:
        """Whether it is still looked for."""
        return self.expires_ms is None or now_ms < self.expires_ms


def fold_text(text: str, simplify: Callable[[str], str]) -> str:
    """One spelling of all: width, case, traditional characters, and nothing but letters and digits that are read.

    Words are looked for in this form only, and listed in it.
    """
    simple = simplify(unicodedata.normalize("NFKC", text).casefold())
    return "".join(char for char in simple if char.isalnum() and not stands_between(char))


def fate_of(text: str, found: Iterable[Word], now_ms: int, *, review_first: bool) -> Fate:
    """Drop outweighs all; a text for its sender alone is kept nowhere, so it is not held either."""
    actions = {word.action for word in found if word.is_live(now_ms)}
    if Action.DROP in actions:
        return Fate.DROPPED
    if Action.SENDER_ONLY in actions or tells_a_number(text):
        return Fate.SENDER_ONLY
    return Fate.HELD if Action.HOLD in actions or review_first else Fate.PUBLISHED

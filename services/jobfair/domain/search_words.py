"""Chinese text made searchable (检索): every two characters that stand side by side are a word of the index."""

import re
from typing import NamedTuple

from services.jobfair.domain.folded_text import Folding
from services.jobfair.domain.posting import Posting

WORDS_MAX = 60
"""Characters of a query that count."""

_RUNS = re.compile(r"[a-z0-9+]+|[^a-z0-9+|%\-]+")


class Sought(NamedTuple):
    """A query: what the index must hold, and what the text must contain besides (words of a single character)."""

    pairs: tuple[str, ...]
    texts: tuple[str, ...]


def searched_text(folding: Folding, posting: Posting) -> str:
    """What of a posting is searched, folded."""
    fields = (posting.title, posting.employer, posting.occupation, posting.place, posting.conditions, posting.duties)
    return "|".join(folding.glance(field) for field in fields)


def index_words(text: str) -> list[str]:
    """The words of a folded text, each once, sorted: pairs of characters, and whole words of letters and digits."""
    return sorted({word for run in _RUNS.findall(text) for word in _words_of(run)})


def sought(folding: Folding, query: str) -> Sought:
    """A query's words: all of them must be there, side by side where they were written so."""
    texts = tuple(filter(None, (folding.glance(part) for part in query[:WORDS_MAX].split())))
    pairs = sorted({word for text in texts for run in _RUNS.findall(text) for word in _words_of(run)})
    return Sought(tuple(pairs), texts)


def _words_of(run: str) -> list[str]:
    if run[0].isascii():
        return [run]
    return [run[at : at + 2] for at in range(len(run) - 1)]

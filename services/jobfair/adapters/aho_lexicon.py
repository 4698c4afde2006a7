"""The word list in memory: thousands of words found in one pass over a text (Aho–Corasick), Chinese simplified first.

The list is compared with the table's once a second at most. While Postgres is away the list is the last one known;
without any, texts cannot be moderated and their door is busy.
"""

import asyncio
import time
from collections.abc import Callable, Sequence

import ahocorasick
import structlog
from opencc import OpenCC

from services.jobfair.domain.moderation import Action, Word
from shared.kernel.errors import UnavailableError
from shared.runtime.postgres import Database

log = structlog.get_logger()

FRESH_S = 1.0
_STATE = "select count(*) as words, coalesce(sum(version), 0) as versions from listed_word"
_WORDS = "select word_id, folded, action, expires_at from listed_word where listed order by word_id"


class AhoLexicon:
    """Finds listed words in folded texts."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._simplify = OpenCC("t2s")
        self._automaton: ahocorasick.Automaton | None = None
        self._state: tuple[int, int] | None = None
        self._looked_at = float("-inf")
        self._looking: asyncio.Task[None] | None = None

    def simplify(self, text: str) -> str:
        """Traditional characters as simplified ones."""
        return text if text.isascii() else str(self._simplify.convert(text))

    async def find(self, folded: str) -> Sequence[Word]:
        """Every listed word in the text; raises UnavailableError while the list was never read."""
        if self._clock() - self._looked_at >= FRESH_S:
            if self._looking is None:
                self._looking = asyncio.create_task(self._refresh())
                self._looking.add_done_callback(self._looked)
            await asyncio.shield(self._looking)
        if self._automaton is None:
            return ()
        return [word for _, word in self._automaton.iter(folded)]

    async def _refresh(self) -> None:
        try:
            async with self._database.transaction() as transaction:
                row = await transaction.fetchrow(_STATE)
                assert row is not None  # noqa: S101 - an aggregate has a row
                state = (row["words"], int(row["versions"]))
                rows = await transaction.fetch(_WORDS) if state != self._state else None
            if rows is not None:
                self._automaton = _built([
                    Word(
                        one["word_id"], one["folded"], Action(one["action"]),
                        one["expires_at"] and int(one["expires_at"].timestamp() * 1_000),
                    )
                    for one in rows
                ])  # fmt: skip
                self._state = state
        except UnavailableError:
            if self._state is None:
                raise
            log.warning("word_list_not_refreshed")
        self._looked_at = self._clock()

    def _looked(self, task: "asyncio.Task[None]") -> None:
        self._looking = None
        if not task.cancelled():
            task.exception()  # seen, also when all who waited have gone


def _built(words: Sequence[Word]) -> ahocorasick.Automaton | None:
    if not words:
        return None
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word.folded, word)
    automaton.make_automaton()
    return automaton

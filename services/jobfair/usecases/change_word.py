"""Change a listed word (修改敏感词): what it does, whose it is, how long it is looked for."""

from dataclasses import replace
from datetime import datetime

from services.jobfair.usecases.moderation_ports import ListedWord, Moderation
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def change_word(
    moderation: Moderation, word_id: str, version: int, *, category: str, owner: str, action: str,
    expires_at: datetime | None,
) -> ListedWord | Refused:  # fmt: skip
    """`version` is the one the editor saw; another spelling is another word."""
    word = await moderation.word(word_id)
    if word is None or not word.listed:
        return Refused(Code.NOT_FOUND)
    if word.version != version:
        return Refused(Code.STALE_VALUE)
    changed = replace(
        word, category=category, owner=owner, action=action, expires_at=expires_at, version=word.version + 1
    )
    await moderation.save_word(changed)
    return changed

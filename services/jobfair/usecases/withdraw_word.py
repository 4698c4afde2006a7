"""Take a word off the list (撤销敏感词)."""

from dataclasses import replace

from services.jobfair.usecases.moderation_ports import ListedWord, Moderation
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def withdraw_word(moderation: Moderation, word_id: str) -> ListedWord | Refused:
    """It stays in the table: who listed it and who took it off is on the audit chain."""
    word = await moderation.word(word_id)
    if word is None or not word.listed:
        return Refused(Code.NOT_FOUND)
    withdrawn = replace(word, listed=False, version=word.version + 1)
    await moderation.save_word(withdrawn)
    return withdrawn

"""List a word (登记敏感词): looked for in every text within a second or two."""

from services.jobfair.domain.moderation import WORD_LENGTH_MAX
from services.jobfair.domain.told_numbers import tells_a_number
from services.jobfair.usecases.moderation_ports import ListedWord, Moderation
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def list_word(moderation: Moderation, word: ListedWord) -> ListedWord | Refused:
    """The word as listed; its spelling is compared in the folded form, so each is listed once."""
    if not 1 <= len(word.folded) <= WORD_LENGTH_MAX:
        return Refused(Code.MALFORMED, f"敏感词须含1至{WORD_LENGTH_MAX}个文字或数字")
    if tells_a_number(word.word):
        return Refused(Code.MALFORMED, "敏感词不得含电话、证件或卡号")
    if await moderation.is_listed(word.folded):
        return Refused(Code.CONFLICT, "该词已在词表中")
    await moderation.add_word(word)
    return word

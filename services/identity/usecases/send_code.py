"""Send a one-time code (发送验证码) to a phone."""

import secrets
from datetime import datetime

from services.identity.domain.one_time_code import TRIES, VALID_FOR, may_send
from services.identity.domain.person import Refusal
from services.identity.usecases.ports import People, Texting
from shared.kernel.decision import Refused


async def send_code(people: People, texting: Texting | None, phone: str) -> datetime | Refused:
    """Answer until when the code is good; known and unknown phones are answered alike. Without anybody to send texts
    there are no codes."""
    if texting is None:
        return Refused(Refusal.TEXTS_OFF)
    refused = may_send(await people.sent_code(phone), await people.now())
    if refused is not None:
        return refused
    code = f"{secrets.randbelow(10**6):06d}"
    expires_at = await people.keep_code(phone, code, VALID_FOR, TRIES)
    await texting.send(phone, f"【金秋】验证码{code}，5分钟内有效，请勿告诉他人。")
    return expires_at

"""Open the day file (日终对账单) of a merchant or a district: only a closed day has one, and it never changes again."""

from services.redemption.domain.day_file import Head, Scope
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.view_ports import DayFiles
from shared.kernel.decision import Refused


async def open_day_file(files: DayFiles, scope: Scope, of: str, campaign_id: str, day: str) -> Head | Refused:
    """What the file is of. Whoever sees the day closed also sees each of its lines: they were committed before."""
    end = await files.end_of_day(campaign_id, day)
    if end is None or not await files.knows(scope, of, campaign_id):
        return Refused(Refusal.NOT_FOUND)
    if end.close_no is None or end.closed_at is None:
        return Refused(Refusal.WRONG_STATE, "the business day is open still")
    return Head(scope, of, campaign_id, day, end.close_no, end.closed_at)

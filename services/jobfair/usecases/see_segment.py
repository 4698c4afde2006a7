"""See a company's minutes on stage (台上时间)."""

from services.jobfair.usecases.figure_ports import Figures, SegmentFigures
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def see_segment(figures: Figures, room_id: str, segment_id: str) -> SegmentFigures | Refused:
    """NOT_FOUND until a minute after its end, when nearly all of it has come."""
    found = await figures.segment_of(room_id, segment_id)
    return found or Refused(Code.NOT_FOUND, "台上时间结束约一分钟后可查看")

"""See a fair's wall as it was counted last."""

from services.jobfair.usecases.figure_ports import Figures
from shared.contracts.fair_frames import Wall
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


async def see_wall(figures: Figures, fair_id: str) -> Wall | Refused:
    """NOT_FOUND while no room of the fair was counted."""
    return await figures.wall_of(fair_id) or Refused(Code.NOT_FOUND)

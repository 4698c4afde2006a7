"""Make a fair (创建招聘会): its rooms, companies and jobs come after it."""

from services.jobfair.domain.instants import to_the_ms
from services.jobfair.domain.rooms import Fair
from services.jobfair.domain.show_refusals import ShowRefusal
from services.jobfair.usecases.show_ports import Show
from shared.kernel.decision import Refused


async def make_fair(show: Show, fair: Fair) -> Fair | Refused:
    """Once an id; CONFLICT for one that is taken."""
    if fair.ends_at <= fair.starts_at:
        return Refused(ShowRefusal.MALFORMED, "ends_at: after starts_at")
    made = Fair(fair.fair_id, fair.name, fair.host, to_the_ms(fair.starts_at), to_the_ms(fair.ends_at))
    return made if await show.fairs.add(made) else Refused(ShowRefusal.CONFLICT)

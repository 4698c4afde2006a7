"""Pin job cards (置顶岗位卡片): those that the room shows now, first on top."""

from services.jobfair.domain.application import not_visible
from services.jobfair.domain.rooms import Room, pin_cards
from services.jobfair.usecases.load_room import load_room
from services.jobfair.usecases.show_ports import Show
from shared.contracts.jobfair_events import CardsPinned
from shared.kernel.decision import Refused


async def pin_job_cards(show: Show, room_id: str, job_ids: tuple[str, ...], *, saw_version: int) -> Room | Refused:
    """Only jobs of the fair that the job gate lets appear; STALE_VALUE, POSTING_BLOCKED."""
    room = await load_room(show, room_id)
    if isinstance(room, Refused):
        return room
    pinned = pin_cards(room, job_ids, saw_version=saw_version)
    if isinstance(pinned, Refused):
        return pinned
    found = await show.postings.find(job_ids)
    for job_id in job_ids:
        if refused := not_visible(found.get(job_id), room.fair_id):
            return Refused(refused.reason, f"{job_id}: {refused.detail}")
    await show.rooms.save(pinned)
    await show.tell((room_id, CardsPinned(room_id, pinned.cards_version, list(job_ids))))
    return pinned

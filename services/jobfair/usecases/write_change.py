"""Write an accepted change of the catalogue, a part a transaction; whoever finds it unfinished goes on with it."""

from services.jobfair.domain.catalogue_plan import Action, ChangeState
from services.jobfair.usecases.catalogue_ports import OpenCatalogue


async def write_change(open_catalogue: OpenCatalogue, change_id: str) -> int:
    """Return how many parts were written here; two that write at once take turns, and no part is written twice."""
    written = 0
    while True:
        async with open_catalogue() as catalogue:
            change = await catalogue.locked_change(change_id)
            if change is None or change.state != ChangeState.WRITING:
                return written
            if change.next_part < change.parts:
                part = await catalogue.part(change_id, change.next_part)
                await catalogue.put(change.fair_id, [one for one in part.rows if one.action != Action.UNCHANGED])
                await catalogue.restate(part.restated)
                written += 1
            done = change.next_part + 1 >= change.parts
            state = ChangeState.WRITTEN if done else ChangeState.WRITING
            await catalogue.move_change(change_id, state, change.next_part + 1)

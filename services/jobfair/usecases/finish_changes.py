"""Finish a change of the catalogue that was accepted and not written to its end."""

from services.jobfair.usecases.catalogue_ports import OpenCatalogue
from services.jobfair.usecases.write_change import write_change


async def finish_changes(open_catalogue: OpenCatalogue) -> bool:
    """True while more may wait; one that is being written elsewhere is written in turns with it."""
    async with open_catalogue() as catalogue:
        change_id = await catalogue.unfinished()
    if change_id is None:
        return False
    return await write_change(open_catalogue, change_id) > 0

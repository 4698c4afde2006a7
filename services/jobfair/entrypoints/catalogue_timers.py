"""What the worker does for the catalogue: finish changes that whoever accepted them left unfinished."""

from collections.abc import Awaitable, Callable

from services.jobfair.entrypoints.catalogue_parts import opening
from services.jobfair.usecases.catalogue_ports import Catalogue
from services.jobfair.usecases.finish_changes import finish_changes
from shared.runtime.postgres import Connection, Database

FINISH_EVERY_S = 2.0


def finishing(database: Database, catalogue: Callable[[Connection], Catalogue]) -> Callable[[], Awaitable[bool]]:
    """Finish one change; True while more may wait."""

    async def finish() -> bool:
        return await finish_changes(opening(database, catalogue))

    return finish

"""What the doors of notices stand on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from services.redemption.domain.notice_address import Network
from services.redemption.usecases.notice_ports import Endpoints, Notices, Resolver
from services.redemption.usecases.ports import Shops
from shared.kernel.fen import FEN_MAX
from shared.runtime.postgres import Connection, Database

AfterNotice = Annotated[int, Query(ge=0, le=FEN_MAX, description="the last notice number seen")]


@dataclass(frozen=True)
class NoticeParts:
    """Chosen by `main`."""

    database: Database
    notices: Callable[[Connection], Notices]
    endpoints: Callable[[Connection], Endpoints]
    shops: Callable[[Connection], Shops]
    resolver: Resolver
    allowed: Sequence[Network]

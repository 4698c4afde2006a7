"""A room's wall as the service has it, its recount, and both side by side."""

from typing import Any

from rich.console import Console
from rich.table import Table

from loadtests.clients.gateway import Gateway
from loadtests.fair.compare import Line
from loadtests.fair.log import read_log
from loadtests.fair.play import API
from loadtests.fair.recount import Recount
from shared.contracts.fair_records import MINUTE_COUNTS


async def wall_of(gateway: Gateway, room_id: str, token: str) -> Any:
    """The room as the service's newest wall has it."""
    room = await gateway.get(f"{API}/rooms/{room_id}")
    wall = await gateway.get(f"{API}/fairs/{room['fair_id']}/figures", token=token)
    return next(one for one in wall["rooms"] if one["room_id"] == room_id)


async def minutes_of(gateway: Gateway, room_id: str, token: str) -> dict[int, list[int]]:
    """The counts of the room's minutes as they are kept."""
    kept = await gateway.get(f"{API}/rooms/{room_id}/minutes", token=token)
    return {one["minute"]: [one["counts"][name] for name in MINUTE_COUNTS] for one in kept}


async def recount_of(bootstrap: str, room_id: str) -> dict[str, Any]:
    """The room's figures by its records."""
    counting = Recount()
    async for partition, _, record in read_log(bootstrap):
        if record is not None and record.room_id == room_id:
            counting.take(partition, record)
    return counting.figures()


def print_lines(where: Console, room_id: str, lines: list[Line]) -> None:
    """Both columns, what differs in red."""
    table = Table("figure", "wall", "recount", title=f"{room_id}: the service's figures beside a recount of the log")
    for line in lines:
        style = "" if line.is_equal else "bold red"
        table.add_row(line.name, figure_text(line.wall), figure_text(line.recount), style=style)
    where.print(table)


def figure_text(value: Any) -> str:
    """A figure as people read it."""
    if isinstance(value, float):
        return f"{value:,.3f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return f"{len(value)} of them" if isinstance(value, list) else str(value)

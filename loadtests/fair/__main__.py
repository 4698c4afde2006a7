"""`python -m loadtests.fair recount ROOM`: a room's wall beside a recount of its log; exit 1 when they differ."""

import asyncio
import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from deploy.local.state import current_state
from loadtests.clients.gateway import Gateway
from loadtests.fair.compare import Line, compare
from loadtests.fair.log import read_log
from loadtests.fair.play import API
from loadtests.fair.recount import Recount

app = typer.Typer(add_completion=False, no_args_is_help=True)
console = Console()


@app.callback()
def _fair() -> None:
    """A live fair counted again."""


@app.command("recount")
def recount_command(
    room_id: Annotated[str, typer.Argument(help="the room")],
    *,
    everything: Annotated[bool, typer.Option("--all", help="also of each segment, and what is equal")] = False,
) -> None:
    """Print a room's figures by the service and by a recount of the log."""
    sys.exit(asyncio.run(_recount(room_id, everything=everything)))


async def _recount(room_id: str, *, everything: bool) -> int:
    endpoints = current_state().endpoints()
    async with Gateway(endpoints["gateway"]) as gateway:
        login = {"role": "bureau", "index": 0}
        bureau = await gateway.act("/api/identity/v1/demo/logins", login, token="", key="demo-login")
        wall = await wall_of(gateway, room_id, bureau["token"])
    lines = compare(wall, await recount_of(endpoints["kafka_bootstrap"], room_id))
    print_lines(console, room_id, lines if everything else [line for line in lines if "." not in line.name])
    return 0 if all(line.is_equal for line in lines) else 1


async def wall_of(gateway: Gateway, room_id: str, token: str) -> Any:
    """The room as the service's newest wall has it."""
    room = await gateway.get(f"{API}/rooms/{room_id}")
    wall = await gateway.get(f"{API}/fairs/{room['fair_id']}/figures", token=token)
    return next(one for one in wall["rooms"] if one["room_id"] == room_id)


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
        table.add_row(line.name, _text(line.wall), _text(line.recount), style=style)
    where.print(table)


def _text(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.3f}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return f"{len(value)} of them" if isinstance(value, list) else str(value)


if __name__ == "__main__":
    app()

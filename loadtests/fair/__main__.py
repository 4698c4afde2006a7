"""`python -m loadtests.fair recount ROOM`: a room's wall beside a recount of its log; exit 1 when they differ."""

import asyncio
import sys
from typing import Annotated

import typer
from rich.console import Console

from deploy.local.state import current_state
from loadtests.clients.gateway import Gateway
from loadtests.fair.compare import Line, compare, compare_minutes
from loadtests.fair.wall import minutes_of, print_lines, recount_of, wall_of

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


def _is_shown(line: Line) -> bool:
    return not line.is_equal or not ("." in line.name or line.name.startswith("minute "))


async def _recount(room_id: str, *, everything: bool) -> int:
    endpoints = current_state().endpoints()
    async with Gateway(endpoints["gateway"]) as gateway:
        login = {"role": "bureau", "index": 0}
        bureau = await gateway.act("/api/identity/v1/demo/logins", login, token="", key="demo-login")
        wall = await wall_of(gateway, room_id, bureau["token"])
        minutes = await minutes_of(gateway, room_id, bureau["token"])
    counted = await recount_of(endpoints["kafka_bootstrap"], room_id)
    lines = [*compare(wall, counted), *compare_minutes(minutes, counted)]
    print_lines(console, room_id, lines if everything else [line for line in lines if _is_shown(line)])
    return 0 if all(line.is_equal for line in lines) else 1


if __name__ == "__main__":
    app()

"""Facts that could not be applied, from a shell: look, try again, or put aside for good with a reason."""

import asyncio
import getpass
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.table import Table

from deploy.local.environment import service_dsn
from deploy.local.stack import SERVICES
from deploy.local.state import current_state
from shared.runtime.parked import drop_first, parked_keys, try_again
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal

app = typer.Typer(no_args_is_help=True, help="Facts that could not be applied.")
console = Console()

Service = Annotated[str, typer.Argument(help=f"One of {', '.join(SERVICES)}: whose consumer parked it.")]


@app.command("list")
def show() -> None:
    """What stands parked, in every service."""
    table = Table("service", "topic", "key", "facts", "state", "reason", "since")

    async def fill() -> None:
        for service in SERVICES:
            async with _transaction(service) as transaction:
                for row in await parked_keys(transaction):
                    cells = (row[name] for name in ("topic", "key", "facts", "state", "reason", "since"))
                    table.add_row(service, *map(str, cells))

    asyncio.run(fill())
    console.print(table if table.row_count else "nothing is parked")


@app.command()
def retry(service: Service, topic: str, key: str) -> None:
    """Have a poisoned key tried again."""

    async def act() -> bool:
        async with _transaction(service) as transaction:
            return await try_again(transaction, topic, key)

    _tell(asyncio.run(act()), "it is tried again within a second")


@app.command()
def drop(service: Service, topic: str, key: str, reason: str) -> None:
    """Put the first fact of a key aside for good; the audit chain keeps who, which and why."""
    operator = Principal(f"operator:{getpass.getuser()}", "admin")

    async def act() -> bool:
        async with _transaction(service) as transaction:
            return await drop_first(transaction, operator, topic, key, reason)

    _tell(asyncio.run(act()), "put aside; those behind it are tried now")


@asynccontextmanager
async def _transaction(service: str) -> AsyncIterator[Connection]:
    if service not in SERVICES:
        raise typer.BadParameter(f"no service named {service}")
    state = current_state()
    port = urlsplit(state.endpoints()["postgres_dsn"]).port or 0
    async with Database(service_dsn(state, service, port), name="parked") as database, database.transaction() as made:
        yield made


def _tell(done: bool, sentence: str) -> None:  # noqa: FBT001 - named at its calls
    console.print(sentence if done else "nothing of that key is parked")
    raise typer.Exit(0 if done else 1)

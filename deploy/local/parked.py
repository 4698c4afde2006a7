"""Facts that could not be applied, from a shell: look, try again, or put aside for good with a reason.

Beside the native stack as `python -m deploy.local parked`; in containers as `python -m deploy.local.parked`, where
JINQIU_SERVICE_DSN says how a service is reached.
"""

import asyncio
import getpass
import os
import shlex
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.table import Column, Table

from deploy.local.environment import service_dsn
from deploy.local.stack import SERVICES
from deploy.local.state import current_state
from shared.kernel.errors import UnavailableError
from shared.runtime.parked import drop_first, parked_keys, try_again
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal

Answer = TypeVar("Answer")
app = typer.Typer(no_args_is_help=True, help="Facts that could not be applied.")
console = Console()

Service = Annotated[str, typer.Argument(help=f"One of {', '.join(SERVICES)}: whose consumer parked it.")]


@app.command("list")
def show() -> None:
    """What stands parked, in every service."""
    found = _run(_all_parked())
    if not found:
        console.print("nothing is parked")
        return
    names = ("service", "topic", "key", "facts", "state", "reason", "since")
    table = Table(*(Column(name, overflow="fold") for name in names))  # an id that is cut names nothing
    for row in found:
        table.add_row(*(str(row[name]) for name in names))
    console.print(table)
    for row in found:
        names_it = shlex.join((row["service"], row["topic"], row["key"]))
        console.print(f"parked retry {names_it}    or    parked drop {names_it} REASON", soft_wrap=True, markup=False)


async def _all_parked() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for service in SERVICES:
        async with _transaction(service) as transaction:
            found += [{**row, "service": service} for row in await parked_keys(transaction)]
    return found


@app.command()
def retry(service: Service, topic: str, key: str) -> None:
    """Have a poisoned key tried again."""

    async def act() -> bool:
        async with _transaction(service) as transaction:
            return await try_again(transaction, topic, key)

    _tell(_run(act()), "it is tried again within a second")


@app.command()
def drop(service: Service, topic: str, key: str, reason: str) -> None:
    """Put the first fact of a key aside for good; the audit chain keeps who, which and why."""
    operator = Principal(f"operator:{getpass.getuser()}", "admin")

    async def act() -> bool:
        async with _transaction(service) as transaction:
            return await drop_first(transaction, operator, topic, key, reason)

    _tell(_run(act()), "put aside; those behind it are tried now")


@asynccontextmanager
async def _transaction(service: str) -> AsyncIterator[Connection]:
    if service not in SERVICES:
        raise typer.BadParameter(f"no service named {service}")
    async with Database(_dsn(service), name="parked") as database, database.transaction() as made:
        yield made


def _dsn(service: str) -> str:
    given = os.environ.get("JINQIU_SERVICE_DSN")
    if given:
        return given.format(service=service)
    state = current_state()
    return service_dsn(state, service, urlsplit(state.endpoints()["postgres_dsn"]).port or 0)


def _run(act: Coroutine[Any, Any, Answer]) -> Answer:
    try:
        return asyncio.run(act)
    except (FileNotFoundError, UnavailableError):
        console.print("the stack is down; `make up` first")
        raise typer.Exit(1) from None


def _tell(done: bool, sentence: str) -> None:  # noqa: FBT001 - named at its calls
    console.print(sentence if done else "nothing of that key is parked")
    raise typer.Exit(0 if done else 1)


if __name__ == "__main__":
    app()

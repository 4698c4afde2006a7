"""The stack from a shell: up, down, reset, status, doctor, logs, first-admin, audit-export, parked."""

import asyncio
import hashlib
import logging
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import asyncpg
import typer
from rich.console import Console
from rich.table import Table

from deploy.audit.export import MANIFEST, NotEmptyError, export
from deploy.local import bring_up, doctor, parked, supervisor
from deploy.local.environment import cli_environment
from deploy.local.servers import ROOT
from deploy.local.state import current_state

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
console = Console()


@app.command()
def up(
    *,
    demo: Annotated[bool, typer.Option(help="Open the demo log-ins.")] = False,
    links: Annotated[bool, typer.Option(help="Put links that can be troubled before the servers.")] = False,
) -> None:
    """Start everything and wait until it is ready."""
    try:
        asyncio.run(bring_up.up(current_state(), demo=demo, links=links))
    except (RuntimeError, ConnectionError) as error:
        console.print(f"[red]{error}[/red]")
        raise typer.Exit(1) from None


@app.command()
def down() -> None:
    """Stop everything; data is kept."""
    bring_up.down(current_state())


@app.command()
def reset() -> None:
    """Stop everything and remove its data."""
    try:
        bring_up.reset(current_state())
    except RuntimeError as error:
        console.print(f"[red]{error}[/red]")
        raise typer.Exit(1) from None


@app.command()
def status() -> None:
    """What runs."""
    try:
        answer = supervisor.call(current_state(), "status")
    except ConnectionError:
        console.print("the stack is down")
        raise typer.Exit(1) from None
    table = Table("process", "state")
    for name, is_active in sorted(answer["statuses"].items()):
        table.add_row(name, is_active)
    console.print(table)


@app.command("doctor")
def examine() -> None:
    """What is missing, and the line that mends it."""
    raise typer.Exit(doctor.report(current_state()))


@app.command()
def logs(name: Annotated[str, typer.Argument(help="A process, or nothing for all.")] = "*") -> None:
    """Follow the logs."""
    files = sorted(current_state().logs.glob(f"{name}.log"))
    if not files:
        console.print("no logs: nothing has run here yet" if name == "*" else f"no log named {name}")
        raise typer.Exit(1)
    try:
        subprocess.run(("tail", "-n", "20", "-F", *map(str, files)), check=False)
    except KeyboardInterrupt:
        sys.exit(0)


@app.command("first-admin")
def first_admin(login: str) -> None:
    """Make the first administrator, then the second; together they appoint all other staff. Asks for the password."""
    state = current_state()
    try:
        environment = cli_environment(state, "identity")
    except FileNotFoundError:
        console.print("the stack is down; `make up` first")
        raise typer.Exit(1) from None
    done = subprocess.run((sys.executable, "-m", "services.identity", login), env=environment, cwd=ROOT, check=False)
    raise typer.Exit(done.returncode)


@app.command("audit-export")
def audit_export(folder: Path) -> None:
    """Write all money and every act of staff into an empty folder, with the program that recomputes them."""
    state = current_state()
    try:
        manifest = asyncio.run(export(state.endpoints()["postgres_dsn"], state.notes, folder))
    except (FileNotFoundError, ConnectionError, asyncpg.PostgresConnectionError):
        console.print("the stack is down; `make up` first")
        raise typer.Exit(1) from None
    except NotEmptyError:
        console.print(f"{folder} is not empty: name another folder")
        raise typer.Exit(1) from None
    rows = sum(file["rows"] for file in manifest["files"].values())
    digest = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    console.print(
        f"{len(manifest['files'])} files, {rows:,} rows in {folder}; note elsewhere the SHA-256 of {MANIFEST}:"
    )
    console.print(f"{digest}\nCheck them anywhere, and that it is the same, with", soft_wrap=True)
    console.print(f"python3 {folder / 'recompute.py'}", soft_wrap=True, markup=False)


app.add_typer(parked.app, name="parked")

if __name__ == "__main__":
    logging.disable(logging.ERROR)  # probes of servers that are still starting
    app()

"""`make faults`: rounds of faults drawn from a seed, or the whole campaign under kills; exit 1 on a broken promise."""

import asyncio
import logging
import sys
import time
from typing import Annotated

import typer

from deploy.local import bring_up
from deploy.local.state import current_state
from loadtests.demo.run import Sabotage
from loadtests.demo.run import run as play_campaign
from loadtests.demo.settings import settings_from_environment
from loadtests.faults.campaign import sabotage_fair, sabotage_rounds, sabotage_settlement
from loadtests.faults.plan import FAMILIES
from loadtests.faults.run import run

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
NAMES = ", ".join(family.name for family in FAMILIES)


@app.command()
def rounds(
    count: Annotated[int, typer.Option("--rounds", envvar="ROUNDS", min=1, help="How many.")] = 5,
    seed: Annotated[int, typer.Option(envvar="SEED", help="Of the first; 0: another one each day and minute.")] = 0,
    only: Annotated[str, typer.Option(envvar="ONLY", help=f"Families, with commas between: {NAMES}.")] = "",
    *,
    ledger: Annotated[bool, typer.Option(envvar="LEDGER", help="Write them into the ledger.")] = False,
    links: Annotated[bool, typer.Option(envvar="LINKS", help="Links that can be troubled.")] = True,
) -> None:
    """Strike the running stack, or one brought up, while a small city goes on; the same seed does the same."""
    wanted = [name.strip() for name in only.split(",") if name.strip()]
    if unknown := set(wanted) - {family.name for family in FAMILIES}:
        raise typer.BadParameter(f"no family {', '.join(sorted(unknown))}; there are {NAMES}")
    families = [family for family in FAMILIES if not wanted or family.name in wanted]
    state, first = current_state(), seed or int(time.strftime("%y%m%d%H%M")) * 1_000

    async def bring_up_and_run() -> int:
        await bring_up.up(state, demo=True, links=links)
        return await run(state, count=count, seed=first, families=families, keep=ledger)

    sys.exit(asyncio.run(bring_up_and_run()))


@app.command()
def campaign() -> None:
    """Play the campaign of `make demo` at a tenth while every part of the stack is killed in turn."""
    sabotage = Sabotage(sabotage_rounds, sabotage_settlement, sabotage_fair)
    sys.exit(asyncio.run(play_campaign(settings_from_environment(scale=0.1, day_s=16.0), sabotage)))


if __name__ == "__main__":
    logging.disable(logging.ERROR)  # clients whose server was just killed
    app()

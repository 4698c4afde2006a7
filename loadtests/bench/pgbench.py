"""pgbench at work: a file of statements, as many clients as tills, as fast as Postgres goes."""

import asyncio
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

CONNECTING_S = 2  # of its time, in which it counts nothing: 64 log-ins by password cost a second of a busy core
_DONE = re.compile(r"transactions actually processed: (\d+).*?failed transactions: (\d+).*?tps = ([\d.]+)", re.DOTALL)


class Paced(NamedTuple):
    """What it did: transactions in all, and those a second without the time to connect."""

    transactions: int
    a_second: float


async def pace(
    script: Path, dsn: str, *, clients: int, seconds: int, variables: Mapping[str, int], settings: Mapping[str, str]
) -> Paced:
    """One run on prepared statements, with Postgres' settings; raises RuntimeError when a transaction failed."""
    told = [part for name, value in variables.items() for part in ("-D", f"{name}={value}")]
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    process = await asyncio.create_subprocess_exec(
        "pgbench", "-n", "-M", "prepared", "-f", str(script), "-c", str(clients), "-j", "1",
        "-T", str(seconds + CONNECTING_S), *told, dsn,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env={**os.environ, "PGOPTIONS": options},
    )  # fmt: skip
    printed, _ = await process.communicate()
    return paced(printed.decode(errors="replace"))


def paced(printed: str) -> Paced:
    """What it printed; raises RuntimeError where that is no whole run."""
    done = _DONE.search(printed)
    if done is None or int(done[2]):
        raise RuntimeError(f"pgbench: {printed[-500:]}")
    return Paced(int(done[1]), float(done[3]))

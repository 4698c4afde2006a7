"""What a machine lacks to run the stack, and the exact line that mends it."""

import os
import shutil
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from deploy.local import sessions
from deploy.local.servers import KAFKA_JARS, POSTGRES_BIN, POSTGRES_USER, ROOT
from deploy.local.stack import USUAL_PORTS
from deploy.local.state import State, is_free
from deploy.local.supervisor import SUPERVISOR

APT_LINE = "apt-get install " + (ROOT / "deploy/local/packages.txt").read_text().replace("\n", " ").strip()
DISK_GB_MIN = 3
MEMORY_GB_MIN = 3
console = Console()


def findings(state: State) -> Iterator[tuple[str, str, str]]:
    """Each as (what, how it stands, line that mends it or nothing)."""
    for program in ("java", "nginx", "redis-server", "mvn", "openssl", "setpriv", "flock"):
        yield program, shutil.which(program) or "missing", "" if shutil.which(program) else APT_LINE
    postgres = POSTGRES_BIN / "postgres"
    yield "postgres 15", str(postgres) if postgres.exists() else "missing", "" if postgres.exists() else APT_LINE
    jars = len(list(KAFKA_JARS.glob("*.jar")))
    yield "Kafka's jars", f"{jars} jars", "" if jars else "make setup"
    disk_gb = shutil.disk_usage(ROOT).free / 1e9
    yield "free disk", f"{disk_gb:.0f} GB", "" if disk_gb > DISK_GB_MIN else f"free {DISK_GB_MIN} GB"
    memory_gb = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    yield "memory", f"{memory_gb:.0f} GB", "" if memory_gb > MEMORY_GB_MIN else f"{MEMORY_GB_MIN} GB are needed"
    if os.geteuid() == 0:
        yield "run as", f"root; Postgres runs as {POSTGRES_USER}", ""
    running = sessions.leader(state.pid_file(SUPERVISOR)) is not None
    yield "ports", _ports(state) if running else _taken(), ""
    yield "the stack", "up" if running else "down", ""


def _ports(state: State) -> str:
    """Where the running stack listens, seen from the usual ports."""
    others = [f"{name} {port}" for name, port in state.chosen_ports().items() if port != USUAL_PORTS.get(name)]
    return f"other than usual: {', '.join(others)}" if others else "the usual ones"


def _taken() -> str:
    taken = [f"{name} {port}" for name, port in USUAL_PORTS.items() if not is_free(port)]
    return f"taken, so others will be chosen: {', '.join(taken)}" if taken else "the usual ones are free"


def report(state: State) -> int:
    """Print the findings; the number of things to mend."""
    table = Table("what", "how it stands", "mend it with")
    missing = 0
    for what, stands, mend in findings(state):
        missing += bool(mend)
        table.add_row(what, f"[red]{stands}[/red]" if mend else stands, mend)
    console.print(table)
    return missing

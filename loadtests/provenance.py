"""What a figure was found on: the commit that ran, and the machine."""

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from deploy.local.servers import KAFKA_JARS, POSTGRES_BIN, ROOT

_PACKAGES = ("granian", "uvloop", "asyncpg", "aiokafka", "redis", "msgspec", "faust-streaming", "locust")
_PROGRAMS = {
    "Postgres": (str(POSTGRES_BIN / "postgres"), "--version"),
    "Redis": ("redis-server", "--version"),
    "nginx": ("nginx", "-v"),
    "Java": ("java", "-version"),
    "wrk": ("wrk", "-v"),
}
_NUMBER = re.compile(r"\d+(\.\d+)+")


def current_commit(but: Sequence[Path] = ()) -> str:
    """The commit that runs, with a mark where tracked files other than these differ from it; nothing outside git."""
    others = [f":!{file.relative_to(ROOT)}" for file in but]
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", *others)
    return _git("rev-parse", "--short=9", "HEAD") + ("-dirty" if changed else "")


def machine() -> dict[str, Any]:
    """Processor, cores that may be used, memory, system, Python."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), platform.machine())
    memory_kib = int(Path("/proc/meminfo").read_text().split()[1])
    return {
        "cpu": model, "cores": len(os.sched_getaffinity(0)), "memory_gib": round(memory_kib / 2**20),
        "system": platform.platform(), "python": platform.python_version(),
    }  # fmt: skip


@cache
def versions() -> dict[str, str]:
    """Of what does the work; what is not installed is left out."""
    found = {"Python": platform.python_version()}
    for name, command in _PROGRAMS.items():
        try:
            told = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        except OSError:
            continue
        if number := _NUMBER.search(told.stdout + told.stderr):
            found[name] = number.group()
    for jar in KAFKA_JARS.glob("kafka_*.jar"):
        found["Kafka"] = jar.stem.partition("-")[2]
    return found | {name: metadata.version(name) for name in _PACKAGES}


def _git(*words: str) -> str:
    done = subprocess.run(("git", *words), cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.stdout.strip()

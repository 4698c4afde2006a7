"""A hub with its own broker for a bench, outside any stack; its database's address leads nowhere, for it needs none."""

import asyncio
import os
import signal
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx

from deploy.local.servers import ROOT, free_port, kafka
from deploy.local.stack import http_command
from loadtests.bench.arena import cpu_of
from shared.runtime.topics import make_topics
from shared.testing.servers import Running

READY_WITHIN_S = 60


class HubProcess:
    """Of one hub: its address, and what its worker has used."""

    def __init__(self, bootstrap: str, folder: Path) -> None:
        self.bootstrap = bootstrap
        self.port = free_port()
        away = "nowhere.invalid"
        environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "JINQIU_POSTGRES_DSN": f"postgresql://{away}/",
            "JINQIU_KAFKA_BOOTSTRAP": bootstrap, "JINQIU_REDIS_URL": f"redis://{away}",
            "JINQIU_IDENTITY_URL": f"http://{away}", "JINQIU_KEYS_DIR": str(folder), "JINQIU_NOTES_DIR": str(folder),
        }  # fmt: skip
        command = http_command("jobfair", self.port, factory="services.jobfair.hub:hub")
        with (folder / "hub.log").open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - the stack's own command
                command, env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )

    async def wait_ready(self) -> None:
        """Return when it has caught up with the log."""
        async with asyncio.timeout(READY_WITHIN_S), httpx.AsyncClient(trust_env=False) as client:
            while True:
                with suppress(httpx.TransportError):
                    if (await client.get(f"http://127.0.0.1:{self.port}/readyz")).is_success:
                        return
                await asyncio.sleep(0.1)

    async def figure(self, name: str) -> float:
        """Of /metrics, summed over its labels."""
        async with httpx.AsyncClient(trust_env=False) as client:
            text = (await client.get(f"http://127.0.0.1:{self.port}/metrics", timeout=30)).text
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith(name))

    @property
    def worker(self) -> int:
        """The pid of the process that holds the sockets."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        return max(map(int, children), key=lambda pid: _status(pid, "VmRSS"))

    def rss_bytes(self) -> int:
        """What stands in memory of it."""
        return _status(self.worker, "VmRSS") * 1_024

    def cpu_s(self) -> float:
        """What it has used of the cores."""
        return cpu_of(self.worker)

    def close(self) -> None:
        """End it and its worker."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))


@asynccontextmanager
async def hub_of_its_own() -> AsyncIterator[HubProcess]:
    """A broker, its topics and a hub that is ready; all gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="jinqiu-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        broker = Running(kafka(folder, free_port(), free_port()), folder / "kafka.log")
        try:
            await broker.wait_ready(READY_WITHIN_S)
            await make_topics(broker.server.url)
            hub = HubProcess(broker.server.url, folder)
            try:
                await hub.wait_ready()
                yield hub
            finally:
                hub.close()
        finally:
            broker.stop()

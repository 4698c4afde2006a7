"""A worker process: relay, consumers and timers side by side, each started again when it fails, and its health."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

import structlog
from aiokafka.errors import KafkaError
from granian.constants import Interfaces
from granian.server.embed import Server
from prometheus_client import Counter

from shared.runtime.lease import hold_lease, stopped_within
from shared.runtime.ops import ops_app
from shared.runtime.postgres import AWAY, Database
from shared.runtime.settings import RuntimeSettings

log = structlog.get_logger()

RESTART_FIRST_S = 0.2
RESTART_MAX_S = 2.0
STOP_WITHIN_S = 8.0

_failures = Counter("jinqiu_role_failures_total", "Times a role of a worker failed", ["role"])


class Role(Protocol):
    """Something a worker does until it is stopped."""

    name: str

    async def run(self, stop: asyncio.Event) -> None: ...


class Timer:
    """Do an act every so often while holding the lease of that name; an act says by True that more waits."""

    def __init__(self, name: str, dsn: str, every_s: float, act: Callable[[], Awaitable[bool | None]]) -> None:
        self.name = name
        self._dsn = dsn
        self._every_s = every_s
        self._act = act

    async def run(self, stop: asyncio.Event) -> None:
        """Work until stopped; raises when the act does, to be started again."""
        async with hold_lease(self._dsn, f"timer:{self.name}", stop) as lease:
            while lease is not None and not stop.is_set():
                more = await self._act()
                # The lease lives with its session: asking it also notices when the session is gone.
                await lease.fetchval("select 1")
                await stopped_within(stop, 0 if more else self._every_s)


class Worker:
    """The roles of one service's worker process; `kind` names a process beside the usual one."""

    def __init__(
        self, service: str, settings: RuntimeSettings, database: Database, roles: Sequence[Role], kind: str = "worker"
    ) -> None:
        self.process = f"{service}-{kind}"
        self._settings = settings
        self._database = database
        self._roles = roles
        self._failing: set[str] = set()
        self._tasks: list[asyncio.Task[None]] = []

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT; then stop taking, finish, and return within 8 s."""
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await self._database.open()
        server = Server(
            ops_app(self.process, self._ready),
            address=self._settings.ops_host,
            port=self._settings.ops_port,
            interface=Interfaces.ASGI,
            log_enabled=False,
        )
        serving = asyncio.create_task(server.serve())
        self._tasks = [asyncio.create_task(self._keep_running(role, stop), name=role.name) for role in self._roles]
        for task in self._tasks:
            task.add_done_callback(_tell_of_end)
        log.info("worker_started", roles=[role.name for role in self._roles])
        await stop.wait()
        _, unfinished = await asyncio.wait(self._tasks, timeout=STOP_WITHIN_S)
        for task in unfinished:
            task.cancel()
        server.stop()  # type: ignore[no-untyped-call]
        await asyncio.wait([serving], timeout=1)
        await self._database.close()
        log.info("worker_stopped", unfinished=len(unfinished))

    async def _keep_running(self, role: Role, stop: asyncio.Event) -> None:
        pause = RESTART_FIRST_S
        while not stop.is_set():
            started = asyncio.get_running_loop().time()
            try:
                self._failing.discard(role.name)
                await role.run(stop)
            except (Exception, asyncio.CancelledError) as error:
                if _is_being_cancelled():
                    raise
                _failures.labels(role.name).inc()
                self._failing.add(role.name)
                expected = isinstance(error, (*AWAY, KafkaError))
                log.warning("role_failed", role=role.name, error=repr(error)[:300], exc_info=not expected)
                lived = asyncio.get_running_loop().time() - started
                pause = RESTART_FIRST_S if lived > 10 * RESTART_MAX_S else min(pause * 2, RESTART_MAX_S)
                await stopped_within(stop, pause)

    async def _ready(self) -> bool:
        ended = any(task.done() for task in self._tasks)
        return not self._failing and not ended and await self._database.ready()


def _tell_of_end(task: asyncio.Task[None]) -> None:
    """A role that ends by itself and is not started again would otherwise end without a word."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("role_ended", role=task.get_name(), exc_info=error)


def _is_being_cancelled() -> bool:
    """Whether somebody asked this task to end; a library's own CancelledError that strays into it did not."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0

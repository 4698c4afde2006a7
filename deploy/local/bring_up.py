"""Bring the stack up in order of readiness, and down in the reverse; nothing here waits by the clock alone."""

import asyncio
import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from rich.console import Console

from deploy.local import link_proxy, servers, sessions, supervisor
from deploy.local.environment import common_environment, service_environment, write_endpoints
from deploy.local.servers import ROOT, Server
from deploy.local.stack import SERVICES, USUAL_PORTS, Process, bank_command, processes
from deploy.local.state import State
from deploy.nginx.portal_file import write_portal_file
from deploy.nginx.render import PAGES, Pages, render_gateway

READY_WITHIN_S = 60
OTHERS_START_WITHIN_S = 300
STOP_WITHIN_S = 15
console = Console()


async def up(state: State, *, demo: bool, links: bool = False) -> None:
    """Return when all of it is ready; RuntimeError says where to look. What runs only in part is stopped first."""
    started = time.monotonic()
    if await is_up(state) and (state.endpoints()["demo"], state.endpoints().get("links", False)) == (demo, links):
        console.print("the stack is up already")
        return
    down(state)
    state.make_folders()
    async with starting_alone():
        await _bring_up(state, started, demo=demo, links=links)


async def _bring_up(state: State, started: float, *, demo: bool, links: bool) -> None:
    ports = state.choose_ports(USUAL_PORTS | (link_proxy.PORTS if links else {}))
    behind_link = (ports["kafka-behind-link"], ports["kafka-link"]) if links else None
    infra = [
        servers.ending_at_once(servers.postgres(state.data, ports["postgres"])),
        servers.redis_server(state.data, ports["redis"]),
        servers.kafka(state.data, ports["kafka"], ports["kafka-controller"], behind_link),
    ]
    reached = link_proxy.through(infra, ports) if links else infra
    infra = [link_proxy.proxy(state, ports), *infra] if links else infra
    environment = common_environment(state, ports, reached, demo=demo)
    services = processes(ports)
    write_portal_file(state.portal_file, demo=demo)
    gateway, bank = _gateway(state, ports), _bank(state, ports)
    edge = [gateway, bank] if demo else [gateway]
    _start_supervisor(state, [*infra, *edge], services, environment, reached[0])
    await _start(state, [(server.name, server.ready) for server in infra])
    _say(started, "Postgres, Redis and Kafka are ready")
    await _run_jobs(state, reached[0].url, environment)
    _say(started, "schemas and topics are in place")
    await _start(state, [(one.name, _answers(f"http://127.0.0.1:{one.port}/readyz")) for one in services])
    await _start(state, [(server.name, server.ready) for server in edge])
    write_endpoints(state, ports, services, demo=demo, links=links)
    _say(started, f"ready at http://127.0.0.1:{ports['gateway']}")


@asynccontextmanager
async def starting_alone(name: str = "jinqiu-starts") -> AsyncIterator[None]:
    """One stack of this machine at a time: a port is free until whoever chose it listens, so two would choose the same.

    The name of a socket in the kernel is the lock: nothing is left of it when its holder is gone.
    """
    deadline = time.monotonic() + OTHERS_START_WITHIN_S
    with socket.socket(socket.AF_UNIX) as lock:
        while True:
            try:
                lock.bind(f"\0{name}")
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise RuntimeError("another stack of this machine is starting and does not end") from None
                await asyncio.sleep(0.1)
        yield


async def is_up(state: State) -> bool:
    """Whether the supervisor answers and every service is ready."""
    if not state.endpoints_file.exists() or sessions.leader(state.pid_file(supervisor.SUPERVISOR)) is None:
        return False
    urls = [f"{url}/readyz" for url in state.endpoints()["ops"].values()]
    urls.append(f"{state.endpoints()['gateway']}/portal.json")
    return all(await asyncio.gather(*(_answers(url)() for url in urls)))


def down(state: State) -> None:
    """Stop all of it, doors first and Postgres last; what a killed supervisor left behind too. Data is kept."""
    if sessions.leader(state.pid_file(supervisor.SUPERVISOR)) is not None:
        parts = sorted((one.name for one in processes(USUAL_PORTS)), key=lambda name: not name.endswith("-http"))
        for name in ("gateway", *parts, "bank", link_proxy.NAME, "kafka", "redis", "postgres"):
            _stop(state, name)
    for sent in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        deadline = time.monotonic() + STOP_WITHIN_S
        for file in state.pid_files():
            sessions.send(file, sent)
        while any(map(sessions.members, state.pid_files())) and time.monotonic() < deadline:
            time.sleep(0.1)


def reset(state: State) -> None:
    """Down, and every trace of the stack's data gone; raises RuntimeError for a folder that no stack made."""
    if not state.folder.exists():
        return
    if not state.is_ours():
        raise RuntimeError(f"{state.folder} was not made by a stack: nothing is removed")
    down(state)
    servers.remove_postgres(state.data)
    shutil.rmtree(state.folder, ignore_errors=True)


def _stop(state: State, name: str) -> None:
    try:
        supervisor.call(state, "stop", name=name, waiting=True)
    except (ConnectionError, RuntimeError, OSError):
        return


def _start_supervisor(
    state: State, around: list[Server], services: list[Process], environment: dict[str, str], postgres: Server
) -> None:
    postgres_port = int(postgres.url.rsplit(":", 1)[1].split("/")[0])
    plain = {name: environment[name] for name in environment if not name.startswith("JINQIU_")}
    plain["JINQIU_STATE_DIR"] = str(state.folder)
    watchers = [
        supervisor.watcher(state, server.name, server.command, plain, server.stop_signal, Path("/"))
        for server in around
    ]
    for process in services:
        own = service_environment(environment, process.service, state, postgres_port, process.port)
        watchers.append(supervisor.watcher(state, process.name, process.command, own, signal.SIGTERM, ROOT))
    path = state.control / "watchers.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(watchers))
    with state.log_file("supervisor").open("ab") as log:
        subprocess.Popen(
            (sys.executable, "-m", "deploy.local.supervisor"),
            env={**plain, "PYTHONPATH": str(ROOT)}, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    _wait_for_supervisor(state)


def _wait_for_supervisor(state: State) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while True:
        try:
            if state.supervisor_socket.exists():
                supervisor.call(state, "list")
                return
        except (ConnectionError, RuntimeError):
            pass
        if time.monotonic() > deadline:
            raise RuntimeError(f"the supervisor did not start, see {state.log_file('supervisor')}")
        time.sleep(0.05)


async def _start(state: State, parts: list[tuple[str, Callable[[], Awaitable[bool]]]]) -> None:
    """Start these side by side and wait until each is ready."""
    for name, _ in parts:
        await asyncio.to_thread(supervisor.call, state, "start", name=name)
    await asyncio.gather(*(_until_ready(state, name, ready) for name, ready in parts))


async def _until_ready(state: State, name: str, ready: Callable[[], Awaitable[bool]]) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while not await ready():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{name} did not become ready, see {state.logs / (name + '.log')}")
        await asyncio.sleep(0.2)


def _bank(state: State, ports: dict[str, int]) -> Server:
    url = f"http://127.0.0.1:{ports['bank']}"
    return Server("bank", bank_command(ports["bank"], state.bank), _answers(f"{url}/readyz"), url)


def _answers(url: str) -> Callable[[], Awaitable[bool]]:
    async def ready() -> bool:
        try:
            async with httpx.AsyncClient(timeout=3, trust_env=False) as client:
                return (await client.get(url)).is_success
        except httpx.HTTPError:
            return False

    return ready


async def _run_jobs(state: State, superuser_dsn: str, environment: dict[str, str]) -> None:
    """Keys, roles and schemas; then migrations and topics side by side."""
    state.role_password()
    superuser = {"JINQIU_SUPERUSER_DSN": superuser_dsn, "JINQIU_ROLE_PASSWORD_FILE": str(state.role_password_file)}
    await _job(environment, "shared.runtime.keyfiles", environment["JINQIU_KEYS_DIR"])
    await _job(environment | superuser, "deploy.postgres.bootstrap")
    port = int(superuser_dsn.rsplit(":", 1)[1].split("/", maxsplit=1)[0])
    jobs = [
        _job(service_environment(environment, service, state, port), "shared.runtime.migrate", service)
        for service in SERVICES
    ]
    await asyncio.gather(*jobs, _job(environment | {"JINQIU_POSTGRES_DSN": ""}, "shared.runtime.topics"))


async def _job(environment: dict[str, str], module: str, *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments,
        env=environment, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()
    if process.returncode != 0:
        raise RuntimeError(f"{module} {' '.join(arguments)} failed:\n{output.decode()[-2000:]}")


def _gateway(state: State, ports: dict[str, int]) -> Server:
    addresses = {service: f"127.0.0.1:{ports[f'{service}-http']}" for service in SERVICES}
    config = state.folder / "nginx.conf"
    claims, hubs = ([f"127.0.0.1:{ports[name]}"] for name in ("vouchers-claims", "jobfair-hub"))
    listen, pages = f"127.0.0.1:{ports['gateway']}", Pages(PAGES, state.portal_file)
    user = "root" if servers.needs_root(PAGES) else ""
    config.write_text(render_gateway(listen, state.folder / "nginx", addresses, claims, hubs, pages, user))
    (state.folder / "nginx").mkdir(exist_ok=True)
    command = ("nginx", "-e", "stderr", "-c", str(config))
    url = f"http://127.0.0.1:{ports['gateway']}"
    return Server("gateway", command, _answers(f"{url}/portal.json"), url, stop_signal=signal.SIGQUIT)


def _say(started: float, what: str) -> None:
    console.print(f"[dim]{time.monotonic() - started:5.1f} s[/dim]  {what}")

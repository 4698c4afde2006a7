"""The table of processes: what runs, with which environment, on which port. docker-compose.yml runs the same."""

import sys
from dataclasses import dataclass
from pathlib import Path

SERVICES = ("identity", "treasury", "vouchers", "redemption", "subsidies", "jobfair")

USUAL_PORTS = {
    "gateway": 8080,
    "postgres": 5432,
    "redis": 6379,
    "kafka": 9092,
    "kafka-controller": 9093,
    **{f"{service}-http": 8101 + place for place, service in enumerate(SERVICES)},
    **{f"{service}-worker": 8201 + place for place, service in enumerate(SERVICES)},
    "redemption-notifier": 8211,
    "jobfair-fold": 8212,
    "jobfair-hub": 8213,
    "vouchers-claims": 8214,
    "bank": 8301,
}

HUB = "services.jobfair.hub:hub"
CLAIM_DOOR = "services.vouchers.claims:claims"
ENVIRONMENT = (
    "JINQIU_POSTGRES_DSN",
    "JINQIU_KAFKA_BOOTSTRAP",
    "JINQIU_REDIS_URL",
    "JINQIU_IDENTITY_URL",
    "JINQIU_KEYS_DIR",
    "JINQIU_NOTES_DIR",
    "JINQIU_DOCUMENTS_URL",
    "JINQIU_BANK_URL",
    "JINQIU_BANK_SILENCE_S",
    "JINQIU_NOTICE_NETWORKS",
    "JINQIU_RECONCILE_EVERY_S",
    "JINQIU_HUB_SOCKETS_MAX",
    "JINQIU_OPS_PORT",
    "JINQIU_LOG_FORMAT",
    "JINQIU_DEMO",
    "JINQIU_SMS_URL",
)
"""What every process of a service is told."""


@dataclass(frozen=True)
class Process:
    """A process of a service."""

    name: str
    service: str
    port: int
    command: tuple[str, ...]


def processes(ports: dict[str, int]) -> list[Process]:
    """The services' processes on these ports: a door and a worker each, and what has a process of its own."""
    found = []
    for service in SERVICES:
        http, worker = f"{service}-http", f"{service}-worker"
        found.append(Process(http, service, ports[http], http_command(service, ports[http])))
        found.append(Process(worker, service, ports[worker], worker_command(f"services.{service}.main:worker")))
    notifier, fold, hub, claims = "redemption-notifier", "jobfair-fold", "jobfair-hub", "vouchers-claims"
    return [
        *found,
        Process(notifier, "redemption", ports[notifier], worker_command("services.redemption.notifier:notifier")),
        Process(fold, "jobfair", ports[fold], worker_command("services.jobfair.fold:fold")),
        Process(hub, "jobfair", ports[hub], http_command("jobfair", ports[hub], factory=HUB)),
        Process(claims, "vouchers", ports[claims], http_command("vouchers", ports[claims], factory=CLAIM_DOOR)),
    ]


def http_command(
    service: str, port: int, host: str = "127.0.0.1", factory: str = "", interface: str = ""
) -> tuple[str, ...]:
    """A service's door, or the one that `module:factory` puts together: one granian worker, respawned.

    A hub's requests last as long as their readers stay: it has many more of them at once, each with a small buffer. The
    claim door speaks granian's own interface (`shared/runtime/lone_door.py`).
    """
    hub = ("--backpressure", "16384", "--http1-buffer-size", "16384") if factory == HUB else ()
    interface = interface or ("rsgi" if factory == CLAIM_DOOR else "asgi")
    return (
        str(Path(sys.executable).parent / "granian"),
        "--interface", interface, "--factory", factory or f"services.{service}.main:http",
        "--host", host, "--port", str(port), "--workers", "1", "--respawn-failed-workers",
        "--workers-kill-timeout", "8", "--loop", "uvloop", "--no-ws", "--backlog", "4096", "--no-access-log", *hub,
    )  # fmt: skip


def bank_command(port: int, folder: Path) -> tuple[str, ...]:
    """The simulated bank of a demo, with its books in this folder."""
    return (sys.executable, "-m", "loadtests.bank", "--port", str(port), "--folder", str(folder))


def worker_command(factory: str) -> tuple[str, ...]:
    """A process of relays, consumers, timers and the like, as `module:factory` puts it together."""
    return (sys.executable, "-m", "shared.runtime.run_worker", factory)

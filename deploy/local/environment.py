"""What each process of the stack is told, and what the stack tells of itself."""

import json
import os
from urllib.parse import urlsplit

from deploy.local.servers import ROOT, Server
from deploy.local.stack import SERVICES, Process
from deploy.local.state import State
from deploy.postgres.bootstrap import DATABASE, READER
from shared.contracts.topics import LOGS


def common_environment(state: State, ports: dict[str, int], infra: list[Server], *, demo: bool) -> dict[str, str]:
    """What jobs and services are told alike."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "JAVA_HOME", "TZ") if name in os.environ}
    return {
        **inherited,
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "JINQIU_STATE_DIR": str(state.folder),
        "JINQIU_KAFKA_BOOTSTRAP": infra[2].url,
        "JINQIU_REDIS_URL": infra[1].url,
        "JINQIU_IDENTITY_URL": f"http://127.0.0.1:{ports['identity-http']}",
        "JINQIU_KEYS_DIR": str(state.keys),
        "JINQIU_NOTES_DIR": str(state.notes),
        "JINQIU_DOCUMENTS_URL": state.documents.as_uri(),
        "JINQIU_BANK_URL": os.environ.get("JINQIU_BANK_URL", f"http://127.0.0.1:{ports['bank']}" if demo else ""),
        "JINQIU_BANK_SILENCE_S": os.environ.get("JINQIU_BANK_SILENCE_S", "5" if demo else "3600"),
        "JINQIU_NOTICE_NETWORKS": os.environ.get("JINQIU_NOTICE_NETWORKS", "127.0.0.0/8" if demo else ""),
        "JINQIU_RECONCILE_EVERY_S": os.environ.get("JINQIU_RECONCILE_EVERY_S", "86400"),
        "JINQIU_HUB_SOCKETS_MAX": os.environ.get("JINQIU_HUB_SOCKETS_MAX", "8000"),
        "JINQIU_LOG_FORMAT": "json",
        "JINQIU_DEMO": "1" if demo else "0",
        "JINQIU_SMS_URL": os.environ.get("JINQIU_SMS_URL", ""),
    }


def service_environment(
    common: dict[str, str], service: str, state: State, postgres_port: int, ops_port: int = 0
) -> dict[str, str]:
    """What a process of this service is told: its own role in Postgres, and no other's."""
    dsn = service_dsn(state, service, postgres_port)
    return {**common, "JINQIU_POSTGRES_DSN": dsn, "JINQIU_OPS_PORT": str(ops_port)}


def service_dsn(state: State, service: str, postgres_port: int) -> str:
    """A service's own way into Postgres."""
    return f"postgresql://{service}:{state.role_password()}@127.0.0.1:{postgres_port}/{DATABASE}"


def cli_environment(state: State, service: str) -> dict[str, str]:
    """What a program of this service is told when a person runs it beside the running stack."""
    endpoints = state.endpoints()
    return {
        **os.environ,
        "JINQIU_POSTGRES_DSN": service_dsn(state, service, urlsplit(endpoints["postgres_dsn"]).port or 0),
        "JINQIU_KAFKA_BOOTSTRAP": endpoints["kafka_bootstrap"],
        "JINQIU_REDIS_URL": endpoints["redis_url"],
        "JINQIU_IDENTITY_URL": endpoints["services"]["identity"],
        "JINQIU_KEYS_DIR": str(state.keys),
        "JINQIU_NOTES_DIR": str(state.notes),
        "JINQIU_DOCUMENTS_URL": state.documents.as_uri(),
    }


def write_endpoints(state: State, ports: dict[str, int], services: list[Process], *, demo: bool, links: bool) -> None:
    """Tell everybody where the running stack is, the servers themselves and not the links to them."""
    password = state.role_password()
    endpoints = {
        "gateway": f"http://127.0.0.1:{ports['gateway']}",
        "postgres_dsn": f"postgresql://{READER}:{password}@127.0.0.1:{ports['postgres']}/{DATABASE}",
        "redis_url": f"redis://127.0.0.1:{ports['redis']}/0",
        "kafka_bootstrap": f"127.0.0.1:{ports['kafka']}",
        "topics": [topic.name for topic in LOGS],
        "services": {service: f"http://127.0.0.1:{ports[f'{service}-http']}" for service in SERVICES},
        "ops": {process.name: f"http://127.0.0.1:{process.port}" for process in services},
        "demo": demo,
        "links": links,
    }
    state.endpoints_file.touch(mode=0o600)
    state.endpoints_file.write_text(json.dumps(endpoints, indent=1))

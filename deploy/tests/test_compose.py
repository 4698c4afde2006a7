"""docker-compose.yml and the native stack are one system: processes, environment, ports, settings, topics, jobs."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.docker.make_secrets import make_secrets
from deploy.local.servers import KAFKA_HEAP, KAFKA_SETTINGS, POSTGRES_SETTINGS, REDIS_SETTINGS, ROOT
from deploy.local.stack import ENVIRONMENT, SERVICES, USUAL_PORTS, http_command, processes
from shared.runtime.keyfiles import KEY_NAMES

TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
ALL: dict[str, dict[str, Any]] = COMPOSE["services"]
TOOLS = {name for name, one in ALL.items() if one.get("profiles") == ["tools"]}
JOBS = {name for name, one in ALL.items() if one.get("restart") == "no"} - TOOLS
LASTING = set(ALL) - JOBS - TOOLS
PROCESSES = processes(USUAL_PORTS)
NATIVE_ONLY = ("kafka-controller", "bank")  # the simulated bank belongs to the demo, which the native stack plays
INSIDE = ("-worker", "-notifier", "-fold")
PUBLISHED = [port for port in USUAL_PORTS if port not in NATIVE_ONLY and not port.endswith(INSIDE)]


def test_the_same_processes_run() -> None:
    assert {process.name for process in PROCESSES} | {"postgres", "redis", "kafka", "gateway"} == LASTING


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.name)
def test_a_process_has_the_same_command_port_and_environment(process: Any) -> None:
    one = ALL[process.name]
    if process.name.endswith(("-http", "-hub", "-claims")):
        factory = process.command[process.command.index("--factory") + 1]
        granian, *arguments = http_command(process.service, process.port, "0.0.0.0", factory)
        assert one["command"] == [Path(granian).name, *arguments]
    else:
        assert one["command"] == ["python", *process.command[1:]]
    environment = one["environment"]
    assert set(environment) == set(ENVIRONMENT)
    assert environment["JINQIU_OPS_PORT"] == str(process.port)
    assert environment["JINQIU_POSTGRES_DSN"].startswith(f"postgresql://{process.service}@postgres:5432/jinqiu?")
    assert f"127.0.0.1:{process.port}/readyz" in one["healthcheck"]["test"][-1]


def test_parked_facts_are_seen_with_each_services_own_role() -> None:
    tool = ALL["parked"]
    assert tool["entrypoint"] == ["python", "-m", "deploy.local.parked"]
    dsn = tool["environment"]["JINQIU_SERVICE_DSN"]
    assert {dsn.format(service=service) for service in SERVICES} == {
        ALL[f"{service}-worker"]["environment"]["JINQIU_POSTGRES_DSN"] for service in SERVICES
    }


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_usual_ports_are_published_on_this_machine_only(name: str) -> None:
    (published,) = ALL[name]["ports"]
    variable = f"JINQIU_{name.upper().replace('-', '_')}_PORT"
    inside = 19092 if name == "kafka" else USUAL_PORTS[name]
    assert published == f"127.0.0.1:${{{variable}:-{USUAL_PORTS[name]}}}:{inside}"


def test_servers_have_the_settings_of_the_native_ones() -> None:
    postgres = dict(part.removeprefix("-c").split("=", 1) for part in ALL["postgres"]["command"][1:])
    assert postgres == {name: value for name, value in POSTGRES_SETTINGS.items() if name != "listen_addresses"}
    redis = ALL["redis"]["command"][1:]
    assert dict(zip([name.removeprefix("--") for name in redis[::2]], redis[1::2], strict=True)) == REDIS_SETTINGS
    kafka = ALL["kafka"]["environment"]
    for name, value in KAFKA_SETTINGS.items():
        assert kafka["KAFKA_" + name.upper().replace(".", "_")] == value
    assert kafka["KAFKA_HEAP_OPTS"] == " ".join(KAFKA_HEAP)
    assert kafka["KAFKA_LOG_DIRS"] in ALL["kafka"]["volumes"][0]


def test_every_service_is_migrated_and_topics_are_made_before_its_processes_start() -> None:
    for service in SERVICES:
        job = ALL[f"migrate-{service}"]
        assert job["command"] == ["python", "-m", "shared.runtime.migrate", service]
        for kind in ("http", "worker"):
            after = ALL[f"{service}-{kind}"]["depends_on"]
            assert after[f"migrate-{service}"] == after["topics"] == {"condition": "service_completed_successfully"}
    for name, service in (
        ("redemption-notifier", "redemption"),
        ("jobfair-fold", "jobfair"),
        ("jobfair-hub", "jobfair"),
    ):
        assert ALL[name]["depends_on"] == ALL[f"{service}-worker"]["depends_on"]
    assert ALL["topics"]["command"] == ["python", "-m", "shared.runtime.topics"]
    assert {"secrets", "bootstrap", "topics", "gateway-config"} | {f"migrate-{one}" for one in SERVICES} == JOBS


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_container_is_limited_and_waits_for_what_it_needs(name: str) -> None:
    one = ALL[name]
    assert set(one["deploy"]["resources"]["limits"]) == {"cpus", "memory"}
    assert not {"container_name", "network_mode", "privileged", "pid", "extends", "env_file"} & set(one)
    if name in LASTING:
        assert one["restart"] == "unless-stopped"
        assert one["healthcheck"]["test"][0] == "CMD"
    for other, how in one.get("depends_on", {}).items():
        assert how["condition"] == ("service_completed_successfully" if other in JOBS else "service_healthy")
    for volume in one.get("volumes", []):
        assert volume.split(":")[0] in COMPOSE["volumes"], "only named volumes: no file from outside the repository"


def test_images_have_a_minor_version_and_ours_is_built_from_here() -> None:
    for one in ALL.values():
        assert re.fullmatch(r"[a-z/]+:\d+\.\d+(\.\d+)?", one["image"])
        if one["image"].startswith("jinqiu:"):
            assert one["build"] == {"context": ".", "dockerfile": "deploy/docker/Dockerfile"}
            assert one["init"] is True
            assert one["cap_drop"] == ["ALL"]
    broker = re.search(
        r"<version>(.+?)</version>", (ROOT / "deploy/local/kafka/pom.xml").read_text().split("kafka_2.13")[1]
    )
    assert broker is not None
    assert ALL["kafka"]["image"] == f"apache/kafka:{broker[1]}"
    dockerfile = (ROOT / "deploy/docker/Dockerfile").read_text()
    assert dockerfile.rindex("\nUSER ") > dockerfile.rindex("\nRUN ")
    assert "--require-hashes" in dockerfile
    assert "# syntax=" not in dockerfile


def test_the_gateway_is_handed_pages_that_were_built_in_the_image() -> None:
    assert "COPY --from=pages /web/dist services/portal/web/dist" in (ROOT / "deploy/docker/Dockerfile").read_text()
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert {"**/node_modules", "**/dist"} <= set(ignored)
    folder = ALL["gateway"]["volumes"][0].split(":")[1]
    assert ALL["gateway-config"]["command"][-1] == f"{folder}/nginx.conf"
    given = {"JINQIU_DEMO": "${JINQIU_DEMO:-0}", "JINQIU_BALANCERS": "${JINQIU_BALANCERS:-}"}
    assert ALL["gateway-config"]["environment"] == given


def test_every_variable_has_a_default_and_no_file_holds_a_secret() -> None:
    assert re.findall(r"\$\{[A-Z_]+\}|\$[A-Z_]+", TEXT) == []
    assert not re.search(r"(?i)password:\s*\S", TEXT.replace("postgres-password", ""))
    assert "docker.sock" not in TEXT


def test_secrets_are_made_once(tmp_path: Path) -> None:
    keys, passwords = tmp_path / "keys", tmp_path / "passwords"
    passwords.mkdir()
    make_secrets(keys, passwords)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    make_secrets(keys, passwords)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert {f"{name}.key" for name in KEY_NAMES} | {"pgpass", "roles.password"} == {p.name for p in keys.iterdir()}
    assert all(path.stat().st_mode & 0o077 == 0 for path in keys.iterdir())
    superuser, roles = (keys / "pgpass").read_text().splitlines()
    assert superuser == f"*:*:*:postgres:{(passwords / 'password').read_text()}"
    assert roles == f"*:*:*:*:{(keys / 'roles.password').read_text()}"

"""The servers the stack stands on, as commands: Postgres, Redis and Kafka of one's own in a folder and on a port.

Each function prepares the folder (once) and returns how to run the server and how to ask whether it is ready. The
local stack hands them to its supervisor; tests start them for themselves.
"""

import asyncio
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import asyncpg
import redis.asyncio
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

ROOT = Path(__file__).resolve().parents[2]
KAFKA_JARS = ROOT / ".cache" / "kafka" / "lib"
POSTGRES_BIN = Path("/usr/lib/postgresql/15/bin")
POSTGRES_USER = "postgres"
PROBE_TIMEOUT_S = 2.0


@dataclass(frozen=True)
class Server:
    """How to run a server: `ready` answers True once it can serve."""

    name: str
    command: tuple[str, ...]
    ready: Callable[[], Awaitable[bool]]
    url: str
    stop_signal: signal.Signals = signal.SIGTERM


def free_port() -> int:
    """A port on 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# --- Postgres -------------------------------------------------------------------------------------------------------

POSTGRES_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "wal_compression": "lz4",
    "random_page_cost": "1.1",
    "jit": "off",
    "idle_in_transaction_session_timeout": "30s",
    "fsync": "on",
    "synchronous_commit": "on",
    "log_min_duration_statement": "2s",
    "log_checkpoints": "off",
    "timezone": "UTC",
    "autovacuum_naptime": "20s",
}


def postgres(folder: Path, port: int, **other_settings: str) -> Server:
    """Postgres 15 with durable commits; its superuser's password stands in `<folder>/postgres.password`."""
    folder.mkdir(parents=True, exist_ok=True)
    password_file = folder / "postgres.password"
    if not password_file.exists():
        password_file.touch(mode=0o600)
        password_file.write_text(secrets.token_hex(16))
    data = _postgres_place(folder)
    password = password_file.read_text()
    if not (data / "PG_VERSION").exists():
        _initdb(data, password)
    settings = {**POSTGRES_SETTINGS, **other_settings, "port": str(port), "unix_socket_directories": ""}
    arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    dsn = f"postgresql://{POSTGRES_USER}:{password}@127.0.0.1:{port}/postgres"

    async def ready() -> bool:
        try:
            connection = await asyncpg.connect(dsn, timeout=PROBE_TIMEOUT_S)
        except (OSError, TimeoutError, asyncpg.PostgresError):
            return False
        await connection.close()
        return True

    command = (*_as_postgres(), str(POSTGRES_BIN / "postgres"), "-D", str(data), *arguments)
    return Server("postgres", command, ready, dsn, stop_signal=signal.SIGINT)


# TERM means to Postgres that it ends when its last client does, and a service's sessions never do: meanwhile it lives,
# refuses new ones, and nobody starts it again. So it is told to end at once, whoever sent the TERM, and to whom.
_ENDING_AT_ONCE = """
state=$1; shift
"$@" & postmaster=$!
trap 'kill -INT $postmaster' TERM INT
while kill -0 $postmaster 2>/dev/null; do
    if grep -q stopping "$state" 2>/dev/null; then kill -INT $postmaster; fi
    sleep 1
done
wait $postmaster
"""


def ending_at_once(server: Server) -> Server:
    """The same Postgres, kept by a shell that turns its slow way of ending into the fast one."""
    state = Path(server.command[server.command.index("-D") + 1]) / "postmaster.pid"
    return replace(server, command=("sh", "-c", _ENDING_AT_ONCE, "postgres", str(state), *server.command))


def _as_postgres() -> tuple[str, ...]:
    """Postgres refuses to run as root; anyone else runs it as themselves."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", f"--reuid={POSTGRES_USER}", f"--regid={POSTGRES_USER}", "--init-groups")


def _postgres_place(folder: Path) -> Path:
    """Where the data stands: below the folder, or where the postgres user can go; the place is noted in the folder."""
    note = folder / "postgres.place"
    if note.exists():
        return Path(note.read_text())
    place = folder / "postgres"
    if needs_root(folder):
        digest = sha256(str(folder.resolve()).encode()).hexdigest()[:12]
        place = Path(tempfile.gettempdir()) / f"jinqiu-postgres-{digest}"
    if os.geteuid() == 0:
        folder.chmod(folder.stat().st_mode | 0o011)
    place.mkdir(mode=0o700, exist_ok=True)
    _give_to_postgres(place)
    note.write_text(str(place))
    return place


def needs_root(folder: Path) -> bool:
    """Whether we are root and no other user could come to this folder."""
    return os.geteuid() == 0 and not all(parent.stat().st_mode & 0o001 for parent in folder.resolve().parents)


def _give_to_postgres(path: Path) -> None:
    """Nobody but its owner could read it before, and nobody else can after."""
    if os.geteuid() == 0:
        user = pwd.getpwnam(POSTGRES_USER)
        os.chown(path, user.pw_uid, user.pw_gid)


def _initdb(data: Path, password: str) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".password") as file:
        file.write(password)
        file.flush()
        _give_to_postgres(Path(file.name))
        arguments = ("-D", str(data), "-U", POSTGRES_USER, "-A", "scram-sha-256", f"--pwfile={file.name}")
        encoding = ("-E", "UTF8", "--locale=C.UTF-8")
        command = (*_as_postgres(), str(POSTGRES_BIN / "initdb"), *arguments, *encoding)
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)


def remove_postgres(folder: Path) -> None:
    """Take the data away, wherever it was put."""
    note = folder / "postgres.place"
    if note.exists():
        shutil.rmtree(note.read_text(), ignore_errors=True)


# --- Redis ----------------------------------------------------------------------------------------------------------


REDIS_SETTINGS = {
    "save": "",
    "appendonly": "no",
    "maxmemory": "256mb",
    "maxmemory-policy": "allkeys-lru",
    "tcp-backlog": "511",
}


def redis_server(folder: Path, port: int) -> Server:
    """Redis without persistence: whatever stands in it may be gone at any moment."""
    data = folder / "redis"
    data.mkdir(parents=True, exist_ok=True)
    options = {"bind": "127.0.0.1", "port": str(port), "dir": str(data), **REDIS_SETTINGS}
    command = ("redis-server", *(part for name, value in options.items() for part in (f"--{name}", value)))

    async def ready() -> bool:
        client = redis.asyncio.Redis(port=port, socket_timeout=PROBE_TIMEOUT_S, socket_connect_timeout=PROBE_TIMEOUT_S)
        try:
            return bool(await client.ping())
        except (redis.RedisError, OSError):
            return False
        finally:
            await client.aclose()

    return Server("redis", command, ready, f"redis://127.0.0.1:{port}/0")


# --- Kafka ----------------------------------------------------------------------------------------------------------


KAFKA_HEAP = ("-Xms384m", "-Xmx384m")
KAFKA_SETTINGS = {
    "auto.create.topics.enable": "false",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "4",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "group.initial.rebalance.delay.ms": "0",
    # A broker killed and started again must wait until its old session has ended.
    "broker.session.timeout.ms": "3000",
    "broker.heartbeat.interval.ms": "500",
    "log.cleaner.dedupe.buffer.size": "8388608",
    "log.segment.bytes": "67108864",
}


def kafka(folder: Path, port: int, controller_port: int, link: tuple[int, int] | None = None) -> Server:
    """One Kafka broker that is its own controller (KRaft), from the jars that the set-up fetched.

    `link`: a second port it listens on, and the one that those who come by it are told to come to again.
    """
    data = folder / "kafka"
    data.mkdir(parents=True, exist_ok=True)
    config = folder / "kafka.properties"
    config.write_text(_kafka_properties(data, port, controller_port, link))
    java = (
        "java", *KAFKA_HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", f"{KAFKA_JARS}/*",
    )  # fmt: skip
    if not (data / "meta.properties").exists():
        storage_id = uuid.uuid4().hex[:22]
        arguments = ("format", "-t", storage_id, "-c", str(config), "--ignore-formatted")
        subprocess.run((*java, "kafka.tools.StorageTool", *arguments), check=True, capture_output=True)

    async def ready() -> bool:
        admin = AIOKafkaAdminClient(bootstrap_servers=f"127.0.0.1:{port}", request_timeout_ms=2000)
        try:
            async with asyncio.timeout(PROBE_TIMEOUT_S):
                await admin.start()
                return bool((await admin.describe_cluster())["brokers"])
        except (KafkaError, OSError, TimeoutError):
            return False
        finally:
            await admin.close()

    # A second broker on the same data would damage the first one's metadata log: flock keeps it out.
    lock = ("flock", "--nonblock", "--no-fork", str(folder / "kafka.lock"))
    return Server("kafka", (*lock, *java, "kafka.Kafka", str(config)), ready, f"127.0.0.1:{port}")


def _kafka_properties(data: Path, port: int, controller_port: int, link: tuple[int, int] | None) -> str:
    behind, advertised = (f",LINK://127.0.0.1:{one}" for one in link) if link else ("", "")
    settings = {
        "process.roles": "broker,controller",
        "node.id": "1",
        "controller.quorum.voters": f"1@127.0.0.1:{controller_port}",
        "listeners": f"PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller_port}{behind}",
        "advertised.listeners": f"PLAINTEXT://127.0.0.1:{port}{advertised}",
        "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,LINK:PLAINTEXT",
        "controller.listener.names": "CONTROLLER",
        "log.dirs": str(data),
        **KAFKA_SETTINGS,
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())

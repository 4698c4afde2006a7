"""The notifier as the process it is: kill -9 loses no notice, SIGTERM ends it, and it says whether it is at work."""

import asyncio
import os
import signal
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest

from deploy.local.servers import ROOT, free_port
from services.redemption.adapters.dns_resolver import DnsResolver
from services.redemption.domain.notice_address import Network
from services.redemption.tests.notice_facts import enrol, note, redeemed, register
from services.redemption.tests.systems import System, running
from services.redemption.tests.worlds import RealWorld
from shared.runtime.keyfiles import load_keyring, make_missing_keys
from shared.runtime.signing import private_key_from
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
LOOPBACK: Network = ip_network("127.0.0.0/8")
NOTICES = 400


def notifier(dsn: str, keys: Path, port: int) -> "subprocess.Popen[bytes]":
    told = {
        "POSTGRES_DSN": dsn, "KAFKA_BOOTSTRAP": "", "REDIS_URL": "", "IDENTITY_URL": "", "KEYS_DIR": str(keys),
        "NOTES_DIR": str(keys), "OPS_PORT": str(port), "NOTICE_NETWORKS": str(LOOPBACK),
    }  # fmt: skip
    environment = {f"JINQIU_{name}": value for name, value in told.items()}
    return subprocess.Popen(
        (sys.executable, "-m", "shared.runtime.run_worker", "services.redemption.notifier:notifier"),
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)}, cwd=ROOT, stdout=subprocess.DEVNULL,
    )  # fmt: skip


async def test_killed_at_any_moment_it_loses_no_notice_and_asked_to_stop_it_ends(
    postgres_server: Running, tmp_path: Path
) -> None:
    make_missing_keys(tmp_path)
    platform_key = private_key_from(load_keyring(tmp_path, "answer_signing").newest).public_key().public_bytes_raw()
    async with fresh_database(postgres_server, "redemption") as (database, dsn), running() as system:
        world, port = RealWorld(database), free_port()
        await enrol(world, "m1")
        await register(world, "m1", f"http://127.0.0.1:{system.port}/", DnsResolver(), LOOPBACK)
        await note(world, *map(redeemed, range(1, NOTICES + 1)))
        for kills in range(1, 4):
            process = notifier(dsn, tmp_path, port)
            try:
                await until_got(system, kills * NOTICES // 5)
            finally:
                process.kill()
                process.wait()
        process = notifier(dsn, tmp_path, port)
        try:
            await until_got(system, NOTICES)
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
                assert (await client.get("/readyz")).status_code == 200
                assert (await client.get("/livez")).json()["process"] == "redemption-notifier"
            process.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(process.wait, 10) == 0
        finally:
            process.kill()
            process.wait()
    assert list(dict.fromkeys(system.keys)) == [f"m1-{number}" for number in range(1, NOTICES + 1)]
    assert len(system.got) <= NOTICES + 3  # a kill repeats one at most
    assert len({(one.key, one.body) for one in system.got}) == NOTICES
    assert all(one.is_signed_by(platform_key) for one in system.got)


async def until_got(system: System, number: int) -> None:
    """Wait until the notice of this number has come."""
    async with asyncio.timeout(60):
        while f"m1-{number}" not in system.keys:
            await asyncio.sleep(0.01)

"""Postgres of the native stack ends when it is told to, though its clients stay: else nobody would start it again."""

import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from deploy.local import servers
from deploy.local.servers import free_port
from shared.testing.servers import Running

pytestmark = pytest.mark.integration
WITHIN_S = 30


@pytest.fixture
async def running(servers_folder: Path) -> AsyncIterator[Running]:
    folder = servers_folder / "ending"
    made = Running(servers.ending_at_once(servers.postgres(folder, free_port())), servers_folder / "ending.log")
    try:
        await made.wait_ready()
        yield made
    finally:
        made.stop()


def _postmaster(running: Running) -> int:
    command = running.server.command
    lines = (Path(command[command.index("-D") + 1]) / "postmaster.pid").read_text().splitlines()
    return int(lines[0])


@pytest.mark.parametrize("told", ["the shell that keeps it", "postgres itself"])
async def test_a_term_ends_it_at_once_though_a_client_stays(running: Running, told: str) -> None:
    client = await asyncpg.connect(running.server.url)
    try:
        os.kill(_postmaster(running) if told == "postgres itself" else running.process.pid, signal.SIGTERM)
        running.process.wait(WITHIN_S)
    finally:
        client.terminate()
    assert not await running.server.ready()

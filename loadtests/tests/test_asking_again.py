"""What disturbs a campaign disturbs nobody who only looks."""

import asyncio

import pytest

from loadtests.demo.subsidies import play
from shared.testing.servers import Running


@pytest.mark.integration
async def test_a_database_that_was_just_killed_is_asked_again(
    postgres_server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(play, "PAUSE_S", 0.05)
    postgres_server.process.kill()
    asking = asyncio.create_task(play.ask(postgres_server.server.url, "select 1"))
    await asyncio.sleep(0.2)
    assert not asking.done()
    await postgres_server.kill_and_restart()
    assert await asking == [(1,)]

"""Hubs as they run: on real Kafka, under granian, behind nginx, killed under their readers."""

import asyncio
import subprocess
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from deploy.local.servers import free_port
from deploy.local.stack import SERVICES
from deploy.nginx.render import render_gateway
from services.jobfair.tests.integration.hubs import STREAM, Frames, Hub, Viewer, answers, empty_log, until
from services.jobfair.tests.page import ROOM, comment, figures, retraction
from shared.testing.servers import Running

pytestmark = [pytest.mark.integration, pytest.mark.xdist_group("hub")]


@pytest.fixture
async def log(kafka_server: Running) -> AsyncIterator[Frames]:
    async with empty_log(kafka_server.server.url) as frames:
        yield frames


@pytest.fixture
async def hub(log: Frames, kafka_server: Running, tmp_path: Path) -> AsyncIterator[Hub]:
    hub = Hub(kafka_server.server.url, tmp_path)
    await hub.wait_ready()
    yield hub
    await hub.close()


async def test_a_reader_hears_what_is_told_from_its_coming_on(hub: Hub, log: Frames) -> None:
    await log.figures(figures(1, (1, 2)))
    viewer = Viewer(f"http://{hub.address}")
    await until(lambda: viewer.page.shown == ["c1", "c2"])
    await log.retraction(retraction(1))
    await until(lambda: viewer.page.shown == ["c2"])
    await log.figures(figures(2, (1, 2, 3)))
    await until(lambda: viewer.page.shown == ["c2", "c3"])
    await viewer.leave()


async def test_a_room_that_nothing_was_told_of_yet_waits(hub: Hub, log: Frames) -> None:
    viewer = Viewer(f"http://{hub.address}")
    await until(lambda: viewer.comings == 1)
    await log.figures(figures(1, (1,)))
    await until(lambda: viewer.page.shown == ["c1"])
    await viewer.leave()


async def test_a_reader_that_goes_is_noticed(hub: Hub) -> None:
    viewer = Viewer(f"http://{hub.address}")
    await until(lambda: viewer.comings == 1)
    assert await hub.figure("jinqiu_hub_sockets") == 1
    await viewer.leave()
    async with asyncio.timeout(30):
        while await hub.figure("jinqiu_hub_sockets"):
            await asyncio.sleep(0.05)


async def test_what_no_page_can_read_is_passed_over(hub: Hub, log: Frames) -> None:
    viewer = Viewer(f"http://{hub.address}")
    await log.tell("figures", b"{")
    await log.tell("surprise", figures(1))
    await log.tell("figures", figures(1), channel="nobody")
    await log.figures(figures(2, (1,)))
    await until(lambda: viewer.page.shown == ["c1"])
    assert await hub.figure("jinqiu_hub_unreadable_total") == 3
    await viewer.leave()


async def test_a_hub_told_to_stop_ends_its_streams_and_goes(hub: Hub, log: Frames) -> None:
    viewer = Viewer(f"http://{hub.address}")
    await until(lambda: viewer.comings == 1)
    await hub.stop()
    assert "Killing" not in hub.said()  # what the server does to a worker that stays
    await viewer.leave()


async def test_a_hub_started_anew_reads_back_what_a_reader_missed(
    hub: Hub, log: Frames, kafka_server: Running, tmp_path: Path
) -> None:
    await log.figures(figures(1, (1, 2)))
    viewer = Viewer(f"http://{hub.address}")
    await until(lambda: viewer.page.shown == ["c1", "c2"])
    await viewer.leave()
    hub.kill()
    await log.retraction(retraction(2))
    other = Hub(kafka_server.server.url, tmp_path)
    try:
        await other.wait_ready()
        page, viewer = viewer.page, Viewer(f"http://{other.address}")
        viewer.page.frame, viewer.page.last_event_id = page.frame, page.last_event_id
        await until(lambda: viewer.page.shown == ["c1"])
        await viewer.leave()
    finally:
        await other.close()


async def test_while_the_log_is_away_readers_stay_and_afterwards_hear_on(
    hub: Hub, log: Frames, kafka_server: Running
) -> None:
    await log.figures(figures(1, (1,)))
    viewer = Viewer(f"http://{hub.address}")
    await until(lambda: viewer.page.shown == ["c1"])
    await kafka_server.kill_and_restart()
    await log.figures(figures(2, (1, 2)))
    await until(lambda: viewer.page.shown == ["c1", "c2"])
    assert viewer.comings == 1
    assert await answers(f"http://{hub.address}/readyz")
    await viewer.leave()


async def test_comments_can_be_read_as_plain_text(hub: Hub, log: Frames) -> None:
    await log.figures(figures(1, (1, 2)))
    await log.retraction(retraction(1))
    target = f"http://{hub.address}/api/jobfair/v1/rooms/{ROOM}/comments"
    async with httpx.AsyncClient(trust_env=False) as client:
        async with asyncio.timeout(30):
            while len(told := (await client.get(target)).json()["comments"]) != 1:
                await asyncio.sleep(0.02)
        assert told == [{"comment_id": "c2", "by": comment(2).by, "text": comment(2).text, "at_ms": 2}]
        assert (await client.get(target, headers={"Accept": "text/plain"})).text == "观众2：第2条\n"


@pytest.fixture
async def two_hubs(log: Frames, kafka_server: Running, tmp_path: Path) -> AsyncIterator[tuple[str, list[Hub]]]:
    hubs = [Hub(kafka_server.server.url, tmp_path) for _ in range(2)]
    own = tmp_path / "gateway"
    own.mkdir()
    listen, config = f"127.0.0.1:{free_port()}", own / "nginx.conf"
    away = f"127.0.0.1:{free_port()}"
    config.write_text(render_gateway(listen, own, dict.fromkeys(SERVICES, away), [away], [hub.address for hub in hubs]))
    gateway = subprocess.Popen(("nginx", "-e", str(own / "log"), "-c", str(config)))  # noqa: ASYNC220
    for hub in hubs:
        await hub.wait_ready()
    yield f"http://{listen}", hubs
    gateway.terminate()
    gateway.wait()
    for hub in hubs:
        await hub.close()


async def test_readers_of_a_killed_hub_resume_at_the_other_and_lose_nothing(
    two_hubs: tuple[str, list[Hub]], log: Frames
) -> None:
    gateway, hubs = two_hubs
    await log.figures(figures(0, (0,)))
    viewers = [Viewer(gateway) for _ in range(60)]
    await until(lambda: all(viewer.page.frame for viewer in viewers))
    assert all([await hub.figure("jinqiu_hub_sockets") > 0 for hub in hubs])
    retracted = []
    for number in range(1, 60):
        await log.figures(figures(number, tuple(range(max(0, number - 10), number + 1))))
        if number % 3 == 0:
            retracted.append(await log.retraction(retraction(number)))
        if number == 20:
            hubs[0].kill()
    shown = [f"c{number}" for number in range(49, 60) if number % 3]
    await until(lambda: all(viewer.page.shown == shown for viewer in viewers))
    for viewer in viewers:
        assert set(retracted) <= {event_id for kind, event_id in viewer.page.heard if kind == "retraction"}
    assert sum(viewer.comings for viewer in viewers) > len(viewers)
    assert await hubs[1].figure("jinqiu_hub_sockets") == len(viewers)
    for viewer in viewers:
        await viewer.leave()


async def test_a_reader_that_takes_nothing_is_cut_off_and_changes_nothing_for_the_others(hub: Hub, log: Frames) -> None:
    _, stalled = await asyncio.open_connection("127.0.0.1", hub.port, limit=1)
    stalled.write(f"GET {STREAM} HTTP/1.1\r\nHost: city\r\n\r\n".encode())
    viewer = Viewer(f"http://{hub.address}")
    await until(lambda: viewer.comings == 1)
    frame = figures(1, tuple(range(5_000)))  # some 400 kB: the kernel's buffers are full soon
    async with asyncio.timeout(110):
        while not await hub.figure("jinqiu_hub_cut_total"):
            told = await log.figures(frame)
            await until(partial(viewer.page.has_heard, told))
    assert await hub.figure("jinqiu_hub_sockets") == 1
    stalled.close()
    await viewer.leave()

"""Frames to readers: whoever is slow, stalls or comes back ends with what a reader who saw everything has."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.adapters.memory_fanout import (
    CHANNEL_KEPT_S,
    HEARTBEAT,
    HEARTBEAT_S,
    SLOW_AFTER_S,
    encode,
)
from services.jobfair.domain.backlog import RETRACTIONS_WAITING_MAX, Backlog
from services.jobfair.domain.channel import RETRACTIONS_KEPT_MAX, Channel, Event
from services.jobfair.tests.fanout_world import CHANNEL, Stage
from services.jobfair.tests.page import ROOM, events_in, figures, retraction, wall
from services.jobfair.usecases.fanout_ports import Subscription
from services.jobfair.usecases.follow_channel import follow_channel
from services.jobfair.usecases.list_comments import list_comments
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


@pytest.fixture
def stage() -> Stage:
    return Stage()


async def taken(subscription: Subscription) -> bytes:
    wire = await subscription.take()
    assert wire is not None
    return wire


async def test_a_reader_who_comes_is_told_the_retractions_and_then_the_newest_figures(stage: Stage) -> None:
    await stage.tell("figures", figures(1, (1,)))
    await stage.tell("retraction", retraction(1))
    await stage.tell("figures", figures(2, (1, 2)))
    told = list(events_in(await taken(await stage.follow())))
    assert [(event_id, kind) for event_id, kind, _ in told] == [(2, "retraction"), (3, "figures")]


async def test_one_frame_is_the_same_bytes_for_all(stage: Stage) -> None:
    readers = [await stage.follow() for _ in range(2)]
    await stage.tell("figures", figures(1))
    first, second = [await reader.take() for reader in readers]
    assert first is second


async def test_a_retraction_overtakes_figures_that_wait_and_newer_figures_replace_them(stage: Stage) -> None:
    reader = await stage.follow()
    for at_ms in (1, 2):
        await stage.tell("figures", figures(at_ms))
    await stage.tell("retraction", retraction(1))
    told = list(events_in(await taken(reader)))
    assert [(event_id, kind) for event_id, kind, _ in told] == [(3, "retraction"), (2, "figures")]


async def test_a_reader_hears_of_its_own_channel_only(stage: Stage) -> None:
    reader = await stage.follow(channel="fair:f-1")
    await stage.tell("figures", figures(1))
    await stage.tell("figures", wall(1), channel="fair:f-1")
    assert [event_id for event_id, _, _ in events_in(await taken(reader))] == [2]


async def test_figures_told_twice_are_told_once(stage: Stage) -> None:
    reader = await stage.follow()
    for _ in range(2):
        stage.fanout.publish(CHANNEL, "figures", 5, figures(1), 1)
        stage.fanout.publish(CHANNEL, "retraction", 6, retraction(1), None)
    assert [event_id for event_id, _, _ in events_in(await taken(reader))] == [6, 5]


async def test_a_reader_waits_until_something_is_told(stage: Stage) -> None:
    reader = await stage.follow()
    waiting = asyncio.create_task(reader.take())
    await asyncio.sleep(0)
    await stage.tell("figures", figures(1))
    assert [kind for _, kind, _ in events_in(await waiting or b"")] == ["figures"]


async def test_no_more_readers_than_there_is_room_for() -> None:
    stage = Stage(sockets_max=1)
    first = await stage.follow()
    refused = await follow_channel(stage.fanout, CHANNEL, "", lambda: None)
    assert isinstance(refused, Refused)
    assert refused.reason is Code.BUSY_RETRY
    assert first.leave() is False
    first.leave()
    await stage.follow()
    assert stage.fanout.sockets == 1


async def test_a_reader_that_takes_nothing_is_cut_off_and_its_writing_given_up(stage: Stage) -> None:
    slow, quick = await stage.follow(), await stage.follow()
    await stage.tell("figures", figures(1))
    await slow.take()
    await quick.take()
    idle = asyncio.create_task(quick.take())
    await asyncio.sleep(0)
    stage.clock.now += SLOW_AFTER_S
    stage.fanout.sweep()
    assert stage.cut == 1
    assert slow.leave() is True
    assert await slow.take() is None
    assert await idle == HEARTBEAT


async def test_a_silent_stream_beats_once_and_a_beat_is_no_frame(stage: Stage) -> None:
    reader = await stage.follow()
    waiting = asyncio.create_task(reader.take())
    await asyncio.sleep(0)
    stage.clock.now += HEARTBEAT_S
    stage.fanout.sweep()
    assert await waiting == HEARTBEAT
    waiting = asyncio.create_task(reader.take())
    await asyncio.sleep(0)
    stage.fanout.sweep()
    assert not waiting.done()
    await stage.tell("figures", figures(1))
    assert b"event: figures" in (await waiting or b"")


async def test_a_reader_whose_queue_of_retractions_is_full_is_sent_away(stage: Stage) -> None:
    await stage.follow()
    for number in range(RETRACTIONS_WAITING_MAX + 2):
        await stage.tell("retraction", retraction(number))
    (reader,) = stage.fanout._readers[CHANNEL]
    assert (reader.was_cut, stage.cut) == (True, 0)  # nothing was being written
    assert await reader.take() is None


async def test_at_the_end_all_streams_end_and_nobody_new_is_taken(stage: Stage) -> None:
    reader = await stage.follow()
    waiting = asyncio.create_task(reader.take())
    ending = asyncio.create_task(stage.fanout.end_all())
    assert await waiting is None
    reader.leave()
    await ending
    assert isinstance(await follow_channel(stage.fanout, CHANNEL, "", lambda: None), Refused)


async def test_another_cluster_begins_anew_with_new_readers(stage: Stage) -> None:
    await stage.tell("figures", figures(1))
    reader = await stage.follow()
    stage.fanout.start_over()
    assert await reader.take() is None
    assert stage.fanout.kept(CHANNEL) == (None, [])


async def test_a_channel_of_long_ago_is_forgotten_unless_somebody_reads(stage: Stage) -> None:
    await stage.tell("figures", figures(1))
    await stage.tell("figures", wall(1), channel="fair:f-1")
    await stage.follow()
    stage.clock.now += CHANNEL_KEPT_S
    stage.fanout.sweep()
    assert stage.fanout.kept("fair:f-1").newest is None
    assert stage.fanout.kept(CHANNEL).newest is not None


async def test_entered_it_sweeps_and_left_it_ends_every_stream() -> None:
    stage = Stage()
    async with stage.fanout:
        reader = await stage.follow()
        asyncio.get_running_loop().call_soon(reader.leave)
    assert await reader.take() is None


@pytest.mark.parametrize(
    ("channel", "kind", "data"),
    [
        ("nobody", "figures", figures(1)),
        ("room:" + "x" * 81, "figures", figures(1)),
        (CHANNEL, "surprise", figures(1)),
        (CHANNEL, "figures", b"{"),
        (CHANNEL, "figures", b"\xff"),
        (CHANNEL, "figures", wall(1)),
        (CHANNEL, "retraction", b"{}"),
        ("fair:f-1", "figures", figures(1)),
    ],
)
async def test_what_no_page_could_read_reaches_nobody(stage: Stage, channel: str, kind: str, data: bytes) -> None:
    refused = await stage.tell(kind, data, channel)
    assert refused is not None
    assert refused.reason is Code.MALFORMED
    assert stage.fanout.kept(channel) == (None, [])


async def test_comments_are_those_of_the_newest_frame_less_the_retracted(stage: Stage) -> None:
    assert await list_comments(stage.fanout, ROOM) == []
    await stage.tell("figures", figures(1, (1, 2, 3)))
    await stage.tell("retraction", retraction(2))
    assert [comment.comment_id for comment in await list_comments(stage.fanout, ROOM)] == ["c1", "c3"]


@pytest.mark.parametrize("last", ["", "abc", "-1", "9" * 19, "٣"])
async def test_an_id_that_is_none_of_ours_is_answered_with_all_that_is_kept(stage: Stage, last: str) -> None:
    await stage.tell("retraction", retraction(1))
    await stage.tell("figures", figures(1))
    assert len(list(events_in(await taken(await stage.follow(last))))) == 2


@given(data=st.text().map(str.encode))
def test_data_of_any_lines_stays_within_its_event(data: bytes) -> None:
    wire = encode(7, "figures", data)
    assert wire.startswith(b"id: 7\nevent: figures\ndata: ")
    assert wire.endswith(b"\n\n")
    assert wire.count(b"\n\n") == 1
    assert [line.removeprefix(b"data: ") for line in wire.splitlines()[2:-1]] == (data.splitlines() or [b""])


def event(event_id: int) -> Event:
    return Event(event_id, b"", b"")


def test_a_retraction_that_is_not_kept_any_more_makes_an_older_id_worth_nothing() -> None:
    channel = Channel()
    for number in range(RETRACTIONS_KEPT_MAX + 1):
        assert channel.keep_retraction(event(number))
    assert not channel.keep_retraction(event(0))
    assert not channel.keep_figures(event(0))
    kept = [one.event_id for one in channel.retractions]
    assert [one.event_id for one in channel.resume(0)[0]] == kept  # the forgotten one was 0: it is known to be heard
    assert [one.event_id for one in channel.resume(5)[0]] == kept[5:]
    assert channel.resume(RETRACTIONS_KEPT_MAX)[0] == []
    assert [one.event_id for one in channel.resume(RETRACTIONS_KEPT_MAX + 1)[0]] == kept  # not reached here yet


def test_what_waits_is_bounded() -> None:
    backlog = Backlog([], None)
    assert not backlog.add_figures(event(1))
    assert backlog.add_figures(event(2))
    assert all(backlog.add_retraction(event(3 + number)) for number in range(RETRACTIONS_WAITING_MAX))
    assert not backlog.add_retraction(event(9_999))
    assert len(backlog.take()) == RETRACTIONS_WAITING_MAX + 1
    assert backlog.take() == ()

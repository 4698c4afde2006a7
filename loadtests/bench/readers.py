"""`python -m loadtests.bench.readers`: what a reader of a live room costs its hub, and what others' trouble costs it.

Starts a broker and one hub of its own. READERS (5,000) follow one room, whose frames (20 comments, 3 kB) are made twice
a second. Reported: how late a frame is read, bytes, CPU and memory a reader; the same with one reader in a hundred
stalled, in PAIRS (7) of windows A, B, A, B …; and how long a storm takes: all lines break, and each comes back with the
last id it saw within the 1 to 4 s that the hub told it. The hub's database address leads nowhere: whatever it answers,
it answers from memory.
"""

import asyncio
import os
import time
from statistics import median
from typing import cast

import msgspec
from aiokafka import AIOKafkaProducer
from rich.console import Console
from rich.table import Table

from loadtests.bench.hub_process import HubProcess, hub_of_its_own
from loadtests.bench.sse_readers import Heard, ReaderProcess
from shared.contracts.fair_frames import FIGURES, KIND_HEADER, RoomFrame
from shared.contracts.fair_records import FRAMES, Comment

ROOM = "bench"
TICK_S = 0.5
WINDOW_S = 10.0
STALLED_SHARE = 0.01
COME_BACK_S = (1.0, 4.0)
console = Console()


async def main() -> None:
    """Prepare, read, trouble, report."""
    count, pairs = int(os.environ.get("READERS", "5000")), int(os.environ.get("PAIRS", "7"))
    async with hub_of_its_own() as hub:
        producer = AIOKafkaProducer(bootstrap_servers=hub.bootstrap, enable_idempotence=True)
        await producer.start()
        telling = asyncio.create_task(_tell_frames(producer))
        readers = ReaderProcess("127.0.0.1", hub.port, f"/api/jobfair/v1/rooms/{ROOM}/stream")
        try:
            idle = hub.rss_bytes()
            first_s = cast("float", await _ask(readers, "connect", count))
            quiet, troubled, cost = await _windows(hub, readers, count, pairs)
            rss = (hub.rss_bytes() - idle) / count
            cut = await hub.figure("jinqiu_hub_cut_total")
            storms = [await _storm(readers, count) for _ in range(3)]
        finally:
            readers.close()
            telling.cancel()
            await asyncio.wait([telling])
            await producer.stop()
    _report(count, first_s, quiet, troubled, cost, rss, storms)
    console.print(f"cut off by the hub: {cut:.0f}")


async def _tell_frames(producer: AIOKafkaProducer) -> None:
    comments = [
        Comment(f"2-viewer-{number:08d}-m{number}", f"观众{number}", "这个岗位还招人吗？" * 3, 1)
        for number in range(20)
    ]
    headers = [(KIND_HEADER, FIGURES.encode())]
    while True:
        now = time.time_ns() // 1_000_000
        frame = RoomFrame(ROOM, "OPEN", now, now, 5_000, 285_000, 1, 20, "s1", "c1", ["j1", "j2"], None, comments)
        await producer.send_and_wait(FRAMES, msgspec.json.encode(frame), key=f"room:{ROOM}".encode(), headers=headers)
        await asyncio.sleep(TICK_S)


async def _windows(
    hub: HubProcess, readers: ReaderProcess, count: int, pairs: int
) -> tuple[list[Heard], list[Heard], tuple[float, float]]:
    """Windows of quiet and of trouble in turn, and CPU seconds and bytes a reader and second in the quiet ones."""
    quiet, troubled, cpu_s = [], [], 0.0
    for pair in range(pairs):
        console.print(f"pair {pair + 1} of {pairs}")
        before = hub.cpu_s()
        quiet.append(cast("Heard", await _ask(readers, "read", WINDOW_S)))
        cpu_s += hub.cpu_s() - before
        await _ask(readers, "stall", int(count * STALLED_SHARE))
        troubled.append(cast("Heard", await _ask(readers, "read", WINDOW_S)))
        await _ask(readers, "connect", cast("int", await _ask(readers, "drop_stalled")))
    seconds = pairs * WINDOW_S * count
    return quiet, troubled, (cpu_s / seconds, sum(heard.bytes_read for heard in quiet) / seconds)


async def _storm(readers: ReaderProcess, count: int) -> float:
    """All lines break; each comes back when its page was told to, 1 to 4 s later. Seconds until all have figures."""
    await _ask(readers, "break_off")
    await asyncio.sleep(COME_BACK_S[0])
    return COME_BACK_S[0] + cast("float", await _ask(readers, "connect", count, COME_BACK_S[1] - COME_BACK_S[0]))


async def _ask(readers: ReaderProcess, act: str, *arguments: float) -> object:
    return await asyncio.to_thread(readers.ask, act, *arguments)


def _p99(heard: Heard) -> float:
    return sorted(heard.lags_s)[int(len(heard.lags_s) * 0.99)]


def _report(
    count: int, first_s: float, quiet: list[Heard], troubled: list[Heard], cost: tuple[float, float], rss: float,
    storms: list[float],
) -> None:  # fmt: skip
    ratios = [_p99(b) / _p99(a) for a, b in zip(quiet, troubled, strict=True)]
    table = Table("what", "figure", title=f"{count:,} readers of one room on one hub process, a frame every {TICK_S} s")
    rows = {
        "frame made → read, median of the windows' medians": f"{median(median(one.lags_s) for one in quiet):.3f} s",
        "the same, p99": f"{median(map(_p99, quiet)):.3f} s",
        "p99 with 1 % stalled / without, median (min–max)":
            f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})",
        "bytes a reader and second": f"{cost[1]:,.0f}",
        "CPU a reader and frame": f"{cost[0] * TICK_S * 1e6:.1f} µs",
        "memory a reader (RSS)": f"{rss / 1_000:.1f} kB",
        "all come at once": f"{first_s:.1f} s",
        "all lines break: all are back after": ", ".join(f"{one:.1f} s" for one in storms),
    }  # fmt: skip
    for what, figure in rows.items():
        table.add_row(what, figure)
    console.print(table)


if __name__ == "__main__":
    asyncio.run(main())

"""`python -m loadtests.bench.pack_sender`: viewers who send packs as fast as they are answered, a process.

Told by a line of JSON on stdin for each run, answers each with a line on stdout: how many packs got which status, the
milliseconds of each, and the CPU this process took. Plain sockets: the cheaper the generator, the more the door gets.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from statistics import quantiles
from typing import Any

NUMBER = b"@@@@@@@@"
JOB = "job-1001"


def pack_body(items: int) -> bytes:
    """A pack as a page sends it: beats, likes, cards shown and clicked; `NUMBER` makes its message ids its own."""
    kinds: list[dict[str, Any]] = [
        {"kind": "beat"}, {"kind": "like", "count": 3}, {"kind": "impression", "job_id": JOB},
        {"kind": "like", "count": 1}, {"kind": "click", "job_id": JOB},
    ]  # fmt: skip
    now_ms = int(time.time() * 1_000)
    made = [
        {**kinds[place % len(kinds)], "message_id": f"m{NUMBER.decode()}-{place}", "at_ms": now_ms}
        for place in range(items)
    ]
    return json.dumps({"items": made}, separators=(",", ":")).encode()


async def run(port: int, path: str, tokens: list[str], items: int, seconds: float) -> dict[str, Any]:
    """All viewers at once, one connection each."""
    statuses: Counter[int] = Counter()
    spent_ms: list[float] = []
    template = pack_body(items)
    end = time.perf_counter() + seconds
    cpu = time.process_time()

    async def view(viewer: int, token: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Viewer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(template)}\r\n\r\n"
        ).encode()
        number = 0
        while (started := time.perf_counter()) < end:
            number += 1
            writer.write(head + template.replace(NUMBER, b"%03d%05d" % (viewer, number)))
            answer = await reader.readuntil(b"\r\n\r\n")
            length = int(answer.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            await reader.readexactly(length)
            statuses[int(answer[9:12])] += 1
            spent_ms.append((time.perf_counter() - started) * 1e3)
        writer.close()

    started = time.perf_counter()
    await asyncio.gather(*(view(viewer, token) for viewer, token in enumerate(tokens)))
    took = time.perf_counter() - started
    cuts = quantiles(spent_ms, n=100)
    return {
        "statuses": {str(code): count for code, count in statuses.items()},
        "items_per_s": statuses[202] * items / took,
        "p50_ms": cuts[49],
        "p99_ms": cuts[98],
        "cpu_s": time.process_time() - cpu,
    }


def main() -> None:
    """Serve runs until stdin ends."""
    for line in sys.stdin:
        print(json.dumps(asyncio.run(run(**json.loads(line)))), flush=True)


if __name__ == "__main__":
    main()

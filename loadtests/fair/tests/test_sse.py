"""A page's stream of events: read on at the last one's id when it breaks."""

from aiohttp import web
from aiohttp.test_utils import TestServer

from loadtests.clients.sse import ServerEvent, server_events


class Stream:
    """Two events and a comment line, then the stream breaks off; each reader is asked what it has seen."""

    def __init__(self) -> None:
        self.seen: list[tuple[str | None, str | None]] = []

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.seen.append((request.headers.get("Last-Event-ID"), request.headers.get("Authorization")))
        if len(self.seen) == 2:
            return web.Response(status=503)
        first = int(self.seen[-1][0] or "-1") + 1
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n:\n\n")
        for number in (first, first + 1):
            await response.write(f"id: {number}\nevent: figures\ndata: {{}}\n\n".encode())
        return response


async def test_a_stream_that_breaks_is_read_on_where_it_broke() -> None:
    stream = Stream()
    app = web.Application()
    app.router.add_get("/wall", stream.serve)
    found: list[ServerEvent] = []
    async with TestServer(app) as server:
        events = server_events(str(server.make_url("/")), "/wall", token="t")
        async for event in events:
            found.append(event)
            if len(found) == 4:
                break
        await events.aclose()
    assert [event.event_id for event in found] == ["0", "1", "2", "3"]
    assert {event.kind for event in found} == {"figures"}
    assert stream.seen == [(None, "Bearer t"), ("1", "Bearer t"), ("1", "Bearer t")]

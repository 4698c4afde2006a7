"""Whoever is slow, loses the line or changes the hub ends with what a reader who saw everything has."""

import asyncio

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from services.jobfair.adapters.memory_fanout import MemoryFanout, encode
from services.jobfair.tests.fanout_world import CHANNEL
from services.jobfair.tests.page import Page, figures, retraction
from services.jobfair.usecases.deliver_frame import Told, deliver_frame
from services.jobfair.usecases.fanout_ports import Subscription
from services.jobfair.usecases.follow_channel import follow_channel
from shared.kernel.decision import Refused


class Readers(RuleBasedStateMachine):
    """Any interleaving of frames, retractions, stalls, cuts mid-write and reconnects, to two hubs one of which lags."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.log: list[tuple[str, bytes]] = []
        self.hubs = [MemoryFanout(100), MemoryFanout(100)]
        self.read = [0, 0]
        self.page, self.perfect = Page(), Page()
        self.hub = 0
        self.comments: list[int] = []
        self.stream = self._subscribe()

    def _subscribe(self) -> Subscription:
        found = self.loop.run_until_complete(
            follow_channel(self.hubs[self.hub], CHANNEL, self.page.last_event_id, lambda: None)
        )
        assert not isinstance(found, Refused)
        return found

    def _tell(self, kind: str, data: bytes) -> None:
        self.perfect.read(encode(len(self.log), kind, data))
        self.log.append((kind, data))

    @rule(new=st.booleans())
    def a_frame_is_made(self, new: bool) -> None:
        if new:
            self.comments = [*self.comments, len(self.log)][-20:]
        self._tell("figures", figures(len(self.log), tuple(self.comments)))

    @precondition(lambda self: self.comments)
    @rule(back=st.integers(0, 3))
    def a_comment_is_retracted(self, back: int) -> None:
        """Frames go on listing it until the merge knows of it."""
        self._tell("retraction", retraction(self.comments[-1 - back % len(self.comments)]))

    @precondition(lambda self: self.perfect.retracted)
    @rule()
    def the_merge_knows_of_retractions(self) -> None:
        self.comments = [one for one in self.comments if f"c{one}" not in self.perfect.retracted]

    @rule(hub=st.integers(0, 1), records=st.sampled_from([1, 2, 50]))
    def a_hub_reads_on(self, hub: int, records: int) -> None:
        for position in range(self.read[hub], min(self.read[hub] + records, len(self.log))):
            kind, data = self.log[position]
            self.loop.run_until_complete(deliver_frame(self.hubs[hub], Told(position, CHANNEL, kind, data)))
            self.read[hub] = position + 1

    def _take(self) -> bytes | None:
        taking = self.loop.create_task(self.stream.take())
        self.loop.run_until_complete(asyncio.wait([taking], timeout=0))
        if taking.done():
            return taking.result()
        taking.cancel()
        self.loop.run_until_complete(asyncio.wait([taking]))
        return None

    @rule()
    def the_reader_reads(self) -> None:
        self.page.read(self._take() or b"")

    @rule(part=st.floats(0, 1), hub=st.integers(0, 1))
    def its_line_breaks_while_it_reads(self, part: float, hub: int) -> None:
        wire = self._take() or b""
        self.page.read(wire[: int(len(wire) * part)])
        self.page.reconnect()
        self.stream.leave()
        self.hub = hub
        self.stream = self._subscribe()

    @invariant()
    def one_reader_is_counted(self) -> None:
        assert [hub.sockets for hub in self.hubs] == [int(self.hub == 0), int(self.hub == 1)]

    def teardown(self) -> None:
        """In the end everything is read: then it is as if nothing had ever gone wrong."""
        for hub in range(2):
            self.a_hub_reads_on(hub, len(self.log))
        while wire := self._take():
            self.page.read(wire)
        assert self.page.shown == self.perfect.shown
        shown = self.perfect.frame.comments if self.perfect.frame else []
        held = {comment.comment_id for comment in shown} & self.perfect.retracted
        assert held <= self.page.retracted
        self.loop.close()


TestReaders = Readers.TestCase
TestReaders.settings = settings(max_examples=100, stateful_step_count=40)

"""A merchant's notices in any order of facts, answers, repairs and crashes: none lost, none out of order, and the same
bytes under the same key for ever."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from services.redemption.domain.notice import EndpointState, Outcome, Pace
from services.redemption.tests.fake_notices import FakeNotices, FakeReceiver, FakeResolver
from services.redemption.tests.notice_facts import enrol, note, redeemed, register
from services.redemption.tests.worlds import FakeWorld
from services.redemption.usecases.deliver_notices import TURN_NOTICES_MAX, Post, deliver_notices
from services.redemption.usecases.notice_ports import CheckedUrl
from services.redemption.usecases.remove_endpoint import remove_endpoint
from services.redemption.usecases.resend_notice import resend_notice
from services.redemption.usecases.resume_endpoint import resume_endpoint

Done = TypeVar("Done")
PACE = Pace(first_s=1, pause_max_s=8, attempts_max=5)
URL = "https://shop.cn/"


class KilledError(Exception):
    """The notifier is gone between sending and noting."""


class Dying(FakeReceiver):
    """The receiver has the notice, and nobody of ours hears of it."""

    async def send(self, to: CheckedUrl, key: str, body: str) -> Outcome:
        await super().send(to, key, body)
        raise KilledError


class NoticeMachine(RuleBasedStateMachine):
    @initialize()
    def enrol(self) -> None:
        self.world = FakeWorld()
        self.book: FakeNotices = self.world.deliveries
        self.bodies: dict[str, str] = {}
        self.facts = 0
        do(enrol(self.world, "m1"))

    @rule(count=st.integers(1, 4))
    def tell(self, count: int) -> None:
        facts = [redeemed(self.facts + number) for number in range(1, count + 1)]
        do(note(self.world, *facts, *facts[:1]))
        self.facts += count

    @rule(another=st.booleans())
    def register(self, another: bool) -> None:
        known = self.book.endpoints.get("m1")
        made = do(register(self.world, "m1", URL + "b" * another, resolver()))
        assert (made.state, made.attempts) == (EndpointState.LIVE, 0)
        assert made.delivered_to == (known.delivered_to if known else self.facts)

    @rule()
    def remove(self) -> None:
        do(self._act(remove_endpoint))

    @rule()
    def resume(self) -> None:
        do(self._act(resume_endpoint))

    @rule(number=st.integers(1, 20))
    def ask_again(self, number: int) -> None:
        done = do(self._act(resend_notice, number))
        if isinstance(done, dict):
            assert number <= self.book.endpoints["m1"].delivered_to

    @rule(statuses=st.lists(st.sampled_from([200, 204, 302, 404, 500]), max_size=4))
    def deliver(self, statuses: list[int]) -> None:
        self._deliver(FakeReceiver(*statuses))

    @rule()
    def die_after_sending(self) -> None:
        before = dict(self.book.endpoints)
        try:
            self._deliver(Dying())
        except KilledError:
            assert self.book.endpoints == before

    @rule(seconds=st.sampled_from([0.4, 1.0, 9.0]))
    def wait(self, seconds: float) -> None:
        self.book.now += seconds

    @invariant()
    def numbers_have_no_gap(self) -> None:
        assert [number for _, number in self.book.all] == list(range(1, self.facts + 1))

    @invariant()
    def an_endpoint_is_suspended_just_when_its_attempts_are_used_up(self) -> None:
        for one in self.book.endpoints.values():
            assert (one.state == EndpointState.SUSPENDED) == (one.attempts >= PACE.attempts_max)
            assert one.delivered_to <= self.facts

    def teardown(self) -> None:
        """In the end, whoever mends the receiver and resumes gets all that is still to come, in order."""
        if "m1" not in self.book.endpoints:
            return
        do(self._act(resume_endpoint))
        rest = range(self.book.endpoints["m1"].delivered_to + 1, self.facts + 1)
        by_hand = sorted(number for _, number in self.book.by_hand)
        got = self._deliver(FakeReceiver())
        assert got == [*by_hand, *rest[:TURN_NOTICES_MAX]]

    def _deliver(self, receiver: FakeReceiver) -> list[int]:
        before = self.book.endpoints.get("m1")
        try:
            do(deliver_notices(Post(self.book, resolver(), receiver, pace=PACE), "m1", lambda: False))
        finally:
            for key, body in receiver.got:
                assert self.bodies.setdefault(key, body) == body
        numbers = [int(key.removeprefix("m1-")) for key, _ in receiver.got]
        if before is None:
            assert numbers == []
        else:
            in_turn = [number for number in numbers if number > before.delivered_to]
            assert in_turn == list(range(before.delivered_to + 1, before.delivered_to + 1 + len(in_turn)))
        return numbers

    async def _act(self, act: Any, *more: Any) -> Any:
        async with self.world.endpoints() as endpoints:
            return await act(endpoints, "m1", *more)


def resolver() -> FakeResolver:
    return FakeResolver(shop_cn=["93.184.216.34"])


def do(act: Coroutine[Any, Any, Done]) -> Done:
    return asyncio.run(act)


TestNoticeMachine = NoticeMachine.TestCase
TestNoticeMachine.settings = settings(max_examples=60, stateful_step_count=30)

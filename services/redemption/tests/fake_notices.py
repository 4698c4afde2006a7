"""Notices, endpoints and their deliveries in memory; systems that answer as they are told to."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

from services.redemption.domain.notice import Endpoint, EndpointState, Notice, Outcome, answered
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.usecases.notice_ports import CheckedUrl, FeedPage, Turn


class FakeNotices:
    """All three ports on the same rows; `now` is the clock that pauses are measured by."""

    def __init__(self, counter: FakeCounter, shops: FakeShops) -> None:
        self._counter = counter
        self._shops = shops
        self.now = 0.0
        self.counters: dict[str, int] = {}
        self.all: dict[tuple[str, int], Notice] = {}
        self.endpoints: dict[str, Endpoint] = {}
        self.next_attempt: dict[str, float] = {}
        self.by_hand: set[tuple[str, int]] = set()
        self.attempts: dict[tuple[str, int], list[Outcome]] = {}

    async def who_undid(self, voucher_ids: Sequence[str]) -> list[tuple[str, str]]:
        undone = {
            (one.voucher_id or "", one.merchant_id)
            for one in self._counter.redemptions.rows.values()
            if one.undone_at is not None and one.voucher_id in voucher_ids
        }
        return sorted(undone, key=lambda pair: pair[1])

    async def lock_counters(self, merchant_ids: Iterable[str]) -> dict[str, int]:
        return {name: self.counters.setdefault(name, 0) for name in merchant_ids}

    async def known(self, event_ids: Sequence[str]) -> set[tuple[str, str]]:
        return {(one.event_id, one.merchant_id) for one in self.all.values() if one.event_id in event_ids}

    async def add(self, notices: Sequence[Notice]) -> None:
        for one in notices:
            assert one.notice_no == self.counters[one.merchant_id] + 1
            self.all[one.merchant_id, one.notice_no] = one
            self.counters[one.merchant_id] = one.notice_no

    async def feed(self, merchant_id: str, after: int, limit: int) -> FeedPage:
        page = self._after(merchant_id, after, limit)
        return FeedPage(",".join(one.body for one in page), page[-1].notice_no if page else after)

    async def find(self, merchant_id: str) -> Endpoint | None:
        return self.endpoints.get(merchant_id)

    find_for_update = find

    async def last_notice_no(self, merchant_id: str) -> int | None:
        return self.counters.get(merchant_id, 0) if merchant_id in self._shops.files else None

    async def save(self, endpoint: Endpoint) -> None:
        self.endpoints[endpoint.merchant_id] = endpoint
        self.next_attempt[endpoint.merchant_id] = self.now

    async def remove(self, merchant_id: str) -> bool:
        self.by_hand = {one for one in self.by_hand if one[0] != merchant_id}
        return self.endpoints.pop(merchant_id, None) is not None

    async def send_again(self, merchant_id: str, notice_no: int) -> None:
        self.by_hand.add((merchant_id, notice_no))

    async def log(self, merchant_id: str, after: int, limit: int) -> list[dict[str, Any]]:
        return [
            {
                "notice_no": one.notice_no, "kind": one.kind, "subject_id": one.subject_id,
                "deliveries": [
                    {"attempt": number, "status": made.status, "error": made.failure or "", "took_ms": made.took_ms}
                    for number, made in enumerate(self.attempts.get((merchant_id, one.notice_no), []), 1)
                ],
            }
            for one in self._after(merchant_id, after, limit)
        ]  # fmt: skip

    async def waiting(self, besides: Iterable[str], limit: int) -> list[str]:
        waits = [
            name
            for name, one in self.endpoints.items()
            if name not in set(besides) and (self._is_due(one) or any(hand[0] == name for hand in self.by_hand))
        ]
        return sorted(waits, key=lambda name: self.next_attempt[name])[:limit]

    async def turn_of(self, merchant_id: str, limit: int) -> Turn | None:
        endpoint = self.endpoints.get(merchant_id)
        if endpoint is None:
            return None
        due = self._after(merchant_id, endpoint.delivered_to, limit) if self._is_due(endpoint) else []
        by_hand = sorted(number for name, number in self.by_hand if name == merchant_id)[:limit]
        return Turn(
            endpoint,
            tuple((one.notice_no, one.body) for one in due),
            tuple((number, self.all[merchant_id, number].body) for number in by_hand),
        )

    async def note(self, before: Endpoint, then: Endpoint, outcome: Outcome, pause_s: float) -> bool:
        self.attempts.setdefault((before.merchant_id, before.delivered_to + 1), []).append(outcome)
        if self.endpoints.get(before.merchant_id) != before:
            return False
        self.endpoints[before.merchant_id] = then
        self.next_attempt[before.merchant_id] = self.now + pause_s
        return True

    async def note_by_hand(self, before: Endpoint, notice_no: int, outcome: Outcome) -> bool:
        self.attempts.setdefault((before.merchant_id, notice_no), []).append(outcome)
        self.by_hand.discard((before.merchant_id, notice_no))
        now = self.endpoints.get(before.merchant_id)
        return now is not None and now.url == before.url

    def _is_due(self, endpoint: Endpoint) -> bool:
        name = endpoint.merchant_id
        is_due = endpoint.state == EndpointState.LIVE and self.next_attempt[name] <= self.now
        return is_due and self.counters.get(name, 0) > endpoint.delivered_to

    def _after(self, merchant_id: str, after: int, limit: int) -> list[Notice]:
        last = self.counters.get(merchant_id, 0)
        return [self.all[merchant_id, number] for number in range(after + 1, last + 1)][:limit]


class FakeResolver:
    """Names lead where they are said to."""

    def __init__(self, **names: Sequence[str]) -> None:
        self.names: dict[str, Sequence[str]] = {name.replace("_", "."): where for name, where in names.items()}
        self.hangs: set[str] = set()

    async def addresses(self, host: str) -> Sequence[str]:
        if host in self.hangs:
            await asyncio.Event().wait()
        return self.names.get(host, ())


class FakeReceiver:
    """Answers with the statuses laid in, and with 200 from then on; `hangs` are those who never answer."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.hangs: set[str] = set()
        self.got: list[tuple[str, str]] = []
        self.called: list[CheckedUrl] = []

    async def send(self, to: CheckedUrl, key: str, body: str) -> Outcome:
        self.called.append(to)
        if to.url.host in self.hangs:
            await asyncio.Event().wait()
        status = self.statuses.pop(0) if self.statuses else 200
        self.got.append((key, body))
        return answered(status, 1)

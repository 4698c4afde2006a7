"""The sides of reconciliation, its runs and its work list in memory, read from the fakes of the books."""

import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from services.treasury.domain.bank_line import Meaning, Result
from services.treasury.domain.differences import Difference, DifferenceState
from services.treasury.domain.journal import Account, Kind, Transfer
from services.treasury.domain.payment_file import read_payment_file
from services.treasury.domain.payouts import BatchState, LineState, Payout, PayoutBatch
from services.treasury.domain.reconciliation import Found, Pair, Place, Row, Sums
from services.treasury.domain.rulings import Outcome
from services.treasury.domain.settlements import DayKey, DaySums, EntryKind, SettlementState
from services.treasury.tests.fakes import FakeBooks
from services.treasury.tests.payout_fakes import SEALS
from services.treasury.tests.reconciliation_journal_fake import of_journal
from services.treasury.usecases.reconciliation_ports import Page, Run, Scope
from shared.kernel.decision import Refused

ANSWERED = (LineState.PAID, LineState.FAILED, LineState.CLAWED_BACK)
OWING = {(Kind.OUTSTANDING, Kind.PAYABLE), (Kind.PAYABLE, Kind.OUTSTANDING)}


class FakeSides:
    """Everything as it is now; `may_come`: days that do not agree were closed just now."""

    def __init__(self, books: FakeBooks, *, may_come: bool) -> None:
        self._books = books
        self._may_come = may_come
        self._days = books.days

    async def now(self) -> datetime:
        return datetime.now(UTC)

    async def districts(self, campaign_id: str) -> frozenset[str]:
        found = self._books.campaigns.all.get(campaign_id)
        return frozenset(program.district_id for program in found.programs) if found else frozenset()

    async def pages(self, scope: Scope) -> AsyncIterator[Page]:
        for page in (
            *self._of_days(),
            *of_journal(self._books),
            *self._of_settlements(),
            *self._of_batches(),
            self._beside_batches(),
        ):
            yield Page(page.pair, [one for one in page.here if scope.district_id in {None, one.district_id}],
                       [one for one in page.there if scope.district_id in {None, one.district_id}])  # fmt: skip

    def _of_days(self) -> Iterator[Page]:
        booked: list[Row] = []
        told: list[Row] = []
        for key, day in self._days.closed.items():
            marks = (day.district_id, self._may_come and not day.is_agreed)
            booked += _sums(key, self._days._booked(key), *marks)
            told += _sums(key, day.told, *marks)
        yield Page(Pair.CLOSE, booked, told)
        entries = [row for key in self._days.closed for row in self._standing(key)]
        listed = [
            Row(
                of.business_day,
                of.merchant_id,
                row.entry_id,
                row.amount_fen,
                f"{row.redemption_id} {row.pool_id} {row.program_id}",
                *self._marks(of_key),
            )
            for of, row in self._days.listed.values()
            if (of_key := DayKey(of.merchant_id, of.campaign_id, of.business_day)) in self._days.closed
        ]
        yield Page(Pair.LIST, entries, listed)
        yield Page(Pair.JOURNAL, list(self._transfers()), [
            Row(one.business_day, one.merchant_id, one.event_id, one.amount_fen, "", one.district_id)
            for one in self._days.entries.values() if one.kind != EntryKind.REFUNDED
        ])  # fmt: skip

    def _marks(self, key: DayKey) -> tuple[str, bool]:
        day = self._days.closed[key]
        return day.district_id, self._may_come and not day.is_agreed

    def _standing(self, key: DayKey) -> Iterator[Row]:
        amounts, times, words = Counter[str](), Counter[str](), dict[str, str]()
        for one in self._days._entries_of(key):
            amounts[one.entry_id] += one.amount_fen
            words[one.entry_id] = f"{one.redemption_id} {one.pool_id} {one.program_id}"
            times[one.entry_id] += -1 if one.kind == EntryKind.UNDONE else 1
        for entry_id, nth in times.items():
            if nth:
                yield Row(
                    key.business_day, key.merchant_id, entry_id, amounts[entry_id], words[entry_id], *self._marks(key)
                )

    def _transfers(self) -> Iterator[Row]:
        for transfer in self._books.journal.booked.values():
            entry = self._days.entries.get(transfer.event_id)
            kinds = (transfer.debit.kind, transfer.credit.kind)
            amount = -transfer.amount_fen if kinds[0] == Kind.PAYABLE else transfer.amount_fen
            if entry is not None:
                word = "" if kinds in OWING else f"{transfer.debit} > {transfer.credit}"
                yield Row(
                    entry.business_day, entry.merchant_id, entry.event_id, amount, word, entry.district_id
                )  # fmt: skip

    def _of_settlements(self) -> Iterator[Page]:
        here: list[Row] = []
        there: list[Row] = []
        last_payouts: list[Row] = []
        to_pay: list[Row] = []
        for name, one in self._books.settlements.all.items():
            of = (max(one.business_days, default=""), one.merchant_id)
            here.append(Row(*of, name, one.amount_fen, one.district_id, one.district_id))
            here += (Row(*of, f"{name} {_purpose(t)}", t.amount_fen, _owner(t), one.district_id)
                     for t in self._books.journal.booked.values() if t.event_id == f"settlement:{name}")  # fmt: skip
            there += self._of_entries(name, of, one.district_id, one.state)
            word = "PAID" if one.state == SettlementState.PAID else ""
            if one.state != SettlementState.NETTED:
                to_pay.append(Row(*of, name, one.amount_fen, word, one.district_id))
            payments = [payout for payout in self._books.payouts.all.values() if payout.pays == name]
            if payments:
                last = payments[-1]
                word = "PAID" if last.state == LineState.PAID else ""
                last_payouts.append(Row(*of, name, last.amount_fen, word, one.district_id))
        yield Page(Pair.SETTLED, here, there)
        yield Page(Pair.PAYOUT, last_payouts, to_pay)

    def _of_entries(
        self, name: str, of: tuple[str, str], district_id: str, state: SettlementState
    ) -> Iterator[Row]:  # fmt: skip
        redeemed, refunded = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for key, settlement_id in self._days.settled.items():
            for entry in self._days._entries_of(key) if settlement_id == name else ():
                sums = refunded if entry.kind == EntryKind.REFUNDED else redeemed
                sums[entry.pool_id, entry.program_id] += entry.amount_fen
        yield Row(*of, name, redeemed.total() + refunded.total(), district_id, district_id)
        if state in {SettlementState.PAID, SettlementState.NETTED}:
            for (pool_id, program_id), amount in (*redeemed.items(), *refunded.items()):
                what, word = ("redeemed", "") if amount > 0 else ("refunded", program_id)
                if amount:
                    yield Row(*of, f"{name} {pool_id} {what}", abs(amount), word, district_id)

    def _of_batches(self) -> Iterator[Page]:
        for batch in self._books.batches.all.values():
            if batch.state == BatchState.CANCELLED:
                continue
            lines = [one for one in self._books.payouts.all.values() if one.batch_id == batch.batch_id]
            approved = ((batch.sum_fen, batch.count), (batch.sum_fen, batch.count), batch.sha256)
            booked = [Row(*self._name(one), one.amount_fen, "", one.district_id) for one in lines]
            yield Page(Pair.FILE, [*_whole(batch, *approved), *booked], list(self._in_file(batch)))
            yield Page(Pair.BANK, list(self._booked(batch, lines)), list(self._answers(lines)))

    def _name(self, payout: Payout) -> tuple[str, str, str]:
        days = [key.business_day for key, name in self._days.settled.items() if name == payout.pays]
        return max(days, default=""), payout.merchant_id, payout.payout_id

    def _in_file(self, batch: PayoutBatch) -> Iterator[Row]:
        try:
            content = SEALS.open_file(batch.batch_id, self._books.batches.files[batch.batch_id])
        except Exception:
            return
        file = read_payment_file(content)
        if isinstance(file, Refused):
            return
        paid = (sum(amount for _, amount in file.lines), len(file.lines))
        yield from _whole(
            batch, (file.sum_fen, file.lines_told), paid, hashlib.sha256(content).hexdigest()
        )  # fmt: skip
        for payout_id, amount in file.lines:
            payout = self._books.payouts.all.get(payout_id)
            name = self._name(payout) if payout else (batch.business_day, "", payout_id)
            yield Row(*name, amount, "", batch.district_id)

    def _said(self, payout_id: str) -> tuple[int, str] | None:
        for _, line, heard in self._books.bank_lines.kept:
            if line.payout_id == payout_id and heard.meaning in {Meaning.PAID, Meaning.FAILED}:
                return line.amount_fen, "FAILED" if line.result == Result.FAILED else f"PAID {line.bank_ref}"
        return None

    def _booked(self, batch: PayoutBatch, lines: Sequence[Payout]) -> Iterator[Row]:
        for one in lines:
            if one.state in ANSWERED:
                word = "FAILED" if one.state == LineState.FAILED else f"PAID {one.bank_ref}"
                yield Row(*self._name(one), one.amount_fen, word, one.district_id)
            elif batch.state != BatchState.PREPARED:
                waits = self._said(one.payout_id) is None
                yield Row(*self._name(one), one.amount_fen, "", one.district_id, waits)

    def _answers(self, lines: Sequence[Payout]) -> Iterator[Row]:
        for one in lines:
            said = self._said(one.payout_id)
            if said is not None:
                yield Row(*self._name(one), *said, one.district_id)

    def _beside_batches(self) -> Page:
        paid = [one for one in self._books.payouts.all.values() if one.paid_as]
        here = [Row(*self._name(one), one.amount_fen, f"PAID {one.bank_ref}", one.district_id) for one in paid]
        there: list[Row] = []
        for one in paid:
            ruled = [r for r in self._books.rulings.all.values() if r.payout_id == one.paid_as and r.approved_by]
            line_no = max((r.line_no for r in ruled if r.outcome == Outcome.PAID), default=0)
            if line_no:
                line = self._books.bank_lines.kept[line_no - 1][1]
                there.append(Row(*self._name(one), line.amount_fen, f"PAID {line.bank_ref}", one.district_id))
        for said in self._books.rulings.open():
            payout = self._books.payouts.all[said.payout_id]
            day, merchant, _ = self._name(payout)
            item, word = f"{said.payout_id} line {said.line_no}", f"PAID {said.bank_ref}"
            there.append(Row(day, merchant, item, said.amount_fen, word, payout.district_id))
        return Page(Pair.BANK, here, there)


class FakeLedger:
    def __init__(self, books: FakeBooks) -> None:
        self._books = books
        self.runs: list[Run] = []
        self.kept: dict[str, tuple[Mapping[Place, Sums], Sequence[Found]]] = {}
        self.all: dict[str, Difference] = {}

    async def now(self) -> datetime:
        return datetime.now(UTC)

    async def last_present(self, campaign_id: str) -> datetime | None:
        return max((run.as_at for run in self.runs if run.campaign_id == campaign_id and run.is_present), default=None)

    async def add(self, run: Run, counts: Mapping[Place, Sums], found: Sequence[Found]) -> None:
        self.runs.append(run)
        self.kept[run.run_id] = (counts, found)

    async def open_in(self, campaign_id: str, district_id: str | None) -> dict[str, Difference]:
        still_open = [one for one in self.all.values() if one.state == DifferenceState.OPEN]
        here = [one for one in still_open if district_id in {None, one.district_id} and one.campaign_id == campaign_id]
        return {one.difference_id: one for one in here}

    async def of(self, difference_ids: Sequence[str]) -> dict[str, Difference]:
        return {name: self.all[name] for name in difference_ids if name in self.all}

    async def save(self, differences: Sequence[Difference]) -> None:
        self.all |= {one.difference_id: one for one in differences}

    async def first_due(self, every: timedelta) -> str | None:
        since = await self.now() - every
        ran = {run.campaign_id for run in self.runs if run.district_id is None and run.started_at >= since}
        known = {key.campaign_id for key in self._books.days.closed} & self._books.campaigns.all.keys()
        return min(known - ran, default=None)


class FakeReconciling:
    """`is_late`: what did not come within a minute will not come."""

    def __init__(self, books: FakeBooks) -> None:
        self._books = books
        self.is_late = False
        self.kept = FakeLedger(books)

    @asynccontextmanager
    async def sides(self) -> AsyncIterator[FakeSides]:
        yield FakeSides(self._books, may_come=not self.is_late)

    @asynccontextmanager
    async def ledger(self) -> AsyncIterator[FakeLedger]:
        yield self.kept


def _sums(key: DayKey, sums: DaySums, district_id: str, may_come: bool) -> list[Row]:
    of = (key.business_day, key.merchant_id)
    return [
        Row(*of, "redeemed", sums.redeemed_fen, str(sums.redemptions), district_id, may_come),
        Row(*of, "refunded", sums.refunded_fen, str(sums.refunds), district_id, may_come),
    ]


def _whole(batch: PayoutBatch, head: tuple[int, int], lines: tuple[int, int], sha256: str) -> list[Row]:
    of = (batch.business_day, "")
    return [
        Row(*of, f"{batch.batch_id} head", head[0], str(head[1]), batch.district_id),
        Row(*of, f"{batch.batch_id} lines", lines[0], f"{lines[1]} {sha256}", batch.district_id),
    ]


def _purpose(transfer: Transfer) -> str:
    paid = Account(transfer.debit.pool_id, Kind.PAID)
    return f"{transfer.debit.pool_id} {'redeemed' if transfer.credit == paid else 'refunded'}"


def _owner(transfer: Transfer) -> str:
    return transfer.credit.pool_id if transfer.debit.kind == Kind.PAID else ""

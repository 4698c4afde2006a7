"""Payouts, batches and the bank's words in memory, with the constraints of the tables; and the keys of all tests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.domain.bank_line import BankLine, Heard, Result
from services.treasury.domain.payees import Payee
from services.treasury.domain.payouts import BatchState, Clawback, LineState, Payout, PayoutBatch
from services.treasury.domain.rulings import Contradiction, Ruling
from services.treasury.domain.settlements import Hold
from shared.kernel.errors import BrokenPromiseError
from shared.runtime.keyfiles import Keyring
from shared.runtime.seal import Seal

ASKED_SEAL = Seal(Keyring({1: b"a" * 32}))
SEALS = PayeeSeals(ASKED_SEAL, Seal(Keyring({1: b"k" * 32})))
OPEN = (LineState.APPROVED, LineState.UNKNOWN)
FINAL = (LineState.PAID, LineState.FAILED, LineState.CLAWED_BACK)
RETRY_REFUSED = timedelta(seconds=30)
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class FakePayouts:
    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.is_held: Callable[[str], bool] = lambda _: False
        self.holds: dict[str, Hold] = {}
        self.all: dict[str, Payout] = {}
        self.sealed: dict[str, bytes] = {}
        self.asked: dict[str, datetime] = {}
        self.sent: dict[str, datetime | None] = {}
        self.clawbacks: dict[str, Clawback] = {}

    async def being_paid(self, claim_nos: Sequence[str]) -> dict[str, str]:
        live = [payout for payout in self.all.values() if payout.state != LineState.FAILED]
        return {payout.pays: payout.payout_id for payout in live if payout.pays in claim_nos}

    async def add(self, lines: Sequence[tuple[Payout, Payee]]) -> None:
        for payout, payee in lines:
            if payout.payout_id in self.all or await self.being_paid([payout.pays]):
                raise BrokenPromiseError("unique")
            self.all[payout.payout_id] = payout
            self.sealed[payout.payout_id] = SEALS.close(payout.payout_id, payee)

    def _oldest_first(self) -> list[Payout]:
        return sorted(self.all.values(), key=lambda one: (one.requested_at, one.payout_id))

    async def due_for_update(self, program_id: str, most: int) -> list[Payout]:
        return [one for one in self._due(program_id) if not self.is_held(one.pays)][:most]

    async def due_to_merchants_for_update(self, campaign_id: str, district_id: str, most: int) -> list[Payout]:
        place = (campaign_id, district_id, LineState.DUE)
        due = [one for one in self._oldest_first() if (one.campaign_id, one.district_id, one.state) == place]
        held = {merchant_id for merchant_id, hold in self.holds.items() if hold.is_held} | {""}
        return [one for one in due if not self.is_held(one.pays) and one.merchant_id not in held][:most]

    async def pay_to(self, payees: Mapping[str, Payee]) -> None:
        self.sealed |= {payout_id: SEALS.close(payout_id, payee) for payout_id, payee in payees.items()}

    async def held_due(self, program_id: str) -> list[str]:
        return [one.payout_id for one in self._due(program_id) if self.is_held(one.pays)]

    def _due(self, program_id: str) -> list[Payout]:
        return [one for one in self._oldest_first() if (one.program_id, one.state) == (program_id, LineState.DUE)]

    async def due_beside_for_update(self, pays: str) -> Payout | None:
        due = [one for one in self.all.values() if (one.pays, one.state) == (pays, LineState.DUE)]
        return due[0] if due else None

    async def load_for_update(self, payout_ids: Sequence[str]) -> dict[str, Payout]:
        return {payout_id: self.all[payout_id] for payout_id in payout_ids if payout_id in self.all}

    async def of_batch_for_update(self, batch_id: str) -> list[Payout]:
        return [one for one in self._oldest_first() if one.batch_id == batch_id]

    async def payees(self, payout_ids: Sequence[str]) -> dict[str, Payee]:
        return {one: SEALS.open(one, self.sealed[one]) for one in payout_ids if one in self.sealed}

    async def save(self, payouts: Sequence[Payout]) -> None:
        for payout in payouts:
            before = self.all[payout.payout_id].state
            back = (before, payout.state) == (LineState.PAID, LineState.CLAWED_BACK)
            in_no_batch = payout.state == LineState.DUE or payout.paid_as != ""
            if (payout.batch_id is None) != in_no_batch or (before in FINAL and payout.state != before and not back):
                raise BrokenPromiseError("check")
            self.all[payout.payout_id] = payout

    async def to_ask(self, silent_for: timedelta, most: int) -> list[Payout]:
        before = self._now() - silent_for
        found = []
        for one in self._oldest_first():
            sent_at = self.sent.get(one.batch_id or "")
            silent = sent_at is not None and (one.state == LineState.UNKNOWN or sent_at < before)
            if one.state in OPEN and silent and self.asked.get(one.payout_id, NEVER) < before:
                found.append(one)
        return found[:most]

    async def note_asked(self, payout_ids: Sequence[str]) -> None:
        self.asked |= dict.fromkeys(payout_ids, self._now())

    async def add_clawback(self, clawback: Clawback) -> bool:
        return self.clawbacks.setdefault(clawback.payout_id, clawback) is clawback

    async def clawback_for_update(self, payout_id: str) -> Clawback | None:
        return self.clawbacks.get(payout_id)

    async def save_clawback(self, clawback: Clawback) -> None:
        self.clawbacks[clawback.payout_id] = clawback


class FakeBatches:
    def __init__(self, payouts: FakePayouts, now: Callable[[], datetime]) -> None:
        self._payouts = payouts
        self._now = now
        self.all: dict[str, PayoutBatch] = {}
        self.files: dict[str, bytes] = {}
        self.refused: dict[str, tuple[str, datetime]] = {}

    async def add(self, batch: PayoutBatch, file: bytes) -> bool:
        if batch.batch_id in self.all:
            return False
        self.all[batch.batch_id] = batch
        self.files[batch.batch_id] = SEALS.close_file(batch.batch_id, file)
        return True

    async def see(self, batch_id: str) -> PayoutBatch | None:
        return self.all.get(batch_id)

    async def load_for_update(self, batch_id: str) -> PayoutBatch | None:
        return self.all.get(batch_id)

    async def of_payouts_for_update(self, payout_ids: Sequence[str]) -> dict[str, PayoutBatch]:
        lines = (await self._payouts.load_for_update(payout_ids)).values()
        return {line.batch_id: self.all[line.batch_id] for line in lines if line.batch_id is not None}

    async def save(self, batch: PayoutBatch) -> None:
        self.all[batch.batch_id] = batch
        if batch.state == BatchState.CANCELLED:
            del self.files[batch.batch_id]
        if batch.state == BatchState.SENT:
            self._payouts.sent[batch.batch_id] = batch.sent_at

    async def file(self, batch_id: str) -> bytes:
        if batch_id not in self.files:
            raise BrokenPromiseError("no file")
        return SEALS.open_file(batch_id, self.files[batch_id])

    async def open_lines(self, batch_ids: Sequence[str]) -> dict[str, int]:
        still_open = [one.batch_id for one in self._payouts.all.values() if one.state in OPEN]
        return {batch_id: still_open.count(batch_id) for batch_id in batch_ids}

    async def first_to_send(self) -> PayoutBatch | None:
        for batch in self.all.values():
            refused_at = self.refused.get(batch.batch_id, ("", NEVER))[1]
            if batch.state == BatchState.APPROVED and refused_at < self._now() - RETRY_REFUSED:
                return batch
        return None

    async def note_sent_again(self, batch_id: str) -> None:
        self.all[batch_id] = replace(self.all[batch_id], sent_at=self._now())
        self._payouts.sent[batch_id] = self._now()

    async def note_refused(self, batch_id: str, reason: str) -> None:
        self.refused[batch_id] = (reason, self._now())


class FakeBankLines:
    def __init__(self) -> None:
        self.kept: list[tuple[str, BankLine, Heard]] = []
        self.answers: dict[tuple[int, str], str] = {}
        self.copies: dict[tuple[int, str], frozenset[str]] = {}
        self.to = 0

    async def fetched_to(self) -> int:
        return self.to

    async def move_fetched_to(self, answer_no: int) -> None:
        self.to = answer_no

    async def add_answer(self, answer_no: int, sha256: str, problem: str = "") -> bool:
        is_news = self.answers.get((answer_no, sha256), "none yet") not in {"", problem}
        if is_news:
            self.answers[answer_no, sha256] = problem
        return is_news

    async def add_copy(self, answer_no: int, sha256: str, staff_id: str) -> frozenset[str]:
        brought = self.copies.get((answer_no, sha256), frozenset()) | {staff_id}
        self.copies[answer_no, sha256] = brought
        return brought

    async def keep(self, source: str, lines: Sequence[tuple[BankLine, Heard]]) -> None:
        self.kept += [(source, line, heard) for line, heard in lines]


class FakeRulings:
    """What is open follows from the lines kept, as the view's rows do; a line's number is its place."""

    def __init__(self, payouts: FakePayouts, lines: FakeBankLines) -> None:
        self._payouts = payouts
        self._lines = lines
        self.all: dict[tuple[str, int], Ruling] = {}

    def open(self) -> list[Contradiction]:
        said = [
            Contradiction(line_no, line.payout_id, line.amount_fen, line.bank_ref)
            for line_no, (_, line, heard) in enumerate(self._lines.kept, 1)
            if heard.problem and line.result == Result.PAID and line.payout_id in self._payouts.all
        ]
        return [one for one in said if not self._is_settled(one) and not self._is_booked(one)]

    def _is_settled(self, said: Contradiction) -> bool:
        of_payout = [one for one in self.all.values() if one.payout_id == said.payout_id and one.approved_by]
        return any(one.line_no >= said.line_no for one in of_payout)

    def _is_booked(self, said: Contradiction) -> bool:
        every = self._payouts.all.values()
        return said[1:] in [(one.paid_as, one.amount_fen, one.bank_ref) for one in every]

    def is_held(self, pays: str) -> bool:
        return any(self._payouts.all[said.payout_id].pays == pays for said in self.open())

    async def contradiction(self, payout_id: str) -> Contradiction | None:
        return max((said for said in self.open() if said.payout_id == payout_id), default=None)

    async def held(self, claim_nos: list[str]) -> set[str]:
        return {pays for pays in claim_nos if self.is_held(pays)}

    async def draft(self, payout_id: str) -> Ruling | None:
        waiting = [one for one in self.all.values() if one.payout_id == payout_id and not one.approved_by]
        return max(waiting, key=lambda one: one.line_no, default=None)

    async def save(self, ruling: Ruling) -> None:
        self.all[ruling.payout_id, ruling.line_no] = ruling

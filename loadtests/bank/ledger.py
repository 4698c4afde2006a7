"""The bank's books (账簿): every act is on disk before anybody hears of it, and a payout is paid at most once, ever."""

import hashlib
import hmac
import os
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import msgspec

from loadtests.bank.answer_file import Told, renumbered, write_answer_file
from loadtests.bank.entries import LEDGER, AnswerGiven, Asked, Entry, FileTaken, Payout, read_entry
from loadtests.bank.journal import Journal, read_lines
from loadtests.bank.payment_file import Order, read_payment_file
from loadtests.bank.rule import Result, Settings, decide, is_definite, is_repeated

ACCOUNT_END = 4
ANSWERS_MAX = 20
AGAIN = "-again"


class Receipt(StrEnum):
    """How a payment file was met."""

    TAKEN = "TAKEN"
    SAME = "SAME"  # the very same bytes came before: nothing is done twice
    OTHER = "OTHER"  # the batch came before with other bytes


class Ledger:
    """One bank's books in a folder: read again, they give the same bank. Raises InUseError when another has them."""

    def __init__(self, folder: Path, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        self._settings = settings
        self._clock = clock
        self._journal = Journal(folder / LEDGER)
        self._mac_key = _mac_key(folder / "ledger.key")
        self._files: dict[str, FileTaken] = {}
        self._payouts: dict[str, tuple[Payout, float]] = {}
        self._paid = 0
        self._answers: list[AnswerGiven] = []
        self._questions: dict[str, int] = {}
        self._told: set[str] = set()
        for line in read_lines(folder / LEDGER):
            self._apply(read_entry(line))

    def take(self, batch_id: str, content: bytes) -> Receipt:
        """Take a payment file and make its payments; raises MalformedError with nothing taken."""
        mac = self._mac(content)
        known = self._files.get(batch_id)
        if known is not None:
            return Receipt.SAME if known.file_mac == mac else Receipt.OTHER
        orders = read_payment_file(batch_id, content)
        new = [order for order in orders if order.payout_id not in self._payouts]
        paid_before = self._paid
        payouts = []
        for order in new:
            payout = self._pay(order, paid_before + 1)
            paid_before += payout.result == Result.PAID
            payouts.append(payout)
        self._write(FileTaken(batch_id, mac, self._clock(), [order.payout_id for order in orders], payouts))
        return Receipt.TAKEN

    def answers(self, after: int) -> list[AnswerGiven]:
        """The next answer files after this number, at most 20, in order; those that are due get their numbers now."""
        now = self._clock()
        given = {(one.batch_id, one.part) for one in self._answers}
        for due_at, batch_id, part, payout_ids in self._plan():
            if due_at <= now and (batch_id, part) not in given:
                self._write(self._answer(batch_id, part, payout_ids))
        return self._answers[after : after + ANSWERS_MAX]

    def ask(self, payout_id: str) -> Told:
        """What became of a payout, as far as it is told by now."""
        if payout_id not in self._payouts:
            return Told(payout_id, 0, Result.NOT_RECEIVED)
        payout, came_at = self._payouts[payout_id]
        if payout.definite_at and payout_id not in self._told:
            number, age_s = self._questions.get(payout_id, 0) + 1, self._clock() - came_at
            definite = is_definite(self._settings, payout.definite_at, question_no=number, age_s=age_s)
            self._write(Asked(payout_id, definite))
        return self._tell(payout_id)

    def close(self) -> None:
        """Let go of the folder."""
        self._journal.close()

    def _pay(self, order: Order, number: int) -> Payout:
        fate = decide(self._settings, order.account)
        return Payout(
            order.payout_id,
            order.amount_fen,
            order.account[-ACCOUNT_END:],
            self._mac(order.account.encode()),
            fate.result,
            fate.reason,
            f"JQB{number:012d}" if fate.result == Result.PAID else "",
            fate.definite_at,
            fate.late,
        )

    def _plan(self) -> list[tuple[float, str, str, list[str]]]:
        """Every answer file there will be, as (due at, batch, part, payouts), in the order they come."""
        settings, plan = self._settings, []
        for file in self._files.values():
            late = [one for one in file.payout_ids if self._payouts[one][0].late]
            prompt = [one for one in file.payout_ids if one not in set(late)]
            parts = [("prompt", settings.answer_after_s, prompt)] if prompt or not late else []
            parts += [("late", settings.late_after_s, late)] if late else []
            for part, after_s, payout_ids in parts:
                plan.append((file.at + after_s, file.batch_id, part, payout_ids))
                if is_repeated(settings, file.batch_id, part):
                    again_at = file.at + after_s + settings.repeat_after_s
                    plan.append((again_at, file.batch_id, part + AGAIN, payout_ids))
        return sorted(plan, key=lambda one: one[0])

    def _answer(self, batch_id: str, part: str, payout_ids: list[str]) -> AnswerGiven:
        number = len(self._answers) + 1
        text = write_answer_file(number, batch_id, [self._tell(one) for one in payout_ids])
        if part.endswith(AGAIN):  # word for word, even where more is known by now: that is what banks do
            first = next(one for one in self._answers if (one.batch_id, one.part) == (batch_id, part[: -len(AGAIN)]))
            text = renumbered(first.file, number)
        return AnswerGiven(number, batch_id, part, text)

    def _tell(self, payout_id: str) -> Told:
        payout, _ = self._payouts[payout_id]
        if payout.definite_at and payout_id not in self._told:
            return Told(payout_id, payout.amount_fen, Result.UNKNOWN)
        return Told(payout_id, payout.amount_fen, payout.result, payout.reason, payout.bank_ref)

    def _write(self, entry: Entry) -> None:
        self._journal.append(msgspec.json.encode(entry))
        self._apply(entry)

    def _apply(self, entry: Entry) -> None:
        match entry:
            case FileTaken():
                self._files[entry.batch_id] = entry
                self._payouts |= {one.payout_id: (one, entry.at) for one in entry.new}
                self._paid += sum(one.result == Result.PAID for one in entry.new)
            case AnswerGiven():
                self._answers.append(entry)
            case Asked():
                self._questions[entry.payout_id] = self._questions.get(entry.payout_id, 0) + 1
                self._told |= {entry.payout_id} if entry.definite else set()

    def _mac(self, content: bytes) -> str:
        return hmac.digest(self._mac_key, content, hashlib.sha256).hex()


def _mac_key(path: Path) -> bytes:
    """A key of this folder's own, so that a short account cannot be guessed from its hash."""
    if not path.exists():
        made = path.with_suffix(".new")
        with made.open("wb") as file:
            file.write(os.urandom(32))
            os.fsync(file.fileno())
        made.chmod(0o600)
        made.rename(path)
    return path.read_bytes()

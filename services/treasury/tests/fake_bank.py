"""A bank in memory: it pays each payout once, by what the test says of it; and the same bank behind HTTP."""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import httpx
import msgspec

from services.treasury.domain.bank_line import BankLine, Result
from shared.kernel.errors import UnavailableError
from shared.kernel.fen import Fen

URL = "http://bank.invalid"


def answer_file(answer_no: int, batch_id: str, lines: Sequence[BankLine]) -> bytes:
    """As the bank writes it."""
    made = io.StringIO(newline="")
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow(["JINQIU-ANSWER", 2, answer_no, batch_id, len(lines), sum(one.amount_fen for one in lines)])
    rows.writerows([(one.payout_id, one.amount_fen, str(one.result), one.reason, one.bank_ref) for one in lines])
    return sealed_file(made.getvalue())


def sealed_file(text: str) -> bytes:
    """These lines with their hash at the end."""
    return f"{text}SHA-256,{hashlib.sha256(text.encode()).hexdigest()}\n".encode()


@dataclass
class FakeBank:
    """`fate` says what becomes of a payout (else it is paid), `paid` how often each was."""

    files: dict[str, bytes] = field(default_factory=dict)
    fate: dict[str, Result] = field(default_factory=dict)
    lines: dict[str, BankLine] = field(default_factory=dict)
    paid: list[str] = field(default_factory=list)
    told: dict[int, bytes] = field(default_factory=dict)
    puts: list[str] = field(default_factory=list)
    away: bool = False

    def _here(self) -> None:
        if self.away:
            raise UnavailableError("the bank is away")

    async def send(self, batch_id: str, file: bytes) -> str:
        self._here()
        self.puts.append(batch_id)
        if self.files.setdefault(batch_id, file) != file:
            return "the bank has another file under this id"
        rows = list(csv.reader(io.StringIO(file.decode(), newline="")))
        if rows[0][:3] != ["JINQIU-PAYMENT", "1", batch_id] or int(rows[0][3]) != len(rows) - 1:
            del self.files[batch_id]
            return "the bank calls the file malformed"
        for payout_id, amount, *_ in rows[1:]:
            if payout_id not in self.lines:
                result = self.fate.get(payout_id, Result.PAID)
                self.paid += [payout_id] if result == Result.PAID else []
                words = {Result.PAID: ("", f"B-{payout_id}"), Result.FAILED: ("账户状态异常", "")}
                self.lines[payout_id] = BankLine(payout_id, Fen(int(amount)), result, *words.get(result, ("", "")))
        return ""

    async def answers(self, after: int) -> dict[int, bytes]:
        self._here()
        return {answer_no: file for answer_no, file in self.told.items() if answer_no > after}

    async def ask(self, payout_id: str) -> BankLine:
        self._here()
        return self.lines.get(payout_id, BankLine(payout_id, Fen(0), Result.NOT_RECEIVED))

    def decide(self, payout_id: str, result: Result) -> None:
        """What was UNKNOWN becomes definite."""
        self.paid += [payout_id] if result == Result.PAID else []
        self.lines[payout_id] = self.lines[payout_id]._replace(result=result)

    def answer(self, batch_id: str, *payout_ids: str) -> int:
        """Write an answer file about these payouts, all of the batch by default; its number."""
        answer_no = len(self.told) + 1
        rows = list(csv.reader(io.StringIO(self.files[batch_id].decode(), newline="")))[1:]
        told = [self.lines[one] for one in payout_ids or [row[0] for row in rows]]
        self.told[answer_no] = answer_file(answer_no, batch_id, told)
        return answer_no

    async def over_http(self, request: httpx.Request) -> httpx.Response:
        """The contract's routes."""
        try:
            self._here()
        except UnavailableError:
            raise httpx.ConnectError("refused") from None
        what, _, name = request.url.path.strip("/").partition("/")
        if request.method == "PUT" and what == "files":
            same = name in self.files
            refused = await self.send(name, request.content)
            return httpx.Response((409 if same else 400) if refused else (200 if same else 201))
        if what == "answers":
            after = int(parse_qs(request.url.query.decode())["after"][0])
            found = await self.answers(after)
            return httpx.Response(200, json=[{"answer_no": n, "file": file.decode()} for n, file in found.items()])
        line = await self.ask(name)
        return httpx.Response(200, content=msgspec.json.encode(line._asdict()))

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Timer

import httpx
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from deploy.local.servers import free_port
from loadtests.bank.journal import InUseError
from loadtests.bank.ledger import Ledger, Receipt
from loadtests.bank.read_ledger import read_ledger
from loadtests.bank.rule import Result
from loadtests.bank.tests.files import ACCOUNTS, SETTINGS, Line, payment_file, told

READY_WITHIN_S = 30


def test_one_folder_has_one_bank(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, SETTINGS)
    with pytest.raises(InUseError):
        Ledger(tmp_path, SETTINGS)
    ledger.close()


def test_a_line_cut_by_a_kill_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, SETTINGS)
    first, second = payment_file("b1", [Line("p1")]), payment_file("b2", [Line("p2")])
    ledger.take("b1", first)
    whole = (tmp_path / "ledger.jsonl").read_bytes()
    ledger.take("b2", second)
    ledger.close()
    written = (tmp_path / "ledger.jsonl").read_bytes()
    for cut in range(len(whole), len(written)):
        (tmp_path / "ledger.jsonl").write_bytes(written[:cut])
        ledger = Ledger(tmp_path, SETTINGS)
        assert ledger.take("b1", first) == Receipt.SAME
        assert ledger.ask("p2").result == Result.NOT_RECEIVED
        assert ledger.take("b2", second) == Receipt.TAKEN
        ledger.close()
        assert [one.payout_id for one in read_ledger(tmp_path)] == ["p1", "p2"]


class Bank:
    """The bank as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.process = self._spawn()

    def _spawn(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "loadtests.bank", "--port", str(self.port), "--folder", str(self.folder)]
        process = subprocess.Popen(command)
        deadline = time.monotonic() + READY_WITHIN_S
        while not self._is_ready():
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return process

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/readyz", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def restart(self) -> None:
        self.process.wait()
        self.process = self._spawn()


@pytest.mark.timeout(120)
def test_a_bank_killed_while_files_come_loses_nothing_and_pays_nobody_twice(tmp_path: Path) -> None:
    bank, sent, acknowledged = Bank(tmp_path), dict[str, bytes](), set[str]()
    dealt = random.Random(7)

    def send_until_it_dies(client: httpx.Client, round_no: int) -> None:
        with suppress(httpx.TransportError):
            for number in count():
                batch_id = f"b{round_no}-{number}"
                lines = [Line(f"p{no}", account=dealt.choice(ACCOUNTS)) for no in dealt.sample(range(500), 20)]
                sent[batch_id] = payment_file(batch_id, lines)
                assert client.put(f"/files/{batch_id}", content=sent[batch_id]).status_code == 201
                acknowledged.add(batch_id)

    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{bank.port}", trust_env=False) as client:
            for round_no in range(4):
                Timer(0.1 + 0.2 * dealt.random(), bank.process.kill).start()
                send_until_it_dies(client, round_no)
                bank.restart()
                listed = client.get("/answers?after=0").json()
                bank.process.kill()
                bank.restart()
                again = client.get("/answers?after=0").json()  # late answers may have come since
                assert again[: len(listed)] == listed
                for batch_id, content in sent.items():
                    met = client.put(f"/files/{batch_id}", content=content).status_code
                    assert met == 200 if batch_id in acknowledged else met in {200, 201}
                    acknowledged.add(batch_id)
        bank.process.send_signal(signal.SIGTERM)
        assert bank.process.wait(10) == 0
    finally:
        bank.process.kill()
        bank.process.wait()
    payments = read_ledger(tmp_path)
    assert max(Counter(one.payout_id for one in payments).values()) == 1
    assert {one.batch_id for one in payments} <= sent.keys()
    assert len(acknowledged) > 20


class AnyLifeOfABank(RuleBasedStateMachine):
    """Files sent, payouts asked about, answers fetched, time passing and kills, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="jinqiu-bank-"))
        self.now = 1_000.0
        self.said: dict[str, str] = {}
        self.sent: dict[str, bytes] = {}

    @initialize()
    def opens(self) -> None:
        self.ledger = Ledger(self.folder, SETTINGS, lambda: self.now)

    @rule(payouts=st.dictionaries(st.integers(0, 8), st.sampled_from(ACCOUNTS[:40]), max_size=4))
    def sends_a_file(self, payouts: dict[int, str]) -> None:
        batch_id = f"b{len(self.sent)}"
        self.sent[batch_id] = payment_file(batch_id, [Line(f"p{no}", account=one) for no, one in payouts.items()])
        assert self.ledger.take(batch_id, self.sent[batch_id]) == Receipt.TAKEN

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def sends_a_file_again(self, data: st.DataObject) -> None:
        batch_id = data.draw(st.sampled_from(sorted(self.sent)))
        assert self.ledger.take(batch_id, self.sent[batch_id]) == Receipt.SAME

    @rule(number=st.integers(0, 8))
    def asks(self, number: int) -> None:
        answer = self.ledger.ask(f"p{number}")
        if answer.payout_id in self.said:
            assert answer.result == self.said[answer.payout_id]
        self._hear(answer.payout_id, answer.result)

    @rule()
    def fetches_answers(self) -> None:
        for answer in self.ledger.answers(0):
            for payout_id, result in told(answer.file).items():
                self._hear(payout_id, result)

    @rule(seconds=st.sampled_from([-5.0, 1.0, 10.0, 60.0]))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @rule(half=st.sampled_from([b"", b'{"type":"file","batch_id":"b']))
    def is_killed(self, half: bytes) -> None:
        self.ledger.close()
        with (self.folder / "ledger.jsonl").open("ab") as file:
            file.write(half)
        self.opens()

    @invariant()
    def nobody_is_paid_twice(self) -> None:
        payments = read_ledger(self.folder)
        assert len({one.payout_id for one in payments}) == len(payments)
        paid = [one.bank_ref for one in payments if one.result == Result.PAID]
        assert len(set(paid)) == len(paid)
        truth = {one.payout_id: one.result for one in payments}
        assert all(truth[payout_id] == result for payout_id, result in self.said.items())

    def _hear(self, payout_id: str, result: str) -> None:
        if result in {Result.PAID, Result.FAILED}:
            assert self.said.setdefault(payout_id, result) == result

    def teardown(self) -> None:
        self.ledger.close()
        shutil.rmtree(self.folder)


TestAnyLifeOfABank = AnyLifeOfABank.TestCase
TestAnyLifeOfABank.settings = settings(max_examples=40, stateful_step_count=25)

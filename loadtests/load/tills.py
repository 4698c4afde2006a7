"""Tills (收银台): a code is shown and redeemed, asked about, now and then undone; some requests go out twice."""

import gevent
from locust import between, task

from loadtests.clients.gateway import Answer
from loadtests.clients.till import AnswerForgedError, SignedHttp, Till
from loadtests.load.journey import Journey, Noted
from loadtests.load.scenarios import WEIGHTS
from loadtests.load.stage import HeldVoucher, TillsStage

DOUBLE_SHARE = 0.1  # the line stutters: the same request twice at once
QUERY_SHARE = 0.3
UNDO_SHARE = 0.08
SPENT_MORE_FEN = 20_000


class Cashier(Journey):
    """A cashier at a till; its private key signs, the platform's answers are checked."""

    weight = WEIGHTS["Cashier"]
    wait_time = between(1.0, 2.0)
    store_id: str
    till: Till

    def on_start(self) -> None:
        """A till of one's own, as long as there are as many."""
        self.store_id, self.till = next(self.part.tills)

    @property
    def tills(self) -> TillsStage:
        """The tills of this run."""
        assert self.part.stage.tills is not None  # noqa: S101 - cashiers sit at tills only
        return self.part.stage.tills

    @task
    def serve(self) -> None:
        """One voucher."""
        voucher = self.one_or_stop(next(self.part.vouchers, None))
        minted = self.insist(
            "code", "POST", f"/api/redemption/v1/vouchers/{voucher.voucher_id}/codes", token=voucher.token
        )
        if minted.status != 201:
            return
        request_no = f"r-{voucher.voucher_id}"
        answer = self._redeem(request_no, voucher, minted.json()["code"])
        if answer.status == 201 and self.happens(UNDO_SHARE):
            self._undo(voucher, request_no)
        elif self.happens(QUERY_SHARE):
            self._query(request_no, "done")

    def _redeem(self, request_no: str, voucher: HeldVoucher, code: str) -> Answer:
        amount_fen = voucher.threshold_fen + self.part.dice.randrange(SPENT_MORE_FEN)
        request = self.till.redeem(
            request_no, code=code, order_no=f"o-{voucher.voucher_id}", order_amount_fen=amount_fen,
            category=self.tills.category,
        )  # fmt: skip
        stutters = self.happens(DOUBLE_SHARE)
        noted = Noted("redeem", request_no, self.store_id, voucher.voucher_id)
        beside = gevent.spawn(self._send, "redeem again", request, noted) if stutters else None
        answer = self._send("redeem", request, noted)
        if beside is not None:
            again: Answer = beside.get()
            if answer.status == again.status == 201 and answer.body != again.body:
                self.wrong("redeem again", "another answer to the same request number")
        return answer

    def _undo(self, voucher: HeldVoucher, request_no: str) -> None:
        undo_key = f"u-{voucher.voucher_id}"
        noted = Noted("undo", undo_key, self.store_id, request_no)
        undone = self._send("undo", self.till.undo(request_no, undo_key), noted)
        if undone.status == 201:
            self._query(request_no, "undone")

    def _query(self, request_no: str, expected: str) -> None:
        told = self._send("query", self.till.query(request_no))
        if told.status == 200 and told.json()["status"] not in {expected, "not_done"}:
            self.wrong("query", f"not {expected}")

    def _send(self, act: str, request: SignedHttp, noted: Noted | None = None) -> Answer:
        """Signed, and the answer's signature checked."""
        answer = self.insist(
            act, request.method, request.target, body=request.body, headers=request.headers, noted=noted
        )
        if answer.status:
            try:
                self.till.check(request, answer.status, answer.headers, answer.body)
            except AnswerForgedError:
                self.wrong(act, "an answer that the platform did not sign")
        return answer

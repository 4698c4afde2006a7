"""The rush (抢券): the page, a ticket, waiting for the opening second, a claim of each face, the wallet."""

import secrets
import time

import gevent
from locust import between, task

from loadtests.load.journey import Journey, Noted
from loadtests.load.page import Page
from loadtests.load.scenarios import WEIGHTS
from loadtests.load.stage import Citizen, RushStage

AGAIN_SHARE = 0.03  # ask again although there was an answer
TWICE_SHARE = 0.02  # try for a second voucher
LATE_TRY_SHARE = 0.2  # of those who see that all is gone
LOOKS_EVERY_S = (2.0, 5.0)
PRESSES_WITHIN_S = 0.3  # of the opening second
CLAIMS = "/api/vouchers/v1/claims"


class Shopper(Journey):
    """A phone; with each turn another citizen holds it."""

    weight = WEIGHTS["Shopper"]
    wait_time = between(1.5, 3.5)

    @property
    def rush(self) -> RushStage:
        """The round of this run."""
        assert self.part.stage.rush is not None  # noqa: S101 - shoppers come to a rush only
        return self.part.stage.rush

    @task
    def shop(self) -> None:
        """One citizen, from the page to the wallet; or only the page, once all is gone."""
        page = self._look()
        if page is None:
            return
        if page.is_gone and not self.happens(LATE_TRY_SHARE):
            gevent.sleep(self.part.dice.uniform(*LOOKS_EVERY_S))
            return
        citizen = self.one_or_stop(next(self.part.shoppers, None))
        target = f"/api/vouchers/v1/rounds/{self.rush.round_id}/tickets"
        given = self.insist("ticket", "POST", target, token=citizen.token)
        if given.status != 201:
            return
        self._wait_until(page.opens_at)
        stock_ids = self.part.dice.sample(self.rush.stock_ids, len(self.rush.stock_ids))
        won = [self._claim(citizen, given.json()["ticket"], stock_id) for stock_id in stock_ids]
        if any(won):
            self.insist("wallet", "GET", "/api/redemption/v1/vouchers", token=citizen.token)

    def _look(self) -> Page | None:
        answer = self.insist("page", "GET", f"/api/vouchers/v1/rounds/{self.rush.round_id}")
        return Page.of(answer.json(), time.time(), answer.ms / 1_000) if answer.status == 200 else None

    def _wait_until(self, opens_at: float) -> None:
        """Whoever waits long looks at the page meanwhile; at the second itself all press, within a moment."""
        while (left_s := opens_at - time.time()) > LOOKS_EVERY_S[1]:
            gevent.sleep(self.part.dice.uniform(*LOOKS_EVERY_S))
            self._look()
        if left_s > 0:
            gevent.sleep(left_s + self.part.dice.uniform(0, PRESSES_WITHIN_S))

    def _claim(self, citizen: Citizen, ticket: str, stock_id: str) -> bool:
        """One face, once; True when it was won."""
        value = {"ticket": ticket, "stock_id": stock_id}
        noted = Noted("claim", _new_key(), citizen.citizen_id, stock_id)
        answer = self.insist("claim", "POST", CLAIMS, value=value, noted=noted)
        if self.happens(AGAIN_SHARE):
            again = self.insist("claim again", "POST", CLAIMS, value=value, noted=noted)
            if answer.status == 201 and again.is_definite and again.body != answer.body:
                self.wrong("claim again", "another answer to the same key")
        if answer.status == 201 and self.happens(TWICE_SHARE):
            self.insist("claim twice", "POST", CLAIMS, value=value, noted=noted._replace(key=_new_key()))
        return answer.status == 201


def _new_key() -> str:
    """The phone makes it and keeps it; never from a seed."""
    return f"c{secrets.token_hex(12)}"

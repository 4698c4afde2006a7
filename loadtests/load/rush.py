"""The rush (抢券): the page, a ticket, waiting for the opening second, a claim of each face, the wallet."""

import secrets
import time
from datetime import datetime
from typing import Any

import gevent
from locust import between, task

from loadtests.clients.gateway import Answer
from loadtests.load.journey import Journey
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
        if page is not None and _is_gone(page) and not self.happens(LATE_TRY_SHARE):
            gevent.sleep(self.part.dice.uniform(*LOOKS_EVERY_S))
            return
        citizen = self.one_or_stop(next(self.part.shoppers, None))
        given = self.insist(
            "ticket", "POST", f"/api/vouchers/v1/rounds/{self.rush.round_id}/tickets", token=citizen.token
        )
        if given.status != 201 or page is None:
            return
        self._wait_until_open(page)
        stock_ids = self.part.dice.sample(self.rush.stock_ids, len(self.rush.stock_ids))
        won = [self._claim(citizen, given.json()["ticket"], stock_id) for stock_id in stock_ids]
        if any(won):
            self.insist("wallet", "GET", "/api/redemption/v1/vouchers", token=citizen.token)

    def _look(self) -> dict[str, Any] | None:
        answer = self.insist("page", "GET", f"/api/vouchers/v1/rounds/{self.rush.round_id}")
        if answer.status != 200:
            return None
        page: dict[str, Any] = answer.json()
        page["ahead_s"] = _instant(page["server_time"]) - (time.time() - answer.ms / 2_000)
        return page

    def _wait_until_open(self, page: dict[str, Any]) -> None:
        """By the server's clock; whoever waits long looks at the page meanwhile."""
        opens_at = _instant(page["opens_at"]) - page["ahead_s"]
        while (left_s := opens_at - time.time()) > LOOKS_EVERY_S[1]:
            gevent.sleep(self.part.dice.uniform(*LOOKS_EVERY_S))
            self._look()
        if left_s > 0:
            gevent.sleep(left_s + self.part.dice.uniform(0, PRESSES_WITHIN_S))

    def _claim(self, citizen: Citizen, ticket: str, stock_id: str) -> bool:
        """One face, once; True when it was won."""
        key = f"c{secrets.token_hex(12)}"  # the phone makes it and keeps it
        asked = {"value": {"ticket": ticket, "stock_id": stock_id}, "key": key}
        answer = self.insist("claim", "POST", CLAIMS, **asked)
        self.note("claim", key, citizen.citizen_id, stock_id, answer)
        if self.happens(AGAIN_SHARE):
            again = self.insist("claim again", "POST", CLAIMS, **asked)
            self.note("claim", key, citizen.citizen_id, stock_id, again)
            self._must_be_same(answer, again)
        if answer.status == 201 and self.happens(TWICE_SHARE):
            more = f"c{secrets.token_hex(12)}"
            refused = self.insist("claim twice", "POST", CLAIMS, value=asked["value"], key=more)
            self.note("claim", more, citizen.citizen_id, stock_id, refused)
        return answer.status == 201

    def _must_be_same(self, first: Answer, again: Answer) -> None:
        if first.status == 201 and again.is_definite and again.body != first.body:
            self.wrong("claim again", "another answer to the same key")


def _is_gone(page: dict[str, Any]) -> bool:
    return not any(stock["remaining"] for stock in page["stocks"])


def _instant(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()

"""Filing (补贴申报): open a draft, type, upload the papers, file; some try to file the same car once more."""

import gevent
from locust import between, task

from loadtests.clients.gateway import key_of
from loadtests.load.journey import Journey, Noted
from loadtests.load.scenarios import WEIGHTS
from loadtests.load.stage import PreparedFiling

BASE = "/api/subsidies/v1/claims"
TWICE_SHARE = 0.1
TYPING_S = (0.8, 2.0)


class Buyer(Journey):
    """A buyer with all papers together; with each turn another one."""

    weight = WEIGHTS["Buyer"]
    wait_time = between(2.0, 4.0)

    @task
    def file(self) -> None:
        """One claim, from the draft to where it stands."""
        filing = self.one_or_stop(next(self.part.filings, None))
        if self._file(filing, "filing") and self.happens(TWICE_SHARE):
            self._file(filing, "filing twice")

    def _file(self, filing: PreparedFiling, act: str) -> bool:
        """True when it was filed."""
        assert self.part.stage.filing is not None  # noqa: S101 - buyers come to a policy only
        policy_id, token = self.part.stage.filing.policy_id, filing.citizen.token
        subject = f"{policy_id} {filing.citizen.citizen_id} {act}"
        opened = self.insist(
            "draft", "POST", BASE, value={"policy_id": policy_id}, token=token, key=key_of("draft", subject)
        )
        if opened.status != 201:
            return False
        claim = f"{BASE}/{opened.json()['claim_no']}"
        for typed in self._as_typed(filing):
            self._type()
            self.insist("fields", "PATCH", claim, value={"fields": typed}, token=token)
        for kind, paper in filing.papers.items():
            self._type()
            headers = {"Content-Type": "application/octet-stream"}
            target = f"{claim}/documents/{kind}"
            if self.insist("document", "PUT", target, body=paper, token=token, headers=headers).status != 201:
                return False
        noted = Noted("submit", key_of("file", subject), filing.citizen.citizen_id, opened.json()["claim_no"])
        filed = self.insist(act, "POST", f"{claim}/submissions", token=token, noted=noted)
        self.insist("progress", "GET", claim, token=token)
        return filed.status == 201

    def _as_typed(self, filing: PreparedFiling) -> list[dict[str, str]]:
        """The form half filled in, then whole."""
        names = list(filing.typed)
        return [{name: filing.typed[name] for name in names[: len(names) // 2]}, filing.typed]

    def _type(self) -> None:
        gevent.sleep(self.part.dice.uniform(*TYPING_S))

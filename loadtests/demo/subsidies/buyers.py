"""Buyers of the demo: each fills in the form, uploads the papers, files, and mends what is sent back."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import msgspec

from loadtests.clients.gateway import Answer, Gateway
from loadtests.clients.history import Act, History
from loadtests.demo.subsidies.stage import SubsidyStage, Window
from loadtests.paperwork.case import Case, Step
from loadtests.paperwork.paper import Paper

AT_ONCE = 6
BASE = "/api/subsidies/v1"


@dataclass
class Score:
    """What buyers were told: refusals at upload and filing by policy and code, and answers that must not be."""

    refused: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    documents: int = 0
    broken: list[str] = field(default_factory=list)
    filed: dict[str, Case] = field(default_factory=dict)  # by claim number
    owner: dict[str, str] = field(default_factory=dict)  # claim number: the buyer's token


class Buyers:
    """Plays the buyers of all policies; papers are drawn by a process beside this one."""

    def __init__(self, gateway: Gateway, history: History, tokens: Mapping[str, tuple[str, str]]) -> None:
        """`tokens` are (citizen, token) by ID number."""
        self.score = Score()
        self._gateway = gateway
        self._history = history
        self._tokens = tokens
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._printer = ProcessPoolExecutor(1)

    async def file_all(self, stage: SubsidyStage) -> None:
        """Everybody files; a second claim for what one alone may hold comes when the first is filed."""

        async def come(window: Window, case: Case) -> None:
            async with self._turns:
                if case.after is not None:
                    await self.file(window, Case(f"{case.name}_first", case.after))
                await self.file(window, case)

        await asyncio.gather(*(come(window, case) for window in stage.windows for case in window.cases))
        self.close()

    def close(self) -> None:
        """Nobody comes any more."""
        self._printer.shutdown()

    async def mend(self, claim_no: str, fields: Mapping[str, str], key: str) -> Answer:
        """Change what was sent back and file again."""
        await self._send("PATCH", f"/claims/{claim_no}", self.score.owner[claim_no], {"fields": dict(fields)})
        return await self._send("POST", f"/claims/{claim_no}/fixes", self.score.owner[claim_no], key=key)

    async def file(self, window: Window, case: Case) -> None:
        """Fill in, upload, file; what it was told is scored."""
        filing = case.filing
        citizen, token = self._tokens[filing.applicant.national_id]
        key = f"{window.policy_id}.{case.name}"[-60:].replace(".", "_")
        opened = await self._send("POST", "/claims", token, {"policy_id": window.policy_id}, key=f"o-{key}"[:64])
        if opened.status != 201:
            self._broken(case, "open", opened)
            return
        claim_no = opened.json()["claim_no"]
        self.score.owner[claim_no] = token
        await self._send("PATCH", f"/claims/{claim_no}", token, {"fields": dict(filing.typed)})
        if not await self._upload(window, case, claim_no, token):
            return
        submitted = await self._send("POST", f"/claims/{claim_no}/submissions", token, key=f"f-{key}"[:64])
        told = submitted.body.decode() if submitted.status == 201 else ""
        self._history.note(
            Act("submit", f"f-{key}"[:64], citizen, claim_no, submitted.status, submitted.code, told, time.time(),
                submitted.ms)
        )  # fmt: skip
        if submitted.status == 201:
            self.score.filed[claim_no] = case
            if case.step in {Step.UPLOAD, Step.FILING}:
                self._broken(case, f"expected {case.refusal} at filing", submitted)
            return
        self.score.refused[window.policy_id][submitted.code] += 1
        codes = {one["code"] for one in submitted.json().get("problems", ())} | {submitted.code}
        if case.step != Step.FILING or str(case.refusal) not in codes:
            self._broken(case, "submit", submitted)

    async def _upload(self, window: Window, case: Case, claim_no: str, token: str) -> bool:
        """All papers; False when one was refused as the case wants it."""
        for kind, paper in case.filing.papers.items():
            content = await asyncio.get_running_loop().run_in_executor(self._printer, _render, paper)
            target = f"{BASE}/claims/{claim_no}/documents/{kind}"
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/octet-stream"}
            answer = await self._gateway.until_definite("PUT", target, body=content, headers=headers)
            self.score.documents += 1
            if answer.status == 201:
                continue
            self.score.refused[window.policy_id][answer.code] += 1
            if case.step != Step.UPLOAD or answer.code != str(case.refusal):
                self._broken(case, f"upload of {kind}", answer)
            return False
        return True

    async def _send(self, method: str, path: str, token: str, value: Any = None, *, key: str = "") -> Answer:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        headers |= {"Idempotency-Key": key} if key else {}
        body = msgspec.json.encode(value) if value is not None else None
        return await self._gateway.until_definite(method, BASE + path, body=body, headers=headers)

    def _broken(self, case: Case, what: str, answer: Answer) -> None:
        said = answer.body[:200].decode(errors="replace")
        self.score.broken.append(f"{case.filing.policy} {case.name}: {what}: {answer.status} {said}")


def _render(paper: Paper) -> bytes:
    return paper.render()

"""The finance office of the demo: batches through the bank, accounts mended, fuel cards, a car that came back."""

import asyncio
import io
from typing import Any

import msgspec
from PIL import Image, ImageDraw

from loadtests.clients.gateway import Answer, Gateway, key_of
from loadtests.demo.stage import Staff
from loadtests.demo.subsidies.buyers import BASE, Buyers
from loadtests.demo.subsidies.reviewers import log_in
from loadtests.demo.subsidies.stage import SubsidyStage, Window
from loadtests.paperwork.numbers import bank_card

TREASURY = "/api/treasury/v1"
CARDS_A_CLAIM_MAX = 25
PAUSE_S = 1.0


class Finance:
    """Pays what is released until stopped."""

    def __init__(self, gateway: Gateway, stage: SubsidyStage, staff: Staff, buyers: Buyers) -> None:
        self.batches = 0
        self.broken: list[str] = []
        self._gateway = gateway
        self._stage = stage
        self._staff = staff
        self._buyers = buyers
        self._attempts: dict[str, int] = {}

    async def work(self, stop: asyncio.Event) -> None:
        """Every program's batches, and the cards of those that pay in cards, side by side."""
        finance = await log_in(self._gateway, "finance")
        at_the_bank = [window for window in self._stage.windows if not window.pays_in_cards]
        in_cards = [window for window in self._stage.windows if window.pays_in_cards]
        for window in in_cards:
            await self._receive_cards(finance, window)
        while not stop.is_set():
            for window in at_the_bank:
                await self._pay(window)
                await self._mend_accounts(finance, window)
            for window in in_cards:
                await self._hand_over_cards(finance, window)
            await asyncio.sleep(PAUSE_S)

    async def claw_back(self, claim_no: str, amount_fen: int) -> None:
        """A buyer brought the car back and the money is in: one asks, another approves."""
        payout = f"{TREASURY}/payouts/{claim_no}-{self._attempts.get(claim_no, 0) + 1}/clawbacks"
        saw = {"saw_amount_fen": amount_fen}
        drafted = await self._act(self._staff.maker, payout, saw | {"reason": "CAR_RETURNED"}, f"claw-{claim_no}")
        approved = await self._act(self._staff.checker, f"{payout}/approvals", saw, f"claw-{claim_no}")
        for answer in (drafted, approved):
            self._expect(answer, "clawback")

    async def take_cards_back(self, claim_no: str) -> None:
        """The same where the award was paid in kind."""
        finance = await log_in(self._gateway, "finance")
        target = f"{BASE}/fuel-cards/claims/{claim_no}/returns"
        self._expect(await self._act(finance, target, {"reason": "车辆已退"}, f"back-{claim_no}"), "return of cards")

    async def _pay(self, window: Window) -> None:
        batch_id = f"{window.program_id}.b{self.batches + 1}"
        body = {"batch_id": batch_id, "program_id": window.program_id}
        prepared = await self._act(self._staff.maker, f"{TREASURY}/payout-batches", body, key_of("pay", batch_id))
        if prepared.status != 201:  # nothing is due
            if prepared.status != 409:
                self._expect(prepared, "batch")
            return
        self.batches += 1
        batch = prepared.json()
        saw = {"saw_sha256": batch["sha256"], "saw_sum_fen": batch["sum_fen"]}
        target = f"{TREASURY}/payout-batches/{batch_id}/approvals"
        self._expect(await self._act(self._staff.checker, target, saw, key_of("pay", batch_id)), "approval of a batch")

    async def _mend_accounts(self, finance: str, window: Window) -> None:
        """Buyers whose bank said no give another card."""
        for entry in await self._queue(finance, window, "PAY_FAILED"):
            claim_no = entry["claim_no"]
            attempt = self._attempts[claim_no] = self._attempts.get(claim_no, 0) + 1
            card = bank_card(f"{claim_no}-{attempt}", attempt)
            answer = await self._buyers.mend(claim_no, {"bank_card": card}, f"card-{claim_no}-{attempt}")
            self._expect(answer, f"another account for {claim_no}")

    async def _receive_cards(self, finance: str, window: Window) -> None:
        count = CARDS_A_CLAIM_MAX * len(window.cases)
        series = window.policy_id.split(".", 1)[0].rsplit("-", 1)[1]
        body = {"policy_id": window.policy_id, "card_nos": [f"FC-{series}-{number:06d}" for number in range(count)]}
        key = key_of("deliver", window.policy_id)
        self._expect(await self._act(finance, f"{BASE}/fuel-cards/deliveries", body, key), "delivery")

    async def _hand_over_cards(self, finance: str, window: Window) -> None:
        for entry in await self._queue(finance, window, "IN_BATCH"):
            claim = f"{BASE}/fuel-cards/claims/{entry['claim_no']}"
            assigned = await self._act(finance, f"{claim}/assignments", {}, f"cards-{entry['claim_no']}")
            self._expect(assigned, "assignment of cards")
            headers = {"Authorization": f"Bearer {finance}", "Idempotency-Key": f"sign-{entry['claim_no']}"}
            signed = await self._gateway.until_definite(
                "POST", f"{claim}/hand-overs", body=signature(entry["filing_no"]), headers=headers
            )
            self._expect(signed, "hand-over of cards")

    async def _queue(self, finance: str, window: Window, state: str) -> list[dict[str, Any]]:
        target = f"{BASE}/reviews?state={state}&policy_id={window.policy_id}"
        page: list[dict[str, Any]] = await self._gateway.get(target, token=finance)
        return page

    async def _act(self, token: str, target: str, body: dict[str, Any], key: str) -> Answer:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key[-64:], "Content-Type": "application/json"}
        return await self._gateway.until_definite("POST", target, body=msgspec.json.encode(body), headers=headers)

    def _expect(self, answer: Answer, what: str) -> None:
        if answer.status != 201:
            self.broken.append(f"{what}: {answer.status} {answer.body[:200].decode(errors='replace')}")


def signature(number: int) -> bytes:
    """The picture of a signature: a stroke nobody else makes."""
    made, page = io.BytesIO(), Image.new("L", (240, 80), 255)
    points = [(20 + 25 * place, 15 + (number * (place + 3) * 37) % 50) for place in range(9)]
    ImageDraw.Draw(page).line(points, fill=0, width=3)
    page.save(made, "PNG")
    return made.getvalue()

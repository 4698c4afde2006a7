"""The office that pays merchants: accounts by two people, batches by two people, and what the bank failed to pay."""

import asyncio
from collections.abc import Iterator
from typing import Any

import msgspec

from loadtests.bank.rule import REASONS, Fate, Result, Settings, account_meeting, is_repeated
from loadtests.clients.gateway import Gateway, key_of
from loadtests.demo.stage import Shop, Staff

TREASURY = "/api/treasury/v1"
ANSWERED_WITHIN_S = 90.0
IN_TIME = "prompt"  # the simulated bank's word for the answer that comes at once
PAID_AT_ONCE = Fate(Result.PAID, "", 0, late=False)
REFUSED = Fate(Result.FAILED, REASONS[0], 0, late=False)
UNKNOWN_FIRST = Fate(Result.PAID, "", 1, late=False)
BANK = Settings()


class Office:
    """Settles with the merchants of a campaign, district by district."""

    def __init__(self, gateway: Gateway, staff: Staff, campaign_id: str, shops: list[Shop]) -> None:
        self.batches = 0
        self.mended = 0
        self.broken: list[str] = []
        self._gateway = gateway
        self._staff = staff
        self._campaign_id = campaign_id
        self._merchants: dict[str, list[str]] = {}
        for shop in shops:
            self._merchants.setdefault(shop.district_id, []).append(shop.merchant_id)
        self._accounts = 0

    @property
    def districts(self) -> list[str]:
        return sorted(self._merchants)

    async def open_accounts(self) -> None:
        """Everybody's, such that of each district the bank first refuses one and does not know of another."""
        for district_id, merchants in self._merchants.items():
            fates = dict.fromkeys(merchants, PAID_AT_ONCE)
            fates[merchants[-1]] = UNKNOWN_FIRST
            if len(merchants) > 1 or district_id == self.districts[0]:
                fates[merchants[0]] = REFUSED
            await self._enter(district_id, fates)

    async def settle(self, district_id: str, business_day: str) -> bool:
        """A batch until that day, through the bank; False when nothing is due."""
        batch_id = await self._batch_id(district_id)
        body = {"batch_id": batch_id, "campaign_id": self._campaign_id, "district_id": district_id,
                "business_day": business_day}  # fmt: skip
        prepared = await self._act(self._staff.maker, "settlement-batches", body, f"prepare-{batch_id}")
        if prepared is None:
            return False
        self.batches += 1
        saw = {"saw_sha256": prepared["sha256"], "saw_sum_fen": prepared["sum_fen"]}
        await self._act(self._staff.checker, f"payout-batches/{batch_id}/approvals", saw, f"approve-{batch_id}")
        await self._until_answered(batch_id)
        return True

    async def mend(self, district_id: str) -> int:
        """New accounts for those that the bank refused; how many."""
        target = f"{TREASURY}/settlements?campaign_id={self._campaign_id}&state=FAILED"
        failed = await self._gateway.get(target, token=self._staff.auditor)
        own = [one["merchant_id"] for one in failed if one["district_id"] == district_id]
        if own:
            await self._enter(district_id, dict.fromkeys(own, PAID_AT_ONCE))
        self.mended += len(own)
        return len(own)

    async def reconcile(self) -> dict[str, Any]:
        """All sides held against one another, by an auditor."""
        body = {"campaign_id": self._campaign_id}
        return await self._act(self._staff.auditor, "reconciliations", body, f"reconcile-{self._campaign_id}") or {
            "by_result": {}, "open": -1,
        }  # fmt: skip

    async def _enter(self, district_id: str, fates: dict[str, Fate]) -> None:
        file_id = f"{self._campaign_id[-10:]}.{district_id}.a{self._accounts}"
        self._accounts += 1
        accounts = [
            {"merchant_id": merchant_id, "name": f"{merchant_id}号商行", "account": self.account(merchant_id, fate)}
            for merchant_id, fate in fates.items()
        ]
        body = {"file_id": file_id, "district_id": district_id, "accounts": accounts}
        drafted = await self._act(self._staff.maker, "merchant-accounts", body, f"draft-{file_id}")
        if drafted is not None:
            saw = {"saw_sha256": drafted["sha256"]}
            await self._act(self._staff.checker, f"merchant-accounts/{file_id}/approvals", saw, f"approve-{file_id}")

    def account(self, merchant_id: str, fate: Fate) -> str:
        """A generated account of a business that the simulated bank treats so."""
        return account_meeting(BANK, fate, _numbers(f"{merchant_id}-{self._accounts}"))

    async def _batch_id(self, district_id: str) -> str:
        """A name for the next batch; that of the first one is such that the bank says its answer twice."""
        base = f"{self._campaign_id[-10:]}.{district_id}.s{self.batches + 1}"
        if self.batches:
            return base
        return next(name for name in (f"{base}.{n}" for n in range(1000)) if is_repeated(BANK, name, IN_TIME))

    async def _until_answered(self, batch_id: str) -> None:
        """Until the bank has said something definite of each line, also of those that it is asked about."""
        try:
            async with asyncio.timeout(ANSWERED_WITHIN_S):
                while (await self._seen(batch_id))["state"] != "DONE":
                    await asyncio.sleep(0.25)
        except TimeoutError:
            self.broken.append(f"batch {batch_id} is not done after {ANSWERED_WITHIN_S:g} s")

    async def _seen(self, batch_id: str) -> dict[str, Any]:
        found: dict[str, Any] = await self._gateway.get(
            f"{TREASURY}/payout-batches/{batch_id}", token=self._staff.auditor
        )
        return found

    async def _act(self, token: str, path: str, body: dict[str, Any], key: str) -> dict[str, Any] | None:
        """The answer of an act; None when it is refused for what is not due."""
        headers = {
            "Authorization": f"Bearer {token}", "Idempotency-Key": key_of("settle", key),
            "Content-Type": "application/json",
        }  # fmt: skip
        answer = await self._gateway.until_definite(
            "POST", f"{TREASURY}/{path}", body=msgspec.json.encode(body), headers=headers
        )
        if answer.status == 201:
            done: dict[str, Any] = answer.json()
            return done
        if answer.code != "WRONG_STATE":
            self.broken.append(f"{path}: {answer.status} {answer.body[:200].decode(errors='replace')}")
        return None


def _numbers(seed: str) -> Iterator[str]:
    """Account numbers of 21 digits, longer than any card's, so that none is taken for one."""
    number = int.from_bytes(seed.encode(), "big") % 10**12
    while True:
        yield f"1300161610{number % 10**11:011d}"
        number += 7

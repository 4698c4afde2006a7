"""A campaign of two districts on the running stack, made for one test: rounds open when the test needs them to."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from loadtests.clients.gateway import Gateway
from loadtests.clients.till import Till
from loadtests.demo.stage import Staff, enrol_shops, log_in_staff

FACES = ((5_000, 30_000), (10_000, 50_000))


@dataclass
class ShopStage:
    """Who acts behind the pages of a shopper: the officers, and a till of 桃城区."""

    gateway: Gateway
    staff: Staff
    campaign_id: str
    till: Till
    rounds_made: int = 0

    @property
    def page(self) -> str:
        return f"/m#/?campaign={self.campaign_id}"

    async def add_round(
        self, *, district_id: str = "taocheng", opens_in_s: float = -1, valid_s: float = 86_400, quantity: int = 50
    ) -> str:
        """Fund a round; answers its id once the shoppers' door knows it, and it is open if it is to be."""
        self.rounds_made += 1
        round_id = f"{self.campaign_id}.{district_id}.r{self.rounds_made}"
        now = datetime.now(UTC)
        until = (now + timedelta(seconds=valid_s)).isoformat()
        stocks = [
            {"stock_id": f"{round_id}.f{face // 100}", "face_value_fen": face, "threshold_fen": threshold,
             "quantity": quantity, "valid_until": until, "per_person_max": 1}
            for face, threshold in FACES
        ]  # fmt: skip
        amount_fen = sum(face for face, _ in FACES) * quantity
        grant = {
            "grant_id": f"{round_id}.g", "campaign_id": self.campaign_id,
            "program_id": f"{self.campaign_id}.{district_id}", "amount_fen": amount_fen,
            "round": {
                "round_id": round_id, "round_no": self.rounds_made, "name": f"第{self.rounds_made}轮",
                "opens_at": (now + timedelta(seconds=opens_in_s)).isoformat(),
                "closes_at": (now + timedelta(seconds=min(valid_s, 80_000))).isoformat(),
                "categories": ["home-appliances", "supermarket"], "stocks": stocks,
            },
        }  # fmt: skip
        await self.officer("maker", "grants", grant)
        await self.officer("checker", f"grants/{round_id}.g/approvals", {"saw_amount_fen": amount_fen})
        await self._until_known(round_id, is_open=opens_in_s < 0)
        return round_id

    async def officer(self, who: str, target: str, body: Any) -> Any:
        """An act of the treasury's desk."""
        key = f"shop-{time.monotonic_ns()}"
        token = getattr(self.staff, who)
        return await self.gateway.act(f"/api/treasury/v1/{target}", body, token=token, key=key)

    async def claim_all(self, round_id: str, who: range) -> None:
        """Other citizens take what there is of a round."""
        body = {"role": "citizen", "from": who.start, "count": len(who)}
        for login in await self.gateway.act("/api/identity/v1/demo/logins", body, token="", key="demo-login"):
            token = login["token"]
            ticket = await self.gateway.act(
                f"/api/vouchers/v1/rounds/{round_id}/tickets", None, token=token, key="none-needed"
            )
            for face, _ in FACES:
                wish = {"ticket": ticket["ticket"], "stock_id": f"{round_id}.f{face // 100}"}
                await self.gateway.act("/api/vouchers/v1/claims", wish, token=token, key=f"all-{time.monotonic_ns()}")

    async def redeem(self, code: str) -> dict[str, Any]:
        """Redeem at the till of 桃城区."""
        number = f"r{time.monotonic_ns()}"
        request = self.till.redeem(number, code=code, order_no=number, order_amount_fen=68_000, category="supermarket")
        answer = await self.gateway.until_definite("POST", request.target, body=request.body, headers=request.headers)
        assert answer.status == 201, answer.body
        found: dict[str, Any] = answer.json()
        return found

    async def _until_known(self, round_id: str, *, is_open: bool) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            answer = await self.gateway.send("GET", f"/api/vouchers/v1/rounds/{round_id}")
            if answer.status == 200 and (not is_open or answer.json()["state"] == "OPEN"):
                return
        raise TimeoutError(round_id)


async def set_stage(gateway: Gateway) -> ShopStage:
    """Draft and approve a campaign that is on today, and enrol a shop."""
    staff = await log_in_staff(gateway)
    shops = await enrol_shops(gateway, staff, {"taocheng": (2, ("home-appliances", "supermarket"))})
    campaign_id = f"shop-{time.monotonic_ns()}"
    stage = ShopStage(gateway, staff, campaign_id, shops[0].till)
    today = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    starts_at, ends_at = today.isoformat(), (today + timedelta(days=3)).isoformat()
    names = {"taocheng": "桃城区", "hightech": "高新区", "binhu": "滨湖新区"}
    programs = [
        {"program_id": f"{campaign_id}.{one}", "district_id": one, "district_name": name, "purpose": "消费券",
         "allocated_fen": 100_000_000}
        for one, name in names.items()
    ]  # fmt: skip
    plan = {"campaign_id": campaign_id, "name": "大聚金秋·促消费惠民生", "cap_fen": 300_000_000, "starts_at": starts_at,
            "ends_at": ends_at, "programs": programs}  # fmt: skip
    await stage.officer("maker", "campaigns", plan)
    await stage.officer("checker", f"campaigns/{campaign_id}/approvals", {"saw_cap_fen": 300_000_000})
    days = {"days": [{"day": f"{today:%Y-%m-%d}", "starts_at": starts_at, "ends_at": ends_at}]}
    target = f"/api/redemption/v1/campaigns/{campaign_id}/business-days"
    await gateway.act(target, days, token=staff.admin, key=f"days-{campaign_id}"[:64])
    return stage

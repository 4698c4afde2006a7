"""Setting the stage: people registered, shops enrolled, the campaign funded and approved."""

import asyncio
import base64
import csv
import io
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from deploy.campaigns.campaign_file import CampaignFile
from deploy.campaigns.schedule import Calendar, Day, campaign_body, grant_bodies
from loadtests.clients.gateway import Gateway, key_of
from loadtests.clients.people import people, shop_code
from loadtests.clients.till import Till, platform_key
from loadtests.demo.settings import Settings

PEOPLE_PER_IMPORT = 20_000
LOGINS_PER_CALL = 2_000


@dataclass(frozen=True)
class Staff:
    """Tokens of the officers who act in the demo."""

    admin: str
    maker: str
    checker: str
    auditor: str


@dataclass(frozen=True)
class Shop:
    """A till ready to redeem: its district and what is sold there."""

    district_id: str
    categories: tuple[str, ...]
    merchant_id: str
    store_id: str
    till: Till


@dataclass(frozen=True)
class Stage:
    """Everything the traffic needs; `trading_days` go on while vouchers of subsidies may be valid.

    `crowds` are (citizen, token) by district, `districts` by program.
    """

    campaign_id: str
    staff: Staff
    rounds: list[dict[str, Any]]
    days: list[Day]
    trading_days: list[Day]
    shops: list[Shop]
    crowds: dict[str, list[tuple[str, str]]]
    districts: dict[str, str]


async def log_in_staff(gateway: Gateway) -> Staff:
    """The officers, by the demo's log-ins."""

    async def token(role: str) -> str:
        login = await gateway.act(
            "/api/identity/v1/demo/logins", {"role": role, "index": 0}, token="", key="demo-login"
        )
        return str(login["token"])

    return Staff(
        await token("admin"), await token("treasury_maker"), await token("treasury_checker"), await token("auditor")
    )


async def register_people(gateway: Gateway, settings: Settings, staff: Staff, count: int) -> None:
    """Bring a file of proved citizens in; those known from an earlier demo stay who they are."""
    maker = people(count, settings.seed)
    for chunk in _chunks(maker, PEOPLE_PER_IMPORT):
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["name", "national_id", "phone"])
        writer.writerows([person.name, person.national_id, person.phone] for person in chunk)
        headers = {"Authorization": f"Bearer {staff.admin}", "Content-Type": "text/csv"}
        answer = await gateway.until_definite(
            "POST", "/api/identity/v1/citizens/imports", body=text.getvalue().encode(), headers=headers
        )
        if answer.status != 201 or answer.json()["wrong"]:
            raise RuntimeError(f"import of citizens: {answer.status} {answer.body[:300]!r}")


async def log_in_people(gateway: Gateway, count: int) -> list[tuple[str, str]]:
    """Log many citizens in, some thousand a call."""
    found: list[tuple[str, str]] = []
    while len(found) < count:
        wanted = min(LOGINS_PER_CALL, count - len(found))
        body = {"role": "citizen", "from": len(found), "count": wanted}
        logins = await gateway.act("/api/identity/v1/demo/logins", body, token="", key="demo-login")
        found += [(login["subject_id"], login["token"]) for login in logins]
    return found


async def until_open(gateway: Gateway, campaign_id: str, round_id: str) -> None:
    """Return once the round is there and open; raises TimeoutError when that takes more than a minute."""
    async with asyncio.timeout(60):
        while True:
            found = await gateway.get(f"/api/vouchers/v1/rounds?campaign_id={campaign_id}")
            if any((one["round_id"], one["state"]) == (round_id, "OPEN") for one in found["rounds"]):
                return
            await asyncio.sleep(0.05)


async def enrol_shops(gateway: Gateway, staff: Staff, counts: dict[str, tuple[int, tuple[str, ...]]]) -> list[Shop]:
    """Enrol merchants, each with a store and a till whose key only we hold; `counts` is by district."""
    platform = platform_key(await gateway.get("/api/redemption/v1/platform-keys"))
    run = secrets.token_hex(3)
    shops, bodies, number = [], [], 0
    for district_id, (count, categories) in counts.items():
        for _ in range(count):
            number += 1
            key = Ed25519PrivateKey.generate()
            store_id = f"{district_id}-s{run}-{number:03d}"
            bodies.append(merchant_body(run, number, district_id, categories, store_id, key))
            shops.append(Shop(district_id, categories, bodies[-1]["merchant_id"], store_id, Till(key, platform)))
    for place in range(0, len(bodies), 50):
        body = {"merchants": bodies[place : place + 50]}
        await gateway.act("/api/redemption/v1/merchants/imports", body, token=staff.admin, key=f"enrol-{run}-{place}")
    return shops


async def fund(
    gateway: Gateway, settings: Settings, staff: Staff, file: CampaignFile, campaign_id: str, calendar: Calendar
) -> list[dict[str, Any]]:
    """Draft and approve the campaign, its days, and each round's grant; the rounds' terms in order of opening."""
    key = f"fund-{campaign_id}"[:64]
    body = campaign_body(file, campaign_id, calendar)
    await gateway.act("/api/treasury/v1/campaigns", body, token=staff.maker, key=key)
    saw = {"saw_cap_fen": body["cap_fen"]}
    await gateway.act(f"/api/treasury/v1/campaigns/{campaign_id}/approvals", saw, token=staff.checker, key=key)
    days = [
        {"day": day.day, "starts_at": day.starts_at.isoformat(), "ends_at": day.ends_at.isoformat()}
        for day in calendar.trading_days()
    ]
    target = f"/api/redemption/v1/campaigns/{campaign_id}/business-days"
    await gateway.act(target, {"days": days}, token=staff.admin, key=key)
    grants = grant_bodies(file, campaign_id, calendar, settings.scaled)
    for grant in grants:
        key = key_of("fund", grant["grant_id"])
        await gateway.act("/api/treasury/v1/grants", grant, token=staff.maker, key=key)
        saw = {"saw_amount_fen": grant["amount_fen"]}
        target = f"/api/treasury/v1/grants/{grant['grant_id']}/approvals"
        await gateway.act(target, saw, token=staff.checker, key=key)
    return grants


def merchant_body(
    run: str, number: int, district_id: str, categories: tuple[str, ...], store_id: str, key: Ed25519PrivateKey
) -> dict[str, Any]:
    """A generated merchant with one store and one till."""
    public_key = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    return {
        "merchant_id": f"{district_id}-m{run}-{number:03d}",
        "name": f"衡水示例商户{number:03d}号",
        "uscc": shop_code(int(run, 16) * 97 % 999_000_000 + number),
        "district_id": district_id,
        "categories": list(categories),
        "stores": [
            {
                "store_id": store_id,
                "name": f"示例门店{number:03d}",
                "address": f"示例路{number}号",
                "terminals": [{"terminal_id": f"{store_id}-t1", "public_key": public_key}],
            }
        ],
    }


def _chunks(items: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while chunk := list(islice(items, size)):
        yield chunk

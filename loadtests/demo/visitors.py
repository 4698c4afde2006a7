"""After the demo: a small campaign of its own, open for a day, with a till whose key lies at hand."""

import time
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from rich.console import Console

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.policy_schedule import policy_grant_bodies
from deploy.campaigns.schedule import Calendar
from deploy.local.servers import ROOT
from loadtests.clients.gateway import Gateway
from loadtests.demo.fair.visitors import open_room_for_visitors
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Staff, fund, merchant_body, until_open
from loadtests.demo.subsidies.stage import approve_grant, load_policies
from shared.runtime.signing import key_id_of

CAMPAIGN_FILE = ROOT / "deploy/campaigns/visitors.yaml"
console = Console()


async def open_for_visitors(gateway: Gateway, settings: Settings, staff: Staff) -> None:
    """Fund it, enrol the till, write its key to the state folder, and say what to try."""
    file = read_campaign_file(CAMPAIGN_FILE)
    stamp = time.strftime("%m%d%H%M%S")
    campaign_id = f"{file.campaign_id}-{stamp}"
    calendar = Calendar(file, datetime.now(UTC))
    full_size = Settings(1.0, settings.day_s, settings.seed, settings.state)
    (grant,) = await fund(gateway, full_size, staff, file, campaign_id, calendar)
    await until_open(gateway, campaign_id, grant["round"]["round_id"])
    (policy_id,) = await load_policies(gateway, staff, file, campaign_id, calendar)
    (money,) = policy_grant_bodies(file, campaign_id)
    await approve_grant(gateway, staff, money)
    key = Ed25519PrivateKey.generate()
    store_id = f"visitors-store-{stamp}"
    categories = tuple(grant["round"]["categories"])
    body = {"merchants": [merchant_body(stamp, 1, "taocheng", categories, store_id, key)]}
    await gateway.act("/api/redemption/v1/merchants/imports", body, token=staff.admin, key=f"visitors-{stamp}")
    key_file = settings.state.folder / "visitor-till.pem"
    _write_private(key_file, key)
    key_id = key_id_of(key.public_key().public_bytes_raw())
    room_id = await open_room_for_visitors(gateway, stamp)
    gateway_url = settings.state.endpoints()["gateway"]
    (settings.state.folder / "visitors.env").write_text(
        f"GATEWAY={gateway_url}\nROUND={grant['round']['round_id']}\nSTOCK={grant['round']['stocks'][0]['stock_id']}\n"
        f"KEY_ID={key_id}\nKEY_FILE={key_file.name}\nPOLICY={policy_id}\nROOM={room_id}\n"
    )
    console.rule("Try it")
    login = '{"role": "citizen", "index": 0}'
    for line in (
        f"portal         {gateway_url}/  in a browser: five doors, and a log-in of each role by one click",
        f"               phone {gateway_url}/m, till /pos, desk /console, wall /screen",
        f"open round     {grant['round']['round_id']} (a day long)",
        f"open policy    {policy_id} (car subsidies, paid once two levels have approved)",
        f"live room      {room_id} (its frames: curl -N {gateway_url}/api/jobfair/v1/rooms/{room_id}/stream)",
        f"log in         POST {gateway_url}/api/identity/v1/demo/logins  {login}",
        "roles          citizen, district_reviewer, city_reviewer, treasury_maker, treasury_checker, finance, …",
        f"a till's key   {settings.state.folder.name}/visitor-till.pem, key id {key_id}",
        "README.md, “Try it by hand”, shows curl and openssl; `make down` stops everything.",
    ):
        console.print(line, soft_wrap=True)  # to be copied: never broken at the width of a screen


def _write_private(path: Path, key: Ed25519PrivateKey) -> None:
    path.touch(mode=0o600)
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))

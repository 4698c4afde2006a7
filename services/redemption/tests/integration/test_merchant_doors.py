"""The doors of merchants' desks and day files on real Postgres: who sees what, and files as they arrive."""

import csv
import io
import time
import zipfile
from collections.abc import AsyncIterator
from xml.etree import ElementTree

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.redemption.adapters.postgres_day_files import PostgresDayFiles
from services.redemption.adapters.postgres_merchant_views import PostgresMerchantViews
from services.redemption.adapters.postgres_notices import PostgresNotices
from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_settlements import PostgresSettlements
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.adapters.xlsx_day_sheet import xlsx_day_sheet
from services.redemption.domain.day_file import DayFile, read_day_file
from services.redemption.entrypoints.consumers import receiving
from services.redemption.entrypoints.day_files import till_file_routes
from services.redemption.entrypoints.merchant_door import MerchantParts
from services.redemption.entrypoints.routers import merchant_routers
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.tests import builders as b
from services.redemption.tests.view_worlds import RealViewWorld, open_campaign
from services.redemption.tests.worlds import redeem, undo
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.ports import StoreFile, TillFile
from shared.contracts.treasury_events import SettlementMoved
from shared.runtime import signing
from shared.runtime.http_app import build_http_app
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
OURS, TILL = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
API = "/api/redemption/v1"
FILE = "/campaigns/c1/days/day-1/file"
DAY = "/campaigns/c1"
ASKED = ("", f"{DAY}/today", f"{DAY}/redemptions", f"{DAY}/returns", f"{DAY}/outstanding", f"{FILE}.csv")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


class Visitors:
    """People and a till at the doors; `who` is role, role@district, or role:name."""

    def __init__(self, client: httpx.AsyncClient, world: RealViewWorld) -> None:
        self.client = client
        self.world = world

    async def get(self, path: str, who: str = "merchant_admin:lin") -> httpx.Response:
        role, _, name = who.partition(":")
        role, _, district = role.partition("@")
        claims = {"sub": name or f"{who}-1", "role": role, "district": district or None, "exp": 4_000_000_000}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        return await self.client.get(API + path, headers={"Authorization": f"Bearer {token}"})

    async def code(self, path: str, who: str) -> str | None:
        answer = await self.get(path, who)
        return None if answer.status_code == 200 else str(answer.json()["code"])

    async def get_signed(self, path: str) -> httpx.Response:
        now = str(int(time.time()))
        headers = {
            signing.KEY_ID_HEADER: signing.key_id_of(TILL.public_key().public_bytes_raw()),
            signing.TIMESTAMP_HEADER: now,
            signing.SIGNATURE_HEADER: signing.sign(TILL, signing.message("GET", API + path, now, "", b"")),
        }
        return await self.client.get(API + path, headers=headers)


@pytest.fixture
async def visitors(postgres_server: Running) -> AsyncIterator[Visitors]:
    """lin is of m1's desk; m1's till t1 redeemed vouchers 1 to 3 and undid one; the day is open."""
    async with fresh_database(postgres_server, "redemption") as (database, _):
        world = RealViewWorld(database)
        await open_campaign(world)
        public = TILL.public_key().public_bytes_raw()
        store = StoreFile("st1", "桃城示例门店", (TillFile("t1", signing.key_id_of(public), public),))
        async with world.shops() as shops:
            await enrol_merchants(shops, [b.merchant(stores=(store,))])
        await world.bind("lin", "m1")
        for number in range(1, 4):
            await redeem(world, number, f"req-{number:03d}", order_=b.order(f"-o{number}"))
        await undo(world, "req-002", "undo-02")
        door = TillDoor(database, PostgresShops, OURS)
        files = PostgresDayFiles(database, page=2)
        parts = MerchantParts(
            database, PostgresShops, PostgresCounter, PostgresMerchantViews, files, xlsx_day_sheet, PublishedKeys()
        )
        routers = [*merchant_routers(parts), till_file_routes(files, door)]
        app = build_http_app("redemption", routers, ready=database.ready)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:
            yield Visitors(client, world)


async def test_the_desk_and_the_districts_officers_see_the_same(visitors: Visitors) -> None:
    await visitors.world.close("day-1")
    for path in ASKED:
        own = await visitors.get(f"/merchant{path}")
        assert own.status_code == 200, own.text
        for who in ("finance", "treasury_maker@d1", "treasury_checker@d1", "auditor"):
            assert (await visitors.get(f"/merchants/m1{path}", who)).content == own.content, (path, who)


async def test_whose_it_is_not_sees_nothing(visitors: Visitors) -> None:
    await visitors.world.close("day-1")
    for path in (*ASKED, f"{FILE}.xlsx"):
        assert await visitors.code(f"/merchant{path}", "merchant_admin:wang") == "FORBIDDEN"
        assert await visitors.code(f"/merchant{path}", "auditor") == "FORBIDDEN"
        assert await visitors.code(f"/merchants/m1{path}", "merchant_admin:lin") == "FORBIDDEN"
        assert await visitors.code(f"/merchants/m1{path}", "finance@d2") == "FORBIDDEN"
        assert await visitors.code(f"/merchants/m7{path}", "finance") == "NOT_FOUND"
    for form in ("csv", "xlsx"):
        assert await visitors.code(f"/districts/d1{FILE}.{form}", "merchant_admin:lin") == "FORBIDDEN"
        assert await visitors.code(f"/districts/d1{FILE}.{form}", "finance@d2") == "FORBIDDEN"
        assert await visitors.code(f"/districts/d7{FILE}.{form}", "finance") == "NOT_FOUND"
        assert (
            await visitors.code(f"/merchant/campaigns/c1/days/day-7/file.{form}", "merchant_admin:lin") == "NOT_FOUND"
        )
    assert (await visitors.client.get(f"{API}/merchant{FILE}.csv")).json()["code"] == "UNAUTHENTICATED"
    assert (await visitors.client.get(f"{API}{FILE}.csv")).json()["code"] == "SIGNATURE_INVALID"


async def test_officers_see_one_redemption_of_their_district_whole(visitors: Visitors) -> None:
    listed = (await visitors.get(f"/merchant{DAY}/redemptions")).json()["redemptions"]
    (first,) = [one["redemption_id"] for one in listed if one["request_no"] == "req-001"]
    path = f"/merchants/m1/redemptions/{first}"
    for who in ("auditor", "finance@d1"):
        shown = (await visitors.get(path, who)).json()
        assert (shown["request_no"], shown["voucher_id"], shown["refunds"]) == ("req-001", b.voucher_id(1), [])
        assert shown["issued_at"] < shown["redeemed_at"] < shown["valid_until"]
    assert await visitors.code(path, "finance@d2") == "FORBIDDEN"
    assert await visitors.code(path, "merchant_admin:lin") == "FORBIDDEN"
    assert await visitors.code(path.replace("m1", "m9"), "auditor") == "NOT_FOUND"
    assert await visitors.code("/merchants/m1/redemptions/req-001", "auditor") == "MALFORMED"


async def test_what_is_asked_oddly_is_refused_in_form(visitors: Visitors) -> None:
    assert await visitors.code("/merchant/campaigns/c7/today", "merchant_admin:lin") == "NOT_FOUND"
    assert await visitors.code("/merchant/campaigns/c1/redemptions?day=day-7", "merchant_admin:lin") == "NOT_FOUND"
    assert await visitors.code("/merchant/campaigns/c1/returns?day=day-7", "merchant_admin:lin") == "NOT_FOUND"
    for query in ("after=1", "day=%00", "after=00000000-0000-0000-0000-00000000000g", f"day={'9' * 99}"):
        assert await visitors.code(f"/merchant/campaigns/c1/redemptions?{query}", "merchant_admin:lin") == "MALFORMED"
    assert await visitors.code("/districts/%00/campaigns/c1/days/day-1/file.csv", "finance") == "MALFORMED"


async def test_an_open_day_has_no_file_at_any_door(visitors: Visitors) -> None:
    doors = [
        (f"/{whose}{FILE}.{form}", who)
        for form in ("csv", "xlsx")
        for whose, who in (("merchant", "merchant_admin:lin"), ("merchants/m1", "finance"), ("districts/d1", "auditor"))
    ]
    for path, who in doors:
        assert await visitors.code(path, who) == "WRONG_STATE"
    answer = await visitors.get_signed(f"{FILE}.csv")
    assert answer.json()["code"] == "WRONG_STATE"


async def test_a_file_arrives_whole_and_the_same_at_every_door(visitors: Visitors) -> None:
    await visitors.world.close("day-1")
    first = await visitors.get(f"/merchant{FILE}.csv")
    file = read_day_file(first.content)
    assert isinstance(file, DayFile)
    assert [line.order_no for line in file.lines if line.kind == "REDEEMED"].count("-o1") == 1
    assert b",'-o1," in first.content
    assert first.headers["content-type"] == "text/csv; charset=utf-8"
    assert first.headers["content-disposition"] == 'attachment; filename="jinqiu-day-1-1.csv"'
    assert (await visitors.get(f"/merchant{FILE}.csv")).content == first.content
    tills = await visitors.get_signed(f"{FILE}.csv")
    assert tills.content == first.content
    timestamp = tills.headers[signing.TIMESTAMP_HEADER]
    signed = signing.message("200", f"{API}{FILE}.csv", timestamp, "", tills.content)
    ours = OURS.public_key().public_bytes_raw()
    assert signing.is_signed(ours, tills.headers[signing.SIGNATURE_HEADER], signed)
    districts = read_day_file((await visitors.get(f"/districts/d1{FILE}.csv", "treasury_maker@d1")).content)
    assert isinstance(districts, DayFile)
    assert districts.lines == file.lines


async def test_a_file_too_long_to_be_signed_is_refused_to_a_till(visitors: Visitors) -> None:
    await visitors.world.close("day-1")
    door = TillDoor(visitors.world.database, PostgresShops, OURS)
    routers = [till_file_routes(visitors.world.files(page=1), door, bytes_max=1_200)]
    app = build_http_app("redemption", routers, ready=visitors.world.database.ready)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:
        answer = await Visitors(client, visitors.world).get_signed(f"{FILE}.csv")
    assert answer.json()["code"] == "TOO_LARGE"
    assert signing.SIGNATURE_HEADER in answer.headers


def _cells(sheet: bytes) -> list[list[str]]:
    """The sheet's cells as text; XlsxWriter puts strings in line when it keeps no rows."""
    with zipfile.ZipFile(io.BytesIO(sheet)) as packed:
        root = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    return [["".join(cell.itertext()) for cell in row.iter(f"{SHEET}c")] for row in root.iter(f"{SHEET}row")]


async def test_a_sheet_has_the_files_rows_and_the_same_bytes_each_time(visitors: Visitors) -> None:
    await visitors.world.close("day-1")
    content = (await visitors.get(f"/merchant{FILE}.csv")).content
    first = await visitors.get(f"/merchant{FILE}.xlsx")
    assert first.headers["content-disposition"] == 'attachment; filename="jinqiu-day-1-1.xlsx"'
    assert (await visitors.get(f"/merchant{FILE}.xlsx")).content == first.content
    told = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    cells = _cells(first.content)
    assert len(cells) == len(told)
    assert cells[-1] == told[-1]  # the hash of the csv file
    (undone,) = [row for row in cells if "UNDONE" in row[1:2]]
    assert (undone[9], float(undone[12]), undone[13]) == ("-o2", -400.0, "-5000")


async def test_what_treasury_tells_is_taken_in_beside_vouchers_and_shown_at_the_desk(visitors: Visitors) -> None:
    await visitors.world.close("day-1")
    moved = SettlementMoved("s1", 2, "m1", "c1", "d1", ["day-1"], 10_000, "PREPARED", b.NOW, "b1")
    late = SettlementMoved("s1", 1, "m1", "c1", "d1", ["day-1"], 10_000, "DUE", b.NOW)
    apply = receiving(PostgresCounter, PostgresSettlements, PostgresNotices)
    for batch in ([b.issued(20), b.fact(moved)], [b.fact(late), b.issued(20)]):
        async with visitors.world.database.transaction() as transaction:
            await apply(transaction, batch)
    (day,) = (await visitors.get("/merchant/campaigns/c1/outstanding")).json()["days"]
    assert (day["amount_fen"], day["pay"]["state"], day["pay"]["batch_id"]) == (10_000, "PREPARED", "b1")
    async with visitors.world.shops() as shops:
        assert await shops.voucher_no(b.voucher_id(20)) is not None

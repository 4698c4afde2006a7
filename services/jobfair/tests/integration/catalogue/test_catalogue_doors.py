"""The catalogue's doors on real Postgres: who may what, a file from its trial to the search, bad input."""

import io
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import httpx
import pytest
import python_calamine
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.jobfair.adapters.child_sheet_reader import ChildSheetReader
from services.jobfair.adapters.postgres_catalogue import PostgresCatalogue
from services.jobfair.adapters.postgres_jobs import PostgresJobs
from services.jobfair.adapters.xlsx_sheets import XlsxSheets
from services.jobfair.domain.posting import job_id_of
from services.jobfair.entrypoints.catalogue import catalogue_routes
from services.jobfair.entrypoints.catalogue_desk import LARGE_BODIES, catalogue_desk_routes
from services.jobfair.entrypoints.catalogue_parts import CatalogueParts
from services.jobfair.entrypoints.catalogue_timers import finishing
from services.jobfair.tests.catalogue_worlds import GATE, RealCatalogueWorld, accepted, sheet, tried
from services.jobfair.tests.posting_builders import FAIR, LAWFUL, USCC, cells, posting
from shared.runtime.http_app import build_http_app
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
BLOCKED = posting(job_no="A02", title="井下采矿工", conditions="限男性")
IMPORTS = f"/fairs/{FAIR}/imports"


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


class Office:
    """Officers and passers-by at the doors; `who` is a role, role@district, or nobody."""

    def __init__(self, client: httpx.AsyncClient, world: RealCatalogueWorld) -> None:
        self.client = client
        self.world = world
        self._keys = 0

    async def get(self, path: str, who: str = "", **query: Any) -> httpx.Response:
        return await self.client.get(path, headers=self._headers(who), params=query)

    async def post(self, path: str, who: str = "bureau", key: str | None = None, **body: Any) -> httpx.Response:
        self._keys += 1
        headers = self._headers(who) | {"Idempotency-Key": key or f"key-{self._keys:06d}"}
        return await self.client.post(path, headers=headers, **body)

    async def imported(self, *postings: Any) -> dict[str, Any]:
        plan: dict[str, Any] = (await self.post(IMPORTS, content=sheet(*postings))).json()
        answer = await self.post(f"{IMPORTS}/{plan['change_id']}/acceptances", json={"sha256": plan["sha256"]})
        assert answer.status_code == 201, answer.text
        return plan

    def _headers(self, who: str) -> dict[str, str]:
        if not who:
            return {}
        role, _, district = who.partition("@")
        claims = {"sub": f"{who}-1", "role": role, "district": district or None, "exp": 4_000_000_000}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        return {"Authorization": f"Bearer {token}"}


@pytest.fixture
async def office(postgres_server: Running) -> AsyncIterator[Office]:
    async with fresh_database(postgres_server, "jobfair") as (database, _):
        world = RealCatalogueWorld(database)
        await world.make_fair()
        parts = CatalogueParts(
            database, partial(PostgresCatalogue, folding=GATE.folding), PostgresJobs, GATE, ChildSheetReader(),
            XlsxSheets(), PublishedKeys(),
        )  # fmt: skip
        routers = [catalogue_routes(parts), catalogue_desk_routes(parts)]
        app = build_http_app("jobfair", routers, ready=database.ready, large_bodies=LARGE_BODIES)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://city/api/jobfair/v1"
        ) as client:
            yield Office(client, world)


def code(answer: httpx.Response) -> str:
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return str(answer.json()["code"])


async def test_a_file_goes_from_its_trial_to_the_search(office: Office) -> None:
    bad = [*cells(posting(job_no="A03"))]
    bad[6] = "若干"
    tried_file = await office.post(IMPORTS, content=sheet(LAWFUL, BLOCKED, bad))
    assert tried_file.status_code == 201
    plan = tried_file.json()
    assert plan["figures"]["inserted"] == 2
    assert (await office.get(f"/fairs/{FAIR}/jobs")).json()["jobs"] == []
    path = f"{IMPORTS}/{plan['change_id']}"
    shown = (await office.get(path, "auditor")).json()
    assert shown["refused"] == [{"row_no": 4, "sentences": ["招聘人数须为1到100000的整数"]}]
    errors = await office.get(f"{path}/errors.xlsx", "bureau")
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(errors.content)).get_sheet_by_index(0).to_python()
    assert rows[1][-1] == "招聘人数须为1到100000的整数"

    acceptance = {"sha256": plan["sha256"]}
    first = await office.post(f"{path}/acceptances", key="accept-1", json=acceptance)
    again = await office.post(f"{path}/acceptances", key="accept-1", json=acceptance)
    assert (first.status_code, first.content) == (201, again.content)
    assert (await office.get(path, "bureau")).json()["state"] == "WRITTEN"
    (job,) = (await office.get(f"/fairs/{FAIR}/jobs", words="灌裝", pay_min_fen=500_000)).json()["jobs"]
    assert (job["title"], job["employer"]) == ("灌装线操作工", "示例饮品股份有限公司")
    assert (await office.get(f"/jobs/{job['job_id']}")).json() == job
    told = await office.get(f"/jobs/{job['job_id']}.jsonld")
    assert told.headers["content-type"] == "application/ld+json"
    assert told.json()["baseSalary"]["value"]["maxValue"] == 6000
    (company,) = (await office.get(f"/fairs/{FAIR}/companies")).json()["companies"]
    assert (await office.get(f"/fairs/{FAIR}/companies/{company['company_id']}")).json() == company
    assert company["jobs"] == 1


async def test_a_blocked_posting_is_shown_to_staff_with_law_and_wording_until_it_is_overruled(office: Office) -> None:
    await office.imported(BLOCKED)
    job_id = job_id_of(FAIR, USCC, "A02")
    assert code(await office.get(f"/jobs/{job_id}")) == "NOT_FOUND"
    assert code(await office.get(f"/jobs/{job_id}.jsonld")) == "NOT_FOUND"
    (blocked,) = (await office.get(f"/fairs/{FAIR}/postings", "bureau")).json()["postings"]
    (hit,) = blocked["hits"]
    assert (hit["words"], hit["severity"], hit["is_overruled"]) == ("限男性", "BLOCK", False)
    assert {"law": "妇女权益保障法", "article": "第四十三条"}.items() <= hit["basis"][0].items()
    assert "女职工禁忌劳动范围" in hit["suggestion"]
    body = {"rule_id": "sex", "field": "conditions", "words": "限男性", "reason": "矿山井下岗位，属禁忌劳动范围"}
    assert code(await office.post(f"/jobs/{job_id}/overrules", "auditor", json=body)) == "FORBIDDEN"
    answer = await office.post(f"/jobs/{job_id}/overrules", json=body)
    assert answer.json()["state"] == "SHOWN"
    assert (await office.get(f"/jobs/{job_id}")).status_code == 200
    async with office.world.database.connection() as connection:
        acts = await connection.fetch("select act, subject from audit_entry order by seq")
    assert [tuple(act) for act in acts][-1] == ("posting.overrule", job_id)
    assert (await office.post(f"/jobs/{job_id}/withdrawals", json={"reason": "单位已招满"})).status_code == 201
    assert code(await office.get(f"/jobs/{job_id}")) == "NOT_FOUND"


async def test_a_rescreening_is_tried_and_accepted_like_an_import(office: Office) -> None:
    await office.imported(LAWFUL, BLOCKED)
    async with office.world.database.transaction() as transaction:  # as an older gate had left it
        await transaction.execute("update job_posting set state = 'SHOWN', hits = '[]' where job_no = 'A02'")
    plan = (await office.post(f"/fairs/{FAIR}/rescreenings")).json()
    assert plan["figures"] == {"rows": 2, "changed": 1, "newly_blocked": 1, "freed": 0, "newly_warned": 0}
    path = f"/fairs/{FAIR}/rescreenings/{plan['change_id']}"
    (row,) = (await office.get(path, "bureau")).json()["restated"]
    assert (row["was"], row["state"], row["hits"][0]["words"]) == ("SHOWN", "BLOCKED", "限男性")
    wrong = await office.post(f"{path}/acceptances", json={"sha256": "0" * 64})
    assert code(wrong) == "STALE_VALUE"
    assert (await office.post(f"{path}/acceptances", json={"sha256": plan["sha256"]})).status_code == 201
    assert [one["title"] for one in (await office.get(f"/fairs/{FAIR}/jobs")).json()["jobs"]] == ["灌装线操作工"]


async def test_the_worker_finishes_what_was_accepted_and_left(office: Office) -> None:
    plan = await tried(office.world, LAWFUL)
    await accepted(office.world, plan)
    finish = finishing(office.world.database, partial(PostgresCatalogue, folding=GATE.folding))
    assert await finish()
    assert not await finish()
    assert len((await office.get(f"/fairs/{FAIR}/jobs")).json()["jobs"]) == 1


async def test_a_hit_of_a_rule_that_is_no_more_is_shown_without_its_law(office: Office) -> None:
    await office.imported(BLOCKED)
    hits = '[["of-old", "BLOCK", "conditions", 0, 3, "限男性"]]'
    async with office.world.database.transaction() as transaction:
        await transaction.execute("update job_posting set hits = $1::jsonb", hits)
    (shown,) = (await office.get(f"/fairs/{FAIR}/postings", "bureau")).json()["postings"]
    assert shown["hits"][0]["rule_id"] == "of-old"
    assert "basis" not in shown["hits"][0]


@pytest.mark.parametrize("who", ["", "citizen", "bureau@taocheng", "moderator"])
async def test_only_the_citys_bureau_imports(office: Office, who: str) -> None:
    answer = await office.post(IMPORTS, who, content=sheet(LAWFUL))
    assert code(answer) == ("FORBIDDEN" if who else "UNAUTHENTICATED")


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", "MALFORMED"), (b"PK\x03\x04broken", "MALFORMED"), (b"\x00\x01\x02", "MALFORMED"),
        ("姓名\n甲\n".encode(), "MALFORMED"), (b"a" * (12 * 1024 * 1024 + 1), "TOO_LARGE"),
    ],
    ids=["empty", "a broken zip", "bytes", "another sheet", "too large"],
)  # fmt: skip
async def test_bad_files_are_refused_with_a_reason(office: Office, content: bytes, refused: str) -> None:
    assert code(await office.post(IMPORTS, content=content)) == refused


async def test_bad_questions_are_refused(office: Office) -> None:
    jobs = f"/fairs/{FAIR}/jobs"
    for query in ({"after": "x"}, {"pay_min_fen": -1}, {"most": 0}, {"words": "长" * 101}):
        assert code(await office.get(jobs, **query)) == "MALFORMED"
    assert (await office.get(jobs, words="a\0b")).json()["jobs"] == []
    assert code(await office.get(f"{IMPORTS}/nothing", "bureau")) == "NOT_FOUND"
    assert code(await office.get(f"{IMPORTS}/nothing/errors.xlsx", "bureau")) == "NOT_FOUND"
    assert code(await office.post("/fairs/nowhere/rescreenings")) == "NOT_FOUND"
    assert code(await office.get(f"/fairs/{FAIR}/companies/nobody")) == "NOT_FOUND"
    unmarked = await office.post("/jobs/x/withdrawals", json={"reason": "电话13800138000"})
    assert code(unmarked) == "MALFORMED"


async def test_whoever_writes_postings_may_read_the_rules(office: Office) -> None:
    told = (await office.get("/gate-rules")).json()
    assert {one["field"] for one in told["mandatory"]} >= {"headcount", "base_pay_fen", "valid_until"}
    assert all(one["basis"] and one["suggestion"] for one in (*told["mandatory"], *told["wording"]))


async def test_pages_of_the_search_follow_one_another(office: Office) -> None:
    await office.imported(*(posting(job_no=f"P{number}") for number in range(5)))
    first = (await office.get(f"/fairs/{FAIR}/jobs", most=3)).json()
    second = (await office.get(f"/fairs/{FAIR}/jobs", most=3, after=first["next"])).json()
    assert (len(first["jobs"]), len(second["jobs"]), second["next"]) == (3, 2, None)
    assert not {one["job_id"] for one in first["jobs"]} & {one["job_id"] for one in second["jobs"]}

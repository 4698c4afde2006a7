"""Applications through their doors: what a seeker sends and takes back, what an employer sees."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from services.jobfair.tests.show_builders import AN, BO
from services.jobfair.tests.show_hall import Hall, open_hall, open_room, room_of
from shared.testing.servers import Running

pytestmark = pytest.mark.integration

RESUME = {"education": "college", "region": "131102", "contact": "13912345678", "intro": "三年焊工经验"}
APPLY = {"room_id": "main", "consent": True, **RESUME}


@pytest.fixture
async def hall(postgres_server: Running) -> AsyncIterator[Hall]:
    async with open_hall(postgres_server) as opened:
        yield opened


async def test_an_application_from_the_tap_to_the_withdrawal(hall: Hall) -> None:
    await open_room(hall)
    consent = await hall.get("/jobs/j1/consent")
    assert "养元智汇" in consent["text"]
    first = await hall.post(
        "/jobs/j1/applications", APPLY | {"consent_version": consent["version"]}, who=AN, key="tap-0001"
    )
    assert first.status_code == 201, first.text
    again = await hall.post(
        "/jobs/j1/applications", APPLY | {"consent_version": consent["version"]}, who=AN, key="tap-0001"
    )
    assert again.content == first.content
    other = await hall.post("/jobs/j1/applications", APPLY | {"intro": "x"}, who=AN, key="tap-0001")
    assert (other.status_code, other.json()["code"]) == (422, "KEY_REUSED")
    second = await hall.post("/jobs/j1/applications", APPLY, who=AN)
    assert second.json()["code"] == "ALREADY_APPLIED"
    mine = await hall.get("/applications", who=AN)
    assert [(one["title"], one["resume"]) for one in mine] == [("岗位j1", RESUME)]
    applied = f"/applications/{first.json()['application_id']}"
    assert (await hall.post(f"{applied}/withdrawals", who=BO)).status_code == 404
    await hall.done(f"{applied}/withdrawals", who=AN)
    await hall.done("/jobs/j1/applications", APPLY, who=AN)
    await hall.done("/jobs/j2/applications", APPLY, who=BO)
    assert await hall.get("/fairs/f1/application-counts") == {
        "submissions": 3,
        "person_jobs": 2,
        "people": 2,
        "live": 2,
    }
    assert [one["resume"] for one in await hall.get("/applications", who=AN)] == [RESUME, None]
    assert (await hall.told()).count("jobfair.application.filed.v1") == 3
    kept = await hall.kept()
    assert not [secret for secret in (RESUME["contact"], RESUME["intro"], RESUME["region"]) if secret in kept]


async def test_an_employer_sees_masked_applications_and_one_whole_for_a_reason(hall: Hall) -> None:
    await open_room(hall)
    applied = await hall.done("/jobs/j1/applications", APPLY, who=AN)
    page = await hall.get("/companies/c1/applications", who="auditor")
    assert [(one["contact"], one["intro"], one["education"]) for one in page] == [("139****5678", "****", "college")]
    assert await hall.get(f"/companies/c1/applications?before={page[0]['filing_no']}") == []
    target, why = f"/applications/{applied['application_id']}/unmaskings", {"reason": "企业约面试"}
    whole = await hall.post(target, why, key="show-0001")
    assert (whole.status_code, whole.json()["resume"]) == (201, RESUME)
    again = await hall.post(target, why, key="show-0001")
    assert "resume" not in again.json(), "each look is an act of its own"
    assert (await hall.post(target, {"reason": "电话13912345678"})).status_code == 400
    assert (await hall.acts())[-1] == "application.unmask"
    await hall.done(f"/applications/{applied['application_id']}/withdrawals", who=AN)
    assert await hall.get("/companies/c1/applications") == []
    assert (await hall.post(target, why)).status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"consent": False}, 409, "CONSENT_MISSING"),
        ({"consent_version": "2019"}, 409, "CONSENT_MISSING"),
        ({"region": "x"}, 400, "MALFORMED"),
        ({"contact": "120"}, 400, "MALFORMED"),
        ({"education": "wizard"}, 400, "MALFORMED"),
        ({"intro": "\u0000"}, 400, "MALFORMED"),
        ({"intro": "\ud800"}, 400, "MALFORMED"),
        ({"intro": "字" * 501}, 400, "MALFORMED"),
        ({"intro": "字" * 100_000}, 413, "TOO_LARGE"),
        ({"room_id": "elsewhere"}, 404, "NOT_FOUND"),
        ({"room_id": "../main"}, 400, "MALFORMED"),
        ({"salary": 1}, 400, "MALFORMED"),
    ],
    ids=str,
)  # fmt: skip
async def test_a_bad_application_is_refused_with_a_code(
    hall: Hall, body: dict[str, Any], status: int, code: str
) -> None:
    await open_room(hall)
    answer = await hall.post("/jobs/j1/applications", APPLY | body, who=AN)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert await hall.get("/applications", who=AN) == []


async def test_nobody_applies_in_a_room_that_is_not_open(hall: Hall) -> None:
    await room_of(hall)
    answer = await hall.post("/jobs/j1/applications", APPLY, who=AN)
    assert (answer.status_code, answer.json()["code"]) == (409, "ROOM_CLOSED")

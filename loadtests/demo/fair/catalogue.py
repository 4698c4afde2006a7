"""The fair's catalogue, brought in as an office does: tried first, then accepted by its hash."""

from dataclasses import dataclass
from typing import Any

from loadtests.clients.gateway import Gateway, key_of
from loadtests.fair.catalogue import catalogue_sheet
from loadtests.fair.plan import CARDS_AT_ONCE, PINNED_AFTER_MS, SEGMENTS
from loadtests.fair.play import API

JOBS_OF_A_SEGMENT = CARDS_AT_ONCE * len(PINNED_AFTER_MS)


@dataclass(frozen=True)
class Catalogue:
    """`on_stage` are ten companies, `jobs` those of them that are pinned, in the order of the stage."""

    figures: dict[str, Any]
    on_stage: list[str]
    jobs: list[str]


async def bring_catalogue(gateway: Gateway, fair_id: str, seed: int, bureau: str) -> Catalogue:
    """Companies and postings of a generated sheet; ten of the companies go on stage."""
    target = f"{API}/fairs/{fair_id}/imports"
    headers = {"Authorization": f"Bearer {bureau}", "Content-Type": "application/octet-stream"}
    tried = await gateway.until_definite("POST", target, body=catalogue_sheet(seed), headers=headers)
    if tried.status != 201:
        raise RuntimeError(f"import of postings: {tried.status} {tried.body[:300]!r}")
    plan = tried.json()
    key = key_of("accept", plan["change_id"])
    await gateway.act(f"{target}/{plan['change_id']}/acceptances", {"sha256": plan["sha256"]}, token=bureau, key=key)
    on_stage: list[str] = []
    jobs: list[str] = []
    for company in (await gateway.get(f"{API}/fairs/{fair_id}/companies"))["companies"]:
        page = await gateway.get(
            f"{API}/fairs/{fair_id}/jobs?company_id={company['company_id']}&most={JOBS_OF_A_SEGMENT}"
        )
        if len(page["jobs"]) == JOBS_OF_A_SEGMENT:
            on_stage.append(company["company_id"])
            jobs += [job["job_id"] for job in page["jobs"]]
        if len(on_stage) == SEGMENTS:
            break
    return Catalogue(plan["figures"], on_stage, jobs)
